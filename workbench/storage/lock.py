"""One writer at a time: an operating-system lock that dies with its process, and a note of who holds it."""

import json
import os
import socket
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from workbench.errors import OpenElsewhere

LOCK, HOLDER = "workspace.lock", "workspace.holder"


class Lock:
    """Held from opening to closing. A crash releases it; nobody has to delete a stale file."""

    def __init__(self, folder: Path, now: datetime) -> None:
        self._holder = folder / HOLDER
        self._lock = FileLock(folder / LOCK, thread_local=False)
        self._told = {"since": now.isoformat(), "host": socket.gethostname(), "pid": os.getpid()}
        try:
            self._lock.acquire(timeout=0)
        except Timeout as error:
            raise OpenElsewhere(self._who_has_it(now)) from error
        except OSError as error:
            raise OpenElsewhere(
                "The workspace folder cannot be written to. It can be opened read only, or make the folder writable."
            ) from error
        self.was_cut_short = self._read().get("working") is True
        """Whether who had it before ended at work, killed or without power, and not by closing."""
        self.note(working=False)

    def note(self, *, working: bool) -> None:
        """Say who holds it, and whether the data file is in use, so that its log stands beside it."""
        self._working = working
        with suppress(OSError):  # the lock itself holds without it, on a full disk too
            self._holder.write_text(json.dumps({**self._told, "working": working}))

    def release(self) -> None:
        """Let go of it. A note that says work was going on stays behind, for the next one to find."""
        with suppress(OSError):
            if not self._working:
                self._holder.unlink(missing_ok=True)
        self._lock.release()

    def _read(self) -> dict[str, Any]:
        try:
            held = json.loads(self._holder.read_text())
        except (OSError, ValueError):
            return {}
        return held if isinstance(held, dict) else {}

    def _who_has_it(self, now: datetime) -> str:
        held = self._read()
        try:
            since, today = datetime.fromisoformat(held["since"]).astimezone(), now.astimezone().date()
            here = held["host"] == socket.gethostname()
        except (ValueError, KeyError, TypeError):
            return "This workspace is already open elsewhere. Open it read only, or close it there first."
        where = "on this computer" if here else f"on {held['host']}"
        day = "" if since.date() == today else f"{since.day} {since:%B} "
        return (
            f"This workspace is already open {where} since {day}{since:%H:%M}. "
            "Open it read only, or close it there first."
        )
