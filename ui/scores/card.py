"""The matrix with its towers under it, as one card."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.components.empty_state import EmptyState
from ui.components.labels import Rule
from ui.scores.cells import needs_two_lines
from ui.scores.feet import Feet, FootHead
from ui.scores.matrix import CROWDED, ROOMY, TIGHT, ScoresTable
from ui.scores.model import Shown
from ui.theme import theme
from workbench.domain.moderation.matrix import Matrix

_FEWEST = 5
"""Cases that should be in view, their head counted as one, before squares are large."""


class ScoresCard(QFrame):
    """The towers stay at the foot while the cases scroll, and go along while the lines do."""

    all_asked = Signal()
    """Everything again, and not only where they differ."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.table = ScoresTable()
        self.feet = Feet(self.table.scores)
        self.nothing = EmptyState("They differ nowhere", "Every grade given so far is the same.", "Show all")
        self.nothing.step_requested.connect(self.all_asked)
        self.nothing.hide()
        self._head = FootHead(self.feet.feet)
        self._foot = QWidget()
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._head)
        row.addWidget(self.feet, 1)
        self._row = row
        self._rule = Rule()
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 6, 6, 4)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        column.addWidget(self._rule)
        column.addWidget(self._foot)
        column.addWidget(self.nothing, 1)
        self._fitting = QTimer(self, singleShot=True, interval=0)
        self._fitting.timeout.connect(self.fit)
        self._listen()

    def _listen(self) -> None:
        table, feet = self.table, self.feet
        table.horizontalScrollBar().valueChanged.connect(feet.horizontalScrollBar().setValue)
        feet.horizontalScrollBar().valueChanged.connect(table.horizontalScrollBar().setValue)
        table.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self._fitting.start())
        table.down.connect(self._go_down)
        feet.up.connect(self._go_up)
        table.scores.modelReset.connect(self._fitting.start)
        theme.changed.connect(self._fitting.start)

    def show_scores(self, scores: Matrix, shown: Shown, *, differing: bool) -> None:
        self.table.show_scores(scores, shown, differing=differing)
        there = bool(self.table.scores.rows)
        for each in (self.table, self._rule, self._foot):
            each.setVisible(there)
        self.nothing.setVisible(not there)
        self.fit()

    def fit(self) -> None:
        """Where it is low, rows and squares are smaller if then nothing has to scroll."""
        scores, scale = self.table.scores, theme.text_scale
        high, many = self.height() - 12, len(scores.rows)
        bar = self.table.verticalScrollBar()
        beside = bar.sizeHint().width() if bar.maximum() > bar.minimum() else 0
        wide = self.table.spread(self.width() - 10 - beside)
        cells = [cell for row in scores.scores.rows for cell in row] if scores.scores is not None else []
        crowded = scores.shown is Shown.BOTH and any(needs_two_lines(cell, wide) for cell in cells)
        self.table.lines.set_most(3)
        usual = CROWDED if crowded else ROOMY
        roomy = (
            many * round(usual * scale) + self.table.lines.sizeHint().height() + self.feet.needed_height(tight=False)
        )
        self.table.lines.set_most(2)
        lower = many * round(TIGHT * scale) + self.table.lines.sizeHint().height() + self.feet.needed_height(tight=True)
        tight = lower <= high < roomy and not crowded
        few = high - self.feet.needed_height(tight=False) < _FEWEST * round(usual * scale)
        foot = self.feet.needed_height(tight=tight or few)
        self.feet.set_tight(tight or few)
        self._foot.setFixedHeight(foot)
        self._row.setContentsMargins(0, 0, beside, 0)
        self.table.set_rows(TIGHT if tight else usual, titles=2 if tight else 3)
        below = self.feet.horizontalHeader()
        below.setMinimumSectionSize(self.table.lines.minimumSectionSize())
        for section in range(below.count()):
            below.resizeSection(section, self.table.lines.sectionSize(section))
        self.feet.verticalHeader().setDefaultSectionSize(foot)
        self.feet.horizontalScrollBar().setValue(self.table.horizontalScrollBar().value())

    def _go_down(self) -> None:
        column = self.table.currentIndex().column()
        if self.table.scores.line(column) is not None:
            self.feet.setCurrentIndex(self.feet.feet.index(0, column))
            self.feet.setFocus(Qt.FocusReason.TabFocusReason)

    def _go_up(self) -> None:
        index = self.feet.currentIndex()
        if index.isValid():
            self.table.setCurrentIndex(self.table.scores.index(len(self.table.scores.rows) - 1, index.column()))
        self.table.setFocus(Qt.FocusReason.TabFocusReason)

    # What Qt asks

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
