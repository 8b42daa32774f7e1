"""A box as one typed text: what each line means, and that the way there and back changes nothing."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.exports.example_briefing import EXAMPLE
from workbench.domain.briefing.briefing import HEADS, Box, escaped, unmarked
from workbench.domain.briefing.typed import box_from, text_of

NUMBERS = st.integers(1, 7)
TYPED = st.text(st.sampled_from("ab \n\n\t-•>*\\.1)2\r\x1a\u2028\u00a0é“"), max_size=60)
WORDS = st.text(st.sampled_from("ab -•>*\\.12)é“") | st.characters(codec="utf-8"), max_size=40)


def test_what_a_person_types_becomes_quote_paragraphs_points_and_what_follows() -> None:
    typed = (
        "> “Six people asked me the same thing.”\n"
        "They wanted **one adult**\nwho stays.\n\n"
        "Second paragraph.\n"
        "- First point\n"
        "  goes on here\n"
        "• Second point\n"
        "\n"
        "This ends it."
    )
    assert box_from(5, typed) == Box(
        5,
        "What children told us",
        paragraphs=("They wanted **one adult** who stays.", "Second paragraph."),
        points=("First point goes on here", "Second point"),
        quote="“Six people asked me the same thing.”",
        after=("This ends it.",),
    )


def test_only_the_last_box_numbers_its_points() -> None:
    typed = "Take four minutes:\n1. Who?\n2) When?\n- Where?"
    assert box_from(7, typed).points == ("Who?", "When?", "Where?")
    assert text_of(box_from(7, typed)) == "Take four minutes:\n\n1. Who?\n2. When?\n3. Where?"
    assert box_from(3, typed) == Box(3, HEADS[2], ("Take four minutes:", "1. Who?", "2) When?"), ("Where?",))


@pytest.mark.parametrize("typed", ["-5 degrees", "2026. A year", "1.5 days", "**bold** first", "-", "3"])
def test_a_line_that_only_looks_like_a_mark_stays_text(typed: str) -> None:
    box = box_from(7, typed)
    assert box.points == ()
    assert box.paragraphs == (() if typed == "-" else (typed,))


def test_a_backslash_makes_a_mark_plain_text() -> None:
    box = box_from(3, "\\- not a point\n\n\\> not a quote\n\nfive \\*\\*stars\\*\\* C:\\path")
    assert [unmarked(text) for text in box.paragraphs] == ["- not a point", "> not a quote", "five **stars** C:\\path"]
    assert (box.points, box.quote) == ((), "")


def test_the_head_can_be_the_partnership_s_own() -> None:
    assert box_from(5, "x", "What young people told us").head == "What young people told us"
    assert box_from(5, "x").head == "What children told us"


@pytest.mark.parametrize("box", EXAMPLE.boxes, ids=lambda box: str(box.number))
def test_every_box_of_a_published_briefing_reads_back_the_same(box: Box) -> None:
    assert box_from(box.number, text_of(box)) == box


def test_words_from_a_record_come_back_as_they_were_written() -> None:
    odd = escaped("5* and **so** on \\* end\\")
    box = Box(1, HEADS[0], (odd, f"**{odd}** strong", escaped("- dash"), escaped("1. one")), (odd,))
    assert "\x1a" not in text_of(box)
    assert box_from(1, text_of(box)) == box


@given(number=NUMBERS, typed=TYPED | st.text(max_size=60))
@example(7, "\\1. a\n1.\nb")
@example(1, "\\\\**\\*")
def test_there_and_back_again_is_stable(number: int, typed: str) -> None:
    box = box_from(number, typed)
    text = text_of(box)
    assert box_from(number, text) == box
    assert text_of(box_from(number, text)) == text


@given(number=NUMBERS, texts=st.lists(WORDS, max_size=4))
def test_no_word_of_a_paragraph_is_lost_or_moved(number: int, texts: list[str]) -> None:
    """Whatever the words are, a box written from them says them in the same order."""
    box = Box(number, HEADS[number - 1], tuple(escaped(text) for text in texts))
    back = box_from(number, text_of(box))
    assert (back.points, back.quote, back.after) == ((), "", ())
    said = " ".join(unmarked(text) for text in back.paragraphs).split()
    assert said == " ".join(text.replace("\x1a", "") for text in texts).split()
