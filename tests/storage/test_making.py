"""Making a workspace: it is there whole and with its library, or not at all, whatever ends the program."""

import os
from pathlib import Path

import pytest

from tests.arrange import MACHINE, PASSPHRASE, Clock, bytes_of
from tests.processes import run_each
from workbench import tasks
from workbench.domain.progress import finish
from workbench.domain.questions import LinesAndScales
from workbench.errors import CannotOpen
from workbench.storage import workspaces
from workbench.storage.keys import slots as keys
from workbench.storage.lock import Lock

SETTINGS = {"partnership": "North", "person": "P"}

KILLED = """
import os, sys
from datetime import date
from pathlib import Path
from workbench import tasks
from workbench.domain.progress import finish
folder, steps, count = Path(argv[0]), int(argv[1]), 0
def audit(event, args):
    global count
    if event in ("os.rename", "os.mkdir", "open", "sqlite3.connect") and str(folder.parent) in str(args[0]):
        count += 1
        if count > steps:
            os._exit(9)
sys.addaudithook(audit)
store, code = finish(tasks.create_workspace(folder, "four plain words", "North", "P", Path(argv[2])))
print(code, flush=True)
"""


def test_killed_at_any_step_there_is_nothing_or_a_workspace_with_its_library(tmp_path: Path) -> None:
    made = 0
    places = {steps: tmp_path / f"{steps}" / "north.plumbline" for steps in (0, 1, 3, 6, 9, 12, 15, 18, 21, 24, 30, 60)}
    for folder in places.values():
        folder.parent.mkdir()
    run_each(KILLED, [(str(folder), str(steps), str(tmp_path / "data")) for steps, folder in places.items()])
    for folder in places.values():
        left = {path.name for path in folder.parent.iterdir()}
        assert left <= {folder.name, f".{folder.name}.part"}
        if folder.exists():
            made += 1
            store = workspaces.open_store(folder, "four plain words", machine=MACHINE)
            assert store.ask(LinesAndScales()).frameworks
            store.close()
        finish(tasks.create_workspace(folder.with_name("other"), PASSPHRASE, "N", "P", tmp_path / "data"))[0].close()
        assert not (folder.parent / f".{folder.name}.part").exists()
    assert made >= 1


def test_a_making_that_is_cancelled_leaves_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "here" / "north"
    folder.parent.mkdir()
    for steps in (1, 2):
        making = tasks.create_workspace(folder, PASSPHRASE, "North", "P", tmp_path / "data")
        for _ in range(steps):
            next(making)
        assert not (folder.parent / "north.plumbline").exists()
        making.close()
        assert list(folder.parent.iterdir()) == []


def test_a_failure_while_it_is_filled_leaves_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "north"
    with (
        pytest.raises(ValueError, match="not in the list"),
        workspaces.making(folder, PASSPHRASE, SETTINGS, machine=MACHINE),
    ):
        raise ValueError("not in the list")
    assert list(tmp_path.iterdir()) == []


def test_one_that_another_window_is_making_is_left_alone(tmp_path: Path) -> None:
    theirs = tmp_path / ".north.plumbline.part"
    theirs.mkdir()
    (theirs / keys.MAIN).write_text("theirs")
    lock = Lock(theirs, Clock()())
    with pytest.raises(CannotOpen, match="being made by another window"):
        workspaces.create(tmp_path / "north", PASSPHRASE, SETTINGS, machine=MACHINE)
    workspaces.create(tmp_path / "south", PASSPHRASE, SETTINGS, machine=MACHINE)[0].close()
    assert (theirs / keys.MAIN).read_text() == "theirs"
    lock.release()


def test_replacing_takes_the_old_one_away_only_when_the_new_one_is_whole(tmp_path: Path) -> None:
    old, _ = workspaces.create(tmp_path / "north", PASSPHRASE, SETTINGS, machine=MACHINE)
    old.close()
    before = bytes_of(old.folder)
    with (
        pytest.raises(ValueError, match="stop"),
        workspaces.making(old.folder, "another four words", SETTINGS, machine=MACHINE, replacing=True),
    ):
        raise ValueError("stop")
    assert bytes_of(old.folder) == before
    with workspaces.making(old.folder, "another four words", SETTINGS, machine=MACHINE, replacing=True) as made:
        assert bytes_of(old.folder) == before
    made.opened().close()
    keys.unlock(old.folder, "another four words")
    assert [path.name for path in tmp_path.iterdir()] == ["north.plumbline"]


@pytest.mark.parametrize("name", ["", ".", "..", "/", "../.."])
def test_a_workspace_needs_a_name(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in").mkdir()
    monkeypatch.chdir(tmp_path / "in")
    with pytest.raises(CannotOpen, match="needs a name"):
        workspaces.create(Path(name), PASSPHRASE, SETTINGS, machine=MACHINE)
    assert list(tmp_path.rglob("*")) == [tmp_path / "in"]


@pytest.mark.parametrize("name", ["x" * 250, "é" * 125])
def test_a_name_too_long_for_a_folder_is_said_to_be(name: str, tmp_path: Path) -> None:
    with pytest.raises(CannotOpen, match="too long"):
        workspaces.create(tmp_path / name, PASSPHRASE, SETTINGS, machine=MACHINE)
    with pytest.raises(CannotOpen, match="was not found"):
        workspaces.check_folder(tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_name_without_its_ending_is_found_unless_something_else_has_it(folder: Path) -> None:
    bare = folder.with_suffix("")
    assert workspaces.check_folder(bare) == folder
    store = workspaces.open_store(bare, PASSPHRASE, machine=MACHINE)
    assert store.folder == folder
    store.close()
    bare.mkdir()
    with pytest.raises(CannotOpen, match="is not a Plumbline workspace"):
        workspaces.check_folder(bare)
    assert os.listdir(bare) == []
