"""Whatever text an audit holds, a return form of it opens, is whole, and tells nothing that it should not."""

import getpass
import socket
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from tests.exports.audits import FOUR, TODAY, example, given, large, place, scale, with_text
from tests.exports.test_scoring_sheet_text import PAYLOADS
from workbench.domain.audits import Agency, Audit, Involvement, Known, Member
from workbench.domain.judgements import Layer
from workbench.domain.progress import finish
from workbench.domain.returns.form import ReturnForm, choices, framework_digest, name_start, return_form
from workbench.domain.scales import Grade
from workbench.domain.whole_audit import WholeAudit
from workbench.errors import Refused
from workbench.exports.return_form import write
from workbench.exports.return_form.boxes import asked_in_full
from workbench.exports.return_form.lists import list_of


def first_form(whole: WholeAudit, version: int = 1) -> ReturnForm:
    return return_form(whole, whole.members[0], version, TODAY)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_text_that_looks_like_a_formula_stays_text_in_every_field(tmp_path: Path, payload: str) -> None:
    whole = with_text(payload)
    known = tuple(Involvement(case.id, 1, Known.KNOWN, filled_by=payload) for case in whole.cases)
    where = place(whole.lines[0], Layer.SELF, whole.cases[0], whole.members[0])
    judged = given(where, "1", reason=payload, evidence=payload, impact=payload)._replace(from_others=payload)
    form = first_form(replace(whole, involvements=known, judgements=(judged,)))
    book = load_workbook(finish(write(form, tmp_path / "a.xlsx")))
    formulas = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert {cell.column_letter for cell in formulas} == {"B"}
    assert {cell.parent.title for cell in formulas} == {"Read me"}
    assert all("cmd" not in cell.value and "HYPERLINK" not in cell.value for cell in formulas)
    typed = payload.replace("\r", "\n")  # a line end is a line end
    row = book["Return"][2]
    assert [cell.value for cell in row[4:]] == [typed] * 4
    risky = typed.strip()[0] in "=+-@＝＋－＠" or typed[0] in "\t\n"
    assert {cell.quotePrefix for cell in row[4:]} == {risky}
    assert not any(cell.protection.locked for cell in row[3:]), "a quoted box is a box"
    assert book["Cases"]["C2"].value == typed
    assert book["Cases"]["A2"].value == typed
    assert row[3].value == choices(whole.lines[0].scale)[0].text
    cells = list_of(form, whole.lines[0].scale).partition("!")[2].replace("$", "")
    assert row[3].value in [each[0].value for each in book["Lists"][cells]]


def test_a_text_too_long_for_a_cell_is_refused_by_name(tmp_path: Path) -> None:
    whole = example(2)
    where = place(whole.lines[2], Layer.SELF, whole.cases[1], whole.members[0])
    long = replace(whole, judgements=(given(where, "1", impact="x" * 32_768),))
    with pytest.raises(Refused, match=r"“Impact on the child” of MIS26-02, line 3 has 32,768 characters"):
        finish(write(first_form(long), tmp_path / "a.xlsx"))
    assert list(tmp_path.iterdir()) == []


def test_words_come_back_as_they_were_said(tmp_path: Path) -> None:
    said = ("_x0041_ is not A", "line one\n\nline three", " blanks at both ends ", "Zażółć 아동 Ŵyŷ 😀", "x" * 32_767)
    whole = example(1)
    lines, who = whole.lines[: len(said)], whole.members[0]
    judged = tuple(
        given(place(line, Layer.SELF, whole.cases[0], who), "1", reason=text)
        for line, text in zip(lines, said, strict=True)
    )
    path = finish(write(first_form(replace(whole, judgements=judged)), tmp_path / "a.xlsx"))
    sheet = load_workbook(path)["Return"]
    assert tuple(unescape(str(sheet.cell(number, 5).value)) for number in range(2, 2 + len(said))) == said


def test_what_a_line_asks_is_whole_somewhere_however_much_it_is(tmp_path: Path) -> None:
    whole = example(1)
    long = tuple((code, f"{code} " + "what it looks like here " * 24) for code in "1234")
    asked = replace(
        whole.lines[0].line, descriptors=long, prompts=tuple(f"Prompt {n} " + "x " * 140 for n in range(30))
    )
    line = replace(whole.lines[0], line=asked)
    assert "what it looks like" not in asked_in_full(line), "a row can be 409 points tall"
    form = first_form(replace(whole, lines=(line, *whole.lines[1:])))
    book = load_workbook(finish(write(form, tmp_path / "a.xlsx")))
    told = "\n".join(str(row[1]) for row in book["Read me"].iter_rows(max_col=2, values_only=True))
    assert all(text in told for _, text in long)
    assert all(prompt in told for prompt in asked.prompts)
    tall = [book["Read me"].row_dimensions[number].height for number in range(1, book["Read me"].max_row + 1)]
    assert max(tall) < 409, "nothing of it is cut"


