"""Backups of a workspace: made beside the work, read back before they count, and thinned out by a plan."""

import os
import secrets
import threading
import time
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.domain.backup_plan import BUDGET_KEY, Backup, Kept, Why, budget_in_bytes, to_delete
from workbench.domain.progress import Progress, Work
from workbench.errors import Busy, NotSaved, Refused
from workbench.storage.backups.file import (
    DATABASE,
    KEYS,
    KEYS_COPY,
    Damaged,
    Outline,
    copied,
    is_part,
    outline,
    reading_through,
    unseal,
    writing,
)
from workbench.storage.backups.listing import (
    ENDING,
    FOLDER,
    UNFINISHED,
    at_a_glance,
    checking,
    files,
    is_own,
    number_of,
    outlines,
    state_in,
    telling,
    told_of,
)
from workbench.storage.backups.listing import last_verified as last_verified
from workbench.storage.connection import connect, in_plain_words
from workbench.storage.copies import State, beside, copying, discard, reading_state, remove
from workbench.storage.keys.slots import sync_folder

if TYPE_CHECKING:
    from workbench.storage.store import Store

_LEFT_FOR = 3_600
"""Seconds after which unfinished work is nobody's any more."""
_LOOKED_BACK = 500
"""Entries of the journal looked through for the case last worked on."""
_ONE_AT_A_TIME = threading.Lock()


def back_up(store: "Store", why: Why, now: datetime | None = None) -> Work[Backup | None]:
    """A verified backup of the open workspace as it is now; then older ones are let go as the plan says.

    Where nothing has changed since the last one, that one is read through again and given; what comes before an import
    or the like is always made. None for a workspace that is itself still being made. NotSaved where it could not be
    made: the workspace and every earlier backup are as they were.
    """
    if store.unlocked is None:
        return None
    key, folder, source = store.unlocked.data_key, store.folder / FOLDER, store.folder / DATABASE
    while not _ONE_AT_A_TIME.acquire(timeout=0.02):
        yield Progress(0, 1, "Waiting for another backup")
    try:
        if store.read_only:  # another window may be making one this moment, and thins them out
            return (yield from keeping(source, key, folder, why, now, apart=f"-{secrets.token_hex(3)}"))
        _sweep(folder)
        made = yield from keeping(source, key, folder, why, now)
        yield from thinning(folder, key, _budget(source, key))
        return made
    finally:
        _ONE_AT_A_TIME.release()


def keeping(
    source: Path, key: bytes, folder: Path, why: Why, now: datetime | None = None, *, apart: str = ""
) -> Work[Backup]:
    """The newest backup where it still holds what `source` holds, read through again; otherwise a new one."""
    yield Progress(0, 1, "Looking for changes")
    state = yield from reading_state(source, key)
    newest = next(iter(outlines(folder)), None)
    if newest is not None and (same := (yield from _still_holds(newest, source, key, state, why))):
        return same
    return (yield from making(source, key, folder, why, now, apart=apart))


def making(
    source: Path, key: bytes, folder: Path, why: Why, now: datetime | None = None, *, apart: str = ""
) -> Work[Backup]:
    """One backup of the data file `source` in `folder`, with the key files that stand beside it.

    `apart` keeps its name from that of one that another program makes at the same time.
    """
    at = (now or datetime.now(UTC)).replace(microsecond=0)
    number = 1 + max(map(number_of, files(folder)), default=0)
    target = folder / f"{number:04}-{at.astimezone():%Y-%m-%d-%H%M}{apart}{ENDING}"
    # Named by number only: what a kill leaves behind is written over by the next one.
    copy, draft = folder / f"{number:04}{apart}.db{UNFINISHED}", folder / f"{number:04}{apart}{UNFINISHED}"
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        state = yield from copying(source, key, copy)
        last_case = yield from _last_case(copy, key)
        told = {"why": why, "state": _spelled(state), "last_case": last_case}
        parts = {DATABASE: copy, **{path.name: path for path in _key_files(source)}}
        found = yield from writing(draft, number, at, state.schema, parts, told, key)
        os.replace(draft, target)
        sync_folder(folder)
    except Busy:
        raise
    except (OSError, NotSaved) as error:
        raise NotSaved(
            "The backup could not be made: there is no room on this disk, or the backups folder cannot be written to. "
            "Earlier backups are as they were. Free some space, then try again."
        ) from error
    finally:
        with suppress(OSError):
            remove(copy)
            draft.unlink(missing_ok=True)
    return told_of(replace(found, path=target), key, verified=True)


