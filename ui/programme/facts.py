"""What home shows, asked of the file in one go; and how the places of its steps are reached."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from ui.routes import Route, Screen
from ui.workspace import OpenWorkspace
from workbench.domain.next_steps import Readiness, Step, Way, late, next_steps, readiness
from workbench.domain.programme import AuditSummary, Year, awaiting_returns, years
from workbench.domain.questions import Agencies, Cases, Concerns, Entries, Programme

_SCREENS = {
    Way.CONCERN: Screen.PANEL,
    Way.SCOPE: Screen.SCOPE,
    Way.CASES: Screen.CASES,
    Way.RETURNS: Screen.RETURNS,
    Way.PANEL: Screen.PANEL,
    Way.BRIEFING: Screen.BRIEFING,
}


def local_now() -> datetime:
    """Now, by the clock on the wall, with its time zone."""
    return datetime.now().astimezone()


@dataclass(frozen=True)
class HomeFacts:
    """Everything on the screen, as values."""

    years: tuple[Year, ...]
    steps: tuple[Step, ...]
    readiness: Readiness | None
    agencies: dict[int, str]
    """Names by id."""
    awaiting: AuditSummary | None = None
    """The audit whose forms come back next; None where none has returns to settle."""


def home_facts(workspace: OpenWorkspace, now: datetime) -> HomeFacts:
    """A handful of questions; the references of cases are asked for only where a concern is open."""
    summaries = workspace.ask(Programme())
    concerns = [each for each in workspace.ask(Concerns()) if each.is_open]
    refs = {case.id: case.ref for audit in {each.audit_id for each in concerns} for case in workspace.ask(Cases(audit))}
    return HomeFacts(
        years(summaries, workspace.ask(Entries()), now.date()),
        next_steps(summaries, concerns, refs, now),
        readiness(summaries, now.date()),
        {agency.id: agency.name for agency in workspace.ask(Agencies())},
        awaiting_returns(summaries, now.date()),
    )


def late_now(workspace: OpenWorkspace, summaries: Iterable[AuditSummary]) -> int:
    """How many things are late: the figure beside the programme in the side bar."""
    return late(next_steps(summaries, workspace.ask(Concerns()), {}, local_now()))


def route_of(way: Way, audit_id: int, case_id: int = 0, concern_id: int = 0) -> Route:
    return Route(_SCREENS[way], audit_id, case_id, concern_id)
