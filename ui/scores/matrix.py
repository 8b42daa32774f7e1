"""The scores: arrows move, Enter opens, letters change what is shown; the first column and the head stay."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QFrame, QTableView, QWidget

from ui.components.labels import Label
from ui.letters import SCORES, letters
from ui.scores.cells import ScoresDelegate
from ui.scores.heads import CaseHead, LineHead
from ui.scores.model import TOTAL, ScoresModel, Shown
from ui.theme import theme
from workbench.domain.moderation.cells import Cell
from workbench.domain.moderation.matrix import At, Matrix

NARROWEST, WIDEST, COUNT, WHOLE_CASE = 82, 140, 68, 82
"""Widths of a line, and of what counts for no line, at 100 %."""
ROOMY, TIGHT, CROWDED = 56, 42, 62
"""Heights of a row at 100 %."""


class ScoresTable(QTableView):
    """`opened` where a cell is to be opened, `counted` where a count is."""

    current_changed = Signal()
    acted = Signal(str)
    opened = Signal()
    counted = Signal()
    down = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scores = ScoresModel(self)
        self._delegate = ScoresDelegate(self)
        self.lines, self.case_head = LineHead(self), CaseHead(self)
        self.setHorizontalHeader(self.lines)
        self.setVerticalHeader(self.case_head)
        self.setModel(self.scores)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("Scores: cases down, lines of enquiry along")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("role", "inside")
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        for corner in self.findChildren(QAbstractButton):
            corner.setAccessibleName("All scores")
        self._corner = Label("Case", "detail", "ink2", self)
        self.selectionModel().currentChanged.connect(lambda _now, _before: self.current_changed.emit())
        self.doubleClicked.connect(lambda _index: self._open(counts=False))
        self.clicked.connect(self._on_clicked)
        letters.changed.connect(self._describe)
        self._describe()

    def show_scores(self, scores: Matrix, shown: Shown, *, differing: bool) -> None:
        """The same cell stays in hand where it is still there."""
        held = self.place
        self.scores.show_scores(scores, shown, differing=differing)
        if not self.currentIndex().isValid() or (held and self.place != held):
            wanted = self.scores.index_of(*held) if held else QModelIndex()
            self.setCurrentIndex(wanted if wanted.isValid() else self.scores.index(0, 0))

    @property
    def cell(self) -> Cell | None:
        """The cell in hand; None on a count."""
        return self.scores.cell(self.currentIndex())

    @property
    def place(self) -> At | None:
        """(id of the case, of the line) in hand; the line is 0 on a count."""
        index = self.currentIndex()
        if not index.isValid() or self.scores.scores is None:
            return None
        case = self.scores.scores.cases[self.scores.rows[index.row()]]
        line = self.scores.line(index.column())
        return case.id, line.id if line is not None else 0

    def choose(self, case_id: int, line_id: int = 0) -> None:
        """That cell; without a line that case, in the column in hand."""
        index = self.scores.index_of(case_id, line_id)
        if index.isValid() and not line_id:
            index = self.scores.index(index.row(), max(0, self.currentIndex().column()))
        if index.isValid():
            self.setCurrentIndex(index)

    def spread(self, width: int) -> int:
        """Lines share the width there is, and scroll where there is too little; how wide each is then."""
        scale, wide = theme.text_scale, 0
        self.case_head.setFixedWidth(self.case_head.sizeHint().width())
        aside = {n: self._beside(n) for n in range(len(self.scores.columns)) if not self.scores.counts_for_a_line(n)}
        self.lines.setMinimumSectionSize(min(*aside.values(), round(NARROWEST * scale)) if aside else 24)
        if many := len(self.scores.columns) - len(aside):
            room = (width - self.case_head.width() - sum(aside.values())) // many
            if room > (NARROWEST + 4) * scale:  # then there is room for a tower and its count under the whole case
                least = round(WHOLE_CASE * scale)
                aside = {n: each if self.scores.line(n) is None else max(each, least) for n, each in aside.items()}
                room = (width - self.case_head.width() - sum(aside.values())) // many
            wide = min(max(room, round(NARROWEST * scale)), round(WIDEST * scale))
            for section in range(len(self.scores.columns)):
                self.lines.resizeSection(section, aside.get(section, wide))
        return wide

    def set_rows(self, height: int, *, titles: int) -> None:
        """How high a case is, at 100 %, and in how many lines the title of a line may be."""
        self.case_head.setDefaultSectionSize(round(height * theme.text_scale))
        self.lines.set_most(titles)
        self.lines.setFixedHeight(self.lines.sizeHint().height())
        self.updateGeometries()
        self.show_where()
        size = self._corner.sizeHint()
        self._corner.setGeometry(10, self.lines.height() - size.height() - 6, size.width(), size.height())

    def _beside(self, column: int) -> int:
        """The width of what is no line that counts: as wide as its counts."""
        least = round(COUNT * theme.text_scale)
        if self.scores.line(column) is not None:
            return least
        metrics = QFontMetricsF(theme.font("label"))
        words = {self.scores.tally(row).words for row in range(len(self.scores.rows))}
        return max([least, *(round(metrics.horizontalAdvance(each)) + 14 for each in words)])

    def show_where(self) -> None:
        """What the column of counts says stands at the case while that column is out of sight."""
        at = next((n for n, column in enumerate(self.scores.columns) if column == TOTAL), -1)
        end = self.columnViewportPosition(at) + self.columnWidth(at) if at >= 0 else 0
        self.case_head.show_counts(at >= 0 and (end > self.viewport().width() + 2 or end <= 0))

    def _open(self, *, counts: bool = True) -> None:
        if self.cell is not None:
            self.opened.emit()
        elif counts and self.currentIndex().isValid():
            self.counted.emit()

    def _on_clicked(self, index: QModelIndex) -> None:
        """A count opens at one press, as every count does."""
        if self.scores.cell(index) is None:
            self.counted.emit()

    def _describe(self) -> None:
        names = (("layer", "change layer"), ("differ", "only where they differ"))
        told = [f"{letter} {does}" for name, does in names if (letter := letters.shown(SCORES, name))]
        self.setAccessibleDescription(", ".join([*told, "Enter opens it"]))

    # What Qt asks

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if dx:
            self.show_where()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if meant := letters.meant(SCORES, event):
            self.acted.emit(meant)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._open()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Down and self.currentIndex().row() == len(self.scores.rows) - 1:
            self.down.emit()
        else:
            super().keyPressEvent(event)
