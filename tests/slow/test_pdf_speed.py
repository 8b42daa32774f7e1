"""What tagging costs: the same page with and without it, in one run."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from statistics import median
from time import perf_counter

import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.exports.example_briefing import EXAMPLE
from workbench.domain.progress import finish
from workbench.exports import seven_minute_briefing
from workbench.exports.pdf.tagging import TaggedCanvas

pytestmark = pytest.mark.slow


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


def test_a_tagged_page_costs_at_most_twice_an_untagged_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def tagged() -> bytes:
        monkeypatch.setattr(seven_minute_briefing, "TaggedCanvas", TaggedCanvas)
        return finish(seven_minute_briefing.pdf(EXAMPLE))

    def untagged() -> bytes:
        monkeypatch.setattr(seven_minute_briefing, "TaggedCanvas", UntaggedCanvas)
        return finish(seven_minute_briefing.pdf(EXAMPLE))

    assert b"StructTreeRoot" in tagged()
    assert b"StructTreeRoot" not in untagged()
    pairs = [(_seconds(tagged), _seconds(untagged)) for _ in range(25)]
    with_tags, without = (median(times) for times in zip(*pairs, strict=True))
    print(f"tagged {with_tags * 1000:.1f} ms, untagged {without * 1000:.1f} ms, {with_tags / without:.2f} times")
    assert with_tags <= 2.0 * without


def _seconds(work: Callable[[], bytes]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start
