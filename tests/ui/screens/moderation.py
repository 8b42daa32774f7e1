"""Moderation: accepting what agencies gave, the conclusions and their confirming, and a case graded by two people."""

from tests.ui.room import Room, Stage
from tests.ui.screens.view import view
from ui.panel.view import PanelPage
from ui.routes import Route, Screen
from ui.scores.final import FinalPane
from ui.scores.model import Shown
from workbench.domain.judgements import Words
from workbench.domain.moderation.double import begin
from workbench.domain.questions import CaseGrades, Cases

_READERS = ("J. Ade, police", "Service manager, health")
_CONFIRMED = "MIS24"
"""An audit of the example whose conclusions are confirmed."""


@view(Stage.EXAMPLE)
def panel_accept(room: Room) -> None:
    """All who graded are in one band, and the panel has not graded yet."""
    _not_graded(room, 4)


@view(Stage.EXAMPLE)
def panel_accepted(room: Room) -> None:
    _not_graded(room, 4)._accept()


@view(Stage.EXAMPLE)
def panel_split(room: Room) -> None:
    """Across good and below: nothing is offered."""
    _not_graded(room, 7)


@view(Stage.EXAMPLE)
def panel_confirmed(room: Room) -> None:
    _at_confirmed(room)


@view(Stage.EXAMPLE)
def panel_reopen_conclusions(room: Room) -> None:
    _at_confirmed(room).closing.close_or_reopen()


@view(Stage.EXAMPLE)
def panel_twice(room: Room) -> None:
    room.at_panel("MIS26-03", 4).whose.ask_twice()


@view(Stage.EXAMPLE)
def panel_twice_lacking(room: Room) -> None:
    panel_twice(room)
    room.dialog._on_save()


@view(Stage.EXAMPLE)
def panel_grade_as_reader(room: Room) -> None:
    _read_twice(room).whose.ask()


@view(Stage.EXAMPLE)
def panel_as_reader(room: Room) -> None:
    page = _read_twice(room)
    page.whose.grade_as(_READERS[0])
    page.model.give("RI")
    room.quiet()


@view(Stage.EXAMPLE)
def panel_take_reader_off(room: Room) -> None:
    _read_twice(room).whose.ask_twice()
    room.dialog.off[1].click()


@view(Stage.EXAMPLE)
def final(room: Room) -> None:
    at_final(room)


@view(Stage.EXAMPLE)
def final_some(room: Room) -> None:
    """A grade with its reason, one that owes both, an answer that is no grade without its reason."""
    _some(room)


@view(Stage.EXAMPLE)
def final_typing(room: Room) -> None:
    pane = _some(room)
    pane._choose(1)
    pane.words.focus_words(Words.REASON)
    room.type("Five of eight cases show a plan that somebody followed up within the month.")


@view(Stage.EXAMPLE)
def final_confirm(room: Room) -> None:
    pane = at_final(room)
    for at in range(len(pane._found)):
        pane._choose(at)
        pane._give("G")
        room.settle()
    pane.confirm()
    room.quiet()


@view(Stage.EXAMPLE)
def final_confirmed(room: Room) -> None:
    at_final(room, _CONFIRMED)


@view(Stage.EXAMPLE)
def final_reopen(room: Room) -> None:
    at_final(room, _CONFIRMED).confirm()


@view(Stage.LARGE)
def final_many(room: Room) -> None:
    at_final(room)


def at_final(room: Room, ref: str = "") -> FinalPane:
    """The final layer of an audit, the keyboard on the answers of its first line."""
    room.places.go(Route(Screen.SCORES, room.audit(ref)))
    room.page.show_layer(Shown.FINAL)
    room.page.refresh()
    pane = room.page.final
    assert isinstance(pane, FinalPane)
    room.shell.activateWindow()
    pane._choose(0)
    room.settle()
    return pane


def _some(room: Room) -> FinalPane:
    pane = at_final(room)
    for at, answer, words in ((0, "G", "Risk is seen early."), (1, "RI", ""), (2, "NE", "")):
        pane._choose(at)
        pane.words.group.chosen.emit(answer) if answer != "NE" else pane.words.group.others[2].click()
        if words:
            for box in (Words.REASON, Words.IMPACT):
                pane.words.focus_words(box)
                room.type(words)
        room.settle()
    pane._choose(1)
    room.quiet()
    return pane


def _not_graded(room: Room, line: int) -> PanelPage:
    page = room.at_panel("MIS26-03", line)
    page.board.non_scores.rows[list(page.board.non_scores.rows)[-1]].click()
    room.settle()
    room.quiet()
    return page


def _at_confirmed(room: Room) -> PanelPage:
    audit = room.audit(_CONFIRMED)
    room.places.go(Route(Screen.PANEL, audit, room.workspace.ask(Cases(audit))[0].id))
    room.settle()
    return room.panel


def _read_twice(room: Room) -> PanelPage:
    page = room.at_panel("MIS26-03", 4)
    case = page.model.sheet.case.id
    assert room.workspace.edit(lambda: begin(room.workspace.ask(CaseGrades(case)), *_READERS))
    room.quiet()
    return page
