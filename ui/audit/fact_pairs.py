"""Further facts of a case: a label and what it is, as many as there are, and room for one more."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from ui.components.button import Button
from ui.components.labels import Label
from workbench.domain.text import plain

Facts = tuple[tuple[str, str], ...]


class FactPairs(QWidget):
    """`left` says that a person has left a pair; what stands there then is `facts()`."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pairs: list[tuple[QLineEdit, QLineEdit, Button]] = []
        self._read_only = False
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Label("Other facts", "label"))
        column.addLayout(self._grid)
        self._grow(1)

    def facts(self) -> Facts:
        """The pairs as they stand; what is written without a label is a note."""
        said = ((plain(label.text()).strip(), plain(value.text()).strip()) for label, value, _ in self.pairs)
        return tuple((label or "Note", value) for label, value in said if label or value)

    def show_facts(self, facts: Sequence[tuple[str, str]], *, fresh: bool) -> None:
        """`fresh` for another case: else what is being typed stays."""
        if not fresh and (self.is_typing() or self.facts() == tuple(facts)):
            return
        self._grow(len(facts) + 1)
        for place, (label, value, _) in enumerate(self.pairs):
            words = facts[place] if place < len(facts) else ("", "")
            for line, text in zip((label, value), words, strict=True):
                line.setText(text)
                line.setCursorPosition(0)
        self._trim(len(facts) + 1)
        self._dress()

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        self._dress()

    def is_typing(self) -> bool:
        lines = [line for label, value, _ in self.pairs for line in (label, value)]
        return any(line.hasFocus() and line.isModified() for line in lines)

    def _grow(self, count: int) -> None:
        while len(self.pairs) < count:
            place = len(self.pairs)
            label, value = QLineEdit(), QLineEdit()
            label.setPlaceholderText("Times missing")
            value.setPlaceholderText("4")
            label.setAccessibleName(f"Fact {place + 1}")
            value.setAccessibleName(f"Fact {place + 1}, what it is")
            remove = Button("", "quiet", icon_name="trash", height=28)
            remove.setAccessibleName(f"Take fact {place + 1} out")
            remove.setToolTip("Take this fact out")
            for line in (label, value):
                line.editingFinished.connect(self._on_left)
                line.textEdited.connect(self._on_typed)
            remove.clicked.connect(lambda _=False, gone=remove: self._on_remove(gone))
            self.pairs.append((label, value, remove))
            self._grid.addWidget(label, place, 0)
            self._grid.addWidget(value, place, 1)
            self._grid.addWidget(remove, place, 2)
            for piece in (label, value, remove):
                piece.setVisible(True)  # now, not when the layout comes to it: Tab may go there at once
            if place:
                before = self.pairs[place - 1][2]
                for first, second in ((before, label), (label, value), (value, remove)):
                    QWidget.setTabOrder(first, second)

    def _trim(self, count: int) -> None:
        while len(self.pairs) > count:
            for piece in self.pairs.pop():
                self._grid.removeWidget(piece)
                piece.hide()
                piece.deleteLater()

    def _dress(self) -> None:
        for label, value, remove in self.pairs:
            label.setReadOnly(self._read_only)
            value.setReadOnly(self._read_only)
            remove.setEnabled(not self._read_only and bool(label.text() or value.text()))

    def _on_typed(self) -> None:
        label, value, _ = self.pairs[-1]
        if label.text() or value.text():
            self._grow(len(self.pairs) + 1)
        self._dress()

    def _on_left(self) -> None:
        """Going on from a label to what it is leaves no pair: both are one change."""
        if any(value.hasFocus() and label is self.sender() for label, value, _ in self.pairs):
            return
        for label, value, _ in self.pairs:
            label.setModified(False)
            value.setModified(False)
        self.left.emit()

    def _on_remove(self, gone: Button) -> None:
        place = next(place for place, (_, _, remove) in enumerate(self.pairs) if remove is gone)
        kept = [(label.text(), value.text()) for at, (label, value, _) in enumerate(self.pairs) if at != place]
        for (label, value, _), words in zip(self.pairs, [*kept, ("", "")], strict=True):
            label.setText(words[0])
            value.setText(words[1])
        self._dress()
        self.pairs[place][0].setFocus(Qt.FocusReason.OtherFocusReason)
        self.left.emit()
