"""A grade by key: pressed, journalled, committed, painted; on the real panel with the example open."""

import statistics
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from benchmarks import ready
from benchmarks.rounds import answer, measure, middle, scratch
from benchmarks.row import Row
from benchmarks.stand_ins import InMemory, OneSessionPerPress
from benchmarks.watching import Paints, press
from ui.panel.view import PanelPage
from ui.theme import theme
from ui.workspace import OpenWorkspace
from workbench.domain.questions import Everything

ROUNDS = 3
_PRESSES, _WARM_UP = 140, 20
_FRAMES = 0.033
"""Two frames of a screen."""


def rows() -> list[Row]:
    with scratch() as folder:
        ready.make_example(folder)
        found = measure("key_press", list(VARIANTS), folder, ROUNDS)
    medians = middle(found)
    presses = sorted(each for one in found["product"] for each in one)
    limits = sorted(each for one in found["limit"] for each in one)
    slowest = f"worst {presses[-1] * 1000:.1f} ms of {len(presses)}; the limit's worst {limits[-1] * 1000:.1f} ms"
    return [
        Row(
            "key press, kept and painted",
            medians["product"],
            goal=2.0,
            limit=medians["limit"],
            limit_is="the same press, its save a bare 4 KiB append and fdatasync",
            peer=medians["peer"],
            peer_is="an ORM session per press, on a file that is not encrypted",
        ),
        Row("key press, 99 of 100", statistics.quantiles(presses, n=100)[98], goal=_FRAMES, notes=(slowest,)),
    ]


def _product(folder: Path) -> list[float]:
    return _presses(OpenWorkspace(ready.open_copy(folder)))


def _limit(folder: Path) -> list[float]:
    store = ready.open_copy(folder)
    return _presses(InMemory(store, store.folder / "appended"))


def _peer(folder: Path) -> list[float]:
    store = ready.open_copy(folder)
    workspace = OneSessionPerPress(store, store.folder / "plain.db")
    workspace.copy(store.ask(Everything(ready.panel_case(store)[0])).judgements)
    return _presses(workspace)


VARIANTS = {"product": _product, "limit": _limit, "peer": _peer}


def open_page(workspace: OpenWorkspace) -> PanelPage:
    page = PanelPage(workspace)
    theme.dress(page)
    page.resize(1440, 900)
    page.show()
    page.open_case(*ready.panel_case(workspace.store))
    page.model.go_to(4)
    page.activateWindow()
    page.board.focus_grades(page.model.current)
    while QApplication.focusWidget() is None:
        QApplication.processEvents()
    return page


def _presses(workspace: OpenWorkspace) -> list[float]:
    app = QApplication([])
    theme.install(app, "light")
    page = open_page(workspace)
    paints = Paints(page)
    app.processEvents()
    found = []
    for at in range(_WARM_UP + _PRESSES):
        paints.seen = False
        start = perf_counter()
        press((Qt.Key.Key_2, Qt.Key.Key_3)[at % 2])
        while not paints.seen:
            app.processEvents()
        found.append(perf_counter() - start)
        assert page.model.current.grade == page.model.line.scale.codes[(1, 2)[at % 2]]
    page.close()
    workspace.close()
    return found[_WARM_UP:]


if __name__ == "__main__":
    answer(VARIANTS)
