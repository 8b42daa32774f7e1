"""The quick checks themselves: each spoilt copy of a good file must be noticed."""

from dataclasses import replace

import pytest

from tests.exports.briefing_reading import picture, printed
from tests.exports.pdf_mutants import OUT_OF_ORDER, UNREADABLE, Spoil, a_picture_without_words, spoilt
from tests.exports.pdf_structure import elements, problems, spoken
from workbench.domain.briefing.briefing import Briefing, PageLayout
from workbench.domain.progress import finish
from workbench.exports.seven_minute_briefing import pdf


@pytest.fixture(params=list(PageLayout))
def good(request: pytest.FixtureRequest, example: Briefing) -> bytes:
    return finish(pdf(example, request.param))


def test_a_copy_that_was_not_spoilt_has_no_problem(good: bytes) -> None:
    again = spoilt(good, lambda writer: None)
    assert problems(again) == []
    assert elements(again) == elements(good)


@pytest.mark.parametrize("spoil", UNREADABLE, ids=lambda spoil: spoil.__name__)
def test_a_file_that_not_everyone_can_read_is_noticed(good: bytes, spoil: Spoil) -> None:
    assert problems(spoilt(good, spoil))


@pytest.mark.parametrize("spoil", OUT_OF_ORDER, ids=lambda spoil: spoil.__name__)
def test_words_lost_or_moved_are_noticed(good: bytes, spoil: Spoil) -> None:
    assert spoken(spoilt(good, spoil)) != spoken(good)


@pytest.mark.parametrize("layout", list(PageLayout))
def test_a_picture_that_says_nothing_is_noticed(example: Briefing, layout: PageLayout) -> None:
    seen = printed(replace(example, logo=picture(), logo_description="A disc and a bar"), layout)
    assert problems(seen) == []
    assert problems(spoilt(seen, a_picture_without_words))
