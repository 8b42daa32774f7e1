"""A later version of a return in place of an earlier one: what it replaces, what stays, and what it settles."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests import arrange
from tests.imports.return_forms.forms import put, sent, whole_of
from tests.imports.return_forms.taking import POLICE, changed, clear, own, read, take, undo
from workbench.domain.edits import Changed, Edit, Kind
from workbench.domain.judgements import Words
from workbench.domain.progress import finish
from workbench.domain.questions import History
from workbench.domain.returns.layout import RETURN
from workbench.domain.returns.staged import FileState
from workbench.return_tasks import apply_returns
from workbench.storage.store import Store


def test_a_later_version_replaces_the_earlier_settles_its_problems_and_keeps_it_in_the_history(
    returns: Store, forms: tuple[Path, ...], tmp_path: Path
) -> None:
    def spoil(book: Any) -> None:
        put(book[RETURN], "D2", "G/RI")
        put(book[RETURN], "F2", "Kept beside the grade.")

    take(returns, changed(forms[0], tmp_path / "first.xlsx", spoil))
    later = next(path for path in sent(returns, tmp_path / "later") if "POL" in path.name)

    def mend(book: Any) -> None:
        put(book[RETURN], "D2", "Inadequate")
        put(book[RETURN], "E3", "Another reason.")

    staged = read(returns, changed(later, tmp_path / "second.xlsx", mend))
    (file,) = staged.files
    assert (file.state, file.version) == (FileState.READY, 2)
    assert file.sentence == "Police, version 2: 1 line new, 1 line changed."
    assert "It settles 1 problem of an earlier form." in file.notes
    reason = next(each for each in file.changes if each.before)
    assert (reason.before, reason.after) == ("Why line 2 of MIS26-01 was graded so.", "Another reason.")
    before = arrange.tables(returns)
    finish(apply_returns(returns, staged))
    undo(returns)
    assert arrange.tables(returns) == before
    finish(apply_returns(returns, staged))
    whole = whole_of(returns)
    assert whole.problems == ()
    judged = own(returns, 0, 0)
    assert (judged.grade, judged.evidence) == ("In", "Kept beside the grade.")
    moments = returns.ask(History(own(returns, 0, 1).id))
    assert ("reason", "Why line 2 of MIS26-01 was graded so.", "Another reason.") in moments[-1].fields
    (old,) = read(returns, forms[0]).files
    assert old.state is FileState.REFUSED
    assert "it is version 1, and version 2 was read on " in old.sentence


def test_a_copy_read_twice_says_when_it_was_read(returns: Store, forms: tuple[Path, ...]) -> None:
    take(returns, forms[0])
    (file,) = read(returns, forms[0]).files
    assert file.state is FileState.NOTHING_NEW
    assert "this copy was read on " in file.sentence
    before = arrange.tables(returns)
    assert take(returns, forms[0]) is None
    assert arrange.tables(returns) == before


def test_of_two_versions_in_one_batch_the_later_is_taken(
    returns: Store, forms: tuple[Path, ...], tmp_path: Path
) -> None:
    later = next(path for path in sent(returns, tmp_path / "later") if "POL" in path.name)
    first, second = read(returns, forms[0], later).files
    assert first.state is FileState.REFUSED
    assert "it is version 1, and version 2 is among these files." in first.sentence
    assert second.state is FileState.NOTHING_NEW


def test_two_halves_of_one_form_filled_in_apart_are_both_taken(
    returns: Store, forms: tuple[Path, ...], tmp_path: Path
) -> None:
    def half(first: int) -> Callable[[Any], None]:
        def change(book: Any) -> None:
            for row in range(first, first + 4):
                for letter in "DEG":
                    book[RETURN][f"{letter}{row}"].value = None

        return change

    upper = changed(forms[0], tmp_path / "upper.xlsx", half(6))
    lower = changed(forms[0], tmp_path / "lower.xlsx", half(2))
    take(returns, upper, lower)
    assert [own(returns, case, 0).grade for case in (0, 1)] == ["G", "G"]
    assert own(returns, 0, 0).reason == "Why line 1 of MIS26-01 was graded so."


def test_an_emptied_box_is_a_change_only_where_the_form_was_sent_with_it(
    returns: Store, forms: tuple[Path, ...], tmp_path: Path
) -> None:
    take(returns, forms[0])
    blank = changed(forms[0], tmp_path / "blank.xlsx", lambda book: clear(book, "D2", "E2", "G2"))
    (file,) = read(returns, blank).files
    assert not [each for each in file.changes if not each.after]
    assert "Boxes it leaves empty keep what stands in them now: MIS26-01 line 1." in file.notes
    later = next(path for path in sent(returns, tmp_path / "later") if "POL" in path.name)
    staged = read(returns, changed(later, tmp_path / "taken out.xlsx", lambda book: clear(book, "D2", "E2")))
    (file,) = staged.files
    assert [(each.what, each.before, each.after) for each in file.changes] == [
        ("Grade", "Good", ""),
        ("Reason", "Why line 1 of MIS26-01 was graded so.", ""),
    ]
    finish(apply_returns(returns, staged))
    judged = own(returns, 0, 0)
    assert (judged.answered, judged.reason, judged.impact) == (False, "", "It was safer at home.")


def test_what_was_mended_here_stays_where_the_agency_left_its_box_alone(
    returns: Store, forms: tuple[Path, ...], tmp_path: Path
) -> None:
    take(returns, forms[0])
    later = next(path for path in sent(returns, tmp_path / "later") if "POL" in path.name)
    whole = whole_of(returns)
    arrange.give(returns, arrange.own(whole, 0, 0, POLICE), "O")
    arrange.write(returns, arrange.own(whole, 0, 0, POLICE), Words.REASON, "Mended by the officer.")
    staged = read(returns, changed(later, tmp_path / "back.xlsx", lambda book: put(book[RETURN], "D3", "Good")))
    assert [(each.line, each.what) for each in staged.files[0].changes] == [("Line 2", "Grade")]
    finish(apply_returns(returns, staged))
    judged = own(returns, 0, 0)
    assert (judged.grade, judged.reason) == ("O", "Mended by the officer.")


def test_a_problem_that_comes_back_keeps_the_words_that_waited_with_it(
    returns: Store, forms: tuple[Path, ...], tmp_path: Path
) -> None:
    take(returns, changed(forms[0], tmp_path / "first.xlsx", lambda book: put(book[RETURN], "D2", "G/RI")))

    def still_unclear(book: Any) -> None:
        put(book[RETURN], "D2", "perhaps good")
        clear(book, "E2", "G2")

    take(returns, changed(forms[0], tmp_path / "second.xlsx", still_unclear))
    (problem,) = whole_of(returns).problems
    assert problem.problem == "“perhaps good” may mean Good."
    assert dict(problem.boxes) == {
        "grade": "perhaps good",
        "reason": "Why line 1 of MIS26-01 was graded so.",
        "impact": "It was safer at home.",
    }


def test_wording_put_right_while_the_forms_are_out_stops_nothing(returns: Store, forms: tuple[Path, ...]) -> None:
    line = whole_of(returns).lines[0]
    changes = (
        Changed(Kind.LINE, line.id, "title", line.line.title, "Seeing risk early"),
        Changed(Kind.LINE, line.id, "prompts", line.line.prompts, ("Who saw it?",)),
    )
    returns.apply(Edit("edit line", "Line 1 put right", changes))
    (file,) = read(returns, forms[0]).files
    assert (file.state, file.problems, file.notes) == (FileState.READY, (), ())
    take(returns, forms[0])
    assert own(returns, 0, 0).grade == "G"
