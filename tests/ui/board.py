"""Every component in every state on one window. `python -m tests.ui.board OUT_DIR` writes it light and dark."""

import os
import sys
from datetime import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from tests.ui.board_cards import buttons, empty, fields, grades, messages, nav, numbers, row, saved, words, working
from tests.ui.board_panel import panel_pieces
from tests.ui.board_stock import StockBoard
from tests.ui.board_writing import WritingBoard
from ui.components.foot_bar import FootBar
from ui.components.labels import Label
from ui.components.mark import Mark
from ui.theme import theme


class Board(QWidget):
    """The components of the desk screens, then those of the panel."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle("Components and states")
        columns = QHBoxLayout()
        columns.setSpacing(14)
        self.buttons = buttons()
        for pieces in (
            (grades(), numbers(), words()),
            (self.buttons, fields(), saved()),
            (empty(), working(), messages()),
        ):
            column = QVBoxLayout()
            column.setSpacing(12)
            for piece in pieces:
                column.addWidget(piece)
            columns.addLayout(column, 1)
        title = row(
            Mark(28),
            Label("Components and states", "title"),
            Label(f"{theme.look} theme", "body", "ink2"),
            None,
            gap=12,
        )
        inner = QVBoxLayout()
        inner.setContentsMargins(24, 16, 24, 16)
        inner.setSpacing(12)
        inner.addLayout(title)
        inner.addLayout(columns, 1)
        foot = FootBar([("F1", "all keys"), (["Ctrl", "K"], "find anything")])
        foot.saved.show_saved(time(8, 57))
        foot.show_note("8 cases: counts only, no percentages")
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addLayout(inner, 1)
        right.addWidget(foot)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(nav())
        whole.addWidget(nav(narrow=True))
        whole.addLayout(right, 1)


def write(folder: Path) -> None:
    app = QApplication.instance() or QApplication(sys.argv)
    assert isinstance(app, QApplication)
    theme.install(app, "light")
    folder.mkdir(parents=True, exist_ok=True)
    for look in ("light", "dark"):
        theme.choose(look)
        board = Board()
        board.resize(1640, 940)
        panel = panel_pieces()
        panel.resize(1440, 900)
        stock = StockBoard()
        stock.resize(980, 860)
        compact = panel_pieces(compact=True)
        compact.resize(1280, 680)
        writing = WritingBoard()
        writing.resize(1440, 900)
        for name, widget in (
            ("components", board),
            ("panel", panel),
            ("panel_compact", compact),
            ("stock", stock),
            ("writing", writing),
        ):
            theme.dress(widget)
            widget.show()
            widget.activateWindow()
            if widget is board:
                board.buttons.focused.setFocus()  # type: ignore[attr-defined]
            elif widget is stock:
                stock.table.setFocus()
            elif widget is not writing:
                (panel.why.edit if widget is panel else compact.heads[1]).setFocus()
            app.processEvents()
            widget.grab().save(str(folder / f"{name}_{look}.png"))
            widget.hide()
        for widget in (board, panel, compact, stock, writing):
            widget.deleteLater()
    theme.choose("light")
    theme.set_scale(1.3)
    panel = panel_pieces()
    panel.resize(1920, 1080)
    theme.dress(panel)
    panel.show()
    app.processEvents()
    panel.grab().save(str(folder / "panel_130_light.png"))


if __name__ == "__main__":
    write(Path(sys.argv[1]))
