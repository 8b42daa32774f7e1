"""Lines pasted from anywhere: what is a line is taken, and every other word is listed."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.errors import BadFile
from workbench.imports import shipped
from workbench.imports.framework.pasted import MOST_PASTED, line_of, read_pasted

WORD = "•\tWas risk seen early?\n•\tWas the child heard?\no\tIn their own words\n•\tDid the plan move?\n"
NUMBERED = "Key lines of enquiry\n1.\tWas risk seen early?\n2.\tWas the child heard?"
EXCEL = (
    "No\tTitle\tQuestion\tPrompts\r\n1\tRisk\tWas risk seen early?\tBy whom; When\r\n"
    '2\tVoice\t"Was the child\nheard?"\t\r\n'
)
EMAIL = (
    "> Hello,\n> here is what we agreed to look at:\n> - Risk is seen early\n> - The child is heard\n>\n> Best wishes\n"
)


def titles(text: str) -> list[str]:
    return [line.title for line in read_pasted(text).framework.lines]


def questions(text: str) -> list[str]:
    return [line.question for line in read_pasted(text).framework.lines]


def test_bullets_of_word_are_lines_and_their_sub_bullets_prompts() -> None:
    reading = read_pasted(WORD)
    assert [(line.question, line.prompts) for line in reading.framework.lines] == [
        ("Was risk seen early?", ()),
        ("Was the child heard?", ("In their own words",)),
        ("Did the plan move?", ()),
    ]
    assert reading.left == ()
    assert reading.framework.title == ""


def test_numbered_lines_under_a_heading_of_their_own() -> None:
    assert questions(NUMBERED) == ["Was risk seen early?", "Was the child heard?"]


def test_cells_of_excel_with_heads() -> None:
    lines = read_pasted(EXCEL).framework.lines
    assert [(line.number, line.title, line.question, line.prompts) for line in lines] == [
        (1, "Risk", "Was risk seen early?", ("By whom", "When")),
        (2, "Voice", "Was the child heard?", ()),
    ]


def test_cells_without_heads_are_taken_by_what_is_in_them_and_that_is_said() -> None:
    reading = read_pasted("1\tRisk\tWas risk seen early?\n2\tVoice\tWas the child heard in time?")
    assert [(line.title, line.question) for line in reading.framework.lines] == [
        ("Risk", "Was risk seen early?"),
        ("Voice", "Was the child heard in time?"),
    ]
    assert reading.assumed == ("The cells have no heads; they are taken as number, title, question.",)
    assert questions("Risk\tWas risk seen early?\nVoice\tWas she heard?") == ["Was risk seen early?", "Was she heard?"]


def test_a_column_for_each_grade_gives_its_wording_and_the_scale() -> None:
    grades = shipped.scale("ofsted-4").grades
    head = "\t".join(["Title", "Question", *(grade.label for grade in grades)])
    reading = read_pasted(f"{head}\nRisk\tWas risk seen early?\tAt once\tIn time\tLate\tNever")
    assert reading.framework.scale == shipped.scale("ofsted-4")
    assert dict(reading.framework.lines[0].descriptors) == {"O": "At once", "G": "In time", "RI": "Late", "In": "Never"}


def test_an_answered_e_mail_keeps_its_greeting_among_what_was_left() -> None:
    reading = read_pasted(EMAIL)
    assert [line.title for line in reading.framework.lines] == ["Risk is seen early", "The child is heard"]
    assert reading.left == ("Hello, here is what we agreed to look at:", "Best wishes")


def test_bare_rows_are_lines_each() -> None:
    reading = read_pasted("Risk is seen early\nThe child is heard\nPlans move")
    assert [line.question for line in reading.framework.lines] == [
        "Risk is seen early",
        "The child is heard",
        "Plans move",
    ]
    assert reading.assumed == ("There is no list, so every row is taken as a line.",)


def test_where_nothing_tells_which_list_it_is_every_point_is_offered() -> None:
    reading = read_pasted("Findings\n- One thing\n- Two things\n\nActions\n- Do this\n- Do that")
    assert len(reading.framework.lines) == 4
    assert reading.left == ("Findings", "Actions")
    assert "every point is taken" in reading.assumed[0]


def test_the_heading_of_a_document_is_offered_as_the_title() -> None:
    assert read_pasted(f"Neglect audit 2026\n\n{NUMBERED}").framework.title == "Neglect audit 2026"


def test_a_text_that_was_left_can_be_a_line_after_all() -> None:
    line = line_of("Was the  child\nheard?")
    assert (line.title, line.question) == ("Was the child heard?", "Was the child heard?")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (" \n\t…", "There are no words in it yet"),
        ("x" * (MOST_PASTED + 1), "more than 200,000 characters"),
        ("\n".join(f"- Point number {n} of them" for n in range(61)), "61 lines of enquiry were found"),
    ],
)
def test_what_cannot_be_lines_is_refused_in_a_sentence(text: str, said: str) -> None:
    with pytest.raises(BadFile, match=said):
        read_pasted(text)


@given(st.lists(st.text("ab?.:•-–\t>1 \n\"'", max_size=24), max_size=8))
def test_no_word_of_anything_pasted_goes_missing(pieces: list[str]) -> None:
    text = "\n".join(pieces)
    try:
        reading = read_pasted(text)
    except BadFile:
        return
    lines = reading.framework.lines
    kept = [
        reading.framework.title,
        *reading.left,
        *(part for line in reading.took for part in (line.text, *line.prompts)),
    ]
    kept += [part for line in lines for part in (line.title, line.question, *line.prompts)]
    found = set(re.findall(r"[ab]+", " ".join(kept)))
    assert set(re.findall(r"[ab]+", text)) <= found


def test_a_quotation_mark_that_nothing_closes_before_very_much_text_is_a_letter() -> None:
    text = 'a\t"' + "Was the child heard? " * 8_000
    assert "Was the child heard?" in read_pasted(text).framework.lines[0].question
    assert read_pasted('"' + "word " * 30_000).framework.lines
