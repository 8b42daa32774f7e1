"""How long a passphrase is, as four bars; the words beside it say the same."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import theme


class Meter(QLabel):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_steps(0)

    def show_steps(self, steps: int) -> None:
        self._steps = steps
        self.setAccessibleName(f"{steps} of 4")
        self.update()

    # What Qt asks

    def sizeHint(self) -> QSize:
        return QSize(200, 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        wide = (self.width() - 12) / 4
        for place in range(4):
            painter.setBrush(theme.color("accent" if place < self._steps else "line"))
            painter.drawRoundedRect(QRectF(place * (wide + 4), 0, wide, 7), 3, 3)
        painter.end()
