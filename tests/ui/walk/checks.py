"""What is asked of every state; the modules beside this one say on which stages."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui import walking
from tests.ui.every_screen import VIEWS, Room, Stage, View
from tests.ui.walk.conftest import Rooms

LARGE = QSize(1440, 900)
_LEAST_RING = 400
"""Pixels that change by 3 to 1 when the keyboard comes; or, of something small, as many as its edge is long."""


def test_everything_in_the_light(view: View, rooms: Rooms) -> None:
    rooms.at(view.stage).shell.resize(LARGE)
    room = rooms.show(view)
    if room.menu is not None:
        assert walking.unnamed(room.menu) == []
        return
    over = room.over
    assert over.isAncestorOf(room.focus) or room.focus is over, f"the keyboard is at {walking.called(room.focus)}"
    problems = {
        "without a name": walking.unnamed(over),
        "without a role": walking.without_role(over),
        "never reached by Tab": walking.missed_by_tab(over),
        "too small to hit": walking.too_small(over),
        "cut at the side": walking.cut_at_the_side(over),
        "words cut": walking.cut_words(over),
    }
    fresh = _by_kind(over)
    rooms.kinds[view] = frozenset(fresh)
    known = frozenset[object]().union(*(kinds for each, kinds in rooms.kinds.items() if each != view))
    problems["no ring seen"] = _without_ring([each for kind, each in fresh.items() if kind not in known])
    _report(problems)
    _check_esc(room)


@pytest.mark.slow
def test_rings_in_the_dark(stage: Stage, rooms: Rooms) -> None:
    """Every kind of control once more: as few states as have them all."""
    rooms.at(stage, "dark").shell.resize(LARGE)
    kinds = {view: found for view, found in rooms.kinds.items() if view.stage is stage} or _all_kinds(stage, rooms)
    wanted = set().union(*kinds.values())
    problems: dict[str, list[str]] = {}
    while wanted:
        view = max(kinds, key=lambda each: len(kinds[each] & wanted))
        if not kinds[view] & wanted:
            break
        over = rooms.show(view).over
        found = _without_ring([each for kind, each in _by_kind(over).items() if kind in wanted])
        wanted -= kinds[view]
        if found:
            problems[view.name] = found
    _report(problems)


@pytest.mark.slow
def test_small_window_with_large_text(view: View, rooms: Rooms) -> None:
    if view.stage is Stage.READ_ONLY:
        pytest.skip("it is laid out as the example")
    rooms.at(view.stage, text=1.3).shell.resize(*view.least)
    room = rooms.show(view)
    if room.menu is not None:
        return
    problems = {
        "cut at the side": walking.cut_at_the_side(room.over),
        "too small to hit": walking.too_small(room.over),
        "larger than the window": _too_large(room),
        "words cut": walking.cut_words(room.over),
    }
    _report(problems)


def _report(problems: dict[str, list[str]]) -> None:
    found = {asked: found for asked, found in problems.items() if found}
    assert not found, "\n".join(f"{asked}: {', '.join(told)}" for asked, told in found.items())


def _all_kinds(stage: Stage, rooms: Rooms) -> dict[View, frozenset[object]]:
    """Where the pass in the light was left out."""
    found: dict[View, frozenset[object]] = {}
    for view in (each for each in VIEWS if each.stage is stage):
        room = rooms.show(view)
        if room.menu is None:
            found[view] = frozenset(_by_kind(room.over))
    return found


def _by_kind(over: QWidget) -> dict[object, QWidget]:
    found: dict[object, QWidget] = {}
    for each in walking.focusable(over):
        if not each.visibleRegion().isEmpty():
            found.setdefault(walking.kind_of(each), each)
    return found


def _without_ring(controls: list[QWidget]) -> list[str]:
    found = []
    for each in controls:
        pixels = walking.ring(each)
        least = min(_LEAST_RING, round(walking.edge(each) * 0.9))  # corners are round
        if pixels < least:
            found.append(f"{walking.called(each)}: {pixels} of {least}")
    return found


def _check_esc(room: Room) -> None:
    """The keyboard is never held fast: Esc goes back, and the keyboard is in what lies behind."""
    if room.dialogs:
        dialog = room.dialogs[-1]
        for _ in range(3):  # a list that is open, or a question in the dialog, takes the first
            if dialog in room.dialogs:
                room.press("Esc")
        assert dialog not in room.dialogs, "Esc does not close it"
        room.settle()
        assert QApplication.focusWidget() is not None or not room.shell.isActiveWindow()


def _too_large(room: Room) -> list[str]:
    """A dialog has to fit over the smallest window."""
    return [
        f"{type(each).__name__} {each.width()}x{each.height()}"
        for each in room.dialogs
        if each.width() > room.shell.width() or each.height() > room.shell.height()
    ]
