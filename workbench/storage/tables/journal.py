"""Tables of the journal, and of words still being typed."""

from sqlalchemy import Column, LargeBinary, Text
from sqlmodel import Field, SQLModel

from workbench.storage.columns import identity, whole_number, words, yes_no


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
    undoable: bool = yes_no()
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
