"""A return form, opened as an office program opens it: what it asks, where it can be written in, what it offers."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from tests.exports.audits import HOSTILE, TODAY, WORDS, example, given, place
from workbench.domain.audits import Involvement, Known
from workbench.domain.judgements import Layer
from workbench.domain.progress import finish
from workbench.domain.returns.form import choices, framework_digest, return_form
from workbench.domain.returns.layout import CASES_HEADINGS, IDENTITY, RETURN_HEADINGS
from workbench.domain.scales import NonScore
from workbench.domain.whole_audit import WholeAudit
from workbench.exports.return_form import write

YOUTH_JUSTICE = 4
"""Of the example's members: it knows six of the eight cases, made a nil return on one and is out of scope of one."""


def made(whole: WholeAudit, folder: Path, member: int = YOUTH_JUSTICE, version: int = 3) -> Workbook:
    form = return_form(whole, whole.members[member], version, TODAY)
    return load_workbook(finish(write(form, folder / form.name)))


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    return made(example(), tmp_path_factory.mktemp("form"))


def rows(sheet: Worksheet) -> list[tuple[object, ...]]:
    return list(sheet.iter_rows(min_row=2, values_only=True))


def read_me(book: Workbook) -> dict[str, str]:
    """By label; the first of each, because every line of enquiry has a Question."""
    told = list(book["Read me"].iter_rows(max_col=2, values_only=True))
    return {str(label): str(text) for label, text in reversed(told) if label}


def rule(sheet: Worksheet, cell: str) -> DataValidation:
    (found,) = [each for each in sheet.data_validations.dataValidation if cell in each.sqref]
    return found


def offered(book: Workbook, validation: DataValidation) -> list[object]:
    sheet, _, cells = validation.formula1.partition("!")
    return [row[0].value for row in book[sheet][cells.replace("$", "")]]


def test_it_has_the_sheets_and_headings_that_others_rely_on(book: Workbook) -> None:
    assert book.sheetnames == ["Read me", "Cases", "Return", "Lists"]
    assert [sheet.sheet_state for sheet in book] == ["visible", "visible", "visible", "hidden"]
    assert tuple(cell.value for cell in book["Cases"][1]) == CASES_HEADINGS
    assert tuple(cell.value for cell in book["Return"][1]) == RETURN_HEADINGS
    assert not any(sheet.merged_cells.ranges for sheet in book)


def test_it_asks_only_about_the_cases_the_agency_knows_or_may_know(tmp_path: Path) -> None:
    whole = example()
    awaited = Involvement(1, 5, Known.AWAITED)
    whole = replace(whole, involvements=(awaited, *(each for each in whole.involvements if each.case_id != 1)))
    book = made(whole, tmp_path)
    refs = ["MIS26-01", "MIS26-04", "MIS26-05", "MIS26-06", "MIS26-07", "MIS26-08"]
    assert [row[0] for row in rows(book["Cases"])] == refs
    assert [row[0] for row in rows(book["Return"])] == [ref for ref in refs for _ in whole.lines]
    assert read_me(book)["Left out"] == (
        "You are not asked about MIS26-02 (your nil return is recorded) and MIS26-03 (out of scope for you)."
    )
    assert [row[1] for row in rows(book["Cases"])] == [None, *["Yes"] * 5]


def test_each_row_has_its_line_with_question_prompts_and_what_each_grade_looks_like(book: Workbook) -> None:
    first, last = rows(book["Return"])[0], rows(book["Return"])[8]
    assert first[1] == "1. Spotting and answering risk"
    assert first[2] == (
        "Was risk seen early, and did somebody act on it the same day?\n"
        "• What was known on the day?\n• Who was told?\n\n"
        "Outstanding: Risk was named on the first day.\n"
        "Good: The child was seen, heard and helped in time, and plans were kept.\n"
        "Requires improvement: Help came, but late or in part; the child's view did not shape it.\n"
        "Inadequate: Nobody asked."
    )
    assert last[1] == "9. How well was this child served?"
    assert [book["Return"].cell(row, 2).value for row in range(2, 11)] == [
        book["Return"].cell(row, 2).value for row in range(11, 20)
    ]


def test_what_a_line_asks_and_what_its_grades_mean_can_be_read_in_one_place(book: Workbook) -> None:
    told = [row[:2] for row in book["Read me"].iter_rows(values_only=True)]
    start = told.index(("1. Spotting and answering risk", None))
    assert told[start + 1 : start + 8] == [
        ("Question", "Was risk seen early, and did somebody act on it the same day?"),
        ("Look for", "• What was known on the day?\n• Who was told?"),
        ("Outstanding", "Risk was named on the first day."),
        ("Good", "The child was seen, heard and helped in time, and plans were kept."),
        ("Requires improvement", "Help came, but late or in part; the child's view did not shape it."),
        ("Inadequate", "Nobody asked."),
        ("Or, not a grade", "Not applicable, Not known to agency and Not enough evidence"),
    ]


