"""The verbs of attendance, who is in the room as one fact, and the gaps of the year."""

import itertools
from dataclasses import replace
from datetime import date

import pytest

from workbench.domain.attendance import (
    add_person,
    change_meeting,
    change_person,
    hold_meeting,
    mark,
    mark_in_room,
    panel_meeting,
    remove_meeting,
)
from workbench.domain.attendance_year import Held, attendance_over
from workbench.domain.audits import Agency, Audit, Member
from workbench.domain.edits import Added, Changed, Edit, Kind, Removed
from workbench.domain.meetings import Attendance, Meeting, Presence
from workbench.errors import Refused

PANEL_DAY = date(2026, 5, 14)
AUDIT = Audit(1, "MIS26", "Missing 2026", 2026, panel_day=PANEL_DAY)
POLICE, SCHOOL, GP = (
    Member(11, Agency(21, "POL", "Police"), 1),
    Member(12, Agency(22, "EDU", "School"), 2),
    Member(13, Agency(23, "GP", "GP"), 3),
)
MEMBERS = (POLICE, SCHOOL, GP)
P, D, A, X = Presence.PRESENT, Presence.DEPUTY, Presence.APOLOGIES, Presence.ABSENT


def ids() -> "itertools.count[int]":
    return itertools.count(100)


def met(*people: tuple[Member, Presence], day: date = PANEL_DAY, id: int = 50, title: str = "") -> Meeting:
    came = tuple(Attendance(60 + n, id, member.agency.id, state) for n, (member, state) in enumerate(people))
    return Meeting(id, AUDIT.id, day, title, came)


def done(edit: Edit | None) -> list[tuple[object, ...]]:
    """What an edit does, in short."""
    assert edit is not None
    short: list[tuple[object, ...]] = []
    for each in edit.changes:
        if isinstance(each, Changed):
            short.append((each.kind.value, each.id, each.field, each.before, each.after))
        else:
            what = each.values.get("state", each.values.get("day"))
            short.append((each.kind.value, "added" if isinstance(each, Added) else "removed", what))
    return short


# Holding a meeting


def test_on_the_panel_day_it_starts_from_who_is_in_the_room() -> None:
    members = (replace(POLICE, in_room=True), replace(SCHOOL, in_room=False), GP)
    edit = hold_meeting(AUDIT, PANEL_DAY, " Panel\n", members, (), ids().__next__)
    assert done(edit) == [
        ("meeting", "added", "2026-05-14"),
        ("attendance", "added", "present"),
        ("attendance", "added", "absent"),
    ]
    assert edit.label == "Meeting of 14 May 2026, Panel held"
    assert {change.values["agency_id"] for change in edit.changes[1:] if isinstance(change, Added)} == {21, 22}


def test_on_another_day_nothing_is_said_yet() -> None:
    members = (replace(POLICE, in_room=True),)
    assert done(hold_meeting(AUDIT, date(2026, 6, 4), "", members, (), ids().__next__)) == [
        ("meeting", "added", "2026-06-04")
    ]


def test_a_second_meeting_of_the_panel_day_starts_empty_and_needs_a_title() -> None:
    members = (replace(POLICE, in_room=True),)
    with pytest.raises(Refused, match="There is a meeting of 14 May 2026 already"):
        hold_meeting(AUDIT, PANEL_DAY, "  ", members, (met(),), ids().__next__)
    edit = hold_meeting(AUDIT, PANEL_DAY, "Afternoon", members, (met(),), ids().__next__)
    assert done(edit) == [("meeting", "added", "2026-05-14")]


def test_moved_to_the_panel_day_its_register_says_who_is_in_the_room() -> None:
    meeting = met((POLICE, D), (GP, A), day=date(2026, 6, 4))
    members = (POLICE, replace(SCHOOL, in_room=True), replace(GP, in_room=True))
    edit = change_meeting(meeting, PANEL_DAY, "", AUDIT, members, (meeting,), ids().__next__)
    assert done(edit) == [
        ("meeting", 50, "day", "2026-06-04", "2026-05-14"),
        ("member", 11, "in_room", None, True),
        ("attendance", "added", "present"),
        ("member", 13, "in_room", True, False),
    ]
    assert change_meeting(meeting, meeting.day, "", AUDIT, members, (meeting,), ids().__next__) is None


