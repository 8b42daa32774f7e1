"""What agencies write in a cell: taken where it can mean one thing only, offered where it may mean more."""

from datetime import date

import pytest

from tests.imports.return_forms.forms import FOUR, LINES
from workbench.domain.audits import AuditLine, Known
from workbench.domain.returns.form import choices, line_label
from workbench.domain.returns.meant import (
    answer_meant,
    answer_offered,
    day_meant,
    known_meant,
    line_meant,
    offered,
    ref_key,
)
from workbench.domain.scales import Grade, NonScore, Scale, ramp

MET = Scale(
    "met",
    "Met or not",
    tuple(
        Grade(code, label, n, n < 3, "", *ramp(4)[n - 1])
        for n, (code, label) in enumerate(
            (("Met*", "Met*"), ("Met", "Met"), (">5", "More than five"), ("NA", "Not achieved")), 1
        )
    ),
)
NUMBERED = Scale(
    "six",
    "Six grades",
    tuple(Grade(str(7 - n), f"Level {7 - n}", n, n < 4, "", *ramp(6)[n - 1]) for n in range(1, 7)),
)


@pytest.mark.parametrize("scale", [FOUR, MET, NUMBERED], ids=lambda scale: scale.key)
def test_every_word_of_the_drop_down_means_what_it_stands_for(scale: Scale) -> None:
    for choice in choices(scale):
        meant = answer_meant(choice.text, scale)
        assert meant.chosen
        assert meant.answer == (choice.non_score or choice.grade)
        assert isinstance(meant.answer, NonScore) == (choice.non_score is not None)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("good", "G"),
        ("GOOD", "G"),
        (" Good. ", "G"),
        ("G", "G"),
        ("RI ", "RI"),
        ("r.i.", "RI"),
        ("Requires Improvement", "RI"),
        ("requires-improvement", "RI"),
        ("3", "RI"),
        ("3.0", "RI"),
        ("3 Requires improvement", "RI"),
        ("Good/good", "G"),
        ("Inadequate!", "In"),
    ],
)
def test_what_can_mean_one_grade_only_is_that_grade(typed: str, code: str) -> None:
    meant = answer_meant(typed, FOUR)
    assert (meant.answer, meant.chosen) == (code, False)


@pytest.mark.parametrize(
    ("typed", "score"),
    [("n/a", NonScore.NOT_APPLICABLE), ("N.A.", NonScore.NOT_APPLICABLE), ("nk", NonScore.NOT_KNOWN),
     ("unknown", NonScore.NOT_KNOWN), ("NE", NonScore.NOT_ENOUGH_EVIDENCE)],
)  # fmt: skip
def test_a_non_score_may_be_written_short(typed: str, score: NonScore) -> None:
    assert answer_meant(typed, FOUR).answer is score


@pytest.mark.parametrize(
    ("typed", "offers"),
    [
        ("G/RI", ("G", "RI")),
        ("Good or requires improvement", ("G", "RI")),
        ("between Good and RI", ("G", "RI")),
        ("RI, with some good work", ("RI", "G")),
        ("Goood", ("G",)),
        ("not good", ("G",)),
        ("good enough in most of it, I think", ("G",)),
        ("see above", ()),
        ("7", ()),
        ("?", ()),
        ("x" * 40_000, ()),
    ],
)
def test_what_may_mean_more_or_less_is_asked(typed: str, offers: tuple[str, ...]) -> None:
    meant = answer_meant(typed, FOUR)
    assert meant.answer is None
    assert offered(meant.offers, FOUR) == offers


def test_a_grade_that_is_coded_as_a_non_score_is_told_from_it() -> None:
    meant = answer_meant("NA", MET)
    assert meant.answer is None
    kept = offered(meant.offers, MET)
    assert kept == ("NA", "Not applicable")
    grade, score = (answer_offered(each, MET) for each in kept)
    assert not isinstance(grade, NonScore)
    assert score is NonScore.NOT_APPLICABLE
    with pytest.raises(ValueError, match="X"):
        answer_offered("X", MET)


def test_labels_that_differ_in_a_sign_only_are_told_apart() -> None:
    assert answer_meant("met*", MET).answer == "Met*"
    assert answer_meant("met", MET).answer == "Met"
    assert answer_meant(">5", MET).answer == ">5"
    assert answer_meant("2", NUMBERED).answer == "2"


def test_known_is_yes_or_no_however_it_is_said() -> None:
    assert known_meant("Yes") == (Known.KNOWN, True)
    assert known_meant(" No ") == (Known.NIL, True)
    assert known_meant("y") == (Known.KNOWN, False)
    assert known_meant("not known") == (Known.NIL, False)
    assert known_meant("perhaps") == (None, False)


def test_a_line_is_named_by_its_number_or_its_title() -> None:
    lines = [AuditLine(number, line, FOUR) for number, line in enumerate(LINES, 1)]
    for line in lines:
        assert line_meant(line_label(line), lines) is line
        assert line_meant(str(line.line.number), lines) is line
        assert line_meant(line.line.title.upper(), lines) is line
    assert line_meant("3.0", lines) is lines[2]
    assert line_meant("3. Plans, as it was called before", lines) is lines[2]
    assert line_meant("9", lines) is None
    assert line_meant("1. Plans", lines) is None, "the number of one and the title of another"
    assert line_meant("", lines) is None


def test_a_reference_is_the_same_however_it_is_typed() -> None:
    assert ref_key(" mis26–03 ") == ref_key("MIS26-03") == ref_key("MIS26 - 03") == ref_key("mis26 03")
    assert ref_key("MIS26-3") != ref_key("MIS26-03")


@pytest.mark.parametrize(
    "typed",
    ["2026-06-01", "1/6/2026", "01.06.26", "1 June 2026", "Monday 1st June 2026", "1 Jun 26", "2026-06-01T09:30:00"],
)
def test_a_day_is_read_as_it_is_written_here(typed: str) -> None:
    assert day_meant(typed) == date(2026, 6, 1)


@pytest.mark.parametrize("typed", ["31/2/2026", "46174", "last week", "June 2026", "", "1/6"])
def test_what_is_no_day_is_none(typed: str) -> None:
    assert day_meant(typed) is None
