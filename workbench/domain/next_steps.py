"""What to do next and how ready the next panel is: sentences made from what the file holds, each with a way in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import IntEnum, StrEnum

from workbench.domain.audits import Audit, audit_year
from workbench.domain.concerns import Concern
from workbench.domain.programme import AuditSummary, day_in_year, next_panel, year_of
from workbench.domain.text import counted

FORTNIGHT = timedelta(days=14)
_LONG_TITLE = 36
_FAR = 60


class Rank(IntEnum):
    """The order of what is next."""

    CONCERN = 0
    LATE = 1
    DUE = 2
    SIGN_OFF = 3
    NEXT = 4
    """Nothing presses, but the audit waits for it."""


class Way(StrEnum):
    """Where a step is done."""

    CONCERN = "concern"
    SCOPE = "scope"
    CASES = "cases"
    RETURNS = "returns"
    PANEL = "panel"
    BRIEFING = "briefing"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do: what, about what, by when, and the place where it is done."""

    rank: Rank
    what: str
    about: str
    when: str
    button: str
    way: Way
    audit_id: int
    case_id: int = 0
    concern_id: int = 0
    alarm: bool = False
    """Overdue: said in red, and in words."""
    by: date = date.max


def next_steps(
    summaries: Iterable[AuditSummary],
    concerns: Iterable[Concern],
    refs: Mapping[int, str],
    now: datetime,
) -> tuple[Step, ...]:
    """Open concerns (overdue first), then what is late, due within a fortnight, ready to be finished, and waiting.

    `refs` are the references of the cases that concerns are about, by id; `now` knows its time zone. Audits of the
    years before the last one are history: only a concern can still bring them up.
    """
    today = now.date()
    found = [_of_concern(each, refs.get(each.case_id, "A case"), now) for each in concerns if each.is_open]
    for summary in summaries:
        if year_of(summary.audit) >= audit_year(today) - 1:
            pressing = [*_returns(summary, today), *_panel(summary, today), *_after_panel(summary, today)]
            found += pressing or _waiting(summary, today)
    return tuple(sorted(found, key=lambda step: (step.rank, not step.alarm, step.by, step.about)))


def late(steps: Iterable[Step]) -> int:
    """How many things are late, overdue concerns among them."""
    return sum(step.alarm for step in steps)


def _of_concern(concern: Concern, ref: str, now: datetime) -> Step:
    """What was worried about is never said here: home opens on a projector."""
    overdue = concern.overdue(now)
    if concern.told.strip() and concern.told_at:
        what = "Chase the reply to an immediate concern"
        about = f"{ref}, told {concern.told} {moment_in_words(concern.told_at, now)}; not acknowledged yet"
    else:
        what = "Tell someone about an immediate concern"
        about = f"{ref}, raised {moment_in_words(concern.raised_at, now)}; nobody told yet"
    return Step(
        Rank.CONCERN,
        what,
        about,
        "Overdue" if overdue else "Open",
        "Open",
        Way.CONCERN,
        concern.audit_id,
        concern.case_id,
        concern.id,
        alarm=overdue,
        by=concern.raised_at.date(),
    )


def _returns(summary: AuditSummary, today: date) -> list[Step]:
    """Returns to settle within a fortnight of their day, until the panel has met: awaited, or come with problems."""
    audit = summary.audit
    due = (summary.first_due or audit.returns_due) if summary.awaited else audit.returns_due
    over = summary.panel_done or (audit.panel_day is not None and audit.panel_day < today)
    if over or not summary.to_settle or (not summary.to_fix and (due is None or due > today + FORTNIGHT)):
        return []
    overdue = summary.returns_late(today)
    parts = [f"{summary.settled} of {summary.returns} settled"]
    parts += [f"{summary.awaited} awaited"] if summary.awaited else []
    parts += [f"{summary.to_fix} came back with problems"] if summary.to_fix else []
    when = "No day set"
    if due is not None:
        when = f"Was due {day_in_year(due, today)}" if due < today else by_day(due, today)
    return [
        Step(
            Rank.LATE if overdue else Rank.DUE,
            f"Settle {counted(summary.to_settle, 'return')}",
            f"{called(audit)}: {', '.join(parts)}",
            when,
            "Returns",
            Way.RETURNS,
            audit.id,
            alarm=overdue,
            by=due or audit.panel_day or date.max,
        )
    ]


def _panel(summary: AuditSummary, today: date) -> list[Step]:
    """A panel day within a fortnight, or gone by with cases still to judge."""
    audit, day = summary.audit, summary.audit.panel_day
    if day is None or summary.panel_done or day > today + FORTNIGHT:
        return []
    overdue = day < today
    done = f"{called(audit)}: {summary.cases_done} of {counted(summary.cases, 'case')} done"
    if not summary.cases:
        what, about, button, way = "Put in the cases", f"{called(audit)}: no cases yet", "Cases", Way.CASES
    elif overdue:
        what = "Finish the panel" if summary.graded else "Hold the panel, or give it a new day"
        about, button, way = done, "Panel", Way.PANEL
    elif summary.graded or day == today:
        what, about = "Go on with the panel" if summary.graded else "Start the panel", done
        button, way = "Panel", Way.PANEL
    else:
        settled = f"{summary.settled} of {counted(summary.returns, 'return')} settled"
        what, about = "Prepare the panel", f"{called(audit)}: {counted(summary.cases, 'case')}, {settled}"
        button, way = "Cases", Way.CASES
    when = f"Was {day_in_year(day, today)}" if overdue else on_day(day, today)
    rank = Rank.LATE if overdue else Rank.DUE
    return [Step(rank, what, about, when, button, way, audit.id, alarm=overdue, by=day)]


