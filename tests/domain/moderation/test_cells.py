"""One cell of the matrix: who gave what, the arrow, what differs, and what the pane says of it."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from tests.domain.moderation.any_audit import audits, written
from tests.exports.audits import example, place
from tests.exports.audits import given as judged
from workbench.domain.judgements import Layer
from workbench.domain.moderation.cells import COVERED, Cell, cell, cells
from workbench.domain.moderation.compared import compared
from workbench.domain.scales import NonScore
from workbench.domain.whole_audit import WholeAudit


def one(panel: str, own: str) -> Cell:
    """The cell of one case: the panel's grade by position, and each agency's; a dot is none."""
    whole = written(panel, *own)
    return cell(whole, whole.cases[0], whole.lines[0])


@pytest.mark.parametrize(
    ("panel", "own", "arrow"),
    [
        ("2", "01122", True),  # lower than 3 of 5
        ("2", "1122", False),  # half is not most
        ("2", "112..", True),  # 2 of the 3 that graded
        ("2", "1....", True),
        ("2", "3331", False),
        ("2", ".....", False),
        (".", "1111", False),
    ],
)
def test_the_arrow_means_lower_than_more_than_half_of_those_that_graded(panel: str, own: str, arrow: bool) -> None:
    assert one(panel, own).lower_than_most is arrow


@pytest.mark.parametrize(
    ("panel", "own", "differs"),
    [
        ("1", "111", False),
        ("1", "110", True),
        ("1", "222", True),
        (".", "01", True),
        (".", "11", False),
        ("1", "..", False),
        (".", "..", False),
    ],
)
def test_only_where_they_differ(panel: str, own: str, differs: bool) -> None:
    assert one(panel, own).differs is differs


def test_where_the_panel_gave_no_grade_and_agencies_did_is_a_difference_without_a_pair() -> None:
    whole = written(".", "1", "1")
    where = place(whole.lines[0], Layer.PANEL, whole.cases[0])
    whole = replace(whole, judgements=(*whole.judgements, judged(where, NonScore.NOT_ENOUGH_EVIDENCE)))
    found = cell(whole, whole.cases[0], whole.lines[0])
    assert (found.differs, found.counts.n, found.lower_than_most) == (True, 0, False)
    assert found.words == (
        "Panel: Not enough evidence.",
        "Agencies: 2 Good.",
        "All agree.",
        "The panel gave no grade; 2 agencies did.",
    )


def test_the_cell_speaks_in_counts_and_in_the_words_of_the_split() -> None:
    assert one("2", "01112").words == (
        "Panel: Requires improvement.",
        "Agencies: 1 Outstanding, 3 Good, 1 Requires improvement.",
        "Wide split: two grades apart.",
        "Lower than 4 of 5 agencies gave.",
    )
    assert one("2", "1").words == (
        "Panel: Requires improvement.",
        "Agency: 1 Good.",
        "Lower than 1 of 1 agency gave.",
    )
    assert one(".", "..").words == ("The panel has not graded this line yet.", "No agency has graded this line.")
    assert one("1", "..").words == ("Panel: Good.", "No agency has graded this line.")
    assert one(".", "12").words[0] == "The panel has not graded this line yet."
    assert one("2", "01122").split.graded == 5


def test_where_the_panel_grades_first_no_agencys_grade_is_in_a_cell_until_it_has() -> None:
    whole = written(".2", "00", "13")
    whole = replace(whole, audit=replace(whole.audit, panel_first=True))
    covered, open_one = cells(whole)
    assert (covered.own, covered.differs, covered.split.graded) == ((), False, 0)
    assert covered.words == ("The panel has not graded this line yet.", COVERED)
    assert open_one.own == (("1", 1), ("4", 1))
    assert not open_one.covered


def test_the_whole_case_has_a_cell_of_its_own_at_the_end_of_each_case() -> None:
    whole = example(2)
    found = list(cells(whole))
    assert [each.line.line.number for each in found] == [*range(1, 10), *range(1, 10)]
    assert [each.case.ref for each in found[8:10]] == ["MIS26-01", "MIS26-02"]


@pytest.mark.parametrize("panel_first", [False, True])
def test_the_cells_of_a_sheet_are_the_cells_one_by_one(panel_first: bool) -> None:
    whole = example()
    whole = replace(whole, audit=replace(whole.audit, panel_first=panel_first))
    assert list(cells(whole)) == [cell(whole, case, line) for case in whole.cases for line in whole.lines]


@settings(max_examples=40, deadline=None)
@given(whole=audits())
def test_the_cells_add_up_to_the_comparison(whole: WholeAudit) -> None:
    lines = {line.id for line in whole.graded_lines}
    counted = [each.counts for each in cells(whole) if each.line.id in lines]
    total = compared(whole).total
    for of in ("same", "lower", "higher", "one_apart", "further", "n"):
        assert sum(getattr(each, of) for each in counted) == getattr(total, of)