def copying_to(backup: Path, place: Path, name: str, key: bytes) -> Work[Path]:
    """The same encrypted file in another folder, read back there. `name` is the workspace's."""
    if not place.is_dir():
        raise Refused(f"{place} is not a folder that can be reached. Choose another. Nothing was copied.")
    stem = f"{name}-{backup.stem}"
    target = place / f"{stem}{ENDING}"
    for number in range(2, 1000):
        if not os.path.lexists(target):
            break
        target = place / f"{stem}-{number}{ENDING}"
    draft = target.with_name(f"{target.name}{UNFINISHED}")
    try:
        yield from copied(backup, draft)
        found = outline(draft)
        unseal(found, key)
        yield from reading_through(found)
        os.replace(draft, target)
        sync_folder(place)
    except OSError as error:
        raise NotSaved(
            f"The backup could not be copied to {place}: there is no room, or nothing can be written there. "
            "The backup itself is safe. Choose another place."
        ) from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
    return target


def thinning(folder: Path, key: bytes, budget: int) -> Work[None]:
    """Let go what the plan does not keep. The last two are read through first: they must be there to stay.

    A file that did not come from this workspace is nobody's to let go here, and takes no part in the plan.
    """
    kept: list[Kept] = []
    seen_whole = 0
    ours = (path for path in files(folder) if is_own(path, key))
    for each in sorted(map(at_a_glance, ours), key=lambda each: each.number, reverse=True):
        looked = telling(each.file, key)
        if seen_whole < 2 and looked.verified is None:
            looked = yield from checking(each.file, key)
            seen_whole += bool(looked.verified)
        stays = looked.why is not None and looked.why.stays_a_day
        kept.append(Kept(each.file.name, each.number, each.at, each.size, looked.verified is not False, stays))
    for name in to_delete(kept, budget):
        with suppress(OSError):  # one that will not go today goes with the next
            (folder / name).unlink()


def _still_holds(newest: Outline, source: Path, key: bytes, state: State, why: Why) -> Work[Backup | None]:
    """`newest` where it is whole and of this very state, under the keys that are in force."""
    if any(not is_part(newest, path.name, path) for path in _key_files(source)):
        return None
    try:
        looked = telling(newest.path, key)
        if looked.why is None or (why.is_before and not looked.why.is_before) or state_in(newest, key) != state:
            return None
    except Damaged:
        return None
    checked = yield from checking(newest.path, key)
    return checked if checked.verified else None


def _spelled(state: State) -> dict[str, Any]:
    return {"schema": state.schema, "counts": state.counts, "heads": state.heads, "drafts": state.drafts}


def _key_files(source: Path) -> list[Path]:
    return [path for path in (source.with_name(KEYS), source.with_name(KEYS_COPY)) if path.is_file()]


def _last_case(copy: Path, key: bytes) -> Work[str]:
    with in_plain_words():
        raw = connect(copy, key, "ro")
        try:
            return (yield from beside(lambda: _last_case_of(raw), raw.interrupt))
        finally:
            raw.close()


def _last_case_of(raw: Any) -> str:
    """The reference of the case that the newest entries of the journal are about, if any is."""
    newest = raw.execute("SELECT kind, record FROM journal ORDER BY step DESC, seq DESC LIMIT ?", (_LOOKED_BACK,))
    of_case = {
        str(name)
        for (name,) in raw.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        if any(column[1] == "case_id" for column in raw.execute(f'PRAGMA table_info("{name}")').fetchall())
    }
    for kind, record in newest.fetchall():
        if kind == "case":
            row = raw.execute('SELECT ref FROM "case" WHERE id = ?', (record,)).fetchone()
        elif kind in of_case:
            its = f'SELECT case_id FROM "{kind}" WHERE id = ?'
            row = raw.execute(f'SELECT ref FROM "case" WHERE id = ({its})', (record,)).fetchone()
        else:
            row = None
        if row:
            return str(row[0])
    return ""


def _budget(source: Path, key: bytes) -> int:
    with in_plain_words():
        raw = connect(source, key, "ro")
        try:
            row = raw.execute("SELECT value FROM setting WHERE key = ?", (BUDGET_KEY,)).fetchone()
        finally:
            raw.close()
    return budget_in_bytes(row[0] if row else None)


def _sweep(folder: Path) -> None:
    """Remove what was left of a backup, or of a look at one, that was cut short."""
    with suppress(OSError):
        for path in folder.glob(f"*{UNFINISHED}*"):
            if path.stat().st_mtime > time.time() - _LEFT_FOR:
                continue
            if path.is_dir():
                discard(path)
            else:
                path.unlink(missing_ok=True)
