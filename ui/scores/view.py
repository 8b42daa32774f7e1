"""Scores: every case by every line, on each layer; how agencies and panel compare; and what stands in a cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from ui.components.foot_bar import Hint
from ui.letters import SCORES, letters
from ui.page import Page
from ui.routes import Route, Screen
from ui.scores.acts import ScoresActs
from ui.scores.layout import Pieces, lay_out, show_legend
from ui.scores.measuring import Measuring
from ui.scores.model import Opened, Shown
from ui.workspace import OpenWorkspace
from workbench.domain.moderation.asked import Scores, ScoresSheet
from workbench.domain.moderation.matrix import Matrix, matrix, note, uncovered
from workbench.domain.whole_audit import WholeAudit

if TYPE_CHECKING:
    from ui.scores.final import FinalPane


class ScoresPage(Page):
    export_asked = Signal()
    history_asked = Signal(object, str, object)
    """((record's id, heading), ...), a title, and the Scale whose grades are named."""
    where = Screen.SCORES
    narrow = True

    def __init__(self, workspace: OpenWorkspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.sheet: ScoresSheet | None = None
        self._scores: Matrix | None = None
        self.shown = Shown.BOTH
        self.differing = False
        self.opened: Opened | None = None
        self.final: FinalPane | None = None
        self.measuring = Measuring(self)
        self.pieces = Pieces()
        self.acts = ScoresActs(self)
        self._comparing = QTimer(self, singleShot=True, interval=0)
        lay_out(self, self.pieces)
        self._listen()
        self._show_letters()

    def _listen(self) -> None:
        pieces = self.pieces
        acts, card, table, feet = self.acts, pieces.card, pieces.card.table, pieces.card.feet
        pieces.layers.chosen.connect(lambda key: self.show_layer(Shown(key), keep_focus=True))
        pieces.differ.clicked.connect(acts.differ)
        card.all_asked.connect(acts.differ)
        pieces.confirm.clicked.connect(acts.confirm)
        pieces.export.clicked.connect(self.export_asked)
        pieces.away.clicked.connect(acts.put_away)
        pieces.empty.step_requested.connect(acts.to_the_lines)
        table.current_changed.connect(acts.show_in_hand)
        table.opened.connect(acts.open_cell)
        table.counted.connect(acts.count_of_case)
        feet.counted.connect(acts.count_of_line)
        for each in (table, feet, pieces.agreement):
            each.acted.connect(acts.act)
            each.left.connect(acts.leave)
        pieces.agreement.opened.connect(acts.compared)
        pieces.cell.left.connect(acts.close_cell)
        pieces.cell.panel_asked.connect(acts.to_the_panel)
        pieces.cell.history_asked.connect(acts.history)
        self._comparing.timeout.connect(self._compare)
        self.measuring.found.connect(pieces.agreement.show_agreement)
        self.measuring.progressed.connect(pieces.agreement.show_progress)
        letters.changed.connect(self._show_letters)

    @property
    def whole(self) -> WholeAudit | None:
        """The audit in view, without any judgement of agencies' own."""
        return self.sheet.whole if self.sheet is not None else None

    @property
    def scores(self) -> Matrix | None:
        """The matrix of what was read last; it is made when it is first looked at."""
        if self.sheet is not None and (self._scores is None or self._scores.sheet is not self.sheet):
            self._scores = matrix(self.sheet)
        return self._scores

    def refresh(self) -> None:
        sheet = self.workspace.ask(Scores(self.route.audit_id))
        whole = sheet.whole
        other = self.whole is None or self.whole.audit.id != whole.audit.id
        self.sheet = sheet
        if other:
            self.opened, self.differing, self.shown = None, False, Shown.BOTH
            self.acts.close_cell()
        self.pieces.head.show_words("Scores", "", f"{whole.audit.title}  ›  Scores")
        self.set_foot_note(note(len(whole.cases)) if whole.cases else "")
        self.acts.count_again()
        self.show_scores()
        self._comparing.start()
        self.acts.read_again()

    def show_route(self, route: Route) -> None:
        super().show_route(route)
        if route.case_id:
            self.pieces.card.table.choose(route.case_id, route.line_id)

    def here(self) -> Route:
        place = self.pieces.card.table.place if self.shown is not Shown.FINAL else None
        if place is None:
            return Route(Screen.SCORES, self.route.audit_id)
        return Route(Screen.SCORES, self.route.audit_id, place[0], line_id=place[1])

    def focus_first(self) -> None:
        if self.shown is Shown.FINAL and self.final is not None:
            self.final.focus_first()
        elif not self.pieces.empty.isHidden():
            self.pieces.empty.button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self.pieces.card.nothing.isHidden():
            self.pieces.card.nothing.button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.pieces.card.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def ahead(self) -> Sequence[Callable[[], object]]:
        return [self._final_pane]

    def hints(self) -> Sequence[Hint]:
        if self.shown is Shown.FINAL and self.final is not None and self.pieces.empty.isHidden():
            return self.final.hints()
        shown = [(letters.shown(SCORES, name), does) for name, does in _HINTED]
        return (
            (["↑", "↓", "←", "→"], "move"),
            ("Enter", "open the cell"),
            *((letter, does) for letter, does in shown if letter),
            (["Ctrl", "E"], "Excel"),
            ("F1", "all keys"),
        )

    def keys(self) -> Sequence[tuple[str, str]]:
        from ui.scores.final_keys import final_keys

        return (
            ("↑ ↓ ← →", "from cell to cell; ↓ from the last case to the towers"),
            ("Home, End", "first, last cell of the case; with Ctrl, of all"),
            ("Enter", "open the cell; on a count, show the cells it counts"),
            ("Esc", "back to the matrix; there, put the cells of a count away"),
            *letters.all_of(SCORES),
            ("Ctrl+E", "export: the scoring sheet first"),
            *final_keys(),
        )

    def document(self) -> tuple[str, str]:
        return "scoring-sheet", ""

    def panes(self) -> Sequence[QWidget]:
        if self.shown is Shown.FINAL and self.final is not None:
            return self.final.panes()
        return (self.pieces.card.table, self.pieces.card.feet, self.pieces.agreement, self.pieces.cell)

    def stop(self) -> None:
        self._comparing.stop()
        self.measuring.stop()

    # Layers

    def show_layer(self, shown: Shown, *, keep_focus: bool = False) -> None:
        if shown is self.shown:
            return
        self.shown = shown
        if self.opened is not None and self.opened.key.startswith(("case", "line ")):
            self.opened = None  # what it counted is on another layer
        self.show_scores()
        self._comparing.start()
        if not keep_focus:
            self.focus_first()

    def show_scores(self) -> None:
        sheet, pieces = self.sheet, self.pieces
        if sheet is None:
            return
        whole = sheet.whole
        no_lines = not whole.lines
        if not whole.cases:
            self.shown = Shown.FINAL
        final = self.shown is Shown.FINAL
        pieces.layers.set_current(self.shown.value)
        for segment in pieces.layers.segments:
            segment.setEnabled(bool(whole.cases) or segment.key == Shown.FINAL.value)
        pieces.differ.setVisible(not final)
        pieces.differ.setText("Show all" if self.differing else "Only where they differ")
        pieces.layers.setVisible(not no_lines)
        pieces.confirm.setVisible(not no_lines)
        pieces.confirm.setEnabled(not self.workspace.read_only)
        pieces.confirm.setText("Confirm final" if whole.audit.confirmed_on is None else "Reopen final")
        pieces.empty.setVisible(no_lines)
        for piece in (pieces.work, pieces.signs):
            piece.setVisible(not final and not no_lines)
        pieces.final.setVisible(final and not no_lines)
        if final and not no_lines:
            self._final_pane().show_whole(uncovered(sheet.everything))
        elif (scores := self.scores) is not None and not no_lines:
            pieces.card.show_scores(scores, self.shown, differing=self.differing)
            show_legend(pieces.legend, scores, self.shown)
            self.acts.show_opened()
            self.acts.show_in_hand()
        self.foot_changed.emit()  # its keys are those of the layer

    def _final_pane(self) -> FinalPane:
        if self.final is None:
            from ui.scores.final import FinalPane

            self.final = FinalPane(self.workspace)
            self.final.history_asked.connect(self.history_asked)
            self.final.acted.connect(self.acts.act)
            layout = self.pieces.final.layout()
            assert layout is not None
            layout.addWidget(self.final)
        return self.final

    def _compare(self) -> None:
        """The counts as soon as the matrix stands; the intervals when they are worked out."""
        if self.shown is Shown.FINAL or self.scores is None or not self.isVisible():
            return
        pane = self.pieces.agreement
        pane.show_comparison(self.scores.comparison)
        pane.show_opened(self.opened.key if self.opened else "")
        found = self.measuring.start(self.scores.sheet.everything)
        if found is not None:
            pane.show_agreement(found)
        else:
            pane.show_waiting()

    def _show_letters(self) -> None:
        self.pieces.differ.set_key(letters.shown(SCORES, "differ"))
        key = letters.shown(SCORES, "layer")
        self.pieces.layers.setToolTip(f"{key}: the next layer" if key else "")

    # What Qt asks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """In Final the letters come from the answers, which have no use for them."""
        if self.shown is Shown.FINAL and (meant := letters.meant(SCORES, event)):
            self.acts.act(meant)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.pieces.agreement.give_way(self.width())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.sheet is not None:
            self._comparing.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: what was being worked out is let go."""
        super().hideEvent(event)
        self.measuring.leave()


_HINTED = (("layer", "change layer"), ("differ", "only where they differ"))
