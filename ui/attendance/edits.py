"""What is done about meetings from this screen, each as one step on what the file holds at that moment."""

from collections.abc import Callable
from datetime import date
from functools import partial

from ui.workspace import OpenWorkspace
from workbench.domain import attendance
from workbench.domain.attendance_year import Held, MeetingsHeld
from workbench.domain.audits import Audit, Member
from workbench.domain.edits import Edit, Kind, Record
from workbench.domain.meetings import Attendance, Meeting, Presence
from workbench.domain.questions import Overview

Write = Callable[[str], Edit | None]


class AttendanceEdits:
    """Each answers True once it is on disk."""

    def __init__(self, workspace: OpenWorkspace) -> None:
        self._workspace = workspace

    def held(self, meeting_id: int) -> Held | None:
        return next((each for each in self._workspace.ask(MeetingsHeld()) if each.meeting.id == meeting_id), None)

    def mark(self, meeting_id: int, agency_id: int, state: Presence | None, person_id: int) -> bool:
        def intent() -> Edit | None:
            held, member = self._at(meeting_id, agency_id)
            if held is None or member is None:
                return None
            new_id, of_panel = self._workspace.new_id, held.of_panel
            return attendance.mark(held.meeting, member, state, new_id, of_panel=of_panel, person_id=person_id)

        return self._workspace.edit(intent, about=("attendance", meeting_id, agency_id, person_id))

    def add_person(self, meeting_id: int, agency_id: int) -> bool:
        def intent() -> Edit | None:
            held, member = self._at(meeting_id, agency_id)
            if held is None or member is None:
                return None
            new_id, of_panel = self._workspace.new_id, held.of_panel
            return attendance.add_person(held.meeting, member, Presence.PRESENT, new_id, of_panel=of_panel)

        return self._workspace.edit(intent)

    def words(self, person: Attendance, field: str) -> tuple[Record, str, str, Write]:
        """What a box of words about a person needs: what it is about, its text, and how it is written."""
        text = person.role if field == "role" else person.name
        return (
            Record(Kind.ATTENDANCE, person.id),
            field,
            text,
            partial(self._write, person.meeting_id, person.id, field),
        )

    def hold(self, audit_id: int, day: date, title: str) -> bool:
        return self._workspace.edit(lambda: self._hold(audit_id, day, title))

    def change(self, meeting_id: int, day: date, title: str) -> bool:
        def intent() -> Edit | None:
            held = self.held(meeting_id)
            if held is None:
                return None
            audit, others = self._audit(held.meeting.audit_id), self._meetings(held.meeting.audit_id)
            new_id = self._workspace.new_id
            return attendance.change_meeting(held.meeting, day, title, audit, held.members, others, new_id)

        return self._workspace.edit(intent)

    def remove(self, meeting_id: int) -> bool:
        def intent() -> Edit | None:
            held = self.held(meeting_id)
            return attendance.remove_meeting(held.meeting) if held else None

        return self._workspace.edit(intent)

    def _hold(self, audit_id: int, day: date, title: str) -> Edit:
        whole = self._workspace.ask(Overview(audit_id))
        return attendance.hold_meeting(whole.audit, day, title, whole.members, whole.meetings, self._workspace.new_id)

    def _write(self, meeting_id: int, person_id: int, field: str, text: str) -> Edit | None:
        held = self.held(meeting_id)
        person = next((each for each in held.meeting.attendance if each.id == person_id), None) if held else None
        if held is None or person is None:
            return None
        role, name = (text, person.name) if field == "role" else (person.role, text)
        agency = next((each.agency.name for each in held.members if each.agency.id == person.agency_id), "")
        return attendance.change_person(person, role, name, held.meeting, agency)

    def _at(self, meeting_id: int, agency_id: int) -> tuple[Held | None, Member | None]:
        held = self.held(meeting_id)
        member = next((each for each in held.members if each.agency.id == agency_id), None) if held else None
        return held, member

    def _audit(self, audit_id: int) -> Audit:
        return self._workspace.ask(Overview(audit_id)).audit

    def _meetings(self, audit_id: int) -> tuple[Meeting, ...]:
        return self._workspace.ask(attendance.Meetings(audit_id))
