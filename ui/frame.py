"""The bare window: seen a tenth of a second after the start, before anything heavier than Qt is imported."""

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QMainWindow

from ui.tokens import tokens

PLATE = 560 / 1440
"""How much of the width the plate of the welcome screen takes."""
_WANTED, _LEAST = QSize(1440, 900), QSize(1180, 640)
_EDGE, _TITLE = 2, 40
"""What a window's own edges and title take of the screen."""


class Frame(QMainWindow):
    """`painted` says, once, that it can be seen; whatever is put on it comes after."""

    painted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._seen = False
        self.setWindowTitle("Plumbline")
        self.setMinimumSize(_LEAST)
        self.resize(_WANTED)

    def fit(self, screen: QRect) -> None:
        """Never larger than the screen; all of it where the wanted size would not fit."""
        room = QSize(screen.width() - _EDGE, screen.height() - _TITLE)
        self.setMinimumSize(_LEAST.boundedTo(room))
        self.resize(_WANTED.boundedTo(room))
        if self.size() != _WANTED:
            self.setWindowState(Qt.WindowState.WindowMaximized)

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
