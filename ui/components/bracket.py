"""How far apart the agencies are, drawn over the columns and named in words."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import theme


class Bracket(QLabel):
    """`show_split(text, from_x, to_x)` in its own coordinates; without a span the words stand alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._from = self._to = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_split(self, text: str, from_x: float = 0.0, to_x: float = 0.0) -> None:
        """An empty text hides it and keeps its place."""
        self._from, self._to = from_x, to_x
        self.setText(text)
        self.setAccessibleName(text)
        self.update()

    # What Qt asks

    def sizeHint(self) -> QSize:
        return QSize(200, theme.px(26))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, theme.px(26))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.text():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = theme.font("panel_label")
        width = QFontMetricsF(font).horizontalAdvance(self.text()) + theme.px(20)
        middle = (self._from + self._to) / 2
        tall = theme.px(24)
        plate = QRectF(min(max(0.0, middle - width / 2), self.width() - width), 0, width, tall)
        if self._to > self._from:
            self._paint_span(painter, plate.center().y())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("ink1"))
        painter.drawRoundedRect(plate, tall / 2, tall / 2)
        painter.setPen(theme.color("canvas"))
        painter.setFont(font)
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()

    def _paint_span(self, painter: QPainter, y: float) -> None:
        foot = self.height() - 1.0
        path = QPainterPath(QPointF(self._from, foot))
        path.lineTo(self._from, y + 4)
        path.quadTo(self._from, y, self._from + 4, y)
        path.lineTo(self._to - 4, y)
        path.quadTo(self._to, y, self._to, y + 4)
        path.lineTo(self._to, foot)
        painter.setPen(QPen(theme.color("ink1"), 1.6))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
