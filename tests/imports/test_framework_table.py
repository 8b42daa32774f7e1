"""Frameworks in tables: headers as partnerships write them, in any order, and each slip named by its cell."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.imports.workbooks import packed, parts, saved
from workbench.domain.frameworks import LineKind
from workbench.errors import BadFile
from workbench.imports import shipped
from workbench.imports.framework.files import read_framework

HEADER = [
    "No.",
    "Line of enquiry",
    "Question",
    "What to look for",
    "Outstanding",
    "Good",
    "Requires improvement",
    "Inadequate",
]
ROWS: list[list[object]] = [
    ["Young carers audit 2031"],
    [],
    HEADER,
    [1, "Being noticed", "Who noticed?", "Who asked; when\n• in school", "Early.", "In time.", "Late.", "Not."],
    [2, "Getting a break", "Was there a break?", "Each week", "", "Yes.", "", ""],
    ["", "", "", "Chosen by the child"],
]


def test_a_workbook_gives_lines_prompts_and_descriptors(tmp_path: Path) -> None:
    reading = read_framework(saved(tmp_path / "tool.xlsx", ROWS))
    first, second = reading.framework.lines
    assert (reading.framework.title, reading.framework.key, reading.year) == (
        "Young carers audit 2031",
        "young-carers-audit",
        2031,
    )
    assert first.prompts == ("Who asked", "when", "in school")
    assert second.prompts == ("Each week", "Chosen by the child")
    assert second.descriptors == (("G", "Yes."),)
    assert (first.key, first.title) == ("being-noticed", "Being noticed")
    assert reading.framework.scale.key == "ofsted-4"
    assert reading.assumed == ()
    assert reading.took[1].place == "Lines!C5"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_csv_file_is_read_in_any_encoding_and_separator(tmp_path: Path, encoding: str, separator: str) -> None:
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=separator)
    writer.writerow(["KLOE", "Question", "Prompts"])
    writer.writerow(["Café, first", "Who’s “asked”, and where?", "Alone\nWith a friend"])
    writer.writerow(["Plan", "What is planned?", "Dates"])
    path = tmp_path / "lines-of-2031.csv"
    path.write_bytes(stream.getvalue().encode(encoding))
    reading = read_framework(path)
    assert [line.title for line in reading.framework.lines] == ["Café, first", "Plan"]
    assert reading.framework.lines[0].question == "Who’s “asked”, and where?"
    assert reading.framework.lines[0].prompts == ("Alone", "With a friend")
    assert reading.framework.title == "Lines of 2031"


def test_the_scale_is_seen_from_the_grade_columns(tmp_path: Path) -> None:
    rows = [["Question", "Fully met", "Partly met", "Not met"], ["Was the child heard?", "a", "b", "c"]]
    reading = read_framework(saved(tmp_path / "t.xlsx", rows))
    assert reading.framework.scale.key == "met-3"
    rows = [["Question", "What good looks like"], ["Was the child heard?", "a"]]
    reading = read_framework(saved(tmp_path / "t.xlsx", rows), shipped.scale("ofsted-4"))
    assert reading.framework.scale.key == "ofsted-4"
    assert reading.framework.lines[0].descriptors == (("G", "a"),)


def test_keys_kinds_and_scales_may_be_given(tmp_path: Path) -> None:
    rows = [
        ["Key", "Line", "Question", "Kind", "Scale", "Notes"],
        ["voice", "KLOE 1", "Was the child heard?", "Line", "rag", "ask Ann"],
        ["", "2.", "How well did we do?", "Whole case", "", ""],
    ]
    reading = read_framework(saved(tmp_path / "t.xlsx", rows))
    voice, whole = reading.framework.lines
    assert voice.key == "voice"
    assert voice.scale == shipped.scale("rag")
    assert whole.kind is LineKind.WHOLE_CASE
    assert (voice.number, whole.number) == (1, 2)
    assert reading.left == ("ask Ann",)
    assert reading.left_out[0].heading == "Notes"


@pytest.mark.parametrize(
    ("row", "cell", "sentence"),
    [
        (["", "b", "Q?", "", ""], "Lines!A3", None),
        (["voice", "b", "Q?", "", ""], "Lines!A3", "two lines have the key “voice”"),
        (["x", "b", "", "", ""], "Lines!C3", "this line has no question"),
        (["x", "b", "Q?", "banana", ""], "Lines!D3", "“banana” is not a kind of line"),
        (["x", "b", "Q?", "", "marks"], "Lines!E3", "no scale is called “marks”"),
        (["x", "b", "=A1", "", ""], "Lines!C3", "formula, not read"),
        (["x", "b", "Q?" * 600, "", ""], "Lines!C3", "this question is longer than 1,000 characters"),
        (["!!", "b", "Q?", "", ""], "Lines!A3", "a key has letters or digits"),
    ],
)
def test_a_slip_is_named_by_its_cell(tmp_path: Path, row: list[str], cell: str, sentence: str | None) -> None:
    rows = [["Key", "Title", "Question", "Kind", "Scale"], ["voice", "a", "Was the child heard?", "", ""], row]
    path = saved(tmp_path / "t.xlsx", rows)
    if sentence is None:
        assert len(read_framework(path).framework.lines) == 2
        return
    with pytest.raises(BadFile) as caught:
        read_framework(path)
    assert str(caught.value).startswith(f"t.xlsx, {cell}: {sentence}")


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([["Name of child", "Notes"], ["x", "y"]], "no row of it reads as the header"),
        ([["Number", "Question"]], "t.xlsx, Lines!A2: there are no lines below the header"),
        ([["Number", "Question"], ["two", "Q?"]], "t.xlsx, Lines!A2: “two” is not a number. Write 1"),
        ([["Number", "Question"], [1, "Q?"], [1, "R?"]], "Lines!A3: two lines have the number 1"),
        ([["Question", "Number", "Question"], ["Q?", 1, "Q?"]], "Lines!C1: this column means the same as Lines!A1"),
        ([["Question", "Kind"], ["Q?", "overall"]], "there are no lines below the header"),
        ([["Question", "Kind"], ["Q?", ""], ["A?", "overall"], ["B?", "overall"]], "Lines!B4: only one line can close"),
        ([["Question"], *[[f"Q{n}?"] for n in range(61)]], "Lines!A62: this is line 61. The most is 60"),
    ],
)
def test_a_table_that_cannot_be_read_says_why(tmp_path: Path, rows: list[list[object]], sentence: str) -> None:
    with pytest.raises(BadFile) as caught:
        read_framework(saved(tmp_path / "t.xlsx", rows))
    assert sentence in str(caught.value)


def test_a_workbook_under_another_name_is_read_and_a_hostile_one_refused(tmp_path: Path) -> None:
    assert read_framework(packed(tmp_path / "lines.txt", parts())).framework.lines[0].question == "Was the child heard?"
    with pytest.raises(BadFile, match="larger than"):
        read_framework(packed(tmp_path / "lines.xlsx", parts('<dimension ref="A1:XFD9"/>')))
    (tmp_path / "lines.docx").write_bytes((tmp_path / "lines.txt").read_bytes())
    with pytest.raises(BadFile, match="Word document"):
        read_framework(tmp_path / "lines.docx")


def test_other_sheets_and_the_words_above_the_table_are_left(tmp_path: Path) -> None:
    import openpyxl

    path = saved(tmp_path / "t.xlsx", [["Our tool"], ["Fill in by May."], ["Question"], ["Was the child heard?"]])
    book = openpyxl.load_workbook(path)
    book.create_sheet("Notes", 0).append(["Bring tea"])
    book.save(path)
    reading = read_framework(path)
    assert reading.left == ("Fill in by May.", "Bring tea")
    assert [piece.place for piece in reading.left_out] == ["Lines!A2", "Notes!A1"]


CELL = st.text("abcdefgh ", min_size=1, max_size=20).map(str.strip).filter(bool)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(
    order=st.permutations(["Key", "Number", "Title", "Question", "Prompts", *HEADER[4:]]),
    lines=st.lists(st.tuples(CELL, CELL, st.lists(CELL, max_size=3), CELL), min_size=1, max_size=6),
    as_csv=st.booleans(),
)
def test_a_table_with_its_columns_in_any_order_is_read_back(
    tmp_path: Path, order: list[str], lines: list[tuple[str, str, list[str], str]], as_csv: bool
) -> None:
    rows: list[list[object]] = [[*order]]
    for number, (title, question, prompts, good) in enumerate(lines, start=1):
        values = {"Key": f"k{number}", "Number": number, "Title": title, "Question": question}
        values |= {"Prompts": ";".join(prompts), "Good": good}
        rows.append([values.get(name, "") for name in order])
    path = tmp_path / ("t.csv" if as_csv else "t.xlsx")
    if as_csv:
        stream = io.StringIO()
        csv.writer(stream).writerows(rows)
        path.write_text(stream.getvalue(), encoding="utf-8", newline="")
    else:
        saved(path, rows)
    reading = read_framework(path)
    for number, (line, (title, question, prompts, good)) in enumerate(
        zip(reading.framework.lines, lines, strict=True), 1
    ):
        assert (line.key, line.number, line.title) == (f"k{number}", number, " ".join(title.split()))
        assert line.question == " ".join(question.split())
        assert line.prompts == tuple(" ".join(p.split()) for p in prompts)
        assert dict(line.descriptors) == {"G": " ".join(good.split())}
    assert reading.left == ()
