"""What somebody wrote in an odd place is kept or told, and a name in an odd place is neither kept nor told."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment

from tests import arrange
from tests.imports.return_forms.forms import put, sent, staged_one, whole_of
from tests.imports.return_forms.forms import read as read_forms
from tests.imports.return_forms.taking import POLICE, changed, clear, own, read, take
from workbench.domain import setting_up
from workbench.domain.audits import Case, Known
from workbench.domain.progress import finish
from workbench.domain.returns.layout import CASES, LISTS, RETURN
from workbench.domain.returns.staged import FileState
from workbench.errors import Refused
from workbench.return_tasks import apply_returns, make_forms
from workbench.storage.store import Store

NAMED = "Sarah Jones, born 4 May 2011"
Spoil = Callable[[Any], object]


def later_form(store: Store, folder: Path) -> Path:
    return next(path for path in sent(store, folder) if "POL" in path.name)


def waiting(store: Store) -> list[dict[str, str]]:
    return [dict(problem.boxes) for problem in whole_of(store).problems]


def test_a_row_that_lost_its_line_waits_until_a_form_holds_its_words(
    returns: Store, forms: tuple[Path, ...], tmp_path: Path
) -> None:
    def spoil(book: Any) -> None:
        put(book[RETURN], "B2", "As discussed")
        put(book[RETURN], "E2", "Only here.")

    take(returns, changed(forms[0], tmp_path / "first.xlsx", spoil))
    assert [each["reason"] for each in waiting(returns)] == ["Only here."]
    take(returns, later_form(returns, tmp_path / "second"))
    assert [each["reason"] for each in waiting(returns)] == ["Only here."], "it says only that the case is known"

    def again(book: Any) -> None:
        put(book[RETURN], "D2", "Good")
        put(book[RETURN], "E2", "Only here.")
        put(book[RETURN], "G2", "It was safer at home.")

    take(returns, changed(later_form(returns, tmp_path / "third"), tmp_path / "third.xlsx", again))
    assert waiting(returns) == []
    assert own(returns, 0, 0).reason == "Only here."


def test_words_that_wait_stay_where_a_nil_return_has_lost_their_row(
    returns: Store, forms: tuple[Path, ...], tmp_path: Path
) -> None:
    def only_unclear(book: Any) -> None:
        put(book[RETURN], "D6", "G/RI")
        clear(book, *(f"{column}{row}" for row in (7, 8, 9) for column in "DEFGH"))

    take(returns, changed(forms[0], tmp_path / "first.xlsx", only_unclear))

    def nil(book: Any) -> None:
        put(book[CASES], "B3", "No")
        book[RETURN].delete_rows(6)

    take(returns, changed(later_form(returns, tmp_path / "later"), tmp_path / "second.xlsx", nil))
    assert [each["reason"] for each in waiting(returns)] == ["Why line 1 of MIS26-02 was graded so."]


def test_words_that_wait_stay_where_their_box_holds_older_ones(
    returns: Store, forms: tuple[Path, ...], tmp_path: Path
) -> None:
    take(returns, forms[0])

    def unclear(book: Any) -> None:
        put(book[RETURN], "D2", "G/RI")
        put(book[RETURN], "E2", "A newer reason.")

    take(returns, changed(forms[0], tmp_path / "first.xlsx", unclear))
    later = later_form(returns, tmp_path / "later")
    take(returns, changed(later, tmp_path / "second.xlsx", lambda book: put(book[RETURN], "D2", "Inadequate")))
    assert own(returns, 0, 0).grade == "In"
    assert [each["reason"] for each in waiting(returns)] == ["A newer reason."]


def test_a_form_that_comes_back_as_it_was_sent_settles_nothing(
    returns: Store, forms: tuple[Path, ...], tmp_path: Path
) -> None:
    def spoil(book: Any) -> None:
        put(book[RETURN], "E3", NAMED)
        put(book[RETURN], "A30", "MIS26-99")
        put(book[RETURN], "D30", "Good")

    take(returns, changed(forms[0], tmp_path / "first.xlsx", spoil))
    before = whole_of(returns).problems
    assert len(before) == 2
    (file,) = read(returns, later_form(returns, tmp_path / "later")).files
    assert file.state is FileState.NOTHING_NEW
    take(returns, later_form(returns, tmp_path / "later"))
    assert whole_of(returns).problems == before


@pytest.mark.parametrize("later", ["Good", "G/RI"])
def test_of_two_rows_about_one_line_none_is_lost(
    later: str, returns: Store, forms: tuple[Path, ...], tmp_path: Path
) -> None:
    def twice_and_nowhere(book: Any) -> None:
        put(book[CASES], "A2", "MIS26-99")
        for row in (2, 3):
            put(book[RETURN], f"B{row}", "1. Spotting risk")
            put(book[RETURN], f"E{row}", f"Row {row}.")

    take(returns, changed(forms[0], tmp_path / "first.xlsx", twice_and_nowhere))
    assert {"Row 2.", "Row 3."} <= {each.get("reason") for each in waiting(returns)}
    form = later_form(returns, tmp_path / "later")
    take(returns, changed(form, tmp_path / "second.xlsx", lambda book: put(book[RETURN], "D2", later)))
    kept = {own(returns, 0, 0).reason, *(each.get("reason") for each in waiting(returns))}
    assert {"Row 2.", "Row 3."} <= kept


def test_who_filled_a_case_in_is_kept_with_what_waited_for_it(
    returns: Store, forms: tuple[Path, ...], tmp_path: Path
) -> None:
    def contradicts_itself(book: Any) -> None:
        put(book[CASES], "B2", "No")
        put(book[CASES], "C2", "Named nurse")

    take(returns, changed(forms[0], tmp_path / "first.xlsx", contradicts_itself))
    later = later_form(returns, tmp_path / "later")
    take(returns, changed(later, tmp_path / "second.xlsx", lambda book: put(book[CASES], "B2", "Yes")))
    whole = whole_of(returns)
    involved = next(each for each in whole.involvements if each.case_id == whole.cases[0].id and each.filled_by)
    assert (involved.state, involved.filled_by) == (Known.KNOWN, "Named nurse")
    assert str(involved.filled_on) == "2026-06-01"


def test_who_filled_in_a_row_of_cases_that_is_not_taken_waits_with_it(
    returns: Store, forms: tuple[Path, ...], tmp_path: Path
) -> None:
    def spoil(book: Any) -> None:
        for row, ref, role in ((6, "MIS26-01", "Named nurse"), (7, "MIS26-99", NAMED), (8, "MIS26-98", "Duty head")):
            put(book[CASES], f"A{row}", ref)
            put(book[CASES], f"C{row}", role)

    take(returns, changed(forms[0], tmp_path / "form.xlsx", spoil))
    assert {each["filled_by"] for each in waiting(returns) if each} == {"Named nurse", "Duty head"}
    assert "Sarah" not in str(arrange.tables(returns))


def test_what_stands_in_the_grade_of_a_row_put_aside_is_kept(
    still: Store, forms: tuple[Path, ...], tmp_path: Path
) -> None:
    def twice(book: Any) -> None:
        put(book[RETURN], "B3", "1. Spotting risk")
        put(book[RETURN], "C3", "Was risk seen early?")
        put(book[RETURN], "D2", "Solid, but slow to start")
        put(book[RETURN], "D3", NAMED)

    path = changed(forms[0], tmp_path / "twice.xlsx", twice)
    first, second = staged_one(still, read_forms([path]).forms[0]).problems
    assert "held back" not in first.problem
    assert "It has a name and a date of birth in it, so its words are held back." in second.problem
    assert "Sarah" not in second.problem


def test_grade_words_put_aside_are_in_the_list(returns: Store, forms: tuple[Path, ...], tmp_path: Path) -> None:
    def nowhere(book: Any) -> None:
        book[CASES].delete_rows(2)
        put(book[RETURN], "D2", "Solid, but slow to start")
        put(book[RETURN], "D3", f"Good, says {NAMED}")

    path = changed(forms[0], tmp_path / "nowhere.xlsx", nowhere)
    take(returns, path)
    told = [each.get("grade") for each in waiting(returns)]
    assert told == ["Solid, but slow to start", None, None, None]
    assert "Sarah" not in str(arrange.tables(returns))


def test_a_space_that_changes_a_word_is_a_change(returns: Store, forms: tuple[Path, ...], tmp_path: Path) -> None:
    take(
        returns, changed(forms[0], tmp_path / "a.xlsx", lambda book: put(book[RETURN], "E2", "Her voice was notable."))
    )
    later = later_form(returns, tmp_path / "later")
    path = changed(later, tmp_path / "b.xlsx", lambda book: put(book[RETURN], "E2", "Her voice was not able."))
    assert [each.after for each in read(returns, path).files[0].changes] == ["Her voice was not able."]


@pytest.mark.parametrize(
    ("spoil", "note"),
    [
        (lambda book: book.create_sheet(NAMED).append(["More"]), "Sheet 5 is no part of the form and not read."),
        (
            lambda book: setattr(book[RETURN]["E2"], "comment", Comment(NAMED, "x")),
            "Comments beside its cells are not read. Copy what matters in them into the boxes, and read it again.",
        ),
        (
            lambda book: (book[CASES].insert_rows(1), put(book[CASES], "B1", NAMED)),
            "Cases: what stands above the headings is no part of the form and not read.",
        ),
    ],
    ids=["a sheet", "a comment", "above the headings"],
)
def test_what_is_not_read_is_told(
    spoil: Spoil, note: str, still: Store, forms: tuple[Path, ...], tmp_path: Path
) -> None:
    path = changed(forms[0], tmp_path / "form.xlsx", spoil)
    staged = staged_one(still, read_forms([path]).forms[0])
    assert note in staged.notes
    assert "Sarah" not in str(replace(staged, path=Path()))


def test_the_name_of_a_renamed_sheet_is_not_repeated(returns: Store, forms: tuple[Path, ...], tmp_path: Path) -> None:
    path = changed(
        forms[0], tmp_path / "form.xlsx", lambda book: setattr(book[RETURN], "title", "Return of Sarah Jones")
    )
    staged = read(returns, path)
    (file,) = staged.files
    assert (
        file.sentence == "form.xlsx: its sheet “Return” is missing; sheet 3 has another name. Name it “Return” again."
    )
    assert "Sarah" not in str(file)
    finish(apply_returns(returns, staged, {path: whole_of(returns).members[POLICE].agency.id}))
    assert "Sarah" not in str(arrange.tables(returns))


def test_a_version_that_nobody_made_is_refused_and_shuts_nothing_out(
    returns: Store, forms: tuple[Path, ...], tmp_path: Path
) -> None:
    def far(book: Any) -> None:
        book[LISTS]["B5"] = 999_999

    (file,) = read(returns, changed(forms[0], tmp_path / "far.xlsx", far)).files
    assert file.state is FileState.REFUSED
    assert "it says that it is version 999999, and none such was made." in file.sentence
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "MIS26-POL-return-form-999999999.xlsx").touch()
    assert later_form(returns, tmp_path / "out").name == "MIS26-POL-return-form-2.xlsx"


@pytest.mark.skipif(os.name == "nt", reason="there every name of a file is text")
@pytest.mark.parametrize("name", [b"form\xff.xlsx", b"form\x1b[31m.xlsx"], ids=["no text", "a control character"])
def test_a_file_with_a_name_that_cannot_be_written_down_is_taken_without_it(
    name: bytes, returns: Store, forms: tuple[Path, ...], tmp_path: Path
) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))
    path.write_bytes(forms[0].read_bytes())
    assert take(returns, path) is not None
    assert whole_of(returns).post[-1].file == ""


@pytest.mark.parametrize("out", ["a" * 300, "x.plumbline/forms"])
def test_forms_go_to_an_ordinary_folder_only(returns: Store, tmp_path: Path, out: str) -> None:
    before = arrange.tables(returns)
    with pytest.raises(Refused, match="folder for the forms"):
        finish(make_forms(returns, whole_of(returns).audit.id, tmp_path / out, whole_of(returns).audit.panel_day))
    assert arrange.tables(returns) == before


def test_answers_on_cases_with_like_references_go_to_their_own(returns: Store, tmp_path: Path) -> None:
    whole = whole_of(returns)
    returns.apply(setting_up.add_case(Case(0, "MIS26 01"), whole.audit.id, whole.members, returns.new_id))
    form = later_form(returns, tmp_path / "out")

    def answer(book: Any) -> None:
        put(book[CASES], "B2", "Yes")
        for row in book[RETURN].iter_rows(min_row=2):
            if row[1].value.startswith("1."):
                put(book[RETURN], row[4].coordinate, f"About {row[0].value}.")
                put(book[RETURN], row[3].coordinate, "Good")

    take(returns, changed(form, tmp_path / "form.xlsx", answer))
    refs = {case.id: case.ref for case in whole_of(returns).cases}
    said = {refs[each.place.case_id]: each.reason for each in whole_of(returns).judgements}
    assert said["MIS26-01"] == "About MIS26-01."
    assert said["MIS26 01"] == "About MIS26 01."


def test_a_number_is_read_as_it_is_shown(still: Store, forms: tuple[Path, ...], tmp_path: Path) -> None:
    book = openpyxl.load_workbook(forms[0])
    for cell, value, form in (
        ("E2", 0.85, "0%"),
        ("E3", 0.1 + 0.2, "General"),
        ("E4", 12.0, "0.00"),
        ("E5", 0.125, "0.0%"),
    ):
        book[RETURN][cell].value = value
        book[RETURN][cell].number_format = form
    book.save(tmp_path / "form.xlsx")
    staged = staged_one(still, read_forms([tmp_path / "form.xlsx"]).forms[0])
    told = [each.after for each in staged.changes if each.what == "Reason" and each.case_ref == "MIS26-01"]
    assert told == ["85%", "0.3", "12", "12.5%"]
