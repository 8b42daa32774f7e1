"""Rows of two lines in a list: a name, and under it what there is to know about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.components.focus_ring import paint_focus_ring
from ui.theme import icon, theme

Index = QModelIndex | QPersistentModelIndex
_ROW = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Row:
    """`key` tells rows apart when they are shown again; a heading has none and cannot be chosen."""

    key: str
    name: str
    about: str = ""
    lead: str = ""
    """A number, left of the name."""
    icon: str = ""
    """Left of `about`: what it says, as a picture beside the words."""
    tone: str = "ink2"


class Rows(QAbstractListModel):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()

    def show_rows(self, rows: Sequence[Row]) -> None:
        if [row.key for row in rows] == [row.key for row in self.rows]:
            self.rows = tuple(rows)
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def place_of(self, key: str) -> int:
        """-1 where no row has this key."""
        return next((place for place, row in enumerate(self.rows) if key and row.key == key), -1)

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not self.rows[index.row()].key:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ". ".join(part for part in (row.lead.strip(), row.name, row.about) if part)
        if role == _ROW:
            return row
        return None


class RowDelegate(QStyledItemDelegate):
    # What Qt asks

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: Row = index.data(_ROW)
        if not row.key:
            return QSize(120, round(theme.line("smallest_strong")) + 18)
        under = theme.line("smallest") + 2 if row.about else 0
        return QSize(120, round(theme.line("detail_strong") + under) + 18)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(_ROW)
        state: QStyle.StateFlag = option.state
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not row.key:
            self._words(painter, rect.adjusted(12, 12, -8, -4), row.name, "smallest_strong", "ink2")
            painter.restore()
            return
        plate = rect.adjusted(4, 1, -4, -1)
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accentSoft"))
            painter.drawRoundedRect(plate, 6, 6)
            painter.setBrush(theme.color("accent"))
            painter.drawRoundedRect(QRectF(plate.left(), plate.top() + 6, 3, plate.height() - 12), 1.5, 1.5)
        if state & QStyle.StateFlag.State_HasFocus:
            paint_focus_ring(painter, plate, 6)
        left = plate.left() + 12
        line = theme.line("detail_strong")
        top = plate.top() + 8
        if row.lead:
            self._words(painter, QRectF(left, top, 26, line), row.lead, "detail_strong", "accentText")
            left += 26
        width = plate.right() - 8 - left
        self._words(painter, QRectF(left, top, width, line), row.name, "detail_strong", "ink1")
        if row.about:
            under = QRectF(left, top + line + 2, width, theme.line("smallest"))
            if row.icon:
                dpr = painter.device().devicePixelRatio()
                painter.drawPixmap(round(left), round(under.center().y() - 6.5), icon(row.icon, row.tone, 13, dpr))
                under.adjust(18, 0, 0, 0)
            self._words(painter, under, row.about, "smallest", row.tone)
        painter.restore()

    def _words(self, painter: QPainter, rect: QRectF, words: str, role: str, tone: str) -> None:
        font = theme.font(role)
        painter.setFont(font)
        painter.setPen(theme.color(tone))
        shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
