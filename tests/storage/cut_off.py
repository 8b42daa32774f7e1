"""Backups and restores cut off at every step, by an error or by a kill; and what must hold afterwards."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.storage.saving_up import START, grade_in, put_back
from workbench.domain.backup_plan import Why
from workbench.domain.progress import Progress, Work, finish
from workbench.storage import workspaces
from workbench.storage.backups import backing_up as backups
from workbench.storage.backups import listing as backup_list
from workbench.storage.backups import restoring
from workbench.storage.keys.slots import Unlocked

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="a kill at a step needs a system that can fork")


class CutError(Exception):
    """What no code of ours expects."""


def backing_up(folder: Path, key: Unlocked) -> Work[object]:
    """Open, back up as at closing, close: with the progress of the backup."""
    store = workspaces.open_unlocked(folder, key, machine="m")
    try:
        return (yield from backups.back_up(store, Why.CLOSED, START))
    finally:
        store.close()


def putting_back(folder: Path, key: Unlocked) -> Work[object]:
    return (yield from restoring.restoring(folder, lambda _: key, now=START))


Making = Callable[[Path, Unlocked], Work[object]]


def steps_of(make: Making, folder: Path, key: Unlocked) -> int:
    """How often it tells of its progress, which is where it can be cut off."""
    return sum(1 for _ in make(folder, key))


def cut_by_error(make: Making, folder: Path, key: Unlocked, step: int) -> Progress:
    work = make(folder, key)
    told = _reach(work, step)
    with pytest.raises(CutError):
        work.throw(CutError())
    return told


def cut_by_kill(make: Making, folder: Path, key: Unlocked, step: int) -> bool:
    """In a process of its own, which kills itself at the step; whether it came that far."""
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        try:
            work = make(folder, key)  # kept to the end: letting go of it would close it in good order
            _reach(work, step)
            os.kill(os.getpid(), signal.SIGKILL)
        finally:
            os._exit(7)  # it was done before the step
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def _reach(work: Iterator[Progress], step: int) -> Progress:
    told = next(work)
    for _ in range(step):
        told = next(work)
    return told


def check_all_is_there(folder: Path, key: Unlocked, grades: tuple[str, ...], least: int) -> None:
    """The workspace opens with one of these grades; at least so many backups are whole, and the newest comes back."""
    grade, _ = grade_in(folder, key)
    assert grade in grades
    looked = finish(backup_list.looking_into(folder, key.data_key))
    assert sum(each.verified is True for each in looked) >= least
    assert all(each.verified for each in looked), "no half backup under the name of one"
    put_back(folder, key)
    assert grade_in(folder, key)[0] is not None


def left_over(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*.part*")}
