"""How far an audit is: its stages on a line, the bob at the one it stands at and the count that matters there."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.components.mark import paint_bob
from ui.theme import theme

STEP = 54
"""Pixels from stage to stage: a head of columns above the tracks uses the same."""


def paint_track(
    painter: QPainter, first: QPointF, step: float, count: int, current: int, note: str = "", room: QRectF | None = None
) -> None:
    """Draw a track from its first stage on; `current` as StageTrack has it. The note keeps inside `room`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    places = [first + QPointF(step * place, 0) for place in range(count)]
    for place, (here, there) in enumerate(pairwise(places)):
        done = place < current
        pen = QPen(theme.color("ink2" if done else "line"), 1.5)
        if not done:
            pen.setDashPattern([1.5, 2.5])
        painter.setPen(pen)
        painter.drawLine(here + QPointF(4, 0), there - QPointF(4, 0))
    for place, at in enumerate(places):
        if place == current:
            paint_bob(painter, at + QPointF(0, -0.5), 20, theme.color("accent"))
        elif place < current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("ink2"))
            painter.drawEllipse(at, 4, 4)
        else:
            painter.setPen(QPen(theme.color("control"), 1.3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(at, 4, 4)
    if note and current >= 0:
        font = theme.font("smallest_strong")
        width = QFontMetricsF(font).horizontalAdvance(note)
        left = places[min(current, count - 1)].x() - width / 2
        if room is not None:
            left = min(max(room.left(), left), room.right() - width)
        painter.setFont(font)
        painter.setPen(theme.color("ink1"))
        line = theme.line("smallest_strong") + 1
        painter.drawText(QRectF(left, first.y() + 13, width + 2, line), Qt.AlignmentFlag.AlignVCenter, note)


class StageTrack(QLabel):
    """`current` counts from 0; -1 is not begun, the number of stages is finished."""

    def __init__(self, stages: Sequence[str], current: int = -1, note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stages = tuple(stages)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_stage(current, note)

    def show_stage(self, current: int, note: str = "") -> None:
        """`note` stands under the bob: "57 of 64"."""
        self._current, self._note = current, note
        words = stage_in_words(self._stages, current)
        self.setAccessibleName(f"{words}, {note}" if note else words)
        self.update()

    # What Qt asks

    def sizeHint(self) -> QSize:
        return QSize(STEP * len(self._stages), 44)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        first = QPointF(STEP / 2, 12.0)
        room = QRectF(self.rect())
        paint_track(painter, first, STEP, len(self._stages), self._current, self._note, room)
        painter.end()


def stage_in_words(stages: Sequence[str], current: int) -> str:
    """'Stage 3 of 7, Returns'."""
    if current < 0:
        return "Not begun"
    if current >= len(stages):
        return "Finished"
    return f"Stage {current + 1} of {len(stages)}, {stages[current]}"
