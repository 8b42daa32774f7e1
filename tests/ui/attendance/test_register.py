"""The register from the keyboard: a meeting held from who is in the room, marks by letters, roles, and steps back."""

from dataclasses import replace
from datetime import date

import pytest

from tests.arrange import whole_of
from tests.ui.robots.attendance import AttendanceRobot
from tests.ui.robots.window import WindowRobot
from ui.letters import letters
from ui.panel.attendance import AttendanceDialog
from ui.routes import Route, Screen
from workbench.domain.attendance_year import MeetingsHeld
from workbench.domain.meetings import Presence
from workbench.domain.setting_up import change_audit
from workbench.storage.store import Store

DAY = date(2026, 5, 14)
CARE, POLICE, SCHOOLS = "Children's social care", "Police", "Schools"


@pytest.fixture
def desk(at_desk: WindowRobot, audited: Store) -> WindowRobot:
    audit = whole_of(audited).audit
    edit = change_audit(audit, replace(audit, panel_day=DAY))
    assert edit is not None
    audited.apply(edit)
    return at_desk


@pytest.fixture
def register(desk: WindowRobot) -> AttendanceRobot:
    """The meeting of the panel day is held, and nothing was said yet."""
    robot = AttendanceRobot(desk).open("MIS26").hold()
    assert robot.showing == "register"
    return robot


def stored(store: Store) -> dict[str, tuple[Presence | None, bool | None]]:
    """By agency: what the register says, and the mark of who is in the room."""
    whole = whole_of(store)
    return {
        each.agency.name: (whole.meetings[0].said(each.agency.id) if whole.meetings else None, each.in_room)
        for each in whole.members
    }


def at_panel(desk: WindowRobot) -> None:
    assert desk.shell.places is not None
    whole = whole_of(desk.workspace.store)
    desk.shell.places.go(Route(Screen.PANEL, whole.audit.id, whole.cases[0].id))


def test_from_f5_to_the_register_and_back_to_the_case(desk: WindowRobot, audited: Store) -> None:
    at_panel(desk)
    desk.press("F5")
    assert isinstance(desk.dialog, AttendanceDialog)
    desk.tab_to(CARE).press("Space")
    desk.tab_to(POLICE).press("Space", "Space")
    desk.tab_to("Register…").press("Space")
    robot = AttendanceRobot(desk)
    assert robot.showing == "nothing", "no meeting is held by looking"
    assert "Its panel day is 14 May 2026." in robot.page.pieces.empty.fact.text()
    desk.press("Enter", "Enter")
    assert robot.register == [(CARE, "Present", "", ""), (POLICE, "Absent", "", ""), (SCHOOLS, "Not said", "", "")]
    assert robot.at == f"{SCHOOLS}: not said", "the keyboard is on the first of whom nothing was said"
    desk.press("Alt+Left")
    assert desk.shell.places is not None
    assert desk.shell.places.on_panel


def test_letters_mark_and_the_room_follows(register: AttendanceRobot, audited: Store) -> None:
    keys = register.keys
    assert register.at == f"{CARE}: not said"
    keys.press("P", "Down", "A", "Down", "D")
    assert register.at == f"{SCHOOLS}: deputy"
    assert stored(audited) == {
        CARE: (Presence.PRESENT, True),
        POLICE: (Presence.APOLOGIES, False),
        SCHOOLS: (Presence.DEPUTY, True),
    }
    keys.press("X", "Up", "Del")
    assert stored(audited)[POLICE] == (None, None), "not said is not absent"
    assert stored(audited)[SCHOOLS] == (Presence.ABSENT, False)
    assert [came for _, came, _, _ in register.register] == ["Present", "Not said", "Absent"]
    keys.press("Ctrl+Z")
    assert stored(audited)[POLICE] == (Presence.APOLOGIES, False)
    assert register.register[1][1] == "Apologies"


def test_arrows_go_along_the_marks(register: AttendanceRobot, audited: Store) -> None:
    register.keys.press("Left", "Left")
    assert register.at == f"{CARE}: apologies"
    assert stored(audited)[CARE] == (Presence.APOLOGIES, False)
    register.keys.press("Up")
    assert register.at == f"{CARE}: apologies", "above the first there is none"


def test_a_tick_on_the_panel_stands_in_the_register(register: AttendanceRobot, audited: Store) -> None:
    register.keys.press("A")
    at_panel(register.keys)
    register.keys.press("F5").tab_to(CARE).press("Space")
    assert stored(audited)[CARE] == (Presence.PRESENT, True)
    register.keys.press("Esc")
    register.open("MIS26")
    assert register.register[0][1] == "Present"
    register.keys.press("Ctrl+Z")
    assert stored(audited)[CARE] == (Presence.APOLOGIES, False)


