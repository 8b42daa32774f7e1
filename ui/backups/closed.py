"""What is done with a closed workspace, in the background: list its backups, put one back."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.domain.backup_plan import Backup
from workbench.domain.progress import Progress, Work

if TYPE_CHECKING:
    from workbench.storage.backups.restoring import Restored
    from workbench.storage.keys.slots import Unlocked


_ENDING = ".plumbline"
_NUMBERED = re.compile(r"(^|-)\d{4,}-\d{4}-\d\d-\d\d-\d{4}.*$")
"""How the name of a backup ends, after the name of its workspace."""


@dataclass(frozen=True)
class Listed:
    """The backups of a workspace, or the one file that was chosen; and what opens them."""

    backups: tuple[Backup, ...]
    unlocked: Unlocked = field(repr=False)
    unlock: Callable[[Path], Unlocked] = field(repr=False)


def listing(place: Path, typed: str) -> Work[Listed]:
    """Every backup, read through. `typed` is the passphrase or the recovery code; WrongPassphrase if it is neither."""
    from workbench.storage.backups.listing import checking, found_in, looking_into
    from workbench.storage.backups.look import key_for, key_inside

    yield Progress(0, 1, "Opening")
    unlock = _unlocking(typed)
    if place.is_file():
        unlocked = yield from key_inside([place], unlock)
        return Listed(((yield from checking(place, unlocked.data_key)),), unlocked, unlock)
    folder = _workspace_at(place)
    if not found_in(folder):
        return Listed((), unlock(folder), unlock)
    unlocked = yield from key_for(folder, unlock)
    return Listed((yield from looking_into(folder, unlocked.data_key)), unlocked, unlock)


def putting_back(place: Path, backup: Path, listed: Listed, data: Path, *, new: bool) -> Work[Restored]:
    """`backup` in the place of what is there; where it is `new`, as a workspace of its own, which is remembered."""
    from ui.recent import remember
    from workbench.storage.backups.restoring import restoring, restoring_into
    from workbench.storage.whereabouts import check_can_be_kept
    from workbench.storage.workspaces import with_ending

    if not new:
        return (yield from restoring(place, listed.unlock, backup))
    check_can_be_kept(place.absolute())
    restored = yield from restoring_into(place, listed.unlock, backup)
    remember(data, with_ending(place), datetime.now())
    return restored


def new_name(file: Path) -> str:
    """What to call the workspace made of a backup file: as the one it came from, where its name says."""
    inside = file.parent.parent.name
    if file.parent.name == "backups" and inside.endswith(_ENDING):
        return f"{inside.removesuffix(_ENDING)} restored{_ENDING}"
    return f"{_NUMBERED.sub('', file.stem) or 'restored'}{_ENDING}"


def _workspace_at(place: Path) -> Path:
    """A workspace of which nothing but its backups is left will do."""
    from workbench.storage.backups.listing import FOLDER
    from workbench.storage.workspaces import check_folder

    return place if (place / FOLDER).is_dir() else check_folder(place)


def _unlocking(typed: str) -> Callable[[Path], Unlocked]:
    from workbench.errors import WrongPassphrase
    from workbench.storage.keys import tries
    from workbench.storage.keys.recovery_code import plain_code
    from workbench.storage.store import utc_now

    try:
        plain_code(typed)
        code = typed
    except WrongPassphrase:
        code = ""
    return lambda folder: tries.unlock(folder, "" if code else typed, code, utc_now(), mend=False)
