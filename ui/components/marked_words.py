"""Words of one of two versions: what went is struck through, what came is underlined; never told by colour alone."""

from collections.abc import Sequence
from html import escape
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import theme

Mark = Literal["same", "gone", "new"]
_SAID = {"gone": "taken out", "new": "added"}


class MarkedWords(QLabel):
    """A screen reader hears what was taken out and what was added in words."""

    def __init__(self, pieces: Sequence[tuple[Mark, str]], role: str = "detail", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pieces: tuple[tuple[Mark, str], ...] = tuple(pieces)
        self._role = role
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._dress()
        theme.changed.connect(self._dress)

    def _dress(self) -> None:
        self.setFont(theme.font(self._role))
        parts, said = [], []
        for mark, words in self._pieces:
            shown = escape(words).replace(" • ", "<br>• ")
            if mark == "same":
                parts.append(f'<span style="color:{_ink("ink1")}">{shown}</span>')
                said.append(words)
                continue
            tag, tone = ("s", "alarm") if mark == "gone" else ("u", "ok")
            parts.append(f'<span style="color:{_ink(tone)};font-weight:600"><{tag}>{shown}</{tag}></span>')
            said.append(f"[{_SAID[mark]}: {words}]")
        self.setText(" ".join(parts))
        self.setAccessibleName(" ".join(said))


def _ink(tone: str) -> str:
    return theme.color(tone).name()
