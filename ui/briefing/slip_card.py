"""Whether a page for the team to fill in and send back comes at the end."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.components.labels import Icon, Label
from ui.components.paragraph import Paragraph


class SlipCard(QFrame):
    """`turned` carries what a person wants."""

    turned = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.on = QCheckBox("Add it")
        self.on.setAccessibleName("Add a page for the team to fill in")
        self.on.clicked.connect(self.turned)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label("Last page: team return slip", "label"))
        words.addWidget(
            Paragraph("Date, how many came, what was said, one thing that will change", "detail", "ink2", most_lines=1)
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 14, 8)
        row.setSpacing(12)
        row.addWidget(Icon("note-pencil", "ink2", 18))
        row.addLayout(words, 1)
        row.addWidget(self.on)

    def show_on(self, on: bool, *, read_only: bool) -> None:
        self.on.setChecked(on)
        self.on.setEnabled(not read_only)
