"""How agencies and panel compare, in the workbook as it is opened: plain counts, and figures with what they rest on."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from tests.domain.moderation.any_audit import READERS, rated
from tests.exports.audits import TODAY, example, large
from tests.exports.sheet_reading import table
from workbench.domain.moderation.agreement import agreement
from workbench.domain.moderation.bootstrap import Estimate, Interval
from workbench.domain.moderation.compared import NOTHING, compared
from workbench.domain.progress import finish
from workbench.domain.whole_audit import WholeAudit
from workbench.exports.scoring_sheet import write

FIRST = ("0123012", "0123112")


def doubled(*answers: tuple[str, str]) -> WholeAudit:
    """The example with as many of its first cases graded twice, on its seven lines of one scale and the eighth."""
    whole = example()
    people = tuple(replace(case, raters=READERS if at < len(answers) else ()) for at, case in enumerate(whole.cases))
    whole = replace(whole, cases=people)
    more = [each for case, given in zip(people, answers, strict=False) for each in rated(whole, case, *given)]
    return replace(whole, judgements=(*whole.judgements, *more))


def opened(whole: WholeAudit, folder: Path) -> Workbook:
    return load_workbook(finish(write(whole, folder / "a.xlsx", TODAY)))


def section(book: Workbook, title: str) -> list[dict[str, Any]]:
    """The table under a title of the Summary, by its heads, to the next empty row; notes above the heads are passed."""
    rows: Iterator[tuple[Any, ...]] = book["Summary"].iter_rows(values_only=True)
    assert any(row[0] == title for row in rows), title
    found: list[tuple[Any, ...]] = []
    for row in rows:
        if not any(row):
            break
        found.append(row)
    while found[0][1] is None:
        found.pop(0)
    heads, *below = found
    return [{head: value for head, value in zip(heads, row, strict=True) if head} for row in below]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    whole = doubled((FIRST[0] + "0", FIRST[1] + "2"), ("01230120", "0123..."))
    return opened(whole, tmp_path_factory.mktemp("sheet"))


def test_the_comparison_by_agency_and_by_line_is_plain_numbers(book: Workbook) -> None:
    found = compared(example())
    for title, first, expected, last in (
        (
            "Agencies and the panel, by agency",
            "Agency",
            [(member.agency.name, counts) for member, counts in found.by_agency],
            "All agencies",
        ),
        (
            "Agencies and the panel, by line of enquiry",
            "Line of enquiry",
            [(f"{line.line.number}. {line.line.title}", counts) for line, counts in found.by_line],
            "All lines",
        ),
    ):
        rows = section(book, title)
        assert [row[first] for row in rows] == [*(name for name, _ in expected), last]
        for row, counts in zip(rows, [*(counts for _, counts in expected), found.total], strict=True):
            numbers = [row[head] for head in ("Compared", "Same grade", "Panel lower", "Panel higher")]
            assert numbers == [counts.n, counts.same, counts.lower, counts.higher]
            assert [row["One grade apart"], row["Two or more apart"]] == [counts.one_apart, counts.further]
            assert all(type(number) is int for number in numbers)
            assert row["In words"].startswith(counts.words)
    assert "%" not in "".join(str(row["In words"]) for row in rows)


def test_each_figure_stands_with_its_interval_n_and_seed(book: Workbook) -> None:
    row = section(book, "How near the grades are")[0]
    kappa = finish(agreement(example())).kappa.found
    assert isinstance(kappa, Estimate)
    assert isinstance(kappa.interval, Interval)
    assert row["Figure"] == "Weighted kappa"
    assert row["Figure in numbers"] == round(kappa.value, 2)
    assert (row["Interval from"], row["Interval to"]) == (round(kappa.interval.low, 2), round(kappa.interval.high, 2))
    assert (row["Pairs"], row["Cases"], row["Seed"]) == (kappa.pairs, 8, 1)
    assert row["What it says"].startswith(
        f"{kappa.figure}, interval {kappa.interval.words}, from 113 pairs in 8 cases."
    )
    assert "1 line on another scale is left out, with its 28 pairs." in row["What it says"]


def test_what_is_withheld_says_why_and_has_no_number(book: Workbook) -> None:
    row = section(book, "How near the grades are")[1]
    assert (row["Figure"], row["Figure in numbers"]) == ("Krippendorff's alpha", "Withheld")
    assert (row["Interval from"], row["Interval to"], row["Seed"]) == (None, None, None)
    assert (row["Pairs"], row["Cases"]) == (7, 1)
    assert row["What it says"].startswith("Too few to say: 7 pairs in 1 case, and it takes 20 pairs in 5 cases.")


def test_double_graded_cases_are_listed_and_one_still_being_graded_shows_nothing(book: Workbook) -> None:
    done, waiting = section(book, "Cases graded twice, by two people blind to each other")
    assert [done[head] for head in ("Compared", "Same grade", "One grade apart", "Two or more apart")] == [8, 6, 1, 1]
    assert waiting["Case graded twice"] == "MIS26-02"
    assert waiting["In words"].endswith("A. Reader 8 of 8 and B. Reader 4 of 8. Shown when both are done.")
    assert {waiting[head] for head in ("Compared", "Same grade", "One grade apart")} == {None}
    rows = {(row["Case"], row["Line of enquiry"][:2]): row["Graded twice"] for row in table(book["Differences"])}
    assert rows["MIS26-01", "5."] == "A. Reader: Outstanding\nB. Reader: Good\nOne grade apart."
    assert rows["MIS26-01", "1."] == "A. Reader: Outstanding\nB. Reader: Outstanding\nSame grade."
    assert rows["MIS26-01", "8."] == "A. Reader: >5\nB. Reader: =Good\nTwo grades apart."
    assert not any(said for (case, _), said in rows.items() if case != "MIS26-01")


def test_alpha_has_its_figure_from_five_cases(tmp_path: Path) -> None:
    answers = [(FIRST[0] + "0", FIRST[1] + "0")] * 4 + [("11110000", "11220000")]
    rows = section(opened(doubled(*answers), tmp_path), "How near the grades are")
    assert (rows[1]["Pairs"], rows[1]["Cases"], rows[1]["Seed"]) == (35, 5, 1)
    assert rows[1]["Interval from"] <= rows[1]["Figure in numbers"] <= rows[1]["Interval to"]


def test_the_cells_of_differences_add_up_to_the_summary(book: Workbook) -> None:
    lines = [row for row in table(book["Differences"]) if not row["Line of enquiry"].startswith("Whole case")]
    total = section(book, "Agencies and the panel, by agency")[-1]
    for head, of in (
        ("Agencies compared", "Compared"),
        ("Same grade", "Same grade"),
        ("Panel lower", "Panel lower"),
        ("Panel higher", "Panel higher"),
        ("Two or more apart", "Two or more apart"),
    ):
        assert sum(row[head] for row in lines) == total[of]


def test_a_line_that_only_the_two_readers_graded_stands_on_differences(tmp_path: Path) -> None:
    whole = doubled(("01230120", "01230120"))
    whole = replace(whole, judgements=tuple(each for each in whole.judgements if each.place.rater))
    rows = table(opened(whole, tmp_path)["Differences"])
    assert [(row["Differs"], row["Panel"]) for row in rows] == [("No", None)] * 8
    assert all(row["Graded twice"].endswith("Same grade.") for row in rows)


def test_the_matrix_sheets_hold_no_rater_and_no_comparison(tmp_path: Path) -> None:
    (tmp_path / "with").mkdir()
    both = [opened(example(), tmp_path), opened(doubled(("01230120", "01230120")), tmp_path / "with")]
    for name in ("Panel", "Self"):
        without, beside = (list(book[name].iter_rows(values_only=True)) for book in both)
        assert without == beside


def test_where_nothing_can_be_compared_one_line_says_so(tmp_path: Path) -> None:
    whole = replace(example(), judgements=())
    sheet = opened(whole, tmp_path)["Summary"]
    texts = [row[0] for row in sheet.iter_rows(values_only=True) if row[0]]
    assert texts[-2:] == ["Agencies and the panel", NOTHING]
    assert "How near the grades are" not in texts


def test_an_audit_without_cases_has_nothing_of_it(tmp_path: Path) -> None:
    whole = replace(example(), cases=(), members=(), involvements=(), judgements=())
    texts = [row[0] for row in opened(whole, tmp_path)["Summary"].iter_rows(values_only=True) if row[0]]
    assert not any(text.startswith("Agencies and the panel") for text in texts)


def test_names_of_readers_stay_text(tmp_path: Path) -> None:
    whole = doubled(("01230120", "01230120"))
    named = tuple(
        each._replace(place=each.place._replace(rater="=1+1")) if each.place.rater == "A. Reader" else each
        for each in whole.judgements
    )
    people = (replace(whole.cases[0], raters=("=1+1", "B. Reader")), *whole.cases[1:])
    sheet = opened(replace(whole, cases=people, judgements=named), tmp_path)["Differences"]
    cell = next(row[14] for row in sheet.iter_rows(min_row=2) if row[14].value)
    assert (cell.data_type, cell.quotePrefix) == ("s", True)
    assert str(cell.value).startswith("=1+1: Outstanding")


def test_a_confirmed_audit_shows_what_its_readers_gave(tmp_path: Path) -> None:
    whole = doubled(("01230120", "0123...."))
    whole = replace(whole, audit=replace(whole.audit, confirmed_on=date(2026, 11, 20)))
    rows = table(opened(whole, tmp_path)["Differences"])
    (row,) = (row for row in rows if (row["Case"], row["Line of enquiry"][:2]) == ("MIS26-01", "6."))
    assert row["Graded twice"] == "A. Reader: Good\nB. Reader: Not answered\nNo two grades to compare."


def test_a_large_audit_says_how_far_it_is_while_it_draws(tmp_path: Path) -> None:
    steps = list(write(large(8, 8, 8), tmp_path / "a.xlsx", TODAY))
    assert len(steps) > 60  # forty of them while the cases are drawn again
