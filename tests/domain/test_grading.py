"""The verbs of grading: what edit each makes, and what each refuses."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.arrange import scale_of
from workbench.domain.audits import Agency, AuditLine, Involvement, Known
from workbench.domain.edits import Added, Changed, Kind
from workbench.domain.frameworks import Line, LineKind
from workbench.domain.grading import OnBehalf, give, write
from workbench.domain.judgements import Judgement, Layer, Place, Words
from workbench.domain.scales import NonScore
from workbench.errors import Refused

LINE = AuditLine(2, Line("risk", 4, "Risk", "Seen?"), scale_of("1", "2", "3", "4"))
ODD = AuditLine(2, Line("risk", 4, "Risk", "Seen?", kind=LineKind.WHOLE_CASE), scale_of("NA", "Met", "Not"))
PLACE = Place(1, 2, Layer.PANEL, 3)
EMPTY, GRADED = Judgement(PLACE), Judgement(PLACE, 9, grade="2", reason="Seen early")


def ids() -> int:
    return next(_ids)


_ids = itertools.count(100)


def test_a_first_grade_adds_a_judgement_and_a_second_changes_one_field() -> None:
    first, second = give(EMPTY, "1", LINE, ids), give(GRADED, "1", LINE, ids)
    assert first is not None
    assert second is not None
    assert [type(change) for change in first.changes] == [Added]
    assert [(type(change), change.field) for change in second.changes if isinstance(change, Changed)] == [
        (Changed, "grade")
    ]
    assert (first.label, second.label) == ("Line 4 graded Grade 1", "Line 4 graded Grade 1")


@pytest.mark.parametrize("non_score", [each for each in NonScore if each is not NonScore.NOT_ANSWERED])
def test_a_non_score_takes_the_place_of_a_grade_and_leaves_the_words(non_score: NonScore) -> None:
    edit = give(GRADED, non_score, LINE, ids)
    assert edit is not None
    assert {(change.field, change.after) for change in edit.changes if isinstance(change, Changed)} == {
        ("grade", None),
        ("non_score", non_score.value),
    }
    assert edit.label == f"Line 4: {non_score.label}"


def test_not_answered_takes_the_grade_back_and_leaves_the_words() -> None:
    edit = give(GRADED, NonScore.NOT_ANSWERED, LINE, ids)
    assert edit is not None
    assert [(change.field, change.after) for change in edit.changes if isinstance(change, Changed)] == [("grade", None)]


def test_the_same_answer_again_is_no_edit() -> None:
    assert give(GRADED, "2", LINE, ids) is None
    assert give(EMPTY, NonScore.NOT_ANSWERED, LINE, ids) is None
    assert write(GRADED, Words.REASON, "Seen early", LINE, ids) is None
    assert write(EMPTY, Words.REASON, "", LINE, ids) is None


def test_a_grade_the_scale_does_not_have_is_refused_by_name() -> None:
    with pytest.raises(Refused, match="Line 4 is graded on Scale four, which has no grade 5"):
        give(EMPTY, "5", LINE, ids)


def test_a_grade_coded_like_a_non_score_is_a_grade() -> None:
    edit = give(EMPTY, "NA", ODD, ids)
    assert edit is not None
    (change,) = edit.changes
    assert isinstance(change, Added)
    assert (change.values["grade"], change.values["non_score"]) == ("NA", None)
    assert edit.label == "Whole case graded Grade NA"


@pytest.mark.parametrize("words", Words)
def test_words_go_into_their_own_box_only(words: Words) -> None:
    edit = write(GRADED, words, "Nobody asked her", LINE, ids)
    assert edit is not None
    assert [change.field for change in edit.changes if isinstance(change, Changed)] == [words.value]
    assert "Nobody" not in edit.label


@given(text=st.text())
def test_any_text_pasted_into_a_box_can_be_kept_in_a_file(text: str) -> None:
    edit = write(EMPTY, Words.REASON, text, LINE, ids)
    if edit is not None:
        (change,) = edit.changes
        assert isinstance(change, Added)
        kept = str(change.values["reason"])
        assert kept.encode("utf-8").decode("utf-8") == kept
        assert "\0" not in kept
        assert "\r" not in kept


POLICE = Agency(4, "POL", "Police")
OWN = Judgement(Place(1, 2, Layer.SELF, 3, POLICE.id))


def behalf(state: Known, id: int = 11) -> OnBehalf:
    return OnBehalf(POLICE, Involvement(3, POLICE.id, state, "Chased 6 May.", id))


def test_an_agency_that_knows_the_case_is_graded_for_and_named() -> None:
    edit = give(OWN, "2", LINE, ids, behalf(Known.KNOWN))
    assert edit is not None
    assert edit.label == "Line 4, Police graded Grade 2"
    assert [change.kind for change in edit.changes] == [Kind.JUDGEMENT]


@pytest.mark.parametrize("id", [11, 0])
def test_one_that_was_awaited_knows_the_case_in_the_same_step(id: int) -> None:
    edits = (
        give(OWN, "2", LINE, ids, behalf(Known.AWAITED, id)),
        write(OWN, Words.FROM_OTHERS, "Late", LINE, ids, behalf(Known.AWAITED, id)),
    )
    for edit in edits:
        assert edit is not None
        said, given = edit.changes
        assert given.kind is Kind.JUDGEMENT
        if isinstance(said, Added):
            assert (said.kind, said.values["state"], said.values["note"]) == (
                Kind.INVOLVEMENT,
                "known",
                "Chased 6 May.",
            )
        else:
            assert isinstance(said, Changed)
            assert (said.id, said.field, said.before, said.after) == (11, "state", "awaited", "known")


def test_what_stands_already_changes_no_involvement() -> None:
    assert give(OWN, NonScore.NOT_ANSWERED, LINE, ids, behalf(Known.AWAITED)) is None
    assert write(OWN, Words.REASON, "", LINE, ids, behalf(Known.AWAITED)) is None


@pytest.mark.parametrize("state", [Known.NIL, Known.OUT_OF_SCOPE])
def test_one_that_does_not_know_the_case_gives_no_grade_and_loses_no_words(state: Known) -> None:
    with pytest.raises(Refused, match=r"Police .* so it has no grade to give here"):
        give(OWN, "2", LINE, ids, behalf(state))
    edit = write(OWN, Words.FROM_OTHERS, "Typed before the nil return", LINE, ids, behalf(state))
    assert edit is not None
    assert edit.label == "Line 4, Police: what was met from others written"
