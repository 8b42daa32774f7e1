"""Keys and what they do in one row, as many as there is room for; F1 lists every key."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.components.key_cap import KeyHint
from ui.theme import theme


class HintRow(QWidget):
    def __init__(self, hints: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hints = [KeyHint(key, does) for key, does in hints]
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(14)
        self._row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        for hint in self._hints:
            self._row.addWidget(hint)
        self._row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        theme.changed.connect(self._leave_off)

    def _leave_off(self) -> None:
        room = self.width()
        for hint in self._hints:
            room -= hint.sizeHint().width() + self._row.spacing()
            hint.setHidden(room < 0)

    # What Qt asks

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._leave_off()
