"""The open workspace: one way to read (`ask`), one way to write (`apply`), one journal behind both."""

import hashlib
import secrets
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar, cast

from sqlalchemy import Connection, Engine, func, select

from workbench.computer import Anchor, Anchored
from workbench.domain.edits import Edit, Kind
from workbench.domain.ids import Ids
from workbench.domain.progress import Work
from workbench.domain.questions import Question, Steps, Subject, Typing, UndoSteps
from workbench.errors import NotSaved, WorkbenchError
from workbench.storage import answers, checking, journal, undo
from workbench.storage.answers.history import subject_of
from workbench.storage.applying import carry_out, write_entries
from workbench.storage.connection import in_plain_words
from workbench.storage.erasing import erase_words
from workbench.storage.keys.slots import Unlocked
from workbench.storage.tables import BY_KIND, draft
from workbench.storage.tables import journal as journal_table
from workbench.storage.uncollected import uncollected

A = TypeVar("A")
Clock = Callable[[], datetime]

_LATEST_MS = int(datetime(2090, 1, 1, tzinfo=UTC).timestamp() * 1000)
"""A computer whose clock says later than this still makes ids of 63 bits."""


def utc_now() -> datetime:
    return datetime.now(UTC)


class Store:
    """An open workspace. Made by `workspaces.create` and `workspaces.open_store`; closed once, by `close`."""

    def __init__(
        self,
        folder: Path,
        engine: Engine,
        *,
        place: str,
        person: str = "",
        read_only: bool = False,
        notices: tuple[str, ...] = (),
        clock: Clock = utc_now,
        anchor: Anchor | None = None,
        anew: bool = False,
    ) -> None:
        """`anchor` notes what was last written here; `anew` begins another chain, for a file older than was known."""
        self.folder = folder
        self.read_only = read_only
        self.notices = notices
        """Plain sentences about the opening that the user should see once, such as a mended key file."""
        self.person = person
        self._engine = engine
        self._clock = clock
        self.on_close: Callable[[], None] = engine.dispose
        self.unlocked: Unlocked | None = None
        """What backups are made with; None while the workspace is itself being made."""
        self._writing = threading.Lock()
        self._place, self._anchor, self._anew = place, anchor, anew
        self._head: journal.Head | None = None
        self.written = 0
        """How often this store has written: what it answered holds for as long as this stays."""
        with self._reading() as connection:
            last = _last_id(connection)
        self.new_id = Ids(last, lambda: min(int(clock().timestamp() * 1000), _LATEST_MS))

    def ask(self, question: Question[A]) -> A:
        """The answer to `question`, read from one snapshot of the file."""
        with self._reading() as connection:
            if isinstance(question, UndoSteps):
                steps: Steps = undo.steps_for(connection, self.person)
                return cast(A, steps)
            return answers.answer(connection, question)

    def apply(self, edit: Edit, settles: Typing | None = None) -> Edit:
        """Commit `edit` and its journal entries in one transaction; gives the edit that takes it back.

        `settles` names the draft whose words this edit saves. NoLongerHolds when a value it expects has changed since,
        NotSaved or Busy when the file could not be written: in each case nothing was changed.
        """
        with uncollected(), self._writing, self._transaction() as connection:
            head = self._head or self._begin_chain(connection)
            step, at = self.new_id(), self._clock().isoformat(timespec="milliseconds")
            carry_out(connection, edit.changes)
            entries, kept, after = journal.entries_for(edit, head, step, at, self.person)
            write_entries(connection, entries, kept)
            if settles:
                _drop_draft(connection, *settles)
            connection.commit()
            self._head = after
            return edit.inverse(step)

    def erase(self, records: Iterable[tuple[Kind, int]]) -> None:
        """Empty every word the journal kept of these records, after they were removed. Cannot be undone."""
        with self._writing, self._transaction() as connection:
            head = self._head or self._begin_chain(connection)
            at = self._clock().isoformat(timespec="milliseconds")
            after = erase_words(connection, records, head, self.new_id(), at, self.person)
            connection.commit()
            self._head = after

    def record(self, edit: Edit) -> None:
        """Keep in the journal what was done to the workspace as a whole, such as a restore. No record changes."""
        with self._writing, self._transaction() as connection:
            head = self._head or self._begin_chain(connection)
            step, at = self.new_id(), self._clock().isoformat(timespec="milliseconds")
            entries, kept, after = journal.entries_for(edit, head, step, at, self.person)
            write_entries(connection, entries, kept)
            connection.commit()
            self._head = after

    def check(self) -> Work[tuple[str, ...]]:
        """The thorough check; its result is what is wrong, in plain sentences."""
        with self._reading() as connection:
            return (yield from checking.problems(connection))

    def keep_draft(self, subject: Subject, field: str, text: str, base: str) -> None:
        """Keep words being typed; not journalled. `base` is what the box held when typing began."""
        row = {"text": text, "base": base, "at": self._clock().isoformat(timespec="milliseconds")}
        key = {"subject": subject_of(subject), "field": str(field)}
        with self._writing, self._transaction() as connection:
            _drop_draft(connection, subject, field)
            connection.execute(draft.insert().values(**key, **row))
            connection.commit()

    def drop_draft(self, subject: Subject, field: str) -> None:
        """Forget words that stand already, were brought back, or were given up."""
        with self._writing, self._transaction() as connection:
            _drop_draft(connection, subject, field)
            connection.commit()

    def checkpoint(self) -> None:
        """Fold the write-ahead log into the data file, so that the file alone is complete. Quick; best when idle."""
        if not self.read_only:
            with self._writing, self._bare() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            self._keep_anchor()

    @property
    def has_written(self) -> bool:
        """Whether anything was committed since the opening."""
        return self._head is not None

    def close(self) -> None:
        """Fold the log in, let go of the file and the lock."""
        try:
            self.checkpoint()
        except WorkbenchError:
            pass  # the log stays beside the file and is read at the next opening
        finally:
            self._keep_anchor()
            self.on_close()

    def _keep_anchor(self) -> None:
        if self._anchor and self._head:
            self._anchor.keep(Anchored(self._head.replica, self._head.seq, self._head.hash.hex()))

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with in_plain_words(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _bare(self) -> Iterator[Connection]:
        """A connection outside any transaction."""
        with in_plain_words(), self._engine.connect() as connection:
            connection.exec_driver_sql("COMMIT")
            yield connection
            connection.exec_driver_sql("BEGIN")

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        if self.read_only:
            raise NotSaved("This workspace is open read only, so nothing was changed.")
        try:
            with in_plain_words(), self._engine.connect().execution_options(writes=True) as connection:
                yield connection
        finally:
            self.written += 1

    def _begin_chain(self, connection: Connection) -> journal.Head:
        started, fresh = self._clock().isoformat(), secrets.token_hex(8)
        name = journal.replica_for(connection, self._place, started, fresh, self._anew)
        return journal.head_of(connection, name)


def place_of(folder: Path, database: Path, machine: str) -> str:
    """Where a workspace is written from. A copy, another folder and another machine are each another place."""
    told = f"{machine}\n{folder.resolve()}\n{database.stat().st_ino}"
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def is_older(engine: Engine, anchor: Anchor | None) -> bool:
    """Whether the journal lacks what this computer last wrote in it: another file was put in its place."""
    last = anchor.read() if anchor else None
    if last is None:
        return False
    here = (journal_table.c.replica == last.replica) & (journal_table.c.seq == last.seq)
    with in_plain_words(opening=True), engine.connect() as connection:
        found = connection.execute(select(journal_table.c.hash).where(here)).scalar()
    return found is None or bytes(found).hex() != last.hash


def _last_id(connection: Connection) -> int:
    tables = [select(func.max(table.c.id)) for table in BY_KIND.values()]
    found = [connection.execute(query).scalar() for query in tables]
    found.append(connection.execute(select(func.max(journal_table.c.step))).scalar())
    return max((each for each in found if each is not None), default=0)


def _drop_draft(connection: Connection, subject: Subject, field: str) -> None:
    connection.execute(draft.delete().where(draft.c.subject == subject_of(subject), draft.c.field == str(field)))
