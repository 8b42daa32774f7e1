"""Drawing the sample: the three steps in their states, what is kept of it, and a case replaced."""

from datetime import date

from PySide6.QtCore import Qt

from tests.ui.populations import drawn_before, listed
from tests.ui.room import Room, Stage
from tests.ui.screens.view import view
from ui.routes import Screen
from ui.sampling.dialog import DrawDialog
from workbench.domain.audits import Sample
from workbench.domain.questions import Everything, Overview
from workbench.domain.sampling.drawing import Wanted, draw_list
from workbench.domain.sampling.drawn import State
from workbench.domain.sampling.methods import Method
from workbench.domain.sampling.population import population_of
from workbench.domain.sampling.verbs import CasesOf, NewDraw, draw, remove_draw, replace_drawn

TODAY = date(2026, 4, 2)


@view(Stage.EXAMPLE)
def draw_population_empty(room: Room) -> None:
    _dialog(room)


@view(Stage.EXAMPLE)
def draw_population_size(room: Room) -> None:
    dialog = _dialog(room)
    dialog.pieces.population.what.cards[1].click()
    room.settle()
    dialog.go_on()


@view(Stage.EXAMPLE)
def draw_population(room: Room) -> None:
    _listed(room)


@view(Stage.EXAMPLE)
def draw_population_refused(room: Room) -> None:
    dialog = _dialog(room)
    dialog.read_text("\n".join(["id"] * 5_100))
    room.wait(lambda: not dialog.busy)


@view(Stage.EXAMPLE)
def draw_method(room: Room) -> None:
    _at_method(room, Method.RANDOM)


@view(Stage.EXAMPLE)
def draw_method_stratified(room: Room) -> None:
    """Two of the list were audited before."""
    _at_method(room, Method.STRATIFIED, before=True)


@view(Stage.EXAMPLE)
def draw_method_quota_lacking(room: Room) -> None:
    dialog = _at_method(room, Method.QUOTA)
    for line in dialog.pieces.method.groups.lines.values():
        line.setText("0")
    dialog.pieces.method.groups.edited.emit()
    dialog.go_on()


@view(Stage.EXAMPLE)
def draw_method_purposive(room: Room) -> None:
    dialog = _at_method(room, Method.PURPOSIVE)
    for row in (2, 5, 11):
        dialog.pieces.method.rows.list.tick(row)


@view(Stage.EXAMPLE)
def draw_list_of_the_draw(room: Room) -> None:
    _at_draw(room)


@view(Stage.EXAMPLE)
def draw_kept_shown_once(room: Room) -> None:
    dialog = _at_draw(room)
    dialog.go_on()
    room.settle()


@view(Stage.EXAMPLE)
def draw_discard(room: Room) -> None:
    _listed(room).end()


@view(Stage.EXAMPLE)
def cases_not_drawn(room: Room) -> None:
    """The cases are there; how they were chosen is not recorded."""
    if room.whole().draw:
        assert room.workspace.edit(lambda: remove_draw(room.workspace.ask(Overview(room.audit()))))
    room.go(Screen.CASES, "MIS26-03")
    bar = room.page._scroll.verticalScrollBar()
    bar.setValue(bar.maximum())


@view(Stage.EXAMPLE)
def cases_drawn(room: Room) -> None:
    _drawn(room)
    room.go(Screen.CASES, "MIS26-03")
    room.shell.activateWindow()
    room.page.sample.card.table.setFocus(Qt.FocusReason.TabFocusReason)
    room.settle()
    bar = room.page._scroll.verticalScrollBar()
    bar.setValue(bar.maximum())


@view(Stage.EXAMPLE)
def cases_replace_a_drawn_one(room: Room) -> None:
    cases_drawn(room)
    room.page.sample.replace(room.whole().draw[4])


def _dialog(room: Room) -> DrawDialog:
    if room.whole().draw:
        assert room.workspace.edit(lambda: remove_draw(room.workspace.ask(Overview(room.audit()))))
        room.settle()
    room.go(Screen.CASES)
    room.page.sample.today = lambda: TODAY
    room.page.sample._forget(room.audit())
    room.page.sample.draw()
    dialog = room.dialog
    assert isinstance(dialog, DrawDialog)
    return dialog


def _listed(room: Room, *, group: bool = True) -> DrawDialog:
    dialog = _dialog(room)
    dialog.read_text(listed(143))
    room.wait(lambda: not dialog.busy)
    population = dialog.pieces.population
    if group:
        population.group.set_value("1")
        population.columns.emit()
        room.wait(lambda: not dialog.busy)
    population.day.set_day(TODAY)
    population.source.setText("The case system")
    population.criteria.setText("Aged 10 to 17, missing twice or more since October 2025")
    return dialog


def _at_method(room: Room, method: Method, *, before: bool = False) -> DrawDialog:
    dialog = _listed_before(room) if before else _listed(room)
    dialog.go_on()
    dialog.pieces.method.method.cards[list(Method).index(method)].click()
    room.settle()
    return dialog


def _at_draw(room: Room) -> DrawDialog:
    dialog = _at_method(room, Method.STRATIFIED, before=True)
    dialog.go_on()
    room.wait(lambda: not dialog.busy)
    dialog.pieces.drawn.cases.cards[0].click()
    room.settle()
    return dialog


def _listed_before(room: Room) -> DrawDialog:
    """Two children of the list were drawn for the audit before, which met nine months ago."""
    drawn_before(room.workspace, "MIS24", date(2025, 7, 8), listed(143), (4, 9))
    return _listed(room)


def _drawn(room: Room) -> None:
    """The example's cases as a draw: one of them was replaced, and one place has no case."""
    audit_id, workspace = room.audit(), room.workspace
    if workspace.read_only:
        return
    if room.whole().draw:
        assert workspace.edit(lambda: remove_draw(workspace.ask(Overview(audit_id))))
    rows = [(n, tuple(line.split("\t"))) for n, line in enumerate(listed(143).splitlines()[1:], 2)]
    population = population_of(rows, 0, 1)
    quota = {"Child in need": 5, "Child protection": 2, "Early help": 2}
    places = draw_list(population.rows, Wanted(Method.QUOTA, 9, 1, "20260415", quota))
    sample = Sample(
        143, 9, "Quota", "20260415", "Aged 10 to 17, missing twice or more since October 2025.", TODAY,
        "the case system", tuple((name, many, quota.get(name, 0)) for name, many in population.groups),
        "the partnership officer", TODAY,
    )  # fmt: skip
    new = NewDraw(sample, places, CasesOf.THERE)
    assert workspace.edit(lambda: draw(new, workspace.ask(Overview(audit_id)), workspace.new_id))
    whole = workspace.ask(Everything(audit_id))
    place = next(each for each in whole.draw if each.state is State.DRAWN and each.case_id is None)
    assert workspace.edit(lambda: replace_drawn(place, "it is before the court", whole, workspace.new_id))
