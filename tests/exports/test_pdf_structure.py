"""The quick checks themselves: each spoilt copy of a good file must be noticed."""

import pytest

from tests.exports.pdf_mutants import OUT_OF_ORDER, UNREADABLE, Spoil, spoilt
from tests.exports.pdf_structure import elements, problems, spoken
from workbench.domain.briefings import Briefing
from workbench.domain.progress import finish
from workbench.exports.seven_minute_briefing import pdf


@pytest.fixture
def good(example: Briefing) -> bytes:
    return finish(pdf(example))


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
