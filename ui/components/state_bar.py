"""How many are in each state: a square, a count and a word for each, and all of them as one bar."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import theme

_GAP = 2.0
_SQUARE = 12
_BETWEEN = 24


@dataclass(frozen=True, slots=True)
class Part:
    """`fill` and `edge` are tokens of the theme; the word always stands beside the colour."""

    count: int
    words: str
    fill: str
    edge: str = ""


def told(parts: Sequence[Part]) -> str:
    """'50 received, 7 nil returns'."""
    return ", ".join(f"{part.count} {part.words}" for part in parts)


def _paint(painter: QPainter, rect: QRectF, part: Part, radius: float) -> None:
    edge = part.edge or part.fill
    painter.setPen(QPen(theme.color("ink1" if theme.look == "contrast" else edge), 1))
    painter.setBrush(theme.color(part.fill))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


def paint_parts(painter: QPainter, rect: QRectF, parts: Sequence[Part]) -> None:
    """One bar, each part as long as its share; nothing where there is nothing to count."""
    shown = [part for part in parts if part.count]
    total = sum(part.count for part in shown)
    room = rect.width() - _GAP * (len(shown) - 1)
    left = rect.left()
    for part in shown:
        wide = room * part.count / total
        _paint(painter, QRectF(left, rect.top(), max(wide, 3.0), rect.height()), part, 2)
        left += wide + _GAP


class StateLegend(QWidget):
    """One line, or as many as it needs. A screen reader is told it as one sentence.

    Without `counts` it is smaller, and says what the colours mean where the counts stand beside it.
    """

    def __init__(self, parts: Sequence[Part] = (), *, counts: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts = counts
        self._between = _BETWEEN if counts else _BETWEEN // 2
        self._role = "body" if counts else "detail"
        self._parts: tuple[Part, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_parts(parts)
        theme.changed.connect(self.updateGeometry)

    def show_parts(self, parts: Sequence[Part]) -> None:
        self._parts = tuple(part for part in parts if part.count)
        self.setAccessibleName(told(self._parts))
        self.updateGeometry()
        self._fit()
        self.update()

    def _widths(self) -> list[tuple[float, float]]:
        """For each part how wide its count, with the gap after it, and its words are."""
        strong, plain = QFontMetricsF(theme.font("section")), QFontMetricsF(theme.font(self._role))
        return [
            (
                strong.horizontalAdvance(str(part.count)) + 6 if self._counts else 0.0,
                plain.horizontalAdvance(part.words),
            )
            for part in self._parts
        ]

    def _places(self, width: float) -> list[tuple[float, int]]:
        """For each part where it starts, and on which line."""
        places, left, line = [], 0.0, 0
        for count, words in self._widths():
            whole = _SQUARE + 8 + count + words
            if left and left + whole > width:
                left, line = 0.0, line + 1
            places.append((left, line))
            left += whole + self._between
        return places

    def _fit(self) -> None:
        if not self._counts and self.testAttribute(Qt.WidgetAttribute.WA_Resized) and self.width() > 1:
            self.setFixedHeight(self.heightForWidth(self.width()))

    @property
    def _step(self) -> int:
        return round(theme.line("section" if self._counts else self._role) + 2)

    # What Qt asks

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        places = self._places(width)
        return self._step * (places[-1][1] + 1 if places else 1)

    def sizeHint(self) -> QSize:
        whole = sum(_SQUARE + 8 + count + words + self._between for count, words in self._widths())
        return QSize(round(whole), self._step)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self._step)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = self._step
        middle = Qt.AlignmentFlag.AlignVCenter
        for part, (left, line), (count, words) in zip(
            self._parts, self._places(self.width()), self._widths(), strict=True
        ):
            top = line * step
            _paint(painter, QRectF(left, top + (step - _SQUARE) / 2, _SQUARE, _SQUARE), part, 3)
            left += _SQUARE + 8
            if self._counts:
                painter.setFont(theme.font("section"))
                painter.setPen(theme.color("ink1"))
                painter.drawText(QRectF(left, top, count, step), middle, str(part.count))
                left += count
            painter.setFont(theme.font(self._role))
            painter.setPen(theme.color("ink2"))
            painter.drawText(QRectF(left, top, words + 2, step), middle, part.words)
        painter.end()


class StateBar(QWidget):
    """All states along one bar, each as long as its share. It repeats what the legend says."""

    def __init__(self, parts: Sequence[Part] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[Part, ...] = ()
        self.setFixedHeight(12)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_parts(parts)

    def show_parts(self, parts: Sequence[Part]) -> None:
        self._parts = tuple(part for part in parts if part.count)
        self.setAccessibleName(told(self._parts))
        self.update()

    # What Qt asks

    def sizeHint(self) -> QSize:
        return QSize(240, 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_parts(painter, QRectF(self.rect()), self._parts)
        painter.end()
