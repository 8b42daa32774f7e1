"""Tables of an audit: its frozen lines, agencies, cases and judgements."""

from typing import Any

from sqlmodel import SQLModel

from workbench.storage.columns import identity, nested, whole_number, words, yes_no


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
    panel_first: bool = yes_no()
    returns_due: str | None = words(required=False)
    confirmed_on: str | None = words(required=False)
    confirmed_by: str = words()
    unconfirmed: str = words()
    sample_on: str | None = words(required=False)
    sample_source: str = words()
    sample_quota: Any = nested()
    sample_drawn_by: str = words()
    sample_drawn_on: str | None = words(required=False)


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
    in_room: bool | None = yes_no(required=False)


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
    raters: Any = nested()


class InvolvementRow(SQLModel, table=True):
    __tablename__ = "involvement"
    id: int = identity()
    case_id: int = whole_number()
    agency_id: int = whole_number()
    state: str = words()
    note: str = words()
    received_on: str | None = words(required=False)
    filled_by: str = words()
    filled_on: str | None = words(required=False)
    due: str | None = words(required=False)
    due_why: str = words()
    after_panel: bool = yes_no()


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
