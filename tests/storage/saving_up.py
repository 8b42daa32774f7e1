"""Backups to test with: made of real workspaces, harmed on disk, put back."""

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.arrange import MACHINE, Clock, Opener, give, panel, whole_of
from workbench.domain.backup_plan import Backup, Why
from workbench.domain.progress import finish
from workbench.domain.questions import JudgementAt
from workbench.storage import workspaces
from workbench.storage.backups import backing_up as backups
from workbench.storage.backups import restoring
from workbench.storage.keys.slots import Unlocked
from workbench.storage.store import Store

START = datetime(2026, 5, 6, 10, 42, tzinfo=UTC)


def made(store: Store, why: Why = Why.HALF_HOUR, after: timedelta = timedelta()) -> Backup:
    backup = finish(backups.back_up(store, why, START + after))
    assert backup is not None
    return backup


def three_backups(folder: Path, opener: Opener) -> list[Backup]:
    """Of a workspace whose first line was graded 1, then 2, then 3, an hour apart; it is closed with a 4 since."""
    store, kept = opener(folder), []
    for number in range(3):
        give(store, panel(whole_of(store), 0, 0), str(number + 1))
        kept.append(made(store, after=timedelta(hours=number)))
    give(store, panel(whole_of(store), 0, 0), "4")
    opener.close(store)
    return kept


def grade_in(folder: Path, unlocked: Unlocked, data: Path | None = None) -> tuple[str | None, tuple[str, ...]]:
    """The grade that stands, and what was said at the opening; the whole file and its journal are checked."""
    clock = Clock(now=Clock().now.replace(hour=18))
    store = workspaces.open_unlocked(folder, unlocked, machine=MACHINE, data=data, clock=clock)
    try:
        assert finish(store.check()) == ()
        return store.ask(JudgementAt(panel(whole_of(store), 0, 0))).grade, store.notices
    finally:
        store.close()


def put_back(folder: Path, unlocked: Unlocked, chosen: Path | None = None) -> restoring.Restored:
    return finish(restoring.restoring(folder, lambda _folder: unlocked, chosen, now=START + timedelta(days=1)))


def flip(path: Path, chance: random.Random) -> int:
    """One bit of a file is wrong; gives where."""
    raw = bytearray(path.read_bytes())
    place = chance.randrange(len(raw))
    raw[place] ^= 1 << chance.randrange(8)
    path.write_bytes(raw)
    return place


def cut_short(path: Path, chance: random.Random) -> int:
    raw = path.read_bytes()
    left = chance.randrange(len(raw))
    path.write_bytes(raw[:left])
    return left
