"""The keys that must do their work even while a dialog has the keyboard: lock, and an immediate concern."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget


class DialogKeys(QObject):
    """A dialog over the window stops the window's own shortcuts, so each dialog is given these when it is reached."""

    def __init__(self, window: QWidget, keys: Mapping[str, Callable[[], None]]) -> None:
        super().__init__(window)
        self._window, self._keys = window, dict(keys)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)

    def close_all(self) -> None:
        """Put away every dialog over the window."""
        for dialog in self._window.findChildren(QDialog):
            if dialog.isVisible():
                dialog.reject()

    def _on_focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        dialog = now.window() if now is not None else None
        if not isinstance(dialog, QDialog) or dialog not in self._window.findChildren(QDialog):
            return
        if dialog.findChild(QShortcut, _NAME) is not None:
            return
        for key, act in self._keys.items():
            shortcut = QShortcut(QKeySequence(key), dialog, act)
            shortcut.setObjectName(_NAME)


_NAME = "over a dialog"
