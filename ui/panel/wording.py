"""F2: the full wording of every grade on this line, and the two windows a judgement rests on."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ui.components.button import Button
from ui.components.chip import Chip
from ui.components.labels import Label
from ui.components.paragraph import Paragraph
from ui.form.scrolled import scrolled
from workbench.domain.audits import Audit, AuditLine


class WordingDialog(QDialog):
    def __init__(self, line: AuditLine, audit: Audit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Full wording of each grade")
        self.resize(720, 560)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 22, 28, 20)
        column.setSpacing(12)
        column.addWidget(Label(line.line.title, "section"))
        column.addWidget(Paragraph(line.line.question, "body", "ink2"))
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(8, 8, 12, 8)
        rows.setSpacing(12)
        for grade in line.scale.grades:
            rows.addWidget(Chip(grade, word=True), 0, Qt.AlignmentFlag.AlignLeft)
            rows.addWidget(Paragraph(line.descriptor(grade.code), "panel_card"))
            if grade.descriptor and grade.descriptor != line.descriptor(grade.code):
                rows.addWidget(Paragraph(f"In general: {grade.descriptor}", "detail", "ink2"))
        for told in windows_in_words(audit):
            rows.addWidget(Paragraph(told, "detail", "ink2"))
        rows.addStretch(1)
        column.addWidget(scrolled(inside, "Wording of each grade"), 1)
        close = Button("Close", key="Esc")
        close.clicked.connect(self.accept)
        column.addWidget(close)


def windows_in_words(audit: Audit) -> list[str]:
    """'Judge practice from 1 November 2025 to 30 April 2026.'"""
    told = []
    if audit.period_from and audit.period_to:
        told.append(f"Judge practice from {_day(audit.period_from)} to {_day(audit.period_to)}.")
    if audit.reading_from:
        until = f" to {_day(audit.reading_to)}" if audit.reading_to else ""
        told.append(f"Read records from {_day(audit.reading_from)}{until}.")
    return told


def _day(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"
