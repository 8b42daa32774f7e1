"""The programme: how far each audit has come, which year it belongs to, and what comes next in it, in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from workbench.domain.audits import Audit, audit_year
from workbench.domain.planned import Entry, What
from workbench.domain.text import counted


@dataclass(frozen=True, slots=True)
class AuditSummary:
    """An audit as one line of the programme. Counts, and what they are out of."""

    audit: Audit
    cases: int
    agencies: int
    lines: int
    graded: int
    """Panel judgements given (grades and non-scores), of cases times lines."""
    cases_done: int
    """Cases with every line answered."""
    settled: int = 0
    """Returns that are settled, of cases times agencies: lines answered, nil and out of scope are answers."""
    owed: int = 0
    """Panel judgements whose reason or impact is still owed."""
    in_room: int = 0
    """Agencies that said they come to the panel, of all that take part."""
    version: int = 0
    """Of the lines this audit froze; 0 where it has none."""
    concluded: int = 0
    """Lines with a conclusion for the whole audit: all there is where an audit has no cases."""
    messages: int = 0
    """Key messages written so far."""
    briefing: int = 0
    """The latest version of its briefing that was kept; 0 where none is."""
    briefing_kept: date | None = None
    """The day that version was kept."""
    draft: int = 0
    """The version of its briefing that is being written; 0 where none is begun."""
    to_fix: int = 0
    """Returns that came with something wrong in them which is not settled yet."""
    first_due: date | None = None
    """The first day on which a return that has not come is due, where it was extended the day it was extended to."""

    @property
    def returns(self) -> int:
        """One for each case and agency. Where nothing is recorded yet it is awaited."""
        return self.cases * self.agencies

    @property
    def to_settle(self) -> int:
        """Returns awaited, and those that came with a problem."""
        return max(self.returns - self.settled, 0)

    @property
    def awaited(self) -> int:
        """Returns of which nothing has come yet."""
        return max(self.to_settle - self.to_fix, 0)

    def returns_late(self, today: date) -> bool:
        """Whether a return that has not come was due before today."""
        due = self.first_due or self.audit.returns_due
        return bool(self.awaited) and due is not None and due < today

    @property
    def wanted(self) -> int:
        """The judgements the panel is to give."""
        return self.cases * self.lines

    @property
    def undrawn(self) -> int:
        """Cases of the sample that are not there yet; 0 where no size was set and there is a case."""
        return max((self.audit.sample.size or 1) - self.cases, 0)

    @property
    def panel_done(self) -> bool:
        """Every case that is there has every line answered; without cases, some line is concluded."""
        if not self.cases:
            return self.concluded > 0
        return self.lines > 0 and self.cases_done >= self.cases


class Stage(IntEnum):
    """Where an audit stands. Shown on a line with the plumb bob at the stage reached."""

    SCOPE = 0
    SAMPLE = 1
    RETURNS = 2
    PANEL = 3
    FINDINGS = 4
    BRIEFING = 5
    IMPACT = 6


STAGES = tuple(stage.name.capitalize() for stage in Stage)


def standing(summary: AuditSummary) -> tuple[Stage, str]:
    """The furthest stage that has been begun, and the count that matters there.

    A version of a briefing means Briefing; every case answered, Findings; any panel grade, Panel, although returns may
    still be out; a whole sample, Returns until all are settled and then Panel; frozen lines, Sample; else Scope.
    Impact is reached by reviews only, and no date stands for one.
    """
    if summary.briefing or summary.draft:
        return Stage.BRIEFING, f"Version {summary.briefing}" if summary.briefing else f"Draft {summary.draft}"
    if summary.panel_done:
        if not summary.cases:
            return Stage.FINDINGS, f"{summary.concluded} of {counted(summary.lines, 'line')}"
        return Stage.FINDINGS, counted(summary.messages, "message") if summary.messages else "No messages yet"
    if summary.graded or (summary.cases and not summary.undrawn and not summary.to_settle):
        return Stage.PANEL, f"{summary.graded} of {summary.wanted} graded"
    if summary.cases and not summary.undrawn:
        return Stage.RETURNS, f"{summary.settled} of {summary.returns}"
    if summary.lines:
        drawn = f"{summary.cases} of {summary.cases + summary.undrawn} drawn" if summary.cases else "No cases yet"
        return Stage.SAMPLE, drawn
    return Stage.SCOPE, "No lines yet"


def size_in_words(summary: AuditSummary) -> str:
    """'8 cases, 7 agencies'."""
    agencies = counted(summary.agencies, "agency", "agencies")
    cases = counted(summary.cases, "case") if summary.cases else "No cases"
    return f"{cases}, {agencies}" if summary.cases or summary.agencies else cases


def outlook(summary: AuditSummary, today: date) -> tuple[str, str]:
    """What comes next in an audit and how far that is: ('Panel, 14 May', '7 returns to settle')."""
    day = summary.audit.panel_day
    if summary.briefing:
        kept = summary.briefing_kept
        return f"Briefing, version {summary.briefing}", f"Kept {day_in_year(kept, today)}" if kept else "Kept"
    if summary.draft:
        return f"Briefing, draft {summary.draft}", "Being written"
    if summary.panel_done:
        what = f"{counted(summary.owed, 'reason')} owed" if summary.owed else "No briefing yet"
        return ("Panel done" if day is None or day > today else f"Panel was {day_in_year(day, today)}"), what
    done = f"{summary.cases_done} of {counted(summary.cases, 'case')} done"
    if day is None:
        return "No panel day set", done if summary.graded else ""
    if day < today:
        return f"Panel was {day_in_year(day, today)}", done if summary.cases else "No cases yet"
    if summary.graded:
        left = done
    elif summary.undrawn:
        left = f"{counted(summary.undrawn, 'case')} to draw" if summary.audit.sample.size else "Cases to draw"
    elif summary.to_settle:
        left = f"{counted(summary.to_settle, 'return')} to settle"
    else:
        left = "Returns settled"
    return f"Panel, {day_in_year(day, today)}", left


@dataclass(frozen=True, slots=True)
class Year:
    """An audit year, April to March, and all that belongs to it."""

    year: int
    audits: tuple[AuditSummary, ...]
    entries: tuple[Entry, ...]
    recent: bool
    """Shown in full; an older year is one line until it is asked for."""

    @property
    def told(self) -> str:
        """'4 audits, 1 planned, 2 single-agency'."""
        planned = sum(entry.what is What.PLANNED for entry in self.entries)
        single = len(self.entries) - planned
        parts = [counted(len(self.audits), "audit")] if self.audits else []
        parts += [f"{planned} planned"] if planned else []
        parts += [f"{single} single-agency"] if single else []
        return ", ".join(parts)


def year_of(audit: Audit) -> int:
    """The April its audit year starts in: by panel day, and by the year it was given where no day is set."""
    return audit_year(audit.panel_day) if audit.panel_day else audit.year


def years(summaries: Iterable[AuditSummary], entries: Iterable[Entry], today: date) -> tuple[Year, ...]:
    """Latest year first. In a year the soonest panel day first, then audits without one; then entries by month.

    This year, the one before and all that is to come are recent; where there is none of these, the latest there is.
    """
    audits: dict[int, list[AuditSummary]] = {}
    for summary in summaries:
        audits.setdefault(year_of(summary.audit), []).append(summary)
    lines: dict[int, list[Entry]] = {}
    for entry in entries:
        lines.setdefault(entry.year, []).append(entry)
    found = sorted(audits.keys() | lines.keys(), reverse=True)
    since = min(audit_year(today) - 1, found[0]) if found else 0
    return tuple(
        Year(
            year,
            tuple(sorted(audits.get(year, ()), key=_by_panel_day)),
            tuple(sorted(lines.get(year, ()), key=_by_month)),
            year >= since,
        )
        for year in found
    )


def _by_panel_day(summary: AuditSummary) -> tuple[date, str, str]:
    audit = summary.audit
    return audit.panel_day or date.max, audit.title.casefold(), audit.ref


def _by_month(entry: Entry) -> tuple[bool, str, str]:
    return entry.what is not What.PLANNED, entry.month or "9", entry.title.casefold()


_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip


def entry_outlook(entry: Entry, today: date) -> str:
    """When planned work starts or a single-agency audit was done: 'Starts September', 'Done May 2025'.

    The year is named where it is not the audit year of `entry`; a planned month that has passed 'Was to start'.
    """
    planned = entry.what is What.PLANNED
    if not entry.month:
        return "No month set" if planned else "Done"
    year, month = (int(part) for part in entry.month.split("-"))
    named = _MONTHS[month - 1] if year == today.year else f"{_MONTHS[month - 1]} {year}"
    if not planned:
        return f"Done {named}"
    return f"Was to start {named}" if (year, month) < (today.year, today.month) else f"Starts {named}"


def months_of(year: int) -> tuple[tuple[str, str], ...]:
    """The twelve months of an audit year, as kept and as shown: ('2026-04', 'April 2026')."""
    found = [(year + (place > 8), (place + 3) % 12) for place in range(12)]
    return tuple((f"{of}-{month + 1:02}", f"{_MONTHS[month]} {of}") for of, month in found)


def day_in_year(day: date, today: date) -> str:
    """'14 May', with the year where it is another than today's."""
    named = f"{day.day} {_MONTHS[day.month - 1]}"
    return named if day.year == today.year else f"{named} {day.year}"


def next_panel(summaries: Sequence[AuditSummary], today: date) -> AuditSummary | None:
    """The audit whose panel meets next, today included, and has cases still to judge."""
    ahead = [each for each in summaries if each.audit.panel_day and each.audit.panel_day >= today]
    open_ones = [each for each in ahead if not each.panel_done]
    return min(open_ones, key=_by_panel_day, default=None)


def awaiting_returns(summaries: Iterable[AuditSummary], today: date) -> AuditSummary | None:
    """The audit that has returns to settle and whose panel meets next; one without a panel day comes last."""
    ahead = (each for each in summaries if each.to_settle and not each.panel_done)
    open_ones = [each for each in ahead if each.audit.panel_day is None or each.audit.panel_day >= today]
    return min(open_ones, key=_by_panel_day, default=None)
