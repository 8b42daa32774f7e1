"""Keys and what they do in one row, as many as there is room for; F1 lists every key."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.components.key_cap import KeyHint
from ui.theme import theme


class HintRow(QWidget):
    def __init__(self, hints: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hints: list[KeyHint] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(14)
        self._row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        self._row.addStretch(1)
        self.show_hints(hints)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        theme.changed.connect(self._leave_off)

    def show_hints(self, hints: Sequence[tuple[str, str]]) -> None:
        """Others in their place."""
        for hint in self._hints:
            hint.hide()
            hint.deleteLater()
        self._hints = [KeyHint(key, does) for key, does in hints]
        for place, hint in enumerate(self._hints):
            self._row.insertWidget(place, hint)
        self._leave_off()

    def _leave_off(self) -> None:
        room = self.width()
        for hint in self._hints:
            room -= hint.sizeHint().width() + self._row.spacing()
            hint.setHidden(room < 0)

    # What Qt asks

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._leave_off()
