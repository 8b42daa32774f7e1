"""How each return stands on a day: one return is one case from one agency."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from workbench.domain.audits import Audit, Case, Involvement, Known, Member
from workbench.domain.programme import day_in_year
from workbench.domain.returns.asked import ReturnsSheet
from workbench.domain.text import counted


class State(StrEnum):
    RECEIVED = "received"
    """The agency has answered some line: its return was read, or its grades were typed in."""
    NIL = "nil"
    OUT_OF_SCOPE = "out_of_scope"
    PROBLEM = "problem"
    """A form came, and something in it is not settled."""
    AWAITED = "awaited"
    """Also where it is known that the agency knows the case, and nothing was answered."""
    EXTENDED = "extended"
    LATE = "late"

    @property
    def word(self) -> str:
        return _WORDS[self]

    @property
    def counted_as(self) -> str:
        """The words after a count: '3 awaited, late'."""
        return _COUNTED[self]


_WORDS = {
    State.RECEIVED: "Received",
    State.NIL: "Nil return",
    State.OUT_OF_SCOPE: "Out of scope",
    State.PROBLEM: "Problem",
    State.AWAITED: "Awaited",
    State.EXTENDED: "Awaited",
    State.LATE: "Awaited",
}
_COUNTED = {
    State.RECEIVED: "received",
    State.NIL: "nil returns",
    State.OUT_OF_SCOPE: "out of scope",
    State.PROBLEM: "problems",
    State.AWAITED: "awaited",
    State.EXTENDED: "awaited, extended",
    State.LATE: "awaited, late",
}
SETTLED = (State.RECEIVED, State.NIL, State.OUT_OF_SCOPE)
OPEN = (State.AWAITED, State.EXTENDED, State.LATE)
"""Nothing has come yet."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One return. What is owed never blocks: a return with reasons owed is settled."""

    case_id: int
    agency_id: int
    state: State
    on: date | None = None
    """The day it came, or is due; None where nobody has recorded one."""
    owed: int = 0
    """Answers whose reason or impact is missing."""
    lines: int = 0
    """Lines answered, of `wanted`."""
    wanted: int = 0
    to_fix: int = 0
    """Unsettled problems, and beside them the lines whose words are owed; 0 where there is no problem."""
    late: int = 0
    """Days since it was due."""
    after_panel: bool = False

    @property
    def settled(self) -> bool:
        return self.state in SETTLED

    @property
    def open(self) -> bool:
        return self.state in OPEN

    def second(self, today: date) -> str:
        """The line under the word: '28 Apr', '3 owed', '2 to fix', '6 days late', 'until 11 May'."""
        if self.state is State.PROBLEM:
            return f"{self.to_fix} to fix"
        if self.state is State.LATE:
            return f"{counted(self.late, 'day')} late"
        day = short_day(self.on, today) if self.on else ""
        if self.state is State.EXTENDED:
            return f"until {day}"
        if self.state is State.AWAITED:
            return f"due {day}" if day else "no day set"
        if self.state is State.RECEIVED:
            if self.owed:
                return f"{self.owed} owed"
            if self.lines < self.wanted or not day:
                return f"{self.lines} of {self.wanted} lines"
        return day

    def told(self, today: date) -> str:
        """In full, for a tool tip and a screen reader: 'Received 28 April, 8 of 8 lines, 3 owed'."""
        word = self.state.word
        day = day_in_year(self.on, today) if self.on else ""
        if self.state in OPEN:
            return f"{word}, {self.second(today)}" if self.state is not State.EXTENDED else f"{word}, until {day}"
        if self.state is State.PROBLEM:
            return f"{word}, {self.to_fix} to fix"
        parts = [f"{word} {day}".rstrip()]
        if self.state is State.RECEIVED:
            parts.append(f"{self.lines} of {self.wanted} lines")
            parts += [f"{self.owed} owed"] if self.owed else []
            parts += ["after the panel had graded"] if self.after_panel else []
        return ", ".join(parts)


