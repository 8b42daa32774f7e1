"""What happened, what is safe, and the one thing to do."""

from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.components.announce import announce
from ui.components.button import Button
from ui.components.labels import Icon
from ui.components.paragraph import Paragraph

MessageKind = Literal["alarm", "caution", "info", "ok"]

_ICONS = {
    "alarm": ("warning-circle", "alarm"),
    "caution": ("warning", "caution"),
    "info": ("info", "ink2"),
    "ok": ("check-circle", "ok"),
}


class MessageBar(QFrame):
    """`acted` is the press of its button."""

    acted = Signal()

    def __init__(
        self,
        kind: MessageKind,
        happened: str,
        safe: str = "",
        action: str = "",
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "message")
        self._icon = Icon("info", "ink2", 18)
        self._happened = Paragraph("", "label")
        self._safe = Paragraph("", "detail", "ink2")
        self._button = Button("", height=32)
        self._button.clicked.connect(self._on_clicked)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._happened)
        words.addWidget(self._safe)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 10, 6)
        row.setSpacing(12)
        row.addWidget(self._icon)
        row.addLayout(words, 1)
        row.addWidget(self._button)
        self.setMinimumHeight(48)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_message(kind, happened, safe, action)

    def show_message(self, kind: MessageKind, happened: str, safe: str = "", action: str = "") -> None:
        self.setProperty("kind", kind)
        self.style().unpolish(self)
        self.style().polish(self)
        self._icon.set_icon(*_ICONS[kind])
        self._happened.set_text(happened)
        self._safe.set_text(safe)
        self._safe.setVisible(bool(safe))
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self.setAccessibleName(happened)
        self.setAccessibleDescription(safe)
        if self.isVisible():
            announce(self, f"{happened}. {safe}" if safe else happened)

    def _on_clicked(self) -> None:
        self.acted.emit()
