"""How many of each group: shared out in proportion, or written by hand."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from ui.components.labels import Elided, Label
from ui.form.numbers import whole_number
from workbench.domain.sampling.drawing import MOST_DRAWN

_WIDE = 64


class Groups(QWidget):
    """`edited` says that a person has written another number."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: dict[str, QLineEdit] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(4)
        self._shown: tuple[tuple[str, int], ...] = ()

    def show_groups(self, groups: Sequence[tuple[str, int]], wanted: Mapping[str, int], *, free: bool) -> None:
        """(group, how many are in the list) and how many to draw; `free` where a person writes that."""
        if tuple(groups) != self._shown:
            self._build(groups)
        for name, line in self.lines.items():
            line.setReadOnly(not free)
            line.setFocusPolicy(Qt.FocusPolicy.StrongFocus if free else Qt.FocusPolicy.ClickFocus)
            if not free or not line.text().strip():
                line.setText(str(wanted.get(name, 0)))

    @property
    def quota(self) -> dict[str, int] | None:
        """What is written; None where a line is no number."""
        found = {name: whole_number(line.text() or "0", 0, MOST_DRAWN) for name, line in self.lines.items()}
        return {name: many for name, many in found.items() if many is not None} if None not in found.values() else None

    def _build(self, groups: Sequence[tuple[str, int]]) -> None:
        while self._grid.count():
            if (item := self._grid.takeAt(0)) is not None and (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.lines, self._shown = {}, tuple(groups)
        if not groups:
            return
        pairs = 1 if len(groups) <= 4 else 2
        rows = -(-len(groups) // pairs)
        for pair in range(pairs):
            for column, words in enumerate(("Group", "In the list", "To draw")):
                self._grid.addWidget(Label(words, "smallest", "ink2"), 0, pair * 4 + column)
            self._grid.setColumnStretch(pair * 4 + 3, 1)
        for at, (name, many) in enumerate(groups):
            row, left = at % rows + 1, at // rows * 4
            line = self.lines[name] = QLineEdit()
            line.setMaxLength(3)
            line.setFixedWidth(_WIDE)
            line.setAccessibleName(f"To draw, {name}")
            line.setAccessibleDescription(f"{many} in the list")
            line.textEdited.connect(self._on_edited)
            self._grid.addWidget(Elided(name, "body"), row, left)
            self._grid.addWidget(Label(str(many), "body", "ink2"), row, left + 1)
            self._grid.addWidget(line, row, left + 2)

    def _on_edited(self, _text: str) -> None:
        self.edited.emit()
