"""Carrying out the changes of an edit, all or nothing, each only where what it says was before still holds."""

import itertools
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection, Table
from sqlalchemy.exc import IntegrityError

from workbench.domain.edits import Added, Change, Changed, Kind, Removed, Value
from workbench.errors import NoLongerHolds
from workbench.storage.journal import Entry, Kept
from workbench.storage.tables import BY_KIND, Tuples, canonical, journal, journal_value

_CHANGED_SINCE = "This has changed since, so nothing was done. Both values are in its history."
_STILL_USED = "Something else still depends on this, so nothing was done. Undo the later changes first."

_ROWS_AT_ONCE = 500
_T = TypeVar("_T")


def carry_out(connection: Connection, changes: Sequence[Change]) -> None:
    """Apply the changes in order. NoLongerHolds, with nothing kept by the caller's transaction, if one does not fit."""
    try:
        for _, alike in itertools.groupby(changes, _shape):
            run = list(alike)
            if _apply_run(connection, run) != len(run):
                raise NoLongerHolds(_CHANGED_SINCE)
    except IntegrityError as error:
        taken = "UNIQUE" in str(error.orig)
        raise NoLongerHolds(_CHANGED_SINCE if taken else _STILL_USED) from error


def write_entries(connection: Connection, entries: Sequence[Entry], kept: Sequence[Kept]) -> None:
    connection.exec_driver_sql(_insert(journal), list(entries))
    connection.exec_driver_sql(_insert(journal_value), list(kept))


def _shape(change: Change) -> tuple[type[Change], Kind, str]:
    return type(change), change.kind, change.field if isinstance(change, Changed) else ""


def _apply_run(connection: Connection, run: list[Change]) -> int:
    """Apply changes of one shape in one statement; gives how many rows they touched."""
    table = BY_KIND[run[0].kind]
    match run[0]:
        case Added():
            rows = [_row(table, change.id, change.values) for change in run if isinstance(change, Added)]
            touched = 0
            for part in batches(rows, _ROWS_AT_ONCE):
                touched += connection.exec_driver_sql(_insert(table), part).rowcount
            return touched
        case Removed():
            rows = [_row(table, change.id, change.values) for change in run if isinstance(change, Removed)]
            same = " AND ".join(f'"{column.name}" IS ?' for column in table.columns)
            return connection.exec_driver_sql(f'DELETE FROM "{table.name}" WHERE {same}', rows).rowcount
        case Changed(field=field):
            code = _encoder(table, field)
            values = [
                (code(change.after), change.id, code(change.before)) for change in run if isinstance(change, Changed)
            ]
            statement = f'UPDATE "{table.name}" SET "{field}" = ? WHERE id = ? AND "{field}" IS ?'
            return connection.exec_driver_sql(statement, values).rowcount


def batches(rows: Iterable[_T], size: int) -> Iterable[list[_T]]:
    iterator = iter(rows)
    while part := list(itertools.islice(iterator, size)):
        yield part


def _insert(table: Table) -> str:
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    return f'INSERT INTO "{table.name}" ({names}) VALUES ({", ".join("?" * len(table.columns))})'


def _row(table: Table, id: int, values: Any) -> tuple[object, ...]:
    if values.keys() != set(table.columns.keys()) - {"id"}:
        raise TypeError(f"a {table.name} record needs exactly the fields of its table")
    return tuple(
        id if column.name == "id" else _encoder(table, column.name)(values[column.name]) for column in table.columns
    )


def _encoder(table: Table, field: str) -> Any:
    return _encode_tuples if isinstance(table.columns[field].type, Tuples) else _plain


def _encode_tuples(value: Value) -> str | None:
    return None if value is None else canonical(value)


def _plain(value: Value) -> Value:
    return int(value) if isinstance(value, bool) else value