@dataclass(frozen=True)
class ReturnsNow:
    """Every return of an audit on a day. It says the same counts as the programme."""

    sheet: ReturnsSheet
    today: date

    @property
    def audit(self) -> Audit:
        return self.sheet.whole.audit

    @property
    def cases(self) -> tuple[Case, ...]:
        return self.sheet.whole.cases

    @property
    def members(self) -> tuple[Member, ...]:
        return self.sheet.whole.members

    @cached_property
    def rows(self) -> tuple[tuple[Standing, ...], ...]:
        """By case, and in it by agency."""
        problems: dict[tuple[int | None, int], int] = {}
        for each in self.sheet.whole.problems:
            place = (each.case_id, each.agency_id)
            problems[place] = problems.get(place, 0) + 1
        wanted = len(self.sheet.whole.graded_lines)
        return tuple(
            tuple(self._standing(case.id, member.agency.id, problems, wanted) for member in self.members)
            for case in self.cases
        )

    @cached_property
    def every(self) -> tuple[Standing, ...]:
        return tuple(each for row in self.rows for each in row)

    @cached_property
    def counts(self) -> dict[State, int]:
        """How many returns are in each state, those that none is in included."""
        found = dict.fromkeys(State, 0)
        for each in self.every:
            found[each.state] += 1
        return found

    @property
    def settled(self) -> int:
        return settled_of(self.every)

    def at(self, case_id: int, agency_id: int) -> Standing | None:
        return self._places.get((case_id, agency_id))

    def column(self, place: int) -> tuple[Standing, ...]:
        """All returns of one agency."""
        return tuple(row[place] for row in self.rows)

    def of_agency(self, agency_id: int) -> tuple[Standing, ...]:
        return tuple(each for each in self.every if each.agency_id == agency_id)

    @property
    def nothing_came(self) -> bool:
        """Whether no agency has answered in any way yet."""
        return all(each.open or each.state is State.OUT_OF_SCOPE for each in self.every)

    @cached_property
    def _places(self) -> dict[tuple[int, int], Standing]:
        return {(each.case_id, each.agency_id): each for each in self.every}

    def _standing(
        self, case_id: int, agency_id: int, problems: Mapping[tuple[int | None, int], int], wanted: int
    ) -> Standing:
        involved = self.sheet.involved(case_id, agency_id)
        said = self.sheet.said(case_id, agency_id)
        wrong = problems.get((case_id, agency_id), 0)
        state, late = state_of(involved, said.lines, wrong, self.audit.returns_due, self.today)
        return Standing(
            case_id,
            agency_id,
            state,
            due_of(involved, self.audit) if state in OPEN else involved.received_on,
            said.owing,
            said.lines,
            wanted,
            wrong + said.owing if wrong else 0,
            late,
            involved.after_panel,
        )


def state_of(involved: Involvement, lines: int, problems: int, due: date | None, today: date) -> tuple[State, int]:
    """The state, and by how many days it is late.

    `lines` are those it has answered, `problems` those not settled; `due` is the audit's own day, which gives way to
    the day this return was extended to.
    """
    if problems:
        return State.PROBLEM, 0
    if involved.state is Known.NIL:
        return State.NIL, 0
    if involved.state is Known.OUT_OF_SCOPE:
        return State.OUT_OF_SCOPE, 0
    if lines:
        return State.RECEIVED, 0
    by = involved.due or due
    if by is not None and by < today:
        return State.LATE, (today - by).days
    return (State.EXTENDED if involved.due else State.AWAITED), 0


def due_of(involved: Involvement, audit: Audit) -> date | None:
    return involved.due or audit.returns_due


def settled_of(returns: Iterable[Standing]) -> int:
    return sum(each.settled for each in returns)


def short_day(day: date, today: date) -> str:
    """'28 Apr', with the year where it is another than today's."""
    named = f"{day.day} {_SHORT[day.month - 1]}"
    return named if day.year == today.year else f"{named} {day.year}"


_SHORT = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def due_in_words(audit: Audit, today: date) -> str:
    """'Due Friday 1 May', or what stands there where no day is set."""
    due = audit.returns_due
    return f"Due {due:%A} {day_in_year(due, today)}" if due else "No due day set"


def panel_in_words(audit: Audit, today: date) -> str:
    """'Panel in 7 days'; empty where no day is set."""
    day = audit.panel_day
    if day is None:
        return ""
    days = (day - today).days
    if days < 0:
        return f"Panel was {day_in_year(day, today)}"
    return {0: "Panel today", 1: "Panel tomorrow"}.get(days, f"Panel in {days} days")
