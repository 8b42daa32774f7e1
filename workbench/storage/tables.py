"""The tables, declared. They validate nothing: constraints live in the migrations, rules in the domain."""

import json
from typing import Any

from sqlalchemy import Column, Integer, LargeBinary, Table, Text
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

from workbench.domain.edits import Kind, Value


class Tuples(TypeDecorator[Value]):
    """Nested tuples, kept as canonical JSON."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Value, dialect: object) -> str | None:
        return None if value is None else canonical(value)

    def process_result_value(self, value: Any, dialect: object) -> Value:
        return None if value is None else _tuples(json.loads(value))


class YesNo(TypeDecorator[bool]):
    """True, False or not said, kept as 1, 0 or NULL."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: object) -> int | None:
        return None if value is None else int(value)

    def process_result_value(self, value: Any, dialect: object) -> bool | None:
        return None if value is None else bool(value)


def canonical(value: Value) -> str:
    """The one spelling of a value: what is stored as JSON and what is hashed."""
    return _spell(value)


_spell = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode  # made once: a tenth of its cost each time


def _tuples(value: Any) -> Value:
    return tuple(_tuples(each) for each in value) if isinstance(value, list) else value


def _key() -> Any:
    return Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))


def _ref(required: bool = True) -> Any:
    return Field(sa_column=Column(Integer, nullable=not required))


def _text(required: bool = True) -> Any:
    return Field(sa_column=Column(Text, nullable=not required))


def _tuples_column() -> Any:
    return Field(sa_column=Column(Tuples, nullable=False))


class Setting(SQLModel, table=True):
    id: int = _key()
    key: str = _text()
    value: str = _text()


class AgencyRow(SQLModel, table=True):
    __tablename__ = "agency"
    id: int = _key()
    code: str = _text()
    name: str = _text()
    kind: str = _text()


class AuditRow(SQLModel, table=True):
    __tablename__ = "audit"
    id: int = _key()
    ref: str = _text()
    title: str = _text()
    year: int = _ref()
    type: str = _text()
    theme: str = _text()
    objective: str = _text()
    prompted_by: str = _text()
    commissioned_by: str = _text()
    lead: str = _text()
    period_from: str | None = _text(required=False)
    period_to: str | None = _text(required=False)
    reading_from: str | None = _text(required=False)
    reading_to: str | None = _text(required=False)
    panel_day: str | None = _text(required=False)
    minutes_per_case: int = _ref()
    ethnicity_set: str = _text()
    follows: str = _text()
    sample_population: int | None = _ref(required=False)
    sample_size: int | None = _ref(required=False)
    sample_method: str = _text()
    sample_seed: str = _text()
    sample_criteria: str = _text()
    partnership: str | None = _text(required=False)


class ScaleRow(SQLModel, table=True):
    __tablename__ = "scale"
    id: int = _key()
    audit_id: int | None = _ref(required=False)
    key: str = _text()
    title: str = _text()
    grades: Any = _tuples_column()


class FrameworkRow(SQLModel, table=True):
    __tablename__ = "framework"
    id: int = _key()
    audit_id: int | None = _ref(required=False)
    key: str = _text()
    title: str = _text()
    version: int = _ref()
    scale_id: int = _ref()
    source: str = _text()


class LineRow(SQLModel, table=True):
    __tablename__ = "line"
    id: int = _key()
    framework_id: int = _ref()
    key: str = _text()
    number: int = _ref()
    title: str = _text()
    question: str = _text()
    prompts: Any = _tuples_column()
    kind: str = _text()
    scale_id: int | None = _ref(required=False)
    descriptors: Any = _tuples_column()


class MemberRow(SQLModel, table=True):
    __tablename__ = "member"
    id: int = _key()
    audit_id: int = _ref()
    agency_id: int = _ref()
    position: int = _ref()
    in_room: bool | None = Field(sa_column=Column(YesNo, nullable=True))


