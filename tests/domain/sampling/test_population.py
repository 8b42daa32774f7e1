"""The list that is drawn from: its headings and columns, each child once, and who was audited before."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.sampling.asked import Audited
from workbench.domain.sampling.population import (
    NO_GROUP,
    ListRow,
    has_headings,
    left_out_in_words,
    likeliest_id,
    may_group,
    population_of,
    repeats,
)

TODAY = date(2026, 4, 2)
ROWS = [(2, ("881 204", "Early help")), (3, ("881205", "")), (5, ("881204", "Early help")), (6, ("", "Early help"))]


def test_each_child_is_there_once_and_what_is_passed_over_is_said() -> None:
    found = population_of(ROWS, 0, 1)
    assert [(row.number, row.local_id, row.stratum) for row in found.rows] == [
        (2, "881 204", "Early help"),
        (3, "881205", NO_GROUP),
    ]
    assert found.passed == (
        "1 row has no id and cannot be drawn.",
        "1 row repeats an id above: each child is there once.",
    )
    assert found.groups == (("Early help", 1), (NO_GROUP, 1))
    assert population_of(ROWS, 0, None).groups == ()


def test_an_id_is_never_in_what_a_row_says_of_itself() -> None:
    assert "881" not in repr(population_of(ROWS, 0, 1))


@pytest.mark.parametrize(
    ("rows", "headed"),
    [
        ([("Person ID", "Plan"), ("1204", "CP")], True),
        ([("Mosaic number", "Plan"), ("M1204", "CP")], True),
        ([("1203", "CP"), ("1204", "CP")], False),
        ([("CIN", "x"), ("CP", "y")], False),
        ([("1203",)], False),
    ],
)
def test_headings_are_told_from_a_child(rows: list[tuple[str, ...]], headed: bool) -> None:
    assert has_headings(rows) is headed


@pytest.mark.parametrize(
    ("heads", "rows", "column"),
    [
        (("Plan", "Person ID"), [("CP", "12"), ("CP", "13")], 1),
        (("Plan", "Column B"), [("CP", "12"), ("CP", "13")], 1),
        (("Plan", "Team"), [("CP", "A"), ("CP", "B")], 0),
    ],
)
def test_the_id_is_the_column_that_is_called_so_or_never_repeats(
    heads: tuple[str, ...], rows: list[tuple[str, ...]], column: int
) -> None:
    assert likeliest_id(heads, rows) == column


def test_only_a_few_groups_can_be_drawn_from() -> None:
    assert may_group([("a",), ("a",), ("b",)], 0)
    assert not may_group([("a",), ("a",)], 0)
    assert not may_group([(str(n % 13),) for n in range(99)], 0)
    assert not may_group([(str(n),) for n in range(9)], 0), "every row its own group is an id or a name"


def told(panel_day: date | None, audit_id: int = 7, ref: str = "MIS25-03") -> list[str]:
    audited = [Audited("f2", audit_id, ref[:5], ref, panel_day)]
    found = repeats((ListRow(2), ListRow(9)), {2: "f2", 9: "f9"}, audited, 8, TODAY)
    assert all(each.row.number == 2 for each in found)
    return [each.told for each in found]


@pytest.mark.parametrize(
    ("day", "noticed"),
    [
        (date(2025, 4, 2), []),
        (date(2025, 4, 3), ["MIS25-03, panel 3 April 2025"]),
        (date(2026, 5, 14), ["MIS25-03, panel 14 May 2026"]),
        (None, ["MIS25-03, no panel day yet"]),
    ],
)
def test_a_child_audited_within_twelve_months_of_the_draw_is_noticed(day: date | None, noticed: list[str]) -> None:
    assert told(day) == noticed


def test_the_audit_itself_is_no_repeat_and_of_several_the_latest_is_named() -> None:
    assert told(date(2026, 1, 5), audit_id=8) == []
    several = [
        Audited("f2", 5, "MIS25", "MIS25-09", date(2025, 9, 1)),
        Audited("f2", 6, "NEG26", "NEG26-01", date(2026, 2, 1)),
        Audited("f2", 4, "MIS24", "MIS24-02", date(2024, 9, 1)),
    ]
    (found,) = repeats((ListRow(2),), {2: "f2"}, several, 8, TODAY)
    assert found.told == "NEG26-01, panel 1 February 2026"


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)))
def test_any_day_has_a_year_before_it(today: date) -> None:
    audited = [Audited("f", 1, "A", "A-1", today)]
    assert len(repeats((ListRow(1),), {1: "f"}, audited, 2, today)) == 1


def test_what_was_left_out_is_said_in_the_criteria() -> None:
    assert left_out_in_words(0, "x") == ""
    assert left_out_in_words(3, "audited before. ") == "3 left out before the draw: audited before."
