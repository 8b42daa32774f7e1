"""The partnership's own lists, kept identifiers, one-line entries of the programme, and finding anything by typing."""

from sqlalchemy import Connection, select

from workbench.domain.planned import Entry, entry_from
from workbench.domain.questions import Entries, Kept, KeptIdentifiers, Terms
from workbench.domain.terms import ListOf, Term
from workbench.storage.tables import entry, kept, term


def terms(connection: Connection, question: Terms) -> tuple[Term, ...]:
    rows = connection.execute(select(term).order_by(term.c.list, term.c.position, term.c.name))
    return tuple(Term(row.id, ListOf(row.list), row.name, row.position) for row in rows)


def kept_identifiers(connection: Connection, question: KeptIdentifiers) -> tuple[Kept, ...]:
    rows = connection.execute(select(kept).order_by(kept.c.kind, kept.c.text))
    return tuple(Kept(row.id, row.kind, row.text, row.reason) for row in rows)


def entries(connection: Connection, question: Entries) -> tuple[Entry, ...]:
    rows = connection.execute(select(entry).order_by(entry.c.year.desc(), entry.c.month, entry.c.title)).mappings()
    return tuple(entry_from(row["id"], dict(row)) for row in rows)
