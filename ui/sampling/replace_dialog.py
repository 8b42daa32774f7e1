"""Replace a drawn case: why, who takes the place, and what goes with the case."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.components.button import Button
from ui.components.form_row import FormRow
from ui.components.labels import Label
from ui.components.paragraph import Paragraph
from ui.form.growing import Growing

REASON = "Say why, such as: it is before the court."


class ReplaceDialog(Growing):
    """`chosen` carries the reason."""

    chosen = Signal(str)

    def __init__(self, title: str, goes: str, comes: str, parent: QWidget | None = None) -> None:
        """`goes` says what is left out and what goes with it, `comes` who takes the place."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(540)
        self.why = QLineEdit()
        self.why.setMaxLength(200)
        self.why.setPlaceholderText("Such as: it is before the court")
        self.why_row = FormRow(
            "Why", self.why, required=True, watched=True, hint="It stands in the scoring sheet, never in a briefing."
        )
        self.save = Button("Replace", "primary", height=40)
        self.save.setDefault(True)
        self.save.clicked.connect(self._on_save)
        cancel = Button("Cancel", key="Esc", height=40)
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 22, 28, 20)
        column.setSpacing(12)
        column.addWidget(Label(title, "title"))
        column.addWidget(Paragraph(goes, "body"))
        column.addWidget(Paragraph(comes, "body", "ink2"))
        column.addWidget(self.why_row)
        column.addLayout(foot)
        self.why.setFocus()

    def _on_save(self) -> None:
        reason = self.why.text().strip()
        self.why_row.set_error("" if reason else REASON)
        if not reason:
            self.why.setFocus()
            return
        self.chosen.emit(reason)
        self.accept()
