"""A grade or non-score as a small plate: solid is the panel's or final, soft is an agency's own."""

from enum import StrEnum
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.components.glyph import Given, code_of, paint_glyph, tone_of
from ui.theme import theme
from workbench.domain.scales import Grade, NonScore


class Layer(StrEnum):
    """How a chip is filled."""

    SOLID = "solid"
    SOFT = "soft"


def chip_text(given: Given, *, word: bool) -> str:
    return given.label if word else code_of(given)


def chip_size(text: str, role: str = "detail_strong") -> QSize:
    font = theme.font(role)
    width = 26 + round(font.pixelSize() * 0.92) + QFontMetricsF(font).horizontalAdvance(text)
    return QSize(round(width), round(theme.line(role) * 1.45))


def paint_chip(
    painter: QPainter, at: QPointF, size: QSize, given: Given, text: str, layer: Layer, role: str = "detail_strong"
) -> None:
    """Draw from the cache: made once for each size, theme and screen."""
    dpr = painter.device().devicePixelRatio() if painter.device() else 1.0
    painter.drawPixmap(at, _picture(theme.key, given, text, layer, role, size.width(), size.height(), dpr))


@lru_cache(maxsize=512)
def _picture(
    theme_key: str, given: Given, text: str, layer: Layer, role: str, width: int, height: int, dpr: float
) -> QPixmap:
    pixmap = QPixmap(round(width * dpr), round(height * dpr))
    pixmap.setDevicePixelRatio(dpr)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    fill, ink, edge = _colours(given, layer)
    pen = QPen(edge, 2 if theme.look == "contrast" else 1.2)
    if given is NonScore.NOT_ANSWERED:
        pen.setDashPattern([3, 2.5])
        fill = QColor(0, 0, 0, 0)
    painter.setPen(pen)
    painter.setBrush(fill)
    painter.drawRoundedRect(QRectF(0.75, 0.75, width - 1.5, height - 1.5), 5, 5)
    font = theme.font(role)
    side = round(font.pixelSize() * 0.92)
    advance = QFontMetricsF(font).horizontalAdvance(text)
    left = max(6.0, (width - side - 6 - advance) / 2)
    paint_glyph(painter, given, QRectF(left, (height - side) / 2, side, side), ink)
    painter.setFont(font)
    painter.setPen(ink)
    room = QRectF(left + side + 6, 0, min(advance + 2, width - left - side - 8), height)
    text = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width() + 1)
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
    painter.end()
    return pixmap


def _colours(given: Given, layer: Layer) -> tuple[QColor, QColor, QColor]:
    tone = tone_of(given)
    if not isinstance(given, Grade):
        edge = theme.color("line") if layer is Layer.SOFT else theme.grade(None, "edge")
        return theme.grade(None, "soft"), theme.grade(None, "text"), edge
    if layer is Layer.SOLID:
        return theme.grade(tone, "solid"), theme.grade(tone, "on"), theme.grade(tone, "edge")
    soft = theme.grade(tone, "soft")
    edge = theme.grade(tone, "edge") if theme.look == "contrast" else soft
    return soft, theme.grade(tone, "text"), edge


class Chip(QLabel):
    """`word` shows the grade's word, else its code. A screen reader always hears the word."""

    def __init__(
        self,
        given: Given,
        *,
        word: bool = False,
        layer: Layer = Layer.SOLID,
        role: str = "detail_strong",
        least_width: int = 0,
        least_height: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._word = word
        self._layer = layer
        self._role = role
        self._least = QSize(least_width, least_height)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_given(given)

    @property
    def given(self) -> Given:
        return self._given

    def set_layer(self, layer: Layer) -> None:
        if layer is not self._layer:
            self._layer = layer
            self.update()

    def set_given(self, given: Given) -> None:
        self._given = given
        self._text = chip_text(given, word=self._word)
        self.setAccessibleName(given.label)
        if not self._word:
            self.setToolTip(given.label)
        self.updateGeometry()
        self.update()

    # What Qt asks

    def sizeHint(self) -> QSize:
        return chip_size(self._text, self._role).expandedTo(self._least)

    def minimumSizeHint(self) -> QSize:
        return QSize(chip_size(self._text, self._role).width(), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_chip(painter, QPointF(0, 0), self.size(), self._given, self._text, self._layer, self._role)
        painter.end()
