"""Days as people write them here: 14/05/2026."""

import re
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

WRITE_IT = "Write it as 14/05/2026."
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def shown_day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


def day_in_words(day: date) -> str:
    """'Thursday 14 May 2026'."""
    return f"{day:%A} {day.day} {day:%B} {day.year}"


def read_day(text: str) -> date | None:
    """The day written here, None where nothing is. ValueError with the sentence that says how to write it."""
    text = text.strip().lower()
    if not text:
        return None
    if found := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", text):
        year, month, day = (int(part) for part in found.groups())
    elif found := re.fullmatch(r"(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})", text):
        day, month, year = (int(part) for part in found.groups())
    elif (found := re.fullmatch(r"(\d{1,2}) ([a-z]{3,9}) (\d{4})", text)) and found[2][:3] in _MONTHS:
        day, month, year = int(found[1]), _MONTHS.index(found[2][:3]) + 1, int(found[3])
    else:
        raise ValueError(WRITE_IT)
    try:
        return date(year, month, day)
    except ValueError as error:
        raise ValueError(f"There is no such day. {WRITE_IT}") from error


class DayField(QLineEdit):
    """`settled` says that a person has left it or pressed Enter."""

    settled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText("dd/mm/yyyy")
        self.editingFinished.connect(self._on_finished)

    def day(self) -> date | None:
        """The day written; None where there is none, or where it cannot be read (see `problem`)."""
        try:
            return read_day(self.text())
        except ValueError:
            return None

    def problem(self) -> str:
        try:
            read_day(self.text())
        except ValueError as error:
            return str(error)
        return ""

    def set_day(self, day: date | None) -> None:
        self.setText(shown_day(day))

    def _on_finished(self) -> None:
        if not self.problem():
            self.setText(shown_day(self.day()))
        self.settled.emit()
