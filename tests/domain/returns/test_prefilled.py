"""What a form was sent with is told with it, and told again only where it came back as it went."""

from tests.arrange import whole_of
from tests.exports.filled_forms import form_of
from workbench.domain.returns.prefilled import is_as_sent, marks_of, read_marks
from workbench.storage.store import Store


def test_only_rows_that_hold_something_are_marked_and_no_word_of_them_is_told(audited: Store) -> None:
    whole = whole_of(audited)
    texts = list(marks_of(form_of(whole, whole.members[0])))
    marks = read_marks(texts)
    assert set(marks) == {("MIS26-01", ""), ("MIS26-02", ""), ("MIS26-03", ""), ("MIS26-01", "1")}
    assert set(marks["MIS26-01", "1"]) == {"grade", "reason"}
    assert "Reason number 0" not in " ".join(texts)
    row = marks["MIS26-01", "1"]
    assert is_as_sent("Reason number 0", "reason", row)
    assert is_as_sent(" Reason  number\n0", "reason", row), "spaces and line ends change on the way"
    assert not is_as_sent("Reason number 1", "reason", row)
    assert not is_as_sent("", "reason", row)
    assert not is_as_sent("", "impact", row), "what was not sent with anything cannot come back as it went"


def test_what_is_no_mark_is_passed_over_and_a_reference_may_hold_anything() -> None:
    marks = read_marks(["", "nonsense", "a|b", "A|B 1|2|grade=0123 reason=4567 broken"])
    assert marks == {("A|B 1", "2"): {"grade": "0123", "reason": "4567"}}
