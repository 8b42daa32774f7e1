"""The report of agreement: what each figure rests on, what is left out, and what is withheld and why."""

from dataclasses import replace
from time import thread_time

import pytest
from hypothesis import given, settings

from tests.domain.moderation.any_audit import audits, twice, with_non_scores, worst_first
from tests.exports.audits import HOSTILE, example, large
from workbench.domain.judgements import Layer
from workbench.domain.moderation.agreement import Agreement, Measured, agreement
from workbench.domain.moderation.alpha import Metric, krippendorff
from workbench.domain.moderation.bootstrap import Estimate, Interval, Withheld
from workbench.domain.moderation.compared import compared, pairs
from workbench.domain.moderation.graded_twice import graded_twice
from workbench.domain.moderation.kappa import squared, table, weighted_kappa
from workbench.domain.progress import finish
from workbench.domain.scales import Scale
from workbench.domain.whole_audit import WholeAudit


def made(whole: WholeAudit, seed: int = 1) -> Agreement:
    return finish(agreement(whole, seed))


def estimated(measured: Measured | None) -> Estimate:
    assert measured is not None
    assert isinstance(measured.found, Estimate)
    return measured.found


def test_kappa_is_that_of_the_pairs_on_the_lines_that_share_a_scale() -> None:
    """The eighth line of the example has a scale of its own: it is compared in counts and in no kappa."""
    whole = example()
    found = made(whole)
    kept = [pair for pair in pairs(whole) if pair.line.scale is not HOSTILE]
    by_hand = weighted_kappa(table(((pair.own, pair.panel) for pair in kept), 4), squared(4))
    kappa = estimated(found.kappa)
    assert kappa.value == by_hand
    assert (kappa.pairs, kappa.cases) == (found.kappa.pairs, found.kappa.cases) == (len(kept), 8)
    assert found.comparison.total.n == len(kept) + found.kappa.basis.pairs_left_out
    assert found.kappa.basis.words == (
        "On the 7 lines graded on “Four grades”. 1 line on another scale is left out, with its 28 pairs."
    )
    assert found.comparison == compared(whole)


def test_the_sentences_say_the_figure_its_interval_n_seed_and_lines() -> None:
    found = made(example())
    kappa = estimated(found.kappa)
    assert isinstance(kappa.interval, Interval)
    said, how, lines = found.kappa.words
    assert said == f"{kappa.figure}, interval {kappa.interval.words}, from 113 pairs in 8 cases."
    assert how.startswith("Cases drawn again 2,000 times, seed 1; from number 11 to 1,990 in order of size")
    assert lines == found.kappa.basis.words
    assert kappa.interval.low <= kappa.value <= kappa.interval.high
    assert not any("%" in text or "reliab" in text or "disagree" in text for text in found.kappa.words)


def test_the_scale_that_most_was_graded_on_is_the_one() -> None:
    whole = example()
    own = whole.lines[7]
    only = tuple(each for each in whole.judgements if each.place.line_id in (own.id, whole.lines[0].id))
    basis = made(replace(whole, judgements=only)).kappa.basis
    assert (basis.scale, basis.lines, basis.left_out) == (HOSTILE, 1, 7)
    assert basis.words.startswith(
        "On the one line graded on “A scale of odd words”. 7 lines on other scales are left out"
    )
    assert made(replace(whole, judgements=())).kappa.basis.scale is whole.scale


def test_a_scale_that_no_line_is_graded_on_is_never_what_a_figure_rests_on() -> None:
    whole = example(1)
    lines = tuple(replace(line, scale=HOSTILE) for line in whole.lines[:2])
    found = made(replace(whole, lines=lines, judgements=())).kappa
    assert (found.basis.scale, found.basis.lines, found.basis.left_out) == (HOSTILE, 2, 0)
    assert found.words == ("Too few to say: 0 pairs in 0 cases, and it takes 20 pairs in 5 cases.",)


def test_four_cases_are_too_few_and_five_are_enough() -> None:
    assert made(large(4, 5)).kappa.found == Withheld(
        "Too few to say: 140 pairs in 4 cases, and it takes 20 pairs in 5 cases."
    )
    assert estimated(made(large(5, 5)).kappa).rests_on == "175 pairs in 5 cases"


