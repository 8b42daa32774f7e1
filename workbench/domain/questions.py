"""Questions a workspace can answer. Each is a frozen value; its answer is made of frozen values, never of rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Generic, TypeVar

from workbench.domain.audits import Agency, Audit, AuditLine, Case, Involvement, Member
from workbench.domain.briefing.versions import Version
from workbench.domain.concerns import Concern
from workbench.domain.edits import Edit, Record, Value
from workbench.domain.frameworks import Framework, LineKind
from workbench.domain.judgements import Judgement, Place, owed
from workbench.domain.planned import Entry
from workbench.domain.programme import AuditSummary as AuditSummary
from workbench.domain.scales import Scale
from workbench.domain.settings import Settings
from workbench.domain.terms import Term
from workbench.domain.whole_audit import WholeAudit

Answer_co = TypeVar("Answer_co", covariant=True)
Subject = Place | Record
"""What words are typed about."""
Typing = tuple[Subject, str]
"""Where words are being typed: what they are about, and the name of the field."""


class Question(Generic[Answer_co]):
    """What `store.ask` takes; the type in brackets is the type of the answer."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class About:
    """The workspace itself."""

    partnership: str
    person: str
    example: bool
    saved_at: datetime | None = None
    """When the last change was made."""


@dataclass(frozen=True, slots=True)
class Workspace(Question[About]):
    """Whose workspace this is."""


@dataclass(frozen=True, slots=True)
class Programme(Question[tuple[AuditSummary, ...]]):
    """Every audit, latest year first, then by title."""


@dataclass(frozen=True, slots=True)
class AuditByRef(Question[int]):
    """The id of the audit with this ref. Refused, naming the refs there are, if there is none."""

    ref: str


@dataclass(frozen=True, slots=True)
class Library:
    """The frameworks and scales audits can be set up with; `ids` in the same order as the values."""

    frameworks: tuple[tuple[int, Framework], ...]
    scales: tuple[tuple[int, Scale], ...]
    used: frozenset[tuple[str, int]]
    """(key, version) of the frameworks that an audit was set up from: these are frozen."""
    line_ids: tuple[tuple[int, ...], ...] = ()
    """The ids of each framework's lines, in the order of the frameworks and of their lines."""
    users: tuple[tuple[str, int, str], ...] = ()
    """(key, version, ref of an audit set up from it), by ref."""


@dataclass(frozen=True, slots=True)
class LinesAndScales(Question[Library]):
    """The workspace's library."""


@dataclass(frozen=True, slots=True)
class Agencies(Question[tuple[Agency, ...]]):
    """The agencies of the partnership, by name."""


@dataclass(frozen=True, slots=True)
class SettingsNow(Question[Settings]):
    """What the partnership has settled for all its audits."""


@dataclass(frozen=True, slots=True)
class AgencyUse(Question[tuple[tuple[int, int], ...]]):
    """(agency's id, how many audits name it), for every agency that one names."""


@dataclass(frozen=True, slots=True)
class Terms(Question[tuple[Term, ...]]):
    """The words of the partnership's own lists, list by list, in the order they were given."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What looks like an identifier and is meant to stay. `kind` is what it looks like."""

    id: int
    kind: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class KeptIdentifiers(Question[tuple[Kept, ...]]):
    """Every text that somebody decided to keep though it looks like an identifier."""


@dataclass(frozen=True, slots=True)
class Entries(Question[tuple[Entry, ...]]):
    """The one-line entries of the programme: planned work and single-agency audits, latest year first."""


@dataclass(frozen=True, slots=True)
class BriefingVersions(Question[tuple[Version, ...]]):
    """The versions of an audit's seven-minute briefing, first to last; the last is being written."""

    audit_id: int


@dataclass(frozen=True, slots=True)
class Cases(Question[tuple[Case, ...]]):
    """The cases of an audit, by reference."""

    audit_id: int


@dataclass(frozen=True, slots=True)
class Everything(Question[WholeAudit]):
    """One audit with everything in it."""

    audit_id: int


