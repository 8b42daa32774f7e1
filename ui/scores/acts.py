"""What is done on the scores: a count opened, a cell opened, and the way to where it can be changed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from ui.components.announce import announce
from ui.routes import Route, Screen
from ui.scores import opening
from ui.scores.detail import CellDetail, place_words, read
from ui.scores.model import Opened, Shown
from workbench.domain.moderation.cells import Cell
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from ui.scores.view import ScoresPage

_LAYERS = tuple(Shown)


class ScoresActs:
    def __init__(self, page: "ScoresPage") -> None:
        self._page = page

    def act(self, name: str) -> None:
        """By letter."""
        if name == "differ":
            self.differ()
        elif name == "layer" and self._page.whole is not None and self._page.whole.cases:
            at = _LAYERS.index(self._page.shown)
            self._page.show_layer(_LAYERS[(at + 1) % len(_LAYERS)])

    def differ(self) -> None:
        """Only where agencies differ among themselves or from the panel; again: everything."""
        page = self._page
        if page.shown is Shown.FINAL:
            return
        page.differing = not page.differing
        page.show_scores()
        if not page.pieces.differ.hasFocus():
            page.focus_first()

    # Counts

    def count_of_case(self) -> None:
        page = self._page
        place = page.pieces.card.table.place
        if page.scores is not None and place is not None:
            self._open(opening.of_case(page.scores, place[0], page.shown))

    def count_of_line(self) -> None:
        page = self._page
        index = page.pieces.card.feet.currentIndex()
        line = page.pieces.card.table.scores.line(index.column()) if index.isValid() else None
        if page.scores is not None and line is not None:
            self._open(opening.of_line(page.scores, line.id, page.shown))

    def compared(self, kind: str, id: int) -> None:
        """The count beside an agency, or beside a line."""
        page = self._page
        if page.scores is not None:
            count = opening.of_agency if kind == "agencies" else opening.of_pairs_on
            self._open(count(page.scores, id))

    def put_away(self) -> None:
        self._page.opened = None
        self.show_opened()
        self._page.focus_first()

    def leave(self) -> None:
        """Esc: first the cells of a count, then back to the matrix."""
        table = self._page.pieces.card.table
        if table.hasFocus() and self._page.opened is not None:
            self.put_away()
        elif not table.hasFocus():
            table.setFocus(Qt.FocusReason.OtherFocusReason)

    def count_again(self) -> None:
        """After a change: the same count as it is now; nothing where what it counted is gone."""
        page, opened = self._page, self._page.opened
        if opened is None or page.scores is None:
            return
        kind, _, id = opened.key.rpartition(" ")
        made = {
            "case": lambda scores, of: opening.of_case(scores, of, page.shown),
            "line": lambda scores, of: opening.of_line(scores, of, page.shown),
            "agencies": opening.of_agency,
            "lines": opening.of_pairs_on,
        }[kind]
        try:
            page.opened = made(page.scores, int(id))
        except StopIteration:
            page.opened = None

    def show_opened(self) -> None:
        """The cells of a count in the matrix, and what it says above it."""
        page, opened = self._page, self._page.opened
        pieces = page.pieces
        pieces.card.table.scores.open_count(opened)
        pieces.agreement.show_opened(opened.key if opened else "")
        pieces.away.setVisible(opened is not None)
        pieces.told.set_tone("ink1" if opened else "ink2")
        if opened is not None:
            pieces.told.setText(opened.words)
        else:
            pieces.show_key(page.shown)

    def _open(self, opened: Opened) -> None:
        """The same count again puts its cells away."""
        page = self._page
        page.opened = None if page.opened is not None and page.opened.key == opened.key else opened
        self.show_opened()
        if page.opened is not None:
            announce(page.pieces.card.table, f"{opened.words}. {_cells(len(opened.counted))} shown.")

    # Cells

    @property
    def detail(self) -> CellDetail | None:
        """What is open beside the matrix."""
        pane = self._page.pieces.cell
        return pane.detail if not pane.isHidden() else None

    def open_cell(self) -> None:
        """Read the cell in hand in full; the keyboard goes there."""
        pieces = self._page.pieces
        place = pieces.card.table.place
        if place is not None and place[1] and self._read(*place):
            pieces.agreement.hide()
            pieces.cell.show()
            pieces.cell.focus_first()

    def close_cell(self) -> None:
        pieces = self._page.pieces
        if not pieces.cell.isHidden():
            pieces.cell.hide()
            pieces.agreement.show()
            pieces.card.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def read_again(self) -> None:
        if (detail := self.detail) is not None:
            self._read(detail.cell.case.id, detail.cell.line.id)

    def show_in_hand(self) -> None:
        """What is said of the cell or count in hand; an open cell goes along."""
        page, scores = self._page, self._page.scores
        table, pane = page.pieces.card.table, page.pieces.agreement
        cell, index = table.cell, table.currentIndex()
        if scores is None:
            return
        if cell is not None:
            if self.detail is not None:
                self._read(cell.case.id, cell.line.id)
            said = table.scores.said(cell)
            if page.shown is Shown.BOTH:
                said = " ".join([*cell.words[:2], *(cell.words[-1:] if cell.lower_than_most else ())])
            pane.show_cell(place_words(cell, scores), said, opens=True)
        elif index.isValid():
            case = scores.cases[table.scores.rows[index.row()]]
            pane.show_cell(case.ref, table.scores.tally(index.row()).told, opens=True)
        else:
            pane.show_cell("", "", opens=False)

    def _read(self, case_id: int, line_id: int) -> bool:
        page = self._page
        cell = self._cell(case_id, line_id)
        if cell is None or page.scores is None:
            self.close_cell()
            return False
        try:
            page.pieces.cell.show_detail(read(page.workspace, page.scores, cell))
        except WorkbenchError as error:
            page.workspace.refused.emit(str(error))
            return False
        return True

    def _cell(self, case_id: int, line_id: int) -> Cell | None:
        rows = self._page.scores.rows if self._page.scores is not None else ()
        return next((each for row in rows for each in row if (each.case.id, each.line.id) == (case_id, line_id)), None)

    # Elsewhere

    def to_the_panel(self) -> None:
        if (detail := self.detail) is not None:
            cell = detail.cell
            self._page.asked_for.emit(
                Route(Screen.PANEL, self._page.route.audit_id, cell.case.id, line_id=cell.line.id)
            )

    def to_the_lines(self) -> None:
        self._page.asked_for.emit(Route(Screen.SCOPE, self._page.route.audit_id))

    def history(self) -> None:
        if (detail := self.detail) is not None and detail.records:
            self._page.history_asked.emit(detail.records, detail.where, detail.cell.line.scale)

    def confirm(self) -> None:
        """The conclusions are looked over before they are confirmed."""
        page = self._page
        page.show_layer(Shown.FINAL)
        if page.final is not None:
            page.final.confirm()


def _cells(number: int) -> str:
    return "1 cell" if number == 1 else f"{number} cells"
