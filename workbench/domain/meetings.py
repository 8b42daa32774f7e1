"""Panel meetings and who came to them, by agency and role."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workbench.domain.edits import Value, Values


class Presence(StrEnum):
    """In the order in which one says more than the next: one person of an agency there is the agency there."""

    PRESENT = "present"
    DEPUTY = "deputy"
    APOLOGIES = "apologies"
    ABSENT = "absent"

    @property
    def label(self) -> str:
        return self.value.capitalize()

    @property
    def came(self) -> bool:
        """Somebody of the agency was there: a deputy is."""
        return self in (Presence.PRESENT, Presence.DEPUTY)


@dataclass(frozen=True, slots=True)
class Attendance:
    """One person of an agency at a meeting, by role; the name of a member of staff is optional."""

    id: int
    meeting_id: int
    agency_id: int
    state: Presence
    role: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A panel meeting of an audit. An agency that is not among `attendance` has not been said anything of."""

    id: int
    audit_id: int
    day: date
    title: str = ""
    attendance: tuple[Attendance, ...] = ()

    def people(self, agency_id: int) -> tuple[Attendance, ...]:
        """Who was said to be there, or not, for an agency."""
        return tuple(each for each in self.attendance if each.agency_id == agency_id)

    def said(self, agency_id: int) -> Presence | None:
        """How an agency stood: the most that was said of any of its people. None where nothing was said."""
        given = {each.state for each in self.people(agency_id)}
        return next((state for state in Presence if state in given), None)

    @property
    def name(self) -> str:
        """'14 May 2026, Panel'."""
        day = f"{self.day.day} {self.day:%B} {self.day.year}"
        return f"{day}, {self.title}" if self.title else day


def meeting_values(meeting: Meeting) -> Values:
    return {"audit_id": meeting.audit_id, "day": meeting.day.isoformat(), "title": meeting.title}


def attendance_values(attendance: Attendance) -> Values:
    return {
        "meeting_id": attendance.meeting_id,
        "agency_id": attendance.agency_id,
        "role": attendance.role,
        "name": attendance.name,
        "state": attendance.state.value,
    }


def attendance_from(id: int, values: dict[str, Value]) -> Attendance:
    return Attendance(
        id=id,
        meeting_id=int(str(values["meeting_id"])),
        agency_id=int(str(values["agency_id"])),
        state=Presence(str(values["state"])),
        role=str(values["role"]),
        name=str(values["name"]),
    )
