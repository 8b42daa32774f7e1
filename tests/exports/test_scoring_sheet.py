"""The scoring sheet as the people who open it find it. Real files, read back with openpyxl."""

import os
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from tests.exports.audits import FOUR, HOSTILE, TODAY, example, large, place
from tests.exports.audits import given as judged
from tests.exports.sheet_reading import calculated, dump, table
from workbench.domain.audits import Involvement, Known
from workbench.domain.judgements import Layer
from workbench.domain.progress import finish
from workbench.domain.scales import NonScore
from workbench.domain.whole_audit import WholeAudit
from workbench.exports.scoring_sheet import SHEETS, write

GOLDEN = Path(__file__).parent / "golden" / "scoring_sheet.txt"
LAYERS = {"Panel": Layer.PANEL, "Agency's own": Layer.SELF, "Final": Layer.FINAL}


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return finish(write(example(), tmp_path_factory.mktemp("sheet") / "MIS26.xlsx", TODAY))


@pytest.fixture
def book(path: Path) -> Workbook:
    return load_workbook(path)


def test_the_sheets_come_in_the_order_they_are_known_by(book: Workbook) -> None:
    assert tuple(book.sheetnames) == SHEETS
    assert {sheet.sheet_state for sheet in book} == {"visible"}


def test_panel_holds_the_matrix_only(book: Workbook) -> None:
    rows = list(book["Panel"].iter_rows(values_only=True))
    assert rows[0][:2] == ("Case", "1. Spotting and answering risk")
    assert rows[0][-1] == "Whole case: How well was this child served?"
    assert [row[0] for row in rows[1:]] == [case.ref for case in example().cases]
    labels = {grade.label for grade in (*FOUR.grades, *HOSTILE.grades)} | {each.label for each in NonScore}
    assert {value for row in rows[1:] for value in row[1:]} - {None} <= labels | {"Not applicable (N/A)"}


def test_each_cell_of_panel_says_what_the_panel_gave(book: Workbook) -> None:
    whole = example()
    rows = table(book["Panel"])
    for row, case in zip(rows, whole.cases, strict=True):
        for line in whole.graded_lines[:7]:
            given = whole.panel(case, line)
            label = FOUR.grade(given.grade).label if given.grade else given.non_score and given.non_score.label
            assert row[f"{line.line.number}. {line.line.title}"] == label


def test_self_has_a_row_for_each_case_and_agency_with_what_it_had_to_do_with_the_case(book: Workbook) -> None:
    whole, rows = example(), table(book["Self"])
    assert len(rows) == len(whole.cases) * len(whole.members)
    states = {(row["Case"], row["Agency"]): row["Known to agency"] for row in rows}
    assert states["MIS26-02", "Youth justice"] == "Nil return"
    assert states["MIS26-03", "Youth justice"] == "Out of scope"
    assert states["MIS26-04", "Education"] == "Awaited"
    nil = next(row for row in rows if row["Known to agency"] == "Nil return")
    assert not any(value for head, value in nil.items() if head[0].isdigit())
    assert not any(head.startswith("Whole case") for head in rows[0])  # no agency was asked for it


def test_a_drop_down_offers_the_words_of_its_own_line_and_nothing_else(book: Workbook) -> None:
    offered = {}
    for rule in book["Panel"].data_validations.dataValidation:
        sheet, _, reach = rule.formula1.partition("!")
        words = [row[0].value for row in book[sheet.strip("'")][reach.replace("$", "")]]
        offered |= {str(cells): words for cells in rule.sqref.ranges}
    assert offered["B2:H9"] == [grade.label for grade in FOUR.grades] + [each.label for each in list(NonScore)[:3]]
    odd = [grade.label for grade in HOSTILE.grades]
    assert offered["I2:I9"] == [*odd, "Not applicable (N/A)", "Not known to agency", "Not enough evidence"]
    assert offered["J2:J9"] == offered["B2:H9"]


