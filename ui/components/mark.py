"""The plumb bob: it marks where you are, and is never an ornament."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import theme


def paint_mark(painter: QPainter, rect: QRectF, line: QColor, bob: QColor) -> None:
    """The line, its peg and the bob: the sign of the product."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    middle, top, height, width = rect.center().x(), rect.top(), rect.height(), rect.width()
    pen = QPen(line, max(1.4, height * 0.055))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    peg = top + height * 0.05
    painter.drawLine(QPointF(middle - width * 0.30, peg), QPointF(middle + width * 0.30, peg))
    painter.drawLine(QPointF(middle, peg), QPointF(middle, top + height * 0.48))
    shoulder, reach = top + height * 0.46, width * 0.44
    path = QPainterPath(QPointF(middle - reach * 0.52, shoulder))
    path.lineTo(middle + reach * 0.52, shoulder)
    path.lineTo(middle + reach, shoulder + height * 0.13)
    belly, tip = shoulder + height * 0.28, shoulder + height * 0.42
    path.cubicTo(middle + reach * 0.98, belly, middle + reach * 0.25, tip, middle, top + height)
    path.cubicTo(middle - reach * 0.25, tip, middle - reach * 0.98, belly, middle - reach, shoulder + height * 0.13)
    path.closeSubpath()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(bob)
    painter.drawPath(path)
    painter.restore()


def paint_bob(painter: QPainter, at: QPointF, height: float, color: QColor) -> None:
    """The bob alone, its number place at `at`; the tip hangs below."""
    unit = height / 33
    top = at.y() - 15 * unit
    path = QPainterPath(QPointF(at.x() - 5 * unit, top))
    path.lineTo(at.x() + 5 * unit, top)
    path.lineTo(at.x() + 11 * unit, top + 7 * unit)
    path.cubicTo(at.x() + 11 * unit, top + 17 * unit, at.x() + 3 * unit, top + 25 * unit, at.x(), top + 33 * unit)
    path.cubicTo(
        at.x() - 3 * unit, top + 25 * unit, at.x() - 11 * unit, top + 17 * unit, at.x() - 11 * unit, top + 7 * unit
    )
    path.closeSubpath()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawPath(path)
    painter.restore()


class Mark(QWidget):
    """`quiet` is the grey bob of an empty screen."""

    def __init__(self, height: int = 28, *, quiet: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._height = height
        self._quiet = quiet
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    # What Qt asks

    def sizeHint(self) -> QSize:
        return QSize(int(self._height * 0.62), self._height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        line, bob = ("line", "line") if self._quiet else ("ink1", "accent")
        paint_mark(painter, QRectF(self.rect()), theme.color(line), theme.color(bob))
        painter.end()
