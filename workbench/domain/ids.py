"""Ids of records: 64 bits, made by the program, rising, and never in an export."""

import secrets
import threading
from collections.abc import Callable
from datetime import UTC, datetime

_EPOCH_MS = int(datetime(2024, 1, 1, tzinfo=UTC).timestamp() * 1000)
_RANDOM_BITS = 22

NewId = Callable[[], int]


class Ids:
    """41 bits of milliseconds since 2024, then 22 random; never below the last one, whatever the clock does."""

    def __init__(self, last: int, milliseconds: Callable[[], int]) -> None:
        self._last = last
        self._milliseconds = milliseconds
        self._lock = threading.Lock()

    def __call__(self) -> int:
        with self._lock:
            fresh = (self._milliseconds() - _EPOCH_MS) << _RANDOM_BITS | secrets.randbits(_RANDOM_BITS)
            self._last = fresh if fresh > self._last else self._last + 1
            return self._last
