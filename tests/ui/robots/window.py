"""A robot at the window: it presses keys where the keyboard is, and reads what is on screen."""

from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from ui.components.message_bar import MessageBar
from ui.components.toast import Toast
from ui.shell import Shell
from ui.workspace import OpenWorkspace

_LONGEST = 20_000


class WindowRobot:
    """Every robot of a screen has one of these: `robot.keys`."""

    def __init__(self, qtbot: QtBot, shell: Shell) -> None:
        self.qtbot, self.shell = qtbot, shell

    def press(self, *combinations: str) -> "WindowRobot":
        """ "Ctrl+N", "Tab", "Enter": each to whatever has the keyboard."""
        for combination in combinations:
            spelled = combination.replace("Enter", "Return")
            pressed = QKeySequence(spelled)[0]
            QTest.keyClick(self.focused, pressed.key(), pressed.keyboardModifiers())
        return self

    def type(self, words: str) -> "WindowRobot":
        QTest.keyClicks(self.focused, words)
        return self

    def fill(self, words: str) -> "WindowRobot":
        """In place of what stands in the field that has the keyboard."""
        return self.press("Ctrl+A").type(words)

    def tab_to(self, name: str, *, most: int = 80) -> "WindowRobot":
        """Tab until the field with this name has the keyboard."""
        for _ in range(most):
            if self.name == name:
                return self
            self.press("Tab")
        raise AssertionError(f"Tab never came to {name}; it is at {self.name}")

    @property
    def focused(self) -> QWidget:
        dialogs = [each for each in self.shell.findChildren(QDialog) if each.isVisible()]
        top: QWidget = dialogs[-1] if dialogs else self.shell
        if QApplication.activeWindow() is not top:
            # Without a window manager nobody hands the keyboard to a dialog, or back when it closes.
            top.activateWindow()
            self.qtbot.waitUntil(lambda: QApplication.activeWindow() is top)
        widget = QApplication.focusWidget()
        assert widget is not None, "the keyboard is nowhere"
        return widget

    @property
    def name(self) -> str:
        """What a screen reader calls the place of the keyboard."""
        widget = self.focused
        return widget.accessibleName() or str(getattr(widget, "text", lambda: "")())

    def wait(self, done: object) -> None:
        self.qtbot.waitUntil(done, timeout=_LONGEST)  # type: ignore[arg-type]

    def wait_open(self) -> "WindowRobot":
        self.wait(lambda: self.shell.desk is not None)
        return self

    @property
    def workspace(self) -> OpenWorkspace:
        assert self.shell.workspace is not None
        return self.shell.workspace

    @property
    def messages(self) -> list[str]:
        """The sentences of every message in view."""
        bars = self.shell.findChildren(MessageBar)
        return [f"{bar.accessibleName()} {bar.accessibleDescription()}".strip() for bar in bars if bar.isVisible()]

    def hear(self, words: str) -> None:
        """Wait until a message with these words is in view."""
        self.wait(lambda: any(words in message for message in self.messages))

    @property
    def toast(self) -> str:
        toast = self.shell.findChild(Toast)
        assert isinstance(toast, Toast)
        return toast._words.text() if toast.isVisible() else ""

    @property
    def dialog(self) -> QDialog:
        found = [each for each in self.shell.findChildren(QDialog) if each.isVisible()]
        assert found, "no dialog is open"
        return found[-1]

    @property
    def title(self) -> str:
        head = getattr(self.shell.page, "head", None)
        return head.title.text() if head is not None else ""
