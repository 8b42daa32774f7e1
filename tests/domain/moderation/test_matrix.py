"""The scoring matrix: counts of what was graded and nothing else, and nothing of what is covered."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from tests.domain.moderation.any_audit import audits, with_non_scores, written
from tests.exports.audits import HOSTILE, place
from tests.exports.audits import given as judged
from workbench.domain.judgements import Layer
from workbench.domain.moderation.asked import ScoresSheet
from workbench.domain.moderation.cells import COVERED, cells
from workbench.domain.moderation.matrix import Tally, given_in, matrix, note, own_words
from workbench.domain.scales import Grade, NonScore
from workbench.domain.whole_audit import WholeAudit, distribution


def sheet(whole: WholeAudit) -> ScoresSheet:
    """As it is asked for: what agencies gave apart from the rest, and without words."""
    own = [each for each in whole.judgements if each.place.layer is Layer.SELF]
    rows = [
        (each.place.case_id or 0, each.place.line_id, each.place.agency_id or 0, each.grade, _code(each.non_score))
        for each in own
        if each.answered
    ]
    rest = tuple(each for each in whole.judgements if each.place.layer is not Layer.SELF)
    return ScoresSheet(replace(whole, judgements=rest), tuple(rows))


def _code(non_score: NonScore | None) -> str | None:
    return non_score.value if non_score is not None else None


BOTH = (Layer.SELF, Layer.PANEL)


@settings(max_examples=60, deadline=None)
@given(audits())
def test_counts_are_those_of_the_judgements_themselves(whole: WholeAudit) -> None:
    found = matrix(sheet(whole))
    assert [[cell.case for cell in row] for row in found.rows] == [[case] * len(found.lines) for case in whole.cases]
    assert [cell for row in found.rows for cell in row] == list(cells(whole)), "as everywhere else"
    for at, line in enumerate(found.lines):
        for layer in BOTH:
            counted, tally = distribution(whole, line, layer), found.of_line(at, layer)
            assert (tally.good, tally.graded) == (counted.good, counted.graded)
            if layer is Layer.PANEL:
                assert tally.beside == tuple((each, count) for each, count in counted.non_scores if count)


@settings(max_examples=40, deadline=None)
@given(audits())
def test_rows_and_columns_count_the_same_and_no_non_score_is_ever_in_a_count(whole: WholeAudit) -> None:
    found, filled = matrix(sheet(whole)), matrix(sheet(with_non_scores(whole)))
    for layer in BOTH:
        rows = [found.of_case(at, layer) for at in range(len(found.rows))]
        columns = [found.of_line(at, layer) for at in range(found.counting)]
        assert sum(each.graded for each in rows) == sum(each.graded for each in columns)
        assert sum(each.good for each in rows) == sum(each.good for each in columns)
        for at in range(len(found.lines)):
            after = filled.of_line(at, layer)
            assert (after.good, after.graded) == (found.of_line(at, layer).good, found.of_line(at, layer).graded)
    for at in range(len(found.lines)):
        assert len(found.answers(at)) == len(whole.cases), "one square is one case"


@settings(max_examples=40, deadline=None)
@given(audits())
def test_what_is_covered_is_in_no_count_and_no_word(whole: WholeAudit) -> None:
    first = replace(whole, audit=replace(whole.audit, panel_first=True))
    found = matrix(sheet(first))
    for at, line in enumerate(found.lines):
        open_ones = [row[at] for row in found.rows if row[at].panel.answered]
        tally = found.of_line(at, Layer.SELF)
        assert tally.graded == sum(cell.given for cell in open_ones)
        assert tally.covered == len(found.rows) - len(open_ones)
        for row in found.rows:
            if not row[at].panel.answered:
                assert own_words(row[at]) == COVERED
                assert (row[at].case.id, line.id) not in found.own_beside
    assert found.covered == sum(not cell.panel.answered for row in found.rows for cell in row)


def test_a_grade_coded_as_a_non_score_is_a_grade() -> None:
    found = matrix(sheet(written("8", "8", on=HOSTILE)))
    assert found.lines[0].scale.codes[8] == NonScore.NOT_APPLICABLE
    assert (found.beside(Layer.PANEL), found.beside(Layer.SELF)) == ((), ())
    assert [found.of_line(0, layer) for layer in BOTH] == [Tally(0, 1), Tally(0, 1)]


def test_a_tally_says_its_count_and_what_stands_beside_it() -> None:
    whole = written("11", "1.")
    line, case = whole.lines[0], whole.cases[1]
    judgements = (whole.judgements[0], judged(place(line, Layer.PANEL, case), NonScore.NOT_ENOUGH_EVIDENCE))
    found = matrix(sheet(replace(whole, judgements=judgements)))
    tally = found.of_line(0, Layer.PANEL)
    assert (tally.words, tally.told) == ("1 of 1", "1 of 1 good or better. Beside them: 1 Not enough evidence.")
    assert found.of_line(0, Layer.SELF) == Tally()
    assert (Tally().words, Tally().told) == ("–", "Nothing graded yet.")
    assert isinstance(given_in(found.rows[0][0]), Grade)
    assert given_in(found.rows[1][0]) is NonScore.NOT_ENOUGH_EVIDENCE
    assert found.beside(Layer.PANEL) == (NonScore.NOT_ENOUGH_EVIDENCE,)


@pytest.mark.parametrize(
    ("cases", "said"),
    [
        (1, "1 case: counts only, no percentages"),
        (9, "9 cases: counts only, no percentages"),
        (10, "10 cases"),
    ],
)
def test_no_percentage_below_ten(cases: int, said: str) -> None:
    assert note(cases) == said
