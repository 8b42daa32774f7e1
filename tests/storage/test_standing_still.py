"""What stands still in the file: whoever asks, by whatever way, the panel's grades keep their bytes."""

from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.arrange import Opener, Template, added, give, new_audit, own, panel, tables, whole_of, write
from workbench.domain.audits import Agency, Case
from workbench.domain.closing import close_case, reopen_case
from workbench.domain.edits import Added, Edit, Kind, Removed
from workbench.domain.grading import give as give_edit
from workbench.domain.judgements import Layer, Place, Words
from workbench.domain.moderation.conclusions import confirm, reopen
from workbench.domain.moderation.double import begin, grade_blind
from workbench.domain.questions import CaseGrades, JudgementAt, UndoSteps
from workbench.domain.records import case_values, judgement_values
from workbench.domain.scales import NonScore
from workbench.domain.taking_out import remove_case
from workbench.errors import NoLongerHolds, Refused
from workbench.storage.store import Store

TODAY = date(2026, 6, 1)


def final(store: Store, line: int) -> Place:
    whole = whole_of(store)
    return Place(whole.audit.id, whole.lines[line].id, Layer.FINAL)


def conclude(store: Store) -> None:
    """Every line, and the panel's grades of the first case."""
    for line, answer in enumerate(("2", "3", "B")):
        give(store, panel(whole_of(store), 0, line), answer)
        give(store, final(store, line), answer)


def confirmed(store: Store) -> Store:
    conclude(store)
    edit = confirm(whole_of(store), "J. Chair", TODAY)
    assert edit is not None
    store.apply(edit)
    return store


def close(store: Store, case: int = 0) -> Case:
    whole = whole_of(store)
    give(store, panel(whole, case, 3), "2")
    edit = close_case(store.ask(CaseGrades(whole.cases[case].id)), TODAY)
    assert edit is not None
    store.apply(edit)
    return whole_of(store).cases[case]


def still(store: Store) -> list[Any]:
    """The rows of the panel's and the final layer, and the cases."""
    rows = tables(store)
    audit = whole_of(store).audit.id
    return [[row for row in rows["judgement"] if "self" not in row], [row[0] for row in rows["case"] if audit in row]]


def test_a_confirmed_audit_takes_no_grade_and_says_since_when_and_by_whom(audited: Store) -> None:
    confirmed(audited)
    whole, before = whole_of(audited), still(audited)
    for place in (panel(whole, 0, 0), panel(whole, 1, 1), final(audited, 0)):
        with pytest.raises(Refused, match=r"confirmed on 1 June 2026 by J\. Chair") as told:
            give(audited, place, "1")
        assert "Reopen them first, saying why" in str(told.value)
        with pytest.raises(Refused, match="confirmed on"):
            write(audited, place, Words.REASON, "Other words")

    assert still(audited) == before


def test_an_agencys_late_grade_is_taken(audited: Store) -> None:
    confirmed(audited)
    place = own(whole_of(audited), 1, 1, 1)
    give(audited, place, "4")
    assert audited.ask(JudgementAt(place)).grade == "4"


def test_undo_takes_back_neither_the_confirming_nor_a_grade_before_it(audited: Store) -> None:
    confirmed(audited)
    before, step = still(audited), audited.ask(UndoSteps()).undo
    assert step is not None
    assert step.action == "undo"
    assert step.label == "Line 3 graded Grade B"
    with pytest.raises(Refused, match="confirmed on 1 June 2026"):
        audited.apply(step)

    assert still(audited) == before
    assert whole_of(audited).audit.confirmed_on == TODAY


def test_opened_again_everything_can_be_changed_and_undo_goes_on(audited: Store) -> None:
    confirmed(audited)
    edit = reopen(whole_of(audited).audit, "A late return")
    assert edit is not None
    audited.apply(edit)
    step = audited.ask(UndoSteps()).undo
    assert step is not None
    assert step.label == "Line 3 graded Grade B"
    audited.apply(step)

    assert audited.ask(JudgementAt(final(audited, 2))).grade is None
    assert whole_of(audited).audit.unconfirmed == "A late return"


def test_cases_neither_come_nor_go_in_a_confirmed_audit(audited: Store) -> None:
    confirmed(audited)
    whole = whole_of(audited)
    new = Edit("add", "added", (_case_added(audited, whole.audit.id),))
    for edit in (remove_case(whole.cases[2], whole), new):
        with pytest.raises(Refused, match="confirmed on"):
            audited.apply(edit)


def _case_added(store: Store, audit_id: int) -> Any:
    return Added(Kind.CASE, store.new_id(), case_values(Case(0, "MIS26-99"), audit_id))


def test_another_audit_goes_on(audited: Store) -> None:
    confirmed(audited)
    audited.apply(new_audit(audited.new_id, "MIS27", agencies=(Agency(0, "OTH", "Other"),)))
    whole = whole_of(audited, "MIS27")
    place = panel(whole, 0, 0)
    edit = give_edit(audited.ask(JudgementAt(place)), "1", whole.lines[0], audited.new_id)
    assert edit is not None
    audited.apply(edit)
    assert audited.ask(JudgementAt(place)).grade == "1"


