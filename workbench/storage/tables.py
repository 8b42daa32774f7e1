"""The tables, declared. They validate nothing: constraints live in the migrations, rules in the domain."""

from typing import Any

from sqlalchemy import Column, LargeBinary, Table, Text
from sqlmodel import Field, SQLModel

from workbench.domain.edits import Kind, Value
from workbench.storage.columns import YesNo, identity, nested, whole_number, words


class Setting(SQLModel, table=True):
    id: int = identity()
    key: str = words()
    value: str = words()


class AgencyRow(SQLModel, table=True):
    __tablename__ = "agency"
    id: int = identity()
    code: str = words()
    name: str = words()
    kind: str = words()


class AuditRow(SQLModel, table=True):
    __tablename__ = "audit"
    id: int = identity()
    ref: str = words()
    title: str = words()
    year: int = whole_number()
    type: str = words()
    theme: str = words()
    objective: str = words()
    prompted_by: str = words()
    commissioned_by: str = words()
    lead: str = words()
    period_from: str | None = words(required=False)
    period_to: str | None = words(required=False)
    reading_from: str | None = words(required=False)
    reading_to: str | None = words(required=False)
    panel_day: str | None = words(required=False)
    minutes_per_case: int = whole_number()
    ethnicity_set: str = words()
    follows: str = words()
    sample_population: int | None = whole_number(required=False)
    sample_size: int | None = whole_number(required=False)
    sample_method: str = words()
    sample_seed: str = words()
    sample_criteria: str = words()
    partnership: str | None = words(required=False)
    panel_first: bool = Field(sa_column=Column(YesNo, nullable=False))
    returns_due: str | None = words(required=False)


class ScaleRow(SQLModel, table=True):
    __tablename__ = "scale"
    id: int = identity()
    audit_id: int | None = whole_number(required=False)
    key: str = words()
    title: str = words()
    grades: Any = nested()


class FrameworkRow(SQLModel, table=True):
    __tablename__ = "framework"
    id: int = identity()
    audit_id: int | None = whole_number(required=False)
    key: str = words()
    title: str = words()
    version: int = whole_number()
    scale_id: int = whole_number()
    source: str = words()


class LineRow(SQLModel, table=True):
    __tablename__ = "line"
    id: int = identity()
    framework_id: int = whole_number()
    key: str = words()
    number: int = whole_number()
    title: str = words()
    question: str = words()
    prompts: Any = nested()
    kind: str = words()
    scale_id: int | None = whole_number(required=False)
    descriptors: Any = nested()


class MemberRow(SQLModel, table=True):
    __tablename__ = "member"
    id: int = identity()
    audit_id: int = whole_number()
    agency_id: int = whole_number()
    position: int = whole_number()
    in_room: bool | None = Field(sa_column=Column(YesNo, nullable=True))


class CaseRow(SQLModel, table=True):
    __tablename__ = "case"
    id: int = identity()
    audit_id: int = whole_number()
    ref: str = words()
    age_band: str = words()
    gender: str = words()
    ethnicity: str = words()
    send: str = words()
    language: str = words()
    status: str = words()
    placement: str = words()
    area: str = words()
    lead_professional: str = words()
    synopsis: str = words()
    themes: Any = nested()
    facts: Any = nested()
    closed_on: str | None = words(required=False)
    reopened: str = words()


class InvolvementRow(SQLModel, table=True):
    __tablename__ = "involvement"
    id: int = identity()
    case_id: int = whole_number()
    agency_id: int = whole_number()
    state: str = words()
    note: str = words()


class JudgementRow(SQLModel, table=True):
    __tablename__ = "judgement"
    id: int = identity()
    audit_id: int = whole_number()
    line_id: int = whole_number()
    layer: str = words()
    case_id: int | None = whole_number(required=False)
    agency_id: int | None = whole_number(required=False)
    rater: str | None = words(required=False)
    grade: str | None = words(required=False)
    non_score: str | None = words(required=False)
    reason: str = words()
    evidence: str = words()
    impact: str = words()
    from_others: str = words()


class MessageRow(SQLModel, table=True):
    __tablename__ = "message"
    id: int = identity()
    audit_id: int = whole_number()
    head: str = words()
    position: int = whole_number()
    text: str = words()


