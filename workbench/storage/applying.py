"""Carrying out the changes of an edit, all or nothing, each only where what it says was before still holds."""

import itertools
import operator
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from sqlalchemy import Connection, Table, select, text
from sqlalchemy.exc import IntegrityError

from workbench.domain.edits import Added, Change, Changed, Kind, Removed, Value
from workbench.errors import NoLongerHolds, Refused
from workbench.storage.journal import Entry, Kept
from workbench.storage.tables import BY_KIND, Tuples, canonical, journal, journal_value

_CHANGED_SINCE = "This has changed since, so nothing was done. Both values are in its history."
_STILL_USED = (
    "Something this belongs to is gone, or something else still depends on it, so nothing was done. "
    "Undo the later changes first."
)
_ERASED = "These words were erased for good, so nothing was done. Nothing brings them back."
_NOT_A_VALUE = "The file cannot hold this: something is empty, out of range or given twice over. Nothing was changed."

_ROWS_AT_ONCE = 500
_T = TypeVar("_T")


def carry_out(connection: Connection, changes: Sequence[Change]) -> None:
    """Apply the changes in order. NoLongerHolds, with nothing kept by the caller's transaction, if one does not fit."""
    _keep_erased(connection, changes)
    try:
        for _, alike in itertools.groupby(_together(changes), _shape):
            run = list(alike)
            if _apply_run(connection, run) != len(run):
                raise NoLongerHolds(_CHANGED_SINCE)
    except IntegrityError as error:
        told = str(error.orig)
        if told.startswith("UNIQUE"):
            raise NoLongerHolds(_CHANGED_SINCE) from error
        if told.startswith("FOREIGN KEY"):
            raise NoLongerHolds(_STILL_USED) from error
        raise Refused(_NOT_A_VALUE) from error


def _keep_erased(connection: Connection, changes: Sequence[Change]) -> None:
    """Nothing revives a record whose words were erased, whoever still holds them."""
    added = [change.id for change in changes if isinstance(change, Added)]
    erased = select(journal.c.record).where(journal.c.action == text("'erase'"))
    if added and not set(added).isdisjoint(connection.execute(erased).scalars()):
        raise NoLongerHolds(_ERASED)


def write_entries(connection: Connection, entries: Sequence[Entry], kept: Sequence[Kept]) -> None:
    connection.exec_driver_sql(_insert(journal), list(entries))
    connection.exec_driver_sql(_insert(journal_value), list(kept))


def _together(changes: Sequence[Change]) -> Iterator[Sequence[Change]]:
    """Changes to fields of one record as one, for a record must be whole at every moment: NA may become a grade."""
    fields: list[Changed] = []
    for change in changes:
        if isinstance(change, Changed) and _goes_with(fields, change):
            fields.append(change)
            continue
        if fields:
            yield tuple(fields)
        fields = [change] if isinstance(change, Changed) else []
        if not fields:
            yield (change,)
    if fields:
        yield tuple(fields)


def _goes_with(fields: Sequence[Changed], change: Changed) -> bool:
    return bool(fields) and all(
        (each.kind, each.id) == (change.kind, change.id) and each.field != change.field for each in fields
    )


def _shape(together: Sequence[Change]) -> tuple[type[Change], Kind, tuple[str, ...]]:
    fields = tuple(change.field for change in together if isinstance(change, Changed))
    return type(together[0]), together[0].kind, fields


def _apply_run(connection: Connection, run: list[Sequence[Change]]) -> int:
    """Apply changes of one shape in one statement; gives how many records they touched."""
    first = run[0][0]
    table = BY_KIND[first.kind]
    match first:
        case Added():
            rows = _rows(table, [each for (each,) in run if isinstance(each, Added)])
            touched = 0
            for part in batches(rows, _ROWS_AT_ONCE):
                touched += connection.exec_driver_sql(_insert(table), part).rowcount
            return touched
        case Removed():
            rows = _rows(table, [each for (each,) in run if isinstance(each, Removed)])
            same = " AND ".join(f'"{column.name}" IS ?' for column in table.columns)
            return connection.exec_driver_sql(f'DELETE FROM "{table.name}" WHERE {same}', rows).rowcount
        case Changed():
            _, _, fields = _shape(run[0])
            codes = [_encoder(table, field) for field in fields]
            values = [
                (
                    *(code(each.after) for code, each in zip(codes, fielded, strict=True)),
                    fielded[0].id,
                    *(code(each.before) for code, each in zip(codes, fielded, strict=True)),
                )
                for fielded in _only_changed(run)
            ]
            wanted = ", ".join(f'"{field}" = ?' for field in fields)
            same = " AND ".join(f'"{field}" IS ?' for field in fields)
            statement = f'UPDATE "{table.name}" SET {wanted} WHERE id = ? AND {same}'
            return connection.exec_driver_sql(statement, values).rowcount


def _only_changed(run: Sequence[Sequence[Change]]) -> Iterator[list[Changed]]:
    for together in run:
        yield [change for change in together if isinstance(change, Changed)]


def batches(rows: Iterable[_T], size: int) -> Iterable[list[_T]]:
    iterator = iter(rows)
    while part := list(itertools.islice(iterator, size)):
        yield part


def _insert(table: Table) -> str:
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    return f'INSERT INTO "{table.name}" ({names}) VALUES ({", ".join("?" * len(table.columns))})'


def _rows(table: Table, run: Sequence[Added | Removed]) -> list[tuple[object, ...]]:
    """The columns of each record, in the order of the table."""
    names = [column.name for column in table.columns if column.name != "id"]
    nested = [name for name in names if isinstance(table.columns[name].type, Tuples)]
    picked, expected = operator.itemgetter(*names), set(names)
    rows = []
    for change in run:
        values: Mapping[str, Value] = change.values
        if values.keys() != expected:
            raise TypeError(f"a {table.name} record needs exactly the fields of its table")
        if nested:
            values = {**values, **{name: canonical(values[name]) for name in nested}}
        rows.append((change.id, *picked(values)))
    return rows


def _encoder(table: Table, field: str) -> Callable[[Value], Value]:
    return canonical if isinstance(table.columns[field].type, Tuples) else _as_it_is


def _as_it_is(value: Value) -> Value:
    return value
