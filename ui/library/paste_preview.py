"""What was recognised in pasted words: lines ticked; below them every text that was left, to be ticked after all."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.components.focus_ring import paint_focus_ring
from ui.theme import icon, theme
from workbench.domain.frameworks import Line
from workbench.domain.text import counted, plain

Index = QModelIndex | QPersistentModelIndex
_HEADS = ("Take", "Title", "What is asked", "With it")


@dataclass(frozen=True, slots=True)
class Offer:
    line: Line
    taken: bool
    left: bool = False
    """Not recognised as a line."""


class Offers(QAbstractTableModel):
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.offers: list[Offer] = []

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Other words: a title or a tick that a person gave stays with the line whose question it was given to."""
        had = {(each.line.question, each.left): each for each in self.offers}
        self.beginResetModel()
        self.offers = []
        for offer in offers:
            old = had.get((offer.line.question, offer.left))
            if old is not None:
                offer = replace(offer, taken=old.taken, line=replace(offer.line, title=old.line.title))
            self.offers.append(offer)
        self.endResetModel()
        self.changed.emit()

    @property
    def taken(self) -> tuple[Line, ...]:
        return tuple(offer.line for offer in self.offers if offer.taken)

    def toggle(self, row: int) -> None:
        self.setData(self.index(row, 0), not self.offers[row].taken, Qt.ItemDataRole.CheckStateRole)

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.offers)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(_HEADS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == 1:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        offer = self.offers[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0:
            return Qt.CheckState.Checked if offer.taken else Qt.CheckState.Unchecked
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._words(offer, index.column())
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == 2:
            return "\n• ".join((offer.line.question, *offer.line.prompts))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = "taken" if offer.taken else "left out"
            return f"{offer.line.title}, {said}. {self._words(offer, index.column())}"
        if role == Qt.ItemDataRole.FontRole:
            return theme.font("detail_strong" if index.column() == 1 and offer.taken else "detail")
        if role == Qt.ItemDataRole.ForegroundRole and not offer.taken:
            return theme.color("ink3")
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = index.row()
        offer = self.offers[row]
        if role == Qt.ItemDataRole.CheckStateRole:
            self.offers[row] = replace(offer, taken=value in (True, Qt.CheckState.Checked, Qt.CheckState.Checked.value))
        else:
            title = " ".join(plain(str(value)).split())
            if not title:
                return False
            self.offers[row] = replace(offer, line=replace(offer.line, title=title))
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(_HEADS) - 1))
        self.changed.emit()
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return _HEADS[section]
        return None

    def _words(self, offer: Offer, column: int) -> str:
        match column:
            case 0:
                return "Line" if not offer.left else "Left"
            case 1:
                return offer.line.title
            case 2:
                return offer.line.question
        told = [counted(len(offer.line.prompts), "prompt")] if offer.line.prompts else []
        told += [counted(len(offer.line.descriptors), "wording")] if offer.line.descriptors else []
        return ", ".join(told)


class TickDelegate(QStyledItemDelegate):
    """A tick box as everywhere in the product."""

    # What Qt asks

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.features &= ~QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
        option.text = f"       {option.text}"

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        rect = QRectF(option.rect)
        box = QRectF(rect.left() + 12, rect.center().y() - 8, 17, 17)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("accent" if ticked else "control"), 1))
        painter.setBrush(theme.color("accent" if ticked else "surface"))
        painter.drawRoundedRect(box, 4, 4)
        if ticked:
            dpr = painter.device().devicePixelRatio()
            painter.drawPixmap(round(box.left() + 2), round(box.top() + 2), icon("check-bold", "accentInk", 13, dpr))
        painter.restore()


class Preview(QTableView):
    """Space ticks the row; Enter or F2 edits its title."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = Offers(self)
        self.setModel(self.table)
        self.setItemDelegateForColumn(0, TickDelegate(self))
        self.clicked.connect(self._on_clicked)
        self.setAccessibleName("Lines recognised, and what was left")
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.verticalHeader().hide()
        self.setWordWrap(False)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.table.modelReset.connect(self._on_reset)
        self._fit()
        theme.changed.connect(self._fit)

    def _fit(self) -> None:
        scale = theme.text_scale
        self.verticalHeader().setDefaultSectionSize(round(38 * scale))
        for column, width in ((0, 84), (1, 210), (3, 118)):
            self.setColumnWidth(column, round(width * scale))

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == 0:
            self.table.toggle(index.row())

    def _on_reset(self) -> None:
        if self.table.offers:
            self.setCurrentIndex(self.table.index(0, 1))

    # What Qt asks

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus() and not self.table.offers:  # no row to carry the ring
            painter = QPainter(self.viewport())
            paint_focus_ring(painter, QRectF(self.viewport().rect()), 8)
            painter.end()

    def keyPressEvent(self, event: Any) -> None:
        row = self.currentIndex().row()
        if event.key() == Qt.Key.Key_Space and row >= 0:
            self.table.toggle(row)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0 and not event.modifiers():
            self.edit(self.table.index(row, 1))
        else:
            super().keyPressEvent(event)
