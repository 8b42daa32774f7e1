"""Times of day as people write them here: 10:46."""

import re
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

WRITE_IT = "Write it as 14:05."


def read_time(text: str, day: datetime) -> datetime | None:
    """The time on that day; None where nothing is written. ValueError with the sentence that says how to write it."""
    text = text.strip()
    if not text:
        return None
    found = re.fullmatch(r"(\d{1,2})[:.]?(\d{2})", text)
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        raise ValueError(WRITE_IT)
    return day.replace(hour=int(found[1]), minute=int(found[2]), second=0, microsecond=0)


class ClockField(QLineEdit):
    """`settled` says that a person has left it."""

    settled = Signal()

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self._day = datetime.now().astimezone()
        self.editingFinished.connect(self.settled)

    def show_time(self, at: datetime | None, day: datetime) -> None:
        self._day = at or day
        if not self.hasFocus():
            self.setText(f"{at:%H:%M}" if at else "")

    def at(self) -> datetime | None:
        """The time written; None where there is none, or where it cannot be read (see `problem`)."""
        try:
            return read_time(self.text(), self._day)
        except ValueError:
            return None

    def problem(self) -> str:
        try:
            read_time(self.text(), self._day)
        except ValueError as error:
            return str(error)
        return ""
