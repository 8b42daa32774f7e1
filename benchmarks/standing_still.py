"""Through every state of the register and the main actions of each screen, with an ear to the event loop.

`python -m benchmarks.standing_still told FOLDER [example|large]` prints where the window stood still longest.
"""

from __future__ import annotations

import statistics
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

from benchmarks.first_window import home
from benchmarks.rounds import answer, ask, scratch
from benchmarks.row import Row
from benchmarks.watching import Stalls
from tests.ui.every_screen import VIEWS, Room, Stage, every
from ui import app as the_app
from ui.briefing.preview import PORTRAIT, TEXT_ONLY
from ui.routes import Screen
from ui.theme import theme
from workbench.domain.judgements import Words

ROUNDS = 3
_MOST = 0.1
_TOLD = 0.03
_WORKSPACES = {"example": tuple(each for each in Stage if each is not Stage.LARGE), "large": (Stage.LARGE,)}
_NAMED = {"example": "with the example", "large": "with 60 cases, 12 lines, 12 agencies"}


def rows() -> list[Row]:
    """The median over the runs of the longest stall of each, and by name everything that was ever over the goal."""
    found = []
    for which, named in _NAMED.items():
        runs: list[dict[str, list[Any]]] = []
        for _ in range(ROUNDS):
            with scratch() as folder:
                command = [sys.executable, "-m", "benchmarks.standing_still", which, str(folder)]
                runs.append(ask(command, **home(folder)))
        worst: dict[str, tuple[float, str]] = {}
        for run in runs:
            for doing, (late, where, _) in run.items():
                worst[doing] = max(worst.get(doing, (0.0, "")), (late, where))
        over = sorted(((late, doing, where) for doing, (late, where) in worst.items() if late > _MOST), reverse=True)
        late, doing, where = max((late, doing, where) for doing, (late, where) in worst.items())
        told = [f"{doing} {late * 1000:.0f} ms in {where}" for late, doing, where in over or [(late, doing, where)]]
        longest = statistics.median(max(late for late, *_ in run.values()) for run in runs)
        title = f"longest stall, every screen, {named}"
        found.append(Row(title, longest, goal=_MOST, notes=(f"worst of {ROUNDS} runs: {'; '.join(told)}",)))
    return found


def watched(folder: Path, which: str) -> dict[str, list[Any]]:
    """By what was done: how late a beat of the event loop was at most, and the code that was at work."""
    app = QApplication([])
    theme.install(app, "light")
    the_app.import_the_rest().join()  # a person types a passphrase longer than that
    stalls = Stalls()
    stalls.start()
    known: Stage | None = None
    views = [each for each in VIEWS if each.stage in _WORKSPACES[which]]
    stalls.doing = "making ready"
    for view, room in every(folder, views):
        if room.shell.workspace is not None and view.stage is not known:
            known = view.stage
            for doing, act in _actions(room):
                stalls.doing = doing
                act()
                room.settle()
            stalls.doing = "making ready"
            room.rest()
        room.settle()
        stalls.doing = view.name
        view.show(room)
        room.settle()
        stalls.doing = "making ready"  # what the register does between two states is nothing a person does
    stalls.stop()
    stalls.late.pop("making ready", None)
    return {doing: [late, stalls.where.get(doing, ""), stalls.busy[doing]] for doing, late in stalls.late.items()}


def _actions(room: Room) -> Iterator[tuple[str, Callable[[], object]]]:
    """Each is one thing a person does; the event loop has its turn between them."""
    yield "in idle moments", lambda: room.wait(lambda: not room.places._idle._timer.isActive())
    for screen in (Screen.PROGRAMME, Screen.LIBRARY, Screen.NEW_AUDIT, Screen.SETTINGS):
        yield f"to {screen}", lambda screen=screen: room.go(screen)
    for title in room.page.titles:
        yield f"settings, {title}", lambda title=title: room.page.choose(title)
    if room.ref not in {each.audit.ref for each in room.programme()}:
        return
    for screen in (Screen.SCOPE, Screen.CASES, Screen.RETURNS, Screen.PANEL, Screen.BRIEFING):
        yield f"to {screen}", lambda screen=screen: room.go(screen)
    yield from _at_cases(room)
    yield from _at_returns(room)
    yield from _at_panel(room)
    yield from _finding(room)
    if not room.workspace.read_only:
        yield from _writing_a_briefing(room)
    yield from _exporting(room)


def _at_cases(room: Room) -> Iterator[tuple[str, Callable[[], object]]]:
    yield "to cases again", lambda: room.go(Screen.CASES)
    for _ in range(6):
        yield "cases, next case", lambda: room.press("Down")
    yield "cases, to the grid", lambda: room.press("F6")
    for letter in "kno":
        yield "cases, who knew it", lambda letter=letter: room.type(letter)
    yield "cases, select all", lambda: room.page.grid.selectAll()
    yield "cases, all of them known", lambda: room.type("k")
    yield "undo all of them", room.shell.undo
    yield "cases, into the synopsis", lambda: room.page.form.synopsis.edit.setFocus()
    for letter in "Missing since spring. ":
        yield "cases, a letter", lambda letter=letter: room.type(letter)


