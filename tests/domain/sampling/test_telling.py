"""How the cases were chosen, in a sentence that claims no more than is so."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from workbench.domain.audits import Audit, Case, Sample
from workbench.domain.briefing.drafting import seven_minute
from workbench.domain.sampling.drawn import Drawn, State
from workbench.domain.sampling.methods import Method
from workbench.domain.sampling.telling import achieved, method_in_brief, method_sentence, mixes, place_in_words
from workbench.domain.scales import Grade, Scale, ramp
from workbench.domain.whole_audit import WholeAudit

SCALE = Scale("s", "Scale", tuple(Grade(c, c, n, n == 1, "", *ramp(2)[n - 1]) for n, c in enumerate("AB", 1)))
QUOTA = (("Early help", 40, 2), ("Child in need", 80, 4), ("Child protection", 23, 2))


def whole(cases: int = 8, draw: tuple[Drawn, ...] = (), **sample: Any) -> WholeAudit:
    audit = Audit(1, "MIS26", "Missing", 2026, sample=Sample(**sample))
    named = tuple(Case(100 + n, f"MIS26-{n:02}") for n in range(1, cases + 1))
    return WholeAudit("P", audit, "k", "t", 1, SCALE, (), (), named, (), (), draw=draw)


def places(*strata: str, reserves: tuple[str, ...] = ()) -> tuple[Drawn, ...]:
    drawn = [Drawn(n, 1, n, f"f{n}", stratum, 100 + n) for n, stratum in enumerate(strata, 1)]
    more = [
        Drawn(n, 1, n, f"f{n}", stratum, None, State.RESERVE) for n, stratum in enumerate(reserves, len(strata) + 1)
    ]
    return (*drawn, *more)


EIGHT = places(*["Early help"] * 2, *["Child in need"] * 4, *["Child protection"] * 2, reserves=("Early help",))
FACTS = {
    "population": 143, "size": 8, "method": "Stratified", "seed": "20260415", "quota": QUOTA,
    "drawn_by": "the partnership officer", "drawn_on": date(2026, 4, 2),
}  # fmt: skip


def test_the_whole_of_a_draw_in_a_sentence() -> None:
    gone = replace(EIGHT[3], state=State.REPLACED, case_id=None, reason="It is before the court.")
    taken = replace(EIGHT[8], state=State.DRAWN, stratum="Child in need", case_id=104)
    told = method_sentence(whole(8, (*EIGHT[:3], gone, *EIGHT[4:8], taken), criteria="Missing twice", **FACTS))
    assert told == (
        "8 of 143 cases, drawn at random within three strata, with seed 20260415, on 2 April 2026 by the partnership "
        "officer; one was replaced because it is before the court. Who was in: Missing twice."
    )
    assert "%" not in told


def test_what_is_published_names_no_person_and_no_reason() -> None:
    gone = replace(EIGHT[3], state=State.REPLACED, reason="It is before the court.")
    came = replace(EIGHT[8], state=State.DRAWN)
    assert method_in_brief(whole(8, (*EIGHT[:3], gone, *EIGHT[4:8], came), source="Case system", **FACTS)) == (
        "drawn at random from 143 within three strata, with seed 20260415, on 2 April 2026; one was replaced"
    )


@pytest.mark.parametrize(
    ("method", "sentence", "brief"),
    [
        (
            Method.PURPOSIVE,
            "8 of 143 cases, chosen, not drawn: they stand for themselves.",
            "chosen, not drawn: they stand for themselves",
        ),
        (
            Method.VOLUNTEERED,
            "8 of 143 cases, put forward by agencies, not drawn: they stand for themselves.",
            "put forward by agencies, not drawn: they stand for themselves",
        ),
        (Method.RANDOM, "8 of 143 cases, drawn at random, with seed 4.", "drawn at random from 143, with seed 4"),
    ],
)
def test_what_was_chosen_is_never_told_as_if_it_stood_for_the_rest(method: Method, sentence: str, brief: str) -> None:
    of = whole(8, EIGHT[:8], population=143, method=method.label, seed="4")
    assert (method_sentence(of), method_in_brief(of)) == (sentence, brief)


def test_a_quota_that_falls_short_says_so() -> None:
    of = whole(7, EIGHT[:7], **FACTS | {"method": "Quota"})
    assert "7 of 143 cases, drawn at random to a quota within three strata" in method_sentence(of)
    assert "Child protection: 1 short of the 2 wanted." in method_sentence(of)
    assert [(each.drawn, each.wanted, each.short) for each in mixes(of)] == [(2, 2, 0), (4, 4, 0), (1, 2, 1)]
    assert mixes(of)[2].counts == "1 of 2 drawn, 1 short, 23 in the list"


def test_a_case_for_which_no_reserve_came_in_is_not_told_as_replaced() -> None:
    gone = replace(EIGHT[0], state=State.REPLACED, case_id=None, reason="moved away")
    told = method_sentence(whole(7, (gone, *EIGHT[1:8]), **FACTS))
    assert "; one was left out because moved away. Early help: 1 short of the 2 wanted." in told
    other = replace(EIGHT[2], state=State.REPLACED, case_id=None, reason="moved away")
    both = (gone, EIGHT[1], other, *EIGHT[3:8], replace(EIGHT[8], state=State.DRAWN))
    assert "; two were left out, one of them replaced because moved away" in method_sentence(whole(7, both, **FACTS))


def test_a_reserve_that_came_in_is_told_also_where_another_group_was_short_from_the_start() -> None:
    quota = (("Child protection", 1, 3), ("Early help", 40, 2))
    draw = places("Child protection", "Early help", "Early help", reserves=("Early help",))
    gone = replace(draw[1], state=State.REPLACED, case_id=None, reason="moved away")
    of = whole(3, (draw[0], gone, draw[2], replace(draw[3], state=State.DRAWN, case_id=102)), method="Quota", size=5,
               quota=quota)  # fmt: skip
    assert "; one was replaced because moved away. Child protection: 2 short of the 3 wanted." in method_sentence(of)
    none = whole(2, (draw[0], gone, draw[2]), method="Quota", size=5, quota=quota)
    assert "; one was left out because moved away." in method_sentence(none)


def test_a_drawn_place_whose_case_was_taken_out_is_not_told_as_one_looked_at() -> None:
    of = whole(7, (*EIGHT[:7], replace(EIGHT[7], case_id=None)), **FACTS)
    assert "1 drawn place has no case in the audit." in method_sentence(of)
    none = tuple(replace(each, case_id=None) for each in EIGHT)
    assert "no case in the audit" not in method_sentence(whole(0, none, **FACTS)), "no place became a case yet"


def test_fewer_to_choose_from_than_were_chosen_is_never_told() -> None:
    of = whole(8, population=1, size=8, method="Random", seed="4")
    assert method_sentence(of).startswith("8 cases, drawn at random, with seed 4.")
    assert method_in_brief(of) == "drawn at random, with seed 4"


def test_a_list_smaller_than_the_sample_says_so() -> None:
    of = whole(3, places("", "", ""), population=3, size=8, method="Random", seed="4")
    assert "5 fewer than the 8 wanted." in method_sentence(of)


def test_a_case_that_was_not_drawn_is_not_told_as_drawn() -> None:
    of = whole(10, EIGHT, **FACTS)
    assert "2 more cases are in the audit without having been drawn." in method_sentence(of)
    assert method_sentence(of).startswith("8 of 143 cases")


def test_a_plain_draw_shows_its_mix_and_claims_no_quota() -> None:
    of = whole(2, places("CP", "CIN"), method="Random", quota=(("CP", 20, 0), ("CIN", 60, 0)))
    assert [each.counts for each in mixes(of)] == ["1 drawn, 20 in the list", "1 drawn, 60 in the list"]
    assert not any(each.short for each in mixes(of))


def test_a_group_in_no_quota_is_there_all_the_same() -> None:
    found = achieved(Sample(method="Quota", quota=(("A", None, 1),)), {"A": 1, "B": 2, "": 3})
    assert [(each.stratum, each.counts) for each in found] == [("A", "1 of 1 drawn"), ("B", "2 drawn")]


def test_a_method_in_other_words_stays_as_it_was_written() -> None:
    of = whole(8, population=61, method="Random with quotas.", seed="n-5", criteria="Aged 10 to 17;")
    assert method_in_brief(of) == "Random with quotas"
    assert method_sentence(of) == (
        "8 of 61 cases, chosen this way: Random with quotas, with seed n-5. Who was in: Aged 10 to 17;."
    )


def test_nothing_recorded_is_nothing_said() -> None:
    assert (method_sentence(whole()), method_in_brief(whole()), mixes(whole())) == ("", "", ())
    assert method_sentence(whole(3, source="Case system", on=date(2026, 4, 1))) == (
        "3 cases. The list is from Case system of 1 April 2026."
    )


def test_a_place_says_what_became_of_it() -> None:
    refs = {101: "MIS26-01"}
    first, reserve = EIGHT[0], EIGHT[8]
    assert place_in_words(first, refs) == "MIS26-01"
    assert place_in_words(replace(first, case_id=None), refs) == "no case yet"
    assert place_in_words(reserve, refs) == "reserve"
    gone = replace(first, state=State.REPLACED, reason="it moved away")
    assert place_in_words(gone, refs) == "replaced, it moved away"


def test_a_briefing_that_is_drafted_says_how_the_cases_were_chosen() -> None:
    briefing = seven_minute(whole(8, EIGHT, **FACTS | {"drawn_by": "Ann Example"}), date(2026, 6, 1))
    (told,) = briefing.boxes[1].paragraphs[:1]
    assert "**8 cases** (drawn at random from 143 within three strata, with seed 20260415, on 2 April 2026)" in told
    assert "Ann" not in briefing.text()
