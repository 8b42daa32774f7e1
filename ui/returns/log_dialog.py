"""The log of the returns: what was sent, chased and received, the latest first."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui.components.button import Button
from ui.components.labels import Label
from ui.components.paragraph import Paragraph
from ui.returns.list_rows import fit_row
from ui.theme import theme
from workbench.domain.text import counted


class LogDialog(QDialog):
    """It changes nothing."""

    def __init__(self, entries: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Log of the returns")
        high = parent.window().height() - 56 if parent is not None else 640
        self.resize(round(660 * theme.text_scale), min(round(560 * theme.text_scale), high))
        self.list = QListWidget()
        self.list.setAccessibleName("What was sent, chased and received, the latest first")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumWidth(round(600 * theme.text_scale))
        for entry in entries:
            item = QListWidgetItem(entry)
            fit_row(self.list, item)
            self.list.addItem(item)
        if entries:
            self.list.setCurrentRow(0)
        close = Button("Close", "primary", key="Esc", height=40)
        close.clicked.connect(self.accept)
        many = counted(len(entries), "entry", "entries")
        told = f"{many}, the latest first." if entries else "Nothing was sent, chased or received yet."
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 22, 28, 20)
        column.setSpacing(10)
        column.addWidget(Label("Log of the returns", "title"))
        column.addWidget(Paragraph(told, "body", "ink2"))
        column.addWidget(self.list, 1)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.list.setFocus()