def test_only_the_boxes_can_be_written_in_and_there_is_no_password(book: Workbook) -> None:
    unlocked = {
        sheet.title: {cell.column_letter for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
        for sheet in book
    }
    assert unlocked == {"Read me": set(), "Cases": set("BCD"), "Return": set("DEFGH"), "Lists": set()}
    for sheet in book:
        lock = sheet.protection
        assert (lock.sheet, lock.password) == (True, None)
        assert lock.insertRows
        assert lock.deleteRows
        assert lock.sort
        assert not lock.selectLockedCells, "a screen reader reads the questions"
        assert not lock.formatRows, "whoever needs a taller row may have it"
    assert book.security.lockStructure
    for title, first in (("Cases", 2), ("Return", 4)):
        head, *body = book[title].iter_rows()
        assert all(cell.protection.locked for cell in head)
        assert all(cell.protection.locked == (cell.column < first) for row in body for cell in row)


def test_a_box_looks_otherwise_than_what_is_locked(book: Workbook) -> None:
    def looks(cell: Cell) -> tuple[str, str]:
        return cell.fill.fgColor.rgb, cell.border.left.color.rgb

    sheet = book["Return"]
    assert looks(sheet["C3"]) != looks(sheet["D3"])
    assert {sheet[f"{letter}3"].number_format for letter in "DEFGH"} == {"@"}, "what is typed stays as it is typed"


def test_every_grade_is_chosen_from_the_words_of_its_own_scale(book: Workbook) -> None:
    whole, sheet = example(), book["Return"]
    for number, row in enumerate(rows(sheet), 2):
        line = whole.lines[(number - 2) % len(whole.lines)]
        validation = rule(sheet, f"D{number}")
        assert offered(book, validation) == [each.text for each in choices(line.scale)]
        assert (validation.type, validation.errorStyle, validation.showErrorMessage) == ("list", "stop", True)
        assert validation.error.startswith(("Choose one of: ", "Choose one word from the list"))
        assert row[3] is None or row[3] in offered(book, validation)
    assert [each.text for each in choices(HOSTILE)][-4:] == [
        "Not applicable",
        "Not applicable (N/A)",
        "Not known to agency",
        "Not enough evidence",
    ]


def test_the_box_says_what_the_grades_mean_when_it_is_entered_or_where_that_stands(book: Workbook) -> None:
    whole = example()
    short = tuple((code, f"Words of {code}.") for code in "1234")
    lines = (replace(whole.lines[0], line=replace(whole.lines[0].line, descriptors=short)), *whole.lines[1:])
    form = return_form(replace(whole, lines=lines), whole.members[0], 1, TODAY)
    from workbench.exports.return_form.choosing import limit_grades

    sheet = Workbook().worksheets[0]
    limit_grades(sheet, form)
    said = rule(sheet, "D2")
    assert said.promptTitle == "1. Spotting and answering risk"
    assert said.prompt == (
        "Outstanding: Words of 1.\nGood: Words of 2.\nRequires improvement: Words of 3.\nInadequate: Words of 4."
    )
    for each in book["Return"].data_validations.dataValidation:
        assert each.showInputMessage
        assert len(each.promptTitle) <= 32
        assert len(each.prompt) <= 255
        assert len(each.errorTitle) <= 32
        assert len(each.error) <= 255
    assert rule(book["Return"], "D3").prompt.startswith("What each grade looks like stands under the question")


def test_known_role_and_date_are_limited_in_plain_words(book: Workbook) -> None:
    sheet = book["Cases"]
    known, role, day = (rule(sheet, f"{letter}2") for letter in "BCD")
    assert offered(book, known) == ["Yes", "No"]
    assert (role.type, role.operator, role.formula1) == ("textLength", "lessThanOrEqual", "200")
    assert (day.type, day.operator) == ("date", "between")
    assert day.error == "Type day/month/year, such as 20/11/2026, between 19/11/2025 and 21/11/2027."
    base = date(1899, 12, 30)
    assert [str((each - base).days) for each in (date(2025, 11, 19), date(2027, 11, 21))] == [
        day.formula1,
        day.formula2,
    ]
    assert {str(each.sqref) for each in (known, role, day)} == {"B2:B7", "C2:C7", "D2:D7"}
    assert sheet["D2"].number_format == "dd/mm/yyyy"


def test_it_says_which_form_it_is(book: Workbook) -> None:
    said = [row[:2] for row in book["Lists"].iter_rows(max_row=5, values_only=True)]
    digest = framework_digest(example().lines)
    assert said == list(zip(IDENTITY, ("plumbline-return 1", "MIS26", "YJS", digest, 3), strict=True))
    assert read_me(book)["This form"] == "Form 3 for Youth justice, made on 20 November 2026"


def test_what_was_said_before_is_there_already_and_nobody_elses_words(tmp_path: Path) -> None:
    whole = example(2)
    line, case, us, others = whole.lines[1], whole.cases[0], whole.members[YOUTH_JUSTICE], whole.members[0]
    said = Involvement(1, 5, Known.KNOWN, filled_by="Team manager", filled_on=date(2026, 11, 3))
    ours = given(place(line, Layer.SELF, case, us), "3", **WORDS)._replace(from_others="School rang us first.")
    empty = given(place(whole.lines[2], Layer.SELF, case, us), NonScore.NOT_APPLICABLE)
    theirs = given(place(line, Layer.SELF, case, others), "1", reason="Not for youth justice to read")
    panel = given(place(line, Layer.PANEL, case), "4", reason="What the panel thought")
    rated = ours._replace(place=ours.place._replace(rater="A"), reason="One rater's words")
    judged = (ours, empty, theirs, panel, rated)
    book = made(replace(whole, involvements=(said,), judgements=judged), tmp_path)
    first, second, third = rows(book["Return"])[:3]
    assert first[3:] == (None,) * 5
    words = (WORDS["reason"], WORDS["evidence"], WORDS["impact"])
    assert second[3:] == ("Requires improvement", *words, "School rang us first.")
    assert third[3:] == ("Not applicable", None, None, None, None)
    assert rows(book["Cases"]) == [
        ("MIS26-01", "Yes", "Team manager", datetime(2026, 11, 3)),
        ("MIS26-02", None, None, None),
    ]
    told = read_me(book)
    assert told["Filled in already"].startswith("2 of 18 rows on the sheet Return: what you told us before")
    everything = "\n".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)
    assert not [each for each in ("Not for youth", "the panel thought", "One rater") if each in everything]


