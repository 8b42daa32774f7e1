"""Which column of an ordinary table is the question: never a number, a total or a theme, and never in silence."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.imports.workbooks import saved
from workbench.errors import BadFile
from workbench.imports.framework.files import read_framework
from workbench.imports.framework.reading import Reading

HEARD, TIMELY = "Was the child heard?", "Was it, timely?"


def read(folder: Path, *rows: Sequence[object]) -> Reading:
    return read_framework(saved(folder / "t.xlsx", rows))


def asked(reading: Reading) -> list[tuple[int, str]]:
    return [(line.number, line.question) for line in reading.framework.lines]


@pytest.mark.parametrize("head", ["KLOE", "Line of enquiry", "Line", "Item", "Question", "Standard"])
@pytest.mark.parametrize(
    "asking", ["Question to ask", "What we want to find out", "What we want to know", "Key enquiry", "We look for"]
)
def test_a_column_of_numbers_is_the_number_and_the_asking_column_the_question(
    tmp_path: Path, head: str, asking: str
) -> None:
    reading = read(
        tmp_path, [head, asking, "Notes"], [1, HEARD, "x"], [2, TIMELY], [], [3, None, "only note"], ["Total"]
    )
    assert asked(reading) == [(1, HEARD), (2, TIMELY)]
    assert reading.left == ("x", "3", "only note", "Total")
    assert f"The column “{asking}” is used as the question." in reading.assumed


@pytest.mark.parametrize(
    ("first", "second", "in_order"),
    [
        *[("KLOE 1", "KLOE 2", False), ("Q1", "Q2", False), ("1.", "2)", False)],
        *[(1.1, 1.2, True), ("1a", "1b", True), ("A1", "B1", True), ("A", "B", True)],
    ],
)
def test_numbers_in_any_form_are_numbers_and_those_of_a_series_are_left(
    tmp_path: Path, first: object, second: object, in_order: bool
) -> None:
    reading = read(tmp_path, ["KLOE", "What we want to know"], [first, HEARD], [second, TIMELY])
    assert asked(reading) == [(1, HEARD), (2, TIMELY)]
    assert reading.left == ((str(first), str(second)) if in_order else ())
    assert any("numbered in their order" in said for said in reading.assumed) == in_order


def test_a_number_beside_the_line_it_numbers_is_not_a_second_title(tmp_path: Path) -> None:
    assert asked(read(tmp_path, ["KLOE", "Line of enquiry"], [1, HEARD], [2, TIMELY])) == [(1, HEARD), (2, TIMELY)]
    reading = read(tmp_path, ["No.", "KLOE", "Question"], [1, 7, HEARD])
    assert (asked(reading), reading.left) == ([(1, HEARD)], ("7",))


def test_a_theme_beside_the_line_of_enquiry_is_its_title(tmp_path: Path) -> None:
    reading = read(tmp_path, ["Theme", "Line of enquiry"], ["Voice", HEARD], ["", TIMELY])
    assert [(line.title, line.question) for line in reading.framework.lines] == [("Voice", HEARD), (TIMELY, TIMELY)]


def test_the_wordiest_asking_column_is_the_question_and_an_answer_never_is(tmp_path: Path) -> None:
    heads = ["No", "Answer to the question", "Question for staff", "What we want to find out"]
    reading = read(tmp_path, heads, [1, "It was, by everybody who came to know the child", "Ask them", HEARD])
    assert asked(reading) == [(1, HEARD)]
    assert reading.left == ("It was, by everybody who came to know the child", "Ask them")


GRADES = [
    ["Outstanding", "Good", "RI", "Inadequate"],
    ["O", "G", "RI", "I"],
    ["Outstanding", "G", "Requires improvement to be good", "Inad."],
    ["1 - Outstanding", "2 - Good", "3 - Req. Imp.", "4 - Inadequate"],
]


@pytest.mark.parametrize("heads", GRADES)
def test_grades_are_known_by_label_code_or_abbreviation_mixed(tmp_path: Path, heads: list[str]) -> None:
    reading = read(tmp_path, ["Line of enquiry", *heads], [HEARD, "o", "g", "r", "i"])
    assert reading.framework.lines[0].descriptors == (("O", "o"), ("G", "g"), ("RI", "r"), ("In", "i"))
    assert (reading.framework.scale.key, reading.left) == ("ofsted-4", ())


def test_some_grades_are_enough_and_said_to_be_some(tmp_path: Path) -> None:
    heads = ["No.", "Area", "What we want to know", "Prompts", "Outstanding", "Good", "RI"]
    rows = [[1, "Voice", HEARD, "a\nb", "o", "g", "r"], [None, "Total"], [None, "Average", None, None, "=AVERAGE(A3)"]]
    reading = read(tmp_path, ["Audit tool"], heads, *rows)
    [line] = reading.framework.lines
    assert (line.title, line.question, line.prompts) == ("Voice", HEARD, ("a", "b"))
    assert line.descriptors == (("O", "o"), ("G", "g"), ("RI", "r"))
    assert reading.left == ("Total", "Average", "formula, not read")
    assert "Not every grade of “Four grades, Outstanding to Inadequate” has a column; that scale is used." in (
        reading.assumed
    )


def test_figures_and_ticks_under_grades_are_left(tmp_path: Path) -> None:
    rows = [[HEARD, 4, "25%", "x", ""], [TIMELY, 2, "✓", "", ""]]
    reading = read(tmp_path, ["Line of enquiry", *GRADES[0]], *rows)
    assert [line.descriptors for line in reading.framework.lines] == [(), ()]
    assert reading.framework.scale.key == "ofsted-4"
    assert reading.left == ("4", "25%", "x", "2", "✓")


def test_no_beside_yes_is_a_grade_and_not_a_number(tmp_path: Path) -> None:
    reading = read(tmp_path, ["No", "Line of enquiry", "Yes", "No"], [1, HEARD, "y", "n"], ["Total", None, 4, 3])
    assert reading.framework.scale.key == "yes-no"
    assert [text for _, text in reading.framework.lines[0].descriptors] == ["y", "n"]


@pytest.mark.parametrize(
    "total", ["Total", "TOTAL:", "Sub-total", "Average", "Average score", "Overall count", "Mean", "Total (20)"]
)
def test_a_row_that_sums_up_is_left_and_a_line_that_begins_so_is_not(tmp_path: Path, total: str) -> None:
    rows = [[HEARD, 3], ["Total communication was used", 2], [total, "5 of 8"]]
    reading = read(tmp_path, ["Line", "Score"], *rows)
    assert [line.question for line in reading.framework.lines] == [HEARD, "Total communication was used"]
    assert reading.left == ("3", "2", total, "5 of 8")


@pytest.mark.parametrize(
    ("heads", "row"),
    [
        (["KLOE", "Comments", "Grade"], [1, HEARD]),
        (["No.", "Area", "What is checked"], [1, "Voice", "The child was heard by everybody"]),
        (["KLOE", "Notes for the question"], ["A", HEARD]),
    ],
)
def test_an_unclear_table_is_refused_by_its_columns(tmp_path: Path, heads: list[str], row: list[object]) -> None:
    with pytest.raises(BadFile) as refused:
        read(tmp_path, heads, row)
    named = ", ".join(f"“{head}”" for head in heads)
    assert str(refused.value) == (
        f"t.xlsx: the columns {named} do not say which of them holds the questions; name that one Question "
        "(heads that are understood: Number, Title, Question, Prompts, Kind, Scale, Key, or a grade such as Good)."
    )


def test_a_number_among_the_questions_is_refused_by_its_cell(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match=r"Lines!A2: “1” is a number, not a question\."):
        read(tmp_path, ["KLOE"], [1], [HEARD])


def test_the_head_of_an_empty_column_and_a_title_too_long_are_left(tmp_path: Path) -> None:
    long = "word " * 20
    reading = read(tmp_path, ["Title", "Question", "Grade"], [long, HEARD])
    assert reading.left == ("Grade", long.strip())


def test_a_folder_is_said_to_be_one(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="this is a folder"):
        read_framework(tmp_path)
