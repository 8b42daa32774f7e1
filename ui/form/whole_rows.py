"""Rows of a list as high as their words are in the width they are painted in."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

_PADDING, _RING = 36, 6
"""What a row takes at its sides, and what the ring takes above and below: Qt measures without either."""


class WholeRows(QStyledItemDelegate):
    """For a list whose words wrap."""

    def __init__(self, shown: QListView) -> None:
        super().__init__(shown)
        self._list = shown
        shown.setWordWrap(True)
        shown.setResizeMode(QListView.ResizeMode.Adjust)
        shown.setItemDelegate(self)

    # What Qt asks

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        narrower = QStyleOptionViewItem(option)
        narrower.rect.setWidth(self._list.viewport().width() - _PADDING)
        return super().sizeHint(narrower, index) + QSize(0, _RING)