def _at_returns(room: Room) -> Iterator[tuple[str, Callable[[], object]]]:
    yield "to returns again", lambda: room.go(Screen.RETURNS)
    for key in ("Down", "Down", "Right", "Right", "PgDown", "End", "Ctrl+End", "Ctrl+Home"):
        yield "returns, about the matrix", lambda key=key: room.press(key)
    yield "returns, open", lambda: room.press("Enter")
    yield "returns, back to the matrix", lambda: room.press("Esc")
    if room.workspace.read_only:
        return
    yield "returns, set the due day", lambda: room.change(returns_due=date.today())
    yield "returns, select all", lambda: room.page.matrix.selectAll()
    yield "returns, more time", lambda: room.press("X")
    yield "returns, close", lambda: room.press("Esc")
    yield "returns, one of them", lambda: room.press("Ctrl+Home")
    yield "returns, nil", lambda: room.type("n")
    yield "returns, chase", lambda: room.page.acts.chase()
    yield "returns, close", lambda: room.press("Esc")
    yield "returns, undo", room.shell.undo


def _at_panel(room: Room) -> Iterator[tuple[str, Callable[[], object]]]:
    yield "to panel again", lambda: room.go(Screen.PANEL)
    for _ in range(4):
        for key in "2313":
            yield "panel, a grade", lambda key=key: room.type(key)
        yield "panel, into the words", lambda: room.press("Enter")
        for letter in "because of what was found ":
            yield "panel, a letter", lambda letter=letter: room.type(letter)
        yield "panel, next box", lambda: room.press("Tab")
        yield "panel, out of the words", lambda: room.press("Esc")
        yield "panel, next line", lambda: room.press("Down")
    for key in ("F4", "F4", "F3", "F3"):
        yield f"panel, {key}", lambda key=key: room.press(key)
    for _ in range(4):
        yield "panel, next case", lambda: room.press("PgDown")
    for _ in range(3):
        yield "panel, previous case", lambda: room.press("PgUp")
    for _ in range(6):
        yield "panel, undo", room.shell.undo
    yield "panel, to a box", lambda: room.panel.words.focus_words(Words.REASON)
    for screen in (Screen.CASES, Screen.SCOPE, Screen.PROGRAMME, Screen.PANEL):
        yield f"from panel to {screen}", lambda screen=screen: room.go(screen)


def _finding(room: Room) -> Iterator[tuple[str, Callable[[], object]]]:
    yield "find", room.shell._on_find
    for letter in "missing 26-0":
        yield "find, a letter", lambda letter=letter: room.type(letter)
    yield "find, open", lambda: room.press("Enter")


def _writing_a_briefing(room: Room) -> Iterator[tuple[str, Callable[[], object]]]:
    yield "to the briefing", lambda: room.go(Screen.BRIEFING)
    yield "draft the briefing", room.page.begin
    for number in range(1, 8):
        yield "briefing, a box", lambda number=number: room.page.open_box(number)
    for letter in "Six of eight children were seen alone within a day of it. ":
        yield "briefing, a letter", lambda letter=letter: room.type(letter)
    yield "briefing, the page", lambda: _drawn(room)
    for kind in (PORTRAIT, TEXT_ONLY):
        yield f"briefing, {kind}", lambda kind=kind: room.page.preview.show_kind(kind)
        yield f"briefing, {kind}", lambda: _drawn(room)


def _exporting(room: Room) -> Iterator[tuple[str, Callable[[], object]]]:
    for which in range(5):
        yield "export", lambda: room.go(Screen.SCOPE)
        yield "export", lambda: room.press("Ctrl+E")
        yield "export, choose", lambda which=which: _choose(room, which)
        yield "export, in the background", lambda: _export(room)
        yield "export, close", lambda: room.press("Esc")


def _drawn(room: Room) -> None:
    room.wait(lambda: not room.page.preview.busy and not room.page._look.isActive())


def _choose(room: Room, which: int) -> None:
    name = list(room.dialog._offered)[which]
    room.dialog.kind.set_value(name)
    room.dialog._on_kind()
    room.dialog._on_chosen(str(room.folder / name))


def _export(room: Room) -> None:
    room.dialog.start()
    room.wait(lambda: not room.dialog.busy)


def _told(folder: Path) -> None:
    which = sys.argv[3] if len(sys.argv) > 3 else "example"
    found = sorted(watched(folder, which).items(), key=lambda item: -item[1][2])
    print("  late    work  doing                              in")
    for doing, (late, where, busy) in found:
        if busy >= _TOLD:
            print(f"{late * 1000:4.0f} ms {busy * 1000:4.0f} ms  {doing:34} {where}")
    print(f"{len(found)} things done; {sum(late > _MOST for _, (late, *_) in found)} over {_MOST * 1000:.0f} ms late")


VARIANTS = {
    "example": lambda folder: watched(folder, "example"),
    "large": lambda folder: watched(folder, "large"),
}

if __name__ == "__main__":
    if sys.argv[1] == "told":
        _told(Path(sys.argv[2]))
    else:
        answer(VARIANTS)
