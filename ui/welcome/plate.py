"""The left plate of the welcome screen: a wall, the plumb line against it, and three promises."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.components.labels import Icon, Label
from ui.components.paragraph import Paragraph
from ui.theme import theme

PROMISES = (
    ("wifi-slash", "Works with no network", "Nothing leaves this computer unless you export it"),
    ("lock-key", "Locked with your passphrase", "Only references; the list of names is elsewhere"),
    ("users-three", "Made for the room", "Everyone's grades side by side, all by keyboard"),
)
_BRICK = QPointF(118, 50)
_LINE_X = 96.0
_LARGE_TEXT = 1.2


class WelcomePlate(QWidget):
    """Petrol in the light look, its tint in the dark one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(440)
        self._pieces: list[Label | Paragraph] = []
        self._icons: list[tuple[Icon, str]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(80, 40, 16, 40)
        column.setSpacing(0)
        column.addStretch(3)
        self._name = name = Label("Plumbline", "display", "accentInk")
        self._pieces.append(name)
        words = QVBoxLayout()
        words.setContentsMargins(81, 0, 0, 0)
        words.setSpacing(4)
        words.addWidget(name)
        words.addWidget(self._words("Case audits, held to a true line", "lead"))
        column.addLayout(words)
        column.addSpacing(72)
        for icon_name, promise, meaning in PROMISES:
            column.addLayout(self._promise(icon_name, promise, meaning))
            column.addSpacing(26)
        column.addStretch(2)
        self._dress()
        theme.changed.connect(self._dress)

    def _promise(self, icon_name: str, promise: str, meaning: str) -> QHBoxLayout:
        picture = Icon(icon_name, "accentInk", 24)
        self._icons.append((picture, icon_name))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._words(promise, "name"))
        words.addWidget(self._words(meaning, "body"))
        row = QHBoxLayout()
        row.setContentsMargins(4, 0, 0, 0)
        row.setSpacing(24)
        row.addWidget(picture)
        row.addLayout(words, 1)
        return row

    def _words(self, text: str, role: str) -> Paragraph:
        words = Paragraph(text, role, "accentInk")
        self._pieces.append(words)
        return words

    def _dress(self) -> None:
        ink = _ink()
        for label in self._pieces:
            label.set_tone(ink)
        for picture, name in self._icons:
            picture.set_icon(name, ink)
        large = QFont(theme.font("display"))
        large.setPixelSize(52 if theme.text_scale < _LARGE_TEXT else 42)  # large text takes its room from this plate
        self._name.setFont(large)
        self._name.setMinimumHeight(62)
        self.update()

    # What Qt asks

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.color("accentSoft" if theme.dark else "accent"))
        self._paint_wall(painter)
        shoulder = float(self._name.y() - 14)
        ink = theme.color(_ink())
        painter.setPen(QPen(ink, 2))
        painter.drawLine(QLineF(_LINE_X, 0, _LINE_X, shoulder))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawPath(_bob(QRectF(_LINE_X - 34, shoulder, 68, 124)))
        painter.end()

    def _paint_wall(self, painter: QPainter) -> None:
        mortar = QColor(theme.color(_ink()))
        mortar.setAlpha(16)
        painter.setPen(QPen(mortar, 1.5))
        rows = int(self.height() / _BRICK.y()) + 1
        for row in range(rows):
            y = row * _BRICK.y()
            painter.drawLine(QLineF(0, y, self.width(), y))
            x = _BRICK.x() / 2 if row % 2 else _BRICK.x()
            while x < self.width():
                painter.drawLine(QLineF(x, y, x, y + _BRICK.y()))
                x += _BRICK.x()


def _ink() -> str:
    return "ink1" if theme.dark else "accentInk"


def _bob(rect: QRectF) -> QPainterPath:
    x, y, wide, tall = rect.center().x(), rect.top(), rect.width() / 2, rect.height()
    path = QPainterPath(QPointF(x - wide * 0.5, y))
    path.lineTo(x + wide * 0.5, y)
    path.lineTo(x + wide, y + tall * 0.22)
    path.cubicTo(x + wide, y + tall * 0.62, x + wide * 0.25, y + tall * 0.82, x, y + tall)
    path.cubicTo(x - wide * 0.25, y + tall * 0.82, x - wide, y + tall * 0.62, x - wide, y + tall * 0.22)
    path.closeSubpath()
    return path
