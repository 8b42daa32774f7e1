"""The verbs of attendance: hold a panel meeting, and say who came to it by agency and role.

Who is in the room on the panel day is one fact, kept in two places that never part: the quick mark of the panel
(`Member.in_room`, F5) and the register of that day's meeting. Holding the meeting starts from the marks; from then on
a mark here and a mark there write both, in one edit.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from workbench.domain.audits import Audit, Member
from workbench.domain.edits import Added, Change, Changed, Edit, Kind, Removed, changed_fields
from workbench.domain.ids import NewId
from workbench.domain.meetings import Attendance, Meeting, Presence, attendance_values, meeting_values
from workbench.domain.questions import Question
from workbench.domain.text import plain
from workbench.errors import Refused


@dataclass(frozen=True, slots=True)
class Meetings(Question[tuple[Meeting, ...]]):
    """The panel meetings of an audit, first to last; of every audit where `audit_id` is None."""

    audit_id: int | None = None


def panel_meeting(audit: Audit, held: Iterable[Meeting]) -> Meeting | None:
    """The meeting whose register the marks of the panel go to: the first one on the panel day."""
    return next((each for each in held if each.day == audit.panel_day), None)


def hold_meeting(
    audit: Audit, day: date, title: str, members: Iterable[Member], held: Sequence[Meeting], new_id: NewId
) -> Edit:
    """One more meeting of an audit. On the panel day it starts from who is marked as in the room."""
    meeting = Meeting(new_id(), audit.id, day, _line(title))
    _refuse_same(meeting, held)
    changes: list[Change] = [Added(Kind.MEETING, meeting.id, meeting_values(meeting))]
    if day == audit.panel_day and panel_meeting(audit, held) is None:
        changes += _same_fact(meeting, members, new_id)
    return Edit("meeting", f"Meeting of {meeting.name} held", tuple(changes))


def change_meeting(
    meeting: Meeting,
    day: date,
    title: str,
    audit: Audit,
    members: Iterable[Member],
    held: Sequence[Meeting],
    new_id: NewId,
) -> Edit | None:
    """Another day or title. On coming to the panel day its register says who is in the room."""
    wanted = replace(meeting, day=day, title=_line(title))
    others = [each for each in held if each.id != meeting.id]
    _refuse_same(wanted, others)
    changes: list[Change] = [*changed_fields(Kind.MEETING, meeting.id, meeting_values(meeting), meeting_values(wanted))]
    if day != meeting.day and day == audit.panel_day and panel_meeting(audit, others) is None:
        changes += _same_fact(wanted, members, new_id)
    return Edit("meeting", f"Meeting of {wanted.name} changed", tuple(changes)) if changes else None


def remove_meeting(meeting: Meeting) -> Edit:
    """With its register; undo brings both back. The marks of who is in the room stay."""
    changes: list[Change] = [Removed(Kind.ATTENDANCE, each.id, attendance_values(each)) for each in meeting.attendance]
    changes.append(Removed(Kind.MEETING, meeting.id, meeting_values(meeting)))
    return Edit("meeting", f"Meeting of {meeting.name} removed", tuple(changes))


def mark(
    meeting: Meeting,
    member: Member,
    state: Presence | None,
    new_id: NewId,
    *,
    of_panel: bool,
    person_id: int = 0,
) -> Edit | None:
    """How an agency came: of one of its people, or of the first. None takes back what was said.

    `of_panel` where this is the panel's meeting, so that the mark of who is in the room goes with it.
    """
    people = meeting.people(member.agency.id)
    chosen = [each for each in people if each.id == person_id] if person_id else list(people[:1])
    changes: list[Change] = []
    if state is None:
        gone = {each.id for each in (chosen if person_id else people)}
        left = [each for each in people if each.id not in gone]
        changes += [Removed(Kind.ATTENDANCE, each.id, attendance_values(each)) for each in people if each.id in gone]
    elif not chosen:
        added = Attendance(new_id(), meeting.id, member.agency.id, state)
        left = [*people, added]
        changes.append(Added(Kind.ATTENDANCE, added.id, attendance_values(added)))
    else:
        left = [replace(each, state=state) if each in chosen else each for each in people]
        changes += [_stands(each, state) for each in chosen if each.state is not state]
    if of_panel and changes:
        changes += _mark_of(member, left)
    said = "not said" if state is None else state.label.lower()
    return Edit("attendance", f"{member.agency.name}: {said}", tuple(changes)) if changes else None


def add_person(meeting: Meeting, member: Member, state: Presence, new_id: NewId, *, of_panel: bool) -> Edit:
    """One more person of an agency, whose role is still to be said."""
    added = Attendance(new_id(), meeting.id, member.agency.id, state)
    people = meeting.people(member.agency.id)
    _refuse_same_person(added, people, member.agency.name)
    changes: list[Change] = [Added(Kind.ATTENDANCE, added.id, attendance_values(added))]
    if of_panel:
        changes += _mark_of(member, [*people, added])
    return Edit("attendance", f"{member.agency.name}: one more person", tuple(changes))


def change_person(person: Attendance, role: str, name: str, meeting: Meeting, agency: str) -> Edit | None:
    """The role, and the name of a member of staff where it is kept."""
    wanted = replace(person, role=_line(role), name=_line(name))
    others = [each for each in meeting.people(person.agency_id) if each.id != person.id]
    _refuse_same_person(wanted, others, agency)
    changes = changed_fields(Kind.ATTENDANCE, person.id, attendance_values(person), attendance_values(wanted))
    return Edit("attendance", f"{agency}: who came changed", changes) if changes else None


def mark_in_room(member: Member, in_room: bool, meeting: Meeting | None, new_id: NewId) -> Edit | None:
    """F5 on the panel: whether an agency is in the room now; and in the register of `meeting`, the panel's, if held.

    Whoever is no longer in the room is absent there, unless apologies were made.
    """
    changes: list[Change] = []
    if member.in_room != in_room:
        changes.append(Changed(Kind.MEMBER, member.id, "in_room", member.in_room, in_room))
    if meeting is not None:
        changes += _register(meeting, member, in_room, new_id)
    said = "in the room" if in_room else "not in the room"
    return Edit("attendance", f"{member.agency.name}: {said}", tuple(changes)) if changes else None


def _register(meeting: Meeting, member: Member, in_room: bool, new_id: NewId) -> list[Change]:
    people = meeting.people(member.agency.id)
    if not people:
        state = Presence.PRESENT if in_room else Presence.ABSENT
        added = Attendance(new_id(), meeting.id, member.agency.id, state)
        return [Added(Kind.ATTENDANCE, added.id, attendance_values(added))]
    came = [each for each in people if each.state.came]
    if in_room:
        return [] if came else [_stands(people[0], Presence.PRESENT)]
    return [_stands(each, Presence.ABSENT) for each in came]


def _same_fact(meeting: Meeting, members: Iterable[Member], new_id: NewId) -> list[Change]:
    """What makes marks and register say the same: the register where it says anything, else the mark."""
    changes: list[Change] = []
    for member in members:
        if people := meeting.people(member.agency.id):
            changes += _mark_of(member, people)
        elif member.in_room is not None:
            changes += _register(meeting, member, member.in_room, new_id)
    return changes


def _mark_of(member: Member, people: Sequence[Attendance]) -> list[Change]:
    in_room = any(each.state.came for each in people) if people else None
    if member.in_room == in_room:
        return []
    return [Changed(Kind.MEMBER, member.id, "in_room", member.in_room, in_room)]


def _stands(person: Attendance, state: Presence) -> Changed:
    return Changed(Kind.ATTENDANCE, person.id, "state", person.state.value, state.value)


def _line(text: str) -> str:
    return " ".join(plain(text).split())


def _refuse_same(meeting: Meeting, others: Iterable[Meeting]) -> None:
    if any((each.day, each.title) == (meeting.day, meeting.title) for each in others):
        raise Refused(f"There is a meeting of {meeting.name} already. Give this one a title of its own.")


def _refuse_same_person(person: Attendance, others: Iterable[Attendance], agency: str) -> None:
    if any((each.role, each.name) == (person.role, person.name) for each in others):
        if person.role or person.name:
            raise Refused(f"{agency} has somebody of this role and name already. Write how the two differ.")
        raise Refused(f"Write the role of the other person of {agency} first, so that the two can be told apart.")
