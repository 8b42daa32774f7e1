"""A walk over everything on the board, as a screen reader would take it."""

import importlib
import pkgutil

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

import ui.components
import ui.form
from tests.ui.board import Board
from tests.ui.board_panel import panel_pieces
from tests.ui.board_stock import StockBoard
from tests.ui.board_writing import WritingBoard
from tests.ui.walking import INTERACTIVE, walk
from ui.theme import Theme


@pytest.fixture(params=["desk", "stock", "writing", "panel", "compact"])
def board(request: pytest.FixtureRequest, theme: Theme, qtbot: QtBot) -> QWidget:
    made: QWidget
    match request.param:
        case "desk":
            made = Board()
        case "stock":
            made = StockBoard()
        case "writing":
            made = WritingBoard()
        case size:
            made = panel_pieces(compact=size == "compact")
    qtbot.addWidget(made)
    made.resize(1640, 940)
    made.show()
    return made


def test_nothing_to_operate_is_without_a_name(board: QWidget) -> None:
    found = 0
    root = QAccessible.queryAccessibleInterface(board)
    assert root is not None
    for node in walk(root):
        if node.role() in INTERACTIVE and not node.state().invisible:
            found += 1
            assert node.text(QAccessible.Text.Name), (node.role(), node.object())
    assert found > 5


def test_everything_to_press_is_large_enough(board: QWidget) -> None:
    for button in board.findChildren(QAbstractButton):
        if button.isVisible() and type(button).__module__.startswith("ui."):
            assert button.height() >= 24, button.accessibleName()
            assert button.width() >= 24, button.accessibleName()


def test_everything_that_takes_the_keyboard_shows_it(board: QWidget, qtbot: QtBot) -> None:
    board.activateWindow()
    for button in board.findChildren(QAbstractButton):
        ours = type(button).__module__.startswith("ui.")
        if ours and button.isVisible() and button.isEnabled() and button.focusPolicy() & Qt.FocusPolicy.TabFocus:
            button.clearFocus()
            plain = button.grab().toImage()
            button.setFocus(Qt.FocusReason.TabFocusReason)
            assert button.hasFocus(), button.accessibleName()
            assert button.grab().toImage() != plain, button.accessibleName()


class ShownWindows(QObject):
    """Every window that is shown, even for a moment."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(repr(watched))
        return False


@pytest.mark.parametrize("make", [Board, StockBoard, WritingBoard, panel_pieces])
def test_no_component_opens_a_window_of_its_own(make: type[QWidget], theme: Theme, qapp: QApplication) -> None:
    shown = ShownWindows()
    qapp.installEventFilter(shown)
    made = make()
    qapp.removeEventFilter(shown)
    made.deleteLater()
    assert shown.seen == []


def test_high_contrast_leaves_the_system_its_colours(
    board: QWidget, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(theme, "_look", "contrast")
    theme._apply()
    assert board.styleSheet()
    assert "#" not in board.styleSheet()
    assert not board.grab().isNull()
    assert theme.color("ink1") == theme._system.windowText().color()


def test_the_whole_board_paints_in_both_looks_and_all_sizes(board: QWidget, theme: Theme) -> None:
    pictures = []
    for look, scale in (("light", 1.0), ("dark", 1.0), ("dark", 1.3)):
        theme.choose(look)
        theme.set_scale(scale)
        pictures.append(board.grab().toImage())
    assert pictures[0] != pictures[1]


def public_widgets() -> list[type[QWidget]]:
    """Every component there is, by the module that a screen takes it from."""
    found: list[type[QWidget]] = []
    for package in (ui.components, ui.form):
        for each in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            module = importlib.import_module(each.name)
            found += [
                made
                for name, made in vars(module).items()
                if isinstance(made, type) and issubclass(made, QWidget) and made.__module__ == each.name
                if not name.startswith("_") and not issubclass(made, QDialog)
            ]
    return found


def test_the_board_shows_every_component(theme: Theme, qtbot: QtBot) -> None:
    boards = [Board(), StockBoard(), panel_pieces(), panel_pieces(compact=True), WritingBoard()]
    for board in boards:
        qtbot.addWidget(board)
    shown = [each for board in boards for each in (board, *board.findChildren(QWidget))]
    missing = [made.__name__ for made in public_widgets() if not any(isinstance(each, made) for each in shown)]
    assert missing == []
