"""Backups as values: why one was made, what it says of itself, and which to let go to keep within a budget."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from workbench.domain.questions import AuditSummary

GB = 1_000_000_000
BUDGET_KEY, BUDGET_GB = "backup_budget_gb", 5.0
"""The setting that says how much room backups may take, in gigabytes, and what it is where nobody has said."""

NEVER_BELOW = 2
"""So many of the last verified backups stay, whatever the budget."""

_A_DAY = timedelta(hours=24)
_RULES: tuple[tuple[int, Callable[[datetime], object]], ...] = (
    (24, lambda at: (at.date(), at.hour)),
    (14, lambda at: at.date()),
    (8, lambda at: at.isocalendar()[:2]),
    (12, lambda at: (at.year, at.month)),
)
"""How many hours, days, weeks and months keep the newest backup made in them."""


class Why(StrEnum):
    """What a backup was made for."""

    OPENED = "opened"
    HALF_HOUR = "half-hour"
    CLOSED = "closed"
    ASKED = "asked"
    IMPORT = "import"
    RESTORE = "restore"
    MIGRATION = "migration"
    REMOVAL = "removal"
    KEYS = "keys"

    @property
    def told(self) -> str:
        return _TOLD[self]

    @property
    def is_before(self) -> bool:
        """Whether it is made before something that changes much at once."""
        return self in _BEFORE

    @property
    def stays_a_day(self) -> bool:
        """Whether it is kept for a day whatever follows: somebody asked for it, or may want to go back to it."""
        return self.is_before or self is Why.ASKED


_TOLD = {
    Why.OPENED: "At opening",
    Why.HALF_HOUR: "Every half hour",
    Why.CLOSED: "At closing",
    Why.ASKED: "Asked for",
    Why.IMPORT: "Before an import",
    Why.RESTORE: "Before a restore",
    Why.MIGRATION: "Before a new version",
    Why.REMOVAL: "Before removing cases",
    Why.KEYS: "Before a change of keys",
}
_BEFORE = frozenset({Why.IMPORT, Why.RESTORE, Why.MIGRATION, Why.REMOVAL, Why.KEYS})


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup. What is in it is known only to who has the key: until it was read, `why` is None.

    `verified` is None until somebody looked, False where it is damaged. It is true only of a file that is, bit for
    bit, the one that passed every check when it was made.
    """

    file: Path
    number: int
    at: datetime
    size: int
    verified: bool | None = None
    why: Why | None = None
    counts: tuple[tuple[str, int], ...] = ()
    """How many records of each kind, as `check` counts them."""
    last_case: str = ""
    """The reference of the case that was last worked on, if any was."""
    of_another: bool = False
    """Of another workspace than the one whose folder it lies in: the key in hand opens nothing of it."""


@dataclass(frozen=True, slots=True)
class Look:
    """What is in a backup, seen without touching the workspace."""

    backup: Backup
    partnership: str
    programme: tuple[AuditSummary, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """What the plan looks at. `number` counts up with each backup made, whatever the clock said."""

    name: str
    number: int
    at: datetime
    size: int
    verified: bool = True
    stays_a_day: bool = False


def to_delete(kept: Iterable[Kept], budget: int) -> tuple[str, ...]:
    """The names of the backups to let go, so that the rest take at most `budget` bytes where that can be.

    The newest of each of the last 24 hours, 14 days, 8 weeks and 12 months stays, and within a day of the newest what
    was asked for or made before an import or the like. Where that is too much the damaged go first, then the oldest;
    the last two verified ones never.
    """
    newest_first = sorted(kept, key=lambda each: each.number, reverse=True)
    whole = [each for each in newest_first if each.verified]
    safe = whole[:NEVER_BELOW]
    wanted = {each.number for each in safe} | _by_the_rules(whole)
    gone = [each for each in whole if each.number not in wanted]
    staying = [each for each in newest_first if each.number in wanted or not each.verified]
    taken = sum(each.size for each in staying)
    for each in sorted(reversed(staying), key=lambda each: each.verified):
        if taken <= budget:
            break
        if each not in safe:
            gone.append(each)
            taken -= each.size
    return tuple(each.name for each in gone)


def _by_the_rules(whole: list[Kept]) -> set[int]:
    wanted: set[int] = set()
    for most, slot in _RULES:
        seen: set[object] = set()
        for each in whole:
            if (here := slot(each.at)) not in seen and len(seen) < most:
                seen.add(here)
                wanted.add(each.number)
    if whole:
        wanted |= {each.number for each in whole if each.stays_a_day and abs(whole[0].at - each.at) <= _A_DAY}
    return wanted


def budget_in_bytes(said: str | None) -> int:
    """The budget a workspace's setting asks for; the usual one where it says nothing that makes sense."""
    try:
        gigabytes = float(said or "")
    except ValueError:
        gigabytes = BUDGET_GB
    return int((gigabytes if 0 <= gigabytes < 1e6 else BUDGET_GB) * GB)


def is_mass_removal(removed: int, of: int) -> bool:
    """Whether so many of an audit's cases go at once that the officer has to type that this is meant.

    More than one in five. A backup (`Why.REMOVAL`) is made before.
    """
    return removed > 1 and removed * 5 > of
