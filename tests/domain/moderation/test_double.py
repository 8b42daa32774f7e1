"""Two readers of a case: named, blind until both have answered every line, taken off only with a reason."""

from dataclasses import replace
from datetime import date

import pytest

from tests.domain.moderation.any_audit import READERS, twice
from workbench.domain.audits import Audit, Case
from workbench.domain.edits import Changed, Edit
from workbench.domain.judgements import Judgement, Layer
from workbench.domain.moderation.double import (
    begin,
    blind,
    differed,
    differed_words,
    double_of,
    grade_blind,
    place_of,
    readers_judgement,
    take_off,
)
from workbench.domain.moderation.graded_twice import graded_twice
from workbench.domain.questions import CaseSheet
from workbench.domain.returns.held import Held
from workbench.domain.scales import NonScore
from workbench.errors import Refused


def sheet(first: str, second: str, *, raters: tuple[str, ...] = READERS, lines: int = 3) -> CaseSheet:
    whole = twice((first, second), lines=lines)
    case = replace(whole.cases[0], raters=raters)
    return CaseSheet(whole.audit, case, whole.lines, whole.members, (), (), (), (), rated=whole.judgements)


def raters_after(edit: Edit | None) -> object:
    assert edit is not None
    (change,) = edit.changes
    assert isinstance(change, Changed)
    assert change.field == "raters"
    return change.after


def test_two_names_begin_it_and_the_same_two_change_nothing() -> None:
    edit = begin(sheet("...", "...", raters=()), "  J.  Ade ", "Service manager")
    assert raters_after(edit) == ("J. Ade", "Service manager")
    assert edit is not None
    assert edit.label == "MIS26-01 is graded twice, by J. Ade and Service manager"
    assert begin(sheet("...", "..."), "a. reader", "B. READER") is None


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        ("", "B. Reader", "Name both readers"),
        ("A. Reader", "  ", "Name both readers"),
        ("A. Reader", "a. reader ", "Two different people"),
        ("A" * 61, "B. Reader", "at most 60 letters"),
    ],
)
def test_names_that_will_not_do_are_told(first: str, second: str, why: str) -> None:
    with pytest.raises(Refused, match=why):
        begin(sheet("...", "...", raters=()), first, second)


def test_a_reader_who_has_answered_is_not_dropped_by_another_name() -> None:
    with pytest.raises(Refused, match=r"B. Reader has answered 2 lines of MIS26-01. Take them off first"):
        begin(sheet("...", "01."), "A. Reader", "C. Reader")
    assert raters_after(begin(sheet("012", "..."), "A. Reader", "C. Reader")) == ("A. Reader", "C. Reader")


def test_a_reader_is_taken_off_with_a_reason_that_the_history_keeps() -> None:
    where = sheet("012", "01.")
    with pytest.raises(Refused, match=r"Say why B\. Reader is taken off"):
        take_off(where, "B. Reader", " \n")
    edit = take_off(where, "B. Reader", " Left the  partnership. ")

    assert raters_after(edit) == ("A. Reader",)
    assert edit is not None
    assert edit.label == "MIS26-01: B. Reader no longer grades it. Left the partnership."
    assert take_off(where, "C. Reader", "why") is None


def test_nothing_begins_or_ends_where_the_case_or_the_audit_stands_still() -> None:
    closed = replace(sheet("...", "..."), case=Case(1, "MIS26-01", closed_on=date(2026, 6, 1), raters=READERS))
    confirmed = replace(sheet("...", "..."), audit=Audit(1, "MIS26", "M", 2026, confirmed_on=date(2026, 6, 1)))
    for where in (closed, confirmed):
        with pytest.raises(Refused, match="1 June 2026"):
            begin(where, "C. Reader", "D. Reader")
        with pytest.raises(Refused, match="1 June 2026"):
            take_off(where, "A. Reader", "why")


@pytest.mark.parametrize(
    ("first", "second", "raters", "is_blind"),
    [
        ("...", "...", READERS, True),
        ("012", "01.", READERS, True),
        ("012", "01N", READERS, False),
        ("012", "01.", ("A. Reader",), False),
        ("012", "01.", (), False),
    ],
)
def test_they_are_blind_until_both_are_done_or_one_is_taken_off(
    first: str, second: str, raters: tuple[str, ...], is_blind: bool
) -> None:
    assert blind(sheet(first, second, raters=raters)) is is_blind


def test_a_readers_place_is_never_the_panels() -> None:
    where = sheet("012", "01.")
    line = where.graded_lines[0]
    place = place_of(where, line, "A. Reader")
    assert (place.layer, place.rater, place.agency_id) == (Layer.PANEL, "A. Reader", None)
    assert readers_judgement(where, line, "A. Reader").grade == line.scale.codes[0]
    assert readers_judgement(where, where.graded_lines[2], "B. Reader").id == 0


def test_a_readers_answer_names_no_grade_in_what_a_toast_says() -> None:
    where = sheet("0..", "...")
    line = where.graded_lines[1]
    edit = grade_blind(where, line, "A. Reader", line.scale.codes[2], lambda: 9)
    assert edit is not None
    assert edit.label == "Line 2, A. Reader: answered"
    taken = grade_blind(where, where.graded_lines[0], "A. Reader", NonScore.NOT_ANSWERED, lambda: 9)
    assert taken is not None
    assert taken.label == "Line 1, A. Reader: grade taken back"


def test_once_they_are_compared_or_taken_off_nothing_is_graded_any_more() -> None:
    done = sheet("012", "000")
    line = done.graded_lines[0]
    with pytest.raises(Refused, match="Both readers have answered every line"):
        grade_blind(done, line, "A. Reader", line.scale.codes[1], lambda: 9)
    with pytest.raises(Refused, match=r"C\. Reader no longer grades MIS26-01"):
        grade_blind(done, line, "C. Reader", line.scale.codes[1], lambda: 9)


def test_who_differed_where_is_told_the_widest_first_and_only_when_it_may_be_seen() -> None:
    hidden = double_of(sheet("013", "00."))
    shown = double_of(sheet("013", "00N"))
    assert hidden is not None
    assert shown is not None
    assert differed(hidden) == ()
    first, second = differed(shown)

    assert (first.line.line.number, first.apart) == (2, 1)
    assert (second.line.line.number, second.apart) == (3, 0)
    assert first.words == "Line 2: A. Reader Good, B. Reader Outstanding. One grade apart."
    assert second.words.endswith("B. Reader Not enough evidence. One of them gave no grade.")
    assert differed_words(shown).splitlines()[0] == (
        "MIS26-01, graded by A. Reader and B. Reader: same grade in 1 of 2."
    )


def test_a_readers_grade_makes_no_agencys_return_late() -> None:
    whole = twice(("012", "00N"), lines=3)
    assert Held(whole).panel_graded == frozenset()
    line = whole.graded_lines[0]
    panels = place_of(sheet("...", "..."), line, "A. Reader")._replace(rater=None, case_id=whole.cases[0].id)
    graded = replace(whole, judgements=(*whole.judgements, Judgement(panels, 9, line.scale.codes[0])))
    assert Held(graded).panel_graded == {whole.cases[0].id}


def test_the_case_sheet_and_the_whole_audit_say_the_same() -> None:
    whole = twice(("012", "00N"), lines=3)
    (there,) = graded_twice(whole)
    here = double_of(sheet("012", "00N"))
    assert here is not None
    assert (here.shown, here.pairs, here.same, here.words) == (there.shown, there.pairs, there.same, there.words)
