"""The restore drill, at length: killed at any moment, damaged anywhere, a verified copy always comes back."""

import os
import random
import shutil
import signal
import sys
import time
from pathlib import Path

import pytest

from tests.arrange import Opener, Template, imported, new_audit, panel, whole_of, write
from tests.storage.cut_off import (
    Making,
    backing_up,
    check_all_is_there,
    cut_by_kill,
    needs_fork,
    putting_back,
    steps_of,
)
from tests.storage.saving_up import cut_short, flip, grade_in, put_back, three_backups
from workbench.domain.judgements import Words
from workbench.domain.progress import finish
from workbench.domain.questions import Agencies
from workbench.storage.backups import listing as backup_list

pytestmark = pytest.mark.slow


@pytest.fixture
def large(audited_folder: Path, open_workspace: Opener) -> Template:
    """Some ten megabytes, with three backups graded 1 to 3, closed with a 4 since."""
    store = open_workspace(audited_folder)
    store.apply(new_audit(store.new_id, "LARGE", cases=40, agencies=store.ask(Agencies())))
    whole = whole_of(store, "LARGE")
    for case in range(40):
        store.apply(imported(store, whole, case, reason="As it came in. " * 900))
    write(store, panel(whole_of(store), 0, 1), Words.REASON, "Long. " * 5_000)
    open_workspace.close(store)
    three_backups(audited_folder, open_workspace)
    return Template(audited_folder, open_workspace.unlocked, "")


@needs_fork
@pytest.mark.parametrize("make", [backing_up, putting_back])
def test_killed_at_any_moment_the_workspace_opens_and_the_newest_comes_back(
    make: Making, large: Template, tmp_path: Path
) -> None:
    chance, begun = random.Random(20261120), time.perf_counter()
    finish(make(large.copy(tmp_path / "timed.plumbline"), large.unlocked))
    longest, killed = time.perf_counter() - begun, 0
    for number in range(60):
        folder = large.copy(tmp_path / f"{number}.plumbline")
        killed += _killed_after(make, folder, large, chance.uniform(0, longest * 1.1))
        grade, _ = grade_in(folder, large.unlocked)
        assert grade in ("3", "4")
        check_all_is_there(folder, large.unlocked, ("3", "4"), 3)
        shutil.rmtree(folder)
    assert killed > 30


def _killed_after(make: Making, folder: Path, large: Template, seconds: float) -> bool:
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        try:
            finish(make(folder, large.unlocked))
        finally:
            os._exit(0)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


@needs_fork
@pytest.mark.parametrize("make", [backing_up, putting_back])
def test_killed_at_every_step(make: Making, large: Template, tmp_path: Path) -> None:
    steps = steps_of(make, large.copy(tmp_path / "counted.plumbline"), large.unlocked)
    for step in range(steps):
        folder = large.copy(tmp_path / f"{step}.plumbline")
        cut_by_kill(make, folder, large.unlocked, step)
        check_all_is_there(folder, large.unlocked, ("3", "4"), 3)
        shutil.rmtree(folder)


def test_damaged_anywhere_the_newest_is_left_out_and_the_next_comes_back(
    audited_folder: Path, open_workspace: Opener, tmp_path: Path
) -> None:
    *_, newest = three_backups(audited_folder, open_workspace)
    template, chance, left_out = Template(audited_folder, open_workspace.unlocked, ""), random.Random(7), 0
    for number in range(400):
        folder = template.copy(tmp_path / f"{number}.plumbline")
        file = folder / "backups" / newest.file.name
        place = (cut_short if number % 5 == 0 else flip)(file, chance)
        looked = finish(backup_list.checking(file, template.unlocked.data_key))
        restored = put_back(folder, template.unlocked)
        grade, _ = grade_in(folder, template.unlocked)
        assert grade == ("3" if looked.verified else "2"), place
        assert len(restored.notes) == (not looked.verified)
        left_out += not looked.verified
        shutil.rmtree(folder)
    assert left_out >= 395, "only bits in the zip's own directory that nothing reads may pass"
