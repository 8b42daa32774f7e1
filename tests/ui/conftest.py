"""A window without a screen, and the theme in force."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.robots.window import WindowRobot
from ui.shell import Shell
from ui.theme import Theme
from ui.theme import theme as the_theme
from workbench.storage.store import Store

_installed: list[bool] = []


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What the platform without a screen says of every window it cannot frame or raise is no fault of ours."""
    for item in items:
        if "tests/ui/" in item.path.as_posix():
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))


@pytest.fixture(autouse=True)
def _nothing_left_over(qapp: Any) -> None:
    """Widgets of earlier tests really go: else each change of the look repaints all that ever were."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def theme(qapp: Any, _nothing_left_over: None) -> Iterator[Theme]:
    """The light look at 100 %, and so again after the test."""
    assert isinstance(qapp, QApplication)
    if not _installed:
        the_theme.install(qapp, "light")
        _installed.append(True)
    the_theme.set_scale(1.0)
    the_theme.set_text_scale(1.0)
    the_theme.choose("light")
    yield the_theme
    the_theme.set_scale(1.0)
    the_theme.set_text_scale(1.0)
    the_theme.choose("light")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Where this computer's own notes are kept, for this test."""
    return tmp_path / "notes"


@pytest.fixture
def relaunched() -> list[Path | None]:
    """The workspaces the program was started again for."""
    return []


@pytest.fixture
def window(
    theme: Theme, qtbot: QtBot, data: Path, relaunched: list[Path | None]
) -> Iterator[Callable[..., WindowRobot]]:
    """Opens the program; `window(folder)` as if it were named on the command line."""
    opened: list[Shell] = []

    def open_window(folder: Path | None = None) -> WindowRobot:
        shell = Shell(folder, data=data, relaunch=relaunched.append)
        opened.append(shell)
        shell.show()
        qtbot.waitExposed(shell)
        shell.activateWindow()
        qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        return WindowRobot(qtbot, shell)

    yield open_window
    for shell in opened:
        shell.close()
        shell.deleteLater()


@pytest.fixture
def at_desk(window: Callable[..., WindowRobot], audited: Store) -> WindowRobot:
    """The program with a workspace open that holds one small audit."""
    robot = window()
    robot.shell.show_workspace(audited)
    return robot