def test_a_large_form_is_made_in_good_time_and_every_row_has_its_list(tmp_path: Path) -> None:
    whole = large(40, 1, 12)
    started = time.perf_counter()
    shown = [step.done for step in write(first_form(whole), tmp_path / "a.xlsx")]
    assert time.perf_counter() - started < 10
    assert len(shown) > 480, "it shows how far it is"
    assert shown == sorted(shown)
    book = load_workbook(tmp_path / "a.xlsx")
    sheet = book["Return"]
    assert (sheet.max_row, book["Cases"].max_row) == (481, 41)
    rules = sheet.data_validations.dataValidation
    assert len(rules) == 12
    limited = {str(cell) for each in rules for cell in each.sqref.ranges}
    assert limited == {f"D{number}" for number in range(2, 482)}
    assert (tmp_path / "a.xlsx").stat().st_size < 300_000


def test_the_same_form_has_the_same_bytes(tmp_path: Path) -> None:
    one, other = (finish(write(first_form(example()), tmp_path / name)) for name in ("a.xlsx", "b.xlsx"))
    assert one.read_bytes() == other.read_bytes()


def test_the_file_says_who_made_it_and_when_and_nothing_about_the_computer(tmp_path: Path) -> None:
    path = finish(write(first_form(example(2)), tmp_path / "a.xlsx"))
    about = load_workbook(path).properties
    assert about.creator == "Harrowmere Safeguarding Children Partnership"
    assert str(about.created) == str(about.modified) == "2026-11-20 00:00:00"
    assert (about.lastModifiedBy, about.description, about.keywords) == (None, None, None)
    told = [getpass.getuser(), socket.gethostname(), str(Path.home()), str(tmp_path), "openpyxl"]
    with ZipFile(path) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        for name in archive.namelist():
            text = archive.read(name).decode().casefold()
            assert not [
                each for each in told if f">{each.casefold()}<" in text or (len(each) > 4 and each.casefold() in text)
            ]


def test_no_two_words_of_a_drop_down_are_alike_whatever_their_case() -> None:
    alike = replace(
        FOUR,
        grades=(
            Grade("a", "Good", 1, True),
            Grade("b", "GOOD", 2, True),
            Grade("NA", "not applicable", 3, False),
            Grade("", " ", 4, False),
        ),
    )
    texts = [each.text for each in choices(alike)]
    assert texts[:4] == ["Good", "GOOD (b)", "not applicable", "?"]
    assert len({text.casefold() for text in texts}) == len(texts) == 7
    assert [(each.grade, each.non_score) for each in choices(alike)][2] == ("NA", None)


def test_the_digest_changes_with_what_makes_a_return_fit_and_with_nothing_else() -> None:
    lines = example(1).lines
    digest = framework_digest(lines)

    def with_first(**fields: object) -> str:
        return framework_digest((replace(lines[0], line=replace(lines[0].line, **fields)), *lines[1:]))

    assert with_first(title="Another title") == with_first(descriptors=()) == with_first(prompts=()) == digest
    others = [with_first(key="k"), with_first(number=77), with_first(question="Another?")]
    relabelled = scale("four", "Four grades", ("1", "Excellent", True, ""), ("2", "Good", True, ""))
    others += [framework_digest((replace(lines[0], scale=relabelled), *lines[1:])), framework_digest(lines[1:])]
    others.append(framework_digest((lines[1], lines[0], *lines[2:])))
    assert len({digest, *others}) == 7


@pytest.mark.parametrize(
    ("ref", "code", "name"),
    [
        ("MIS26", "POL", "MIS26-POL-return-form-"),
        ("../../etc", "A/B", "etc-A-B-return-form-"),
        ("MIS 26: “x”?", "..", "MIS-26-x-form-return-form-"),
        ("", "", "form-form-return-form-"),
    ],
)
def test_the_name_of_a_form_is_one_that_any_computer_takes(ref: str, code: str, name: str) -> None:
    assert name_start(Audit(1, ref, "T", 2026), Member(1, Agency(1, code, "N"), 1)) == name


def test_a_day_that_a_sheet_cannot_hold_is_left_to_be_written_again(tmp_path: Path) -> None:
    said = Involvement(1, 1, Known.KNOWN, filled_on=date(26, 11, 3))
    form = first_form(replace(example(1), involvements=(said,)))
    assert load_workbook(finish(write(form, tmp_path / "a.xlsx")))["Cases"]["D2"].value is None
