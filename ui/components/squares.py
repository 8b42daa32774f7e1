"""One square is one case. Best to worst, then the non-scores, so that a share can be counted by eye."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.components.glyph import Given, paint_glyph, tone_of
from ui.theme import theme
from workbench.domain.scales import Grade, NonScore


def in_order(given: Sequence[Given]) -> list[Given]:
    """Grades from the best, then the non-scores."""
    later = list(NonScore)
    return sorted(given, key=lambda one: (0, one.rank) if isinstance(one, Grade) else (1, later.index(one)))


def in_words(given: Sequence[Given]) -> str:
    """ "3 Good, 2 Requires improvement, 1 Not enough evidence"."""
    counted = Counter(one.label for one in in_order(given))
    return ", ".join(f"{number} {label}" for label, number in counted.items()) or "None"


def paint_square(painter: QPainter, given: Given, at: QPointF, side: int) -> None:
    dpr = painter.device().devicePixelRatio() if painter.device() else 1.0
    painter.drawPixmap(at, _picture(theme.key, given, side, dpr))


@lru_cache(maxsize=256)
def _picture(theme_key: str, given: Given, side: int, dpr: float) -> QPixmap:
    pixmap = QPixmap(round(side * dpr), round(side * dpr))
    pixmap.setDevicePixelRatio(dpr)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    scored = isinstance(given, Grade)
    tone = tone_of(given)
    pen = QPen(theme.grade(tone, "edge") if scored else theme.color("control"), 1)
    if given is NonScore.NOT_ANSWERED:
        pen.setDashPattern([2.5, 2])
    painter.setPen(pen)
    painter.setBrush(theme.grade(tone, "solid") if scored else theme.color("surface"))
    painter.drawRoundedRect(QRectF(0.5, 0.5, side - 1, side - 1), 3, 3)
    inset = side * 0.28
    ink = theme.grade(tone, "on") if scored else theme.color("ink3")
    paint_glyph(painter, given, QRectF(inset, inset, side - 2 * inset, side - 2 * inset), ink)
    painter.end()
    return pixmap


def tower_size(count: int, side: int, gap: int, most: int = 10) -> QSize:
    """The room of a tower of so many cases; beside one of `most` stands the next."""
    wide, tall = max(1, -(-count // most)), min(count, most)
    return QSize(wide * (side + gap) - gap, max(0, tall * (side + gap) - gap))


def paint_tower(painter: QPainter, given: Sequence[Given], at: QPointF, side: int, gap: int, most: int = 10) -> None:
    """The cases on top of each other, the best at the foot, which is at `at`; the non-scores above all."""
    if given:
        dpr = painter.device().devicePixelRatio() if painter.device() else 1.0
        high = tower_size(len(given), side, gap, most).height()
        painter.drawPixmap(at - QPointF(0, high), _tower(theme.key, tuple(given), side, gap, most, dpr))


@lru_cache(maxsize=256)
def _tower(theme_key: str, given: tuple[Given, ...], side: int, gap: int, most: int, dpr: float) -> QPixmap:
    size, step = tower_size(len(given), side, gap, most), side + gap
    pixmap = QPixmap(size * dpr)
    pixmap.setDevicePixelRatio(dpr)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    for place, one in enumerate(in_order(given)):
        across, up = divmod(place, most)
        paint_square(painter, one, QPointF(across * step, size.height() - up * step - side), side)
    painter.end()
    return pixmap


class Squares(QLabel):
    """A row of cases. A screen reader hears one sentence, not a list of squares."""

    def __init__(
        self, given: Sequence[Given] = (), *, side: int = 18, gap: int = 3, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._side = side
        self._gap = gap
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_given(given)

    def set_given(self, given: Sequence[Given]) -> None:
        self._given = in_order(given)
        words = in_words(given)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.updateGeometry()
        self.update()

    # What Qt asks

    def sizeHint(self) -> QSize:
        return QSize(max(0, len(self._given) * (self._side + self._gap) - self._gap), self._side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for place, given in enumerate(self._given):
            paint_square(painter, given, QPointF(place * (self._side + self._gap), 0), self._side)
        painter.end()
