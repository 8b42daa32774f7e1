"""What people typed stays text, whole and as it was typed, or the export is refused; and nothing else gets in."""

import getpass
import socket
import tempfile
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from tests.exports.audits import TODAY, example, given, large, place, with_text
from workbench.domain.audits import Case
from workbench.domain.judgements import Layer
from workbench.domain.progress import finish
from workbench.errors import Refused, WorkbenchError
from workbench.exports.scoring_sheet import write

PAYLOADS = (
    "=1+1",
    "=cmd|'/C calc'!A0",
    '=HYPERLINK("http://example.invalid","press")',
    "@SUM(1)",
    "+1",
    "-1",
    "-2+3+cmd|' /C calc'!A0",
    "#N/A",
    "#REF!",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "  =1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(1)",
    "<b>&amp;</b> ]]> 'x' \"y\"",
)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_text_that_looks_like_a_formula_stays_text_in_every_field(tmp_path: Path, payload: str) -> None:
    book = load_workbook(finish(write(with_text(payload), tmp_path / "a.xlsx", TODAY)))
    expected = payload.replace("\r", "\n")  # a line end is a line end
    where = set()
    for sheet in book:
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.value is not None):
            if expected.strip() in str(cell.value):
                assert cell.data_type == "s", (sheet.title, cell.coordinate)
                if cell.value == expected:
                    where.add((sheet.title, cell.column))
                    risky = expected.strip()[0] in "=+-@＝＋－＠" or expected[0] in "\t\n"
                    assert cell.quotePrefix == risky, (sheet.title, cell.coordinate)
            if cell.data_type == "f":
                assert sheet.title in ("Summary", "Distribution")
                assert "cmd" not in cell.value
                assert "HYPERLINK" not in cell.value
    # Reason, evidence and impact; the case's own facts; the facts of the audit; agencies; words of the scale.
    assert {("Differences", column) for column in (1, 7, 8, 9)} <= where
    assert {("Sample", column) for column in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13)} <= where
    assert {("Summary", 2), ("Self", 2), ("Read me", 2)} <= where


def test_a_text_too_long_for_a_cell_is_refused_by_name_and_nothing_is_touched(tmp_path: Path) -> None:
    whole, old = example(2), tmp_path / "a.xlsx"
    old.write_bytes(b"the old sheet")
    line, case = whole.lines[2], whole.cases[1]
    words = {"reason": "ok", "evidence": "ok", "impact": "x" * 32_768}
    long = replace(whole, judgements=(given(place(line, Layer.PANEL, case), "1", **words),))
    with pytest.raises(Refused, match=r"“Impact on the child” of case MIS26-02, line 3 has 32,768 characters"):
        finish(write(long, old, TODAY))
    assert [each.name for each in tmp_path.iterdir()] == ["a.xlsx"]
    assert old.read_bytes() == b"the old sheet"


@pytest.mark.parametrize(("text", "fits"), [("x" * 32_767, True), ("😀" * 16_383, True), ("😀" * 16_384, False)])
def test_length_is_counted_as_excel_counts_it(tmp_path: Path, text: str, fits: bool) -> None:
    whole = example(1)
    whole = replace(whole, audit=replace(whole.audit, objective=text))
    if not fits:
        with pytest.raises(Refused, match="“Objective” of the audit"):
            finish(write(whole, tmp_path / "a.xlsx", TODAY))
        return
    book = load_workbook(finish(write(whole, tmp_path / "a.xlsx", TODAY)))
    assert text in [row[1] for row in book["Summary"].iter_rows(max_col=2, values_only=True)]


def test_what_no_file_can_hold_is_shown_as_a_mark(tmp_path: Path) -> None:
    odd = "a\x00b\x0bc\ud800d\ufffee\x1f"
    whole = example(1)
    whole = replace(whole, cases=(Case(1, "MIS26-01", synopsis=odd),), audit=replace(whole.audit, title=odd))
    book = load_workbook(finish(write(whole, tmp_path / "a.xlsx", TODAY)))
    assert "a\ufffdb\ufffdc\ufffdd\ufffde\ufffd" in [cell.value for row in book["Sample"] for cell in row]


def test_text_that_looks_like_an_escape_reads_as_it_was_typed(tmp_path: Path) -> None:
    whole = example(1)
    whole = replace(whole, audit=replace(whole.audit, objective="_x0041_ is not A"))
    path = finish(write(whole, tmp_path / "a.xlsx", TODAY))
    with ZipFile(path) as archive:
        assert b"_x005F_x0041_ is not A" in archive.read("xl/worksheets/sheet1.xml")


def test_a_title_with_codes_of_page_heads_prints_as_it_is(tmp_path: Path) -> None:
    whole = example(1)
    whole = replace(whole, audit=replace(whole.audit, title="Health & care &P " + "long " * 60))
    with ZipFile(finish(write(whole, tmp_path / "a.xlsx", TODAY))) as archive:
        xml = archive.read("xl/worksheets/sheet2.xml").decode()
    head = xml[xml.index("<oddHeader>") + 11 : xml.index("</oddHeader>")].replace("&amp;", "&")
    assert head.startswith("&LHealth && care &&P long")
    assert len(head) < 255


def test_a_cancelled_export_leaves_no_file_and_the_old_one_as_it_was(tmp_path: Path) -> None:
    old = tmp_path / "a.xlsx"
    old.write_bytes(b"the old sheet")
    for stop in range(1, 120, 7):
        work = write(large(30, 4), old, TODAY)
        for _ in range(stop):
            next(work)
        work.close()
        assert [each.name for each in tmp_path.iterdir()] == ["a.xlsx"]
        assert old.read_bytes() == b"the old sheet"


def test_case_text_never_passes_through_the_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "no such folder"))
    assert finish(write(example(2), tmp_path / "a.xlsx", TODAY)).exists()


def test_a_folder_that_is_not_there_is_said_in_plain_words(tmp_path: Path) -> None:
    with pytest.raises(WorkbenchError, match=r"The folder for a\.xlsx does not exist"):
        finish(write(example(1), tmp_path / "none" / "a.xlsx", TODAY))


def test_the_file_says_who_made_it_and_when_and_nothing_about_the_computer(tmp_path: Path) -> None:
    path = finish(write(example(2), tmp_path / "a.xlsx", TODAY))
    about = load_workbook(path).properties
    assert about.creator == "Harrowmere Safeguarding Children Partnership"
    assert about.title == "Scoring sheet: Children who go missing"
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
