"""The briefing as a page to read down: where things stand on it, and how it goes on when there is too much."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from threading import Thread

import pypdfium2
import pytest
from pypdf import PdfReader

from tests.exports.briefing_reading import assert_says_everything, printed
from tests.exports.example_briefing import EXAMPLE
from tests.exports.pdf_structure import elements, problems, spoken
from workbench.domain.briefing.briefing import HEADS, Box, Briefing, PageLayout
from workbench.domain.briefing.drafting import seven_minute
from workbench.imports.interchange import reading as interchange
from workbench.tasks import RESOURCES

PORTRAIT = PageLayout.PORTRAIT
USUAL, CLOSER = {11.4, 11.6}, {11.0, 11.19}
"""Sizes of type in boxes 1 to 6 and in box 7."""


def places(finished: bytes, page: int = 0) -> dict[str, tuple[float, float]]:
    """(left, bottom) of each stretch of text on a page, by its text; the later of two alike."""
    document = pypdfium2.PdfDocument(finished)
    text = document[page].get_textpage()
    found = {}
    for index in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(index)
        found[text.get_text_bounded(left, bottom, right, top).strip()] = (left, bottom)
    document.close()
    return found


def overlaps(finished: bytes) -> list[tuple[str, str]]:
    """Pairs of lines of text that stand on each other."""
    document = pypdfium2.PdfDocument(finished)
    found = []
    for page in document:
        text = page.get_textpage()
        boxes = [text.get_rect(index) for index in range(text.count_rects())]
        for index, one in enumerate(boxes):
            for other in boxes[index + 1 :]:
                across = min(one[2], other[2]) - max(one[0], other[0])
                down = min(one[3], other[3]) - max(one[1], other[1])
                if across > 0.5 and down > 2:
                    found.append((text.get_text_bounded(*one), text.get_text_bounded(*other)))
    document.close()
    return found


def sizes(finished: bytes) -> set[float]:
    reader = PdfReader(BytesIO(finished))
    shown = [operation for page in reader.pages for operation in page.get_contents().operations]
    return {round(float(operands[1]), 2) for operands, operator in shown if operator == b"Tf"}


def test_it_is_a4_upright_and_one_page(example: Briefing) -> None:
    (page,) = PdfReader(BytesIO(printed(example, PORTRAIT))).pages
    assert [round(float(edge)) for edge in page.mediabox[2:]] == [595, 842]
    assert "Page 1" not in page.extract_text()


def test_boxes_are_read_across_two_by_two_and_the_last_is_as_wide_as_the_page(example: Briefing) -> None:
    found = places(printed(example, PORTRAIT))
    heads = {number: found[head] for number, head in enumerate(HEADS, 1)}
    for left, right in ((1, 2), (3, 4), (5, 6)):
        assert heads[left][0] < 100 < 300 < heads[right][0]
        assert abs(heads[left][1] - heads[right][1]) < 4
    downwards = [heads[number][1] for number in (1, 3, 5, 7)]
    assert downwards == sorted(downwards, reverse=True)
    first, second = (
        found[next(text for text in found if said in text)] for said in ("Who is the", "What did the return")
    )
    assert abs(first[1] - second[1]) < 3
    assert second[0] - first[0] > 200


def test_long_points_of_the_last_box_stand_one_under_the_other() -> None:
    points = tuple(f"Point{number} " + "is long, about what a team may do this week " * 4 for number in range(3))
    briefing = replace(EXAMPLE, boxes=(*EXAMPLE.boxes[:6], Box(7, HEADS[6], points=points)))
    finished = printed(briefing, PORTRAIT)
    assert len(PdfReader(BytesIO(finished)).pages) == 1
    lefts = {left for text, (left, _) in places(finished).items() if "is long, about" in text}
    assert len(lefts) > 0
    assert max(lefts) - min(lefts) < 2
    assert overlaps(finished) == []


@pytest.mark.parametrize("name", ["example", "long", "tongues", "empty"])
def test_nothing_stands_on_anything_else(name: str, request: pytest.FixtureRequest) -> None:
    assert overlaps(printed(replace(request.getfixturevalue(name), draft=True, example=True), PORTRAIT)) == []


@pytest.mark.parametrize("lines", range(1, 26, 3))
@pytest.mark.parametrize("number", [2, 3, 7])
def test_at_every_length_it_flows_whole_in_type_of_one_size(number: int, lines: int) -> None:
    boxes = list(EXAMPLE.boxes)
    more = tuple(f"Line {line} of what was found when the records were read side by side." for line in range(lines))
    boxes[number - 1] = replace(boxes[number - 1], points=more)
    briefing = replace(EXAMPLE, boxes=tuple(boxes))
    finished = printed(briefing, PORTRAIT)
    assert overlaps(finished) == []
    assert problems(finished) == []
    assert_says_everything(briefing, spoken(finished))
    many = len(PdfReader(BytesIO(finished)).pages) > 1
    assert sizes(finished) >= USUAL or (sizes(finished) >= CLOSER and not many)
    bottoms = [
        bottom
        for page in range(len(PdfReader(BytesIO(finished)).pages))
        for _, bottom in places(finished, page).values()
    ]
    assert min(bottoms) > 12


def test_what_goes_on_says_so_on_both_pages_and_pages_are_numbered(long: Briefing) -> None:
    pages = [page.extract_text() for page in PdfReader(BytesIO(printed(long, PORTRAIT))).pages]
    assert "Goes on overleaf" in pages[0]
    assert "2 What we did (continued)" in pages[1]
    assert "Missing children (continued)" in pages[1]
    for number, page in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in page
    heads = [element.text for element in elements(printed(long, PORTRAIT)) if element.kind == "H2"]
    assert heads == [f"{number} {head}" for number, head in enumerate(HEADS, 1)]


def test_a_box_that_the_next_page_holds_whole_is_not_parted(example: Briefing) -> None:
    boxes = list(example.boxes)
    boxes[3] = replace(
        boxes[3],
        points=tuple(f"Finding {number} of this audit, told in a line or two of words." for number in range(7)),
    )
    pages = [
        page.extract_text()
        for page in PdfReader(BytesIO(printed(replace(example, boxes=tuple(boxes)), PORTRAIT))).pages
    ]
    assert len(pages) == 2
    assert "Goes on overleaf" not in "".join(pages)
    assert HEADS[6] not in pages[0]
    assert HEADS[6] in pages[1]


def test_words_within_their_targets_stand_on_one_page_a_little_closer_if_need_be() -> None:
    whole = interchange.read(RESOURCES / "example" / "missing-2026.json").whole
    briefing = seven_minute(whole, date(2026, 7, 1))
    assert all(35 <= box.words <= 55 for box in briefing.boxes)
    finished = printed(briefing, PORTRAIT)
    assert len(PdfReader(BytesIO(finished)).pages) == 1
    assert sizes(finished) >= CLOSER
    assert not USUAL & sizes(finished)
    assert overlaps(finished) == []


@pytest.mark.parametrize("draft", [True, False])
def test_a_draft_takes_no_room_from_the_words(draft: bool, example: Briefing) -> None:
    found = places(printed(replace(example, draft=draft, example=draft), PORTRAIT))
    assert round(found[HEADS[0]][1], 1) == round(places(printed(example, PORTRAIT))[HEADS[0]][1], 1)


def test_pages_made_beside_each_other_are_the_same(example: Briefing, tongues: Briefing) -> None:
    alone = {id(each): printed(each, PORTRAIT) for each in (example, tongues)}
    made: list[bool] = []

    def work(briefing: Briefing) -> None:
        made.extend(printed(briefing, PORTRAIT) == alone[id(briefing)] for _ in range(4))

    threads = [Thread(target=work, args=(each,)) for each in (example, tongues)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made == [True] * 8
