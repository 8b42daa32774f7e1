"""Tables of the workspace and of the officer's desk."""

from sqlmodel import SQLModel

from workbench.storage.columns import identity, whole_number, words, yes_no


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
    slip: bool = yes_no()
    kept_on: str | None = words(required=False)


class BoxRow(SQLModel, table=True):
    __tablename__ = "box"
    id: int = identity()
    briefing_id: int = whole_number()
    number: int = whole_number()
    text: str = words()
