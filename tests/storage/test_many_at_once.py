"""Records by the hundred: more than one statement holds, spelled as any one of them is, and read in their order."""

import gc
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.arrange import added, tables, whole_of
from workbench.domain.edits import Added, Edit, Kind, Values
from workbench.domain.judgements import Layer, Place
from workbench.domain.questions import Everything, Terms
from workbench.errors import NoLongerHolds, Refused
from workbench.storage.columns import spelled
from workbench.storage.store import Store

SINGLE = st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.text()
VALUES = SINGLE | st.lists(st.lists(SINGLE, max_size=2).map(tuple), max_size=3).map(tuple)


def terms(store: Store, count: int) -> tuple[Added, ...]:
    return tuple(
        Added(Kind.TERM, store.new_id(), {"list": "area", "name": f"Area {at}", "position": at}) for at in range(count)
    )


@pytest.mark.parametrize("count", [99, 100, 101, 250])
def test_all_of_them_arrive_and_all_can_be_taken_back(store: Store, count: int) -> None:
    before = tables(store)
    back = store.apply(Edit("import", "Areas", terms(store, count), bulk=True))
    assert [each.name for each in store.ask(Terms())] == [f"Area {at}" for at in range(count)]
    store.apply(back)
    assert tables(store) == before


def test_one_that_is_there_already_keeps_all_of_them_out(store: Store) -> None:
    new = terms(store, 250)
    twice = (*new, Added(Kind.TERM, store.new_id(), dict(new[0].values)))
    before = tables(store)
    with pytest.raises(NoLongerHolds):
        store.apply(Edit("import", "Areas", twice, bulk=True))
    assert tables(store) == before


def test_one_that_the_file_cannot_hold_keeps_all_of_them_out(store: Store) -> None:
    wrong = Added(Kind.TERM, store.new_id(), {"list": "area", "name": "", "position": 0})
    before = tables(store)
    with pytest.raises(Refused):
        store.apply(Edit("import", "Areas", (*terms(store, 250), wrong), bulk=True))
    assert tables(store) == before


@given(st.dictionaries(st.text(st.characters(exclude_categories=("Cs",)), min_size=1), VALUES, max_size=6))
def test_a_record_is_spelled_as_canonical_json_whatever_is_in_it(values: Values) -> None:
    by_name = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    assert spelled(values) == by_name.encode(values)


def test_judgements_come_by_case_line_layer_agency_and_rater(audited: Store) -> None:
    whole = whole_of(audited)
    audit, (line, other, *_), case = whole.audit.id, whole.lines, whole.cases[1]
    places = [
        Place(audit, other.id, Layer.FINAL),
        Place(audit, line.id, Layer.FINAL, rater="second reader"),
        Place(audit, line.id, Layer.FINAL),
        *(Place(audit, line.id, Layer.PANEL, case.id, rater=rater) for rater in ("Zoë", "Amir")),
    ]
    new = tuple(added(place, audited.new_id(), reason="Said.") for place in places)
    audited.apply(Edit("import", "Judgements", new, bulk=True))
    found = [each.place for each in audited.ask(Everything(audit)).judgements]
    cases = [None, *(each.id for each in whole.cases)]
    lines = [each.id for each in whole.lines]
    codes = {None: "", **{each.agency.id: each.agency.code for each in whole.members}}
    assert set(places) <= set(found)
    assert found == sorted(
        found,
        key=lambda at: (
            cases.index(at.case_id),
            lines.index(at.line_id),
            at.layer,
            codes[at.agency_id],
            at.rater or "",
        ),
    )


def test_the_collector_is_on_again_after_a_question_even_one_refused(audited: Store) -> None:
    assert gc.isenabled()
    with pytest.raises(Refused):
        audited.ask(Everything(1))
    audited.ask(Everything(whole_of(audited).audit.id))
    assert gc.isenabled()
