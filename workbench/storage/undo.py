"""Undo and redo, read from the journal: the last hundred steps of one person, still there after reopening."""

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from sqlalchemy import Connection, func, select

from workbench.domain.edits import Added, Change, Changed, Edit, Kind, Removed, Values
from workbench.domain.questions import Steps
from workbench.errors import NoLongerHolds
from workbench.storage.applying import batches
from workbench.storage.journal import SALT, Member, member_digest, members_of, parsed, parsed_record
from workbench.storage.tables import BY_KIND, journal, journal_value

DEPTH = 100
_IDS_AT_ONCE = 500


class _Erased(NoLongerHolds):
    """A step whose words are gone for good: it is passed over."""


def steps_for(connection: Connection, person: str) -> Steps:
    """The next step back and forward for `person`. NoLongerHolds where a record it needs was changed by other means."""
    undo, redo = _stacks(connection, person)
    return Steps(_first_back(connection, undo), _first_back(connection, redo))


def _first_back(connection: Connection, steps: Sequence[int]) -> Edit | None:
    for step in steps:
        with suppress(_Erased):
            return edit_back(connection, step)
    return None


def _stacks(connection: Connection, person: str) -> tuple[list[int], list[int]]:
    """The steps that can be undone and redone, newest first; together never more than the depth.

    A step is in force unless a later one in force took it back; one that took back an undo stands for what it brought
    back. Steps are read from the newest, so nothing older than needed is read.
    """
    recent = (
        select(
            journal.c.step,
            func.max(journal.c.reverses),
            func.max(journal.c.undoable),
            func.max(journal.c.action),
        )
        .where(journal.c.person == person)
        .group_by(journal.c.step)
        .order_by(journal.c.step.desc())
    )
    undo: list[int] = []
    redo: list[int] = []
    taken_back: set[int] = set()
    done_since = False  # something new was done after what older undos took back, so that is no longer to be redone
    for step, reverses, undoable, action in connection.execute(recent):
        if not undoable:
            continue
        if reverses is not None:
            taken_back.add(reverses)
        if step not in taken_back:
            if reverses is None or action == "redo":
                undo.append(step)
            elif not done_since:
                redo.append(step)
        done_since = done_since or reverses is None
        if done_since and len(undo) + len(redo) >= DEPTH:
            break
    redo = redo[:DEPTH]
    return undo[: DEPTH - len(redo)], redo


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
    if row.before is None and row.after is None:
        raise _Erased("The words of this step were erased, so it cannot be undone.")
    kind = Kind(row.kind)
    if row.field:
        return [Changed(kind, row.record, row.field, parsed(row.before), parsed(row.after))]
    if row.after is not None:
        return [Added(kind, row.record, parsed_record(row.after))]
    return [Removed(kind, row.record, parsed_record(row.before))]


def _bulk_changes(connection: Connection, named: bytes, salts: bytes) -> list[Change]:
    """What an import added, read from the records themselves: only while each is still as it came in."""
    members = list(members_of(named, salts))
    if any(member.salt == bytes(SALT) for member in members):
        raise _Erased("Words that came in with this import were erased, so it cannot be undone.")
    found = _records(connection, members)
    changes: list[Change] = []
    for member in members:
        values = found.get(member.id)
        if values is None or member_digest(member.salt, values) != member.digest:
            raise NoLongerHolds(
                "Something in this import was changed later, so it was not undone. Undo the later changes first."
            )
        changes.append(Added(Kind(member.kind), member.id, values))
    return changes


def _records(connection: Connection, members: Sequence[Member]) -> dict[int, Values]:
    found: dict[int, Values] = {}
    for kind in {member.kind for member in members}:
        table = BY_KIND[Kind(kind)]
        for ids in batches((member.id for member in members if member.kind == kind), _IDS_AT_ONCE):
            for row in connection.execute(select(table).where(table.c.id.in_(ids))).mappings():
                found[row["id"]] = {name: value for name, value in row.items() if name != "id"}
    return found
