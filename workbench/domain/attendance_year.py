"""Attendance over the year: which agencies came to which meetings, counted, with gaps of two in a row.

An agency is expected at the meetings of an audit that it takes part in. Apologies without a deputy, and absence, are a
gap. Where nothing was said it is not known, and never counted as absence: it stands beside the counts.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from workbench.domain.audits import Agency, Member
from workbench.domain.meetings import Attendance, Meeting, Presence
from workbench.domain.questions import Question
from workbench.domain.text import counted, in_words, listed

IN_A_ROW = 2
"""So many gaps one after the other are flagged."""


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting with its audit, and the agencies expected at it."""

    meeting: Meeting
    ref: str
    audit: str
    """The audit's title."""
    members: tuple[Member, ...]
    of_panel: bool = False
    """Its register is who is in the room on the panel day: see `attendance.panel_meeting`."""

    def expects(self, agency_id: int) -> bool:
        return any(each.agency.id == agency_id for each in self.members)


@dataclass(frozen=True, slots=True)
class MeetingsHeld(Question[tuple[Held, ...]]):
    """Every panel meeting there is, first to last."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What is known of one agency at one meeting."""

    expected: bool
    state: Presence | None = None
    people: tuple[Attendance, ...] = ()
    in_a_row: int = 0
    """It is one of so many gaps one after the other; 0 where it stands alone."""

    @property
    def gap(self) -> bool:
        return self.expected and self.state is not None and not self.state.came

    @property
    def words(self) -> str:
        if self.state is not None:
            return self.state.label
        return "Not said" if self.expected else "Not in this audit"

    @property
    def roles(self) -> str:
        """'Team manager (deputy), Head of year': who, by role, and how where that differs from the agency's word."""
        found = []
        for each in self.people:
            who = each.role or each.name
            if who:
                found.append(who if each.state is self.state else f"{who} ({each.state.label.lower()})")
        return ", ".join(found)


@dataclass(frozen=True)
class AgencyYear:
    """One row of the grid: an agency at each meeting."""

    agency: Agency
    marks: tuple[Mark, ...]

    @cached_property
    def expected(self) -> int:
        return sum(each.expected for each in self.marks)

    @cached_property
    def said(self) -> int:
        """Of the meetings it was expected at, those where it was said whether it came: what `came` is out of."""
        return sum(each.expected and each.state is not None for each in self.marks)

    @cached_property
    def came(self) -> int:
        return sum(each.expected and each.state is not None and each.state.came for each in self.marks)

    @property
    def not_said(self) -> int:
        return self.expected - self.said

    @property
    def counts(self) -> str:
        """'5 of 6', with what was not said beside it."""
        told = f"{self.came} of {self.said}" if self.said else "none said"
        return f"{told}, {self.not_said} not said" if self.said and self.not_said else told

    @cached_property
    def longest(self) -> int:
        """The most gaps one after the other."""
        return max((len(run) for run in _runs(self.marks)), default=0)

    @property
    def flagged(self) -> bool:
        return self.longest >= IN_A_ROW

    @property
    def flag(self) -> str:
        """'Two in a row missed'; empty where there is nothing to flag."""
        return f"{in_words(self.longest).capitalize()} in a row missed" if self.flagged else ""


@dataclass(frozen=True)
class Year:
    """The grid: agencies down, by name; meetings along, by day."""

    held: tuple[Held, ...]
    rows: tuple[AgencyYear, ...]

    @property
    def flagged(self) -> tuple[AgencyYear, ...]:
        return tuple(each for each in self.rows if each.flagged)

    @property
    def words(self) -> str:
        """'3 meetings. GP missed two in a row.'"""
        if not self.held:
            return "No panel meeting is recorded."
        told = f"{counted(len(self.held), 'meeting')}."
        names = [each.agency.name for each in self.flagged]
        if names:
            return f"{told} {listed(names)} missed {in_words(IN_A_ROW)} or more in a row."
        return f"{told} Nobody is known to have missed {in_words(IN_A_ROW)} in a row."


def attendance_over(held: Sequence[Held]) -> Year:
    """`held` are the meetings of one audit, or of all audits in a year."""
    held = sorted(held, key=lambda each: (each.meeting.day, each.ref, each.meeting.title))
    agencies = {member.agency.id: member.agency for each in held for member in each.members}
    ordered = sorted(agencies.values(), key=lambda agency: (agency.name.casefold(), agency.code))
    return Year(tuple(held), tuple(AgencyYear(agency, _marks(agency, held)) for agency in ordered))


def _marks(agency: Agency, held: Iterable[Held]) -> tuple[Mark, ...]:
    plain = [
        Mark(each.expects(agency.id), each.meeting.said(agency.id), each.meeting.people(agency.id)) for each in held
    ]
    flagged = {at: len(run) for run in _runs(plain) if len(run) >= IN_A_ROW for at in run}
    return tuple(
        Mark(each.expected, each.state, each.people, in_a_row=flagged.get(at, 0)) for at, each in enumerate(plain)
    )


def _runs(marks: Sequence[Mark]) -> list[list[int]]:
    """Gaps one after the other. A meeting it was not expected at is passed over; one where nothing was said ends a run,
    because nobody knows that it was missed."""
    runs: list[list[int]] = [[]]
    for at, each in enumerate(marks):
        if each.gap:
            runs[-1].append(at)
        elif each.expected:
            runs.append([])
    return [run for run in runs if run]
