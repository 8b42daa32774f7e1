"""A case is closed only when everything in it is answered, and opened again only with a reason."""

from dataclasses import replace
from datetime import date

import pytest

from tests.arrange import scale_of
from workbench.domain.audits import Audit, AuditLine, Case
from workbench.domain.closing import close_case, not_answered, owed_in_words, reopen_case
from workbench.domain.edits import Changed
from workbench.domain.frameworks import Line, LineKind
from workbench.domain.judgements import Judgement, Layer, Place
from workbench.domain.questions import CaseSheet
from workbench.domain.scales import NonScore
from workbench.errors import Refused

FOUR = scale_of("1", "2", "3", "4")
LINES = (
    AuditLine(1, Line("risk", 1, "Risk", "Seen?"), FOUR),
    AuditLine(2, Line("voice", 2, "Voice", "Heard?"), FOUR),
    AuditLine(3, Line("whole", 3, "Whole", "All in all?", kind=LineKind.WHOLE_CASE), FOUR),
)
CASE = Case(7, "MIS26-03")
TODAY = date(2026, 5, 14)


def judged(line: int, **fields: object) -> Judgement:
    return Judgement(Place(1, line, Layer.PANEL, CASE.id), line, **fields)  # type: ignore[arg-type]


def sheet(*panel: Judgement, case: Case = CASE, lines: tuple[AuditLine, ...] = LINES) -> CaseSheet:
    return CaseSheet(Audit(1, "MIS26", "Missing", 2026), case, lines, (), (), (), panel, ())


GRADED = (judged(1, grade="1"), judged(2, non_score=NonScore.NOT_ENOUGH_EVIDENCE, reason="Two notes"))


def test_the_whole_case_line_is_to_be_answered_too_where_there_is_one() -> None:
    assert [line.id for line in not_answered(sheet(*GRADED))] == [3]
    assert not_answered(sheet(*GRADED, lines=LINES[:2])) == ()


def test_words_without_a_grade_are_no_answer() -> None:
    assert [line.id for line in not_answered(sheet(judged(1, reason="words"), GRADED[1], lines=LINES[:2]))] == [1]


def test_closing_says_what_is_owed_and_is_not_held_up_by_it() -> None:
    edit = close_case(sheet(*GRADED, judged(3, grade="2", impact="Safe")), TODAY)

    assert edit is not None
    assert edit.label == "MIS26-03 closed, 2 reasons and 1 impact owed"
    assert [(change.field, change.before, change.after) for change in edit.changes if isinstance(change, Changed)] == [
        ("closed_on", None, "2026-05-14")
    ]
    assert edit.undoable


def test_a_case_with_lines_to_answer_stays_open_and_they_are_named() -> None:
    with pytest.raises(Refused, match="Line 2 and whole case are not answered yet, so MIS26-03 stays open"):
        close_case(sheet(GRADED[0]), TODAY)


def test_a_closed_case_is_not_closed_again() -> None:
    assert close_case(sheet(*GRADED, case=replace(CASE, closed_on=TODAY)), TODAY) is None


def test_reopening_keeps_why_and_closing_again_leaves_it() -> None:
    closed = replace(CASE, closed_on=TODAY)
    edit = reopen_case(closed, "  A late return came in.\r\n", 1)

    assert edit is not None
    assert {change.field: change.after for change in edit.changes if isinstance(change, Changed)} == {
        "closed_on": None,
        "reopened": "A late return came in.",
    }
    again = close_case(sheet(*GRADED, case=replace(CASE, reopened="Late"), lines=LINES[:2]), TODAY)
    assert again is not None
    assert [change.field for change in again.changes if isinstance(change, Changed)] == ["closed_on"]


@pytest.mark.parametrize("why", ["", "  ", "\n"])
def test_reopening_without_a_reason_is_refused(why: str) -> None:
    with pytest.raises(Refused, match="Say why MIS26-03 is reopened"):
        reopen_case(replace(CASE, closed_on=TODAY), why, 1)


def test_an_open_case_is_not_reopened() -> None:
    assert reopen_case(CASE, "why", 1) is None


def test_nothing_owed_is_no_words() -> None:
    assert owed_in_words([judged(1, grade="1", reason="Seen", impact="Safe")]) == ""
    assert owed_in_words([judged(1, grade="1", reason="Seen")]) == "1 impact owed"