def test_a_meeting_goes_with_its_register() -> None:
    edit = remove_meeting(met((POLICE, P), (GP, A)))
    assert done(edit) == [
        ("attendance", "removed", "present"),
        ("attendance", "removed", "apologies"),
        ("meeting", "removed", "2026-05-14"),
    ]
    back = [(change.kind, type(change)) for change in edit.inverse(7).changes]
    assert back[0] == (Kind.MEETING, Added)


# One fact in two places


@pytest.mark.parametrize(("state", "here"), [(P, True), (D, True), (A, False), (X, False)])
def test_a_mark_in_the_register_of_the_panel_is_a_mark_of_the_room(state: Presence, here: bool) -> None:
    edit = mark(met(), POLICE, state, ids().__next__, of_panel=True)
    assert done(edit) == [("attendance", "added", state.value), ("member", 11, "in_room", None, here)]
    elsewhere = mark(met(), POLICE, state, ids().__next__, of_panel=False)
    assert done(elsewhere) == [("attendance", "added", state.value)]


def test_what_is_taken_back_is_not_said_rather_than_absent() -> None:
    police = replace(POLICE, in_room=True)
    edit = mark(met((POLICE, P)), police, None, ids().__next__, of_panel=True)
    assert done(edit) == [("attendance", "removed", "present"), ("member", 11, "in_room", True, None)]
    assert edit is not None
    assert edit.label == "Police: not said"
    assert mark(met(), POLICE, None, ids().__next__, of_panel=True) is None
    assert mark(met((POLICE, P)), police, P, ids().__next__, of_panel=True) is None


@pytest.mark.parametrize(
    ("held", "here", "written"),
    [
        (None, True, []),
        (met(), True, [("attendance", "added", "present")]),
        (met(), False, [("attendance", "added", "absent")]),
        (met((POLICE, A)), True, [("attendance", 60, "state", "apologies", "present")]),
        (met((POLICE, D)), True, []),
        (met((POLICE, D)), False, [("attendance", 60, "state", "deputy", "absent")]),
        (met((POLICE, A)), False, []),
    ],
)
def test_a_tick_on_the_panel_writes_the_register_in_the_same_edit(
    held: Meeting | None, here: bool, written: list[tuple[object, ...]]
) -> None:
    edit = mark_in_room(POLICE, here, held, ids().__next__)
    assert done(edit) == [("member", 11, "in_room", None, here), *written]


def test_a_tick_that_says_nothing_new_is_no_step() -> None:
    assert mark_in_room(replace(POLICE, in_room=True), True, met((POLICE, D)), ids().__next__) is None
    assert mark_in_room(replace(POLICE, in_room=True), True, None, ids().__next__) is None


def test_the_panels_meeting_is_the_first_of_its_day() -> None:
    first, second = met(title="Morning"), met(id=51, title="Afternoon")
    other = met(id=52, day=date(2026, 5, 15))
    assert panel_meeting(AUDIT, (first, second, other)) is first
    assert panel_meeting(AUDIT, (other,)) is None
    assert panel_meeting(replace(AUDIT, panel_day=None), (first,)) is None


# Several people of an agency


def test_two_people_of_an_agency_are_told_apart_by_role_or_name() -> None:
    meeting = met((POLICE, A))
    with pytest.raises(Refused, match="Write the role of the other person of Police first"):
        add_person(meeting, POLICE, P, ids().__next__, of_panel=True)
    first = replace(meeting.attendance[0], role="Inspector")
    meeting = replace(meeting, attendance=(first,))
    edit = add_person(meeting, replace(POLICE, in_room=False), P, ids().__next__, of_panel=True)
    assert done(edit) == [("attendance", "added", "present"), ("member", 11, "in_room", False, True)]
    second = Attendance(70, 50, 21, P, "Sergeant")
    meeting = replace(meeting, attendance=(first, second))
    assert meeting.said(21) is P, "one who is there is the agency there"
    with pytest.raises(Refused, match="Police has somebody of this role and name already"):
        change_person(second, " Inspector ", "", meeting, "Police")
    changed = change_person(second, "Sergeant", "A.  Reader\n", meeting, "Police")
    assert done(changed) == [("attendance", 70, "name", "", "A. Reader")]
    assert change_person(second, "Sergeant ", "", meeting, "Police") is None


