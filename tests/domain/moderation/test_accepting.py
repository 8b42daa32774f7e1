"""What the panel may accept with one key: only where all who graded are in one band, and never the flattering grade."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given as any_of
from hypothesis import strategies as st

from tests.arrange import scale_of
from workbench.domain.audits import Agency, Audit, AuditLine, Case, Involvement, Known, Member
from workbench.domain.edits import Added
from workbench.domain.frameworks import Line, LineKind
from workbench.domain.judgements import Judgement, Layer, Place, owed
from workbench.domain.moderation.accepting import SPLIT, Offer, accept, offer
from workbench.domain.questions import CaseSheet
from workbench.domain.records import judgement_from
from workbench.domain.scales import NonScore
from workbench.errors import Refused

SIX = scale_of("1", "2", "3", "4", "5", "6", good=3)
LINE = AuditLine(1, Line("risk", 1, "Risk", "Seen?"), SIX)
WHOLE = AuditLine(2, Line("whole", 2, "Whole", "All in all?", kind=LineKind.WHOLE_CASE), SIX)
CASE = Case(7, "MIS26-03")
AUDIT = Audit(1, "MIS26", "Missing", 2026)
EMPTY = Judgement(Place(1, 1, Layer.PANEL, 7))


def sheet(*own: str | NonScore | Known, panel: tuple[Judgement, ...] = (), audit: Audit = AUDIT) -> CaseSheet:
    """An agency for each answer: a code, a non-score, or what it had to do with the case where it gave none."""
    members = tuple(Member(at, Agency(at, f"A{at}", f"Agency {at}"), at) for at in range(len(own)))
    states, given = [], []
    for at, answer in enumerate(own):
        states.append(Involvement(7, at, answer if isinstance(answer, Known) else Known.KNOWN))
        if not isinstance(answer, Known):
            judgement = Judgement(Place(1, 1, Layer.SELF, 7, at), at + 100)
            grade = not isinstance(answer, NonScore)
            given.append(judgement._replace(**{"grade" if grade else "non_score": answer}))
    return CaseSheet(audit, CASE, (LINE, WHOLE), members, tuple(states), tuple(given), panel, ())


@pytest.mark.parametrize(
    ("own", "grade", "words"),
    [
        ("2222211", "2", "Accept Grade 2: 5 of 7; 2 gave Grade 1"),
        ("222", "2", "Accept Grade 2: 3 of 3"),
        ("1", "1", "Accept Grade 1: 1 of 1"),
        ("1122", "2", "Accept Grade 2: 2 of 4; 2 gave Grade 1"),
        ("123", "3", "Accept Grade 3: 1 of 3; 1 gave Grade 1 and 1 gave Grade 2"),
        ("4466", "6", "Accept Grade 6: 2 of 4; 2 gave Grade 4"),
        ("456644", "4", "Accept Grade 4: 3 of 6; 1 gave Grade 5 and 2 gave Grade 6"),
    ],
)
def test_the_grade_most_gave_and_in_a_tie_the_lower(own: str, grade: str, words: str) -> None:
    assert offer(sheet(*own), LINE) == Offer(grade, words)


@pytest.mark.parametrize("own", ["34", "1116", "4441"])
def test_a_split_across_good_and_below_is_discussed_and_nothing_offered(own: str) -> None:
    found = offer(sheet(*own), LINE)
    assert (found.grade, found.words) == ("", SPLIT)
    with pytest.raises(Refused, match="split across good and below"):
        accept(sheet(*own), LINE, "3", EMPTY, lambda: 5)


def test_who_is_not_in_the_count_is_named() -> None:
    found = offer(sheet("2", "2", NonScore.NOT_KNOWN, Known.AWAITED, Known.NIL, Known.KNOWN), LINE)

    assert found.words == "Accept Grade 2: 2 of 2"
    assert found.beside == "Not among them: 1 nil return, 1 not known, 1 not answered and 1 awaited."


@pytest.mark.parametrize(
    ("where", "line", "why"),
    [
        (sheet(Known.AWAITED, NonScore.NOT_KNOWN), LINE, "No agency has graded this line"),
        (sheet("2", audit=replace(AUDIT, panel_first=True)), LINE, "The panel grades first"),
        (sheet("2", panel=(EMPTY._replace(id=9, grade="1"),)), LINE, "graded already"),
        (sheet("2", panel=(EMPTY._replace(id=9, non_score=NonScore.NOT_ENOUGH_EVIDENCE),)), LINE, "graded already"),
        (sheet("2"), WHOLE, "not asked for a grade of the whole case"),
        (sheet("2", audit=replace(AUDIT, confirmed_on=date(2026, 6, 1))), LINE, "confirmed on 1 June 2026"),
    ],
)
def test_where_nothing_is_offered_it_says_why(where: CaseSheet, line: AuditLine, why: str) -> None:
    assert not offer(where, line).grade
    with pytest.raises(Refused, match=why):
        accept(where, line, "2", EMPTY, lambda: 5)


def test_accepting_is_the_panels_own_grade_and_owes_reason_and_impact() -> None:
    edit = accept(sheet("2", "2", "1"), LINE, "2", EMPTY, lambda: 5)

    assert edit is not None
    assert (edit.action, edit.label) == ("accept", "Line 1 accepted as Grade 2: 2 of 3; 1 gave Grade 1")
    (added,) = edit.changes
    assert isinstance(added, Added)
    kept = judgement_from(5, **added.values)  # type: ignore[arg-type]
    assert (kept.place, kept.grade) == (EMPTY.place, "2")
    assert [words.value for words in owed(kept)] == ["reason", "impact"]
    assert edit.undoable


def test_words_written_before_stay_and_no_longer_owe() -> None:
    written = EMPTY._replace(id=9, reason="Seen early")
    where = sheet("2", panel=(written,))
    edit = accept(where, LINE, "2", written, lambda: 5)
    assert edit is not None
    assert [change.id for change in edit.changes] == [9]


def test_what_changed_since_the_button_was_drawn_is_not_accepted() -> None:
    with pytest.raises(Refused, match="has changed since"):
        accept(sheet("1", "1"), LINE, "2", EMPTY, lambda: 5)


@any_of(st.lists(st.sampled_from(SIX.codes), min_size=1, max_size=9))
def test_whatever_agencies_gave_nothing_better_than_most_gave_is_offered(own: list[str]) -> None:
    found = offer(sheet(*own), LINE)
    bands = {SIX.grade(code).good for code in own}
    assert bool(found.grade) is (len(bands) == 1)
    if found.grade:
        most = max(own.count(code) for code in own)
        assert own.count(found.grade) == most
        assert all(own.count(code) < most for code in SIX.codes[SIX.codes.index(found.grade) + 1 :])
        assert offer(sheet(*reversed(own)), LINE).grade == found.grade
