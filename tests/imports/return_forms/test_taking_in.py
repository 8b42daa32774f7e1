"""Forms taken in: one undoable step, a backup before it, what is wrong listed until somebody settles it."""

from pathlib import Path
from typing import Any

import pytest

from tests import arrange
from tests.imports.return_forms.forms import put, whole_of
from tests.imports.return_forms.taking import POLICE, SCHOOLS, changed, own, read, take, undo
from workbench.domain.audits import Known
from workbench.domain.backup_plan import Why
from workbench.domain.edits import Changed, Edit, Kind
from workbench.domain.progress import finish
from workbench.domain.questions import KeptIdentifiers, UndoSteps
from workbench.domain.returns.layout import RETURN
from workbench.domain.returns.post import What
from workbench.domain.returns.staged import FileState
from workbench.domain.scales import NonScore
from workbench.errors import NoLongerHolds
from workbench.return_tasks import apply_returns, stage_again
from workbench.storage.backups.listing import looking_into
from workbench.storage.store import Store


def test_every_answer_is_taken_and_undo_puts_everything_back(returns: Store, forms: tuple[Path, ...]) -> None:
    before = arrange.tables(returns)
    edit = take(returns, *forms)
    assert edit is not None
    assert edit.label == "3 return forms taken in"
    whole = whole_of(returns)
    good = own(returns, 0, 0)
    assert (good.grade, good.reason) == ("G", "Why line 1 of MIS26-01 was graded so.")
    assert own(returns, 1, 2).non_score is NonScore.NOT_APPLICABLE
    assert len(whole.judgements) == 8
    states = [whole.involvement(case, whole.members[POLICE]) for case in whole.cases]
    assert states == [Known.KNOWN, Known.KNOWN, Known.NIL, Known.OUT_OF_SCOPE]
    known = next(each for each in whole.involvements if each.state is Known.KNOWN)
    assert (known.filled_by, str(known.filled_on)) == ("Team manager", "2026-06-01")
    assert known.received_on is not None
    came = [post for post in whole.post if post.what is What.RECEIVED]
    assert {post.file for post in came} == {form.name for form in forms}
    assert all(post.version == 1 and len(post.digest) == 64 and post.person == arrange.PERSON for post in came)
    assert came[0].text == "Version 1: 8 lines new, 1 nil return."
    assert finish(returns.check()) == ()
    undo(returns)
    assert arrange.tables(returns) == before
    redo = returns.ask(UndoSteps()).redo
    assert redo is not None
    returns.apply(redo)
    assert own(returns, 0, 0) == good


def test_a_backup_is_made_before(returns: Store, forms: tuple[Path, ...]) -> None:
    assert returns.unlocked is not None
    take(returns, forms[0])
    (backup,) = finish(looking_into(returns.folder, returns.unlocked.data_key))
    assert backup.why is Why.IMPORT
    assert dict(backup.counts)["judgement"] == 0


def test_what_is_wrong_is_listed_with_its_words_until_it_is_settled(
    returns: Store, forms: tuple[Path, ...], tmp_path: Path
) -> None:
    before = arrange.tables(returns)
    spoiled = changed(forms[0], tmp_path / "back.xlsx", lambda book: put(book[RETURN], "D2", "G/RI"))
    take(returns, spoiled)
    (problem,) = whole_of(returns).problems
    assert (problem.sheet, problem.cell, problem.offers) == (RETURN, "D2", ("G", "RI"))
    assert dict(problem.boxes) == {
        "grade": "G/RI",
        "reason": "Why line 1 of MIS26-01 was graded so.",
        "impact": "It was safer at home.",
    }
    assert not own(returns, 0, 0).answered
    assert own(returns, 0, 1).grade == "RI"
    undo(returns)
    assert arrange.tables(returns) == before


