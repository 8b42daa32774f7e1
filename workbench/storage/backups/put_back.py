"""The note that a backup was put back: the next opening says so once, and the journal keeps it."""

import json
import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.domain.edits import Changed, Edit, Kind
from workbench.errors import NotSaved
from workbench.storage.copies import sync_file
from workbench.storage.keys.slots import sync_folder

if TYPE_CHECKING:
    from workbench.storage.store import Store

NOTE = "workspace.restored"


@dataclass(frozen=True)
class PutBack:
    """A data file that came out of a backup, and has not been opened since."""

    of: datetime
    """When the backup was made."""
    aside: str
    """Where what stood there before is kept, from the workspace's folder; empty where there was nothing."""

    @property
    def sentence(self) -> str:
        told = f"This is the backup of {day_and_time(self.of)}, put back. What was written after it is not in here."
        return f"{told} What was here before is in {self.aside}." if self.aside else told


def day_and_time(at: datetime) -> str:
    """'6 May 2026, 10:42', on this computer's clock."""
    here = at.astimezone()
    return f"{here.day} {here:%B} {here:%Y}, {here:%H:%M}"


def note(folder: Path, database: Path, back: PutBack) -> None:
    """Keep the note before `database` takes its place in `folder`: it holds for this very file and no other."""
    noted = {"file": database.stat().st_ino, "of": back.of.isoformat(), "aside": back.aside}
    draft = folder / f"{NOTE}.part"
    draft.write_text(json.dumps(noted), encoding="utf-8")
    sync_file(draft)
    os.replace(draft, folder / NOTE)
    sync_folder(folder)


def noted(folder: Path, database: Path) -> PutBack | None:
    """The note for the data file that stands there, if there is one."""
    try:
        told: dict[str, Any] = json.loads((folder / NOTE).read_text(encoding="utf-8"))
        if told["file"] != database.stat().st_ino:
            return None
        return PutBack(datetime.fromisoformat(told["of"]), str(told["aside"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def settle(store: "Store", back: PutBack) -> None:
    """Keep the restore in the journal, as an entry that is about no record and cannot be undone; then the note goes.

    Where nothing can be written it stays, and the next opening does it.
    """
    told = Changed(Kind.SETTING, 0, "backup", None, back.of.isoformat())
    with suppress(NotSaved, OSError):
        store.record(Edit("restore", f"Backup of {day_and_time(back.of)} put back", (told,), undoable=False))
        (store.folder / NOTE).unlink(missing_ok=True)
