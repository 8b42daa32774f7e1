"""Setting up an audit: what must be put right first, and the order in which its records are made."""

import itertools
from dataclasses import replace
from datetime import date

import pytest

from tests import arrange
from workbench.domain.audits import Agency, Audit, Case, Involvement, Known, Member
from workbench.domain.edits import Added, Changed, Edit, Kind
from workbench.domain.setting_up import (
    NewAudit,
    add_cases,
    add_member,
    new_audit,
    problems,
    set_involvements,
)
from workbench.errors import Refused, WorkbenchError

GOOD = NewAudit(
    Audit(0, "MIS26", "Missing children", 2026), arrange.FRAMEWORK, arrange.AGENCIES, (Case(0, "MIS26-01"),)
)


def with_audit(**fields: object) -> NewAudit:
    return replace(GOOD, audit=replace(GOOD.audit, **fields))  # type: ignore[arg-type]


def test_an_audit_that_is_complete_has_no_problems() -> None:
    assert problems(GOOD, ["OTHER"]) == ()


@pytest.mark.parametrize(
    ("new", "field", "said"),
    [
        (with_audit(title="  "), "title", "Give the audit a title"),
        (with_audit(ref=""), "ref", "short reference"),
        (with_audit(ref="TAKEN"), "ref", "already has the reference TAKEN"),
        (with_audit(period_from=date(2026, 5, 2), period_to=date(2026, 5, 1)), "period_to", "ends before it starts"),
        (with_audit(reading_from=date(2026, 5, 2), reading_to=date(2025, 5, 3)), "reading_to", "ends before it starts"),
        (replace(GOOD, framework=replace(arrange.FRAMEWORK, lines=())), "framework", "Choose the lines"),
        (replace(GOOD, cases=(Case(0, " "),)), "cases", "needs a reference"),
        (replace(GOOD, cases=(Case(0, "C1"), Case(0, "C1"))), "cases", "C1 is there twice"),
    ],
)
def test_each_problem_stands_at_its_field_in_one_sentence(new: NewAudit, field: str, said: str) -> None:
    found = problems(new, ["TAKEN"])
    assert [name for name, _ in found] == [field]
    assert said in found[0][1]
    assert found[0][1].endswith(".")


def test_a_window_of_one_day_is_a_window() -> None:
    day = date(2026, 5, 1)
    assert problems(with_audit(period_from=day, period_to=day), ()) == ()


def test_an_audit_with_problems_is_refused_with_the_first() -> None:
    with pytest.raises(Refused, match="Give the audit a title"):
        new_audit(with_audit(title=""), itertools.count(1).__next__)


def test_an_audit_takes_its_own_copy_of_lines_and_scales() -> None:
    edit = new_audit(GOOD, itertools.count(1).__next__)
    added = [change for change in edit.changes if isinstance(change, Added)]
    assert len(added) == len(edit.changes)
    audit_id = next(change.id for change in added if change.kind is Kind.AUDIT)
    scales = [change for change in added if change.kind is Kind.SCALE]
    assert [change.values["audit_id"] for change in scales] == [audit_id, audit_id]
    assert sum(change.kind is Kind.LINE for change in added) == 4


def test_every_record_is_made_after_those_it_refers_to() -> None:
    made: set[int] = set()
    for change in new_audit(replace(GOOD, cases=tuple(Case(0, f"C{n}") for n in range(9))), arrange_ids()).changes:
        assert isinstance(change, Added)
        refers = {value for name, value in change.values.items() if name.endswith("_id") and value is not None}
        assert refers <= made
        made.add(change.id)


def arrange_ids() -> arrange.NewId:
    return itertools.count(1_000).__next__


def test_who_knew_whom_is_awaited_where_nobody_said() -> None:
    new = replace(GOOD, involvement={("MIS26-01", "POL"): Known.NIL})
    states = [
        change.values["state"]
        for change in new_audit(new, arrange_ids()).changes
        if isinstance(change, Added) and change.kind is Kind.INVOLVEMENT
    ]
    assert states == ["awaited", "nil", "awaited"]


def test_an_agency_that_is_known_already_is_not_made_again() -> None:
    known = Agency(77, "YJS", "Youth justice")
    edit = add_member(known, 1, (), (Case(5, "C1"),), arrange_ids())
    assert [change.kind for change in edit.changes] == [Kind.MEMBER, Kind.INVOLVEMENT]
    fresh = add_member(replace(known, id=0), 1, (), (), arrange_ids())
    assert [change.kind for change in fresh.changes] == [Kind.AGENCY, Kind.MEMBER]


def test_the_inverse_of_an_inverse_is_the_edit_again_in_its_order() -> None:
    edit = Edit("change", "x", (Changed(Kind.AUDIT, 1, "title", "a", "b"), Changed(Kind.AUDIT, 1, "title", "b", "c")))
    back = edit.inverse(7)
    assert [(change.before, change.after) for change in back.changes if isinstance(change, Changed)] == [
        ("c", "b"),
        ("b", "a"),
    ]
    assert back.inverse(8).changes == edit.changes
    assert (back.action, back.inverse(8).action, back.reverses) == ("undo", "redo", 7)


def test_every_refusal_is_an_error_a_user_can_read() -> None:
    """Rule 9: a file from outside can be refused; the refusal is a sentence, not a traceback."""
    assert issubclass(Refused, WorkbenchError)


POLICE = Member(9, Agency(3, "POL", "Police"), 1)


def test_a_list_of_cases_is_one_step_and_awaited_where_it_says_nothing() -> None:
    cases = (Case(0, "C1"), Case(0, "C2"))
    kept = {("name", "Amina Shah"): "A worker."}
    edit = add_cases(cases, {("C2", "POL"): Known.NIL}, 1, [POLICE], arrange_ids(), kept)
    assert edit is not None
    assert [change.kind for change in edit.changes] == [*[Kind.CASE] * 2, *[Kind.INVOLVEMENT] * 2, Kind.KEPT]
    assert [change.values["state"] for change in edit.changes[2:4] if isinstance(change, Added)] == ["awaited", "nil"]
    assert add_cases((), {}, 1, [POLICE], arrange_ids()) is None


@pytest.mark.parametrize(("refs", "said"), [(("C1", " "), "needs a reference"), (("C1", "C1"), "C1 is there twice")])
def test_a_list_with_a_case_that_cannot_be_is_refused_whole(refs: tuple[str, ...], said: str) -> None:
    with pytest.raises(Refused, match=said):
        add_cases([Case(0, ref) for ref in refs], {}, 1, [POLICE], arrange_ids())


def test_the_same_answer_in_several_places_is_one_step_and_none_where_all_have_it() -> None:
    places = [
        (Involvement(5, 3, Known.AWAITED, id=7), "C1", "Police"),
        (Involvement(6, 3, Known.NIL, id=8), "C2", "Police"),
    ]
    edit = set_involvements(places, Known.NIL, arrange_ids())
    assert edit is not None
    assert (edit.label, len(edit.changes)) == ("C1, Police: nil return", 1)
    assert set_involvements(places[1:], Known.NIL, arrange_ids()) is None
