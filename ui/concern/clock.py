"""Times of day as people write them here: 10:46. N, or the button in the box, writes the time it is now."""

import re
from datetime import datetime, timedelta

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.components.button import Button

WRITE_IT = "Write it as 10:46."
_AHEAD = timedelta(minutes=2)
"""So much later than now is not yesterday: clocks in a room differ."""


def read_time(text: str, now: datetime) -> datetime | None:
    """The last such time up to now, or on the day written before it; None where nothing is written.

    ValueError with the sentence that says how to write it.
    """
    text = text.strip().lower()
    if not text:
        return None
    if text in ("n", "now"):
        return now.replace(second=0, microsecond=0)
    found = re.fullmatch(r"(?:(\d{1,2})[/.](\d{1,2})(?:[/.](\d{4}))?,? +)?(\d{1,2})[:.]?(\d{2})", text)
    if not found or int(found[4]) > 23 or int(found[5]) > 59:
        raise ValueError(WRITE_IT)
    at = now.replace(hour=int(found[4]), minute=int(found[5]), second=0, microsecond=0)
    if not found[1]:
        return at if at <= now + _AHEAD else at - timedelta(days=1)
    try:
        at = at.replace(year=int(found[3] or now.year), month=int(found[2]), day=int(found[1]))
    except ValueError as error:
        raise ValueError("There is no such day. Write it as 14/05 10:46.") from error
    if at > now + _AHEAD:
        raise ValueError("This is still to come. Write when it was.")
    return at


def shown_time(at: datetime | None, beside: datetime) -> str:
    """'10:46', with the day where it is another than that of `beside`."""
    if at is None:
        return ""
    if at.date() == beside.date():
        return f"{at:%H:%M}"
    return f"{at:%d/%m %H:%M}" if at.year == beside.year else f"{at:%d/%m/%Y %H:%M}"


class ClockField(QLineEdit):
    """`settled` says that a person has left it, or has taken the time it is now."""

    settled = Signal()

    def __init__(self, name: str, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self._beside = datetime.now().astimezone()
        self._kept: tuple[str, datetime | None] = ("", None)
        """What is shown, and what it stands for: it is read anew only when it is typed anew."""
        self._now = Button("Now", "quiet", height=28, role="detail_strong", parent=self)
        self._now.setAccessibleName(f"{name}: now")
        self._now.setToolTip("N in the box does the same")
        self._now.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._now.clicked.connect(self.take_now)
        self.setTextMargins(0, 0, 54, 0)
        self.editingFinished.connect(self._on_left)

    def show_time(self, at: datetime | None, beside: datetime) -> None:
        """`beside` is the time it is read against: its day goes without saying."""
        self._beside = beside
        if not self.hasFocus():
            self._keep(at)

    def at(self) -> datetime | None:
        """The time written; None where there is none, or where it cannot be read (see `problem`)."""
        if self.text() == self._kept[0]:
            return self._kept[1]
        try:
            return read_time(self.text(), datetime.now().astimezone())
        except ValueError:
            return None

    def problem(self) -> str:
        if self.text() == self._kept[0]:
            return ""
        try:
            read_time(self.text(), datetime.now().astimezone())
        except ValueError as error:
            return str(error)
        return ""

    def take_now(self) -> None:
        if not self.isReadOnly():
            self._keep(datetime.now().astimezone().replace(second=0, microsecond=0))
            self.settled.emit()

    def set_read_only(self, read_only: bool) -> None:
        self.setReadOnly(read_only)
        self._now.setHidden(read_only)

    def _keep(self, at: datetime | None) -> None:
        self._kept = (shown_time(at, self._beside), at)
        self.setText(self._kept[0])

    def _on_left(self) -> None:
        if not self.problem():
            self._keep(self.at())
        self.settled.emit()

    # What Qt asks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_N and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.take_now()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(120, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size = self._now.sizeHint()
        self._now.setGeometry(
            self.width() - size.width() - 4, (self.height() - size.height()) // 2, size.width(), size.height()
        )
