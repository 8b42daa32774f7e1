"""A backup or a restore cut off at any step: the workspace opens and holds all, and a verified backup comes back."""

from pathlib import Path

import pytest

from tests.arrange import Opener, Template, bytes_of
from tests.storage.cut_off import (
    Making,
    backing_up,
    check_all_is_there,
    cut_by_error,
    cut_by_kill,
    left_over,
    needs_fork,
    putting_back,
    steps_of,
)
from tests.storage.saving_up import grade_in, made, three_backups
from workbench.storage.keys.slots import Unlocked


@pytest.fixture
def key(template: Template) -> Unlocked:
    return template.unlocked


@pytest.fixture
def saved(audited_folder: Path, open_workspace: Opener, tmp_path: Path) -> Template:
    """A closed workspace graded 4, with three backups, graded 1 to 3; copied for each cut."""
    three_backups(audited_folder, open_workspace)
    return Template(audited_folder, open_workspace.unlocked, "")


@pytest.mark.parametrize("make", [backing_up, putting_back])
def test_an_error_at_any_step_leaves_everything_as_it_was(make: Making, saved: Template, tmp_path: Path) -> None:
    steps = steps_of(make, saved.copy(tmp_path / "counted.plumbline"), saved.unlocked)
    assert steps >= 6
    for step in range(steps):
        folder = saved.copy(tmp_path / f"{step}.plumbline")
        before = bytes_of(folder)
        try:
            told = cut_by_error(make, folder, saved.unlocked, step)
        except StopIteration:
            break  # it took fewer looks at a quick thread this time
        now = bytes_of(folder)
        assert all(now[name] == before[name] for name in before if name.startswith("backups/")), told
        assert left_over(folder) == set(), told
        assert grade_in(folder, saved.unlocked) == ("4", ()), told
        check_all_is_there(folder, saved.unlocked, ("4",), 3)


@needs_fork
@pytest.mark.parametrize("make", [backing_up, putting_back])
def test_a_kill_at_any_step_leaves_a_workspace_that_opens_and_a_backup_that_comes_back(
    make: Making, saved: Template, tmp_path: Path
) -> None:
    steps = steps_of(make, saved.copy(tmp_path / "counted.plumbline"), saved.unlocked)
    for step in range(0, steps, 2):
        folder = saved.copy(tmp_path / f"{step}.plumbline")
        if not cut_by_kill(make, folder, saved.unlocked, step):
            break
        check_all_is_there(folder, saved.unlocked, ("4",), 3)


@needs_fork
def test_what_a_killed_backup_leaves_is_written_over_by_the_next(
    saved: Template, tmp_path: Path, open_workspace: Opener
) -> None:
    steps, seen = steps_of(backing_up, saved.copy(tmp_path / "counted.plumbline"), saved.unlocked), set()
    for step in range(steps):
        folder = saved.copy(tmp_path / f"{step}.plumbline")
        cut_by_kill(backing_up, folder, saved.unlocked, step)
        seen |= left_over(folder)
        store = open_workspace(folder)
        assert made(store).number == 4
        open_workspace.close(store)
        assert left_over(folder) == set()
    assert seen
