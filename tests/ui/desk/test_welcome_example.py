"""The example: no passphrase, always marked, never among the real workspaces."""

from collections.abc import Callable
from pathlib import Path

from tests.arrange import PASSPHRASE
from tests.ui.robots.welcome import WelcomeRobot
from tests.ui.robots.window import WindowRobot
from ui.passphrase.menu import ask_afresh
from ui.recent import example_folder, recent
from ui.routes import Route, Screen
from workbench.domain.questions import Programme
from workbench.storage.keys import tries

Open = Callable[..., WindowRobot]


def test_the_example_asks_for_nothing_is_marked_and_is_in_no_list(window: Open, data: Path) -> None:
    robot = window().press("Ctrl+T").wait_open()
    desk = robot.shell.desk
    assert desk is not None
    assert desk.foot._example.isVisible()
    assert desk.foot._example.text() == "Example, invented"
    assert robot.shell.places is not None
    robot.shell.places.go(Route(Screen.PANEL, robot.workspace.ask(Programme())[0].audit.id))
    assert robot.shell.page.foot._example.isVisible()  # type: ignore[attr-defined]
    assert recent(data) == ()
    robot.shell.close()
    again = window(example_folder(data)).wait_open()
    again.shell.close()
    third = WelcomeRobot(window())
    assert third.others == []
    assert third.screen.card.isHidden()


def test_a_real_workspace_carries_no_mark(at_desk: WindowRobot) -> None:
    assert at_desk.shell.desk is not None
    assert not at_desk.shell.desk.foot._example.isVisible()


def test_locking_the_example_comes_back_to_the_door_not_into_it(
    window: Open, relaunched: list[Path | None], data: Path
) -> None:
    window().press("Ctrl+T").wait_open().press("Ctrl+L")
    assert relaunched == [None]


def test_the_example_is_started_afresh(window: Open, relaunched: list[Path | None], data: Path) -> None:
    robot = window().press("Ctrl+T").wait_open()
    before = robot.workspace.store.unlocked
    ask_afresh(robot.shell)
    robot.press("Enter")
    assert relaunched == []
    ask_afresh(robot.shell)
    robot.tab_to("Start afresh").press("Space")
    assert relaunched == [example_folder(data)]
    again = window(relaunched[0]).wait_open()
    assert again.workspace.store.unlocked != before
    assert len(again.workspace.ask(Programme())) == 3


def test_an_example_made_elsewhere_opens_without_a_passphrase_too(window: Open, data: Path, tmp_path: Path) -> None:
    window().press("Ctrl+T").wait_open().shell.close()
    elsewhere = example_folder(data).rename(tmp_path / "example.plumbline")
    window(elsewhere).wait_open()


def test_a_real_workspace_of_that_name_is_asked_for_its_passphrase(window: Open, folder: Path, data: Path) -> None:
    named = folder.rename(folder.with_name("example.plumbline"))
    robot = WelcomeRobot(window(named))
    robot.keys.wait(lambda: not robot.screen.opening.busy)
    assert robot.keys.shell.desk is None
    assert not (named / tries.SIDECAR).exists()
    robot.open_with(PASSPHRASE)
    robot.keys.wait_open()
    assert [each.folder for each in recent(data)] == [named]
