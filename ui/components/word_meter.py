"""How many words a box holds beside what is wanted there: a bar, a tick at the most, and the number in words."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import theme

_WIDE, _HIGH, _BAR = 52, 14, 6


class WordMeter(QWidget):
    """The bar is full at a fifth over the most; over the most it turns to caution, and the words beside it say so."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._least, self._most = 0, 1, 1
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_words(self, words: int, least: int, most: int) -> None:
        self._words, self._least, self._most = words, least, most
        self.setAccessibleName(f"{words} of {least} to {most} words")
        self.update()

    @property
    def over(self) -> bool:
        return self._words > self._most

    # What Qt asks

    def sizeHint(self) -> QSize:
        return QSize(_WIDE, _HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(0, (_HIGH - _BAR) / 2, _WIDE, _BAR)
        full = self._most * 1.2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("hair"))
        painter.drawRoundedRect(whole, _BAR / 2, _BAR / 2)
        share = min(1.0, self._words / full)
        if share > 0:
            painter.setBrush(theme.color("caution" if self.over else "accent"))
            painter.drawRoundedRect(QRectF(0, whole.top(), max(_BAR, share * _WIDE), _BAR), _BAR / 2, _BAR / 2)
        painter.fillRect(QRectF(self._most / full * _WIDE - 1, 0, 2, _HIGH), theme.color("ink2"))
        painter.end()
