"""The cases of an audit as a table: a row a case. In the new audit its cells are edited in place."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.audit.lists import FIELD_LISTS, ethnicities, terms
from ui.form.choice import Choice
from ui.theme import theme
from workbench.domain.audits import Case
from workbench.domain.text import plain

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class CaseColumn:
    """`field` is empty for what is only told, such as how far it is graded. `spare` ones go where there is no room."""

    title: str
    width: int
    told: Callable[[Case], str]
    field: str = ""
    stretches: bool = False
    spare: bool = False


class CaseModel(QAbstractTableModel):
    """`edited` carries (the case as it was, as it should be). The rows change when they are shown again."""

    edited = Signal(object, object)

    def __init__(self, columns: Sequence[CaseColumn], *, editable: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.cases: tuple[Case, ...] = ()
        self._editable = editable

    def show_cases(self, cases: Sequence[Case]) -> None:
        if [case.id for case in cases] == [case.id for case in self.cases]:
            self.cases = tuple(cases)
            if cases:
                self.dataChanged.emit(self.index(0, 0), self.index(len(cases) - 1, len(self.columns) - 1))
            return
        self.beginResetModel()
        self.cases = tuple(cases)
        self.endResetModel()

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.cases)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self._editable and index.isValid() and self.columns[index.column()].field:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        case, column = self.cases[index.row()], self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.told(case) or ("" if column.field else "–")
        if role == Qt.ItemDataRole.EditRole and column.field:
            return getattr(case, column.field)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{case.ref}, {column.title}: {column.told(case) or 'not recorded'}"
        if role == Qt.ItemDataRole.FontRole:
            return theme.font("label" if index.column() == 0 else "body")
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        case, column = self.cases[index.row()], self.columns[index.column()]
        values: dict[str, Any] = {column.field: plain(str(value)).strip()}
        wanted = replace(case, **values)
        if wanted != case:
            self.edited.emit(case, wanted)
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self.columns[section].title
        return None


class CaseDelegate(QStyledItemDelegate):
    """A choice where there is a list, a line of text elsewhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ethnicity_set = "ew-2021"

    # What Qt asks

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        model = index.model()
        assert isinstance(model, CaseModel)
        column = model.columns[index.column()]
        if column.field == "ethnicity":
            editor: QWidget = Choice(ethnicities(self.ethnicity_set), parent=parent)
        elif column.field in FIELD_LISTS:
            editor = Choice(terms(FIELD_LISTS[column.field]), free=column.field != "age_band", parent=parent)
        else:
            editor = QLineEdit(parent)
        editor.setAccessibleName(f"{model.cases[index.row()].ref}, {column.title}")
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        value = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, Choice):
            editor.set_value(value)
        elif isinstance(editor, QLineEdit):
            editor.setText(value)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        value = editor.value() if isinstance(editor, Choice) else editor.text() if isinstance(editor, QLineEdit) else ""
        model.setData(index, value)


class CaseTable(QTableView):
    """`chosen` carries the Case of the current row."""

    chosen = Signal(object)

    def __init__(self, columns: Sequence[CaseColumn], *, editable: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = CaseModel(columns, editable=editable, parent=self)
        self.delegate = CaseDelegate(self)
        self.setModel(self.table)
        self.setItemDelegate(self.delegate)
        self.setAccessibleName("Cases")
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        behaviour = QAbstractItemView.SelectionBehavior
        self.setSelectionBehavior(behaviour.SelectItems if editable else behaviour.SelectRows)
        if editable:
            triggers = QAbstractItemView.EditTrigger
            self.setEditTriggers(triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.DoubleClicked)
        else:
            self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        widest = next((place for place, column in enumerate(columns) if column.stretches), len(columns) - 1)
        self.horizontalHeader().setSectionResizeMode(widest, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().currentChanged.connect(self._on_current)
        self._spread()
        theme.changed.connect(self._spread)

    def height_for(self, rows: int) -> int:
        """So many rows, the head, and the edges."""
        return rows * self.verticalHeader().defaultSectionSize() + round(46 * theme.text_scale)

    def _spread(self) -> None:
        """Columns as wide as the size of text asks; the spare ones only where there is room."""
        scale = theme.text_scale
        self.verticalHeader().setDefaultSectionSize(round(40 * scale))
        columns = self.table.columns
        room = self.viewport().width() - sum(column.width * scale for column in columns if not column.spare)
        for place, column in enumerate(columns):
            self.setColumnWidth(place, round(column.width * scale))
            if column.spare:
                room -= column.width * scale
                self.setColumnHidden(place, room < 0)

    def show_cases(self, cases: Sequence[Case]) -> None:
        row, column = self.currentIndex().row(), max(self.currentIndex().column(), 0)
        current = self.current_case()
        self.table.show_cases(cases)
        if not cases:
            return
        place = next(
            (n for n, case in enumerate(cases) if current and case.id == current.id), min(max(row, 0), len(cases) - 1)
        )
        if self.currentIndex().row() != place:
            self.setCurrentIndex(self.table.index(place, column))

    def current_case(self) -> Case | None:
        row = self.currentIndex().row()
        return self.table.cases[row] if 0 <= row < len(self.table.cases) else None

    def choose(self, case_id: int) -> None:
        for place, case in enumerate(self.table.cases):
            if case.id == case_id:
                self.setCurrentIndex(self.table.index(place, max(self.currentIndex().column(), 0)))

    def _on_current(self, now: QModelIndex, before: QModelIndex) -> None:
        case = self.current_case()
        if case is not None and (now.row() != before.row() or not before.isValid()):
            self.chosen.emit(case)

    # What Qt asks

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._spread()
