"""Creating and opening a workspace folder: `NAME.plumbline/` with the data file, its keys, a lock and backups."""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from sqlalchemy import Engine

from workbench.computer import Anchor
from workbench.domain.edits import Added, Edit, Kind
from workbench.domain.questions import Workspace
from workbench.errors import CannotOpen, OpenElsewhere
from workbench.storage import journal, schema
from workbench.storage.backups import put_back
from workbench.storage.connection import check_settings, in_plain_words, make_engine
from workbench.storage.keys import slots as keys
from workbench.storage.keys import tries
from workbench.storage.lock import Lock
from workbench.storage.store import Clock, Store, is_older, place_of, utc_now

ENDING = ".plumbline"
DATABASE, BACKUPS = "workspace.db", "backups"
_DRAFT = ".part"
_LONGEST = 255  # bytes in the name of a folder, where a disk allows no more


@dataclass(frozen=True)
class Making:
    """A workspace being made: its store, open in a draft folder, to be filled before the folder has its name."""

    store: Store
    code: str
    opened: Callable[[], Store]
    """Opens it where it belongs, once it is whole."""

    def __repr__(self) -> str:
        return f"Making({self.store.folder.name})"


def create(
    folder: Path, passphrase: str, settings: Mapping[str, str], *, machine: str, clock: Clock = utc_now
) -> tuple[Store, str]:
    """A new workspace at `folder`, and its recovery code, shown once and kept nowhere."""
    with making(folder, passphrase, settings, machine=machine, clock=clock) as made:
        pass
    return made.opened(), made.code


@contextmanager
def making(
    folder: Path,
    passphrase: str,
    settings: Mapping[str, str],
    *,
    machine: str,
    data: Path | None = None,
    replacing: bool = False,
    clock: Clock = utc_now,
) -> Iterator[Making]:
    """A new workspace for `folder`, to be filled in the block; the folder appears whole after it, or not at all.

    `settings` must name 'partnership' and 'person'. `replacing` takes away what was there, at the last moment.
    """
    folder = with_ending(folder)
    if not replacing and os.path.lexists(folder):
        raise CannotOpen(f"There is already something called {folder.name} here. Choose another name.")
    clear_drafts(folder.parent, clock)
    draft = folder.with_name(f".{folder.name}{_DRAFT}")
    try:
        draft.mkdir(mode=0o700)
    except FileExistsError as error:
        raise CannotOpen(
            f"{folder.name} is being made by another window. Wait for it, or choose another name."
        ) from error
    except OSError as error:
        raise CannotOpen(_cannot_make(error, folder)) from error
    try:
        with ExitStack() as undoing:
            undoing.callback(Lock(draft, clock()).release)
            (draft / BACKUPS).mkdir(mode=0o700)
            unlocked, code = keys.create(draft, passphrase)
            schema.make(draft / DATABASE, unlocked.data_key)
            with in_plain_words(opening=True):
                store = _first_entry(draft, folder, unlocked, settings, machine, data, clock)
            undoing.callback(store.close)
            yield Making(store, code, partial(open_unlocked, folder, unlocked, machine=machine, data=data, clock=clock))
        if replacing:
            shutil.rmtree(folder, ignore_errors=True)
        os.replace(draft, folder)
        keys.sync_folder(folder.parent)
    except OSError as error:
        raise CannotOpen(_cannot_make(error, folder)) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def clear_drafts(parent: Path, clock: Clock = utc_now) -> None:
    """Remove what a program left that was killed while it made a workspace here; one at work holds the lock of its."""
    for draft in parent.glob(f".*{ENDING}{_DRAFT}"):
        with suppress(OpenElsewhere):
            Lock(draft, clock()).release()
            shutil.rmtree(draft, ignore_errors=True)


def open_store(
    folder: Path,
    passphrase: str = "",
    *,
    recovery_code: str = "",
    machine: str,
    data: Path | None = None,
    read_only: bool = False,
    clock: Clock = utc_now,
) -> Store:
    """Open the workspace at `folder`. Never makes anything in place of what is missing or damaged.

    `data` is this computer's data folder, where what was last written is noted; without it no older file is noticed.
    WrongPassphrase; OpenElsewhere (open it with `read_only`); CannotOpen with its own sentence for every other reason.
    """
    folder = check_folder(folder)
    unlocked = tries.unlock(folder, passphrase, recovery_code, clock(), mend=not read_only)
    return open_unlocked(folder, unlocked, machine=machine, data=data, read_only=read_only, clock=clock)


def check_folder(folder: Path) -> Path:
    """The workspace that is meant, as its name may be given without its ending. CannotOpen if it is none at all."""
    if not os.path.exists(folder):
        ended = folder.parent / f"{folder.name}{ENDING}"
        if folder.name and os.path.exists(ended):
            return check_folder(ended)
        raise CannotOpen(f"{folder.name} was not found. If it is on a stick or a shared drive, connect that first.")
    if not folder.is_dir() or not any((folder / name).exists() for name in (DATABASE, keys.MAIN, keys.COPY)):
        raise CannotOpen(f"{folder.name} is not a Plumbline workspace. Choose a folder whose name ends in {ENDING}.")
    database = folder / DATABASE
    if not database.is_file() or database.stat().st_size == 0:
        raise CannotOpen(
            f"The data file of {folder.name} is missing or empty. Nothing was changed. Put back the last backup."
        )
    return folder


