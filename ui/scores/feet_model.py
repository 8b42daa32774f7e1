"""The row under the scores: each line with its counts, on the layers that are shown."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from ui.components.squares import in_words
from ui.scores.model import ScoresModel, Shown
from ui.theme import theme
from workbench.domain.judgements import Layer
from workbench.domain.moderation.matrix import Given, Tally

Index = QModelIndex | QPersistentModelIndex
MOST = 10
"""Squares on top of each other; beside them stand the next."""
_ROOMY, _TIGHT, _MANY = (14, 3), (8, 2), (7, 2)


def side_and_gap(cases: int, *, tight: bool) -> tuple[int, int]:
    """Of one square, at 100 %."""
    side, gap = _TIGHT if tight or cases > MOST else _ROOMY
    if cases > 4 * MOST:
        side, gap = _MANY
    return round(side * theme.text_scale), gap


class FeetModel(QAbstractTableModel):
    """One row under the scores, with their columns."""

    def __init__(self, above: ScoresModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.above = above
        above.modelAboutToBeReset.connect(self.beginResetModel)
        above.modelReset.connect(self.endResetModel)
        above.dataChanged.connect(self._on_changed)

    def _on_changed(self) -> None:
        self.dataChanged.emit(self.index(0, 0), self.index(0, len(self.above.columns) - 1))

    def tallies(self, column: int) -> list[tuple[Tally, Layer]]:
        """The counts of a line on the layers that are shown, the panel's first."""
        scores, at = self.above.scores, self.above.columns[column]
        assert scores is not None
        alone = {Shown.SELF: (Layer.SELF,), Shown.PANEL: (Layer.PANEL,)}
        shown: tuple[Layer, ...] = alone.get(self.above.shown, (Layer.PANEL, Layer.SELF))
        if at >= scores.counting and not scores.of_line(at, Layer.SELF).graded:
            shown = tuple(each for each in shown if each is Layer.PANEL)  # agencies are not asked of the whole case
        return [(scores.of_line(at, layer), layer) for layer in shown]

    def given(self, column: int) -> tuple[Given, ...]:
        """What the panel gave on a line, one for each case."""
        assert self.above.scores is not None
        return self.above.scores.answers(self.above.columns[column])

    def own(self, column: int) -> list[tuple[Given, int]]:
        """How often agencies gave each grade of a line, best first."""
        scores, at = self.above.scores, self.above.columns[column]
        assert scores is not None
        found: dict[str, int] = {}
        for row in scores.rows:
            for code, count in row[at].own:
                found[code] = found.get(code, 0) + count
        return [(grade, found[grade.code]) for grade in scores.lines[at].scale.grades if grade.code in found]

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() or not self.above.rows else 1

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.above.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.NoItemFlags if self.above.line(index.column()) is None else super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.above.line(index.column())
        if line is None or self.above.scores is None:
            return None
        tallies = self.tallies(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return tallies[0][0].words if tallies else ""
        if role not in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return None
        whole_case = line is self.above.scores.whole.whole_case_line
        said = [f"{line.line.title}." if whole_case else f"Line {line.line.number}, {line.line.title}."]
        for tally, layer in tallies:
            if layer is Layer.PANEL:
                said.append(f"Panel: {in_words(self.given(index.column()))}. {tally.told}")
            else:
                each = ", ".join(f"{count} {grade.label}" for grade, count in self.own(index.column()))
                said.append(f"Agencies: {each or 'none graded'}. {tally.told}")
        return " ".join(said)
