"""The shape of a grade or of a non-score: a drawing, so that it is the same on screen, page and print."""

from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QLabel, QWidget

from ui.theme import theme
from workbench.domain.scales import Grade, NonScore, Symbol, Tone

Given = Grade | NonScore
"""What somebody gave: a grade or one of the four non-scores."""


def tone_of(given: Given) -> Tone | None:
    return given.tone if isinstance(given, Grade) else None


def code_of(given: Given) -> str:
    return given.code if isinstance(given, Grade) else given.short


def paint_glyph(painter: QPainter, given: Given, rect: QRectF, color: QColor) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    half = min(rect.width(), rect.height()) / 2
    if isinstance(given, Grade):
        _paint_symbol(painter, given.symbol, rect.center(), half, color)
    else:
        _paint_non_score(painter, given, rect.center(), half, color)
    painter.restore()


def _pen(color: QColor, half: float) -> QPen:
    pen = QPen(color, max(1.3, half * 0.26))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def _paint_symbol(painter: QPainter, symbol: Symbol, at: QPointF, half: float, color: QColor) -> None:
    match symbol:
        case Symbol.STAR:
            points = []
            for corner in range(8):
                angle = pi / 4 * corner - pi / 2
                reach = half * (0.46 if corner % 2 else 1.08)
                points.append(QPointF(at.x() + reach * cos(angle), at.y() + reach * sin(angle)))
            painter.drawPolygon(QPolygonF(points))
        case Symbol.DISC:
            painter.drawEllipse(at, half * 0.86, half * 0.86)
        case Symbol.THREE_QUARTER | Symbol.HALF | Symbol.QUARTER:
            reach = half * 0.80
            start, span = _PIES[symbol]
            around = QRectF(at.x() - reach, at.y() - reach, 2 * reach, 2 * reach)
            painter.drawPie(around, start * 16, span * 16)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(_pen(color, half))
            painter.drawEllipse(at, reach, reach)
        case Symbol.TRIANGLE:
            left, right = QPointF(-half * 0.95, -half * 0.72), QPointF(half * 0.95, -half * 0.72)
            painter.drawPolygon(QPolygonF([at + left, at + right, at + QPointF(0, half * 0.92)]))


# Degrees from three o'clock, anticlockwise: start and span of the filled part.
_PIES = {Symbol.THREE_QUARTER: (90, 270), Symbol.HALF: (90, 180), Symbol.QUARTER: (90, 90)}


def _paint_non_score(painter: QPainter, given: NonScore, at: QPointF, half: float, color: QColor) -> None:
    if given is NonScore.NOT_ENOUGH_EVIDENCE:
        font = theme.font("label")
        font.setPixelSize(max(6, round(half * 2.24)))
        font.setWeight(font.Weight.Bold)
        painter.setFont(font)
        painter.setPen(color)
        around = QRectF(at.x() - half * 2, at.y() - half * 2, half * 4, half * 4)
        painter.drawText(around, Qt.AlignmentFlag.AlignCenter, "?")
        return
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = _pen(color, half)
    if given is NonScore.NOT_APPLICABLE:
        painter.setPen(pen)
        painter.drawLine(at - QPointF(half * 0.62, 0), at + QPointF(half * 0.62, 0))
        return
    if given is NonScore.NOT_ANSWERED:
        pen.setWidthF(max(1.2, half * 0.22))
        pen.setCapStyle(Qt.PenCapStyle.SquareCap)
        pen.setDashPattern([1.6, 1.9])
    painter.setPen(pen)
    painter.drawEllipse(at, half * 0.74, half * 0.74)
    if given is NonScore.NOT_KNOWN:
        painter.drawLine(at + QPointF(-half * 0.5, half * 0.5), at + QPointF(half * 0.5, -half * 0.5))


class Glyph(QLabel):
    """The shape alone, beside a word that says the same."""

    def __init__(self, given: Given, px: int = 16, token: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._given = given
        self._px = px
        self._token = token
        self.setAccessibleName(given.label)

    # What Qt asks

    def sizeHint(self) -> QSize:
        return QSize(self._px, self._px)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        part = "edge" if isinstance(self._given, Grade) else "text"
        color = theme.color(self._token) if self._token else theme.grade(tone_of(self._given), part)
        painter = QPainter(self)
        paint_glyph(painter, self._given, QRectF(self.rect()).adjusted(1, 1, -1, -1), color)
        painter.end()
