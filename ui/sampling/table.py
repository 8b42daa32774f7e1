"""A plain list of many rows, virtual: the rows of a population, or the places of a draw."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.theme import icon, theme

Index = QModelIndex | QPersistentModelIndex
_WIDEST, _MEASURED = 260, 60


class ListModel(QAbstractTableModel):
    """`ticked` says that a person has ticked or unticked a row. Rows hold one text for each head."""

    ticked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heads: tuple[str, ...] = ()
        self.rows: tuple[tuple[str, ...], ...] = ()
        self.quiet: frozenset[int] = frozenset()
        """The rows that stand back."""
        self.warned: frozenset[int] = frozenset()
        self.ticks: set[int] | None = None
        """The places of the ticked rows; None where nothing is ticked here."""

    def show_rows(
        self,
        heads: Sequence[str],
        rows: Sequence[tuple[str, ...]],
        *,
        ticks: set[int] | None = None,
        quiet: frozenset[int] = frozenset(),
        warned: frozenset[int] = frozenset(),
    ) -> None:
        self.beginResetModel()
        self.heads, self.rows, self.ticks, self.quiet, self.warned = tuple(heads), tuple(rows), ticks, quiet, warned
        self.endResetModel()

    def tick(self, row: int) -> None:
        if self.ticks is not None:
            self.ticks ^= {row}
            self.dataChanged.emit(self.index(row, 0), self.index(row, 0))
            self.ticked.emit()

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.heads[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsUserCheckable if self.ticks is not None and index.column() == 0 else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.rows[row][column]
        if role == Qt.ItemDataRole.CheckStateRole and self.ticks is not None and column == 0:
            return Qt.CheckState.Checked if row in self.ticks else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ForegroundRole:
            return theme.color("ink3" if row in self.quiet else "ink1")
        if role == Qt.ItemDataRole.DecorationRole and row in self.warned and column == len(self.heads) - 1:
            return icon("warning", "caution", 16)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.rows[row][column]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(f"{head} {text}" for head, text in zip(self.heads, self.rows[row], strict=True) if text)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.tick(index.row())
        return True


class ListTable(QTableView):
    """Arrows go along the rows; Space ticks the row in hand, where rows are ticked."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = ListModel(self)
        self.setModel(self.list)
        self.setAccessibleName(name)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setStretchLastSection(True)
        self.list.modelReset.connect(self._spread)
        theme.changed.connect(self._spread)

    def height_for(self, rows: int) -> int:
        """Of the heads and so many rows."""
        head = max(self.horizontalHeader().sizeHint().height(), round(theme.line("label")) + 12)
        return head + rows * self.verticalHeader().defaultSectionSize() + 4

    def _spread(self) -> None:
        """As wide as the heads and the first rows ask."""
        self.verticalHeader().setDefaultSectionSize(round(32 * theme.text_scale))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        label, body = QFontMetricsF(theme.font("label")), QFontMetricsF(theme.font("body"))
        for column, head in enumerate(self.list.heads):
            texts = (row[column] for row in self.list.rows[:_MEASURED])
            widest = max((body.horizontalAdvance(text) for text in texts), default=0)
            ticked = 28 if self.list.ticks is not None and column == 0 else 0
            self.setColumnWidth(column, round(min(max(widest, label.horizontalAdvance(head)), _WIDEST) + 30 + ticked))
        if self.list.rows and not self.currentIndex().isValid():
            self.setCurrentIndex(self.list.index(0, 0))

    # What Qt asks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.list.ticks is not None and self.currentIndex().isValid():
            self.list.tick(self.currentIndex().row())
        else:
            super().keyPressEvent(event)
