"""What a judgement owes, how far agencies stand apart, and how the panel stands beside them."""

import pytest

from tests.arrange import scale_of
from workbench.domain.judgements import Judgement, Layer, Place, Words, beside_agencies, owed, split
from workbench.domain.scales import NonScore

PLACE = Place(1, 2, Layer.PANEL, 3)
FOUR = scale_of("1", "2", "3", "4")
SIX = scale_of("A", "B", "C", "D", "E", "F")


@pytest.mark.parametrize(
    ("judgement", "missing"),
    [
        (Judgement(PLACE), ()),
        (Judgement(PLACE, grade="1"), (Words.REASON, Words.IMPACT)),
        (Judgement(PLACE, grade="1", reason="Seen early"), (Words.IMPACT,)),
        (Judgement(PLACE, grade="1", reason=" \n", impact="Safe"), (Words.REASON,)),
        (Judgement(PLACE, grade="1", reason="Seen early", impact="Safe"), ()),
        (Judgement(PLACE, non_score=NonScore.NOT_ENOUGH_EVIDENCE), (Words.REASON,)),
        (Judgement(PLACE, non_score=NonScore.NOT_ENOUGH_EVIDENCE, reason="File shut"), ()),
        (Judgement(PLACE, non_score=NonScore.NOT_APPLICABLE), ()),
        (Judgement(PLACE, non_score=NonScore.NOT_KNOWN), ()),
        (Judgement(PLACE, reason="words before a grade"), ()),
    ],
)
def test_a_grade_owes_reason_and_impact_and_not_enough_evidence_a_reason(
    judgement: Judgement, missing: tuple[Words, ...]
) -> None:
    assert owed(judgement) == missing


def test_an_answer_is_the_grade_or_the_non_score_or_not_answered() -> None:
    assert Judgement(PLACE, grade="NA").answer == "NA"
    assert not isinstance(Judgement(PLACE, grade="NA").answer, NonScore)
    assert Judgement(PLACE, non_score=NonScore.NOT_APPLICABLE).answer is NonScore.NOT_APPLICABLE
    assert Judgement(PLACE).answer is NonScore.NOT_ANSWERED
    assert not Judgement(PLACE, reason="words").answered


@pytest.mark.parametrize(
    ("grades", "label"),
    [
        ("", ""),
        ("2", ""),
        ("22", "All agree"),
        ("212", "One grade apart"),
        ("13", "Wide split: two grades apart"),
        ("4112", "Wide split: three grades apart"),
    ],
)
def test_the_bracket_says_how_far_apart_agencies_stand(grades: str, label: str) -> None:
    assert split(grades, FOUR).label == label


def test_a_split_on_six_grades_counts_every_step_by_rank_and_not_by_the_look_of_the_code() -> None:
    found = split("FAC", SIX)
    assert (found.steps, found.best, found.worst, found.graded) == (5, "A", "F", 3)
    assert found.label == "Wide split: five grades apart"
    upside_down = scale_of("5", "4", "3", "2", "1", "0")
    assert split("05", upside_down).best == "5"


@pytest.mark.parametrize(
    ("panel", "own", "said"),
    [
        ("3", "222213", "Lower than 5 of 6 agencies gave."),
        ("1", "222", "Higher than 3 of 3 agencies gave."),
        ("2", "222", "The same as 3 of 3 agencies gave."),
        ("2", "2", "The same as 1 of 1 agency gave."),
        ("2", "1", "Lower than 1 of 1 agency gave."),
        ("2", "", "No agency has graded this line."),
        ("2", "13", "Lower than 1 of 2 agencies gave."),
        ("2", "1333", "Higher than 3 of 4 agencies gave."),
    ],
)
def test_the_panel_stands_beside_the_agencies_in_counts(panel: str, own: str, said: str) -> None:
    assert beside_agencies(panel, own, FOUR) == said
    assert "%" not in said