def _after_panel(summary: AuditSummary, today: date) -> list[Step]:
    """Reasons owed once the panel has met, and a briefing that can be drafted or finished."""
    audit, day = summary.audit, summary.audit.panel_day
    found: list[Step] = []
    met = "Panel done" if summary.panel_done else "Panel not done"
    since = f"Panel {day_in_year(day, today)}" if day and day <= today else met
    if summary.owed and (summary.panel_done or (day is not None and day < today)):
        what = f"Write {counted(summary.owed, 'reason')} still owed"
        about = f"{called(audit)}: {summary.owed} of {summary.graded} lack a reason or impact"
        found.append(Step(Rank.DUE, what, about, since, "Panel", Way.PANEL, audit.id, by=day or date.max))
    if summary.panel_done and not (summary.briefing or summary.draft):
        done = f"all {counted(summary.cases, 'case')} done" if summary.cases > 1 else "the panel is done"
        about = f"{called(audit)}: {done}, no briefing yet"
        found.append(
            Step(Rank.SIGN_OFF, "Draft the briefing", about, since, "Briefing", Way.BRIEFING, audit.id,
                 by=day or date.max)
        )  # fmt: skip
    elif summary.draft and not summary.briefing and (summary.panel_done or not summary.graded):
        about = f"{called(audit)}: draft {summary.draft} is being written"
        found.append(
            Step(Rank.SIGN_OFF, "Finish the briefing", about, since, "Briefing", Way.BRIEFING, audit.id,
                 by=day or date.max)
        )  # fmt: skip
    return found


def _waiting(summary: AuditSummary, today: date) -> list[Step]:
    """The one next thing of an audit that nothing presses: its cases, then its panel day, then its panel."""
    audit, day = summary.audit, summary.audit.panel_day
    if summary.panel_done or summary.briefing or (summary.draft and not summary.graded):
        return []
    when = f"Panel {day_in_year(day, today)}" if day else "No panel day"
    by = day or date.max
    if summary.graded:
        about = f"{called(audit)}: {summary.cases_done} of {counted(summary.cases, 'case')} done"
        return [Step(Rank.NEXT, "Go on with the panel", about, when, "Panel", Way.PANEL, audit.id, by=by)]
    if summary.undrawn:
        size = audit.sample.size
        about = f"{called(audit)}: {summary.cases} of {size} there" if size else f"{called(audit)}: none yet"
        return [Step(Rank.NEXT, "Put in the cases", about, when, "Cases", Way.CASES, audit.id, by=by)]
    if day is None:
        about = f"{called(audit)}: {counted(summary.cases, 'case')} ready"
        return [Step(Rank.NEXT, "Set the panel day", about, when, "Scope", Way.SCOPE, audit.id, by=by)]
    return []


@dataclass(frozen=True, slots=True)
class Ready:
    """One thing a panel needs: done or not, with its count and where it is seen to."""

    label: str
    count: str
    done: bool
    way: Way


@dataclass(frozen=True, slots=True)
class Readiness:
    """How ready the next panel is."""

    when: str
    """'Panel day in 7 days'."""
    about: str
    """'Missing children 2026, Thursday 14 May'."""
    audit_id: int
    items: tuple[Ready, ...]


def readiness(summaries: Iterable[AuditSummary], today: date) -> Readiness | None:
    """The next panel that has cases to judge; None where no day is set. A nil return counts as settled."""
    summary = next_panel(tuple(summaries), today)
    if summary is None or summary.audit.panel_day is None:
        return None
    audit, day = summary.audit, summary.audit.panel_day
    days = (day - today).days
    near = {0: "Panel day today", 1: "Panel day tomorrow"}
    when = near.get(days, f"Panel day in {days} days" if days <= _FAR else "Next panel day")
    size = max(audit.sample.size or 0, summary.cases)
    items = (
        Ready("Lines and scale locked", f"version {summary.version}", summary.lines > 0, Way.SCOPE),
        Ready("Cases drawn", f"{summary.cases} of {size}" if size else "none yet", not summary.undrawn, Way.CASES),
        Ready(
            "Returns settled",
            f"{summary.settled} of {summary.returns}" if summary.returns else "none yet",
            bool(summary.returns) and not summary.to_settle,
            Way.RETURNS if summary.returns else Way.CASES,
        ),
        Ready(
            "Agencies coming",
            f"{summary.in_room} of {summary.agencies}" if summary.agencies else "none yet",
            0 < summary.agencies <= summary.in_room,
            Way.PANEL if summary.cases else Way.SCOPE,
        ),
    )
    return Readiness(when, f"{called(audit)}, {day:%A} {day_in_year(day, today)}", audit.id, items)


def called(audit: Audit) -> str:
    """Its title, cut where it is so long that the count after it would not be seen."""
    if len(audit.title) <= _LONG_TITLE:
        return audit.title
    return f"{audit.title[:_LONG_TITLE].rsplit(' ', 1)[0].rstrip(':;,.')}…"


def by_day(day: date, today: date) -> str:
    """'By 8 May', 'By tomorrow', 'By today'."""
    near = {0: "today", 1: "tomorrow"}
    return f"By {near.get((day - today).days, day_in_year(day, today))}"


def on_day(day: date, today: date) -> str:
    """'Panel today', 'Panel tomorrow', 'Panel 14 May'."""
    near = {0: "today", 1: "tomorrow"}
    return f"Panel {near.get((day - today).days, day_in_year(day, today))}"


def moment_in_words(at: datetime, now: datetime) -> str:
    """'today at 15:20', 'yesterday at 15:20', '5 May at 15:20', as clocks here show it."""
    at, now = (each.astimezone() if each.tzinfo else each for each in (at, now))
    day = {0: "today", 1: "yesterday"}.get((now.date() - at.date()).days, day_in_year(at.date(), now.date()))
    return f"{day} at {at:%H:%M}"
