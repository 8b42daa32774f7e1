"""One writer at a time: an operating-system lock that dies with its process, and a note of who holds it."""

import json
import os
import socket
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from workbench.errors import OpenElsewhere

LOCK, HOLDER = "workspace.lock", "workspace.holder"


class Lock:
    """Held from opening to closing. A crash releases it; nobody has to delete a stale file."""

    def __init__(self, folder: Path, now: datetime) -> None:
        self._holder = folder / HOLDER
        self._lock = FileLock(folder / LOCK, thread_local=False)
        try:
            self._lock.acquire(timeout=0)
        except Timeout as error:
            raise OpenElsewhere(self._who_has_it(now)) from error
        except OSError as error:
            raise OpenElsewhere(
                "The workspace folder cannot be written to. It can be opened read only, or make the folder writable."
            ) from error
        self._note(now)

    def release(self) -> None:
        with suppress(OSError):
            self._holder.unlink(missing_ok=True)
        self._lock.release()

    def _note(self, now: datetime) -> None:
        told = json.dumps({"since": now.isoformat(), "host": socket.gethostname(), "pid": os.getpid()})
        with suppress(OSError):  # the lock itself holds without it, on a full disk too
            self._holder.write_text(told)

    def _who_has_it(self, now: datetime) -> str:
        try:
            held = json.loads(self._holder.read_text())
            since = datetime.fromisoformat(held["since"])
            here = held["host"] == socket.gethostname()
        except (OSError, ValueError, KeyError, TypeError):
            return "This workspace is already open elsewhere. Open it read only, or close it there first."
        where = "on this computer" if here else f"on {held['host']}"
        day = "" if since.date() == now.date() else f"{since.day} {since:%B} "
        return (
            f"This workspace is already open {where} since {day}{since:%H:%M}. "
            "Open it read only, or close it there first."
        )
