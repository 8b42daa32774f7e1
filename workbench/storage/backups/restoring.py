"""Restore: a backup is verified, what stands there is backed up and put aside, and only then does it take its place.

At every moment either the data file that was there or the one of the backup stands under its name.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from workbench.domain.backup_plan import Backup, Why
from workbench.domain.progress import Progress, Work
from workbench.errors import CannotOpen, NotSaved, Refused, WorkbenchError, WrongPassphrase
from workbench.storage import schema
from workbench.storage.backups import backing_up as backups
from workbench.storage.backups import put_back
from workbench.storage.backups.file import (
    DATABASE,
    KEYS,
    KEYS_COPY,
    Damaged,
    Outline,
    extracting,
    extracting_keys,
    outline,
    reading_through,
    unseal,
)
from workbench.storage.backups.listing import FOLDER, found_in, outlines, state_in, telling
from workbench.storage.connection import connect, in_plain_words
from workbench.storage.copies import discard, sync_file, verifying
from workbench.storage.keys.slots import Unlocked, sync_folder, workspace_of
from workbench.storage.keys.tries import TryLater
from workbench.storage.lock import Lock

QUARANTINE = "quarantine"
_WORK = "restoring.part"
_LOGS = (f"{DATABASE}-wal", f"{DATABASE}-shm")
Unlock = Callable[[Path], Unlocked]
"""Opens the key file of a folder, with the passphrase or the code that was given."""


@dataclass(frozen=True)
class Restored:
    """What was put back: the backup, plain sentences to say with it, and where what was there before is kept."""

    backup: Backup
    notes: tuple[str, ...]
    aside: Path | None


@dataclass(frozen=True)
class _Chosen:
    """A backup that passed every check, its data file beside the place it is for."""

    found: Outline
    unlocked: Unlocked
    own_keys: bool
    """Whether the keys inside the backup are to take the place of those that stand there."""
    of_another: bool = False
    """Whether it was made of another workspace than the one that stands there."""


def restoring(
    folder: Path,
    unlock: Unlock,
    chosen: Path | None = None,
    *,
    now: datetime | None = None,
) -> Work[Restored]:
    """Put `chosen` in the place of what the workspace holds, or the newest backup that is whole. It must be closed.

    It works where the data file, or both key files, are missing or damaged. `unlock` is tried on the keys that stand
    there, then on those inside the backup. OpenElsewhere; WrongPassphrase; Damaged for a chosen backup that is not
    whole; Refused where none is; NotSaved where there is no room. In each case what stood there stands there still.
    """
    at = now or datetime.now(UTC)
    if not folder.is_dir():
        raise CannotOpen(f"{folder.name} was not found. If it is on a stick or a shared drive, connect that first.")
    with ExitStack() as undoing:
        lock = Lock(folder, at)
        undoing.callback(lock.release)
        lock.note(working=lock.was_cut_short)  # until it is done, a lost log is still to be told of
        work = folder / _WORK
        discard(work)
        undoing.callback(discard, work)
        try:
            work.mkdir(mode=0o700)
            notes: list[str] = []
            ready = yield from _first_whole(folder, work, unlock, chosen, notes)
            yield from _back_up_what_is_there(folder, ready.unlocked, notes, at)
            aside = yield from _swap(folder, work, ready, at)
        except OSError as error:
            raise NotSaved(
                "The backup could not be put back: there is no room on this disk, or the workspace folder cannot be "
                "written to, or another window has it open. What was there is there still."
            ) from error
        lock.note(working=False)
    if ready.of_another:
        notes.append("This is a backup of another workspace: nothing of the one that was here is in it.")
    if ready.own_keys:
        notes.append("The passphrase and the recovery code are those of the time of this backup.")
    return Restored(telling(ready.found.path, ready.unlocked.data_key), tuple(notes), aside)


def restoring_into(folder: Path, unlock: Unlock, chosen: Path, *, now: datetime | None = None) -> Work[Restored]:
    """A new workspace at `folder` out of one backup file, which may come from another computer."""
    from workbench.storage import workspaces

    folder, at = workspaces.with_ending(folder), now or datetime.now(UTC)
    if os.path.lexists(folder):
        raise CannotOpen(f"There is already something called {folder.name} here. Choose another name.")
    workspaces.clear_drafts(folder.parent)
    draft = folder.with_name(f".{folder.name}.part")
    try:
        draft.mkdir(mode=0o700)
    except OSError as error:
        raise CannotOpen(f"Nothing can be made in {folder.parent}. Choose another place.") from error
    try:
        (draft / FOLDER).mkdir(mode=0o700)
        restored = yield from restoring(draft, unlock, chosen, now=at)
        os.replace(draft, folder)
        sync_folder(folder.parent)
    except OSError as error:
        raise NotSaved(f"{folder.name} could not be made. Check that there is space on this disk.") from error
    finally:
        discard(draft)
    return restored


def _first_whole(folder: Path, work: Path, unlock: Unlock, chosen: Path | None, notes: list[str]) -> Work[_Chosen]:
    """The chosen backup, or else the newest that is whole, with its data file in `work`; says which were left out."""
    if chosen is not None:
        return (yield from _made_ready(folder, work, unlock, outline(chosen)))
    whole = {found.path: found for found in outlines(folder / FOLDER)}
    for each in found_in(folder):
        try:
            if each.file not in whole:
                raise Damaged(each.file)
            yield from reading_through(whole[each.file])
            yield from extracting_keys(whole[each.file], work)
            if workspace_of(folder) and workspace_of(work) not in ("", workspace_of(folder)):
                notes.append(f"{each.file.name} is a backup of another workspace and was left out.")
                continue
            return (yield from _made_ready(folder, work, unlock, whole[each.file]))
        except Damaged:
            notes.append(f"The backup of {put_back.day_and_time(each.at)} is damaged and was left out.")
    raise Refused(
        f"{folder.name} has no backup that is whole. Nothing was changed. "
        "If you keep copies in another place, choose one of those."
    )


def _made_ready(folder: Path, work: Path, unlock: Unlock, found: Outline) -> Work[_Chosen]:
    if schema.is_newer(found.schema):
        raise CannotOpen("This backup was made with a newer version of Plumbline. Nothing was changed. Use that one.")
    yield Progress(0, 1, "Checking the backup")
    unlocked, own_keys = yield from _keys_for(folder, work, unlock, found)
    state, database = state_in(found, unlocked.data_key), work / DATABASE
    yield from extracting(found, DATABASE, database)
    try:
        yield from verifying(database, unlocked.data_key, state)
    except WorkbenchError as error:
        raise Damaged(found.path) from error
    return _Chosen(found, unlocked, own_keys, own_keys and workspace_of(folder) not in ("", unlocked.workspace_id))


def _keys_for(folder: Path, work: Path, unlock: Unlock, found: Outline) -> Work[tuple[Unlocked, bool]]:
    """The key that opens this backup; and whether it came from the keys inside it."""
    refused: CannotOpen | None = None
    try:
        present = unlock(folder)
        unseal(found, present.data_key)
        if any((folder / name).is_file() for name in (KEYS, KEYS_COPY)):
            return present, False
    except Damaged:  # sealed with another key, or altered: its own keys tell which
        pass
    except TryLater:
        raise
    except CannotOpen as error:
        refused = error
    yield from extracting_keys(found, work)
    try:
        own = unlock(work)
    except WrongPassphrase as error:
        raise (refused if isinstance(refused, WrongPassphrase) else error) from error
    except CannotOpen as error:
        raise Damaged(found.path) from error
    unseal(found, own.data_key)
    return own, True


def _back_up_what_is_there(folder: Path, unlocked: Unlocked, notes: list[str], at: datetime) -> Work[None]:
    database = folder / DATABASE
    if not database.is_file() or not database.stat().st_size:
        return
    try:
        yield from backups.keeping(database, unlocked.data_key, folder / FOLDER, Why.RESTORE, at)
    except WorkbenchError:
        notes.append("What was here before could not be backed up, so it was only put aside as it was.")


def _swap(folder: Path, work: Path, ready: _Chosen, at: datetime) -> Work[Path | None]:
    """Put aside what stands there and put the backup in its place. Each step leaves a workspace that opens."""
    aside = _free(folder / QUARANTINE, at)
    keys = [name for name in (KEYS, KEYS_COPY) if ready.own_keys and (work / name).is_file()]
    try:
        for name, step in _steps(folder, work, aside, keys, ready, at):
            yield Progress(0, 1, name)
            step()
    except BaseException:
        _take_back(folder, work, aside, keys)
        raise
    return aside if aside.exists() else None


def _steps(
    folder: Path, work: Path, aside: Path, keys: list[str], ready: _Chosen, at: datetime
) -> Iterator[tuple[str, Callable[[], None]]]:
    database = folder / DATABASE
    yield "Closing what is there", partial(_fold, database, ready.unlocked.data_key)
    yield "Putting aside what is there", partial(_put_aside, folder, aside, [*_LOGS, DATABASE, *keys])
    told = f"{QUARANTINE}/{aside.name}" if database.exists() else ""
    yield (
        "Noting what is put back",
        partial(put_back.note, folder, work / DATABASE, put_back.PutBack(ready.found.at, told)),
    )
    if keys:
        yield "Putting back the keys", partial(_put_back_keys, folder, work, keys)
    yield "Putting back the data", partial(_put_back, folder, work)


def _take_back(folder: Path, work: Path, aside: Path, keys: list[str]) -> None:
    """As it was before the first step, where the data file was not replaced yet."""
    if not (work / DATABASE).exists():
        return
    with suppress(OSError):
        (folder / put_back.NOTE).unlink(missing_ok=True)
        for name in keys:
            if (aside / name).exists():
                os.replace(aside / name, folder / name)
        for name in _LOGS:
            if (aside / name).exists() and not (folder / name).exists():
                os.replace(aside / name, folder / name)
        shutil.rmtree(aside, ignore_errors=True)


def _free(quarantine: Path, at: datetime) -> Path:
    """A folder of the quarantine that is not there yet: nothing in it is ever written over."""
    stem, number = f"{at.astimezone():%Y-%m-%d-%H%M%S}", 1
    while os.path.lexists(place := quarantine / (stem if number == 1 else f"{stem}-{number}")):
        number += 1
    return place


def _fold(database: Path, key: bytes) -> None:
    """Fold the log into what is there, where that can be read: then it is one file. Else its log goes with it."""
    with suppress(WorkbenchError):
        if not database.is_file():
            return
        with in_plain_words():
            raw = connect(database, key)
            try:
                raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                raw.close()


def _put_aside(folder: Path, aside: Path, names: list[str]) -> None:
    """Each file under a second name in the quarantine. Where a disk knows no second names, a copy."""
    there = [name for name in names if (folder / name).exists()]
    if not there:
        return
    aside.mkdir(mode=0o700, parents=True)
    for name in there:
        try:
            os.link(folder / name, aside / name)
        except OSError:
            shutil.copyfile(folder / name, aside / name)
            sync_file(aside / name)
    sync_folder(aside)
    sync_folder(aside.parent)
    sync_folder(folder)


def _put_back_keys(folder: Path, work: Path, keys: list[str]) -> None:
    for name in keys:
        os.replace(work / name, folder / name)
    sync_folder(folder)


def _put_back(folder: Path, work: Path) -> None:
    for name in _LOGS:  # a log left behind would be played into the file that takes its place
        (folder / name).unlink(missing_ok=True)
    os.replace(work / DATABASE, folder / DATABASE)
    sync_folder(folder)
