"""Recording a draw, replacing in it, linking it and taking it out, in a real encrypted workspace."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.arrange import own, whole_of, write
from workbench.domain.audits import Case, Known, Sample
from workbench.domain.edits import Added, Edit
from workbench.domain.judgements import Words
from workbench.domain.questions import UndoSteps
from workbench.domain.sampling.asked import AuditedBefore, RefsTakenOut
from workbench.domain.sampling.drawing import Place, Wanted, draw_list
from workbench.domain.sampling.drawn import State
from workbench.domain.sampling.methods import Method
from workbench.domain.sampling.population import ListRow
from workbench.domain.sampling.references import free_refs
from workbench.domain.sampling.telling import method_sentence, unlinked
from workbench.domain.sampling.verbs import CasesOf, NewDraw, draw, link, next_reserve, remove_draw, replace_drawn
from workbench.domain.taking_out import remove_case
from workbench.domain.whole_audit import WholeAudit
from workbench.errors import Refused
from workbench.storage.store import Store

ROWS = tuple(ListRow(n, f"id-{n}", "CP" if n % 2 else "CIN") for n in range(1, 13))
PRINTS = {row.number: f"{row.number:064x}" for row in ROWS}
SAMPLE = Sample(12, 4, "Stratified", "7", "All open", quota=(("CIN", 6, 2), ("CP", 6, 2)), drawn_by="Officer",
                drawn_on=date(2026, 4, 2))  # fmt: skip
PLACES = draw_list(ROWS, Wanted(Method.STRATIFIED, 4, 1, "7", {"CP": 2, "CIN": 2}))


def drawn(store: Store, cases: CasesOf = CasesOf.MAKE, sample: Sample = SAMPLE) -> WholeAudit:
    store.apply(draw(NewDraw(sample, PLACES, cases, PRINTS), whole_of(store), store.new_id))
    return whole_of(store)


def listed(whole: WholeAudit) -> list[tuple[int, str, str, str]]:
    refs = {case.id: case.ref for case in whole.cases}
    return [(each.position, each.stratum, each.state.value, refs.get(each.case_id or 0, "")) for each in whole.draw]


def test_a_draw_is_one_step_with_its_cases_and_undo_takes_all_of_it_back(audited: Store) -> None:
    before = whole_of(audited)
    whole = drawn(audited)
    assert [(position, state, ref) for position, _, state, ref in listed(whole)] == [
        (1, "drawn", "MIS26-04"),
        (2, "drawn", "MIS26-05"),
        (3, "drawn", "MIS26-06"),
        (4, "drawn", "MIS26-07"),
        (5, "reserve", ""),
        (6, "reserve", ""),
    ]
    assert whole.audit.sample == SAMPLE
    new = next(case for case in whole.cases if case.ref == "MIS26-07")
    assert {whole.involvement(new, member) for member in whole.members} == {Known.AWAITED}
    step = audited.ask(UndoSteps()).undo
    assert step is not None
    assert step.label == "4 cases drawn, 2 reserves"
    audited.apply(step)
    assert whole_of(audited) == before
    redo = audited.ask(UndoSteps()).redo
    assert redo is not None
    audited.apply(redo)
    assert listed(whole_of(audited)) == listed(whole)


def test_a_draw_may_be_of_the_cases_that_are_there_or_of_none_yet(audited: Store) -> None:
    whole = drawn(audited, CasesOf.THERE)
    assert [ref for *_, ref in listed(whole)] == ["MIS26-01", "MIS26-02", "MIS26-03", "", "", ""]
    assert unlinked(whole) == ()


def test_a_place_is_linked_with_a_case_and_with_no_case_twice(audited: Store) -> None:
    whole = drawn(audited, CasesOf.NONE)
    assert len(whole.cases) == len(unlinked(whole)) == 3
    first, second = whole.draw[:2]
    edit = link(first, whole.cases[1], whole)
    assert edit is not None
    assert edit.label == "Place 1 is MIS26-02"
    audited.apply(edit)
    whole = whole_of(audited)
    assert link(whole.draw[0], whole.cases[1], whole) is None
    with pytest.raises(Refused, match="MIS26-02 is place 1 already"):
        link(second, whole.cases[1], whole)
    with pytest.raises(Refused, match="Place 5 is not a drawn case"):
        link(whole.draw[4], whole.cases[0], whole)
    off = link(whole.draw[0], None, whole)
    assert off is not None
    audited.apply(off)
    assert len(unlinked(whole_of(audited))) == 3


def test_a_second_draw_waits_until_the_first_is_taken_out_and_the_cases_stay(audited: Store) -> None:
    whole = drawn(audited)
    with pytest.raises(Refused, match="recorded for this audit already"):
        draw(NewDraw(SAMPLE, PLACES), whole, audited.new_id)
    edit = remove_draw(whole)
    assert edit is not None
    audited.apply(edit)
    after = whole_of(audited)
    assert (after.draw, after.audit.sample) == ((), Sample())
    assert after.cases == whole.cases
    assert remove_draw(after) is None


def test_the_next_reserve_of_the_group_takes_the_place_under_a_reference_of_its_own(audited: Store) -> None:
    whole = drawn(audited)
    place = whole.draw[0]
    case = next(each for each in whole.cases if each.id == place.case_id)
    at = next(n for n, each in enumerate(whole.cases) if each == case)
    write(audited, own(whole, at, 0, 0), Words.REASON, "Said before it was replaced")
    whole = whole_of(audited)
    audited.apply(replace_drawn(place, " It is before\nthe court ", whole, audited.new_id))
    after = whole_of(audited)
    gone = after.draw[0]
    assert (gone.position, gone.state, gone.case_id, gone.reason) == (1, State.REPLACED, None, "It is before the court")
    taken = next(each for each in after.draw if each.position > 4 and each.state is State.DRAWN)
    assert taken.stratum == place.stratum
    assert next(case.ref for case in after.cases if case.id == taken.case_id) == "MIS26-08"
    assert case.ref not in {each.ref for each in after.cases}
    assert [each.position for each in after.draw] == [1, 2, 3, 4, 5, 6]
    assert "one was replaced because it is before the court" in method_sentence(after)
    step = audited.ask(UndoSteps()).undo
    assert step is not None
    audited.apply(step)
    assert whole_of(audited) == whole, "undo brings every word back"


def test_without_a_reserve_of_the_group_the_place_stays_empty_and_the_quota_falls_short(audited: Store) -> None:
    whole = drawn(audited)
    group = [each for each in whole.draw if each.state is State.DRAWN and each.stratum == "CP"]
    for place in group:
        whole = whole_of(audited)
        audited.apply(replace_drawn(place, "moved away", whole, audited.new_id))
    whole = whole_of(audited)
    assert next_reserve(group[0], whole) is None
    assert "CP: 1 short of the 2 wanted." in method_sentence(whole)
    step = audited.ask(UndoSteps()).undo
    assert step is not None
    assert step.label.endswith("left out; no reserve is left")


def test_in_a_plain_draw_any_reserve_stands_in(audited: Store) -> None:
    whole = drawn(audited, sample=replace(SAMPLE, method="Random", quota=()))
    for place in whole.draw[:4]:
        found = next_reserve(place, whole)
        assert found is not None
        assert found.position == 5


@pytest.mark.parametrize(("at", "why", "told"), [(0, "  ", "Say why"), (4, "x", "Place 5 is not a drawn case")])
def test_a_replacement_says_why_and_is_of_a_drawn_case(audited: Store, at: int, why: str, told: str) -> None:
    whole = drawn(audited)
    with pytest.raises(Refused, match=told):
        replace_drawn(whole.draw[at], why, whole, audited.new_id)


@given(st.lists(st.integers(0, 9), max_size=9))
def test_replacing_keeps_the_order_and_each_group_its_number_while_reserves_last(turns: list[int]) -> None:
    """Over the records alone, so that many ways can be gone."""
    whole = _made()
    for turn in turns:
        in_force = [each for each in whole.draw if each.state is State.DRAWN]
        place = in_force[turn % len(in_force)]
        reserve = next_reserve(place, whole)
        if reserve is None:
            continue
        assert reserve.stratum == place.stratum
        assert all(
            each.position >= reserve.position
            for each in whole.draw
            if each.state is State.RESERVE and each.stratum == place.stratum
        )
        edit = replace_drawn(place, "why", whole, iter(range(900, 999)).__next__)
        whole = _applied(whole, edit)
        counts = [sum(d.state is State.DRAWN and d.stratum == s for d in whole.draw) for s in ("CP", "CIN")]
        assert counts == [2, 2]
    assert [each.position for each in whole.draw] == list(range(1, len(whole.draw) + 1))


def _made() -> WholeAudit:
    from tests.domain.sampling.test_telling import whole

    made = whole(0, method="Stratified", quota=SAMPLE.quota)
    ids = iter(range(1, 99))
    places = draw_list(ROWS, Wanted(Method.STRATIFIED, 4, 3, "7", {"CP": 2, "CIN": 2}))
    edit = draw(NewDraw(made.audit.sample, places, CasesOf.NONE, PRINTS), made, ids.__next__)
    return _applied(made, edit)


def _applied(whole: WholeAudit, edit: Edit) -> WholeAudit:
    from workbench.domain.sampling.drawn import drawn_from, drawn_values

    draw = {each.id: dict(drawn_values(each)) for each in whole.draw}
    for change in edit.changes:
        if isinstance(change, Added):
            draw[change.id] = dict(change.values)
        else:
            draw[change.id][change.field] = change.after  # type: ignore[union-attr]
    return replace(whole, draw=tuple(drawn_from(id, values) for id, values in draw.items()))


def test_a_reference_once_given_out_is_never_given_to_another_child() -> None:
    assert free_refs("MIS26", ["MIS26-01", "MIS26-03", "MIS25-09", "MIS26-x"], 2) == ("MIS26-04", "MIS26-05")
    assert free_refs("A.B", ["AxB-07"], 1) == ("A.B-01",)


def test_a_child_drawn_without_a_case_is_noticed_and_a_reserve_or_one_replaced_is_not(audited: Store) -> None:
    whole = drawn(audited, CasesOf.NONE)
    prints = tuple(each.fingerprint for each in whole.draw)
    before = audited.ask(AuditedBefore((*prints, "")))
    assert [(each.fingerprint, each.case_ref) for each in before] == [
        (print, f"MIS26 place {position}") for position, print in enumerate(prints[:4], 1)
    ]
    audited.apply(link(whole.draw[1], whole.cases[0], whole) or Edit("", "", ()))
    audited.apply(replace_drawn(whole.draw[0], "moved away", whole_of(audited), audited.new_id))
    before = audited.ask(AuditedBefore(prints))
    assert [each.case_ref for each in before] == [
        "MIS26-01",
        "MIS26 place 3",
        "MIS26 place 4",
        f"MIS26 place {_came(audited)}",
    ]


def _came(store: Store) -> int:
    return next(each.position for each in whole_of(store).draw if each.position > 4 and each.state is State.DRAWN)


def test_the_last_reference_is_not_given_again_when_its_case_is_taken_out(audited: Store) -> None:
    whole = drawn(audited)
    last = whole.cases[-1]
    assert last.ref == "MIS26-07"
    audited.apply(remove_case(last, whole))
    whole = whole_of(audited)
    gone = audited.ask(RefsTakenOut(whole.audit.id))
    assert gone == ("MIS26-07",)
    assert audited.ask(RefsTakenOut(whole.audit.id + 1)) == ()
    audited.apply(replace_drawn(whole.draw[0], "moved away", whole, audited.new_id, gone))
    whole = whole_of(audited)
    assert whole.cases[-1].ref == "MIS26-08", "agencies may hold a form for MIS26-07, of another child"
    audited.apply(remove_case(whole.cases[-1], whole))
    edit = remove_draw(whole_of(audited))
    assert edit is not None
    audited.apply(edit)
    gone = audited.ask(RefsTakenOut(whole.audit.id))
    assert gone == ("MIS26-04", "MIS26-07", "MIS26-08")
    audited.apply(draw(NewDraw(SAMPLE, PLACES, CasesOf.MAKE, PRINTS), whole_of(audited), audited.new_id, gone))
    assert [case.ref for case in whole_of(audited).cases][-4:] == ["MIS26-09", "MIS26-10", "MIS26-11", "MIS26-12"]


def test_an_undone_draw_gives_its_references_back(audited: Store) -> None:
    first = drawn(audited)
    step = audited.ask(UndoSteps()).undo
    assert step is not None
    audited.apply(step)
    gone = audited.ask(RefsTakenOut(first.audit.id))
    audited.apply(draw(NewDraw(SAMPLE, PLACES, CasesOf.MAKE, PRINTS), whole_of(audited), audited.new_id, gone))
    assert listed(whole_of(audited)) == listed(first)


def test_nothing_drawn_is_refused(audited: Store) -> None:
    reserves = [Place(1, ROWS[0], State.RESERVE)]
    with pytest.raises(Refused, match="nothing to draw"):
        draw(NewDraw(SAMPLE, reserves), whole_of(audited), audited.new_id)


def test_the_case_made_has_nothing_of_the_list_in_it(audited: Store) -> None:
    whole = drawn(audited)
    made = [case for case in whole.cases if case.ref >= "MIS26-04"]
    assert [replace(case, id=0) for case in made] == [Case(0, f"MIS26-{n:02}") for n in range(4, 8)]
