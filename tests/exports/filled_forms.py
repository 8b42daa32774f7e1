"""Return forms filled in as agencies do, in every box: a grade or a non-score of each kind, and words of each kind."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from openpyxl import load_workbook

from workbench.domain.audits import Member
from workbench.domain.judgements import words_of
from workbench.domain.returns.form import FormRow, ReturnForm, choices, return_form
from workbench.domain.returns.layout import CASES, FILLED_BY, FILLED_ON, GRADE, KNOWN, RETURN, WORDS, YES
from workbench.domain.whole_audit import WholeAudit

DAY = date(2026, 4, 28)
_SAID = (
    "Seen at home on 4 June, and twice at school.",
    "First line.\n\n- a point\n- another",
    "=1+1 is what was typed, and +1, and -1, and @you",
    "Zażółć gęślą jaźń, 아이의 말, Ŵyŷ, naïve, “quoted”, 5 < 6 & 7 > 2",
    "A smile 😀 in the middle",
    "_x0041_ looks like an escape",
    "Word " * 400 + "end",
    "1/2",
    "007",
    "TRUE",
    "#N/A",
    "'apostrophe first",
)


@dataclass(frozen=True)
class Box:
    """One cell with what is put in it."""

    sheet: str
    cell: str
    value: str | date


def form_of(whole: WholeAudit, member: Member) -> ReturnForm:
    return return_form(whole, member, 1, DAY)


def answers(form: ReturnForm) -> Iterator[Box]:
    """Something in every box of the form, and never twice the same row."""
    for number, each in enumerate(form.cases, 2):
        yield Box(CASES, f"{KNOWN}{number}", YES)
        yield Box(CASES, f"{FILLED_BY}{number}", f"Team manager, area {each.case.ref[-1]}")
        yield Box(CASES, f"{FILLED_ON}{number}", DAY)
    for row in form.rows:
        offered = choices(row.line.scale)
        yield Box(RETURN, f"{GRADE}{row.number}", offered[(row.number + form.member.position) % len(offered)].text)
        for column, (_, letter) in enumerate(WORDS):
            yield Box(RETURN, f"{letter}{row.number}", _SAID[(row.number * 5 + column) % len(_SAID)])


def fill(path: Path, boxes: list[Box]) -> None:
    """Fill in a form by script."""
    book = load_workbook(path)
    for box in boxes:
        cell = book[box.sheet][box.cell]
        assert not cell.protection.locked
        cell.value = box.value
        if isinstance(box.value, str):
            cell.data_type = "s"
    book.save(path)


Answers = dict[tuple[str, int, str], tuple[str, ...]]
"""By agency, case and line: the answer's word, then the words of each box."""


def put_in(form: ReturnForm, boxes: list[Box]) -> Answers:
    put = {box.cell: str(box.value) for box in boxes if box.sheet == RETURN}
    letters = (GRADE, *(letter for _, letter in WORDS))
    return {_key(form, row): tuple(put[f"{letter}{row.number}"] for letter in letters) for row in form.rows}


def kept(form: ReturnForm) -> Answers:
    """What the workspace holds, as its next form would show it."""
    return {_key(form, row): (row.answer, *(words_of(row.own, words) for words, _ in WORDS)) for row in form.rows}


def _key(form: ReturnForm, row: FormRow) -> tuple[str, int, str]:
    return form.member.agency.code, row.case.id, row.line.line.key