def test_the_day_it_is_due_is_the_audits_or_the_agencys_own(tmp_path: Path) -> None:
    whole = example(3)
    due = replace(whole, audit=replace(whole.audit, returns_due=date(2026, 5, 1)), involvements=())
    assert read_me(made(due, tmp_path))["Please return it by"] == "1 May 2026"
    later = Involvement(2, 5, Known.AWAITED, due=date(2026, 5, 11), due_why="Leave")
    book = made(replace(due, involvements=(later,)), tmp_path)
    assert read_me(book)["Please return it by"] == "1 May 2026\n11 May 2026 for MIS26-02 (extended)"
    none = replace(whole, involvements=())
    assert read_me(made(none, tmp_path))["Please return it by"] == "No day is set: ask the partnership."


def test_the_first_page_says_what_an_auditor_at_a_desk_needs(book: Workbook) -> None:
    told = read_me(book)
    assert "by its secure route and apart from this form, the list" in told["Who the references are"]
    assert "ask the partnership (Partnership officer)" in told["Who the references are"]
    assert told["No names"].startswith("Type no name of a child or of a family member in any box")
    for each in ("Not applicable", "Not known to agency", "Not enough evidence"):
        assert len(told[each]) > 40
    for each in ("4. Reason", "6. Impact on the child", "Save", "Send back", "Tab, Shift+Tab", "A child at risk now"):
        assert told[each]


def test_it_can_be_read_printed_and_heard(book: Workbook) -> None:
    about = book.properties
    assert about.title == "Return form 3: Children who go missing, Youth justice"
    assert about.language == "en-GB"
    assert [book[name].freeze_panes for name in ("Cases", "Return")] == ["B2", "C2"]
    assert set(book.defined_names) == {
        "Cases_table",
        "Return_table",
        "TitleRegion1.a1.d7.2",
        "TitleRegion2.a1.h55.3",
    }
    assert book["Return"].auto_filter.ref == "A1:H55"
    for sheet in book:
        setup = sheet.page_setup
        assert (setup.orientation, setup.paperSize, setup.fitToWidth, setup.fitToHeight) == ("landscape", 9, 1, 0)
        assert sheet.oddHeader.right.text == "OFFICIAL-SENSITIVE – Example data"
        assert sheet.oddFooter.left.text == "MIS26, Youth justice, form 3"
        assert sheet.oddFooter.right.text == "Page &P of &N"
    assert book["Return"].print_title_rows == "$1:$1"
    assert [each.id for each in book["Return"].row_breaks.brk] == [10, 19, 28, 37, 46], "a case begins a page"
    title = {
        row: book["Read me"].cell(row + 1, 1).value for row in (each.id for each in book["Read me"].row_breaks.brk)
    }
    assert list(title.values())[:2] == ["What to do", "Keys, for working without a mouse"], "no section is torn"
    heights = [book["Return"].row_dimensions[number].height for number in range(2, 56)]
    assert min(heights) >= 80, "room to write"