def test_nineteen_pairs_are_too_few_and_twenty_are_enough() -> None:
    whole = large(5, 1, many=4)
    panel = [each for each in whole.judgements if each.place.layer is Layer.PANEL]
    assert len(panel) == 20
    assert estimated(made(whole).kappa).pairs == 20
    fewer = tuple(each for each in whole.judgements if each != panel[0])
    assert made(replace(whole, judgements=fewer)).kappa.found == Withheld(
        "Too few to say: 19 pairs in 5 cases, and it takes 20 pairs in 5 cases."
    )


def test_cases_without_a_pair_are_not_among_the_cases() -> None:
    whole = large(9, 5)
    kept = {case.id for case in whole.cases[:4]}
    some = tuple(each for each in whole.judgements if each.place.layer is Layer.PANEL or each.place.case_id in kept)
    found = made(replace(whole, judgements=some))
    assert (found.kappa.cases, found.comparison.cases) == (4, 4)
    assert isinstance(found.kappa.found, Withheld)


def test_alpha_is_that_of_the_two_raters_on_double_graded_cases_only() -> None:
    answers = [("0123012", "0123112"), ("0123012", "1123012"), ("3210321", "3210320"), ("1111222", "1111222")]
    whole = twice(*answers, ("0011223", "0012223"), lines=7)
    found = made(whole)
    units = [line.steps for case in graded_twice(whole) for line in case.lines]
    alpha = estimated(found.alpha)
    assert alpha.value == krippendorff(units, 4, Metric.ORDINAL)
    assert alpha.rests_on == "35 pairs in 5 cases"
    four = made(replace(whole, cases=(*whole.cases[:4], replace(whole.cases[4], raters=()))))
    assert four.alpha is not None
    assert four.alpha.found == Withheld("Too few to say: 28 pairs in 4 cases, and it takes 20 pairs in 5 cases.")
    assert made(example()).alpha is None


def test_a_case_still_being_graded_is_in_no_alpha() -> None:
    whole = twice(*[("0123012", "0123112")] * 5, ("0123012", "332211."), lines=7)
    found = made(whole)
    assert estimated(found.alpha).rests_on == "35 pairs in 5 cases"
    assert len(found.double) == 6


@pytest.mark.parametrize("seed", [1, 2, 413])
def test_the_same_seed_gives_the_same_report(seed: int) -> None:
    assert made(example(), seed) == made(example(), seed)
    assert made(example(), seed).seed == seed


def test_ids_and_the_order_of_judgements_decide_nothing() -> None:
    whole = example()
    assert made(replace(whole, judgements=whole.judgements[::-1])) == made(whole)


@settings(max_examples=25, deadline=None)
@given(whole=audits())
def test_non_scores_change_nothing_of_agencies_and_panel(whole: WholeAudit) -> None:
    before, after = made(whole), made(with_non_scores(whole))
    assert (after.comparison, after.kappa, after.alpha) == (before.comparison, before.kappa, before.alpha)


def test_a_scale_turned_round_gives_the_same_figures() -> None:
    whole = example()
    there, back = estimated(made(whole).kappa), estimated(made(worst_first(whole)).kappa)
    assert back == there


@settings(max_examples=25, deadline=None)
@given(whole=audits())
def test_n_is_never_more_than_what_was_graded(whole: WholeAudit) -> None:
    found = made(whole)
    assert found.kappa.pairs + found.kappa.basis.pairs_left_out == found.comparison.total.n
    if found.alpha:
        assert found.alpha.pairs + found.alpha.basis.pairs_left_out == sum(case.pairs for case in found.double)


def test_a_scale_of_one_grade_is_not_defined_and_nothing_breaks() -> None:
    whole = large(6, 4)
    one = Scale("one", "One grade", whole.scale.grades[:1])
    lines = tuple(replace(line, scale=one) for line in whole.lines)
    only = tuple(each for each in whole.judgements if each.grade == "1")
    found = made(replace(whole, scale=one, lines=lines, judgements=only))
    assert isinstance(found.kappa.found, Withheld)


def test_no_step_of_it_holds_a_window_up() -> None:
    """A typical audit has 8 cases, 8 lines and 8 agencies; each step is some milliseconds of work."""
    work = agreement(large(8, 8, 8))
    longest, last = 0.0, thread_time()
    for _ in work:
        longest, last = max(longest, thread_time() - last), thread_time()
    assert longest < 0.1
