"""Where the columns of the programme stand: the same for every row and for the heads above them."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.components.labels import Label
from ui.components.paragraph import Paragraph
from ui.components.stage_track import STEP
from ui.theme import theme
from workbench.domain.programme import STAGES, Year
from workbench.domain.text import counted

LEFT, RIGHT = 18, 46
"""Before the title; and after what is next, where the arrow stands."""


def px(size: float) -> int:
    """Pixels that grow with the text."""
    return round(size * theme.text_scale)


@dataclass(frozen=True, slots=True)
class Columns:
    """Left edges in a row. Where there is no room for the counts they go under the title (`counts` 0)."""

    counts: int
    track: int
    """Of the first stage."""
    step: float
    end: int
    heads: bool
    """Whether the names of the stages fit above the tracks."""

    @property
    def title_width(self) -> int:
        return (self.counts or self.track - px(34)) - LEFT - 14


def columns(width: int) -> Columns:
    """What is next takes what it needs at the right, then the track, then the counts; the title has the rest."""
    end = width - max(px(216), round(width * 0.197))
    heads = width >= px(812)
    step = float(px(STEP)) if heads else px(30)
    track = round(end - px(50) - step * (len(STAGES) - 1))
    counts = min(max(track - px(190), LEFT + px(240)), track - px(150))
    if counts < LEFT + px(252):
        counts = 0
    return Columns(counts, track, step, end, heads)


class StageHeads(QWidget):
    """The names of the stages above the tracks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.named = True
        self._fit()
        theme.changed.connect(self._fit)
        self.setAccessibleName(f"Stages: {', '.join(STAGES)}")

    def _fit(self) -> None:
        self.setFixedHeight(px(26))

    # What Qt asks

    def paintEvent(self, event: QPaintEvent) -> None:
        at = columns(self.width())
        if not (self.named and at.heads):
            return
        painter = QPainter(self)
        painter.setFont(theme.font("smallest"))
        painter.setPen(theme.color("ink2"))
        for place, name in enumerate(STAGES):
            middle = at.track + place * at.step
            wide = QFontMetricsF(theme.font("smallest")).horizontalAdvance(name) + 4
            painter.drawText(QRectF(middle - wide / 2, 0, wide, self.height()), Qt.AlignmentFlag.AlignCenter, name)
        painter.end()


class YearHead(StageHeads):
    """The year and how many audits; above the first year the stage names stand on the same line."""

    def __init__(self, title: str, told: str, *, named: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.named = named
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self._title = Label(title, "section")
        self._told = Paragraph(told, "detail", "ink2", most_lines=1)
        row.addWidget(self._title)
        row.addWidget(self._told, 1, Qt.AlignmentFlag.AlignVCenter)
        self._row = row
        self.setAccessibleName(f"{title}, {told}")

    # What Qt asks

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        at = columns(self.width())
        before_heads = self.width() - at.track + px(34) if self.named and at.heads else 0
        self._row.setContentsMargins(0, 0, before_heads, 0)


def years_in_words(years: tuple[Year, ...]) -> str:
    """'31 audits' for a run of older years; only what is no audit where there is none."""
    audits = sum(len(year.audits) for year in years)
    return counted(audits, "audit") if audits else f"{sum(len(year.entries) for year in years)} noted"
