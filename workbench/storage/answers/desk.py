"""The partnership's own lists, kept identifiers, one-line entries of the programme, and finding anything by typing."""

from sqlalchemy import Connection, func, select, union_all

from workbench.domain.planned import Entry, entry_from
from workbench.domain.questions import AgencyUse, Entries, Kept, KeptIdentifiers, SettingsNow, Terms
from workbench.domain.settings import Settings, settings_from
from workbench.domain.terms import ListOf, Term
from workbench.storage.tables import entry, kept, member, setting, term


def terms(connection: Connection, question: Terms) -> tuple[Term, ...]:
    rows = connection.execute(select(term).order_by(term.c.list, term.c.position, term.c.name))
    return tuple(Term(row.id, ListOf(row.list), row.name, row.position) for row in rows)


def kept_identifiers(connection: Connection, question: KeptIdentifiers) -> tuple[Kept, ...]:
    rows = connection.execute(select(kept).order_by(kept.c.kind, kept.c.text))
    return tuple(Kept(row.id, row.kind, row.text, row.reason) for row in rows)


def entries(connection: Connection, question: Entries) -> tuple[Entry, ...]:
    rows = connection.execute(select(entry).order_by(entry.c.year.desc(), entry.c.month, entry.c.title)).mappings()
    return tuple(entry_from(row["id"], dict(row)) for row in rows)


def settings_now(connection: Connection, question: SettingsNow) -> Settings:
    rows = connection.execute(select(setting.c.key, setting.c.id, setting.c.value))
    return settings_from({key: (id, value) for key, id, value in rows})


def agency_use(connection: Connection, question: AgencyUse) -> tuple[tuple[int, int], ...]:
    """A single-agency audit logged on the programme names its agency as any audit does."""
    named = union_all(
        select(member.c.agency_id, member.c.audit_id.label("audit_id")),
        select(entry.c.agency_id, entry.c.id.label("audit_id")).where(entry.c.agency_id.is_not(None)),
    ).subquery()
    query = select(named.c.agency_id, func.count(named.c.audit_id.distinct())).group_by(named.c.agency_id)
    return tuple((agency_id, audits) for agency_id, audits in connection.execute(query))
