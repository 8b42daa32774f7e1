"""A choice of terms. Where it is free, other words may be typed. It speaks only when a person has chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QStylePainter,
    QWidget,
)

Terms = Sequence[tuple[str, str]]
"""(what is kept, what is shown)."""


class Choice(QComboBox):
    """`picked` carries what is to be kept, and only when it differs from what is kept already."""

    picked = Signal(str)

    def __init__(
        self, terms: Terms = (), *, free: bool = False, blank: str = "Not recorded", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._free = free
        self._blank = blank
        self._kept = ""
        if free:
            self.setLineEdit(_FreeLine())
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(5)
        self.setMaxVisibleItems(14)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        line = self.lineEdit()
        if line is not None:
            line.setPlaceholderText(blank)
            line.editingFinished.connect(self._on_settled)
        self.activated.connect(self._on_settled)
        self.set_terms(terms)

    def set_terms(self, terms: Terms) -> None:
        """Other terms to choose from; what is kept stays."""
        kept = self.value() if self.count() else self._kept
        blocked = self.blockSignals(True)
        self.clear()
        if self._free or self._blank:
            self.addItem("" if self._free else self._blank, "")
        for value, label in terms:
            self.addItem(label, value)
        self.blockSignals(blocked)
        self.set_value(kept)

    def value(self) -> str:
        if not self._free:
            return str(self.currentData() or "")
        typed = self.currentText().strip()
        place = self.findText(typed, Qt.MatchFlag.MatchFixedString)
        return str(self.itemData(place)) if place >= 0 else typed

    def set_value(self, value: str) -> None:
        """Show what is kept. A code that is no longer among the terms is shown as it is."""
        blocked = self.blockSignals(True)
        place = self.findData(value)
        if place < 0 and not self._free and value:
            self.addItem(value, value)
            place = self.count() - 1
        self.setCurrentIndex(place)
        if place < 0 and self._free:
            self.setEditText(value)
        self.blockSignals(blocked)
        line = self.lineEdit()
        if line is not None:
            line.setCursorPosition(0)
        self._kept = self.value()

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        line = self.lineEdit()
        if line is not None:
            line.setAccessibleName(name)

    def _on_settled(self) -> None:
        value = self.value()
        if value != self._kept:
            self._kept = value
            self.picked.emit(value)

    # What Qt asks

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width() - 4
        option.currentText = self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # scrolling past a form must never change it


class _FreeLine(QLineEdit):
    """Words too long for it end in an ellipsis while nobody is typing."""

    # What Qt asks

    def paintEvent(self, event: QPaintEvent) -> None:
        room = self.width() - 6
        if self.hasFocus() or self.fontMetrics().horizontalAdvance(self.text()) <= room:
            super().paintEvent(event)
            return
        painter, option = QPainter(self), QStyleOptionFrame()
        self.initStyleOption(option)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
        within = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self).adjusted(2, 0, -2, 0)
        cut = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, within.width())
        painter.setPen(option.palette.text().color())
        painter.drawText(within, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)
        painter.end()
