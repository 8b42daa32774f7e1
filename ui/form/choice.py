"""A choice of terms. Where it is free, other words may be typed. It speaks only when a person has chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

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
        self.setEditable(free)
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

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # scrolling past a form must never change it
