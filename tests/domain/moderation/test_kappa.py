"""Weighted kappa against published worked examples and against other ways of working it out."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.moderation.kappa import squared, table, weighted_kappa

MAMMOGRAMS = (21, 12, 0, 0, 4, 17, 1, 0, 3, 9, 15, 2, 0, 0, 0, 1)
SKIN = (10, 4, 1, 0, 5, 10, 12, 2, 2, 4, 12, 5, 0, 2, 6, 13)
ANXIETY = ("33345523522615221243", "36462424332333221334")

grades = st.integers(2, 6).flatmap(
    lambda size: st.tuples(
        st.just(size), st.lists(st.tuples(st.integers(0, size - 1), st.integers(0, size - 1)), min_size=1, max_size=30)
    )
)


def nominal(size: int) -> list[int]:
    return [int(row != column) for row, column in product(range(size), repeat=2)]


def linear(size: int) -> list[int]:
    return [abs(row - column) for row, column in product(range(size), repeat=2)]


def test_cohen_1968() -> None:
    """Cohen's own illustration (1968, table 1): 200 diagnoses of personality disorder, neurosis and psychosis.

    His weights for how grave each confusion is; weighted kappa .348. Unweighted, the same table gives .492.
    """
    found = [88, 14, 18, 10, 40, 10, 2, 6, 12]
    assert sum(found) == 200
    assert weighted_kappa(found, [0, 1, 3, 1, 0, 6, 3, 6, 0]) == pytest.approx(0.348, abs=5e-4)
    assert weighted_kappa(found, nominal(3)) == pytest.approx(0.492, abs=5e-4)


def test_altman_1991() -> None:
    """85 xeromammograms read by two radiologists (Altman, Practical Statistics for Medical Research, 1991, 14.3).

    Kappa 0.47; with linear weights 0.57. Stata's manual prints 0.4728 and 0.5684 of the same table.
    """
    assert weighted_kappa(MAMMOGRAMS, nominal(4)) == pytest.approx(0.4728, abs=5e-5)
    assert weighted_kappa(MAMMOGRAMS, linear(4)) == pytest.approx(0.5684, abs=5e-5)


def test_the_skin_conditions_of_sas() -> None:
    """88 patients seen by two dermatologists (SAS/STAT, the FREQ procedure, tests and measures of agreement).

    Simple kappa 0.3449; weighted by Cicchetti and Allison, which is linear, 0.5082.
    """
    assert weighted_kappa(SKIN, nominal(4)) == pytest.approx(0.3449, abs=5e-5)
    assert weighted_kappa(SKIN, linear(4)) == pytest.approx(0.5082, abs=5e-5)


def test_the_anxiety_ratings_of_irr() -> None:
    """Two raters of 20 people on 1 to 6, squared weights: the worked example of irr's `kappa2` gives 0.297."""
    pairs = [(int(first) - 1, int(second) - 1) for first, second in zip(*ANXIETY, strict=True)]
    assert weighted_kappa(table(pairs, 6), squared(6)) == pytest.approx(0.297, abs=5e-4)


def test_the_anxiety_ratings_where_a_grade_was_never_given() -> None:
    """Raters 2 and 3 of the same people, without the grade that neither gave: 0.2520325 by the same program."""
    third = "21443216111233113322"
    given = sorted({*ANXIETY[1], *third})
    pairs = [(given.index(first), given.index(second)) for first, second in zip(ANXIETY[1], third, strict=True)]
    assert weighted_kappa(table(pairs, 5), squared(5)) == pytest.approx(0.2520325, abs=5e-8)


def test_one_grade_and_no_other_leaves_it_undefined() -> None:
    assert weighted_kappa(table([(1, 1)] * 30, 4), squared(4)) is None
    assert weighted_kappa(table([], 4), squared(4)) is None
    assert weighted_kappa(table([(0, 0)], 1), squared(1)) is None


def test_two_that_never_meet_are_no_better_than_chance() -> None:
    assert weighted_kappa(table([(0, 1)] * 30, 4), squared(4)) == 0.0


@given(grades)
def test_with_squared_weights_it_is_the_intraclass_correlation_of_the_two(
    given: tuple[int, list[tuple[int, int]]],
) -> None:
    """Fleiss and Cohen (1973): 2 cov / (var + var + (difference of means)²), worked out on the pairs themselves."""
    size, pairs = given
    n = len(pairs)
    first, second = ([pair[side] for pair in pairs] for side in (0, 1))
    mean, other = Fraction(sum(first), n), Fraction(sum(second), n)
    spread = Fraction(sum(a * a for a in first), n) - mean**2 + Fraction(sum(b * b for b in second), n) - other**2
    together = Fraction(sum(a * b for a, b in pairs), n) - mean * other
    below = spread + (mean - other) ** 2
    expected = float(2 * together / below) if below else None
    found = weighted_kappa(table(pairs, size), squared(size))
    assert found == (expected if expected is None else pytest.approx(expected, abs=1e-12))


@given(grades)
def test_it_is_what_going_through_every_pair_gives(given: tuple[int, list[tuple[int, int]]]) -> None:
    """1 - (mean distance of the pairs) / (mean distance of every first with every second)."""
    size, pairs = given
    apart = Fraction(sum((a - b) ** 2 for a, b in pairs), len(pairs))
    by_chance = Fraction(sum((a - b) ** 2 for (a, _), (_, b) in product(pairs, repeat=2)), len(pairs) ** 2)
    found = weighted_kappa(table(pairs, size), squared(size))
    assert found == (pytest.approx(float(1 - apart / by_chance), abs=1e-12) if by_chance else None)


@given(grades)
def test_it_does_not_matter_which_end_of_the_scale_is_first_nor_who_is(
    given: tuple[int, list[tuple[int, int]]],
) -> None:
    size, pairs = given
    found = weighted_kappa(table(pairs, size), squared(size))
    turned = [(size - 1 - a, size - 1 - b) for a, b in pairs]
    assert weighted_kappa(table(turned, size), squared(size)) == found
    assert weighted_kappa(table([(b, a) for a, b in pairs], size), squared(size)) == found


@given(grades)
def test_a_grade_that_nobody_gives_changes_nothing(given: tuple[int, list[tuple[int, int]]]) -> None:
    size, pairs = given
    assert weighted_kappa(table(pairs, size + 2), squared(size + 2)) == weighted_kappa(
        table(pairs, size), squared(size)
    )
