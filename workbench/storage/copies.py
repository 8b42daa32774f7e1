"""Verified copies of the data file: one counts only after it was read back whole."""

import os
from pathlib import Path

from workbench.errors import WorkbenchError
from workbench.storage.connection import connect, in_plain_words
from workbench.storage.keys import sync_folder


def verified_copy(source: Path, data_key: bytes, target: Path) -> None:
    """A copy of `source` under the same key, checked, then given its name. Fails with nothing at `target`."""
    draft = target.with_name(f"{target.name}.part")
    remove(draft)  # and the logs of a copy that was cut short: SQLite would play them into this one
    try:
        with in_plain_words():
            reading, writing = connect(source, data_key, _mode(source)), connect(draft, data_key, "rwc")
            try:
                reading.execute("BEGIN")  # the copy and the counts are of one moment
                counted = _counts(reading)
                reading.backup(writing)
                writing.execute("PRAGMA journal_mode=DELETE")  # a copy is one file, with no log beside it
            finally:
                writing.close()
                reading.close()
            _verify(draft, data_key, counted)
        with draft.open("rb+") as file:
            os.fsync(file.fileno())
        os.replace(draft, target)
        sync_folder(target.parent)
    finally:
        remove(draft)


def remove(path: Path) -> None:
    """Remove a data file that nobody has open, with the logs beside it."""
    for end in ("", "-wal", "-shm", "-journal"):
        path.with_name(f"{path.name}{end}").unlink(missing_ok=True)


def _mode(source: Path) -> str:
    """To read with: a read-only connection leaves log files behind it, a writing one clears them away."""
    return "rw" if os.access(source, os.W_OK) and os.access(source.parent, os.W_OK) else "ro"


def _verify(path: Path, data_key: bytes, counted: list[tuple[str, int]]) -> None:
    raw = connect(path, data_key, "ro")
    try:
        whole = (
            not raw.execute("PRAGMA cipher_integrity_check").fetchall()
            and raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            and not raw.execute("PRAGMA foreign_key_check").fetchall()
            and _counts(raw) == counted
        )
    finally:
        raw.close()
    if not whole:
        raise WorkbenchError(
            "The copy could not be verified and was thrown away. The workspace itself was not touched."
        )


def _counts(raw: object) -> list[tuple[str, int]]:
    execute = raw.execute  # type: ignore[attr-defined]
    tables = [name for (name,) in execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
    return [(name, execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]) for name in tables]
