"""The year: counts out of what was said, gaps of two in a row, and from a cell to its register."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.arrange import Opener, new_audit, whole_of
from tests.ui.robots.attendance import AttendanceRobot
from tests.ui.robots.home import FindRobot
from tests.ui.robots.window import WindowRobot
from ui.components.button import Button
from ui.routes import Screen
from workbench.domain.attendance import hold_meeting, mark
from workbench.domain.attendance_year import MeetingsHeld
from workbench.domain.meetings import Presence
from workbench.domain.questions import Agencies, AuditByRef, Everything
from workbench.storage.store import Store

P, D, A, X = Presence.PRESENT, Presence.DEPUTY, Presence.APOLOGIES, Presence.ABSENT
MEETINGS = (
    (date(2026, 4, 9), (P, A, None)),
    (date(2026, 6, 4), (D, X, P)),
    (date(2026, 9, 3), (P, P, None)),
    (date(2025, 6, 5), (P, P, P)),
)


def held(store: Store, ref: str, day: date, states: tuple[Presence | None, ...], *, leave: int = 0) -> None:
    whole = store.ask(Everything(store.ask(AuditByRef(ref))))
    store.apply(hold_meeting(whole.audit, day, "", whole.members, whole.meetings, store.new_id))
    for member, state in zip(whole.members, states, strict=False):
        meeting = next(each.meeting for each in store.ask(MeetingsHeld()) if (each.ref, each.meeting.day) == (ref, day))
        if edit := mark(meeting, member, state, store.new_id, of_panel=False):
            store.apply(edit)


@pytest.fixture
def year(at_desk: WindowRobot, audited: Store) -> AttendanceRobot:
    """Three meetings of one year, of which one is of another audit that the third agency is not in; one of another."""
    agencies = audited.ask(Agencies())
    audited.apply(new_audit(audited.new_id, "NEG26", agencies=[each for each in agencies if each.code != "SCH"]))
    for day, states in MEETINGS:
        held(audited, "NEG26" if day.month == 9 else "MIS26", day, states)
    at_desk.workspace.changed.emit(frozenset())
    return AttendanceRobot(at_desk).open()


def test_every_agency_at_every_meeting_is_told(year: AttendanceRobot) -> None:
    assert year.showing == "year"
    assert year.said == "3 meetings. Police missed two or more in a row."
    assert year.cell(0, 1) == "Children's social care, 4 June 2026, Missing children 2026. Deputy."
    assert year.cell(1, 0).endswith("Missing children 2026. Apologies. Two in a row missed.")
    assert year.cell(2, 0) == "Schools, 9 April 2026, Missing children 2026. Not said."
    assert year.cell(2, 2).endswith("Not in this audit.")
    assert [year.cell(row, 3) for row in range(3)] == [
        "Children's social care. Came to 3 of 3.",
        "Police. Came to 1 of 3. Two in a row missed.",
        "Schools. Came to 1 of 1, 1 not said.",
    ]


def test_a_cell_opens_its_register_and_esc_comes_back(year: AttendanceRobot) -> None:
    keys = year.keys
    keys.press("Ctrl+Home", "Right", "Down", "Enter")
    assert year.showing == "register"
    assert year.at == "Police: absent"
    assert year.page.pieces.meeting.currentText() == "MIS26, 4 June 2026"
    keys.press("P", "Esc")
    assert year.showing == "year"
    assert keys.focused is year.page.pieces.grid
    assert year.said == "3 meetings. Nobody is known to have missed two in a row."
    assert year.page.pieces.grid.currentIndex().column() == 1


def test_pages_go_from_meeting_to_meeting_and_end_at_the_years_ends(year: AttendanceRobot) -> None:
    keys = year.keys
    keys.press("Ctrl+Home", "Enter", "PgDown")
    assert year.page.pieces.meeting.currentText() == "MIS26, 4 June 2026"
    keys.press("PgUp", "PgUp")
    assert year.page.pieces.meeting.currentText() == "MIS26, 9 April 2026"
    assert "first meeting of the year" in keys.toast


def test_another_year_is_another_grid(year: AttendanceRobot) -> None:
    keys = year.keys
    keys.tab_to("Year").press("Down")
    assert year.said == "1 meeting. Nobody is known to have missed two in a row."
    assert year.page.pieces.year.currentText() == "2025 to 2026"


def test_it_is_reached_from_the_programme_and_by_finding(year: AttendanceRobot) -> None:
    keys = year.keys
    assert keys.shell.places is not None
    keys.shell.places.go_to(Screen.PROGRAMME)
    button = next(each for each in keys.shell.page.findChildren(Button) if each.text() == "Attendance")
    keys.tab_to("Attendance")
    assert keys.focused is button
    keys.press("Space")
    assert year.showing == "year"
    keys.shell.places.go_to(Screen.PROGRAMME)
    find = FindRobot(keys).open()
    keys.type("attend")
    assert find.found[0] == "Screen: Attendance, Who came to panel meetings"
    keys.press("Enter")
    assert year.showing == "year"


def test_a_place_among_those_one_has_been_to(year: AttendanceRobot) -> None:
    keys = year.keys
    year.open("MIS26")
    assert keys.shell.places is not None
    keys.shell.places.go_to(Screen.PROGRAMME)
    find = FindRobot(keys).open()
    assert "Attendance, Missing children 2026" in find.found
    keys.press("Esc")


def test_read_only_shows_everything_and_changes_nothing(
    window: Callable[[Path | None], WindowRobot], audited: Store, open_workspace: Opener
) -> None:
    held(audited, "MIS26", date(2026, 4, 9), (P, A, None))
    robot = window(None)
    robot.shell.show_workspace(open_workspace(audited.folder, read_only=True))
    year = AttendanceRobot(robot).open("MIS26")
    assert [came for _, came, _, _ in year.register] == ["Present", "Apologies", "Not said"]
    before = whole_of(audited).meetings
    year.rows[0].focus_marks()
    robot.press("X", "Del", "Ctrl+M", "Ctrl+D")
    assert whole_of(audited).meetings == before
    assert not year.page.pieces.hold.isEnabled()
