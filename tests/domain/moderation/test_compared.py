"""How agencies and panel compare: counts of pairs where both graded, and sentences made of nothing else."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from tests.domain.moderation.any_audit import audits, with_non_scores, worst_first, written
from tests.exports.audits import HOSTILE, example, place
from tests.exports.audits import given as judged
from workbench.domain.judgements import Layer
from workbench.domain.moderation.compared import NOTHING, Counts, agency_words, compared
from workbench.domain.scales import NonScore
from workbench.domain.whole_audit import WholeAudit


@pytest.mark.parametrize(
    ("panel", "own", "expected"),
    [
        ("0", "0", Counts(same=1)),
        ("1", "0", Counts(lower=1, one_apart=1)),
        ("3", "1", Counts(lower=1, further=1)),
        ("0", "1", Counts(higher=1, one_apart=1)),
        ("0", "3", Counts(higher=1, further=1)),
        ("0.", ".0", Counts()),
        ("0123", "0011", Counts(same=1, lower=3, one_apart=2, further=1)),
    ],
)
def test_a_pair_is_the_same_or_so_many_steps_lower_or_higher(panel: str, own: str, expected: Counts) -> None:
    assert compared(written(panel, own)).total == expected


def test_steps_are_counted_in_the_lines_own_scale_not_by_what_its_codes_look_like() -> None:
    """The fourth and the seventh grade of the odd scale are coded 'Y' and '1'."""
    whole = written("6", "3", on=HOSTILE)
    assert [each.grade for each in whole.judgements] == ["1", "Y"]
    assert compared(whole).total == Counts(lower=1, further=1)


def test_what_is_not_a_grade_is_in_no_pair() -> None:
    whole = written("00", "00")
    case, line, member = whole.cases[0], whole.lines[0], whole.members[0]
    for where in (place(line, Layer.PANEL, case), place(line, Layer.SELF, case, member)):
        kept = tuple(each for each in whole.judgements if each.place != where)
        for answer in (NonScore.NOT_APPLICABLE, NonScore.NOT_KNOWN, NonScore.NOT_ENOUGH_EVIDENCE):
            assert compared(replace(whole, judgements=(*kept, judged(where, answer)))).total == Counts(same=1)
        worded = judged(where, None, reason="Words without a grade.")
        assert compared(replace(whole, judgements=(*kept, worded))).total == Counts(same=1)


def test_the_whole_case_is_not_among_the_lines_and_named_raters_are_in_no_pair() -> None:
    whole = example(1)
    case, (line, last), member = whole.cases[0], (whole.lines[0], whole.lines[-1]), whole.members[0]
    pair = [judged(place(line, Layer.PANEL, case), "2"), judged(place(line, Layer.SELF, case, member), "2")]
    beside = [
        judged(place(last, Layer.PANEL, case), "1"),
        judged(place(last, Layer.SELF, case, member), "4"),
        judged(place(line, Layer.PANEL, case)._replace(rater="A. Reader"), "4"),
        judged(place(line, Layer.SELF, case, member)._replace(rater="A. Reader"), "4"),
        judged(place(line, Layer.FINAL), "4"),
    ]
    found = compared(replace(whole, judgements=(*pair, *beside)))
    assert found.total == Counts(same=1)
    assert [line.line.number for line, _ in found.by_line] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert found.cases == 1


def test_an_agency_that_left_the_audit_is_not_counted() -> None:
    whole = written("00", "00", "33")
    assert compared(whole).total.n == 4
    assert compared(replace(whole, members=whole.members[:1])).total == Counts(same=2)


def test_sentences_say_counts_and_no_percentage() -> None:
    assert Counts(304, 100, 19, 98, 21).words == "Same grade in 304 of 423. Panel lower in 100, higher in 19."
    assert Counts(304, 100, 19, 98, 21).apart == "One grade apart in 98, two or more in 21."
    assert Counts(304, 100, 19, 98, 21).lower_of == "100 of 423"
    assert Counts(3, 0, 1, 1, 0).words == "Same grade in 3 of 4. Panel lower in none, higher in 1."
    assert Counts(3, 0, 1, 1, 0).apart == "One grade apart in 1, two or more in none."
    assert (Counts(12).words, Counts(12).apart) == ("Same grade in 12 of 12.", "")
    assert (Counts().words, Counts().apart) == (NOTHING, "")


def test_an_agency_is_named_with_its_own_count() -> None:
    found = compared(written("11", "00", ".."))
    assert [agency_words(*each) for each in found.by_agency] == [
        "Children's social care: same grade in 0 of 2. Panel lower in 2, higher in none.",
        "Police: nothing to compare yet.",
    ]


def test_the_panes_order_is_by_how_large_a_part_the_panel_was_lower_on() -> None:
    """2 of 3 stands before 2 of 4 and 0 of 4; who has nothing to compare is last; the rest keep the audit's order."""
    found = compared(written("1111", "1111", "0011", "....", "001.", "1111"))
    names = [member.agency.code for member, _ in found.most_lower_first]
    assert names == ["EDU", "POL", "CSC", "YJS", "HLT"]


@settings(max_examples=60, deadline=None)
@given(whole=audits())
def test_n_is_the_number_of_pairs_actually_graded(whole: WholeAudit) -> None:
    by_hand = [
        (line.scale.codes.index(own), line.scale.codes.index(panel), line, member)
        for case in whole.cases
        for line in whole.lines[:-1]
        for member in whole.members
        if (own := whole.own(case, line, member).grade) and (panel := whole.panel(case, line).grade)
    ]
    found = compared(whole)
    assert found.total.n == len(by_hand)
    assert found.total.lower == sum(panel > own for own, panel, *_ in by_hand)
    assert found.total.one_apart == sum(abs(panel - own) == 1 for own, panel, *_ in by_hand)
    assert found.total.one_apart + found.total.further == found.total.lower + found.total.higher
    assert [counts.n for _, counts in found.by_agency] == [
        sum(each[3] == member for each in by_hand) for member in whole.members
    ]
    assert [counts.n for _, counts in found.by_line] == [
        sum(each[2] == line for each in by_hand) for line in whole.lines[:-1]
    ]


@settings(max_examples=40, deadline=None)
@given(whole=audits())
def test_a_scale_turned_round_turns_lower_and_higher_round_and_nothing_else(whole: WholeAudit) -> None:
    found, turned = compared(whole).total, compared(worst_first(whole)).total
    assert turned == Counts(found.same, found.higher, found.lower, found.one_apart, found.further)


@settings(max_examples=40, deadline=None)
@given(whole=audits())
def test_adding_non_scores_changes_nothing(whole: WholeAudit) -> None:
    assert compared(with_non_scores(whole)) == compared(whole)
