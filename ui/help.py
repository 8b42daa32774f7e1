"""F1: every key of this screen, and those that work everywhere."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from ui.components.button import Button
from ui.components.key_cap import KeyCap
from ui.components.labels import Label
from ui.components.paragraph import Paragraph
from ui.form.scrolled import scrolled
from ui.theme import theme

Keys = Sequence[tuple[str, str]]


class KeysDialog(QDialog):
    def __init__(self, sections: Sequence[tuple[str, Keys]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("All keys")
        self.resize(round(600 * theme.text_scale), 640)
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        row = 0
        for heading, keys in sections:
            if not keys:
                continue
            head = Label(heading, "section")
            if row:
                grid.setRowMinimumHeight(row, 10)
                row += 1
            grid.addWidget(head, row, 0, 1, 2)
            for shown, does in keys:
                row += 1
                cap = KeyCap(shown)
                cap.setAccessibleName(f"{shown}: {does}")
                grid.addWidget(cap, row, 0, Qt.AlignmentFlag.AlignLeft)
                grid.addWidget(Paragraph(does, "body", "ink2"), row, 1, Qt.AlignmentFlag.AlignVCenter)
            row += 1
        grid.setRowStretch(row, 1)
        close = Button("Close", key="Esc")
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.addWidget(Label("All keys", "title"))
        area = scrolled(inner, "Keys")
        column.addWidget(area, 1)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        area.setFocus()
