"""Words typed in the composer until their page is painted, beside the same bytes made and drawn without a window."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import count, islice
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop
from PySide6.QtWidgets import QApplication

from benchmarks.briefing import as_paragraphs
from benchmarks.rounds import answer, measure, middle, scratch, seconds
from benchmarks.row import Row
from benchmarks.watching import Paints
from tests.exports.example_briefing import EXAMPLE
from ui.briefing.preview import PagePreview
from ui.theme import theme
from workbench.domain.briefing.briefing import Briefing
from workbench.domain.progress import finish
from workbench.exports import seven_minute_briefing
from workbench.exports.preview import pictures_of

ROUNDS = 3
_PAGES, _WARM_UP = 25, 3
_WINDOW, _PICTURE = (700, 600), 686
"""The preview's size in the composer at 1440 × 900, and how wide the page in it is."""


def rows() -> list[Row]:
    with scratch() as folder:
        medians = middle(measure("composer", list(VARIANTS), folder, ROUNDS))
    return [
        Row(
            "composer, typed words to their page painted",
            medians["product"],
            goal=1.5,
            limit=medians["limit"],
            limit_is="the same bytes made and drawn at the same width, without a window, a thread or a measure",
            peer=medians["peer"],
            peer_is="the same words as plain paragraphs of platypus, drawn at the same width",
            notes=("counted from the end of the pause in typing",),
        )
    ]


def _product(folder: Path) -> list[float]:
    app = QApplication([])
    theme.install(app, "light")
    preview = PagePreview()
    theme.dress(preview)
    preview.resize(*_WINDOW)
    preview.show()
    made = list[object]()
    preview.made.connect(made.append)
    painted = Paints(preview.pages)

    def show(briefing: Briefing) -> None:
        made.clear()
        preview.show_briefing(briefing, at_once=True)
        while not made:
            app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        painted.seen = False
        preview.pages.update()
        while not painted.seen:
            QCoreApplication.processEvents()

    found = _pages(show)
    assert preview.pages.images[0].width() == _PICTURE, preview.pages.images[0].width()
    preview.stop()
    return found


def _limit(folder: Path) -> list[float]:
    return _pages(lambda briefing: pictures_of(finish(seven_minute_briefing.pdf(briefing)), _PICTURE))


def _peer(folder: Path) -> list[float]:
    file = folder / "peer.pdf"

    def show(briefing: Briefing) -> None:
        as_paragraphs(briefing, file)
        pictures_of(file.read_bytes(), _PICTURE)

    return _pages(show)


VARIANTS = {"product": _product, "limit": _limit, "peer": _peer}


def _typed() -> Iterator[Briefing]:
    """The example with a word more in its first box, another each time."""
    first, *others = EXAMPLE.boxes
    for number in count():
        yield replace(EXAMPLE, boxes=(replace(first, paragraphs=(*first.paragraphs, f"Word {number}.")), *others))


def _pages(show: Callable[[Briefing], object]) -> list[float]:
    typed = islice(_typed(), _WARM_UP + _PAGES)
    return [seconds(partial(show, briefing)) for briefing in typed][_WARM_UP:]


if __name__ == "__main__":
    answer(VARIANTS)
