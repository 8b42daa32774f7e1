"""Forms made to do harm are refused in under two seconds and 300 MB, measured in the process that reads them."""

from pathlib import Path

import pytest

from tests.imports.return_forms.forms import Read, read, staged_one
from tests.imports.return_forms.hostile import HOSTILE
from tests.imports.workbooks import packed, parts
from workbench.domain.returns.staged import FileState
from workbench.storage.store import Store

MOST_SECONDS, MOST_MEGABYTES = 2.0, 300.0
KINDS = list(HOSTILE)


@pytest.fixture(scope="module")
def hostile(forms: tuple[Path, ...], tmp_path_factory: pytest.TempPathFactory) -> Read:
    """Every hostile form, read one after another by one process: its memory only grows, so the last tells the most."""
    folder, whole = tmp_path_factory.mktemp("hostile"), forms[1].read_bytes()
    paths = [folder / f"form-{number}.xlsx" for number in range(len(KINDS))]
    for path, (make, _) in zip(paths, HOSTILE.values(), strict=True):
        path.write_bytes(make(whole))
    return read(paths)


@pytest.mark.parametrize("kind", KINDS)
def test_a_hostile_form_is_refused_quickly_and_in_little_memory(kind: str, hostile: Read, still: Store) -> None:
    place = KINDS.index(kind)
    file = staged_one(still, hostile.forms[place])
    assert file.state is FileState.REFUSED
    assert HOSTILE[kind][1] in file.sentence
    assert hostile.seconds[place] < MOST_SECONDS
    assert 0 < hostile.megabytes[place] < MOST_MEGABYTES


def test_the_largest_file_that_is_let_through_stays_within_bounds(tmp_path: Path) -> None:
    row = "".join(f'<c r="{c}{{0}}" t="inlineStr"><is><t>{"word " * 20}{{0}}</t></is></c>' for c in "ABCDEFGH")
    rows = "".join(f'<row r="{number}">{row.format(number)}</row>' for number in range(1, 4_900))
    path = packed(tmp_path / "large.xlsx", {**parts(f"<sheetData>{rows}</sheetData>"), **_as_return()})
    answer = read([path])
    assert "its hidden sheet “Lists” is missing" in answer.forms[0].refusal
    assert answer.megabytes[0] < MOST_MEGABYTES


def _as_return() -> dict[str, str | bytes]:
    """The part of a workbook that names its sheets, with one called as a form's."""
    text = parts()["xl/workbook.xml"]
    assert isinstance(text, str)
    return {"xl/workbook.xml": text.replace("Lines", "Return")}
