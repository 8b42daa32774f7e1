"""What one form would change: what stands there now, and what would stand there."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.theme import theme
from workbench.domain.returns.staged import StagedChange

Index = QModelIndex | QPersistentModelIndex
_HEADS = ("Case", "Line", "What", "Now", "Would be")
_WIDTHS = (96, 78, 130)
EMPTY = "–"


class ChangesModel(QAbstractTableModel):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.changes: tuple[StagedChange, ...] = ()

    def show_changes(self, changes: tuple[StagedChange, ...]) -> None:
        self.beginResetModel()
        self.changes = changes
        self.endResetModel()

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.changes)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(_HEADS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        change = self.changes[index.row()]
        cells = (change.case_ref, change.line or "All", change.what, change.before or EMPTY, change.after or EMPTY)
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(cells[index.column()].split())
        if role == Qt.ItemDataRole.ToolTipRole and index.column() >= 3:
            return cells[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return in_words(change)
        if role == Qt.ItemDataRole.ForegroundRole:
            return theme.color("ink2" if index.column() == 3 else "ink1")
        if role == Qt.ItemDataRole.FontRole:
            return theme.font("detail_strong" if index.column() == 0 else "detail")
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _HEADS[section]
        return None


class ChangesTable(QTableView):
    """`chosen` carries the StagedChange of the row in hand."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = ChangesModel(self)
        self.setModel(self.table)
        self.setAccessibleName("What would change")
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.selectionModel().currentRowChanged.connect(self._on_row)
        theme.changed.connect(self._spread)
        self._spread()

    def show_changes(self, changes: tuple[StagedChange, ...]) -> None:
        self.table.show_changes(changes)
        if changes:
            self.setCurrentIndex(self.table.index(0, 0))

    def _spread(self) -> None:
        scale = theme.text_scale
        self.verticalHeader().setDefaultSectionSize(round(30 * scale))
        for place, width in enumerate(_WIDTHS):
            self.setColumnWidth(place, round(width * scale))
        room = max(self.viewport().width() - round(sum(_WIDTHS) * scale), 160)
        self.setColumnWidth(3, round(room * 0.4))
        self.setColumnWidth(4, room - round(room * 0.4))

    def _on_row(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            self.chosen.emit(self.table.changes[now.row()])

    # What Qt asks

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._spread()


def in_words(change: StagedChange) -> str:
    """'MIS26-03, line 2, Grade: nothing now, would be Good'."""
    place = ", ".join(part for part in (change.case_ref, change.line, change.what) if part)
    return f"{place}: {change.before or 'nothing'} now, would be {change.after or 'nothing'}"
