"""Spoiled forms: each gets its own sentence, and looking at one changes nothing in the workspace."""

from pathlib import Path

import pytest

from tests import arrange
from tests.imports.return_forms.forms import read, staged, staged_one, whole_of
from tests.imports.return_forms.spoilers import ROWS, WHOLE_FILES
from tests.imports.return_forms.spoiling import Spoiled
from tests.imports.return_forms.tolerated import TAKEN
from workbench.domain.questions import UndoSteps
from workbench.domain.returns.read import ReadForm
from workbench.domain.returns.staged import FileState
from workbench.storage.store import Store

EVERY: dict[str, Spoiled] = {**WHOLE_FILES, **ROWS, **TAKEN}


@pytest.fixture(scope="module")
def spoiled(forms: tuple[Path, ...], tmp_path_factory: pytest.TempPathFactory) -> dict[str, ReadForm]:
    """Every spoiled form, made from the police's and read in one batch."""
    folder, whole = tmp_path_factory.mktemp("spoiled"), forms[0].read_bytes()
    paths = [folder / f"form-{number}.xlsx" for number in range(len(EVERY))]
    for path, each in zip(paths, EVERY.values(), strict=True):
        path.write_bytes(each.spoil(whole))
    return dict(zip(EVERY, read(paths).forms, strict=True))


def test_there_are_enough_of_them() -> None:
    assert len(EVERY) == len(WHOLE_FILES) + len(ROWS) + len(TAKEN) >= 40


@pytest.mark.parametrize("kind", EVERY)
def test_a_spoiled_form_gets_its_sentence_and_changes_nothing(
    kind: str, spoiled: dict[str, ReadForm], still: Store
) -> None:
    expected, before = EVERY[kind], arrange.tables(still, without=())
    file = staged_one(still, spoiled[kind])
    assert file.state is expected.state, (file.sentence, file.problems)
    problems = {f"{each.sheet} {each.cell}": each.problem for each in file.problems}
    if expected.where == "note":
        assert any(expected.told in note for note in file.notes), file.notes
    elif expected.where:
        assert expected.told in problems.get(expected.where, ""), problems
    else:
        assert expected.told in file.sentence
    assert arrange.tables(still, without=()) == before
    assert still.ask(UndoSteps()).undo is not None
    assert "Carter" not in repr((file.sentence, file.problems, file.notes)), "an identifier is never repeated"


@pytest.mark.parametrize("kind", ROWS)
def test_the_rows_that_are_good_can_be_taken_all_the_same(
    kind: str, spoiled: dict[str, ReadForm], still: Store
) -> None:
    file = staged_one(still, spoiled[kind])
    grades = [each for each in file.changes if each.what == "Grade"]
    assert len(grades) >= 4
    assert all(problem.fix.endswith(".") and problem.problem.endswith(".") for problem in file.problems)
    assert file.sentence.endswith(" to settle.")


@pytest.mark.parametrize("kind", TAKEN)
def test_what_can_mean_one_thing_only_leaves_nothing_to_settle(
    kind: str, spoiled: dict[str, ReadForm], still: Store
) -> None:
    assert staged_one(still, spoiled[kind]).problems == ()


def test_another_agencys_form_than_was_expected_says_whose_it_is(still: Store, forms: tuple[Path, ...]) -> None:
    schools = whole_of(still).members[1].agency.id
    (form,) = read(forms[:1]).forms
    file = staged_one(still, form, expected=schools)
    assert file.state is FileState.REFUSED
    assert "it is the form of Police, and one of Schools was expected." in file.sentence
    assert staged_one(still, form, expected=whole_of(still).members[0].agency.id).state is FileState.READY


def test_the_same_file_chosen_twice_is_read_once(still: Store, forms: tuple[Path, ...], tmp_path: Path) -> None:
    copy = tmp_path / "copy.xlsx"
    copy.write_bytes(forms[0].read_bytes())
    first, second = staged(still, read([forms[0], copy]).forms).files
    assert first.state is FileState.READY
    assert second.state is FileState.NOTHING_NEW
    assert second.sentence == f"copy.xlsx: this is the same file as {forms[0].name}, chosen twice. It is read once."


def test_a_form_as_it_was_sent_says_nothing(still: Store, forms: tuple[Path, ...]) -> None:
    (form,) = read(forms[1:2]).forms
    file = staged_one(still, form)
    assert (file.state, file.changes, file.problems, file.notes) == (FileState.NOTHING_NEW, (), (), ())
    assert file.sentence == "Schools, version 1: nothing new in it."
