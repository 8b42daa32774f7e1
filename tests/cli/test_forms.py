"""One kind of document in its several forms: chosen by a flag or by the ending of the file."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from workbench import cli, documents
from workbench.documents import form_for
from workbench.errors import Refused

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PLUMBLINE_PASSPHRASE", "a long enough passphrase")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    folder = tmp_path / "north.plumbline"
    assert cli.run(["create", str(folder)]) == 0
    assert cli.run(["import", str(folder), str(ROOT / "resources" / "example" / "missing-2026.json")]) == 0
    return folder


def test_a_briefing_is_a_poster_a_page_to_read_down_or_a_web_page(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    export = ["export", str(workspace), "MIS26", "--as", "seven-minute-briefing", "--out"]
    wide, high, text = tmp_path / "wide.pdf", tmp_path / "high.pdf", tmp_path / "text.HTML"
    assert cli.run([*export, str(wide)]) == 0
    assert cli.run([*export, str(high), "--portrait"]) == 0
    assert cli.run([*export, str(text)]) == 0
    assert capsys.readouterr().out.splitlines()[-3:] == [str(wide), str(high), str(text)]
    shapes = [PdfReader(path).pages[0].mediabox for path in (wide, high)]
    assert [box.width > box.height for box in shapes] == [True, False]
    assert text.read_text("utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.parametrize(
    ("kind", "name", "form", "said"),
    [
        ("scoring-sheet", "x.xlsx", "portrait", "A scoring sheet has no portrait form."),
        ("seven-minute-briefing", "x.html", "portrait", "A seven minute briefing in its portrait form ends in .pdf."),
        ("seven-minute-briefing", "x.docx", "", "A seven minute briefing ends in .pdf or .html."),
        ("seven-minute-briefing", "", "", "Name the file to make, such as seven-minute-briefing.pdf."),
        ("posters", "x.pdf", "", "There is no document called posters."),
    ],
)
def test_a_form_that_is_not_there_is_refused_in_one_sentence(kind: str, name: str, form: str, said: str) -> None:
    with pytest.raises(Refused) as refused:
        form_for(kind, Path(name), form)
    assert str(refused.value).startswith(said)


def test_no_two_files_have_one_name() -> None:
    names = [documents.file_name("MIS26", kind, form) for kind, form in documents.every_form()]
    assert len(set(names)) == len(names)
    assert all(kind in name for name, (kind, _) in zip(names, documents.every_form(), strict=True))
