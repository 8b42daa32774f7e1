"""The window itself: how large it opens, what it remembers, how it is left, and the keys that work over dialogs."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from tests.arrange import Opener
from tests.ui.robots.desk import go
from tests.ui.robots.window import WindowRobot
from ui import app
from ui.computer_settings import Settings, larger
from ui.frame import Frame
from ui.routes import Route, Screen
from ui.settings_menu import settings_menu
from ui.shell import Shell
from ui.theme import Theme
from workbench.storage.store import Store


@pytest.mark.parametrize(
    ("screen", "size", "maximised"),
    [
        (QRect(0, 0, 1920, 1040), QSize(1440, 900), False),
        (QRect(0, 0, 1440, 900), QSize(1438, 860), True),
        (QRect(0, 0, 1366, 728), QSize(1364, 688), True),
        (QRect(0, 0, 1024, 600), QSize(1022, 560), True),
    ],
)
def test_the_window_is_never_larger_than_the_screen(
    screen: QRect, size: QSize, maximised: bool, qtbot: QtBot, theme: Theme
) -> None:
    frame = Frame()
    qtbot.addWidget(frame)
    frame.fit(screen)
    assert frame.size() == size
    assert frame.isMaximized() is maximised
    assert frame.minimumWidth() <= screen.width()


def test_what_is_chosen_is_in_force_again_in_the_next_run(
    theme: Theme, data: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    settings = Settings(data)
    menu = settings_menu(None, settings)  # type: ignore[arg-type]
    qtbot.addWidget(menu)
    for wanted in ("Dark", "Text 115 %", "Panel on a projector 130 %"):
        next(action for action in menu.actions() if action.text() == wanted).trigger()
    assert (theme.look, theme.text_scale, theme.scale) == ("dark", 1.15, 1.3)
    theme.choose("light")
    theme.set_text_scale(1.0)
    theme.set_scale(1.0)
    shell = Shell(data=data, at_once=False)
    qtbot.addWidget(shell)
    app.dress(qapp, shell)
    assert (theme.look, theme.text_scale, theme.scale) == ("dark", 1.15, 1.3)
    shell.close()
    theme.set_text_scale(1.0)


@pytest.mark.parametrize("written", ["", "[]", '{"look": 7, "text": "large", "narrow": "yes"}', '{"look": "pink"}'])
def test_a_damaged_note_is_as_if_there_were_none(written: str, data: Path, theme: Theme) -> None:
    data.mkdir()
    (data / "window.json").write_text(written)
    assert Settings(data).kept == Settings(data / "none").kept


def test_the_side_bar_and_the_rail_are_as_they_were_left(
    window: Callable[..., WindowRobot], audited: Store, data: Path, open_workspace: Opener
) -> None:
    robot = window()
    robot.shell.show_workspace(audited)
    robot.press("F9")
    audit = go(robot, Screen.PANEL).audit
    robot.shell.resize(1440, 900)
    panel = robot.shell.page
    assert not panel.rail._compact  # type: ignore[attr-defined]
    robot.press("F9")
    assert panel.rail._compact  # type: ignore[attr-defined]
    assert not panel.compact  # type: ignore[attr-defined]
    robot.shell.close()
    kept = json.loads((data / "window.json").read_text())
    assert (kept["narrow"], kept["panel_narrow"]) == (True, True)
    again = window()
    again.shell.show_workspace(open_workspace(audited.folder))
    assert again.shell.desk is not None
    assert again.shell.desk.nav._narrow
    assert again.shell.places is not None
    again.shell.places.go(Route(Screen.PANEL, audit.id))
    assert again.shell.page.narrow  # type: ignore[attr-defined]


def test_the_size_keys_are_for_what_is_in_view(at_desk: WindowRobot, theme: Theme) -> None:
    at_desk.press("Ctrl+=")
    assert (theme.text_scale, theme.scale) == (1.15, 1.0)
    at_desk.press("Ctrl+0")
    go(at_desk, Screen.PANEL)
    at_desk.press("Ctrl+=", "Ctrl+=", "Ctrl+=")
    assert (theme.text_scale, theme.scale) == (1.0, 1.3)
    at_desk.press("Ctrl+-")
    assert theme.scale == 1.15
    at_desk.press("Ctrl+0")
    assert theme.scale == 1.0


def test_sizes_go_step_by_step() -> None:
    assert [larger(1.0, 1), larger(1.3, 1), larger(1.3, -1), larger(1.24, -1), larger(1.3, 0)] == [
        1.15,
        1.3,
        1.15,
        1.15,
        1.0,
    ]


def test_leaving_unsaved_changes_is_asked_about_each_time_and_the_keyboard_stays(
    at_desk: WindowRobot, open_workspace: Opener
) -> None:
    go(at_desk, Screen.SCOPE)
    other = open_workspace.raw(at_desk.workspace.store.folder)
    other.execute("BEGIN IMMEDIATE")
    at_desk.tab_to("Theme").fill("first")
    assert not at_desk.shell.close()
    assert at_desk.name == "Theme"
    other.execute("ROLLBACK")
    assert at_desk.workspace.retry()
    other.execute("BEGIN IMMEDIATE")
    at_desk.fill("second")
    assert not at_desk.shell.close(), "it was said of the words before these only"
    at_desk.fill("third").press("Ctrl+L")
    assert at_desk.shell.workspace is None, "the second press leaves without them"
    other.execute("ROLLBACK")
    other.close()


def test_a_refused_lock_gives_the_keyboard_back(
    at_desk: WindowRobot, open_workspace: Opener, relaunched: list[Path | None]
) -> None:
    go(at_desk, Screen.SCOPE)
    other = open_workspace.raw(at_desk.workspace.store.folder)
    other.execute("BEGIN IMMEDIATE")
    at_desk.tab_to("Theme").fill("kept").press("Ctrl+L")
    assert relaunched == []
    assert at_desk.shell.isVisible()
    assert at_desk.name == "Theme"
    other.execute("ROLLBACK")
    other.close()


@pytest.mark.parametrize("key", ["F1", "F2", "F5", "Ctrl+K", "H"])
def test_a_dialog_does_not_stop_the_lock(at_desk: WindowRobot, relaunched: list[Path | None], key: str) -> None:
    go(at_desk, Screen.PANEL)
    at_desk.press("1", key)
    assert at_desk.dialog.isVisible()
    at_desk.press("Ctrl+L")
    assert relaunched
    assert at_desk.shell.workspace is None


@pytest.mark.parametrize("key", ["F1", "F2", "F5"])
def test_a_dialog_gives_way_to_an_immediate_concern(at_desk: WindowRobot, key: str) -> None:
    go(at_desk, Screen.PANEL)
    at_desk.press(key)
    assert at_desk.dialog.isVisible()
    at_desk.press("F8")
    panel = at_desk.shell.page
    assert panel.concern.isVisible()  # type: ignore[attr-defined]
    assert not [each for each in at_desk.shell.findChildren(QDialog) if each.isVisible()]


@pytest.mark.parametrize("key", ["F1", "F2", "F5"])
def test_a_closed_dialog_is_gone(at_desk: WindowRobot, key: str) -> None:
    go(at_desk, Screen.PANEL)
    at_desk.press(key)
    kind = type(at_desk.dialog)
    at_desk.press("Esc")
    at_desk.wait(lambda: not at_desk.shell.findChildren(kind))
    assert at_desk.shell.testAttribute(Qt.WidgetAttribute.WA_WState_Visible)


def test_the_side_bar_is_reached_at_the_place_in_view_and_enter_goes_there(at_desk: WindowRobot) -> None:
    go(at_desk, Screen.RETURNS)
    QApplication.processEvents()  # the side bar has its new entries
    for _ in at_desk.shell.page.panes():  # type: ignore[attr-defined]
        at_desk.press("F6")
    assert at_desk.name.startswith("Returns")
    assert at_desk.name.endswith("current page")
    at_desk.press("Down", "Down", "Enter")
    assert at_desk.shell.page.where is Screen.SCORES  # type: ignore[attr-defined]


def test_a_part_of_the_screen_with_nothing_to_do_is_passed_over(at_desk: WindowRobot) -> None:
    go(at_desk, Screen.RETURNS)
    at_desk.press("Ctrl+D").fill("01/02/2097").press("Enter")
    QApplication.processEvents()
    page = at_desk.shell.page
    assert not page.pieces.chases.buttons  # type: ignore[attr-defined]
    at_desk.press("F6", "F6")
    assert at_desk.name.endswith("current page")


def test_enter_on_a_button_presses_that_button_and_not_the_first_of_the_dialog(at_desk: WindowRobot) -> None:
    go(at_desk, Screen.RETURNS)
    before = at_desk.workspace.store.written
    at_desk.press("Ctrl+D").tab_to("Cancel").press("Enter")
    assert not [each for each in at_desk.shell.findChildren(QDialog) if each.isVisible()]
    assert at_desk.workspace.store.written == before
    at_desk.press("Ctrl+D").fill("01/02/2027").tab_to("Cancel").press("Enter")
    assert at_desk.workspace.store.written == before
