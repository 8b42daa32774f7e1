"""Ten thousand judgements taken in at once, journal included, beside the bare statements that write the same rows."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlmodel import Session, SQLModel

from benchmarks import ready
from benchmarks.rounds import answer, measure, middle, scratch, seconds
from benchmarks.row import Row
from workbench.domain.edits import Added
from workbench.domain.ids import Ids
from workbench.storage import connection, journal
from workbench.storage.connection import make_engine
from workbench.storage.store import Store
from workbench.storage.tables import JournalRow, JournalValueRow, JudgementRow

ROUNDS = 4


def rows() -> list[Row]:
    with scratch() as folder:
        ready.make_large(folder)
        count = len(ready.judgements(folder).changes)
        medians = middle(measure("taking_in", list(VARIANTS), folder, ROUNDS))
    return [
        Row(
            f"taking in {count:,} judgements",
            medians["product"],
            goal=1.3,
            limit=medians["limit"],
            limit_is="executemany of the same rows and the same journal row, made beforehand, in the same kind of file",
            peer=medians["peer"],
            peer_is="the same rows by add_all of an ORM",
        )
    ]


def _product(folder: Path) -> list[float]:
    edit = ready.judgements(folder)
    store = ready.open_copy(folder, "empty")
    return _timed(lambda: store.apply(edit), store.close)


def _limit(folder: Path) -> list[float]:
    judged, entry, kept, path, key = _rows(folder)
    raw = connection.connect(path, key)

    def write() -> None:
        raw.execute("BEGIN IMMEDIATE")
        raw.executemany(_insert("judgement", 13), judged)
        raw.execute(_insert("journal", len(entry)), entry)
        raw.execute(_insert("journal_value", len(kept)), kept)
        raw.execute("COMMIT")

    return _timed(write, raw.close)


def _peer(folder: Path) -> list[float]:
    judged, entry, kept, path, key = _rows(folder)
    engine = make_engine(path, key)

    def write() -> None:
        with Session(engine) as session:
            session.connection(execution_options={"writes": True})
            session.add_all(JudgementRow(**_named(JudgementRow, row)) for row in judged)
            session.add(JournalRow(**_named(JournalRow, entry)))
            session.add(JournalValueRow(**_named(JournalValueRow, kept)))
            session.commit()

    return _timed(write, engine.dispose)


VARIANTS = {"product": _product, "limit": _limit, "peer": _peer}


def _rows(folder: Path) -> tuple[list[tuple[Any, ...]], tuple[Any, ...], tuple[Any, ...], Path, bytes]:
    """The rows the product would write, with the file they go into and its key."""
    edit = ready.judgements(folder)
    store = ready.open_copy(folder, "empty")
    path, key = ready.file_and_key(store)
    head = _head(store)
    store.close()
    names = list(JudgementRow.model_fields)
    judged = [
        tuple(change.id if name == "id" else change.values[name] for name in names)
        for change in edit.changes
        if isinstance(change, Added)
    ]
    entries, kept, _ = journal.entries_for(edit, head, Ids(0, lambda: 0)(), "2026-05-14T09:00:00.000+00:00", "Officer")
    return judged, tuple(entries[0]), tuple(kept[0]), path, key


def _head(store: Store) -> journal.Head:
    with store._engine.connect() as held:
        name = held.exec_driver_sql("SELECT id FROM replica").scalar_one()
        return journal.head_of(held, name)


def _named(row: type[SQLModel], values: tuple[Any, ...]) -> dict[str, Any]:
    return dict(zip(row.model_fields, values, strict=True))


def _insert(table: str, columns: int) -> str:
    return f"INSERT INTO {table} VALUES ({', '.join('?' * columns)})"


def _timed(work: Callable[[], object], end: Callable[[], None]) -> list[float]:
    if hasattr(os, "sync"):
        os.sync()  # no variant is to wait until the disk has taken the copy of the workspace
    took = seconds(work)
    end()
    return [took]


if __name__ == "__main__":
    answer(VARIANTS)