class ConcernRow(SQLModel, table=True):
    __tablename__ = "concern"
    id: int = identity()
    audit_id: int = whole_number()
    case_id: int = whole_number()
    worry: str = words()
    raised_at: str = words()
    about: str = words()
    must_act: str = words()
    told: str = words()
    how: str = words()
    told_at: str | None = words(required=False)
    acknowledged_at: str | None = words(required=False)
    next_step: str = words()


class TermRow(SQLModel, table=True):
    __tablename__ = "term"
    id: int = identity()
    list: str = words()
    name: str = words()
    position: int = whole_number()


class EntryRow(SQLModel, table=True):
    __tablename__ = "entry"
    id: int = identity()
    year: int = whole_number()
    what: str = words()
    title: str = words()
    type: str = words()
    agency_id: int | None = whole_number(required=False)
    month: str = words()
    note: str = words()


class KeptRow(SQLModel, table=True):
    __tablename__ = "kept"
    id: int = identity()
    kind: str = words()
    text: str = words()
    reason: str = words()


class BriefingRow(SQLModel, table=True):
    __tablename__ = "briefing"
    id: int = identity()
    audit_id: int = whole_number()
    document: str = words()
    version: int = whole_number()
    title: str = words()
    subtitle: str = words()
    date: str = words()
    closing: str = words()
    small_print: str = words()
    slip: bool = Field(sa_column=Column(YesNo, nullable=False))
    kept_on: str | None = words(required=False)


class BoxRow(SQLModel, table=True):
    __tablename__ = "box"
    id: int = identity()
    briefing_id: int = whole_number()
    number: int = whole_number()
    text: str = words()


class DraftRow(SQLModel, table=True):
    __tablename__ = "draft"
    subject: str = Field(sa_column=Column(Text, primary_key=True))
    field: str = Field(sa_column=Column(Text, primary_key=True))
    text: str = words()
    base: str = words()
    at: str = words()


class ReplicaRow(SQLModel, table=True):
    __tablename__ = "replica"
    id: str = Field(sa_column=Column(Text, primary_key=True))
    place: str = words()
    started: str = words()


class JournalRow(SQLModel, table=True):
    __tablename__ = "journal"
    replica: str = Field(sa_column=Column(Text, primary_key=True))
    seq: int = identity()
    step: int = whole_number()
    reverses: int | None = whole_number(required=False)
    at: str = words()
    person: str = words()
    action: str = words()
    undoable: bool = Field(sa_column=Column(YesNo, nullable=False))
    kind: str = words()
    record: int = whole_number()
    field: str = words()
    before: bytes | None = Field(sa_column=Column(LargeBinary, nullable=True))
    after: bytes | None = Field(sa_column=Column(LargeBinary, nullable=True))
    members: bytes | None = Field(sa_column=Column(LargeBinary, nullable=True))
    previous: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    hash: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


class JournalValueRow(SQLModel, table=True):
    __tablename__ = "journal_value"
    replica: str = Field(sa_column=Column(Text, primary_key=True))
    seq: int = identity()
    label: str = words()
    before: str | None = words(required=False)
    after: str | None = words(required=False)
    salt: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


def _table(row: type[SQLModel]) -> Table:
    table: Table = SQLModel.metadata.tables[str(row.__tablename__)]
    return table


setting, agency, audit = _table(Setting), _table(AgencyRow), _table(AuditRow)
scale, framework, line = _table(ScaleRow), _table(FrameworkRow), _table(LineRow)
member, case, involvement = _table(MemberRow), _table(CaseRow), _table(InvolvementRow)
judgement, message, draft = _table(JudgementRow), _table(MessageRow), _table(DraftRow)
concern, term, entry = _table(ConcernRow), _table(TermRow), _table(EntryRow)
kept, briefing, box = _table(KeptRow), _table(BriefingRow), _table(BoxRow)
replica, journal, journal_value = _table(ReplicaRow), _table(JournalRow), _table(JournalValueRow)

BY_KIND: dict[Kind, Table] = {kind: SQLModel.metadata.tables[kind.value] for kind in Kind}
"""The table of each kind of record: a kind is named after its table."""

SINCE: dict[Kind, dict[str, Value]] = {
    Kind.AUDIT: {"panel_first": False, "returns_due": None},
    Kind.CASE: {"closed_on": None, "reopened": ""},
}
"""What the fields that came later held before they came: the journal of older days does not name them."""
