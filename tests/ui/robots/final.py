"""A robot at the conclusions: it presses keys and reads what stands on each line."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.robots.panel import _HELD, _KEYS
from ui.panel.reopening import ReopenDialog
from ui.scores.final import FinalPane
from ui.scores.final_confirm import ConfirmDialog
from ui.workspace import OpenWorkspace
from workbench.domain.judgements import Judgement, Layer, Place
from workbench.domain.questions import AuditByRef, Everything, JudgementAt
from workbench.domain.whole_audit import WholeAudit


class FinalRobot:
    def __init__(self, qtbot: QtBot, workspace: OpenWorkspace, ref: str = "MIS26") -> None:
        self.qtbot, self.workspace, self.ref = qtbot, workspace, ref
        self.pane = FinalPane(workspace)
        qtbot.addWidget(self.pane)
        workspace.changed.connect(lambda _ids: self.pane.show_whole(self.whole))
        self.pane.resize(1100, 640)
        self.pane.show_whole(self.whole)
        self.pane.show()
        qtbot.waitExposed(self.pane)
        self.pane.activateWindow()
        self.pane.focus_first()
        qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)

    @property
    def whole(self) -> WholeAudit:
        return self.workspace.ask(Everything(self.workspace.ask(AuditByRef(self.ref))))

    def press(self, *combinations: str) -> "FinalRobot":
        for combination in combinations:
            *held, key = combination.split("+")
            modifiers = Qt.KeyboardModifier.NoModifier
            for each in held:
                modifiers |= _HELD[each]
            if key in _KEYS:
                QTest.keyClick(self._focus(), _KEYS[key], modifiers)
            else:
                QTest.keyClicks(self._focus(), key, modifiers)
        return self

    def type(self, text: str) -> "FinalRobot":
        QTest.keyClicks(self._focus(), text)
        return self

    def _focus(self) -> QWidget:
        focus = QApplication.focusWidget()
        assert focus is not None
        assert self.pane.isAncestorOf(focus), f"the keyboard left the conclusions for {focus}"
        return focus

    def kept(self, line: int) -> Judgement:
        whole = self.whole
        return self.workspace.ask(JudgementAt(Place(whole.audit.id, whole.graded_lines[line - 1].id, Layer.FINAL)))

    @property
    def line(self) -> int:
        return self.pane.in_hand.line.line.number

    @property
    def given(self) -> list[str]:
        return [plate.given.label for plate in self.pane.words.group.plates if plate.isChecked()]

    @property
    def dialog(self) -> QDialog:
        found = [each for each in self.pane.findChildren(QDialog) if each.isVisible()]
        assert found, "no dialog is open"
        found[-1].activateWindow()
        self.qtbot.waitUntil(lambda: QApplication.activeWindow() is found[-1])
        return found[-1]

    @property
    def asks(self) -> bool:
        return any(each.isVisible() for each in self.pane.findChildren(QDialog))

    def look_back(self) -> "FinalRobot":
        self.pane.activateWindow()
        self.qtbot.waitUntil(lambda: QApplication.activeWindow() is self.pane)
        return self

    def conclude_all(self) -> "FinalRobot":
        for line in range(len(self.whole.graded_lines)):
            self.pane._choose(line)
            self.press("2")
        return self

    def confirm(self, by: str = "J. Chair") -> "FinalRobot":
        self.pane._choose(0)
        self.press("Ctrl+Enter")
        dialog = self.dialog
        assert isinstance(dialog, ConfirmDialog)
        dialog.by.clear()
        QTest.keyClicks(dialog.by, by)
        QTest.keyClick(dialog.by, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        return self.look_back()

    def why(self, text: str) -> "FinalRobot":
        dialog = self.dialog
        assert isinstance(dialog, ReopenDialog)
        QTest.keyClicks(dialog.why.edit, text)
        QTest.keyClick(dialog.why.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        return self.look_back()
