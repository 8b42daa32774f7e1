"""Cases that two people grade: what they gave is shown when neither can lead the other, and compared line by line."""

from dataclasses import replace
from datetime import date

import pytest

from tests.domain.moderation.any_audit import READERS, rated, twice
from tests.exports.audits import HOSTILE, example
from workbench.domain.moderation.graded_twice import graded_twice, graded_twice_words
from workbench.domain.scales import NonScore


@pytest.mark.parametrize(
    ("first", "second", "comparable", "apart", "differs", "words"),
    [
        ("1", "1", True, 0, False, "Same grade."),
        ("1", "2", True, 1, True, "One grade apart."),
        ("3", "0", True, 3, True, "Three grades apart."),
        ("1", "N", False, 0, True, "No two grades to compare."),
        ("N", "N", False, 0, False, "No two grades to compare."),
    ],
)
def test_a_line_is_compared_where_both_gave_a_grade(
    first: str, second: str, comparable: bool, apart: int, differs: bool, words: str
) -> None:
    (case,) = graded_twice(twice((first, second), lines=1))
    (line,) = case.lines
    assert (line.comparable, line.apart, line.differs, line.words) == (comparable, apart, differs, words)
    assert [each.place.rater for each in line.given] == list(READERS)
    assert (case.pairs, case.same) == (int(comparable), int(comparable and not apart))


def test_what_they_gave_is_shown_when_both_have_answered_every_line() -> None:
    """A non-score is an answer; a line of the one that is not answered keeps what the other gave."""
    done, waiting = graded_twice(twice(("0123", "012N"), ("0123", "012."), lines=4))
    assert (done.shown, len(done.lines), done.pairs, done.same) == (True, 4, 3, 3)
    assert (waiting.shown, waiting.lines, waiting.pairs) == (False, (), 0)
    assert waiting.answered == (("A. Reader", 4), ("B. Reader", 3))
    assert done.words == "MIS26-01, graded by A. Reader and B. Reader: same grade in 3 of 3."
    assert waiting.words == (
        "MIS26-02 is being graded by A. Reader and B. Reader. Lines answered: A. Reader 4 of 4 and B. Reader 3 of 4. "
        "Shown when both are done."
    )


def test_a_grade_coded_as_a_non_score_differs_from_it() -> None:
    whole = twice(("0", "0"), lines=1)
    whole = replace(whole, lines=(replace(whole.lines[0], scale=HOSTILE),))
    first, second = whole.judgements
    both = (first._replace(grade="NA"), second._replace(grade=None, non_score=NonScore.NOT_APPLICABLE))
    (case,) = graded_twice(replace(whole, judgements=both))
    assert (case.lines[0].differs, case.lines[0].comparable) == (True, False)


def test_words_without_an_answer_are_not_one() -> None:
    whole = twice(("01", "01"), lines=2)
    last = whole.judgements[-1]
    whole = replace(whole, judgements=(*whole.judgements[:-1], last._replace(grade=None, reason="Still reading.")))
    (case,) = graded_twice(whole)
    assert not case.shown


def test_what_was_left_open_is_shown_when_the_conclusions_are_confirmed() -> None:
    whole = twice(("0123", "01.."), lines=4)
    whole = replace(whole, audit=replace(whole.audit, confirmed_on=date(2026, 11, 20)))
    (case,) = graded_twice(whole)
    assert (case.shown, case.pairs) == (True, 2)
    assert [line.words for line in case.lines[2:]] == ["No two grades to compare."] * 2


def test_only_the_people_a_case_names_count_and_the_whole_case_is_not_a_line() -> None:
    whole = twice(("0123012", "0123012"), lines=7)
    (case,) = whole.cases
    other = tuple(
        each._replace(place=each.place._replace(rater="C. Passer-by")) for each in rated(whole, case, "3333333")
    )
    base = example(1)
    whole = replace(whole, lines=(*whole.lines, base.lines[-1]), judgements=(*whole.judgements, *other))
    (found,) = graded_twice(whole)
    assert (found.shown, found.pairs, found.same, found.of) == (True, 7, 7, 7)
    assert graded_twice(replace(whole, cases=(replace(case, raters=()),))) == ()
    assert graded_twice(replace(whole, cases=(replace(case, raters=("A. Reader",)),))) == ()


def test_the_headline_counts_what_may_be_shown() -> None:
    assert graded_twice_words(()) == "No case is graded twice."
    assert (
        graded_twice_words(graded_twice(twice(("01", "0."), lines=2))) == "1 case graded twice: nothing to compare yet."
    )
    found = graded_twice(twice(("0123", "0023"), ("0123", "01N3"), ("0123", "...."), lines=4))
    assert graded_twice_words(found) == "3 cases graded twice, 2 of them shown: same grade in 6 of 7."
    assert graded_twice_words(found[:2]) == "2 cases graded twice: same grade in 6 of 7."