def test_a_grade_and_a_non_score_of_the_same_code_and_words_stay_two_answers(tmp_path: Path) -> None:
    whole = example(2)
    line = whole.lines[7]
    both = tuple(
        judged(place(line, Layer.PANEL, case), answer)
        for case, answer in zip(whole.cases, ("NA", NonScore.NOT_APPLICABLE), strict=True)
    )
    book = load_workbook(finish(write(replace(whole, judgements=both), tmp_path / "a.xlsx", TODAY)))
    assert [book["Panel"][f"I{row}"].value for row in (2, 3)] == ["Not applicable", "Not applicable (N/A)"]
    counts = {row["Answer"]: row["Count"] for row in table(book["Distribution"]) if _is(row, "8.", "Panel")}
    assert (counts["Not applicable"], counts["Not applicable (N/A)"]) == (1, 1)


def test_nothing_is_merged_and_every_sheet_is_set_up_for_paper(book: Workbook) -> None:
    for sheet in book:
        assert not sheet.merged_cells.ranges
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert "Children who go missing" in sheet.oddHeader.left.text
        assert sheet.oddFooter.right.text == "Page &P of &N"
    tables = ("Panel", "Self", "Differences", "Distribution", "Findings", "Actions")
    assert all(book[name].print_title_rows == "$1:$1" and book[name].freeze_panes for name in tables)


def test_live_counts_equal_the_plain_ones(book: Workbook) -> None:
    for number, row in enumerate(table(book["Distribution"]), 2):
        assert calculated(book, "Distribution", row["Live count"][1:]) == row["Count"], number


def test_a_reader_that_does_not_calculate_sees_the_figures_too(path: Path) -> None:
    shown = load_workbook(path, data_only=True)
    assert all(row["Live count"] == row["Count"] and row["Check"] == "Same" for row in table(shown["Distribution"]))


def test_a_grade_changed_by_hand_shows_beside_its_count(book: Workbook) -> None:
    book["Panel"]["I2"] = "Met*"
    changed = {
        row["Answer"]
        for number, row in enumerate(table(book["Distribution"]), 2)
        if calculated(book, "Distribution", row["Check"][1:]) == "Edited since" and _is(row, "8.", "Panel")
    }
    assert changed == {"=Good", "Met*"}


def test_a_percentage_stands_only_where_ten_or_more_were_graded(book: Workbook) -> None:
    for row in table(book["Distribution"]):
        of = row["Of those graded"]
        n = int(of.split(" of ")[1]) if of else 0
        assert (row["Per cent"] is not None) == (n >= 10)


def test_differences_come_first_and_every_judgement_of_the_panel_is_there(book: Workbook) -> None:
    rows = table(book["Differences"])
    differs = [row["Differs"] for row in rows]
    assert differs == sorted(differs, reverse=True)
    whole = example()
    given = [j for j in whole.judgements if j.place.layer is Layer.PANEL]
    assert len([row for row in rows if row["Panel"]]) == len(given)
    assert {row["Panel's reason"] for row in rows} - {None} == {j.reason for j in given} - {""}
    wide = next(row for row in rows if row["Case"] == "MIS26-01" and row["Line of enquiry"].startswith("5."))
    assert wide["Agencies' own grades"] == (
        "Outstanding: Police, Youth justice\nInadequate: Children's social care, Education\n"
        "Nil return: Health: school nursing"
    )
    assert wide["What the difference is"] == "Wide split: three grades apart.\nLower than 2 of 4 agencies gave."


def test_the_summary_says_counts_and_what_is_owed(book: Workbook) -> None:
    facts = {row[0]: row[1] for row in book["Summary"].iter_rows(max_col=2, values_only=True) if row[0]}
    assert facts["Year"] == "2026 to 2027"
    assert facts["Practice judged"] == "1 April 2026 to 30 September 2026"
    assert facts["Cases and agencies"] == "8 cases, 5 agencies"
    assert facts["Framework"] == "Missing children, version 3: 8 lines of enquiry"
    assert facts["Panel's judgements"].startswith("61 of 64 answered. Reason owed on 8")
    assert facts["Cases by agency"] == "36 known, 2 nil return, 1 out of scope, 1 awaited"
    assert book["Summary"]["A2"].value.startswith("OFFICIAL-SENSITIVE. Example data")


def test_what_is_not_built_yet_says_that_none_is_recorded(book: Workbook) -> None:
    for name in ("Findings", "Actions"):
        assert book[name]["A1"].value
        assert book[name]["A2"].value == "None is recorded."


