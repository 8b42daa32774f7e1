"""A robot at the panel: it presses keys and reads the screen, in the words of the room."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from ui.panel.behalf import WhoseGrades
from ui.panel.view import PanelPage
from ui.workspace import OpenWorkspace
from workbench.domain.judgements import Words
from workbench.domain.scales import NonScore

_KEYS = {
    "Enter": Qt.Key.Key_Return,
    "Tab": Qt.Key.Key_Tab,
    "Esc": Qt.Key.Key_Escape,
    "Del": Qt.Key.Key_Delete,
    "Space": Qt.Key.Key_Space,
    "Left": Qt.Key.Key_Left,
    "Right": Qt.Key.Key_Right,
    "Up": Qt.Key.Key_Up,
    "Down": Qt.Key.Key_Down,
    "PgUp": Qt.Key.Key_PageUp,
    "PgDn": Qt.Key.Key_PageDown,
    "Home": Qt.Key.Key_Home,
}
_HELD = {
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
    "Alt": Qt.KeyboardModifier.AltModifier,
}


class PanelRobot:
    def __init__(self, qtbot: QtBot, workspace: OpenWorkspace, size: tuple[int, int] = (1440, 900)) -> None:
        self.qtbot = qtbot
        self.workspace = workspace
        self.page = PanelPage(workspace)
        qtbot.addWidget(self.page, before_close_func=lambda page: page.leave())
        self.page.resize(*size)
        self.page.show()
        qtbot.waitExposed(self.page)
        self.page.activateWindow()

    def open(self, audit_id: int, case_id: int = 0) -> "PanelRobot":
        self.page.open_case(audit_id, case_id)
        self.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        return self

    def press(self, *combinations: str) -> "PanelRobot":
        """Keys as they are printed: "3", "Ctrl+Enter", "PgDn"."""
        for combination in combinations:
            *held, key = combination.split("+")
            modifiers = Qt.KeyboardModifier.NoModifier
            for each in held:
                modifiers |= _HELD[each]
            target = self._focus()
            if key in _KEYS:
                QTest.keyClick(target, _KEYS[key], modifiers)
            elif key.startswith("F") and key[1:].isdigit():
                QTest.keyClick(target, Qt.Key[f"Key_{key}"], modifiers)
            else:
                QTest.keyClicks(target, key, modifiers)
        return self

    def type(self, text: str) -> "PanelRobot":
        QTest.keyClicks(self._focus(), text)
        return self

    def grade_as(self, agency: str) -> "PanelRobot":
        """G, then down the list to the agency."""
        self.press("G")
        dialog = self.dialog
        assert isinstance(dialog, WhoseGrades)
        for _ in range(dialog.list.count()):
            if dialog.list.currentItem().text().split(":")[0] == agency:
                break
            QTest.keyClick(dialog.list, Qt.Key.Key_Down)
        QTest.keyClick(dialog.list, Qt.Key.Key_Return)
        return self.look_back()

    def look_back(self) -> "PanelRobot":
        """Without a window manager nobody hands the keyboard back when a dialog closes."""
        self.page.activateWindow()
        self.qtbot.waitUntil(lambda: QApplication.activeWindow() is self.page)
        return self

    @property
    def dialog(self) -> QDialog:
        found = [each for each in self.page.findChildren(QDialog) if each.isVisible()]
        assert found, "no dialog is open"
        found[-1].activateWindow()
        self.qtbot.waitUntil(lambda: QApplication.activeWindow() is found[-1])
        return found[-1]

    @property
    def asks(self) -> bool:
        """Whether a dialog is open."""
        return any(each.isVisible() for each in self.page.findChildren(QDialog))

    @property
    def band(self) -> str:
        """What stands in the bands over the panel."""
        bands = (self.page.closed_band, self.page.as_band)
        return " ".join(band.accessibleName() for band in bands if band.isVisible())

    @property
    def case(self) -> str:
        return self.page.model.sheet.case.ref

    @property
    def line(self) -> int:
        return self.page.model.line.line.number

    @property
    def given(self) -> str:
        """The panel's answer as it is filled on the screen."""
        checked = [head.grade.label for head in self.page.board.heads if head.isChecked()]
        rows = [given.label for given, row in self.page.board.non_scores.rows.items() if row.isChecked()]
        return ", ".join([*checked, *(row for row in rows if row != NonScore.NOT_ANSWERED.label or not checked)])

    @property
    def standing_on(self) -> str:
        """What the keyboard stands on among the grades."""
        return self._focus().accessibleName()

    @property
    def mode(self) -> str:
        return "typing" if self.page.words.typing else "grading" if self.page.board.has_keyboard() else "elsewhere"

    def box(self, words: Words) -> str:
        return self.page.words.fields[words].text()

    @property
    def typing_in(self) -> Words | None:
        fields = self.page.words.fields
        return next((words for words, field in fields.items() if field.edit.hasFocus()), None)

    @property
    def rail(self) -> list[str]:
        """What is read out of each line on the rail."""
        return [row.accessibleName() for row in self.page.rail.lines.rows]

    @property
    def saved(self) -> str:
        return self.page.foot.saved.accessibleName() or self.page.foot.saved.state

    def under(self, grade: str) -> list[str]:
        """The agencies under a grade, as they are read out."""
        head = next(head for head in self.page.board.heads if head.grade.label == grade)
        name = head.accessibleName()
        return name.split(": ", 1)[1].split(", ") if ": " in name else []

    @property
    def bracket(self) -> str:
        return self.page.board._bracket.text()

    def see(self, text: str) -> bool:
        """Whether a label with this text is on the screen."""
        from PySide6.QtWidgets import QLabel

        return any(text in label.text() and label.isVisible() for label in self.page.findChildren(QLabel))

    def _focus(self) -> QWidget:
        focus = QApplication.focusWidget()
        assert focus is not None, "the keyboard is nowhere"
        assert self.page.isAncestorOf(focus), f"the keyboard left the panel for {focus}"
        return focus

    def click(self, widget: QWidget) -> None:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(5, 5))