def test_a_closed_case_takes_none_either_until_it_is_reopened(audited: Store) -> None:
    conclude(audited)
    case = close(audited)
    whole = whole_of(audited)
    with pytest.raises(Refused, match=r"MIS26-01 was closed on 1 June 2026\. Reopen it first"):
        give(audited, panel(whole, 0, 0), "1")
    give(audited, panel(whole, 1, 0), "1")
    give(audited, final(audited, 0), "1")
    edit = reopen_case(case, "A late return", whole.audit.id)
    assert edit is not None
    audited.apply(edit)
    give(audited, panel(whole, 0, 0), "1")

    assert audited.ask(JudgementAt(panel(whole, 0, 0))).grade == "1"


def test_a_step_of_another_person_before_the_closing_is_not_undone_behind_it(audited: Store) -> None:
    conclude(audited)
    audited.person = "Somebody else"
    close(audited)
    audited.person = "R. Officer"
    step = audited.ask(UndoSteps()).undo
    while step is not None and "Line 1 graded" not in step.label:
        with_it = step.touched & {each.id for each in audited.ask(CaseGrades(whole_of(audited).cases[0].id)).panel}
        if with_it:
            with pytest.raises(Refused, match="was closed on"):
                audited.apply(step)
            return
        audited.apply(step)
        step = audited.ask(UndoSteps()).undo
    pytest.fail("no step of the closed case was met")


def test_a_closed_case_can_be_taken_out_whole_and_undo_brings_it_back(audited: Store) -> None:
    conclude(audited)
    close(audited)
    whole, before = whole_of(audited), tables(audited)
    inverse = audited.apply(remove_case(whole.cases[0], whole))
    assert len(whole_of(audited).cases) == 2
    audited.apply(inverse)

    assert tables(audited) == before


def test_readers_of_a_confirmed_audit_grade_no_more(audited: Store) -> None:
    case = whole_of(audited).cases[1].id
    edit = begin(audited.ask(CaseGrades(case)), "A. Reader", "B. Reader")
    assert edit is not None
    audited.apply(edit)
    confirmed(audited)
    sheet = audited.ask(CaseGrades(case))
    with pytest.raises(Refused, match="confirmed on"):
        grade_blind(sheet, sheet.lines[0], "A. Reader", "1", audited.new_id)
    behind_it = added(panel(whole_of(audited), 1, 0)._replace(rater="A. Reader"), audited.new_id(), grade="1")
    with pytest.raises(Refused, match="confirmed on"):
        audited.apply(Edit("grade", "graded", (behind_it,)))


_WAYS = ("grade", "take back", "write", "undo", "redo", "bulk", "remove", "add row", "reader", "own", "case", "audit")


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ways=st.lists(st.tuples(st.sampled_from(_WAYS), st.integers(0, 2), st.integers(0, 2)), min_size=4, max_size=12))
def test_whatever_is_tried_the_panels_bytes_stay(
    audited_template: Template,
    open_workspace: Opener,
    tmp_path_factory: pytest.TempPathFactory,
    ways: list[tuple[str, int, int]],
) -> None:
    store = confirmed(open_workspace(audited_template.copy(tmp_path_factory.mktemp("any") / "a.plumbline")))
    before = still(store)
    for way, case, line in ways:
        with suppress(Refused, NoLongerHolds):
            _try(store, way, case, line)
    assert still(store) == before
    open_workspace.close(store)


def _try(store: Store, way: str, case: int, line: int) -> None:
    whole = whole_of(store)
    place = panel(whole, case, line)
    code = whole.lines[line].scale.codes[case]
    match way:
        case "grade":
            give(store, place, code)
        case "take back":
            give(store, place, NonScore.NOT_ANSWERED)
        case "write":
            write(store, final(store, line), Words.IMPACT, "Other words")
        case "undo" | "redo":
            steps = store.ask(UndoSteps())
            if (edit := steps.undo if way == "undo" else steps.redo) is not None:
                store.apply(edit)
        case "bulk":
            store.apply(Edit("import", "in", (added(place, store.new_id(), grade=code),), bulk=True))
        case "remove":
            gone = [each for each in whole.judgements if each.place.layer is not Layer.SELF]
            changes = tuple(Removed(Kind.JUDGEMENT, each.id, judgement_values(each)) for each in gone)
            store.apply(Edit("clear", "cleared", changes))
        case "add row" | "reader":
            rater = "A. Reader" if way == "reader" else None
            store.apply(Edit("x", "x", (added(place._replace(rater=rater), store.new_id(), grade=code),)))
        case "own":
            give(store, own(whole, case, line, 1), code)
        case "case":
            store.apply(remove_case(whole.cases[case], whole))
        case "audit":
            name = f"X{store.new_id()}"
            store.apply(new_audit(store.new_id, name, agencies=(Agency(0, name, name),)))
