"""How far through the cases the panel is, as one bar in as many pieces."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import theme


class CaseTrack(QLabel):
    """`current` counts from 0; `share` is how much of that case is graded."""

    def __init__(self, count: int = 0, current: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_case(count, current)

    def show_case(
        self, count: int, current: int, share: float = 0.5, done: frozenset[int] | None = None, closed: int = 0
    ) -> None:
        """`done` names the finished cases; without it, all before the current one. `closed` is how many are closed."""
        self._count, self._current, self._share = count, current, share
        self._done = frozenset(range(current)) if done is None else done
        told = f"Case {current + 1} of {count}, {len(self._done)} finished" + (f", {closed} closed" if closed else "")
        self.setAccessibleName(told if count else "No cases")
        self.update()

    # What Qt asks

    def sizeHint(self) -> QSize:
        return QSize(80, 8)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._count:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        gap = 4.0 if self._count <= 12 else 1.0
        width = max(1.0, (self.width() - (self._count - 1) * gap) / self._count)
        for place in range(self._count):
            piece = QRectF(place * (width + gap), 0, width, 8)
            painter.setBrush(theme.color("ink2" if place in self._done else "line"))
            painter.drawRoundedRect(piece, 2, 2)
            if place == self._current and self._share > 0 and place not in self._done:
                piece.setWidth(max(3.0, width * min(1.0, self._share)))
                painter.setBrush(theme.color("accent"))
                painter.drawRoundedRect(piece, 2, 2)
        painter.end()