def test_words_with_an_identifier_wait_until_somebody_says_why_they_stay(
    returns: Store, forms: tuple[Path, ...], tmp_path: Path
) -> None:
    said = "Jasmine Carter told the officer."
    named = changed(forms[0], tmp_path / "Jasmine Carter.xlsx", lambda book: put(book[RETURN], "E2", said))
    take(returns, named)
    judged, whole = own(returns, 0, 0), whole_of(returns)
    assert (judged.grade, judged.reason) == ("G", "")
    assert "Carter" not in repr(arrange.tables(returns, without=()))
    assert [post.file for post in whole.post if post.what is What.RECEIVED] == [""]
    (file,) = read(returns, named).files
    assert file.state is FileState.NOTHING_NEW
    staged = finish(stage_again(returns, read(returns, named), "An invented name in a test"))
    assert [(each.what, each.after) for each in staged.files[0].changes] == [("Reason", said)]
    finish(apply_returns(returns, staged))
    assert own(returns, 0, 0).reason == said
    assert whole_of(returns).problems == ()
    (kept,) = returns.ask(KeptIdentifiers())
    assert (kept.text, kept.reason) == ("Jasmine Carter", "An invented name in a test")


def test_a_change_made_meanwhile_stops_the_whole_step(returns: Store, forms: tuple[Path, ...]) -> None:
    staged = read(returns, *forms)
    arrange.give(returns, arrange.own(whole_of(returns), 0, 0, POLICE), "O")
    before = arrange.tables(returns, without=())
    with pytest.raises(NoLongerHolds, match="nothing was taken in"):
        finish(apply_returns(returns, staged))
    assert arrange.tables(returns, without=()) == before
    again = finish(stage_again(returns, staged))
    change = next(each for each in again.files[0].changes if (each.case_ref, each.line) == ("MIS26-01", "Line 1"))
    assert (change.before, change.after) == ("Outstanding", "Good")


def test_a_refused_file_is_logged_where_it_is_wanted(returns: Store, tmp_path: Path) -> None:
    wrong = tmp_path / "return.xlsx"
    wrong.write_bytes(b"Case,Line,Grade\r\n")
    staged = read(returns, wrong)
    assert finish(apply_returns(returns, staged)) is None
    schools = whole_of(returns).members[SCHOOLS].agency.id
    finish(apply_returns(returns, staged, {wrong: schools}))
    post = whole_of(returns).post[-1]
    assert (post.what, post.agency_id, post.file) == (What.REFUSED, schools, "return.xlsx")
    assert post.text.startswith("This is a text file (.csv) named as a workbook.")
    undo(returns)
    assert all(each.what is What.SENT for each in whole_of(returns).post)


def test_a_return_after_the_panel_is_taken_and_recorded_as_such(returns: Store, forms: tuple[Path, ...]) -> None:
    arrange.give(returns, arrange.panel(whole_of(returns), 0, 0), "G")
    (file,) = read(returns, forms[0]).files
    assert "The panel has graded MIS26-01 already: this return is recorded as after the panel." in file.notes
    take(returns, forms[0])
    whole = whole_of(returns)
    late = {each.case_id for each in whole.involvements if each.after_panel}
    assert late == {whole.cases[0].id}
    assert own(returns, 0, 0).grade == "G"


def test_a_case_that_is_closed_and_conclusions_that_are_confirmed_take_it_all_the_same(
    returns: Store, forms: tuple[Path, ...]
) -> None:
    whole = whole_of(returns)
    case, audit = whole.cases[0], whole.audit
    closed = Changed(Kind.CASE, case.id, "closed_on", None, "2026-06-05")
    confirmed = Changed(Kind.AUDIT, audit.id, "confirmed_on", None, "2026-06-08")
    returns.apply(Edit("close", "Closed and confirmed", (closed, confirmed)))
    (file,) = read(returns, forms[0]).files
    assert file.state is FileState.READY
    assert "MIS26-01 is closed. Open it again if this changes what was agreed." in file.notes
    assert any(note.startswith("The conclusions were confirmed on 8 June 2026.") for note in file.notes)
    take(returns, forms[0])
    whole = whole_of(returns)
    assert own(returns, 0, 0).grade == "G"
    assert {each.case_id for each in whole.involvements if each.after_panel} == {each.id for each in whole.cases[:3]}


def test_a_form_with_far_more_rows_than_it_was_sent_with_is_refused(
    returns: Store, forms: tuple[Path, ...], tmp_path: Path
) -> None:
    def add(book: Any) -> None:
        for row in range(14, 400):
            put(book[RETURN], f"A{row}", "MIS26-01")
            put(book[RETURN], f"D{row}", "Good")

    (file,) = read(returns, changed(forms[0], tmp_path / "long.xlsx", add)).files
    assert file.state is FileState.REFUSED
    assert "it has far more rows than it was sent with." in file.sentence
