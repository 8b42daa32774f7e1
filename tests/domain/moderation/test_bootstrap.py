"""Intervals by drawing the cases again: the same for the same seed, withheld where they would say too much."""

from dataclasses import replace
from functools import partial
from random import Random

import pytest

from workbench.domain.moderation.bootstrap import (
    RESAMPLES,
    Estimate,
    Interval,
    Withheld,
    estimate,
    printed,
    resampled,
    rests_on,
    two_places,
)
from workbench.domain.moderation.kappa import squared, table, weighted_kappa
from workbench.domain.moderation.widening import students_t, tail
from workbench.domain.progress import finish

KAPPA = partial(weighted_kappa, weights=squared(4))


def cases(count: int, pairs: int = 8) -> list[list[int]]:
    """Tables of `pairs` pairs each, by arithmetic: the same on every machine."""
    return [
        table([(at * case % 7 % 4, min(3, (at * case % 7 + at % 3) % 5)) for at in range(pairs)], 4)
        for case in range(1, count + 1)
    ]


def test_the_same_seed_gives_the_same_interval_and_another_seed_another() -> None:
    parts = cases(8)
    first, again, other = (finish(resampled(parts, KAPPA, seed)) for seed in (1, 1, 2))
    assert first == again
    assert isinstance(first, Interval)
    assert isinstance(other, Interval)
    assert (first.low, first.high) != (other.low, other.high)
    assert (first.seed, other.seed, first.resamples) == (1, 2, RESAMPLES)


def test_the_interval_is_what_drawing_whole_cases_by_hand_gives() -> None:
    """Every table drawn and added up one number at a time, the values put in order, the ends counted off."""
    parts = cases(6)
    random, values = Random(7), []
    for _ in range(RESAMPLES):
        drawn = [parts[int(random.random() * 6)] for _ in range(6)]
        value = KAPPA([sum(each[at] for each in drawn) for at in range(16)])
        assert value is not None
        values.append(value)
    values.sort()
    found = finish(resampled(parts, KAPPA, 7))
    assert isinstance(found, Interval)
    assert found.first == round(tail(6) * RESAMPLES) == 5
    assert (found.low, found.high) == (values[4], values[-5])


def test_the_draw_is_the_same_on_every_machine() -> None:
    """Worked out once; a change in how cases are drawn would change figures that are printed already."""
    found = finish(estimate(cases(8), 64, KAPPA, 1))
    assert isinstance(found, Estimate)
    assert isinstance(found.interval, Interval)
    assert (found.figure, found.interval.words) == ("0.50", "0.23 to 0.67")


@pytest.mark.parametrize(
    ("count", "pairs", "reason"),
    [
        (4, 20, "Too few to say: 20 pairs in 4 cases, and it takes 20 pairs in 5 cases."),
        (5, 19, "Too few to say: 19 pairs in 5 cases, and it takes 20 pairs in 5 cases."),
        (1, 1, "Too few to say: 1 pair in 1 case, and it takes 20 pairs in 5 cases."),
        (0, 0, "Too few to say: 0 pairs in 0 cases, and it takes 20 pairs in 5 cases."),
        (5, 20, ""),
    ],
)
def test_under_five_cases_or_twenty_pairs_there_is_no_figure(count: int, pairs: int, reason: str) -> None:
    found = finish(estimate(cases(count, 4), pairs, KAPPA))
    if reason:
        assert found == Withheld(reason)
    else:
        assert isinstance(found, Estimate)
        assert (found.pairs, found.cases, found.rests_on) == (20, 5, "20 pairs in 5 cases")


def test_a_figure_that_is_not_defined_is_withheld() -> None:
    found = finish(estimate([table([(1, 1)] * 5, 4)] * 8, 40, KAPPA))
    assert found == Withheld("Not defined: every grade is one and the same, so nothing could have differed.")


def test_perfect_agreement_has_no_interval_as_if_it_were_certain() -> None:
    found = finish(estimate([table([(0, 0), (1, 1), (2, 2)] * 2, 4)] * 8, 48, KAPPA))
    assert isinstance(found, Estimate)
    assert found.figure == "1.00"
    assert found.interval == Withheld(
        "No interval: every resample gives the same figure, which says nothing of how sure it is."
    )


def test_resamples_without_a_figure_are_left_out_and_counted_or_withhold_the_interval() -> None:
    """One case of eight has all the spread: (7/8)^8 of the resamples miss it, a third. Four of six: (2/6)^6, a few."""
    flat, spread = table([(1, 1)] * 6, 4), table([(0, 1), (1, 1), (2, 3), (3, 3), (1, 2), (0, 0)], 4)
    found = finish(resampled([flat] * 7 + [spread], KAPPA))
    assert isinstance(found, Withheld)
    assert found.reason.startswith("No interval: in 6") or found.reason.startswith("No interval: in 7")
    assert found.reason.endswith("of 2,000 resamples every grade is one and the same.")
    kept = finish(resampled([flat] * 2 + [spread, spread, spread, spread], KAPPA))
    assert isinstance(kept, Interval)
    assert 0 < kept.undefined < 20
    assert f"{kept.undefined} without a figure left out; from number " in kept.made
    assert f" to {2001 - kept.undefined - kept.first:,} in order" in kept.made


def test_the_sentence_says_enough_to_repeat_it() -> None:
    interval = Interval(-0.1049, 0.9999, 8, 1, 2000, 0, 11)
    assert interval.words == "−0.10 to 0.99"
    assert interval.made == (
        "Cases drawn again 2,000 times, seed 1; from number 11 to 1,990 in order of size: the middle 95 in 100, "
        "widened for 8 cases. With so few it can still be too narrow."
    )
    assert replace(interval, cases=20).made.endswith("widened for 20 cases.")


@pytest.mark.parametrize(
    ("value", "text"),
    [(1.0, "1.00"), (0.9951, "0.99"), (0.985, "0.98"), (-0.001, "0.00"), (-0.55, "−0.55"), (0, "0.00")],
)
def test_two_places_never_round_up_to_one(value: float, text: str) -> None:
    assert two_places(value) == text
    assert printed(value) == float(text.replace("−", "-"))


@pytest.mark.parametrize(
    ("freedom", "value"), [(1, 12.706), (2, 4.303), (4, 2.776), (7, 2.365), (9, 2.262), (30, 2.042), (120, 1.980)]
)
def test_students_t_is_that_of_the_printed_tables(freedom: int, value: float) -> None:
    """The two-sided 5 per cent points that every table prints (Fisher and Yates, table III)."""
    assert students_t(freedom) == pytest.approx(value, abs=6e-4)


def test_few_cases_reach_further_out_and_many_as_far_as_usual() -> None:
    tails = [tail(count) for count in (5, 8, 12, 20, 133, 5_000)]
    assert tails == sorted(tails)
    assert tails[0] == pytest.approx(0.00095, abs=1e-5)
    assert tails[-1] == pytest.approx(0.025, abs=5e-5)


def test_it_says_how_far_it_is_and_can_be_stopped() -> None:
    work = estimate(cases(8), 64, KAPPA)
    steps = [next(work) for _ in range(40)]
    assert [step.done for step in steps] == list(range(0, 2000, 50))
    work.close()


def test_rests_on() -> None:
    assert rests_on(1, 1) == "1 pair in 1 case"