class CaseRow(SQLModel, table=True):
    __tablename__ = "case"
    id: int = _key()
    audit_id: int = _ref()
    ref: str = _text()
    age_band: str = _text()
    gender: str = _text()
    ethnicity: str = _text()
    send: str = _text()
    language: str = _text()
    status: str = _text()
    placement: str = _text()
    area: str = _text()
    lead_professional: str = _text()
    synopsis: str = _text()
    themes: Any = _tuples_column()
    facts: Any = _tuples_column()


class InvolvementRow(SQLModel, table=True):
    __tablename__ = "involvement"
    id: int = _key()
    case_id: int = _ref()
    agency_id: int = _ref()
    state: str = _text()
    note: str = _text()


class JudgementRow(SQLModel, table=True):
    __tablename__ = "judgement"
    id: int = _key()
    audit_id: int = _ref()
    line_id: int = _ref()
    layer: str = _text()
    case_id: int | None = _ref(required=False)
    agency_id: int | None = _ref(required=False)
    rater: str | None = _text(required=False)
    grade: str | None = _text(required=False)
    non_score: str | None = _text(required=False)
    reason: str = _text()
    evidence: str = _text()
    impact: str = _text()
    from_others: str = _text()


class MessageRow(SQLModel, table=True):
    __tablename__ = "message"
    id: int = _key()
    audit_id: int = _ref()
    head: str = _text()
    position: int = _ref()
    text: str = _text()


class ConcernRow(SQLModel, table=True):
    __tablename__ = "concern"
    id: int = _key()
    audit_id: int = _ref()
    case_id: int = _ref()
    worry: str = _text()
    raised_at: str = _text()
    about: str = _text()
    must_act: str = _text()
    told: str = _text()
    how: str = _text()
    told_at: str | None = _text(required=False)
    acknowledged_at: str | None = _text(required=False)
    next_step: str = _text()


class DraftRow(SQLModel, table=True):
    __tablename__ = "draft"
    subject: str = Field(sa_column=Column(Text, primary_key=True))
    field: str = Field(sa_column=Column(Text, primary_key=True))
    text: str = _text()
    base: str = _text()
    at: str = _text()


class ReplicaRow(SQLModel, table=True):
    __tablename__ = "replica"
    id: str = Field(sa_column=Column(Text, primary_key=True))
    place: str = _text()
    started: str = _text()


class JournalRow(SQLModel, table=True):
    __tablename__ = "journal"
    replica: str = Field(sa_column=Column(Text, primary_key=True))
    seq: int = _key()
    step: int = _ref()
    reverses: int | None = _ref(required=False)
    at: str = _text()
    person: str = _text()
    action: str = _text()
    undoable: bool = Field(sa_column=Column(YesNo, nullable=False))
    kind: str = _text()
    record: int = _ref()
    field: str = _text()
    before: bytes | None = Field(sa_column=Column(LargeBinary, nullable=True))
    after: bytes | None = Field(sa_column=Column(LargeBinary, nullable=True))
    members: bytes | None = Field(sa_column=Column(LargeBinary, nullable=True))
    previous: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    hash: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


class JournalValueRow(SQLModel, table=True):
    __tablename__ = "journal_value"
    replica: str = Field(sa_column=Column(Text, primary_key=True))
    seq: int = _key()
    label: str = _text()
    before: str | None = _text(required=False)
    after: str | None = _text(required=False)
    salt: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


def _table(row: type[SQLModel]) -> Table:
    table: Table = SQLModel.metadata.tables[str(row.__tablename__)]
    return table


setting, agency, audit = _table(Setting), _table(AgencyRow), _table(AuditRow)
scale, framework, line = _table(ScaleRow), _table(FrameworkRow), _table(LineRow)
member, case, involvement = _table(MemberRow), _table(CaseRow), _table(InvolvementRow)
judgement, message, draft = _table(JudgementRow), _table(MessageRow), _table(DraftRow)
concern = _table(ConcernRow)
replica, journal, journal_value = _table(ReplicaRow), _table(JournalRow), _table(JournalValueRow)

BY_KIND: dict[Kind, Table] = {kind: SQLModel.metadata.tables[kind.value] for kind in Kind}
"""The table of each kind of record: a kind is named after its table."""
