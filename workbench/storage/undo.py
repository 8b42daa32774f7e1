"""Undo and redo, read from the journal: the last hundred steps of one person, still there after reopening."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from workbench.domain.edits import Added, Change, Changed, Edit, Kind, Removed
from workbench.domain.questions import Steps
from workbench.errors import NoLongerHolds
from workbench.storage.journal import member_digest, members_of, parsed, parsed_record
from workbench.storage.tables import BY_KIND, journal, journal_value

DEPTH = 100
_SEEN = 4 * DEPTH  # steps looked back over: each step undone and redone takes three


def steps_for(connection: Connection, person: str) -> Steps:
    """The next step back and forward for `person`."""
    undo, redo = _stacks(connection, person)
    return Steps(
        edit_back(connection, undo[-1]) if undo else None,
        edit_back(connection, redo[-1]) if redo else None,
    )


def _stacks(connection: Connection, person: str) -> tuple[list[int], list[int]]:
    recent = (
        select(journal.c.step, func.max(journal.c.reverses).label("reverses"), func.max(journal.c.undoable).label("un"))
        .where(journal.c.person == person)
        .group_by(journal.c.step)
        .order_by(journal.c.step.desc())
        .limit(_SEEN)
    )
    undo: list[int] = []
    redo: list[int] = []
    for step, reverses, undoable in reversed(connection.execute(recent).all()):
        if not undoable:
            continue
        if reverses is None:
            undo.append(step)
            redo.clear()
        elif undo and undo[-1] == reverses:
            undo.pop()
            redo.append(step)
        elif redo and redo[-1] == reverses:
            redo.pop()
            undo.append(step)
    return undo[-DEPTH:], redo[-DEPTH:]


def edit_back(connection: Connection, step: int) -> Edit:
    """The edit that takes back journal step `step`, from the values the journal kept."""
    query = (
        select(
            journal.c.action,
            journal.c.kind,
            journal.c.record,
            journal.c.field,
            journal.c.members,
            journal_value.c.label,
            journal_value.c.before,
            journal_value.c.after,
            journal_value.c.salt,
        )
        .join(journal_value, (journal_value.c.replica == journal.c.replica) & (journal_value.c.seq == journal.c.seq))
        .where(journal.c.step == step)
        .order_by(journal.c.replica, journal.c.seq)
    )
    rows = connection.execute(query).all()
    changes = tuple(change for row in rows for change in _changes(connection, row))
    return Edit(rows[0].action, rows[0].label, changes).inverse(step)


def _changes(connection: Connection, row: Any) -> Sequence[Change]:
    if row.members is not None:
        return _bulk_changes(connection, row.members, row.salt)
    kind = Kind(row.kind)
    if row.field:
        return [Changed(kind, row.record, row.field, parsed(row.before), parsed(row.after))]
    if row.after is not None:
        return [Added(kind, row.record, parsed_record(row.after))]
    if row.before is not None:
        return [Removed(kind, row.record, parsed_record(row.before))]
    raise NoLongerHolds("The words of this step were erased, so it cannot be undone.")


def _bulk_changes(connection: Connection, members: bytes, salts: bytes) -> list[Change]:
    """What an import added, read from the records themselves: only while each is still as it came in."""
    changes: list[Change] = []
    for member in members_of(members, salts):
        table = BY_KIND[Kind(member.kind)]
        found = connection.execute(select(table).where(table.c.id == member.id)).mappings().first()
        values = {name: value for name, value in found.items() if name != "id"} if found else {}
        if not found or member_digest(member.salt, values) != member.digest:
            raise NoLongerHolds(
                "Something in this import was changed later, so it was not undone. Undo the later changes first."
            )
        changes.append(Added(Kind(member.kind), member.id, values))
    return changes
