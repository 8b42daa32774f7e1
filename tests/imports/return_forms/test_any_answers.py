"""Any answers written into a form by script are read back equal, character for character."""

import io
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.imports.return_forms.forms import FOUR, put, staged_one, whole_of
from workbench.domain.returns.form import choices
from workbench.domain.returns.layout import RETURN, WORDS
from workbench.domain.returns.read import ReadForm
from workbench.imports.return_form import child
from workbench.imports.return_form.process import Answer
from workbench.imports.return_form.reading import read_form
from workbench.storage.store import Store

FIRST, MANY = 2, 3
_UNSHOWN = "".join(map(chr, [*range(0x80, 0xA0), 0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]))
WRITTEN = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cn"), exclude_characters=_UNSHOWN, include_characters="\n\t"),
    max_size=80,
).filter(lambda text: "_x" not in text)
"""What a person can type, in any script. Escapes of the format itself are tested by hand."""
ROW = st.tuples(st.sampled_from(["", *(each.text for each in choices(FOUR))]), *(WRITTEN for _ in WORDS))


def read_here(path: Path) -> ReadForm:
    """By the same functions as the process that reads, without starting one."""
    told = child._answer(path)
    return read_form(Answer(path, "", told["digest"], tuple(told["names"]), told["sheets"]))


@pytest.fixture(scope="module")
def written(forms: tuple[Path, ...], tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Puts answers into the schools' form and reads them back."""
    book = openpyxl.load_workbook(io.BytesIO(forms[1].read_bytes()))
    path = tmp_path_factory.mktemp("any") / "form.xlsx"

    def write(rows: list[tuple[str, ...]]) -> ReadForm:
        for number, row in enumerate(rows, FIRST):
            for letter, text in zip("DEFGH", row, strict=True):
                put(book[RETURN], f"{letter}{number}", text)
        book.save(path)
        return read_here(path)

    return SimpleNamespace(write=write)


@given(rows=st.lists(ROW, min_size=MANY, max_size=MANY))
@settings(max_examples=40)
def test_any_answers_come_back_as_they_were_written(written: Any, rows: list[tuple[str, ...]]) -> None:
    form = written.write(rows)
    assert form.broken == form.refusal == ""
    got = {row.row: tuple(cell.text for cell in row[4:]) for row in form.rows[:MANY]}
    assert got == dict(enumerate(rows, FIRST))


@given(row=ROW)
@settings(max_examples=25)
def test_any_answer_is_what_the_workspace_would_hold(written: Any, still: Store, row: tuple[str, ...]) -> None:
    form = written.write([row, *[("",) * 5] * (MANY - 1)])
    file, whole = staged_one(still, form), whole_of(still)
    held_back = {problem.cell for problem in file.problems}
    told = {change.what: change.after for change in file.changes if change.line}
    wanted = dict(zip(("Grade", "Reason", "Evidence", "Impact", "What was met from others"), row, strict=True))
    for (what, text), letter in zip(wanted.items(), "DEFGH", strict=True):
        if text.strip() and f"{letter}{FIRST}" not in held_back:
            assert told[what] == text
        else:
            assert what not in told
    assert whole.judgements == ()


@pytest.mark.parametrize(
    ("written_as", "meant"),
    [
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("one_x000D_\ntwo", "one\ntwo"),
        ("bell_x0007_", "bell"),
        ("_x0041_ stays", "_x0041_ stays"),
        ("turned\u202earound", "turnedaround"),
        ("a family \U0001f468\u200d\U0001f469\u200d\U0001f467", "a family \U0001f468\u200d\U0001f469\u200d\U0001f467"),
        ("نص عربي", "نص عربي"),
        ("=1+1 typed as words", "=1+1 typed as words"),
        ("  spaces at both ends  ", "  spaces at both ends  "),
    ],
)
def test_what_programs_write_in_their_own_way_is_read_as_it_was_meant(
    written: Any, written_as: str, meant: str
) -> None:
    form = written.write([("Good", written_as, "", "", ""), *[("",) * 5] * (MANY - 1)])
    assert form.rows[0].reason.text == meant
