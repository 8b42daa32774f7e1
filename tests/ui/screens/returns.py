"""Agencies' returns: the matrix in its states, the chase, more time, forms out and forms back."""

from collections.abc import Callable
from pathlib import Path
from shutil import rmtree
from threading import Thread

from PySide6.QtCore import Qt

from tests.ui.forms_filled import answered, fill, forms
from tests.ui.returns_to_show import TODAY, arranged, nothing_came
from tests.ui.room import Room, Stage
from tests.ui.screens.view import view
from ui.returns.view import ReturnsPage
from ui.routes import Route, Screen
from workbench.domain.questions import Everything


def aside(room: Room, work: Callable[[], object]) -> None:
    """What makes a state ready is nothing the window does: it never stands still for it."""
    thread = Thread(target=work)
    thread.start()
    room.wait(lambda: not thread.is_alive())
    room.workspace.changed.emit(frozenset())
    room.workspace.did.emit("Made ready")  # so that it is taken back with the rest


def at_returns(room: Room, case: str = "MIS26-05", agency: str = "POL") -> ReturnsPage:
    """The example's returns a week before its panel, with one in hand."""
    store, audit_id = room.workspace.store, room.audit()
    aside(room, lambda: store.apply(arranged(store.ask(Everything(audit_id)), store.new_id)))
    return _at(room, case, agency)


def _at(room: Room, case: str, agency: str) -> ReturnsPage:
    page = room.places._page(Screen.RETURNS)
    assert isinstance(page, ReturnsPage)
    page.clock = lambda: TODAY
    member = next((each.agency.id for each in room.whole().members if each.agency.code == agency), 0)
    room.places.go(Route(Screen.RETURNS, room.audit(), room.case(case) if case else 0, agency_id=member))
    room.settle()
    room.quiet()
    return page


@view(Stage.EXAMPLE)
def returns(room: Room) -> None:
    at_returns(room)
    room.shell.activateWindow()
    room.page.matrix.setFocus(Qt.FocusReason.TabFocusReason)


@view(Stage.EXAMPLE)
def returns_late(room: Room) -> None:
    at_returns(room, "MIS26-05", "GP")


@view(Stage.EXAMPLE)
def returns_received(room: Room) -> None:
    at_returns(room, "MIS26-01", "CSC")


@view(Stage.EXAMPLE)
def returns_of_one_agency(room: Room) -> None:
    page = at_returns(room)
    page.pieces.matrix.setCurrentIndex(page.pieces.matrix.returns.index(8, 5))


@view(Stage.EXAMPLE)
def returns_to_fix(room: Room) -> None:
    at_returns(room)
    room.shell.activateWindow()
    room.page.pieces.pane.focus_first()


@view(Stage.EXAMPLE)
def returns_chase(room: Room) -> None:
    at_returns(room, "MIS26-05", "GP").acts.chase()


@view(Stage.EXAMPLE)
def returns_more_time(room: Room) -> None:
    at_returns(room, "MIS26-07", "GP").acts.extend()


@view(Stage.EXAMPLE)
def returns_due_day(room: Room) -> None:
    at_returns(room).acts.change_due()


@view(Stage.EXAMPLE)
def returns_type_in(room: Room) -> None:
    page = at_returns(room)
    detail = page.pieces.pane.detail
    assert detail is not None
    page.acts.type_in(detail.problems[0])


@view(Stage.EXAMPLE)
def returns_files_over_it(room: Room) -> None:
    page = at_returns(room)
    page.pieces.drop.show_over(page)


@view(Stage.READ_ONLY)
def returns_read_only(room: Room) -> None:
    _at(room, "MIS26-05", "POL")


@view(Stage.LARGE)
def returns_large(room: Room) -> None:
    room.go(Screen.RETURNS)


@view(Stage.EXAMPLE)
def returns_import(room: Room) -> None:
    """A form with something wrong, one that says nothing new, and a file that is no form."""
    page = at_returns(room, "MIS26-03", "GP")
    folder = room.folder / "forms"
    rmtree(folder, ignore_errors=True)
    aside(room, lambda: _written(room, folder))
    notes = folder / "Notes of the call.xlsx"
    notes.write_text("Nothing that a form would hold.")
    page.acts.read_files([*sorted(folder.glob("MIS26-[EG]*.xlsx"), reverse=True), notes])
    room.wait(lambda: not room.dialog.busy)


def _written(room: Room, folder: Path) -> None:
    made = forms(room.workspace.store, room.audit(), folder, TODAY.date())
    answers = dict(answered(["MIS26-03", "MIS26-05"], 8, "Good"))
    answers["MIS26-05", 3] = {"Grade": "Good / RI", "Reason": "The plan was seen by the team each week."}
    answers["MIS26-03", 7] = {"Grade": "Good", "Reason": "", "Impact": "He was heard"}
    answers["MIS26-03", 2] = {"Grade": "Good", "Reason": "Rang Amina Shah on 07700 900123.", "Impact": "Seen"}
    fill(made["GP"], answers, {"MIS26-03": "Yes", "MIS26-05": "Yes", "MIS26-07": "No"}, "Safeguarding lead")


@view(Stage.EXAMPLE)
def returns_none_yet(room: Room) -> None:
    store, audit_id = room.workspace.store, room.audit()
    aside(room, lambda: store.apply(nothing_came(store.ask(Everything(audit_id)), store.new_id)))
    _at(room, "", "")


@view(Stage.EXAMPLE)
def returns_leave_out(room: Room) -> None:
    page = at_returns(room)
    detail = page.pieces.pane.detail
    assert detail is not None
    page.acts.leave_out(detail.problems[0])


@view(Stage.EXAMPLE)
def returns_log(room: Room) -> None:
    at_returns(room).acts.log()
