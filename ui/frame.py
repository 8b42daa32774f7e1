"""The bare window: seen a tenth of a second after the start, before anything heavier than Qt is imported."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QMainWindow

from ui.tokens import tokens

PLATE = 560 / 1440
"""How much of the width the plate of the welcome screen takes."""


class Frame(QMainWindow):
    """`painted` says, once, that it can be seen; whatever is put on it comes after."""

    painted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._seen = False
        self.setWindowTitle("Plumbline")
        self.setMinimumSize(1180, 640)
        self.resize(1440, 900)

    # What Qt asks

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._seen:
            return
        self._seen = True
        dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        colours = tokens("dark" if dark else "light")
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colours["canvas"]))
        painter.fillRect(
            0, 0, round(self.width() * PLATE), self.height(), QColor(colours["accentSoft" if dark else "accent"])
        )
        painter.end()
        QTimer.singleShot(0, self.painted.emit)
