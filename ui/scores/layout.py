"""The parts of the scores screen and how they stand."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.components.button import Button
from ui.components.empty_state import EmptyState
from ui.components.grade_legend import GradeLegend, Sign
from ui.components.labels import Elided
from ui.components.segments import Segments
from ui.page import PageHead
from ui.scores.agreement_pane import AgreementPane
from ui.scores.card import ScoresCard
from ui.scores.cell_pane import CellPane
from ui.scores.model import Shown
from workbench.domain.moderation.matrix import Matrix
from workbench.domain.scales import Scale

if TYPE_CHECKING:
    from ui.scores.view import ScoresPage

_KEYS = {
    Shown.SELF: "Agencies’ own, and how many gave it",
    Shown.PANEL: "Chip: panel",
    Shown.BOTH: "Chip: panel. Below it: agencies’ own",
    Shown.FINAL: "",
}


class Pieces:
    """Every part by name."""

    def __init__(self) -> None:
        self.head = PageHead("Scores")
        self.layers = Segments("Layer", [(each.value, each.words) for each in Shown], Shown.BOTH.value)
        self.differ = Button("Only where they differ", "quiet")
        self.confirm = Button("Confirm final", icon_name="seal-check")
        self.export = Button("Export to Excel", "primary", icon_name="export", key="Ctrl E")
        self.legend = GradeLegend()
        self.told = Elided("", "detail", "ink2")
        self.away = Button("Show none of them", "quiet", key="Esc", height=28, role="detail_strong")
        self.away.setAccessibleName("Put the cells of this count away")
        self.away.setText("Put away")
        self.away.hide()
        self.card = ScoresCard()
        self.agreement = AgreementPane()
        self.cell = CellPane()
        self.cell.hide()
        self.signs, self.work = QWidget(), QWidget()
        self.final = QWidget()
        """Where the pane of the conclusions stands, once it was asked for."""
        self.final.hide()
        self.empty = EmptyState(
            "No lines of enquiry yet", "Scores are cases by lines. Choose the lines under Scope and lines.",
            "Scope and lines",
        )  # fmt: skip
        self.empty.hide()

    def show_key(self, shown: Shown) -> None:
        """What a chip means on this layer."""
        self.told.setText(_KEYS[shown])


def lay_out(page: "ScoresPage", pieces: Pieces) -> None:
    for piece in (pieces.differ, pieces.layers, pieces.confirm, pieces.export):
        pieces.head.buttons.addWidget(piece)
    pieces.head.state.hide()
    row = QHBoxLayout(pieces.signs)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    row.addWidget(pieces.legend, 1, Qt.AlignmentFlag.AlignVCenter)
    row.addWidget(pieces.told)
    row.addWidget(pieces.away)
    beside = QHBoxLayout(pieces.work)
    beside.setContentsMargins(0, 0, 0, 0)
    beside.setSpacing(16)
    beside.addWidget(pieces.card, 1)
    beside.addWidget(pieces.agreement)
    beside.addWidget(pieces.cell)
    inside = QVBoxLayout(pieces.final)
    inside.setContentsMargins(0, 0, 0, 0)
    whole = QVBoxLayout(page)
    whole.setContentsMargins(28, 16, 28, 14)
    whole.setSpacing(8)
    whole.addWidget(pieces.head)
    whole.addWidget(pieces.signs)
    whole.addWidget(pieces.work, 1)
    whole.addWidget(pieces.final, 1)
    whole.addWidget(pieces.empty, 1)


def show_legend(legend: GradeLegend, scores: Matrix, shown: Shown) -> None:
    """Every grade of every scale in use, and of the rest what occurs."""
    scales: dict[Scale, None] = {scores.whole.scale: None} | {line.scale: None for line in scores.lines}
    used = [scale for scale in scales if any(line.scale == scale for line in scores.lines)]
    grades = {(grade.code, grade.label): grade for scale in used for grade in scale.grades}
    signs = []
    if shown is Shown.BOTH:
        signs.append(Sign("arrow-down", "Panel lower than most"))
    if scores.covered and shown in (Shown.SELF, Shown.BOTH):
        signs.append(Sign("eye-slash", "Hidden until the panel has graded"))
    legend.show_given([*grades.values(), *scores.beside(shown.counts)], signs)
