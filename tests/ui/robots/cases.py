"""A robot at the list of cases: it pastes, says what columns are, mends what is wrong and adds the good rows."""

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from tests.ui.robots.window import WindowRobot
from ui.case_list.view import CaseListDialog
from ui.form.choice import Choice
from workbench.imports.case_list.rows import ListRow


def pick(keys: WindowRobot, shown: str) -> None:
    """From the list of the button that has the keyboard."""
    keys.press("Space")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    for _ in menu.actions():
        if menu.activeAction().text() == shown:
            break
        QTest.keyClick(menu, Qt.Key.Key_Down)
    assert menu.activeAction().text() == shown
    QTest.keyClick(menu, Qt.Key.Key_Return)


class CaseListRobot:
    def __init__(self, keys: WindowRobot) -> None:
        self.keys = keys

    def open(self) -> "CaseListRobot":
        self.keys.press("Ctrl+Shift+V")
        assert isinstance(self.keys.dialog, CaseListDialog)
        return self

    @property
    def dialog(self) -> CaseListDialog:
        dialog = self.keys.dialog
        assert isinstance(dialog, CaseListDialog)
        return dialog

    def paste(self, text: str) -> "CaseListRobot":
        """As Ctrl+V does in the box."""
        QGuiApplication.clipboard().setText(text)
        self.keys.tab_to("Paste the list here").press("Ctrl+V")
        return self.settle()

    def drop(self, file: str) -> "CaseListRobot":
        carried = QMimeData()
        carried.setUrls([QUrl.fromLocalFile(file)])
        button, none, copy = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
        entering = QDragEnterEvent(QPoint(9, 9), copy, carried, button, none)
        self.dialog.dragEnterEvent(entering)
        assert entering.isAccepted()
        self.dialog.dropEvent(QDropEvent(QPointF(9, 9), copy, carried, button, none))
        return self.settle()

    def settle(self) -> "CaseListRobot":
        dialog = self.dialog
        self.keys.wait(lambda: not dialog.busy)
        return self

    def take_as(self, column: str, what: str) -> "CaseListRobot":
        """The choice above a column, by keyboard: down to what it is taken as."""
        choice = self.keys.tab_to(column).press("Home").focused
        self.settle()
        assert isinstance(choice, Choice)
        for _ in range(choice.count()):
            if choice.currentText() == what:
                return self
            self.keys.press("Down")
            self.settle()
        raise AssertionError(f"{column} cannot be taken as {what}")

    def hear(self, state: str) -> None:
        """Wait until the foot says so."""
        self.keys.wait(lambda: self.state.startswith(state) and not self.dialog.busy)

    def add(self) -> None:
        """The good rows; the dialog stays where rows need a look."""
        dialog = self.dialog
        self.keys.press("Ctrl+Return")
        self.keys.wait(lambda: not dialog.busy)

    @property
    def state(self) -> str:
        return self.dialog.pieces.count.text()

    @property
    def rows(self) -> list[str]:
        """What stands first in each row."""
        table = self.dialog.pieces.preview.table
        return [str(table.index(row, 0).data()) for row in range(table.rowCount())]

    @property
    def row(self) -> ListRow:
        row = self.dialog.pieces.preview.current_row()
        assert row is not None
        return row
