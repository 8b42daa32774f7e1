"""Every way a workspace cannot be opened has its own plain sentence, and the right next step."""

import contextlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.arrange import DATABASE, PASSPHRASE, Opener
from tests.ui.robots.welcome import CreateRobot, WelcomeRobot
from tests.ui.robots.window import WindowRobot
from workbench.storage import workspaces
from workbench.storage.keys import slots as keys

Open = Callable[..., WindowRobot]


def spoil(path: Path) -> None:
    raw = bytearray(path.read_bytes())
    middle = len(raw) // 2
    raw[middle : middle + 64] = bytes(64)
    path.write_bytes(raw)


def opened(window: Open, folder: Path) -> WelcomeRobot:
    robot = WelcomeRobot(window(folder))
    robot.open_with(PASSPHRASE)
    return robot


def test_a_damaged_key_file_is_mended_from_its_copy_and_says_so(window: Open, folder: Path) -> None:
    spoil(folder / keys.MAIN)
    robot = opened(window, folder).keys.wait_open()
    robot.hear("The key file was damaged; its copy was used and has been put right.")


def test_two_damaged_key_files(window: Open, folder: Path) -> None:
    spoil(folder / keys.MAIN)
    spoil(folder / keys.COPY)
    assert "are both damaged" in opened(window, folder).told


def test_a_damaged_database(window: Open, folder: Path) -> None:
    (folder / DATABASE).write_bytes(os.urandom(8192))
    assert "The data file of this workspace is damaged" in opened(window, folder).told


def test_a_folder_that_is_not_a_workspace(window: Open, tmp_path: Path) -> None:
    folder = tmp_path / "holiday"
    folder.mkdir()
    assert "holiday is not a Plumbline workspace." in WelcomeRobot(window(folder)).told


def test_a_workspace_that_is_gone_can_be_taken_off_the_list(window: Open, folder: Path, data: Path) -> None:
    robot = opened(window, folder).keys.wait_open()
    robot.shell.close()
    folder.rename(folder.with_name("elsewhere.plumbline"))
    again = WelcomeRobot(window(folder))
    assert "was not found" in again.told
    again.keys.tab_to("Take off this list").press("Space")
    assert "north" not in (data / "recent.json").read_text()


def test_a_newer_workspace(window: Open, folder: Path, open_workspace: Opener) -> None:
    raw = open_workspace.raw(folder)
    raw.execute("UPDATE alembic_version SET version_num = '0999'")
    raw.close()
    assert "newer version of Plumbline" in opened(window, folder).told


def test_open_elsewhere_offers_read_only(window: Open, folder: Path, open_workspace: Opener) -> None:
    open_workspace(folder)
    robot = opened(window, folder)
    assert "already open on this computer" in robot.told
    robot.open_read_only()
    robot.keys.wait_open()
    assert robot.keys.workspace.read_only
    robot.keys.hear("open read only")
    desk = robot.keys.shell.desk
    assert desk is not None
    assert desk.foot.saved.state == "read_only"


def test_a_folder_that_cannot_be_written_offers_read_only(
    window: Open, folder: Path, locked_disk: Callable[[Path], Path]
) -> None:
    robot = opened(window, locked_disk(folder))
    assert "cannot be written to" in robot.told
    robot.open_read_only()
    robot.keys.wait_open()
    assert robot.keys.workspace.read_only
    robot.keys.shell.close()


def test_no_space_left_while_creating_says_so_and_makes_nothing(window: Open, tiny_disk: Path) -> None:
    with contextlib.suppress(OSError):
        (tiny_disk / "filler").write_bytes(bytes(64 << 20))
    robot = window()
    steps = CreateRobot(robot).begin().name_and_place("Crowded", str(tiny_disk), "Ruth")
    steps.passphrase("harbour lantern thirteen oatcake")
    robot.hear("space on this disk")
    assert [each.name for each in tiny_disk.iterdir()] == ["filler"]


def test_an_unguarded_journal_opens_read_only_and_says_why(
    window: Open, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workspaces, "_is_guarded", lambda engine: False)
    robot = opened(window, folder).keys.wait_open()
    assert robot.workspace.read_only
    robot.hear("journal of this workspace is not as Plumbline left it")