def test_role_and_name_are_written_when_the_box_is_left(register: AttendanceRobot, audited: Store) -> None:
    keys = register.keys
    keys.press("P", "Enter").type("Team manager").press("Tab").type("R. Reader").press("Esc")
    assert register.at == f"{CARE}: present", "Esc goes back to the marks"
    (person,) = whole_of(audited).meetings[0].attendance
    assert (person.role, person.name) == ("Team manager", "R. Reader")
    keys.press("Enter").fill("Service manager")
    assert register.page.pieces.register.rows[0].role.text() == "Service manager"
    register.open()  # another place: what was being typed is written
    assert whole_of(audited).meetings[0].attendance[0].role == "Service manager"


def test_letters_in_a_box_are_words(register: AttendanceRobot, audited: Store) -> None:
    register.keys.press("P", "Enter").type("xapd").press("Esc")
    (person,) = whole_of(audited).meetings[0].attendance
    assert (person.role, person.state) == ("xapd", Presence.PRESENT)


def test_nothing_can_be_written_of_whom_nothing_was_said(register: AttendanceRobot) -> None:
    row = register.rows[0]
    assert not row.role.isEnabled()
    assert not row.other.isEnabled()
    register.keys.press("Enter")
    assert register.at == f"{CARE}: not said"


def test_two_of_an_agency(register: AttendanceRobot, audited: Store) -> None:
    keys = register.keys
    keys.press("A").tab_to(f"One more person of {CARE}").press("Space")
    keys.hear("Write the role of the other person")
    register.rows[0].focus_marks()
    keys.press("Enter").type("Team manager")
    keys.tab_to(f"One more person of {CARE}").press("Space")
    assert register.at == f"{CARE}, person 2: role"
    keys.type("Social worker").press("Esc")
    assert register.register[:2] == [(CARE, "Apologies", "Team manager", ""), ("", "Present", "Social worker", "")]
    assert stored(audited)[CARE] == (Presence.PRESENT, True), "one who is there is the agency there"
    keys.press("Del")
    assert stored(audited)[CARE] == (Presence.APOLOGIES, False)
    assert len(register.rows) == 3


def test_a_second_meeting_of_a_day_needs_a_title(register: AttendanceRobot, audited: Store) -> None:
    keys = register.keys
    register.hold("14/05/2026")
    assert keys.name == "Title"
    keys.type("Afternoon").press("Enter")
    assert [each.meeting.title for each in audited.ask(MeetingsHeld())] == ["", "Afternoon"]
    assert register.meetings == ["MIS26, 14 May 2026", "MIS26, 14 May 2026, Afternoon"]
    keys.press("P")
    assert stored(audited)[CARE] == (None, None), "the room is the register of the first"
    keys.press("PgUp", "P")
    assert stored(audited)[CARE] == (Presence.PRESENT, True)


def test_a_meeting_is_moved_named_and_taken_out(register: AttendanceRobot, audited: Store) -> None:
    keys = register.keys
    keys.press("P", "Ctrl+D").fill("21/05/2026").tab_to("Title").type("Panel").press("Enter")
    (held,) = audited.ask(MeetingsHeld())
    assert (held.meeting.day, held.meeting.title, held.of_panel) == (date(2026, 5, 21), "Panel", False)
    assert len(held.meeting.attendance) == 1
    keys.press("Ctrl+D").tab_to("Take it out").press("Space")
    assert audited.ask(MeetingsHeld()) == ()
    assert register.showing == "nothing"
    keys.press("Ctrl+Z")
    assert register.register[0][:2] == (CARE, "Present")


def test_a_day_that_is_none_is_said_under_its_field(desk: WindowRobot, audited: Store) -> None:
    AttendanceRobot(desk).open("MIS26").hold("31/02/2026")
    assert desk.dialog.day_row.field.accessibleDescription() == "There is no such day. Write it as 14/05/2026."  # type: ignore[attr-defined]
    assert audited.ask(MeetingsHeld()) == ()
    desk.press("Esc")


def test_letters_turned_off_do_nothing(register: AttendanceRobot, audited: Store) -> None:
    letters.turn(False)
    try:
        register.keys.press("P")
        assert stored(audited)[CARE] == (None, None)
    finally:
        letters.turn(True)
