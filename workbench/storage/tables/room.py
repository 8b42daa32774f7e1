"""Tables of the returns, the draw and the meetings of an audit."""

from typing import Any

from sqlalchemy import Column, LargeBinary
from sqlmodel import Field, SQLModel

from workbench.storage.columns import identity, nested, whole_number, words


class PostRow(SQLModel, table=True):
    __tablename__ = "post"
    id: int = identity()
    audit_id: int = whole_number()
    agency_id: int = whole_number()
    case_id: int | None = whole_number(required=False)
    what: str = words()
    at: str = words()
    person: str = words()
    text: str = words()
    file: str = words()
    version: int | None = whole_number(required=False)
    digest: str = words()


class ProblemRow(SQLModel, table=True):
    __tablename__ = "problem"
    id: int = identity()
    audit_id: int = whole_number()
    agency_id: int = whole_number()
    case_id: int | None = whole_number(required=False)
    line_id: int | None = whole_number(required=False)
    file: str = words()
    sheet: str = words()
    cell: str = words()
    problem: str = words()
    fix: str = words()
    offers: Any = nested()
    boxes: Any = nested()


class DrawRow(SQLModel, table=True):
    __tablename__ = "draw"
    id: int = identity()
    audit_id: int = whole_number()
    position: int = whole_number()
    fingerprint: str = words()
    stratum: str = words()
    case_id: int | None = whole_number(required=False)
    state: str = words()
    reason: str = words()


class FingerprintKeyRow(SQLModel, table=True):
    """Known to storage alone: nothing outside ever sees the key, so no edit names it."""

    __tablename__ = "fingerprint_key"
    id: int = identity()
    key: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


class MeetingRow(SQLModel, table=True):
    __tablename__ = "meeting"
    id: int = identity()
    audit_id: int = whole_number()
    day: str = words()
    title: str = words()


class AttendanceRow(SQLModel, table=True):
    __tablename__ = "attendance"
    id: int = identity()
    meeting_id: int = whole_number()
    agency_id: int = whole_number()
    role: str = words()
    name: str = words()
    state: str = words()
