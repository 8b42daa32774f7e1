"""The recovery sheet, read back from the file: its structure, its words, and what must not be in it."""

from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.exports.pdf_structure import elements, problems, spoken
from tests.slow.verapdf import EngineMissing, failures
from workbench.domain.progress import finish
from workbench.errors import WorkbenchError
from workbench.exports import recovery_sheet
from workbench.exports.recovery_sheet import Sheet
from workbench.storage.keys.recovery_code import new_code, plain_code

CODE = new_code()
MADE = datetime(2026, 5, 6, 17, 31)


def sheet(**other: str) -> Sheet:
    told = {
        "workspace": "northmere.plumbline",
        "folder": "/home/ruth/Documents/northmere.plumbline",
        "partnership": "Northmere Partnership (Example)",
    } | other
    return Sheet(**told, made=MADE, code=CODE)


def read(given: Sheet) -> bytes:
    return finish(recovery_sheet.pdf(given))


def test_everyone_can_read_it_in_its_order() -> None:
    made = read(sheet())
    assert problems(made) == []
    heads = [(each.kind, each.text) for each in elements(made) if each.kind.startswith("H")]
    assert heads == [
        ("H1", "Recovery sheet"),
        ("H2", "The recovery code"),
        ("H2", "What it is for"),
        ("H2", "Where to keep it"),
        ("H2", "Who may use it"),
    ]


def test_it_says_which_workspace_where_and_when_and_the_whole_code() -> None:
    said = [each.text for each in elements(read(sheet()))]
    assert "Workspace: northmere.plumbline" in said
    assert "Where it lives: /home/ruth/Documents/northmere.plumbline" in said
    assert "Code made on: 6 May 2026 at 17:31" in said
    assert CODE in said
    assert plain_code(said[said.index("The recovery code") + 1]) == plain_code(CODE)
    assert [label for label in recovery_sheet.LINES if label not in said] == []


@pytest.mark.parametrize(
    "other",
    [
        {},
        {"partnership": ""},
        {"folder": f"/{'a very long folder name/' * 20}northmere.plumbline"},
        {"workspace": "x" * 60 + ".plumbline", "folder": "/" + "y" * 240},
        {"workspace": "حماية.plumbline", "folder": "/home/حماية"},
        {"partnership": "Partneriaeth Ŵyŷ 아동 보호"},
    ],
)
def test_it_is_one_page_whatever_the_names_are_and_nothing_lies_over_anything(other: dict[str, str]) -> None:
    made = read(sheet(**other))
    assert problems(made) == []
    said = spoken(made)
    assert CODE in said
    assert "no back door" in said
    reader = PdfReader(BytesIO(made))
    assert len(reader.pages) == 1
    drawn: list[tuple[float, str]] = []
    reader.pages[0].extract_text(
        visitor_text=lambda text, _cm, at, _font, _size: drawn.append((at[5], text)) if text.strip() else None
    )
    body = [y for y, text in drawn if "back door" in text]
    first_line = [y for y, text in drawn if "Name and role" in text]
    assert min(body) > first_line[0] + 20


def test_a_name_that_cannot_be_printed_leaves_room_to_write_it() -> None:
    assert "write it by hand" in spoken(read(sheet(workspace="حماية.plumbline")))


def test_it_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = finish(recovery_sheet.write(sheet(), tmp_path / "sheet.pdf"))
    assert path.read_bytes() == read(sheet())
    assert [each.name for each in tmp_path.iterdir()] == ["sheet.pdf"]
    work = recovery_sheet.write(sheet(), tmp_path / "other.pdf")
    next(work)
    work.close()
    assert [each.name for each in tmp_path.iterdir()] == ["sheet.pdf"]
    with pytest.raises(WorkbenchError, match="does not exist"):
        finish(recovery_sheet.write(sheet(), tmp_path / "gone" / "sheet.pdf"))


def test_the_code_is_in_no_repr() -> None:
    assert CODE not in repr(sheet())


@pytest.mark.slow
def test_the_engine_that_judges_finds_no_fault(tmp_path: Path) -> None:
    path = finish(recovery_sheet.write(sheet(), tmp_path / "sheet.pdf"))
    try:
        (found,) = failures([path]).values()
    except EngineMissing as missing:
        pytest.skip(str(missing))
    assert not found
