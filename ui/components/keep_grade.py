"""A button that keeps one of the grades a cell may mean: the grade as a plate, and the word."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.components.chip import Layer, chip_size, chip_text, paint_chip
from ui.components.focus_ring import paint_focus_ring
from ui.components.glyph import Given
from ui.theme import theme


class KeepGrade(QPushButton):
    """A screen reader hears 'Keep Good'."""

    def __init__(self, given: Given, parent: QWidget | None = None) -> None:
        super().__init__("Keep", parent)
        self.given = given
        self.setProperty("role", "painted")
        self.setAccessibleName(f"Keep {given.label}")
        self.setToolTip(given.label)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def _chip(self) -> QSize:
        return chip_size(chip_text(self.given, word=False))

    # What Qt asks

    def sizeHint(self) -> QSize:
        words = QFontMetricsF(theme.font("detail_strong")).horizontalAdvance(self.text())
        return QSize(round(8 + self._chip().width() + 7 + words + 12), max(34, self._chip().height() + 10))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        if self.hasFocus():
            rect = paint_focus_ring(painter, rect, 8)
        painter.setPen(QPen(theme.color("control" if self.isEnabled() else "hair"), 1))
        painter.setBrush(theme.color("sunken" if self.underMouse() or not self.isEnabled() else "surface"))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        size = self._chip()
        at = QPointF(8, (self.height() - size.height()) / 2)
        paint_chip(painter, at, size, self.given, chip_text(self.given, word=False), Layer.SOLID)
        painter.setFont(theme.font("detail_strong"))
        painter.setPen(theme.color("ink1" if self.isEnabled() else "ink3"))
        room = QRectF(at.x() + size.width() + 7, 0, self.width(), self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        painter.end()