def open_unlocked(
    folder: Path,
    unlocked: keys.Unlocked,
    *,
    machine: str,
    data: Path | None = None,
    read_only: bool = False,
    clock: Clock = utc_now,
) -> Store:
    """Open with a key already at hand; the passphrase work is done."""
    database = folder / DATABASE
    anchor = Anchor(data, folder, unlocked.workspace_id) if data else None
    notices = [unlocked.note] if unlocked.note else []
    undoing = ExitStack()
    lock, told, back = None, "", put_back.noted(folder, database)
    with undoing:
        if not read_only:
            lock = Lock(folder, clock())
            undoing.callback(lock.release)
            _check_writable(database)
            if lock.was_cut_short and not _log_of(database).exists() and not back:
                told = _LOG_LOST
                lock.note(working=True)
        with in_plain_words(opening=True):
            engine, kept = _open_engine(database, unlocked.data_key, read_only)
        undoing.callback(engine.dispose)
        if kept:
            notices.append(f"This workspace was brought up to date. A checked backup of before is {BACKUPS}/{kept}.")
        if not _is_guarded(engine) and not read_only:
            engine.dispose()
            engine, read_only = make_engine(database, unlocked.data_key, read_only=True), True
            undoing.pop_all().close()  # others may have the lock: nothing will be written here
            undoing.callback(engine.dispose)
            notices.append(_UNGUARDED)
        if back or is_older(engine, anchor):
            told = back.sentence if back else _OLDER
        if told:
            notices.append(told)
        store = Store(
            folder,
            engine,
            place=place_of(folder, database, machine),
            read_only=read_only,
            notices=tuple(notices),
            clock=clock,
            anchor=anchor,
            anew=bool(told),
        )
        with in_plain_words(opening=True):
            store.person = store.ask(Workspace()).person
            store.unlocked = unlocked
        if lock and not read_only:
            lock.note(working=True)
            if back:
                put_back.settle(store, back)
            undoing.callback(lambda: lock.note(working=told == _LOG_LOST and not store.has_written))
        store.on_close = undoing.pop_all().close
        return store


_UNGUARDED = (
    "The journal of this workspace is not as Plumbline left it, so it is open read only. "
    "Run the thorough check, or put back the last backup."
)
_OLDER = (
    "This workspace is older than when it was last used on this computer. "
    "If you did not put back a backup, look for the newer file before you go on."
)
_LOG_LOST = (
    f"Plumbline was cut short when this workspace was last open, and {DATABASE}-wal, where the last of the work stood, "
    "is gone from its folder. Some of what was saved may be missing: look for that file before you go on."
)


def _log_of(database: Path) -> Path:
    return database.with_name(f"{database.name}-wal")


def _check_writable(database: Path) -> None:
    if not os.access(database, os.W_OK):
        raise OpenElsewhere(
            "The data file of this workspace cannot be written to. It can be opened read only, or make it writable."
        )


def _open_engine(database: Path, data_key: bytes, read_only: bool) -> tuple[Engine, str]:
    """An engine whose file stands at the newest migration; and the name of the copy made, if it had to be migrated."""
    engine = make_engine(database, data_key, read_only)
    try:
        found = schema.version(engine)
        if schema.is_newer(found):
            raise CannotOpen(
                "This workspace was last used with a newer version of Plumbline. "
                "Nothing was changed. Open it with that version."
            )
        if not read_only:
            with engine.connect() as connection:
                check_settings(connection.connection.dbapi_connection)
    except BaseException:
        engine.dispose()
        raise
    if found == schema.HEAD:
        return engine, ""
    engine.dispose()
    if read_only:
        raise CannotOpen("This workspace needs bringing up to date first. Open it once where it can be written to.")
    kept = schema.bring_up_to_date(database, data_key, found, database.parent / BACKUPS)
    return make_engine(database, data_key), kept.name


def _is_guarded(engine: Engine) -> bool:
    with in_plain_words(), engine.connect() as connection:
        return journal.check_guards(connection.connection.dbapi_connection) and journal.check_heads(connection)


def with_ending(folder: Path) -> Path:
    """The folder of a workspace of this name. CannotOpen where it cannot be one."""
    if not folder.name.strip("."):
        raise CannotOpen(f"A new workspace needs a name, such as north{ENDING}. Nothing was made.")
    named = folder if folder.name.endswith(ENDING) else folder.with_name(f"{folder.name}{ENDING}")
    if len(os.fsencode(f".{named.name}{_DRAFT}")) > _LONGEST:
        raise CannotOpen("That name is too long for a folder. Choose a shorter one. Nothing was made.")
    return named


def _first_entry(
    draft: Path,
    folder: Path,
    unlocked: keys.Unlocked,
    settings: Mapping[str, str],
    machine: str,
    data: Path | None,
    clock: Clock,
) -> Store:
    """The first entry of the journal, written before the folder has its name, as if from there."""
    engine = make_engine(draft / DATABASE, unlocked.data_key)
    place = place_of(folder, draft / DATABASE, machine)
    anchor = Anchor(data, folder, unlocked.workspace_id) if data else None
    store = Store(draft, engine, place=place, person=settings["person"], clock=clock, anchor=anchor)
    named = {**settings, "workspace": unlocked.workspace_id}.items()
    changes = tuple(Added(Kind.SETTING, store.new_id(), {"key": key, "value": value}) for key, value in named)
    try:
        store.apply(Edit("create", "Workspace created", changes, undoable=False))
    except BaseException:
        store.close()
        raise
    return store


def _cannot_make(error: OSError, folder: Path) -> str:
    if not folder.parent.exists():
        return f"The folder {folder.parent} does not exist. Choose another place."
    if not os.access(folder.parent, os.W_OK):
        return f"Nothing can be written in {folder.parent}. Choose another place."
    return f"{folder.name} could not be made. Check that there is space on this disk, or choose another place."
