"""A window without a screen, and the theme in force."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import gc
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QThread
from PySide6.QtWidgets import QApplication, QWidget
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


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown() -> Generator[None, None, None]:
    """The widgets of a test go with it, while Python still knows them.

    Left over, each change of the look repaints all that ever were; half collected, they hear of their own end.
    """
    gc.disable()
    try:
        yield
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    finally:
        gc.enable()


class DressingBot(QtBot):
    """A window of a test wears the style sheet, as what it shows does in the program's window."""

    def addWidget(self, widget: QWidget, *, before_close_func: Callable[[QWidget], None] | None = None) -> None:
        super().addWidget(widget, before_close_func=before_close_func)
        if widget.parentWidget() is None:
            the_theme.dress(widget)


@pytest.fixture
def qtbot(qapp: Any, request: pytest.FixtureRequest) -> DressingBot:
    return DressingBot(request)


@pytest.fixture
def theme(qapp: Any) -> Iterator[Theme]:
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
    _every_window_is_dressed()
    for shell in opened:
        if not shell.close():
            shell.close()  # what could not be written was said; the second time it is let go
        after = shell._after
        if after is not None and after._leaving is not None:
            qtbot.waitUntil(lambda leaving=after._leaving: leaving._job is None)
        # A thread that outlives its window ends the whole process, and says nothing of who began it.
        assert [each for each in shell.findChildren(QThread) if each.isRunning()] == [], (
            "work goes on in a closed window"
        )
        _every_window_is_dressed()
        shell.deleteLater()


def _every_window_is_dressed() -> None:
    """The style sheet is on windows, not on the application: one that nobody dressed looks like another program."""
    seen = [each for each in QApplication.topLevelWidgets() if each.isVisible() and each.parentWidget() is None]
    assert [each for each in seen if not each.styleSheet()] == [], "a window without the style sheet"


@pytest.fixture
def at_desk(window: Callable[..., WindowRobot], audited: Store) -> WindowRobot:
    """The program with a workspace open that holds one small audit."""
    robot = window()
    robot.shell.show_workspace(audited)
    return robot
