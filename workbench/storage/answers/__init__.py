"""Answers to the questions of the domain, one function each, found by the question's type."""

from collections.abc import Callable
from typing import Any, TypeVar

from sqlalchemy import Connection

from workbench.domain.attendance import Meetings
from workbench.domain.attendance_year import MeetingsHeld
from workbench.domain.finding import Find
from workbench.domain.moderation.asked import Scores
from workbench.domain.questions import (
    Agencies,
    AgencyUse,
    AuditByRef,
    BriefingVersions,
    CaseGrades,
    Cases,
    Concerns,
    Counts,
    Drafts,
    Entries,
    Everything,
    FieldNow,
    History,
    JudgementAt,
    KeptIdentifiers,
    LinesAndScales,
    Overview,
    Programme,
    Question,
    SettingsNow,
    Terms,
    Workspace,
)
from workbench.domain.returns.asked import Returns
from workbench.domain.sampling.asked import AuditedBefore, Fingerprints, RefsTakenOut
from workbench.storage.answers.audits import audit_by_ref, everything, overview, programme
from workbench.storage.answers.briefings import briefing_versions
from workbench.storage.answers.cases import case_grades, cases, concerns, judgement_at
from workbench.storage.answers.desk import agency_use, entries, kept_identifiers, settings_now, terms
from workbench.storage.answers.finding import find
from workbench.storage.answers.history import counts, drafts, field_now, history, refs_taken_out
from workbench.storage.answers.library import agencies, lines_and_scales, workspace
from workbench.storage.answers.returns import returns
from workbench.storage.answers.room import audited_before, fingerprints, meetings, meetings_held
from workbench.storage.answers.scores import scores
from workbench.storage.uncollected import uncollected

A = TypeVar("A")

_ANSWERS: dict[type, Callable[[Connection, Any], Any]] = {
    Workspace: workspace,
    Agencies: agencies,
    LinesAndScales: lines_and_scales,
    Programme: programme,
    AuditByRef: audit_by_ref,
    Everything: everything,
    Overview: overview,
    CaseGrades: case_grades,
    Cases: cases,
    Concerns: concerns,
    JudgementAt: judgement_at,
    History: history,
    Drafts: drafts,
    FieldNow: field_now,
    Counts: counts,
    Terms: terms,
    SettingsNow: settings_now,
    AgencyUse: agency_use,
    KeptIdentifiers: kept_identifiers,
    Entries: entries,
    Find: find,
    BriefingVersions: briefing_versions,
    Returns: returns,
    Scores: scores,
    Meetings: meetings,
    MeetingsHeld: meetings_held,
    Fingerprints: fingerprints,
    AuditedBefore: audited_before,
    RefsTakenOut: refs_taken_out,
}


def answer(connection: Connection, question: Question[A]) -> A:
    """The answer to `question`, read in the transaction of `connection`."""
    with uncollected():
        found: A = _ANSWERS[type(question)](connection, question)
    return found
