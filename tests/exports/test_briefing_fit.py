"""What the composer is told of a page is what the page does."""

from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from statistics import median
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from tests.exports.briefing_reading import printed
from tests.exports.example_briefing import EXAMPLE
from workbench.domain.briefing.briefing import Briefing, PageLayout
from workbench.domain.briefing.fit import Fit, Part
from workbench.errors import Refused
from workbench.exports.seven_minute_briefing import fits

LANDSCAPE, PORTRAIT = PageLayout
LAYOUTS = list(PageLayout)
LINE = "Line {} of what was found when the records were read side by side. "


def filled(number: int, lines: int, briefing: Briefing = EXAMPLE) -> Briefing:
    boxes = list(briefing.boxes)
    text = "".join(LINE.format(line) for line in range(lines))
    boxes[number - 1] = replace(boxes[number - 1], paragraphs=(text,), points=(), quote="")
    return replace(briefing, boxes=tuple(boxes))


def wrong(fit: Fit) -> list[int]:
    return [box.number for box in fit.boxes if not box.fits]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_briefing_that_stands_on_its_page_fits_in_every_box(layout: PageLayout, example: Briefing) -> None:
    fit = fits(example, layout)
    assert (fit.layout, fit.fits, fit.pages, fit.too_long) == (layout, True, 1, ())
    assert [box.number for box in fit.boxes] == [1, 2, 3, 4, 5, 6, 7]
    assert all(box.fits and 0.5 < box.share <= 1 for box in fit.boxes)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_an_empty_briefing_leaves_every_box_nearly_empty(layout: PageLayout, empty: Briefing) -> None:
    assert all(box.fits and box.share < 0.4 for box in fits(empty, layout).boxes)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("number", range(1, 8))
def test_the_box_that_is_too_long_is_the_one_named(number: int, layout: PageLayout) -> None:
    fit = fits(filled(number, 40), layout)
    assert wrong(fit) == [number]
    assert fit.boxes[number - 1].share > 1.5
    assert not fit.fits


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("number", [1, 4, 7])
def test_a_box_fills_up_as_it_is_written_and_fits_until_it_is_full(number: int, layout: PageLayout) -> None:
    told = [fits(filled(number, lines), layout).boxes[number - 1] for lines in range(1, 40)]
    assert [box.fits for box in told] == sorted((box.fits for box in told), reverse=True)
    assert {True, False} == {box.fits for box in told}
    assert all(box.fits == (box.share <= 1.0001) for box in told)
    held = [box.used / box.size for box in told]
    assert all(later >= before * 0.95 for before, later in pairwise(held))


def test_a_box_in_small_type_says_so() -> None:
    usual, full = (fits(filled(2, lines)).boxes[1] for lines in (3, 6))
    assert (usual.size, usual.smaller) == (11.2, False)
    assert full.smaller
    assert full.fits
    assert 9 <= full.size < 11.2


def test_a_page_set_closer_says_so_in_every_box() -> None:
    told = [fits(filled(2, lines), PORTRAIT) for lines in range(1, 12)]
    assert {box.size for fit in told for box in fit.boxes} == {11.4, 11.0}
    for fit in told:
        assert {box.smaller for box in fit.boxes} == {fit.boxes[0].size == 11.0}
    assert not told[0].boxes[0].smaller
    assert not told[-1].fits
    assert not told[-1].boxes[0].smaller, "what goes on overleaf is set as usual"


@settings(max_examples=40, deadline=None)
@given(layout=st.sampled_from(LAYOUTS), number=st.integers(1, 7), lines=st.integers(1, 30), other=st.integers(1, 30))
def test_it_says_one_page_exactly_when_the_page_is_one(layout: PageLayout, number: int, lines: int, other: int) -> None:
    briefing = filled(number % 7 + 1, other, filled(number, lines))
    fit = fits(briefing, layout)
    pages = len(PdfReader(BytesIO(printed(briefing, layout))).pages)
    assert fit.pages == pages
    assert fit.fits == (wrong(fit) == [])


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(
    ("field", "part"),
    [
        ("title", Part.TITLE),
        ("subtitle", Part.SUBTITLE),
        ("date", Part.DATE),
        ("closing", Part.CLOSING),
        ("partnership", Part.PARTNERSHIP),
        ("small_print", Part.SMALL_PRINT),
    ],
)
def test_the_part_that_is_too_long_is_named(field: str, part: Part, layout: PageLayout) -> None:
    fit = fits(replace(EXAMPLE, **{field: LINE.format(1) * 20}), layout)
    assert fit.too_long == (part,)
    assert wrong(fit) in ([], [7])


@pytest.mark.parametrize("layout", LAYOUTS)
def test_what_cannot_be_printed_is_refused_with_the_sentence_of_the_page(layout: PageLayout) -> None:
    briefing = replace(EXAMPLE, subtitle="Well done 😀")
    with pytest.raises(Refused) as measuring:
        fits(briefing, layout)
    with pytest.raises(Refused) as printing:
        printed(briefing, layout)
    assert str(measuring.value) == str(printing.value)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_it_is_quick_enough_to_ask_while_typing(layout: PageLayout, example: Briefing) -> None:
    fits(example, layout)
    times = []
    for _ in range(9):
        start = perf_counter()
        fits(example, layout)
        times.append(perf_counter() - start)
    assert median(times) < 0.1, "a few milliseconds on a quiet machine"
