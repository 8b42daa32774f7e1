"""What can be done from anywhere, as one table: the shortcuts are made from it and F1 shows it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Action:
    """`keys` are Qt's spellings; the first is the one shown. `listed` is False for what a page lists itself."""

    text: str
    keys: tuple[str, ...]
    slot: Callable[[], None]
    listed: bool = True

    @property
    def shown(self) -> str:
        words = {"Left": "←", "Right": "→", "PgUp": "Page Up", "PgDown": "Page Down"}
        return " or ".join("+".join(words.get(part, part) for part in key.split("+")) for key in self.keys)


def make_shortcuts(window: QWidget, actions: tuple[Action, ...]) -> None:
    """One shortcut a key, for the window. A text box that has the focus keeps the keys it edits with."""
    for action in actions:
        for key in action.keys:
            shortcut = QShortcut(QKeySequence(key), window)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(action.slot)
