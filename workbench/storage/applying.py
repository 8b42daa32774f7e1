"""Carrying out the changes of an edit, all or nothing, each only where what it says was before still holds."""

import itertools
import operator
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from sqlalchemy import Connection, Table, select, text
from sqlalchemy.exc import IntegrityError

from workbench.domain.edits import Added, Change, Changed, Kind, Removed, Value
from workbench.errors import NoLongerHolds, Refused
from workbench.storage.columns import Tuples, canonical
from workbench.storage.journal import Entry, Kept
from workbench.storage.standing_still import keep_still
from workbench.storage.tables import BY_KIND, SINCE, journal, journal_value

_CHANGED_SINCE = "This has changed since, so nothing was done. Both values are in its history."
_STILL_USED = (
    "Something this belongs to is gone, or something else still depends on it, so nothing was done. "
    "Undo the later changes first."
)
_ERASED = "These words were erased for good, so nothing was done. Nothing brings them back."
_NOT_A_VALUE = "The file cannot hold this: something is empty, out of range or given twice over. Nothing was changed."

_ROWS_AT_ONCE = 100
"""In one statement: that costs a quarter less than a statement for each row, and more rows save no more."""
_T = TypeVar("_T")


def carry_out(connection: Connection, changes: Sequence[Change]) -> None:
    """Apply the changes in order. NoLongerHolds, with nothing kept by the caller's transaction, if one does not fit."""
    _keep_erased(connection, changes)
    keep_still(connection, changes)
    try:
        for (_, kind), alike in itertools.groupby(changes, _shape):
            if not _apply_run(connection, BY_KIND[kind], list(alike)):
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


def _shape(change: Change) -> tuple[type[Change], Kind]:
    return type(change), change.kind


def _apply_run(connection: Connection, table: Table, run: Sequence[Change]) -> bool:
    """Apply changes of one shape with as few statements as can be; False where one did not fit."""
    match run[0]:
        case Added():
            rows = _rows(table, (change for change in run if isinstance(change, Added)))
            return sum(_add(connection, table, part) for part in batches(rows, _ROWS_AT_ONCE)) == len(run)
        case Removed():
            gone = list(_rows(table, (change for change in run if isinstance(change, Removed))))
            same = " AND ".join(f'"{column.name}" IS ?' for column in table.columns)
            return connection.exec_driver_sql(f'DELETE FROM "{table.name}" WHERE {same}', gone).rowcount == len(run)
        case Changed():
            together = _together(change for change in run if isinstance(change, Changed))
            alike = itertools.groupby(together, lambda record: tuple(change.field for change in record))
            return all(_change(connection, table, fields, list(records)) for fields, records in alike)


def _together(changes: Iterable[Changed]) -> Iterator[list[Changed]]:
    """Changes to fields of one record as one, for a record must be whole at every moment: NA may become a grade."""
    record: list[Changed] = []
    for change in changes:
        if record and (change.id != record[0].id or any(each.field == change.field for each in record)):
            yield record
            record = []
        record.append(change)
    if record:
        yield record


def _change(connection: Connection, table: Table, fields: Sequence[str], records: Sequence[Sequence[Changed]]) -> bool:
    """Change the same fields of several records."""
    codes = [_encoder(table, field) for field in fields]
    values = [
        (
            *(code(each.after) for code, each in zip(codes, record, strict=True)),
            record[0].id,
            *(code(each.before) for code, each in zip(codes, record, strict=True)),
        )
        for record in records
    ]
    wanted = ", ".join(f'"{field}" = ?' for field in fields)
    same = " AND ".join(f'"{field}" IS ?' for field in fields)
    statement = f'UPDATE "{table.name}" SET {wanted} WHERE id = ? AND {same}'
    return connection.exec_driver_sql(statement, values).rowcount == len(records)


def _add(connection: Connection, table: Table, rows: Sequence[tuple[object, ...]]) -> int:
    return connection.exec_driver_sql(_insert(table, len(rows)), tuple(itertools.chain.from_iterable(rows))).rowcount


def batches(rows: Iterable[_T], size: int) -> Iterable[list[_T]]:
    iterator = iter(rows)
    while part := list(itertools.islice(iterator, size)):
        yield part


def _insert(table: Table, rows: int = 1) -> str:
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    row = f"({', '.join('?' * len(table.columns))})"
    return f'INSERT INTO "{table.name}" ({names}) VALUES {", ".join([row] * rows)}'


def _rows(table: Table, run: Iterable[Added | Removed]) -> Iterator[tuple[object, ...]]:
    """The columns of each record, in the order of the table."""
    names = [column.name for column in table.columns if column.name != "id"]
    nested = [name for name in names if isinstance(table.columns[name].type, Tuples)]
    picked, expected = operator.itemgetter(*names), set(names)
    for change in run:
        values: Mapping[str, Value] = change.values
        if values.keys() != expected:
            values = {**SINCE.get(change.kind, {}), **values}
        if values.keys() != expected:
            raise TypeError(f"a {table.name} record needs exactly the fields of its table")
        if nested:
            values = {**values, **{name: canonical(values[name]) for name in nested}}
        yield change.id, *picked(values)


def _encoder(table: Table, field: str) -> Callable[[Value], Value]:
    return canonical if isinstance(table.columns[field].type, Tuples) else _as_it_is


def _as_it_is(value: Value) -> Value:
    return value
