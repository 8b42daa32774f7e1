"""Seven minutes as a bar: what each box takes read aloud, and what is left for the team to talk."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import theme

_BAR, _TICKS = 26, 20


class ReadingBar(QWidget):
    """`minutes` long. Parts are (number, seconds); one of them is being written."""

    def __init__(self, minutes: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._minutes = minutes
        self._parts: tuple[tuple[int, int], ...] = ()
        self._current = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(320)

    def show_parts(self, parts: Sequence[tuple[int, int]], current: int) -> None:
        self._parts, self._current = tuple(parts), current
        said = ", ".join(f"box {number} {seconds} seconds" for number, seconds in self._parts if number)
        self.setAccessibleName(f"Read aloud: {in_minutes(self.seconds)}. {self.left_in_words}. {said}")
        self.update()

    @property
    def seconds(self) -> int:
        return sum(seconds for _, seconds in self._parts)

    @property
    def left_in_words(self) -> str:
        left = self._minutes * 60 - self.seconds
        if left < 0:
            return f"{in_minutes(-left)} over"
        return f"{in_minutes(left)} left for the team to talk"

    # What Qt asks

    def sizeHint(self) -> QSize:
        return QSize(600, _BAR + _TICKS)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(0.5, 0.5, self.width() - 1, _BAR)
        painter.setPen(QPen(theme.color("control"), 1))
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(whole, 5, 5)
        per_second = self.width() / (self._minutes * 60)
        x = 0.0
        painter.setFont(theme.font("detail_strong"))
        for number, seconds in self._parts:
            wide = min(seconds * per_second, self.width() - x)
            part = QRectF(x, 1, wide, _BAR - 1)
            chosen = number == self._current
            painter.fillRect(part.adjusted(0, 0, -1, 0), theme.color("accent" if chosen else "accentSoft"))
            if number and wide >= 14:
                painter.setPen(theme.color("accentInk" if chosen else "accentText"))
                painter.drawText(part, Qt.AlignmentFlag.AlignCenter, str(number))
            x += wide
        over = self.seconds > self._minutes * 60
        painter.fillRect(QRectF(min(x, self.width() - 2), 0, 2, _BAR + 4), theme.color("alarm" if over else "ink1"))
        self._paint_left(painter, x)
        painter.setFont(theme.font("smallest"))
        painter.setPen(theme.color("ink2"))
        for minute in range(self._minutes + 1):
            at = minute * 60 * per_second
            words = "Start" if minute == 0 else f"{minute} min"
            wide = QFontMetricsF(painter.font()).horizontalAdvance(words)
            left = min(max(0.0, at - wide / 2), self.width() - wide)
            painter.drawText(QRectF(left, _BAR + 4, wide + 2, _TICKS - 4), Qt.AlignmentFlag.AlignLeft, words)
        painter.end()

    def _paint_left(self, painter: QPainter, x: float) -> None:
        painter.setFont(theme.font("detail_medium"))
        words = self.left_in_words
        wide = QFontMetricsF(painter.font()).horizontalAdvance(words)
        if x + 14 + wide < self.width():
            painter.setPen(theme.color("ink1"))
            painter.drawText(QRectF(x + 14, 0, wide + 4, _BAR), Qt.AlignmentFlag.AlignVCenter, words)


def in_minutes(seconds: int) -> str:
    """ "2 min 24"."""
    minutes, rest = divmod(seconds, 60)
    return f"{minutes} min {rest:02}" if minutes else f"{rest} s"
