"""A new passphrase or recovery code for an open workspace: checked, backed up before, and noted in the journal."""

from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from workbench.domain.backup_plan import Why
from workbench.domain.edits import Added, Edit, Kind
from workbench.domain.progress import Progress, Work
from workbench.errors import NotSaved, WorkbenchError
from workbench.storage.backups import backing_up as backups
from workbench.storage.keys import slots as keys
from workbench.storage.keys import tries

if TYPE_CHECKING:
    from workbench.storage.store import Store


def checking(store: "Store", present: str, now: datetime) -> Work[keys.Unlocked]:
    """The key, where `present` is the passphrase of the open workspace; wrong ones count as they do at the door."""
    if store.read_only:
        raise NotSaved("This workspace is open read only, so nothing was changed. Open it where it can be written to.")
    yield Progress(0, 1, "Checking the passphrase")
    return tries.unlock(store.folder, present, "", now)


def changing(
    store: "Store", unlocked: keys.Unlocked, now: datetime, *, passphrase: str = "", code: str = ""
) -> Work[None]:
    """Put a new passphrase, a new code, or both in force: all of it or nothing.

    NotSaved, with the old ones in force, where no backup or no key file could be written.
    """
    yield from backups.back_up(store, Why.KEYS)
    yield Progress(1, 2, "Changing the lock")
    keys.change(store.folder, unlocked, passphrase=passphrase, code=code)
    what = {(True, False): "passphrase", (False, True): "recovery code"}.get(
        (bool(passphrase), bool(code)), "passphrase and recovery code"
    )
    noted = Added(Kind.SETTING, store.new_id(), {"key": f"keys {now.isoformat()}", "value": what})
    with suppress(WorkbenchError):  # the lock has changed: that it could not be noted must not look like a failure
        store.apply(Edit("change keys", f"New {what}", (noted,), undoable=False))
    yield Progress(2, 2, "Changing the lock")
