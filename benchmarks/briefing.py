"""The seven-minute briefing once the fonts are loaded, in both its layouts, beside the same page without its tags."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate

from benchmarks.rounds import answer, measure, middle, scratch, seconds
from benchmarks.row import Row
from tests.exports.example_briefing import EXAMPLE
from workbench.domain.briefing.briefing import Briefing, PageLayout
from workbench.domain.progress import finish
from workbench.exports import seven_minute_briefing
from workbench.exports.pdf.tagging import TaggedCanvas

ROUNDS = 3
_PAGES = 25


def rows() -> list[Row]:
    with scratch() as folder:
        medians = middle(measure("briefing", list(VARIANTS), folder, ROUNDS))
    return [
        Row(
            path,
            medians[product],
            goal=2.0,
            limit=medians[limit],
            limit_is="the same page untagged",
            peer=medians["peer"],
            peer_is="the same words as plain paragraphs of platypus: no layout, no fonts of its own, no tags",
        )
        for path, product, limit in (
            ("seven-minute briefing, warm", "landscape", "untagged landscape"),
            ("its portrait page, warm", "portrait", "untagged portrait"),
        )
    ]


class UntaggedCanvas(TaggedCanvas):
    @contextmanager
    def _bracket(self, operands: str) -> Iterator[None]:
        yield

    def link(self, element: object, address: str, box: tuple[float, float, float, float]) -> None:
        self.linkURL(address, box, relative=1)

    def showPage(self) -> None:
        Canvas.showPage(self)

    def save(self) -> None:
        Canvas.save(self)


def _tagged(layout: PageLayout) -> list[float]:
    return _pages(lambda: finish(seven_minute_briefing.pdf(EXAMPLE, layout)))


def _untagged(layout: PageLayout) -> list[float]:
    setattr(seven_minute_briefing, "TaggedCanvas", UntaggedCanvas)  # noqa: B010
    assert b"StructTreeRoot" not in finish(seven_minute_briefing.pdf(EXAMPLE, layout))
    return _tagged(layout)


def _peer(folder: Path) -> list[float]:
    return _pages(lambda: as_paragraphs(EXAMPLE, folder / "peer.pdf"))


def as_paragraphs(briefing: Briefing, path: Path) -> None:
    """The words of a briefing through platypus, one under the other."""
    style = getSampleStyleSheet()["BodyText"]
    said = [text.replace("**", "") for box in briefing.boxes for text in (box.head, *box.paragraphs, *box.points)]
    SimpleDocTemplate(str(path), pagesize=A4).build([Paragraph(text, style) for text in said])


VARIANTS = {
    "landscape": lambda folder: _tagged(PageLayout.LANDSCAPE),
    "untagged landscape": lambda folder: _untagged(PageLayout.LANDSCAPE),
    "portrait": lambda folder: _tagged(PageLayout.PORTRAIT),
    "untagged portrait": lambda folder: _untagged(PageLayout.PORTRAIT),
    "peer": _peer,
}


def _pages(write: Callable[[], object]) -> list[float]:
    for _ in range(3):
        write()
    return [seconds(write) for _ in range(_PAGES)]


if __name__ == "__main__":
    answer(VARIANTS)
