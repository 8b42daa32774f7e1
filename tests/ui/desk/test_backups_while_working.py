"""Backups made while somebody works and when they leave; and nobody waits for one untold."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.arrange import MACHINE, PASSPHRASE
from tests.ui.desk.test_reachable import unnamed
from tests.ui.robots.backups import grade
from tests.ui.robots.window import WindowRobot
from ui.backups.leaving import Leaving
from ui.backups.schedule import Schedule
from ui.workspace import OpenWorkspace
from workbench.domain.backup_plan import Why
from workbench.storage import workspaces
from workbench.storage.backups import listing as backup_list
from workbench.storage.store import Store

Windows = Callable[..., WindowRobot]


@pytest.fixture
def open_one(theme: object, qtbot: QtBot, audited: Store) -> OpenWorkspace:
    return OpenWorkspace(audited)


def made_so_far(folder: Path) -> list[int]:
    return [each.number for each in backup_list.found_in(folder)]


def block_backups(folder: Path) -> None:
    """Nothing can be written where backups are kept: a file stands in the way."""
    (folder / "backups").rmdir()
    (folder / "backups").write_text("in the way")


def test_one_is_made_at_opening_and_then_only_where_something_changed(open_one: OpenWorkspace, qtbot: QtBot) -> None:
    schedule = Schedule(open_one)
    with qtbot.waitSignal(schedule.made) as signal:
        schedule.at_opening()
    assert signal.args is not None
    assert signal.args[0].why is Why.OPENED
    schedule.at_half_hour()
    assert schedule._job is None, "nothing has changed"
    grade(open_one, "2")
    with qtbot.waitSignal(schedule.made) as signal:
        schedule.at_half_hour()
    assert signal.args is not None
    assert signal.args[0].why is Why.HALF_HOUR
    assert not schedule.changed
    schedule.at_opening()
    qtbot.waitUntil(lambda: schedule._job is None)
    assert made_so_far(open_one.store.folder) == [2, 1], "the last one is not an hour old"
    schedule.stop()


def test_a_backup_that_fails_is_told_once_and_tried_again(open_one: OpenWorkspace, qtbot: QtBot) -> None:
    schedule, told = Schedule(open_one), list[str]()
    schedule.failed.connect(told.append)
    block_backups(open_one.store.folder)
    for answer in ("1", "2"):
        grade(open_one, answer)
        schedule.at_half_hour()
        qtbot.waitUntil(lambda: schedule._job is None)
        assert schedule.changed
    assert len(told) == 1
    assert told[0].startswith("The backup could not be made:")
    (open_one.store.folder / "backups").unlink()
    with qtbot.waitSignal(schedule.made):
        schedule.at_half_hour()
    schedule.stop()


def test_a_window_that_closes_gives_up_what_is_being_made(open_one: OpenWorkspace, qtbot: QtBot) -> None:
    schedule = Schedule(open_one)
    grade(open_one, "1")
    schedule.at_half_hour()
    schedule.stop()
    assert schedule.changed, "it is still to be backed up"
    assert not list(open_one.store.folder.rglob("*.part"))


def test_closing_makes_a_last_backup_where_something_changed(at_desk: WindowRobot) -> None:
    folder = at_desk.workspace.store.folder
    grade(at_desk.workspace, "4")
    at_desk.shell.close()
    assert at_desk.shell.workspace is None
    (last,) = backup_list.found_in(folder)
    store = workspaces.open_store(folder, PASSPHRASE, machine=MACHINE)
    assert store.unlocked is not None
    assert backup_list.telling(last.file, store.unlocked.data_key).why is Why.CLOSED
    store.close()


def test_closing_makes_none_where_nothing_changed(at_desk: WindowRobot, relaunched: list[Path | None]) -> None:
    folder = at_desk.workspace.store.folder
    at_desk.press("Ctrl+L")
    assert relaunched == [folder]
    assert made_so_far(folder) == []


def test_a_closing_backup_that_takes_long_is_told_of_and_then_goes_on(
    open_one: OpenWorkspace, qtbot: QtBot, relaunched: list[Path | None]
) -> None:
    folder = open_one.store.folder
    leaving = Leaving(open_one, changed=True, untold=0.0)
    assert leaving.window is not None
    assert leaving.window.isVisible()
    assert unnamed(leaving.window) == []
    leaving.then(relaunched.append, folder)
    assert relaunched == [], "not before it is closed"
    qtbot.waitUntil(lambda: relaunched == [folder])
    assert leaving.closed
    assert not leaving.window.isVisible()
    assert made_so_far(folder) == [1]


def test_nobody_has_to_wait_for_the_closing_backup(
    open_one: OpenWorkspace, qtbot: QtBot, relaunched: list[Path | None]
) -> None:
    leaving = Leaving(open_one, changed=True, untold=0.0)
    assert leaving.window is not None
    leaving.window.progress.stop.click()
    qtbot.waitUntil(lambda: leaving.closed)
    assert not list(open_one.store.folder.rglob("*.part"))


def test_a_closing_backup_that_fails_says_what_is_safe_before_it_goes_on(
    at_desk: WindowRobot, relaunched: list[Path | None], qtbot: QtBot
) -> None:
    folder = at_desk.workspace.store.folder
    grade(at_desk.workspace, "4")
    block_backups(folder)
    at_desk.press("Ctrl+L")
    assert at_desk.shell._after is not None
    leaving = at_desk.shell._after.leave()
    assert leaving.closed, "the key is out of use at once"
    assert leaving.window is not None
    assert leaving.window.told.accessibleName().startswith("The backup could not be made:")
    assert leaving.window.told.accessibleDescription() == "Everything you did is saved in the workspace itself."
    assert relaunched == []
    leaving.window.go_on.click()
    assert relaunched == [folder]
