"""A robot at the returns: it moves in the matrix, presses its letters, and reads what the cells and the pane say."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from tests.ui.robots.window import WindowRobot
from ui.returns.import_dialog import ImportDialog
from ui.returns.matrix import ReturnsMatrix
from ui.returns.view import ReturnsPage
from ui.routes import Route, Screen
from workbench.domain.questions import Programme


class ReturnsRobot:
    def __init__(self, keys: WindowRobot) -> None:
        self.keys = keys

    def open(self, ref: str = "MIS26", *, anyway: bool = True) -> "ReturnsRobot":
        """To the returns of an audit; where nothing came yet, past the sentence that says so."""
        places = self.keys.shell.places
        assert places is not None
        audit = next(each.audit for each in self.keys.workspace.ask(Programme()) if each.audit.ref == ref)
        places.go(Route(Screen.RETURNS, audit.id))
        if anyway and self.page.pieces.work.isHidden() and self.page.now and self.page.now.every:
            self.page.pieces.anyway.click()
        return self

    @property
    def page(self) -> ReturnsPage:
        page = self.keys.shell.page
        assert isinstance(page, ReturnsPage)
        return page

    @property
    def matrix(self) -> ReturnsMatrix:
        return self.page.pieces.matrix

    def at(self, row: int, column: int) -> "ReturnsRobot":
        """Into the matrix and to a cell, by keyboard from its first."""
        self.matrix.setFocus(Qt.FocusReason.OtherFocusReason)
        self.keys.press("Ctrl+Home", *["Down"] * row, *["Right"] * column)
        here = self.matrix.currentIndex()
        assert (here.row(), here.column()) == (row, column)
        return self

    @property
    def cell(self) -> str:
        """What a screen reader says of the cell in hand."""
        return str(self.matrix.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))

    def said(self, row: int, column: int) -> str:
        return str(self.matrix.returns.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole))

    @property
    def counts(self) -> str:
        """The state line as it is heard."""
        state = self.page.pieces.state
        words = (f"{state.legend.accessibleName()}.", f"{state.settled.text()}.", state.due.text(), state.panel.text())
        return " ".join(words).strip()

    @property
    def pane(self) -> list[str]:
        """What stands in the pane to be fixed, and what its pill says first."""
        return [self.page.pieces.pane.pill.text(), *self.page.pieces.pane.told]

    @property
    def history(self) -> list[str]:
        detail = self.page.pieces.pane.detail
        return [text for _, text in detail.history] if detail else []

    def press_in_pane(self, name: str) -> None:
        """By keyboard: into the pane, along to the button that is called so, and Space."""
        self.matrix.setFocus(Qt.FocusReason.OtherFocusReason)
        self.keys.press("Enter")
        for _ in range(30):
            if self.keys.name.startswith(name):
                self.keys.press("Space")
                return
            self.keys.press("Tab")
        raise AssertionError(f"Tab never came to {name}")

    @property
    def clipboard(self) -> str:
        return QGuiApplication.clipboard().text()

    def drop(self, *files: Path) -> "ImportRobot":
        """Files held over the page and let go."""
        carried = QMimeData()
        carried.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        button, none, copy = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
        entering = QDragEnterEvent(QPoint(9, 9), copy, carried, button, none)
        self.page.dragEnterEvent(entering)
        assert entering.isAccepted()
        assert self.page.pieces.drop.isVisible()
        self.page.dropEvent(QDropEvent(QPointF(9, 9), copy, carried, button, none))
        assert not self.page.pieces.drop.isVisible()
        return ImportRobot(self.keys).settle()

    def choose_files(self, *files: Path) -> "ImportRobot":
        """As the file dialog hands them over."""
        self.page.acts.read_files(list(files))
        return ImportRobot(self.keys).settle()


class ImportRobot:
    def __init__(self, keys: WindowRobot) -> None:
        self.keys = keys

    @property
    def dialog(self) -> ImportDialog:
        dialog = self.keys.dialog
        assert isinstance(dialog, ImportDialog)
        return dialog

    def settle(self) -> "ImportRobot":
        dialog = self.dialog
        self.keys.wait(lambda: not dialog.busy)
        return self

    @property
    def files(self) -> list[str]:
        """Each file as a screen reader says it."""
        rows = self.dialog.pieces.files
        return [str(rows.item(n).data(Qt.ItemDataRole.AccessibleTextRole)) for n in range(rows.count())]

    @property
    def wrong(self) -> list[str]:
        rows = self.dialog.pieces.wrong
        return [rows.item(n).text() for n in range(rows.count())] if rows.isVisible() else []

    @property
    def changes(self) -> list[str]:
        table = self.dialog.pieces.changes.table
        role = Qt.ItemDataRole.AccessibleTextRole
        return [str(table.index(row, 0).data(role)) for row in range(table.rowCount())]

    def take(self) -> None:
        """Ctrl+Enter, and wait until it is in."""
        dialog = self.dialog
        self.keys.press("Ctrl+Return")
        self.keys.wait(lambda: gone(dialog) or not dialog.busy)


def gone(dialog: QWidget) -> bool:
    """Closed, and perhaps deleted since."""
    return not isValid(dialog) or not dialog.isVisible()
