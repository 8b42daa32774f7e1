"""However marks come, on the panel or in the register, the two never say different things of who is in the room."""

import itertools
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.attendance import add_person, hold_meeting, mark, mark_in_room
from workbench.domain.audits import Agency, Audit, Member
from workbench.domain.edits import Added, Changed, Edit, Removed
from workbench.domain.meetings import Attendance, Meeting, Presence, attendance_from
from workbench.errors import Refused

DAY = date(2026, 5, 14)
AUDIT = Audit(1, "MIS26", "Missing", 2026, panel_day=DAY)
STATES = st.sampled_from([*Presence, None])
ACTS = st.one_of(
    st.tuples(st.just("tick"), st.integers(0, 2), st.booleans()),
    st.tuples(st.just("mark"), st.integers(0, 2), STATES),
    st.tuples(st.just("mark one"), st.integers(0, 2), STATES),
    st.tuples(st.just("add"), st.integers(0, 2), st.none()),
    st.tuples(st.just("undo"), st.integers(0, 2), st.none()),
)


class Room:
    """The members and the register of one meeting, as a file would hold them."""

    def __init__(self, said: list[bool | None]) -> None:
        self.ids = itertools.count(100)
        self.members = {n: Member(n, Agency(20 + n, f"A{n}", f"Agency {n}"), n, here) for n, here in enumerate(said)}
        self.people: dict[int, Attendance] = {}
        edit = hold_meeting(AUDIT, DAY, "", self.members.values(), (), self.ids.__next__)
        added = edit.changes[0]
        self.id = added.id
        self.steps: list[Edit] = []
        self.apply(replace(edit, changes=edit.changes[1:]), kept=False)

    @property
    def meeting(self) -> Meeting:
        return Meeting(self.id, AUDIT.id, DAY, "", tuple(self.people.values()))

    def apply(self, edit: Edit | None, *, kept: bool = True) -> None:
        if edit is None:
            return
        for change in edit.changes:
            match change:
                case Added(id=id, values=values):
                    self.people[id] = attendance_from(id, dict(values))
                case Removed(id=id):
                    del self.people[id]
                case Changed(id=id, field="in_room", before=before, after=after):
                    assert self.members[id].in_room == before
                    self.members[id] = replace(self.members[id], in_room=after)  # type: ignore[arg-type]
                case Changed(id=id, before=before, after=after):
                    assert self.people[id].state.value == before
                    self.people[id] = replace(self.people[id], state=Presence(str(after)))
        if kept:
            self.steps.append(edit)

    def do(self, act: str, at: int, what: object) -> None:
        member = self.members[at]
        people = self.meeting.people(member.agency.id)
        state = what if isinstance(what, Presence) else None
        if act == "tick":
            self.apply(mark_in_room(member, bool(what), self.meeting, self.ids.__next__))
        elif act == "undo" and self.steps:
            self.apply(self.steps.pop().inverse(1), kept=False)
        elif act == "add":
            try:
                self.apply(add_person(self.meeting, member, Presence.PRESENT, self.ids.__next__, of_panel=True))
            except Refused:
                assert any(not each.role and not each.name for each in people)
        elif act.startswith("mark"):
            one = people[-1].id if act == "mark one" and people else 0
            self.apply(mark(self.meeting, member, state, self.ids.__next__, of_panel=True, person_id=one))

    def agrees(self) -> bool:
        return all(
            member.in_room is (None if (said := self.meeting.said(member.agency.id)) is None else said.came)
            for member in self.members.values()
        )


@given(said=st.lists(st.sampled_from([True, False, None]), min_size=3, max_size=3), acts=st.lists(ACTS, max_size=12))
def test_the_room_and_the_register_agree_after_every_act_and_every_step_back(
    said: list[bool | None], acts: list[tuple[str, int, object]]
) -> None:
    room = Room(said)
    assert [each.in_room for each in room.members.values()] == said, "holding the meeting changes no mark"
    assert room.agrees()
    for act in acts:
        room.do(*act)
        assert room.agrees(), act
