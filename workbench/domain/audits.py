"""Audits, their cases, and what each agency had to do with a case."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workbench.domain.frameworks import Line
from workbench.domain.scales import Scale


class AuditType(StrEnum):
    CASE_AUDIT = "multi-agency-case-audit"
    THEMATIC = "thematic-audit"
    DEEP_DIVE = "deep-dive"
    DIP_SAMPLE = "dip-sample"
    QUICK = "quick-audit"
    SCRUTINY = "scrutiny"

    @property
    def label(self) -> str:
        return _TYPE_LABELS[self]


_TYPE_LABELS = {
    AuditType.CASE_AUDIT: "Multi-agency case audit",
    AuditType.THEMATIC: "Thematic audit",
    AuditType.DEEP_DIVE: "Deep dive",
    AuditType.DIP_SAMPLE: "Dip sample",
    AuditType.QUICK: "Quick audit",
    AuditType.SCRUTINY: "Scrutiny",
}


class Known(StrEnum):
    """What an agency had to do with a case. A nil return is an answer, not a gap."""

    KNOWN = "known"
    NIL = "nil"
    OUT_OF_SCOPE = "out_of_scope"
    AWAITED = "awaited"

    @property
    def label(self) -> str:
        return _KNOWN_LABELS[self]


_KNOWN_LABELS = {
    Known.KNOWN: "Known",
    Known.NIL: "Nil return",
    Known.OUT_OF_SCOPE: "Out of scope",
    Known.AWAITED: "Awaited",
}


@dataclass(frozen=True, slots=True)
class Agency:
    id: int
    code: str
    name: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Sample:
    """How the cases were chosen, so that a reader can judge what they stand for."""

    population: int | None = None
    size: int | None = None
    method: str = ""
    seed: str = ""
    criteria: str = ""
    on: date | None = None
    """The day the population was taken from its source."""
    source: str = ""
    """The system or report it was taken from."""
    quota: tuple[tuple[str, int | None, int], ...] = ()
    """(stratum, how many of the population are in it, how many were to be drawn); None where nobody has counted."""
    drawn_by: str = ""
    drawn_on: date | None = None


@dataclass(frozen=True, slots=True)
class Audit:
    """One piece of work on a theme in a year. `year` is the April in which its audit year starts."""

    id: int
    ref: str
    title: str
    year: int
    type: AuditType = AuditType.CASE_AUDIT
    theme: str = ""
    objective: str = ""
    prompted_by: str = ""
    commissioned_by: str = ""
    lead: str = ""
    period_from: date | None = None
    """The judgement window: grades are for practice between these two days."""
    period_to: date | None = None
    reading_from: date | None = None
    """The reading window: records are read from this day on."""
    reading_to: date | None = None
    panel_day: date | None = None
    minutes_per_case: int = 45
    ethnicity_set: str = "ew-2021"
    follows: str = ""
    """The ref of the audit this one re-audits; it need not be in this workspace."""
    sample: Sample = Sample()
    partnership: str | None = None
    """Whose audit it is where it came from elsewhere; None means the workspace's own partnership."""
    panel_first: bool = False
    """Whether the agencies' grades stay hidden on a line until the panel has graded it."""
    returns_due: date | None = None
    """The day by which the agencies' returns are asked for."""
    confirmed_on: date | None = None
    """The day the conclusions were confirmed: from then on the panel's grades stand still."""
    confirmed_by: str = ""
    unconfirmed: str = ""
    """Why it was last opened again after it had been confirmed."""


def audit_year(day: date) -> int:
    """The year in whose April the audit year of `day` starts: 14 May 2026 and 2 March 2027 are both 2026."""
    return day.year if day.month >= 4 else day.year - 1


def year_label(year: int) -> str:
    return f"{year} to {year + 1}"


@dataclass(frozen=True, slots=True)
class Case:
    """A pseudonymous case. No name, date of birth or identifier of a child or family is kept anywhere in it."""

    id: int
    ref: str
    age_band: str = ""
    gender: str = ""
    ethnicity: str = ""
    """A code of the audit's ethnicity set."""
    send: str = ""
    language: str = ""
    status: str = ""
    placement: str = ""
    area: str = ""
    lead_professional: str = ""
    synopsis: str = ""
    themes: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    """Further facts that this theme asks for, as (label, value): ('Times missing', '6')."""
    closed_on: date | None = None
    """The day on which the panel closed it; None while it is open."""
    reopened: str = ""
    """Why it was last opened again after it had been closed."""
    raters: tuple[str, ...] = ()
    """The two people who grade it blind to each other; empty where it is not graded twice."""


@dataclass(frozen=True, slots=True)
class Involvement:
    case_id: int
    agency_id: int
    state: Known
    note: str = ""
    id: int = 0
    received_on: date | None = None
    """The day the agency's return on the case came; a nil return comes too."""
    filled_by: str = ""
    """The role of whoever filled it in."""
    filled_on: date | None = None
    due: date | None = None
    """The day it was extended to; None where the audit's own day holds."""
    due_why: str = ""
    after_panel: bool = False
    """It came when the panel had graded the case already: late, and said so."""


@dataclass(frozen=True, slots=True)
class AuditLine:
    """A line as this audit froze it, with the scale it is graded on here."""

    id: int
    line: Line
    scale: Scale

    def descriptor(self, code: str) -> str:
        """What this grade looks like on this line; the scale's own wording where the line has none."""
        for line_code, text in self.line.descriptors:
            if line_code == code:
                return text
        return self.scale.grade(code).descriptor


@dataclass(frozen=True, slots=True)
class Member:
    """An agency taking part in an audit. `in_room` is None until somebody has said."""

    id: int
    agency: Agency
    position: int
    in_room: bool | None = None


class Head(StrEnum):
    """The heads that key messages stand under, in the order they are read."""

    WHY = "why_we_looked"
    WHAT_WE_DID = "what_we_did"
    WORKING_WELL = "working_well"
    GET_BETTER = "get_better"
    CHILDREN = "children_told_us"
    PARTNERSHIP = "partnership_will"
    YOU = "you_can"


@dataclass(frozen=True, slots=True)
class Message:
    """A short point of an audit under a head, typed by the officer or drafted from the figures."""

    id: int
    head: Head
    position: int
    text: str
