"""Meetings and who came, in a real file: read back, undone, and kept in step with who is in the room."""

from dataclasses import replace
from datetime import date

import pytest

from tests.arrange import whole_of
from workbench.domain.attendance import Meetings, add_person, change_person, hold_meeting, mark, mark_in_room
from workbench.domain.attendance import remove_meeting as taken_out
from workbench.domain.attendance_year import Held, MeetingsHeld, attendance_over
from workbench.domain.edits import Edit
from workbench.domain.meetings import Presence
from workbench.domain.setting_up import change_audit
from workbench.domain.taking_out import remove_member
from workbench.storage.store import Store

DAY = date(2026, 5, 14)


def hold(store: Store, day: date = DAY, title: str = "") -> Held:
    whole = whole_of(store)
    store.apply(hold_meeting(whole.audit, day, title, whole.members, whole.meetings, store.new_id))
    return next(each for each in store.ask(MeetingsHeld()) if (each.meeting.day, each.meeting.title) == (day, title))


def apply(store: Store, edit: Edit | None) -> None:
    assert edit is not None
    store.apply(edit)


@pytest.fixture
def met(audited: Store) -> Store:
    """The panel day is set, one agency is marked as there and another as not, and the meeting is held."""
    audit = whole_of(audited).audit
    apply(audited, change_audit(audit, replace(audit, panel_day=DAY)))
    for member, here in zip(whole_of(audited).members, (True, False), strict=False):
        apply(audited, mark_in_room(member, here, None, audited.new_id))
    hold(audited)
    return audited


def said(store: Store) -> list[tuple[bool | None, Presence | None]]:
    """Of each agency: whether it is marked as in the room, and what the register says."""
    whole = whole_of(store)
    return [(each.in_room, whole.meetings[0].said(each.agency.id)) for each in whole.members]


def test_the_register_starts_from_the_room_and_stays_the_same_fact(met: Store) -> None:
    assert said(met) == [(True, Presence.PRESENT), (False, Presence.ABSENT), (None, None)]
    first, second, third = whole_of(met).members
    (held,) = met.ask(MeetingsHeld())
    assert held.of_panel
    apply(met, mark(held.meeting, second, Presence.DEPUTY, met.new_id, of_panel=True))
    apply(met, mark_in_room(first, False, held.meeting, met.new_id))
    apply(met, mark_in_room(third, True, held.meeting, met.new_id))
    assert said(met) == [(False, Presence.ABSENT), (True, Presence.DEPUTY), (True, Presence.PRESENT)]


def test_one_act_is_one_step_back(met: Store) -> None:
    before = said(met)
    (held,) = met.ask(MeetingsHeld())
    back = met.apply(taken_out(held.meeting))
    assert met.ask(MeetingsHeld()) == ()
    assert [each.in_room for each in whole_of(met).members] == [True, False, None]
    met.apply(back)
    assert said(met) == before
    third = whole_of(met).members[2]
    edit = mark_in_room(third, True, whole_of(met).meetings[0], met.new_id)
    assert edit is not None
    met.apply(met.apply(edit))
    assert said(met) == before


def test_people_of_one_agency_come_in_the_order_of_their_roles(met: Store) -> None:
    member = whole_of(met).members[0]
    (held,) = met.ask(MeetingsHeld())
    apply(met, change_person(held.meeting.people(member.agency.id)[0], "Sergeant", "", held.meeting, "x"))
    (held,) = met.ask(MeetingsHeld())
    apply(met, add_person(held.meeting, member, Presence.PRESENT, met.new_id, of_panel=True))
    (held,) = met.ask(MeetingsHeld())
    new = next(each for each in held.meeting.people(member.agency.id) if not each.role)
    apply(met, change_person(new, "Inspector", "A. Reader", held.meeting, "x"))
    people = whole_of(met).meetings[0].people(member.agency.id)
    assert [(each.role, each.name) for each in people] == [("Inspector", "A. Reader"), ("Sergeant", "")]


def test_every_meeting_is_known_with_its_audit_and_its_agencies(met: Store) -> None:
    hold(met, DAY, "Afternoon")
    hold(met, date(2026, 4, 2))
    found = met.ask(MeetingsHeld())
    assert [(each.meeting.day.isoformat(), each.meeting.title, each.of_panel) for each in found] == [
        ("2026-04-02", "", False),
        ("2026-05-14", "", True),
        ("2026-05-14", "Afternoon", False),
    ]
    whole = whole_of(met)
    assert {(each.ref, each.audit, each.members) for each in found} == {("MIS26", whole.audit.title, whole.members)}
    assert met.ask(Meetings(whole.audit.id)) == tuple(each.meeting for each in found) == whole.meetings
    assert [row.counts for row in attendance_over(found).rows if row.said] == [
        "1 of 1, 2 not said",
        "0 of 1, 2 not said",
    ]


def test_an_agency_taken_out_takes_its_attendance_along(met: Store) -> None:
    whole = whole_of(met)
    met.apply(remove_member(whole.members[0], whole))
    (held,) = met.ask(MeetingsHeld())
    assert {each.agency_id for each in held.meeting.attendance} == {whole.members[1].agency.id}
