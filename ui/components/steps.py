"""The few steps of a job in a row, the bob at the one you are on."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.components.mark import paint_bob
from ui.theme import icon, theme

_REACH = 11.0


class Steps(QLabel):
    """A screen reader hears "Step 2 of 3, Passphrase"."""

    def __init__(self, titles: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles = tuple(titles)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_step(0)
        theme.changed.connect(self.updateGeometry)

    def show_step(self, current: int) -> None:
        """From 0."""
        self._current = current
        self.setAccessibleName(f"Step {current + 1} of {len(self._titles)}, {self._titles[current]}")
        self.update()

    def _paint_step(self, painter: QPainter, place: int, left: float, middle: float) -> None:
        at = QPointF(left + _REACH, middle)
        number = QRectF(left, middle - _REACH, 2 * _REACH, 2 * _REACH)
        if place < self._current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("ink2"))
            painter.drawEllipse(at, _REACH, _REACH)
            tick = icon("check", "surface", 14, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(at.x() - 7, at.y() - 7), tick)
            return
        painter.setFont(theme.font("detail_strong"))
        if place == self._current:
            paint_bob(painter, QPointF(at.x(), at.y() + 1), 28, theme.color("accent"))
            painter.setPen(theme.color("accentInk"))
            number.translate(0, -2)
        else:
            painter.setPen(QPen(theme.color("control"), 1.3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(at, _REACH - 0.5, _REACH - 0.5)
            painter.setPen(theme.color("ink2"))
        painter.drawText(number, Qt.AlignmentFlag.AlignCenter, str(place + 1))

    # What Qt asks

    def sizeHint(self) -> QSize:
        return QSize(190 * len(self._titles), 34)

    def minimumSizeHint(self) -> QSize:
        metrics = QFontMetricsF(theme.font("label"))
        widest = max(metrics.horizontalAdvance(title) for title in self._titles)
        return QSize(round((widest + 44) * len(self._titles)), 34)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, step = self.height() / 2, min(220.0, self.width() / len(self._titles))
        for place, title in enumerate(self._titles):
            left, current = place * step, place == self._current
            self._paint_step(painter, place, left, middle)
            font = theme.font("label" if current else "body_medium")
            painter.setFont(font)
            painter.setPen(theme.color("ink2" if place > self._current else "ink1"))
            words = left + 2 * _REACH + 8
            painter.drawText(QRectF(words, 0, step, self.height()), Qt.AlignmentFlag.AlignVCenter, title)
            start = words + QFontMetricsF(font).horizontalAdvance(title) + 10
            if place < len(self._titles) - 1 and start < left + step - 4:
                pen = QPen(theme.color("ink2" if place < self._current else "line"), 1.5)
                if place >= self._current:
                    pen.setDashPattern([1, 3])
                painter.setPen(pen)
                painter.drawLine(QPointF(start, middle), QPointF(left + step - 2, middle))
        painter.end()
