"""Counts of one line on one layer: nothing that is not a grade is ever among the grades."""

import itertools
from dataclasses import replace
from datetime import date

import pytest

from tests.arrange import scale_of
from workbench.domain.audits import Agency, Audit, AuditLine, Case, Involvement, Known, Member, audit_year, year_label
from workbench.domain.frameworks import Line
from workbench.domain.judgements import Judgement, Layer, Place
from workbench.domain.scales import NonScore, Scale, Symbol, Tone, ramp
from workbench.domain.whole_audit import Distribution, WholeAudit, distribution

ODD = scale_of("Met", "NA", "Not")
LINE = AuditLine(10, Line("risk", 1, "Risk", "Seen?"), ODD)
CASES = tuple(Case(number, f"C{number}") for number in range(1, 6))
MEMBERS = tuple(Member(20 + n, Agency(30 + n, f"A{n}", f"Agency {n}"), n) for n in range(2))


def whole(judgements: tuple[Judgement, ...] = (), involvements: tuple[Involvement, ...] = ()) -> WholeAudit:
    return WholeAudit(
        "North", Audit(1, "MIS26", "Missing", 2026), "f", "F", 1, ODD, (LINE,), MEMBERS, CASES, involvements, judgements
    )


def at_panel(case: int, **answer: object) -> Judgement:
    return Judgement(Place(1, 10, Layer.PANEL, case), case, **answer)  # type: ignore[arg-type]


def own(case: int, agency: int, **answer: object) -> Judgement:
    return Judgement(Place(1, 10, Layer.SELF, case, 30 + agency), 100 + case, **answer)  # type: ignore[arg-type]


def non_scores(found: Distribution) -> dict[str, int]:
    return {each.value: count for each, count in found.non_scores}


def test_each_of_the_four_non_scores_is_counted_apart_and_never_among_the_grades() -> None:
    """Rule 2: n is always the number actually graded; non-scores are listed beside it."""
    found = distribution(
        whole(
            (
                at_panel(1, grade="NA"),
                at_panel(2, non_score=NonScore.NOT_APPLICABLE),
                at_panel(3, non_score=NonScore.NOT_KNOWN),
                at_panel(4, non_score=NonScore.NOT_ENOUGH_EVIDENCE),
            )
        ),
        LINE,
        Layer.PANEL,
    )
    assert dict(found.grades) == {"Met": 0, "NA": 1, "Not": 0}
    assert non_scores(found) == {"NA": 1, "NK": 1, "NE": 1, "NX": 1}
    assert (found.graded, found.good, found.counts) == (1, 1, "1 of 1")


def test_words_without_a_grade_are_not_answered() -> None:
    found = distribution(whole((at_panel(1, reason="words"),)), LINE, Layer.PANEL)
    assert non_scores(found)["NX"] == 5


def test_a_nil_return_is_counted_as_nil_and_owes_no_answer() -> None:
    involvements = (
        Involvement(1, 30, Known.KNOWN),
        Involvement(1, 31, Known.NIL),
        Involvement(2, 30, Known.OUT_OF_SCOPE),
        Involvement(2, 31, Known.AWAITED),
    )
    found = distribution(whole((own(1, 0, grade="Met"),), involvements), LINE, Layer.SELF)
    assert found.nil_returns == 1
    assert found.graded == 1
    assert non_scores(found) == {"NA": 0, "NK": 0, "NE": 0, "NX": 7}  # one awaited, six never recorded


def test_an_agency_that_answered_nil_and_graded_all_the_same_is_counted_where_it_answered() -> None:
    found = distribution(whole((own(1, 1, grade="Not"),), (Involvement(1, 31, Known.NIL),)), LINE, Layer.SELF)
    assert (found.graded, found.nil_returns) == (1, 1)


def test_layers_are_counted_apart() -> None:
    """Rule 3: three layers, none overwritten and none mixed with another."""
    final = Judgement(Place(1, 10, Layer.FINAL), 7, grade="Not")
    everything = whole((at_panel(1, grade="Met"), own(1, 0, grade="Not"), final))
    counted = {layer: dict(distribution(everything, LINE, layer).grades) for layer in Layer}
    assert counted[Layer.PANEL] == {"Met": 1, "NA": 0, "Not": 0}
    assert counted[Layer.SELF] == {"Met": 0, "NA": 0, "Not": 1}
    assert counted[Layer.FINAL] == {"Met": 0, "NA": 0, "Not": 1}


def test_counts_are_said_without_a_percentage() -> None:
    """Rule 2: counts before percentages."""
    found = Distribution(LINE, Layer.PANEL, (("Met", 5), ("NA", 0), ("Not", 3)), ())
    assert found.counts == "5 of 8"


def test_good_is_what_the_scale_says_is_good() -> None:
    found = Distribution(LINE, Layer.PANEL, (("Met", 1), ("NA", 2), ("Not", 4)), ())
    assert found.good == 3
    strict = AuditLine(10, LINE.line, scale_of("Met", "NA", "Not", good=1))
    assert replace(found, line=strict).good == 1


@pytest.mark.parametrize("count", range(1, 10))
def test_every_grade_has_a_word_a_symbol_and_a_colour_and_no_two_of_a_small_scale_look_alike(count: int) -> None:
    """Rule 1: a grade is always a word, with a symbol and a colour; never a colour alone."""
    looks = ramp(count)
    assert len(looks) == count
    assert all(isinstance(tone, Tone) and isinstance(symbol, Symbol) for tone, symbol in looks)
    if count <= 6:
        assert len({tone for tone, _ in looks}) == len({symbol for _, symbol in looks}) == count
    for first, second in itertools.pairwise(looks):
        assert list(Tone).index(first[0]) <= list(Tone).index(second[0])


def keyed(*codes: str) -> tuple[str, ...]:
    return scale_of(*codes).digits()


def test_keys_are_the_codes_where_these_are_digits_and_else_count_from_the_best() -> None:
    assert keyed("1", "2", "3", "4") == ("1", "2", "3", "4")
    assert keyed("5", "4", "3", "2", "1", "0") == ("5", "4", "3", "2", "1", "0")
    assert keyed("A", "B", "C") == ("1", "2", "3")
    assert keyed("1", "2", "3+") == ("1", "2", "3")
    assert keyed("10", "9") == ("", "9")  # no one key gives ten: the arrows do


@pytest.mark.parametrize(
    "codes",
    [
        ("1", "2"),
        ("3", "2", "1"),
        ("A", "B"),
        ("0", "x"),
        ("²", "³"),
        ("٣", "٢"),
    ],
)
def test_every_key_is_one_a_keyboard_has_and_gives_one_grade(codes: tuple[str, ...]) -> None:
    keys = keyed(*codes)
    assert len(set(keys)) == len(codes)
    assert set(keys) <= set("0123456789")


def test_a_scale_knows_its_codes() -> None:
    scale: Scale = scale_of("1", "2")
    assert scale.has("1")
    assert not scale.has("")
    with pytest.raises(KeyError):
        scale.grade("3")


@pytest.mark.parametrize(
    ("day", "year"),
    [
        ("2026-04-01", 2026),
        ("2026-03-31", 2025),
        ("2026-12-31", 2026),
        ("2027-01-01", 2026),
        ("2027-03-31", 2026),
        ("2024-02-29", 2023),
    ],
)
def test_an_audit_year_starts_on_the_first_of_april(day: str, year: int) -> None:
    assert audit_year(date.fromisoformat(day)) == year
    assert year_label(year) == f"{year} to {year + 1}"
