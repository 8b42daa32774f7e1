"""A white sheet with a hairline, a heading, and what belongs together under it."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.components.labels import Label


class Card(QFrame):
    """Put the contents into `body`; what belongs right of the title goes into `head`."""

    def __init__(self, title: str = "", *, padding: int = 16, gap: int = 10, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(padding, max(padding - 4, 0), padding, padding)
        self.body.setSpacing(gap)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.title = Label(title, "section")
        if title:
            self.setAccessibleName(title)
            self.head.addWidget(self.title)
            self.head.addStretch(1)
            self.body.addLayout(self.head)
