"""The returns as a table: cases down, agencies along, and under them how many each agency has settled."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from workbench.domain.audits import Case, Member
from workbench.domain.returns.standing import ReturnsNow, Standing, settled_of

Index = QModelIndex | QPersistentModelIndex
STANDING = Qt.ItemDataRole.UserRole
"""The Standing of a cell; None in the row under the cases."""
SECOND = Qt.ItemDataRole.UserRole + 1
"""The second line of a cell."""
FULL = Qt.ItemDataRole.UserRole + 2
"""Whether a count is complete: 8 of 8."""
LOOSE = Qt.ItemDataRole.UserRole + 3
"""Whether something is to be fixed in an agency's form that belongs to no case."""


class ReturnsModel(QAbstractTableModel):
    """Its last row is about all cases of an agency. It changes by ranges: the selection stays."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.now: ReturnsNow | None = None
        self._rows: tuple[tuple[Standing, ...], ...] = ()
        self.cases: tuple[Case, ...] = ()
        self.members: tuple[Member, ...] = ()

    def show_returns(self, now: ReturnsNow) -> None:
        refs = [(case.id, case.ref) for case in now.cases]
        names = [(each.agency.id, each.agency.name) for each in now.members]
        same = refs == [(case.id, case.ref) for case in self.cases]
        same = same and names == [(each.agency.id, each.agency.name) for each in self.members]
        before, other_day = self._rows, self.now is None or self.now.today != now.today
        if not same:
            self.beginResetModel()
        self.now, self._rows, self.cases, self.members = now, now.rows, now.cases, now.members
        if not same:
            self.endResetModel()
            return
        changed = [n for n, row in enumerate(self._rows) if other_day or row != before[n]]
        last = len(self.members) - 1
        if self.members:
            self.dataChanged.emit(self.index(len(self.cases), 0), self.index(len(self.cases), last))
        if changed and self.members:
            self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], last))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, changed[0], changed[-1])
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last)

    def place(self, index: Index) -> tuple[int | None, int] | None:
        """(id of the case, of the agency); the case is None in the last row."""
        if not index.isValid():
            return None
        row = index.row()
        return self.cases[row].id if row < len(self.cases) else None, self.members[index.column()].agency.id

    def index_of(self, case_id: int | None, agency_id: int) -> QModelIndex:
        """An invalid index where there is no such return."""
        row = next((n for n, case in enumerate(self.cases) if case.id == case_id), len(self.cases))
        column = next((n for n, each in enumerate(self.members) if each.agency.id == agency_id), -1)
        if column < 0 or (case_id is not None and row == len(self.cases)):
            return QModelIndex()
        return self.index(row, column)

    def settled_in(self, row: int) -> tuple[int, int]:
        """(settled, of how many) of one case."""
        return settled_of(self._rows[row]), len(self.members)

    def settled_of(self, column: int) -> tuple[int, int]:
        """(settled, of how many) of one agency."""
        return sum(row[column].settled for row in self._rows), len(self.cases)

    def loose(self, column: int) -> int:
        """What is to be fixed in an agency's form and belongs to no case of this audit."""
        agency_id = self.members[column].agency.id
        return len(self.now.sheet.problems(None, agency_id)) if self.now else 0

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() or not self.cases else len(self.cases) + 1

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.members)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = index.row(), index.column()
        told = role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
        if row == len(self.cases):
            settled, of = self.settled_of(column)
            loose = self.loose(column)
            if role == Qt.ItemDataRole.DisplayRole:
                return f"{settled} of {of}" + (f", {loose} to fix" if loose else "")
            if role == FULL:
                return settled == of
            if role == LOOSE:
                return bool(loose)
            words = f"{self.members[column].agency.name}, all cases. {settled} of {of} settled."
            return words + (f" {loose} to fix that belongs to no case." if loose else "") if told else None
        standing = self._rows[row][column]
        if role == STANDING:
            return standing
        if role == Qt.ItemDataRole.DisplayRole:
            return standing.state.word
        assert self.now is not None
        if role == SECOND:
            return standing.second(self.now.today)
        if told:
            return f"{self.cases[row].ref}, {self.members[column].agency.name}. {standing.told(self.now.today)}."
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        told = role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
        if role != Qt.ItemDataRole.DisplayRole and not told:
            return None
        if orientation == Qt.Orientation.Horizontal:
            name = self.members[section].agency.name
            settled, of = self.settled_of(section)
        elif section < len(self.cases):
            name = self.cases[section].ref
            settled, of = self.settled_in(section)
        else:
            return "Settled"
        return f"{name}, {settled} of {of} settled" if told else name
