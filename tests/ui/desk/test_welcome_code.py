"""Opening with the recovery code, and codes that nobody looks at."""

import contextlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.arrange import PASSPHRASE, Template, bytes_of
from tests.ui.robots.welcome import CreateRobot, WelcomeRobot
from tests.ui.robots.window import WindowRobot
from ui.recent import recent
from workbench.errors import WrongPassphrase
from workbench.storage import workspaces
from workbench.storage.keys import slots as keys

Open = Callable[..., WindowRobot]
NEW = "lantern thirteen oatcake harbour"


def test_opening_by_code_asks_for_a_new_passphrase_and_a_new_sheet(
    window: Open, folder: Path, template: Template
) -> None:
    robot = WelcomeRobot(window(folder))
    robot.open_with_code(template.code)
    code = robot.renew(NEW)
    robot.keys.wait_open()
    assert robot.keys.workspace.store.folder == folder
    robot.keys.shell.close()
    assert keys.unlock(folder, NEW).data_key == template.unlocked.data_key
    assert keys.unlock_with_code(folder, code).data_key == template.unlocked.data_key
    with pytest.raises(WrongPassphrase):
        workspaces.open_store(folder, PASSPHRASE, machine="m")
    with pytest.raises(WrongPassphrase):
        workspaces.open_store(folder, recovery_code=template.code, machine="m")


def test_giving_up_after_the_code_leaves_everything_as_it_was(window: Open, folder: Path, template: Template) -> None:
    before = {name: content for name, content in bytes_of(folder).items() if ".keys" in name}
    robot = WelcomeRobot(window(folder))
    robot.open_with_code(template.code)
    robot.keys.wait(lambda: robot.screen.renewing)
    robot.keys.press("Ctrl+N")  # no way round it
    assert robot.screen.renewing
    robot.keys.press("Esc")
    assert not robot.screen.renewing
    assert robot.keys.shell.desk is None
    assert {name: content for name, content in bytes_of(folder).items() if ".keys" in name} == before
    robot.open_with(PASSPHRASE)
    robot.keys.wait_open()


def test_a_full_disk_does_not_stand_in_the_way_of_the_code(window: Open, tiny_disk: Path, template: Template) -> None:
    folder = template.copy(tiny_disk / "north.plumbline")
    robot = WelcomeRobot(window(folder))
    robot.open_with_code(template.code)
    robot.keys.wait(lambda: robot.screen.renewing)
    with contextlib.suppress(OSError):
        (tiny_disk / "filler").write_bytes(bytes(64 << 20))
    robot.renew(NEW)
    robot.keys.hear("The old passphrase and the old code still hold.")
    assert robot.keys.shell.desk is None
    (tiny_disk / "filler").unlink()
    robot.keys.tab_to("Open it as it was").press("Space")
    robot.keys.wait_open().shell.close()
    assert keys.unlock_with_code(folder, template.code).data_key == template.unlocked.data_key


def leave_alone(robot: WindowRobot) -> None:
    idle = robot.shell.welcome.idle
    idle._last -= 5 * 60
    idle.look()


def test_a_code_does_not_stay_on_a_screen_that_nobody_looks_at(window: Open, tmp_path: Path, data: Path) -> None:
    robot = window()
    steps = CreateRobot(robot).begin().name_and_place("Northmere", str(tmp_path), "Ruth")
    steps.passphrase("harbour lantern thirteen oatcake")
    assert len(steps.code()) == 44
    leave_alone(robot)
    robot.hear("make a new recovery code from its menu")
    assert not robot.shell.welcome.creating
    assert steps.steps.code._groups.text() == ""
    assert [each.name for each in recent(data)] == ["Northmere"]
    WelcomeRobot(robot).open_with("harbour lantern thirteen oatcake")
    robot.wait_open()


def test_a_workspace_opened_by_code_is_closed_when_nobody_goes_on(
    window: Open, folder: Path, template: Template
) -> None:
    robot = WelcomeRobot(window(folder))
    robot.open_with_code(template.code)
    robot.keys.wait(lambda: robot.screen.renewing)
    leave_alone(robot.keys)
    robot.keys.hear("Nothing in it was changed")
    robot.open_with(PASSPHRASE)
    robot.keys.wait_open()


def test_a_window_closed_while_the_new_code_is_put_in_force_opens_nothing(
    window: Open, folder: Path, template: Template
) -> None:
    robot = WelcomeRobot(window(folder))
    robot.open_with_code(template.code)
    robot.renew(NEW)
    robot.keys.shell.close()
    robot.keys.qtbot.wait(50)
    assert robot.keys.shell.desk is None
    assert keys.unlock(folder, NEW).data_key == template.unlocked.data_key
