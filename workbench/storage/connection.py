"""Connections to the encrypted file: its key, the settings in force, and SQLite's errors in plain words."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from workbench.errors import Busy, CannotOpen, NotSaved, WorkbenchError

BUSY_SECONDS = 0.05
_OLDEST_SQLITE = (3, 51, 3)  # earlier ones can corrupt a file in WAL mode when the log is reset
_OLDEST_CIPHER = (4, 14)

_PRAGMAS = {
    "synchronous": ("FULL", 2),
    "foreign_keys": ("ON", 1),
    "secure_delete": ("ON", 1),
    "temp_store": ("MEMORY", 2),
    "trusted_schema": ("OFF", 0),
    "cell_size_check": ("ON", 1),
    "fullfsync": ("ON", 1),
    "checkpoint_fullfsync": ("ON", 1),
    "busy_timeout": (str(int(BUSY_SECONDS * 1000)), int(BUSY_SECONDS * 1000)),
}

DAMAGED = (
    "The data file of this workspace is damaged, or is not this workspace's own. "
    "Nothing was changed. Put back the last backup."
)


def connect(path: Path, data_key: bytes, mode: str = "rw") -> Any:
    """A bare keyed connection. `mode` is SQLite's: 'ro', 'rw' or, for a new file only, 'rwc'.

    A missing or empty file would open as a new empty one under any key, so only 'rwc' ever makes a file.
    """
    if mode != "rwc" and (not path.is_file() or path.stat().st_size == 0):
        raise CannotOpen(
            "The data file of this workspace is missing or empty. Nothing was changed. Put back the last backup."
        )
    raw = sqlcipher.connect(
        f"{path.absolute().as_uri()}?mode={mode}{_frozen(path, mode)}",
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )
    raw.execute("PRAGMA cipher_log_level=NONE")
    raw.execute(f"PRAGMA key = \"x'{data_key.hex()}'\"")
    try:
        raw.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlcipher.DatabaseError as error:
        raw.close()
        raise plain(error, CannotOpen(DAMAGED)) from error
    try:
        if mode != "ro":
            raw.execute("PRAGMA journal_mode=WAL")
        for name, (wanted, _) in _PRAGMAS.items():
            raw.execute(f"PRAGMA {name}={wanted}")
        if mode != "ro":
            check_settings(raw)
    except BaseException:
        raw.close()
        raise
    return raw


def _frozen(path: Path, mode: str) -> str:
    """In a folder that cannot be written to, SQLite reads a WAL file only when told that nobody will change it."""
    if mode != "ro" or os.access(path.parent, os.W_OK):
        return ""
    log = path.with_name(f"{path.name}-wal")
    return "" if log.exists() and log.stat().st_size else "&immutable=1"


def check_settings(raw: Any) -> None:
    """That every setting safety rests on is really in force on this connection; CannotOpen names what is not."""
    missing = []
    if raw.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        missing.append("journal_mode")
    for name, (_, number) in _PRAGMAS.items():
        if raw.execute(f"PRAGMA {name}").fetchone()[0] != number:
            missing.append(name)
    if _numbers(raw.execute("SELECT sqlite_version()").fetchone()[0]) < _OLDEST_SQLITE:
        missing.append("sqlite_version")
    cipher = raw.execute("PRAGMA cipher_version").fetchone()
    if cipher is None or _numbers(cipher[0]) < _OLDEST_CIPHER:
        missing.append("cipher_version")
    if missing:
        raise CannotOpen(
            f"This workspace was not opened: {', '.join(missing)} could not be set here, and without it saved work "
            "would not be safe. Move the workspace to a disk of this computer, or install Plumbline again."
        )


def make_engine(path: Path, data_key: bytes, read_only: bool = False) -> Engine:
    """An engine whose connections are keyed and set, and whose transactions begin when SQLAlchemy says so."""
    mode = "ro" if read_only else "rw"
    engine = create_engine(
        "sqlite://",
        module=sqlcipher,
        creator=lambda: connect(path, data_key, mode),
        poolclass=QueuePool,
        pool_size=3,
        hide_parameters=True,  # what is bound is case text, and an error's words reach logs and dialogs
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


@contextmanager
def in_plain_words(*, opening: bool = False) -> Iterator[None]:
    """Turns SQLite's errors about the disk and the file into sentences; any other error is a bug and stays one.

    While `opening`, every one of them is CannotOpen: there are no words to keep yet.
    """
    try:
        yield
    except (DBAPIError, sqlcipher.DatabaseError) as error:
        told = plain(error.orig if isinstance(error, DBAPIError) else error, None)
        if told is None:
            raise
        raise _nothing_changed(told) if opening else told from error
    except NotSaved as error:
        if not opening:
            raise
        raise _nothing_changed(error) from error


def _nothing_changed(told: WorkbenchError) -> WorkbenchError:
    return CannotOpen(str(told).replace(_KEPT, "Nothing was changed.")) if isinstance(told, NotSaved) else told


_KEPT = "Your words are kept here."


def plain(error: Any, otherwise: WorkbenchError | None) -> Any:
    """The sentence for a SQLite error code, or `otherwise`."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return {
        sqlcipher.SQLITE_BUSY: Busy(f"Another program is using the workspace file. {_KEPT} Trying again."),
        sqlcipher.SQLITE_LOCKED: Busy(f"The workspace file is busy. {_KEPT} Trying again."),
        sqlcipher.SQLITE_FULL: NotSaved(
            f"There is no space left on this disk. {_KEPT} Free some space, then try again."
        ),
        sqlcipher.SQLITE_READONLY: NotSaved(
            f"The workspace folder cannot be written to. {_KEPT} Make the folder writable, then try again."
        ),
        sqlcipher.SQLITE_IOERR: NotSaved(
            f"The disk did not answer or is full. {_KEPT} Check that it is plugged in and has space, then try again."
        ),
        sqlcipher.SQLITE_CANTOPEN: NotSaved(
            f"The workspace folder cannot be reached. {_KEPT} Put it back, then try again."
        ),
        sqlcipher.SQLITE_CORRUPT: CannotOpen(DAMAGED),
        sqlcipher.SQLITE_NOTADB: CannotOpen(DAMAGED),
    }.get(code, otherwise)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version)[:3])
