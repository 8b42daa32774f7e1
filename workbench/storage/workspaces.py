"""Creating and opening a workspace folder: `NAME.plumbline/` with the data file, its keys, a lock and backups."""

import os
import shutil
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path

from sqlalchemy import Engine

from workbench.domain.edits import Added, Edit, Kind
from workbench.domain.questions import Workspace
from workbench.errors import CannotOpen, OpenElsewhere
from workbench.storage import journal, keys, schema
from workbench.storage.connection import check_settings, in_plain_words, make_engine
from workbench.storage.lock import Lock
from workbench.storage.store import Clock, Store, place_of, utc_now

ENDING = ".plumbline"
DATABASE, BACKUPS = "workspace.db", "backups"


def create(
    folder: Path,
    passphrase: str,
    settings: Mapping[str, str],
    *,
    machine: str,
    clock: Clock = utc_now,
) -> tuple[Store, str]:
    """A new workspace at `folder`, and its recovery code, shown once and kept nowhere.

    `settings` must name 'partnership' and 'person'. The folder appears whole or not at all.
    """
    folder = with_ending(folder)
    if folder.exists():
        raise CannotOpen(f"There is already something called {folder.name} here. Choose another name.")
    draft = folder.with_name(f".{folder.name}.part")
    shutil.rmtree(draft, ignore_errors=True)
    try:
        draft.mkdir(mode=0o700)
        (draft / BACKUPS).mkdir(mode=0o700)
        unlocked, code = keys.create(draft, passphrase)
        schema.make(draft / DATABASE, unlocked.data_key)
        with in_plain_words(opening=True):
            _write_settings(draft, folder, unlocked, settings, machine, clock)
        os.replace(draft, folder)
        keys.sync_folder(folder.parent)
    except OSError as error:
        raise CannotOpen(_cannot_make(error, folder)) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return open_unlocked(folder, unlocked, machine=machine, clock=clock), code


def open_store(
    folder: Path,
    passphrase: str = "",
    *,
    recovery_code: str = "",
    machine: str,
    read_only: bool = False,
    clock: Clock = utc_now,
) -> Store:
    """Open the workspace at `folder`. Never makes anything in place of what is missing or damaged.

    WrongPassphrase; OpenElsewhere (open it with `read_only`); CannotOpen with its own sentence for every other reason.
    """
    check_folder(folder)
    if recovery_code:
        unlocked = keys.unlock_with_code(folder, recovery_code, mend=not read_only)
    else:
        unlocked = keys.unlock(folder, passphrase, mend=not read_only)
    return open_unlocked(folder, unlocked, machine=machine, read_only=read_only, clock=clock)


def check_folder(folder: Path) -> None:
    """That `folder` is a workspace at all, before a passphrase is asked for."""
    if not folder.exists():
        raise CannotOpen(f"{folder.name} was not found. If it is on a stick or a shared drive, connect that first.")
    if not folder.is_dir() or not any((folder / name).exists() for name in (DATABASE, keys.MAIN, keys.COPY)):
        raise CannotOpen(f"{folder.name} is not a Plumbline workspace. Choose a folder whose name ends in {ENDING}.")
    database = folder / DATABASE
    if not database.is_file() or database.stat().st_size == 0:
        raise CannotOpen(
            f"The data file of {folder.name} is missing or empty. Nothing was changed. Put back the last backup."
        )


def open_unlocked(
    folder: Path,
    unlocked: keys.Unlocked,
    *,
    machine: str,
    read_only: bool = False,
    clock: Clock = utc_now,
) -> Store:
    """Open with a key already at hand; the passphrase work is done."""
    database = folder / DATABASE
    notices = [unlocked.note] if unlocked.note else []
    undoing = ExitStack()
    with undoing:
        if not read_only:
            undoing.callback(Lock(folder, clock()).release)
            _check_writable(database)
        with in_plain_words(opening=True):
            engine, kept = _open_engine(database, unlocked.data_key, read_only)
        undoing.callback(engine.dispose)
        if kept:
            notices.append(f"This workspace was brought up to date. A checked copy from before is in {BACKUPS}/{kept}.")
        if not _is_guarded(engine) and not read_only:
            engine.dispose()
            engine, read_only = make_engine(database, unlocked.data_key, read_only=True), True
            undoing.pop_all().close()  # others may have the lock: nothing will be written here
            undoing.callback(engine.dispose)
            notices.append(_UNGUARDED)
        store = Store(
            folder,
            engine,
            place=place_of(folder, database, machine),
            read_only=read_only,
            notices=tuple(notices),
            clock=clock,
        )
        with in_plain_words(opening=True):
            store.person = store.ask(Workspace()).person
        store.on_close = undoing.pop_all().close
        return store


_UNGUARDED = (
    "The journal of this workspace is not as Plumbline left it, so it is open read only. "
    "Run the thorough check, or put back the last backup."
)


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
    return folder if folder.name.endswith(ENDING) else folder.with_name(f"{folder.name}{ENDING}")


def _write_settings(
    draft: Path, folder: Path, unlocked: keys.Unlocked, settings: Mapping[str, str], machine: str, clock: Clock
) -> None:
    """The first entry of the journal, written before the folder has its name, as if from there."""
    engine = make_engine(draft / DATABASE, unlocked.data_key)
    place = place_of(folder, draft / DATABASE, machine)
    store = Store(draft, engine, place=place, person=settings["person"], clock=clock)
    named = {**settings, "workspace": unlocked.workspace_id}.items()
    changes = tuple(Added(Kind.SETTING, store.new_id(), {"key": key, "value": value}) for key, value in named)
    try:
        store.apply(Edit("create", "Workspace created", changes, undoable=False))
    finally:
        store.close()


def _cannot_make(error: OSError, folder: Path) -> str:
    if not folder.parent.exists():
        return f"The folder {folder.parent} does not exist. Choose another place."
    if not os.access(folder.parent, os.W_OK):
        return f"Nothing can be written in {folder.parent}. Choose another place."
    return f"{folder.name} could not be made. Check that there is space on this disk, or choose another place."
