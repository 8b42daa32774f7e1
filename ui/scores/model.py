"""The scores as a table: cases down, lines along, and after the lines how many of a case are good or better."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from workbench.domain.audits import AuditLine
from workbench.domain.judgements import Layer
from workbench.domain.moderation.cells import Cell
from workbench.domain.moderation.matrix import At, Matrix, Tally, given_in, own_words
from workbench.domain.scales import Grade, NonScore

Index = QModelIndex | QPersistentModelIndex
CELL = Qt.ItemDataRole.UserRole
"""The Cell; None in the column of counts."""
TALLY = Qt.ItemDataRole.UserRole + 1
"""The Tally of a case; None elsewhere."""
MARK = Qt.ItemDataRole.UserRole + 2
"""A Mark: whether the cell is among those a count has opened."""
BESIDE = Qt.ItemDataRole.UserRole + 3
"""What agencies answered in the cell that is no grade."""
QUIET = Qt.ItemDataRole.UserRole + 4
"""Whether the cell is left out: only where they differ is shown, and here they do not."""
TOTAL = -1
"""The column of counts, where others have the number of a line."""


class Shown(StrEnum):
    """Which layer the matrix shows."""

    SELF = "self"
    PANEL = "panel"
    BOTH = "both"
    FINAL = "final"

    @property
    def words(self) -> str:
        return "Both layers" if self is Shown.BOTH else self.value.capitalize()

    @property
    def counts(self) -> Layer:
        """The layer whose grades are counted at the edges."""
        return Layer.SELF if self is Shown.SELF else Layer.PANEL


class Mark(StrEnum):
    NONE = ""
    COUNTED = "counted"
    MEANT = "meant"
    """What the count is about: the three of "3 of 8"."""


@dataclass(frozen=True, slots=True)
class Opened:
    """The cells that a count has opened, and what it says."""

    key: str
    words: str
    counted: frozenset[At]
    meant: frozenset[At]


class ScoresModel(QAbstractTableModel):
    """Whatever it shows, a place in it is told by case and line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scores: Matrix | None = None
        self.shown = Shown.BOTH
        self.differing = False
        self.opened: Opened | None = None
        self.rows: tuple[int, ...] = ()
        self.columns: tuple[int, ...] = ()

    def show_scores(self, scores: Matrix, shown: Shown, *, differing: bool) -> None:
        rows, columns = _kept(scores, differing=differing)
        same = self.scores is not None and (rows, columns) == (self.rows, self.columns)
        same = same and self.scores is not None and _heads(self.scores) == _heads(scores)
        if not same:
            self.beginResetModel()
        self.scores, self.shown, self.differing, self.rows, self.columns = scores, shown, differing, rows, columns
        if not same:
            self.endResetModel()
        elif rows and columns:
            self._all_changed()

    def open_count(self, opened: Opened | None) -> None:
        if opened != self.opened:
            self.opened = opened
            if self.rows and self.columns:
                self._all_changed()

    def _all_changed(self) -> None:
        self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, len(self.columns) - 1))
        self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self.rows) - 1)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def cell(self, index: Index) -> Cell | None:
        """None in the column of counts, and where there is nothing."""
        if self.scores is None or not index.isValid() or self.columns[index.column()] == TOTAL:
            return None
        return self.scores.rows[self.rows[index.row()]][self.columns[index.column()]]

    def line(self, column: int) -> AuditLine | None:
        at = self.columns[column]
        return None if self.scores is None or at == TOTAL else self.scores.lines[at]

    def counts_for_a_line(self, column: int) -> bool:
        """Whether it is a column of a line that counts; not the counts, nor the whole case."""
        at = self.columns[column]
        return at != TOTAL and self.scores is not None and at < self.scores.counting

    def index_of(self, case_id: int, line_id: int) -> QModelIndex:
        """The first of the row where there is no such line; an invalid one where there is no such case."""
        if self.scores is None:
            return QModelIndex()
        lines = self.scores.lines
        row = next((n for n, at in enumerate(self.rows) if self.scores.cases[at].id == case_id), -1)
        column = next((n for n, at in enumerate(self.columns) if at != TOTAL and lines[at].id == line_id), 0)
        return self.index(row, column) if row >= 0 else QModelIndex()

    def tally(self, row: int) -> Tally:
        assert self.scores is not None
        return self.scores.of_case(self.rows[row], self.shown.counts)

    def told(self, cell: Cell) -> str:
        """What a screen reader hears of a cell: where it is, and the layers that are shown."""
        assert self.scores is not None
        line = cell.line.line
        place = line.title if cell.line is self.scores.whole.whole_case_line else f"line {line.number}, {line.title}"
        return f"{cell.case.ref}, {place}. {self.said(cell)}"

    def said(self, cell: Cell) -> str:
        """What stands in a cell, of the layers that are shown."""
        assert self.scores is not None
        said = []
        if self.shown is not Shown.SELF:
            given = given_in(cell)
            answered = given is not NonScore.NOT_ANSWERED
            said.append(f"Panel {given.label}." if answered else "The panel has not graded this line yet.")
        if self.shown is not Shown.PANEL:
            beside = self.scores.own_beside.get((cell.case.id, cell.line.id), ()) if self.shown is Shown.SELF else ()
            said.append(own_words(cell, beside))
        if self.shown is Shown.BOTH and cell.lower_than_most:
            said.append("Panel lower than most.")
        return " ".join(said)

    def _mark(self, cell: Cell) -> Mark:
        at = (cell.case.id, cell.line.id)
        if self.opened is None or at not in self.opened.counted:
            return Mark.NONE
        return Mark.MEANT if at in self.opened.meant else Mark.COUNTED

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cell = self.cell(index)
        told = role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
        if cell is None:
            if role in (TALLY, Qt.ItemDataRole.DisplayRole) or told:
                tally = self.tally(index.row())
                if told:
                    return f"{self._ref(index.row())}. {tally.told}"
                return tally if role == TALLY else tally.words
            return None
        if role == CELL:
            return cell
        if role == MARK:
            return self._mark(cell)
        if role == QUIET:
            return self.differing and not cell.differs
        if role == BESIDE:
            assert self.scores is not None
            return self.scores.own_beside.get((cell.case.id, cell.line.id), ())
        if told:
            mark = self._mark(cell)
            return f"{self.told(cell)} Counted." if mark is Mark.MEANT else self.told(cell)
        if role == Qt.ItemDataRole.DisplayRole:
            given = given_in(cell)
            return given.code if isinstance(given, Grade) else given.short
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        told = role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
        if role != Qt.ItemDataRole.DisplayRole and not told:
            return None
        if orientation == Qt.Orientation.Vertical:
            return f"{self._ref(section)}. {self.tally(section).told}" if told else self._ref(section)
        line = self.line(section)
        if line is None or self.scores is None:
            return "Case, good or better" if told else "Good or better"
        if line is self.scores.whole.whole_case_line:
            return line.line.title
        return f"Line {line.line.number}, {line.line.title}. {line.line.question}" if told else line.line.title

    def _ref(self, row: int) -> str:
        assert self.scores is not None
        return self.scores.cases[self.rows[row]].ref


def _heads(scores: Matrix) -> object:
    return [(case.id, case.ref) for case in scores.cases], scores.lines


def _kept(scores: Matrix, *, differing: bool) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The rows and columns to show: all, or those in which something differs."""
    rows, lines = range(len(scores.rows)), range(len(scores.lines))
    if differing:
        apart = [[cell.differs for cell in row] for row in scores.rows]
        kept_lines = [column for column in lines if any(row[column] for row in apart)]
        kept_rows = [row for row in rows if any(apart[row])]
    else:
        kept_rows, kept_lines = list(rows), list(lines)
    before = [column for column in kept_lines if column < scores.counting]
    after = [column for column in kept_lines if column >= scores.counting]
    return tuple(kept_rows), (*before, TOTAL, *after) if kept_lines else ()
