"""The scores of an audit: the matrix on each layer, a count and a cell opened, and how agencies and panel compare."""

from PySide6.QtCore import Qt

from tests.ui.room import Room, Stage
from tests.ui.screens.view import view
from ui.routes import Route, Screen
from ui.scores.model import Shown
from ui.scores.view import ScoresPage


def at_scores(room: Room, case: str = "MIS26-03", line: int = 5) -> ScoresPage:
    """The example's scores with one cell in hand, the intervals worked out."""
    line_id = room.whole().lines[line - 1].id
    room.places.go(Route(Screen.SCORES, room.audit(), room.case(case), line_id=line_id))
    page = room.page
    assert isinstance(page, ScoresPage)
    page.acts.close_cell()
    page.opened, page.differing = None, False
    page.pieces.agreement.by.set_current("agencies")
    page.show_layer(Shown.BOTH)
    page.refresh()
    room.shell.activateWindow()
    page.pieces.card.table.setFocus(Qt.FocusReason.TabFocusReason)
    room.settle()
    room.wait(lambda: not page.measuring.busy)
    room.settle()
    room.quiet()
    return page


@view(Stage.EXAMPLE)
def scores(room: Room) -> None:
    at_scores(room)


@view(Stage.EXAMPLE)
def scores_self(room: Room) -> None:
    at_scores(room).show_layer(Shown.SELF)


@view(Stage.EXAMPLE)
def scores_panel(room: Room) -> None:
    at_scores(room).show_layer(Shown.PANEL)


@view(Stage.EXAMPLE)
def scores_cell(room: Room) -> None:
    at_scores(room).acts.open_cell()


@view(Stage.EXAMPLE)
def scores_count(room: Room) -> None:
    """Three of eight, and which."""
    page = at_scores(room, "MIS26-02", 8)
    page.acts.count_of_case()


@view(Stage.EXAMPLE)
def scores_by_line(room: Room) -> None:
    page = at_scores(room)
    page.pieces.agreement.by._on_asked("lines")
    page.pieces.agreement.bars[4].click()


@view(Stage.EXAMPLE)
def scores_differ(room: Room) -> None:
    at_scores(room).acts.differ()


@view(Stage.EXAMPLE)
def scores_covered(room: Room) -> None:
    """The panel grades first, and has two lines of a case to grade."""
    room.change(panel_first=True)
    at_scores(room)


@view(Stage.EXAMPLE)
def scores_final(room: Room) -> None:
    at_scores(room).show_layer(Shown.FINAL)


@view(Stage.READ_ONLY)
def scores_read_only(room: Room) -> None:
    at_scores(room)


@view(Stage.LARGE)
def scores_large(room: Room) -> None:
    at_scores(room, "BIG26-04", 3)
