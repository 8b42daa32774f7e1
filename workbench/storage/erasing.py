"""Erasing words: the one thing that may empty the journal's side table. It is itself an entry: the chain holds."""

import json
from collections.abc import Iterable

from sqlalchemy import Connection, bindparam, select

from workbench.domain.edits import Edit, Kind
from workbench.errors import NoLongerHolds
from workbench.storage.applying import write_entries
from workbench.storage.journal import SALT, Draft, Head, chained, is_named, members_of
from workbench.storage.tables import BY_KIND, draft, journal, journal_value

_ERASE = Edit("erase", "", (), undoable=False)


def erase_words(
    connection: Connection, records: Iterable[tuple[Kind, int]], head: Head, step: int, at: str, person: str
) -> Head:
    """Say in the journal that these records are erased, then empty every word and salt it kept of them.

    The records themselves are removed before, by an ordinary edit. Nothing brings the words back.
    """
    erased = list(records)
    if any(
        connection.execute(select(BY_KIND[kind].c.id).where(BY_KIND[kind].c.id == id)).first() for kind, id in erased
    ):
        raise NoLongerHolds("What is to be erased is still in the workspace, so nothing was erased. Remove it first.")
    drafts = [Draft((kind.value, id, "", None, None, None), None, None, b"") for kind, id in erased]
    entries, kept, after = chained(drafts, _ERASE, head, step, at, person)
    write_entries(connection, entries, kept)
    ids = {id for _, id in erased}
    _empty_own(connection, ids)
    _empty_in_bulk(connection, ids)
    _drop_drafts(connection, ids)
    return after


def _drop_drafts(connection: Connection, ids: set[int]) -> None:
    """Words still being typed on a line, a case or an audit that is erased."""
    for subject in connection.execute(select(draft.c.subject).distinct()).scalars().all():
        if any(type(each) is int and each in ids for each in json.loads(subject)):
            connection.execute(draft.delete().where(draft.c.subject == subject))


def _empty_own(connection: Connection, ids: set[int]) -> None:
    mine = select(journal.c.replica, journal.c.seq).where(journal.c.record.in_(ids), journal.c.action != "erase")
    for replica, seq in connection.execute(mine).all():
        _empty(connection, replica, seq, b"")


def _empty_in_bulk(connection: Connection, ids: set[int]) -> None:
    """In an import, one record's salt is its own sixteen bytes: without them its digest says nothing."""
    bulk = (
        select(journal.c.replica, journal.c.seq, journal.c.members, journal_value.c.salt)
        .join(journal_value, (journal_value.c.replica == journal.c.replica) & (journal_value.c.seq == journal.c.seq))
        .where(journal.c.members.is_not(None))
    )
    for replica, seq, members, salts in connection.execute(bulk).all():
        if not any(is_named(members, id) for id in ids):
            continue
        named = [index for index, member in enumerate(members_of(members, salts)) if member.id in ids]
        if not named:
            continue
        left = bytearray(salts)
        for index in named:
            left[index * SALT : (index + 1) * SALT] = bytes(SALT)
        _empty(connection, replica, seq, bytes(left))


def _empty(connection: Connection, replica: str, seq: int, salt: bytes) -> None:
    this = (journal_value.c.replica == bindparam("of")) & (journal_value.c.seq == bindparam("number"))
    emptied = journal_value.update().where(this).values(before=None, after=None, label="", salt=bindparam("left"))
    connection.execute(emptied, {"of": replica, "number": seq, "left": salt})