def test_one_of_two_can_be_marked_and_taken_back() -> None:
    people = (Attendance(60, 50, 21, P, "Inspector"), Attendance(61, 50, 21, A, "Sergeant"))
    meeting, police = replace(met(), attendance=people), replace(POLICE, in_room=True)
    edit = mark(meeting, police, X, ids().__next__, of_panel=True, person_id=60)
    assert done(edit) == [("attendance", 60, "state", "present", "absent"), ("member", 11, "in_room", True, False)]
    gone = mark(meeting, police, None, ids().__next__, of_panel=True, person_id=61)
    assert gone is not None
    assert [type(change) for change in gone.changes] == [Removed]


# The year


def year(*states: tuple[Presence | None, ...], without: tuple[int, ...] = ()) -> list[Held]:
    """A meeting a month, each with how police and school stood. `without`: those of an audit of others."""
    held = []
    for n, pair in enumerate(states):
        people = [(member, state) for member, state in zip((POLICE, SCHOOL), pair, strict=False) if state is not None]
        meeting = met(*people, day=date(2026, 4 + n, 2), id=500 + n)
        held.append(Held(meeting, f"A{n}", "An audit", (SCHOOL,) if n in without else (POLICE, SCHOOL)))
    return held


def police(*states: Presence | None, without: tuple[int, ...] = ()) -> tuple[str, str, list[bool]]:
    """(counts, flag, which meetings are flagged)."""
    found = attendance_over(year(*((state,) for state in states), without=without))
    row = next(each for each in found.rows if each.agency == POLICE.agency)
    return row.counts, row.flag, [bool(each.in_a_row) for each in row.marks]


def test_counts_come_with_what_they_are_out_of_and_what_was_not_said() -> None:
    assert police(P, D, A, P)[0] == "3 of 4"
    assert police(P, None, A, P)[0] == "2 of 3, 1 not said"
    assert police(None, None)[0] == "none said"
    assert police(P, P, P, without=(1,))[0] == "2 of 2"


def test_gaps_of_two_in_a_row_are_flagged() -> None:
    assert police(P, A, X, P)[1:] == ("Two in a row missed", [False, True, True, False])
    assert police(A, A, A)[1:] == ("Three in a row missed", [True, True, True])
    assert police(A, P, A)[1:] == ("", [False, False, False])
    assert police(A, D, A)[1] == "", "a deputy is no gap"


def test_what_was_not_said_is_never_counted_as_missed() -> None:
    assert police(A, None, A)[1:] == ("", [False, False, False])
    assert police(None, None, None)[1] == ""


def test_a_meeting_it_was_not_expected_at_is_passed_over() -> None:
    assert police(A, None, A, without=(1,))[1:] == ("Two in a row missed", [True, False, True])
    row = next(each for each in attendance_over(year((A,), (None,), without=(1,))).rows if each.agency == POLICE.agency)
    assert [each.words for each in row.marks] == ["Apologies", "Not in this audit"]


def test_the_year_says_who_missed_two() -> None:
    assert attendance_over([]).words == "No panel meeting is recorded."
    assert attendance_over(year((P, A))).words == "1 meeting. Nobody is known to have missed two in a row."
    told = attendance_over(year((A, X), (X, A))).words
    assert told == "2 meetings. Police and School missed two or more in a row."


def test_meetings_stand_by_day_and_agencies_by_name() -> None:
    found = attendance_over(year((P, P), (P, P))[::-1])
    assert [each.meeting.day.month for each in found.held] == [4, 5]
    assert [each.agency.name for each in found.rows] == ["Police", "School"]
