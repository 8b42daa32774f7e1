"""Wrong passphrases in a row, counted beside the key file: after five, the next one has to wait a little.

It slows down somebody who sits at this computer; a copy taken elsewhere is guarded by the cost of the key itself. The
wait is never longer than a minute, so nobody is ever locked out.
"""

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from pathlib import Path

from workbench.errors import WrongPassphrase
from workbench.storage.keys import slots as keys
from workbench.storage.keys.recovery_code import Mistyped, plain_code

SIDECAR = "workspace.tries"
FREE, LONGEST = 5, 60.0
"""Tries before the first wait; seconds of the longest one."""


class TryLater(WrongPassphrase):
    """Too many wrong tries in a row: nothing was tried. `seconds` until it may be."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        super().__init__(f"Too many wrong tries. Try again in {ceil(seconds)} s.")


@dataclass(frozen=True, slots=True)
class _Tries:
    wrong: int
    last: datetime


def unlock(folder: Path, passphrase: str, code: str, now: datetime, *, mend: bool = True) -> keys.Unlocked:
    """The data key, by `code` if there is one, else by passphrase; wrong ones are counted, a right one forgets them.

    TryLater where the wait is not over; a mere typing mistake in a code is neither slow nor counted.
    """
    if code:
        plain_code(code)
    if (left := seconds_left(folder, now)) > 0:
        raise TryLater(left)
    try:
        if code:
            unlocked = keys.unlock_with_code(folder, code, mend=mend)
        else:
            unlocked = keys.unlock(folder, passphrase, mend=mend)
    except Mistyped:
        raise
    except WrongPassphrase:
        _count(folder, now)
        raise
    with suppress(OSError):
        (folder / SIDECAR).unlink(missing_ok=True)
    return unlocked


def seconds_left(folder: Path, now: datetime) -> float:
    """Until the next try may be made: 1 s after five wrong ones, doubling with each to a minute."""
    tries = _read(folder)
    if tries is None or tries.wrong < FREE:
        return 0.0
    wait = min(LONGEST, 2.0 ** min(tries.wrong - FREE, 10))
    since = (now - tries.last) / timedelta(seconds=1)
    # A clock that was put back must not make the wait longer than it is.
    return 0.0 if since < 0 else max(0.0, wait - since)


def _count(folder: Path, now: datetime) -> None:
    tries = _read(folder)
    noted = {"wrong": (tries.wrong if tries else 0) + 1, "last": now.isoformat()}
    with suppress(OSError):  # where nothing can be written there is no count, and that is no reason to refuse
        (folder / SIDECAR).write_text(json.dumps(noted), encoding="utf-8")


def _read(folder: Path) -> _Tries | None:
    try:
        noted = json.loads((folder / SIDECAR).read_text(encoding="utf-8"))
        last = datetime.fromisoformat(noted["last"])
        return _Tries(max(0, int(noted["wrong"])), last) if last.tzinfo else None
    except (OSError, ValueError, KeyError, TypeError, OverflowError):
        return None
