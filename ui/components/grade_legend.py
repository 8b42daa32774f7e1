"""What the squares and codes of a matrix mean: each with its word, on one line or as many as it needs."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.components.glyph import Given, code_of
from ui.components.squares import paint_square
from ui.theme import icon, theme

_SQUARE, _ICON = 15, 15
_BETWEEN = 20


@dataclass(frozen=True, slots=True)
class Sign:
    """A mark of the matrix that is no grade."""

    icon: str
    words: str


class GradeLegend(QWidget):
    """A screen reader is told it as one sentence."""

    def __init__(self, given: Sequence[Given] = (), signs: Sequence[Sign] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[Given | Sign] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_given(given, signs)
        theme.changed.connect(self._fit)

    def show_given(self, given: Sequence[Given], signs: Sequence[Sign] = ()) -> None:
        items: list[Given | Sign] = [*given, *signs]
        if items == self._items:
            return
        self._items = items
        self.setAccessibleName(", ".join(" ".join(filter(None, _words(each))) for each in items))
        self.updateGeometry()
        self._fit()
        self.update()

    def _width(self, item: "Given | Sign") -> float:
        code, words = _words(item)
        wide = _SQUARE + 6 + QFontMetricsF(theme.font("detail")).horizontalAdvance(words)
        return wide + (QFontMetricsF(theme.font("label")).horizontalAdvance(code) + 9 if code else 0)

    def _places(self, width: float) -> list[tuple[float, int]]:
        """For each where it starts, and on which line."""
        places, left, line = [], 0.0, 0
        for item in self._items:
            wide = self._width(item)
            if left and left + wide > width:
                left, line = 0.0, line + 1
            places.append((left, line))
            left += wide + _BETWEEN
        return places

    def _fit(self) -> None:
        if self.testAttribute(Qt.WidgetAttribute.WA_Resized) and self.width() > 1:
            self.setFixedHeight(self.heightForWidth(self.width()))

    @property
    def _step(self) -> int:
        return round(theme.line("label")) + 2

    # What Qt asks

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        places = self._places(width)
        return self._step * (places[-1][1] + 1 if places else 1)

    def sizeHint(self) -> QSize:
        whole = sum(self._width(item) + _BETWEEN for item in self._items)
        return QSize(round(whole), self._step)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self._step)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        middle, step = Qt.AlignmentFlag.AlignVCenter, self._step
        for item, (left, line) in zip(self._items, self._places(self.width()), strict=True):
            top = line * step
            code, words = _words(item)
            if isinstance(item, Sign):
                at = QPointF(left, top + (step - _ICON) / 2)
                painter.drawPixmap(at, icon(item.icon, "ink1", _ICON, self.devicePixelRatioF()))
            else:
                paint_square(painter, item, QPointF(left, top + (step - _SQUARE) / 2), _SQUARE)
            left += _SQUARE + 6
            if code:
                painter.setFont(theme.font("label"))
                painter.setPen(theme.color("ink1"))
                wide = QFontMetricsF(painter.font()).horizontalAdvance(code)
                painter.drawText(QRectF(left, top, wide + 2, step), middle, code)
                left += wide + 9
            painter.setFont(theme.font("detail"))
            painter.setPen(theme.color("ink2"))
            painter.drawText(QRectF(left, top, self.width() - left, step), middle, words)
        painter.end()


def _words(item: "Given | Sign") -> tuple[str, str]:
    return ("", item.words) if isinstance(item, Sign) else (code_of(item), item.label)
