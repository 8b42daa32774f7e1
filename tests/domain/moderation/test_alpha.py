"""Krippendorff's alpha against his own worked examples and against his definition, pair by pair."""

from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.moderation.alpha import Metric, alpha, coincidences, krippendorff, share

OBSERVERS = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")
"""Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), section C: four observers, twelve units, a dot where
somebody gave nothing."""

units = st.integers(2, 5).flatmap(
    lambda size: st.tuples(
        st.just(size), st.lists(st.lists(st.integers(0, size - 1), min_size=0, max_size=4), min_size=1, max_size=12)
    )
)


def by_unit(*observers: str, values: str) -> list[list[int]]:
    return [[values.index(each) for each in given if each != "."] for given in zip(*observers, strict=True)]


@pytest.mark.parametrize(
    ("metric", "expected"), [(Metric.NOMINAL, 0.743), (Metric.ORDINAL, 0.815), (Metric.INTERVAL, 0.849)]
)
def test_four_observers_and_twelve_units_with_missing_data(metric: Metric, expected: float) -> None:
    found = krippendorff(by_unit(*OBSERVERS, values="12345"), 5, metric)
    assert found == pytest.approx(expected, abs=5e-4)


def test_his_coincidences_of_the_same() -> None:
    """The matrix he prints: 40 pairable values, 9, 13, 10, 5 and 3 of each; the 3 of the last unit is in no pair."""
    given = by_unit(*OBSERVERS, values="12345")
    assert share(given) == 6
    found = coincidences(given, 5, 6)
    assert [sum(found[at::5]) / 6 for at in range(5)] == [9, 13, 10, 5, 3]
    assert [Fraction(each, 6) for each in found[:5]] == [7, Fraction(4, 3), Fraction(1, 3), Fraction(1, 3), 0]


def test_two_observers_and_two_values() -> None:
    """Section A: ten articles, 0 or 1, no data missing: 0.095."""
    found = krippendorff(by_unit("0100000010", "1110010000", values="01"), 2, Metric.NOMINAL)
    assert found == pytest.approx(0.095, abs=5e-4)


def test_two_observers_and_five_values() -> None:
    """Section B: twelve units, a to e, no data missing: 0.692."""
    found = krippendorff(by_unit("aabbdcccedda", "babbbcccedd" + "d", values="abcde"), 5, Metric.NOMINAL)
    assert found == pytest.approx(0.692, abs=5e-4)


def by_definition(size: int, given: list[list[int]], metric: Metric) -> float | None:
    """1 - observed / expected, from the pairs themselves and Krippendorff's sums as he writes them."""
    pairable = [unit for unit in given if len(unit) > 1]
    values = [value for unit in pairable for value in unit]
    n, many = len(values), [values.count(value) for value in range(size)]

    def apart(a: int, b: int) -> Fraction:
        low, high = min(a, b), max(a, b)
        if metric is Metric.NOMINAL:
            return Fraction(a != b)
        if metric is Metric.INTERVAL:
            return Fraction((a - b) ** 2)
        between: Fraction = sum(many[low : high + 1], Fraction(0)) - Fraction(many[low] + many[high], 2)
        return between**2 if a != b else Fraction(0)

    observed = sum(
        (sum((apart(a, b) for a, b in permutations(unit, 2)), Fraction(0)) / (len(unit) - 1) for unit in pairable),
        Fraction(0),
    )
    expected = sum((apart(a, b) for a, b in permutations(values, 2)), Fraction(0))
    return float(1 - (n - 1) * observed / expected) if expected else None


@pytest.mark.parametrize("metric", Metric)
@given(given=units)
def test_it_is_what_his_definition_gives(metric: Metric, given: tuple[int, list[list[int]]]) -> None:
    size, data = given
    expected = by_definition(size, data, metric)
    found = krippendorff(data, size, metric)
    assert found == (expected if expected is None else pytest.approx(expected, abs=1e-12))


@pytest.mark.parametrize("metric", Metric)
@given(values=st.lists(st.integers(0, 4), min_size=1, max_size=12), observers=st.integers(2, 5))
def test_where_everybody_agrees_it_is_1_or_nothing_could_have_differed(
    metric: Metric, values: list[int], observers: int
) -> None:
    found = krippendorff([[value] * observers for value in values], 5, metric)
    assert found == (1.0 if len(set(values)) > 1 else None)


@pytest.mark.parametrize("metric", Metric)
@given(given=units)
def test_what_stands_alone_or_is_missing_counts_for_nothing(metric: Metric, given: tuple[int, list[list[int]]]) -> None:
    size, data = given
    found = krippendorff(data, size, metric)
    assert krippendorff([*data, [], [0], [size - 1]], size, metric) == found
    assert krippendorff([unit for unit in data if len(unit) > 1], size, metric) == found


@pytest.mark.parametrize("metric", Metric)
@given(given=units)
def test_it_does_not_matter_which_end_of_the_scale_is_first(metric: Metric, given: tuple[int, list[list[int]]]) -> None:
    size, data = given
    turned = [[size - 1 - value for value in unit] for unit in data]
    assert krippendorff(turned, size, metric) == krippendorff(data, size, metric)


@given(given=units, names=st.permutations(range(5)))
def test_nominal_values_may_have_any_names(given: tuple[int, list[list[int]]], names: list[int]) -> None:
    _, data = given
    renamed = [[names[value] for value in unit] for unit in data]
    assert krippendorff(renamed, 5, Metric.NOMINAL) == krippendorff(data, 5, Metric.NOMINAL)


@given(given=units, cut=st.integers(0, 12))
def test_matrices_of_parts_add_up_to_the_matrix_of_the_whole(given: tuple[int, list[list[int]]], cut: int) -> None:
    size, data = given
    of = share(data)
    parts = [coincidences(part, size, of) for part in (data[:cut], data[cut:])]
    both = [a + b for a, b in zip(*parts, strict=True)]
    assert alpha(both, Metric.ORDINAL, of) == krippendorff(data, size, Metric.ORDINAL)
