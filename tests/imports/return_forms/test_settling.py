"""What is wrong in a form, settled one by one: chosen, typed in or left out, each as one step that can be undone."""

from pathlib import Path
from typing import Any

import pytest

from tests import arrange
from tests.imports.return_forms.forms import TODAY, put, whole_of
from tests.imports.return_forms.taking import changed, own, take, undo
from workbench.domain.audits import Known
from workbench.domain.edits import Edit
from workbench.domain.judgements import Words
from workbench.domain.returns.layout import CASES, RETURN
from workbench.domain.returns.problems import Problem
from workbench.domain.returns.settling import choose, leave_out, offers_in_words, type_in
from workbench.errors import Refused
from workbench.storage.store import Store


@pytest.fixture
def two_grades(returns: Store, forms: tuple[Path, ...], tmp_path: Path) -> Store:
    take(returns, changed(forms[0], tmp_path / "back.xlsx", lambda book: put(book[RETURN], "D2", "G/RI")))
    return returns


@pytest.fixture
def contradicted(returns: Store, forms: tuple[Path, ...], tmp_path: Path) -> Store:
    """The form says that the first case is not known, and answers it."""
    take(returns, changed(forms[0], tmp_path / "back.xlsx", lambda book: put(book[CASES], "B2", "No")))
    return returns


def the_problem(store: Store, sheet: str = RETURN) -> Problem:
    return next(each for each in whole_of(store).problems if each.sheet == sheet)


def pick(store: Store, problem: Problem, offer: str) -> Edit:
    return store.apply(choose(whole_of(store), problem, offer, TODAY, store.new_id))


def test_a_cell_with_two_grades_is_settled_by_choosing_one(two_grades: Store) -> None:
    problem = the_problem(two_grades)
    assert offers_in_words(whole_of(two_grades), problem) == (("G", "Good"), ("RI", "Requires improvement"))
    before = arrange.tables(two_grades)
    pick(two_grades, problem, "RI")
    judged = own(two_grades, 0, 0)
    assert (judged.grade, judged.reason) == ("RI", "Why line 1 of MIS26-01 was graded so.")
    assert judged.impact == "It was safer at home."
    assert whole_of(two_grades).problems == ()
    undo(two_grades)
    assert arrange.tables(two_grades) == before


def test_what_was_not_offered_is_typed_in_with_its_words(two_grades: Store) -> None:
    problem = the_problem(two_grades)
    with pytest.raises(Refused, match="none of what the cell may mean"):
        pick(two_grades, problem, "O")
    whole = whole_of(two_grades)
    with pytest.raises(Refused, match="which has no grade Z"):
        type_in(whole, problem, "Z", {}, TODAY, two_grades.new_id)
    edit = type_in(whole, problem, "O", {Words.REASON: "As told on the telephone."}, TODAY, two_grades.new_id)
    two_grades.apply(edit)
    assert edit.label == "MIS26-01, Police, line 1: Outstanding"
    judged = own(two_grades, 0, 0)
    assert (judged.grade, judged.reason, judged.impact) == ("O", "As told on the telephone.", "It was safer at home.")


def test_a_problem_is_left_out_only_with_a_reason(two_grades: Store) -> None:
    problem = the_problem(two_grades)
    with pytest.raises(Refused, match="Say why it is left out"):
        leave_out(whole_of(two_grades), problem, " ")
    edit = leave_out(whole_of(two_grades), problem, "The agency sent it\nonce more.")
    assert edit.label == "MIS26-01, Police, line 1 left out: The agency sent it once more."
    two_grades.apply(edit)
    assert whole_of(two_grades).problems == ()
    undo(two_grades)
    assert the_problem(two_grades) == problem


def test_a_case_said_not_to_be_known_takes_its_waiting_answers_once_it_is_known(contradicted: Store) -> None:
    assert len(whole_of(contradicted).problems) == 5
    assert not own(contradicted, 0, 0).answered
    problem = the_problem(contradicted, CASES)
    assert offers_in_words(whole_of(contradicted), problem) == (("known", "Known"), ("nil", "Nil return"))
    pick(contradicted, problem, "known")
    whole = whole_of(contradicted)
    assert whole.problems == ()
    assert [own(contradicted, 0, line).answer for line in range(4)] == ["G", "RI", "NA", "G"]
    assert own(contradicted, 0, 0).reason == "Why line 1 of MIS26-01 was graded so."
    pair = whole.cases[0].id, whole.members[0].agency.id
    involved = next(each for each in whole.involvements if (each.case_id, each.agency_id) == pair)
    assert (involved.state, involved.filled_by, involved.received_on) == (Known.KNOWN, "Team manager", TODAY)


def test_a_nil_return_keeps_the_words_of_its_rows_and_none_of_its_grades(contradicted: Store) -> None:
    before = arrange.tables(contradicted)
    pick(contradicted, the_problem(contradicted, CASES), "nil")
    whole = whole_of(contradicted)
    assert whole.problems == ()
    assert whole.involvement(whole.cases[0], whole.members[0]) is Known.NIL
    assert not any(own(contradicted, 0, line).answered for line in range(4))
    assert own(contradicted, 0, 0).reason == "Why line 1 of MIS26-01 was graded so."
    undo(contradicted)
    assert arrange.tables(contradicted) == before


def test_a_row_that_names_nothing_cannot_be_typed_in_and_can_be_left_out(
    returns: Store, forms: tuple[Path, ...], tmp_path: Path
) -> None:
    def add(book: Any) -> None:
        put(book[RETURN], "A14", "MIS26-77")
        put(book[RETURN], "E14", "We also saw the older brother.")

    take(returns, changed(forms[0], tmp_path / "back.xlsx", add))
    problem = the_problem(returns)
    assert dict(problem.boxes) == {"reason": "We also saw the older brother."}
    with pytest.raises(Refused, match="names no case and line"):
        type_in(whole_of(returns), problem, "G", {}, TODAY, returns.new_id)
    edit = leave_out(whole_of(returns), problem, "Not of this audit")
    assert edit.label == "Police, Return A14 left out: Not of this audit"
    returns.apply(edit)
    assert whole_of(returns).problems == ()
