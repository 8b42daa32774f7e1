"""The rows of a list as they would be added: virtual, with what needs a look marked by an icon and a word."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from ui.case_list.column_heads import ColumnHeads
from ui.theme import icon, theme
from workbench.imports.case_list.fields import Around, What
from workbench.imports.case_list.plan import CaseList
from workbench.imports.case_list.rows import ListRow, State
from workbench.imports.case_list.values import Problem

Index = QModelIndex | QPersistentModelIndex
_ICONS = {State.READY: ("check-circle", "ok"), State.LOOK: ("warning", "caution"), State.THERE: ("minus", "ink2")}
_FIRST = 226


class PreviewModel(QAbstractTableModel):
    """`mended` carries (the row's number, the column's place, the text) of a cell written over."""

    mended = Signal(int, int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = CaseList((), ())

    def show_list(self, plan: CaseList) -> None:
        same = len(plan.rows) == len(self.list.rows) and len(plan.columns) == len(self.list.columns)
        if not same:
            self.beginResetModel()
        self.list = plan
        if not same:
            self.endResetModel()
        elif plan.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(plan.rows) - 1, len(plan.columns)))

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.list.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() or not self.list.columns else len(self.list.columns) + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.isValid() and index.column() and self.list.columns[index.column() - 1].target.what.kept:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.list.rows[index.row()]
        return self._of_row(row, role) if index.column() == 0 else self._of_cell(row, index.column() - 1, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row, place = self.list.rows[index.row()], index.column() - 1
        if role != Qt.ItemDataRole.EditRole or place < 0 or str(value) == row.raws[place]:
            return False
        self.mended.emit(row.number, self.list.columns[place].place, str(value))
        return True

    def _of_row(self, row: ListRow, role: int) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.told
        if role == Qt.ItemDataRole.DecorationRole:
            return icon(*_ICONS[row.state], 16)
        if role == Qt.ItemDataRole.FontRole:
            return theme.font("label" if row.state is State.LOOK else "body")
        if role == Qt.ItemDataRole.ForegroundRole:
            return theme.color("ink2" if row.state is State.THERE else "ink1")
        return None

    def _of_cell(self, row: ListRow, place: int, role: int) -> Any:
        column = self.list.columns[place]
        if role == Qt.ItemDataRole.EditRole:
            return row.raws[place]
        problem = _worst(row, column.place)
        if role == Qt.ItemDataRole.DisplayRole:
            if column.target.what is What.IDENTIFIES:
                return "not read"
            return row.shown[place] or (row.raws[place] if problem else "")
        if role == Qt.ItemDataRole.DecorationRole and problem:
            return icon("warning" if problem.stops else "info", "caution" if problem.stops else "ink2", 16)
        if role == Qt.ItemDataRole.ForegroundRole:
            out = not column.target.what.kept or row.state is State.THERE
            return theme.color("ink3" if out else "caution" if problem and problem.stops else "ink1")
        if role == Qt.ItemDataRole.BackgroundRole and not column.target.what.kept:
            return theme.color("sunken")
        if role == Qt.ItemDataRole.ToolTipRole and problem:
            return problem.sentence
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = f"Row {row.number + 1}, {column.name}: {row.shown[place] or 'empty'}"
            return f"{said}. {problem.what} {problem.fix}" if problem else said
        return None


class _Editing(QStyledItemDelegate):
    """A cell is mended in place; its editor says which cell it is."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = super().createEditor(parent, option, index)
        editor.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        return editor


class Preview(QTableView):
    """`current` carries the ListRow the keyboard is on, or None."""

    current = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = PreviewModel(self)
        self.heads = ColumnHeads(self)
        self.setHorizontalHeader(self.heads)
        self.setModel(self.table)
        self.setItemDelegate(_Editing(self))
        self.setAccessibleName("The list as it would be added")
        self.setAccessibleDescription("F2 writes over a cell, F7 goes to the next row that needs a look")
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.DoubleClicked)
        self.verticalHeader().hide()
        self.selectionModel().currentChanged.connect(self._on_current)
        self.horizontalScrollBar().valueChanged.connect(self.heads.put)
        self._spread()
        theme.changed.connect(self._spread)

    def show_list(self, plan: CaseList, around: Around) -> None:
        row, column = self.currentIndex().row(), max(self.currentIndex().column(), 0)
        number = self.table.list.rows[row].number if 0 <= row < len(self.table.list.rows) else -1
        self.table.show_list(plan)
        self.heads.show_columns(plan.columns, around)
        self._spread()
        if plan.rows:
            row = next((at for at, each in enumerate(plan.rows) if each.number >= number), len(plan.rows) - 1)
            self.setCurrentIndex(self.table.index(row, min(column, len(plan.columns))))
        self.current.emit(self.current_row())

    def current_row(self) -> ListRow | None:
        row = self.currentIndex().row()
        return self.table.list.rows[row] if 0 <= row < len(self.table.list.rows) else None

    def next_to_look_at(self) -> bool:
        """To the first cell that stops the next row, round to the first row again; False where none is left."""
        rows = self.table.list.rows
        here = self.currentIndex().row()
        for turn in range(1, len(rows) + 1):
            at = (here + turn) % len(rows)
            if rows[at].state is State.LOOK:
                self.setCurrentIndex(self.table.index(at, self._column_of(rows[at])))
                self.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    def _column_of(self, row: ListRow) -> int:
        places = [column.place for column in self.table.list.columns]
        stopping = [problem.column for problem in row.problems if problem.stops and problem.column in places]
        return places.index(stopping[0]) + 1 if stopping else 0

    def _spread(self) -> None:
        """Columns as wide as their heads ask; never measured by what stands in thousands of rows."""
        self.verticalHeader().setDefaultSectionSize(round(36 * theme.text_scale))
        for section in range(self.table.columnCount()):
            self.setColumnWidth(
                section, round(_FIRST * theme.text_scale) if section == 0 else self.heads.wanted(section)
            )

    def _on_current(self, now: QModelIndex, before: QModelIndex) -> None:
        if now.row() != before.row():
            self.current.emit(self.current_row())


def _worst(row: ListRow, place: int) -> Problem | None:
    here = [problem for problem in row.problems if problem.column == place]
    return next((problem for problem in here if problem.stops), here[0] if here else None)
