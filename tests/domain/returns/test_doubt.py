"""What is not sure is asked: a grade with a sign beside it, a question mark, references that are nearly the same."""

import pytest

from tests.imports.return_forms.forms import FOUR
from workbench.domain.audits import Case, Known
from workbench.domain.returns.meant import answer_meant, case_meant, cases_by_ref, known_meant, offered


@pytest.mark.parametrize(
    ("typed", "code"),
    [("Good?", "G"), ("G-", "G"), ("G+", "G"), ("-1", "O"), ("<1", "O"), ("~3", "RI"), ("Good*", "G"), ("1%", "O")],
)
def test_a_grade_with_a_sign_of_doubt_is_asked(typed: str, code: str) -> None:
    meant = answer_meant(typed, FOUR)
    assert meant.answer is None
    assert offered(meant.offers, FOUR) == (code,)


def test_a_nil_return_with_a_question_mark_is_asked() -> None:
    assert known_meant("No?") == (None, False)
    assert known_meant("no") == (Known.NIL, False)


def test_references_that_differ_in_a_sign_are_never_taken_for_each_other() -> None:
    cases = cases_by_ref((Case(1, "A-1"), Case(2, "A 1"), Case(3, "a-1"), Case(4, "B-1")))
    assert [case_meant(text, cases) for text in ("A_1", "A – 1", "C-1", "")] == [None] * 4
    found = [case_meant(text, cases) for text in ("A-1", " A 1", "a-1", "b – 1")]
    assert [case.id for case in found if case] == [1, 2, 3, 4]