@dataclass(frozen=True, slots=True)
class Overview(Question[WholeAudit]):
    """One audit without the agencies' own judgements: all the desk shows, a tenth of everything in a large audit."""

    audit_id: int


@dataclass(frozen=True, slots=True)
class CaseStanding:
    """How far the panel has come with one case."""

    case: Case
    answered: int
    lines: int
    owing: int
    """Judgements whose reason or impact is still owed."""


def standing_of(case: Case, lines: Iterable[AuditLine], panel: Iterable[Judgement]) -> CaseStanding:
    """How far one case is, from the panel's judgements (of any cases); a whole-case line is never counted."""
    counted = frozenset(line.id for line in lines if line.line.kind is LineKind.LINE)
    here = [each for each in panel if each.place.case_id == case.id and each.place.line_id in counted]
    answered, owing = sum(each.answered for each in here), sum(bool(owed(each)) for each in here)
    return CaseStanding(case, answered, len(counted), owing)


@dataclass(frozen=True)
class CaseSheet:
    """All the panel needs for one case: who graded what, and what it has judged itself."""

    audit: Audit
    case: Case
    lines: tuple[AuditLine, ...]
    members: tuple[Member, ...]
    involvements: tuple[Involvement, ...]
    own: tuple[Judgement, ...]
    panel: tuple[Judgement, ...]
    standings: tuple[CaseStanding, ...]
    """Every case of the audit, in order, this one among them."""
    rated: tuple[Judgement, ...] = ()
    """What named raters gave on it. They are counted nowhere, and shown to nobody while the raters are blind."""

    @cached_property
    def graded_lines(self) -> tuple[AuditLine, ...]:
        return tuple(line for line in self.lines if line.line.kind is LineKind.LINE)

    @cached_property
    def judged(self) -> dict[int, Judgement]:
        """What the panel has judged, by the line's id."""
        return {judgement.place.line_id: judgement for judgement in self.panel}


@dataclass(frozen=True, slots=True)
class CaseGrades(Question[CaseSheet]):
    """The sheet of one case."""

    case_id: int
    standings: tuple[CaseStanding, ...] = ()
    """Those of the audit where they are known still: then only this case is read."""


@dataclass(frozen=True, slots=True)
class Concerns(Question[tuple[Concern, ...]]):
    """The concerns raised on a case, first to last; on every case where `case_id` is None."""

    case_id: int | None = None


@dataclass(frozen=True, slots=True)
class JudgementAt(Question[Judgement]):
    """The judgement at a place; an empty one where nothing is stored."""

    place: Place


@dataclass(frozen=True, slots=True)
class Moment:
    """One change in the history of a record: what each field was before and after, where that is still kept."""

    at: datetime
    person: str
    action: str
    label: str
    fields: tuple[tuple[str, Value, Value], ...]
    """(field, before, after); empty for the arrival of an imported record, and once erased."""
    erased: bool = False


@dataclass(frozen=True, slots=True)
class History(Question[tuple[Moment, ...]]):
    """Every change to one record, oldest first, from the journal."""

    record_id: int


@dataclass(frozen=True, slots=True)
class Steps:
    """What can be undone and redone now, by this person; None where there is nothing."""

    undo: Edit | None
    redo: Edit | None


@dataclass(frozen=True, slots=True)
class UndoSteps(Question[Steps]):
    """The next step back and the next step forward."""


@dataclass(frozen=True, slots=True)
class Draft:
    """Words typed and not yet left, in one field of a judgement's place or of a record.

    `base` is what the box held when typing began.
    """

    subject: Subject
    field: str
    text: str
    base: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Drafts(Question[tuple[Draft, ...]]):
    """Words that were being typed when the program ended, oldest first."""


@dataclass(frozen=True, slots=True)
class FieldNow(Question[Value]):
    """What one field of a record holds; Refused where the record is gone."""

    record: Record
    field: str


@dataclass(frozen=True, slots=True)
class Counted:
    """How many records of each kind there are, and how long the journal is."""

    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Counts(Question[Counted]):
    """The counts `check` prints."""