def test_an_audit_without_cases_has_every_sheet_and_its_final_grades(tmp_path: Path) -> None:
    whole = example()
    final = tuple(each for each in whole.judgements if each.place.layer is Layer.FINAL)
    bare = replace(whole, cases=(), members=(), involvements=(), judgements=final)
    book = load_workbook(finish(write(bare, tmp_path / "a.xlsx", TODAY)))
    assert tuple(book.sheetnames) == SHEETS
    assert {row["Layer"] for row in table(book["Distribution"])} == {"Final"}
    assert book["Panel"]["A2"].value == "No case is recorded."


def test_the_same_audit_gives_the_same_bytes(tmp_path: Path, path: Path) -> None:
    assert finish(write(example(), tmp_path / "again.xlsx", TODAY)).read_bytes() == path.read_bytes()


def test_the_sheet_reads_as_the_golden_text(tmp_path: Path) -> None:
    whole = example(2)
    whole = replace(whole, lines=(whole.lines[0], *whole.lines[7:]), members=whole.members[:2])
    found = dump(finish(write(whole, tmp_path / "a.xlsx", TODAY)))
    if os.environ.get("PLUMBLINE_UPDATE_GOLDEN"):
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(found, "utf-8")
    assert found == GOLDEN.read_text("utf-8")


@st.composite
def audits(draw: st.DrawFn) -> WholeAudit:
    """The example's lines with any answers, any involvement, and answers where none was owed."""
    whole = example(draw(st.integers(1, 4)))
    members = whole.members[: draw(st.integers(1, 3))]
    answers = {line.id: st.sampled_from([None, *line.scale.codes, *list(NonScore)[:3]]) for line in whole.lines}
    places = [(line, place(line, Layer.FINAL)) for line in whole.lines]
    for case in whole.cases:
        for line in whole.lines:
            places.append((line, place(line, Layer.PANEL, case)))
            places += [(line, place(line, Layer.SELF, case, member)) for member in members]
    found = [judged(where, code) for line, where in places if (code := draw(answers[line.id])) is not None]
    known = tuple(
        Involvement(case.id, member.agency.id, draw(st.sampled_from(Known)))
        for case in whole.cases
        for member in members
    )
    return replace(whole, members=members, judgements=tuple(found), involvements=known)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(whole=audits())
def test_the_counts_are_those_of_the_judgements(tmp_path_factory: pytest.TempPathFactory, whole: WholeAudit) -> None:
    book = load_workbook(finish(write(whole, tmp_path_factory.mktemp("any") / "a.xlsx", TODAY)))
    counted = Counter(
        (each.place.line_id, each.place.layer, each.non_score or f"grade {each.grade}") for each in whole.judgements
    )
    rows = table(book["Distribution"])
    for number, row in enumerate(rows, 2):
        line = next(line for line in whole.lines if line.line.title == row["Line of enquiry"].partition(". ")[2]
                    or (row["Line of enquiry"].startswith("Whole") and line.line.number == 9))  # fmt: skip
        answer = row["Answer"]
        assert calculated(book, "Distribution", row["Live count"][1:]) == row["Count"], number
        if row["Kind"].startswith("Grade"):
            code = next(grade.code for grade in line.scale.grades if grade.label == answer)
            assert row["Count"] == counted[line.id, LAYERS[row["Layer"]], f"grade {code}"]
        elif answer in ("Not known to agency", "Not enough evidence"):
            kind = next(each for each in NonScore if each.label == answer)
            assert row["Count"] == counted[line.id, LAYERS[row["Layer"]], kind]
    total = sum(row["Count"] for row in rows if row["Kind"] == "Total" and row["Answer"] == "Graded")
    assert total == sum(each.grade is not None for each in whole.judgements)


def test_a_long_export_says_how_far_it_is(tmp_path: Path) -> None:
    steps = list(write(large(60, 4), tmp_path / "a.xlsx", TODAY))
    done = [step.done for step in steps]
    assert done == sorted(done)
    assert done[-1] == steps[-1].total
    assert len(done) > 100


def _is(row: dict[str, object], line: str, layer: str) -> bool:
    return str(row["Line of enquiry"]).startswith(line) and row["Layer"] == layer
