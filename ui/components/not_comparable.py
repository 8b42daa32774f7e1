"""The band that stands where two years cannot be compared, with the reason on it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import icon, theme


def paint_hatch(painter: QPainter, rect: QRectF, radius: float = 5) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("line"), 1))
    painter.setBrush(theme.color("sunken"))
    painter.drawRoundedRect(rect, radius, radius)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(theme.color("line"), Qt.BrushStyle.BDiagPattern))
    painter.drawRoundedRect(rect, radius, radius)
    painter.restore()


class NotComparable(QLabel):
    """Always a reason; never a blank, a zero or a dash."""

    def __init__(self, reason: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_reason(reason)

    def set_reason(self, reason: str) -> None:
        self._words = f"Not comparable: {reason}"
        self.setAccessibleName(self._words)
        self.setToolTip(self._words)
        self.update()

    # What Qt asks

    def sizeHint(self) -> QSize:
        return QSize(round(QFontMetricsF(theme.font("detail")).horizontalAdvance(self._words)) + 44, 26)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, 26)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_hatch(painter, QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        metrics = QFontMetricsF(theme.font("detail"))
        words = metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, self.width() - 42)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(QRectF(4, 4, metrics.horizontalAdvance(words) + 32, self.height() - 8), 3, 3)
        painter.drawPixmap(9, (self.height() - 15) // 2, icon("prohibit", "ink2", 15, self.devicePixelRatioF()))
        painter.setFont(theme.font("detail"))
        painter.setPen(theme.color("ink2"))
        painter.drawText(QRectF(30, 0, self.width() - 34, self.height()), Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()
