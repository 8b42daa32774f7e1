"""Verified copies of the data file: one counts only after it was read back whole."""

import hashlib
import os
import threading
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import sqlcipher3.dbapi2 as sqlcipher

from workbench.domain.progress import Progress, Work, finish
from workbench.errors import CannotOpen, NotSaved, WorkbenchError
from workbench.storage.connection import DAMAGED, connect, in_plain_words
from workbench.storage.keys.slots import sync_folder

T = TypeVar("T")
_PAGES_AT_ONCE = 512
_LOOKED_AT_EVERY = 0.02


@dataclass(frozen=True)
class State:
    """What a data file holds, in numbers: two files of one state hold the same work."""

    schema: str
    counts: tuple[tuple[str, int], ...]
    """Rows of each table."""
    heads: tuple[tuple[str, int, str], ...]
    """(replica, sequence, hash) of the last entry of each chain of the journal."""
    drafts: str
    """A digest of the words being typed: they are in no journal."""


class _Stopped(Exception):
    """Nobody waits for this copy any more."""


def verified_copy(source: Path, data_key: bytes, target: Path) -> State:
    """As `copying`, to its end."""
    return finish(copying(source, data_key, target))


def copying(source: Path, data_key: bytes, target: Path) -> Work[State]:
    """A copy of `source` under the same key, checked, then given its name. Fails with nothing at `target`."""
    draft = target.with_name(f"{target.name}.part")
    remove(draft)  # and the logs of a copy that was cut short: SQLite would play them into this one
    try:
        with in_plain_words():
            with ExitStack() as closing:
                reading = connect(source, data_key, _mode(source))
                closing.callback(reading.close)
                writing = connect(draft, data_key, "rwc")
                closing.callback(writing.close)
                reading.execute("BEGIN")  # the copy and the counts are of one moment
                state = yield from beside(lambda: state_of(reading), reading.interrupt)
                yield from _copied(reading, writing)
                writing.execute("PRAGMA journal_mode=DELETE")  # a copy is one file, with no log beside it
            yield from verifying(draft, data_key, state)
        sync_file(draft)
        os.replace(draft, target)
        sync_folder(target.parent)
    finally:
        remove(draft)
    return state


def _copied(reading: Any, writing: Any) -> Work[None]:
    stopped = threading.Event()
    at = [0, 1]

    def tell(_status: int, left: int, total: int) -> None:
        if stopped.is_set():
            raise _Stopped
        at[:] = total - left, total

    def copy() -> None:
        try:
            reading.backup(writing, pages=_PAGES_AT_ONCE, progress=tell)
        except sqlcipher.OperationalError as error:  # it carries SQLite's words and no code
            if "malformed" in str(error) or "not a database" in str(error):
                raise CannotOpen(DAMAGED) from error
            raise NotSaved(
                "There is no room on this disk for a copy, or it does not answer. Free some space."
            ) from error

    yield from beside(copy, stopped.set, lambda: Progress(at[0], at[1], "Copying"))


def beside(
    run: Callable[[], T], stop: Callable[[], None], told: Callable[[], Progress] = lambda: Progress(0, 1, "Checking")
) -> Work[T]:
    """The result of `run`, done in a thread of its own: what SQLite does in one call can be watched, and stopped."""
    result: list[T] = []
    failed: list[BaseException] = []

    def work() -> None:
        try:
            result.append(run())
        except BaseException as error:
            failed.append(error)

    thread = threading.Thread(target=work, name="copying", daemon=True)
    thread.start()
    try:
        while thread.is_alive():
            thread.join(_LOOKED_AT_EVERY)
            if thread.is_alive():
                yield told()
    finally:
        while thread.is_alive():
            stop()
            thread.join(_LOOKED_AT_EVERY)
    if failed:
        raise failed[0]
    return result[0]


def remove(path: Path) -> None:
    """Remove a data file that nobody has open, with the logs beside it."""
    for end in ("", "-wal", "-shm", "-journal"):
        path.with_name(f"{path.name}{end}").unlink(missing_ok=True)


def sync_file(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _mode(source: Path) -> str:
    """To read with: a read-only connection leaves log files behind it, a writing one clears them away."""
    return "rw" if os.access(source, os.W_OK) and os.access(source.parent, os.W_OK) else "ro"


def verifying(path: Path, data_key: bytes, state: State) -> Work[None]:
    """Every page, every reference, and that the file holds exactly `state`. WorkbenchError where it does not."""
    raw = connect(path, data_key, "ro")
    try:
        whole = yield from beside(lambda: _is_whole(raw, state), raw.interrupt)
    finally:
        raw.close()
    if not whole:
        raise WorkbenchError(
            "The copy could not be verified and was thrown away. The workspace itself was not touched."
        )


def _is_whole(raw: Any, state: State) -> bool:
    return (
        not raw.execute("PRAGMA cipher_integrity_check").fetchall()
        and raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        and not raw.execute("PRAGMA foreign_key_check").fetchall()
        and state_of(raw) == state
    )


def reading_state(source: Path, data_key: bytes) -> Work[State]:
    """What the data file holds now."""
    with in_plain_words(), ExitStack() as closing:
        raw = connect(source, data_key, _mode(source))
        closing.callback(raw.close)
        raw.execute("BEGIN")
        return (yield from beside(lambda: state_of(raw), raw.interrupt))


def state_of(raw: Any) -> State:
    """Read in the transaction of `raw`, so that all of it is of one moment."""
    tables = [name for (name,) in raw.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
    counts = tuple((name, int(raw.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0])) for name in tables)
    # Beside max() SQLite gives the other columns of the very row that has it.
    heads = raw.execute("SELECT replica, max(seq), hash FROM journal GROUP BY replica ORDER BY replica").fetchall()
    drafts = raw.execute("SELECT subject, field, text, at FROM draft ORDER BY subject, field").fetchall()
    version = raw.execute("SELECT version_num FROM alembic_version").fetchone()
    return State(
        str(version[0]) if version else "",
        counts,
        tuple((str(name), int(seq), bytes(digest).hex()) for name, seq, digest in heads),
        hashlib.sha256(repr(drafts).encode("utf-8", "surrogatepass")).hexdigest(),
    )


def discard(folder: Path) -> None:
    """Remove a folder of working copies; one that cannot be removed now is swept up later."""
    import shutil

    with suppress(OSError):
        shutil.rmtree(folder)
