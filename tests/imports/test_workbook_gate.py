"""Hostile and odd workbooks: each refused in its own plain sentence, quickly and in little memory."""

import struct
import time
from contextlib import suppress
from pathlib import Path

import pytest

from tests.imports.workbooks import RELATIONS, ROWS, SHEET, TYPES, old_container, packed, parts, saved
from workbench.errors import BadFile
from workbench.imports.workbook.gate import checked_workbook
from workbench.imports.workbook.sheets import read_sheets

CELL = '<sheetData><row r="1"><c r="{0}"><v>1</v></c></row></sheetData>'
DTD = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'

HOSTILE: dict[str, tuple[dict[str, str | bytes], str]] = {
    "zip bomb": (parts(extra={"xl/media/a.bin": bytes(30 << 20)}), "unpacks to an unsafe size"),
    "bomb in the sheet": (parts("<sheetData>" + " " * (20 << 20) + "</sheetData>"), "unpacks to an unsafe size"),
    "entities": (parts(extra={"xl/sharedStrings.xml": DTD}), "document type definition"),
    "entities under another name": (parts(extra={"xl/notes.txt": DTD}), "document type definition"),
    "wide characters": (parts(extra={"xl/theme.xml": DTD.encode("utf-16")}), "encoding"),
    "wide characters unmarked": (parts(extra={"xl/theme.xml": DTD.encode("utf-16-be")}), "encoding"),
    "odd encoding": (parts(extra={"xl/theme.xml": '<?xml version="1.0" encoding="cp037"?><x/>'}), "encoding"),
    "cell at the far end": (parts(CELL.format("XFD1048576")), "larger than 20,000 rows"),
    "column past the end": (parts(CELL.format("ZZZ1")), "larger than 20,000 rows"),
    "cell nowhere": (parts(CELL.format("banana")), "no proper place"),
    "stated size": (parts('<dimension ref="A1:XFD1048576"/>' + ROWS), "larger than 20,000 rows"),
    "stated size, single quotes": (parts("<dimension ref = 'A1:XFD1048576'/>" + ROWS), "larger than 20,000 rows"),
    "row number": (parts('<sheetData><row r="99999999"/></sheetData>'), "no proper place|larger than"),
    "huge merge": (parts(ROWS + '<mergeCells><mergeCell ref="A1:GR20000"/></mergeCells>'), "merges"),
    "many merges": (parts(ROWS + '<mergeCell ref="A1:GR200"/>' * 9), "merges"),
    "many cells": (
        parts("<sheetData>" + '<c r="A1"/>' * 121_000 + "</sheetData>"),
        "more than 40,000 cells|unsafe size",
    ),
    "prefixed tags": (parts('<x:sheetData><x:row r="1"><x:c r="XFD1"/></x:row></x:sheetData>'), "larger than"),
    "far too many strings": (parts(extra={"xl/sharedStrings.xml": "<si><t>a</t></si>" * 90_000}), "far more|unsafe"),
    "mostly empty": (parts('<sheetData><row r="9000"><c r="GR9000"/></row></sheetData>'), "mostly empty cells"),
    "many styles": (parts(extra={"xl/styles.xml": "<styleSheet>" + "<xf/>" * 5000 + "</styleSheet>"}), "styles"),
    "sheet elsewhere": (parts(extra={"xl/other.dat": SHEET.format(CELL.format("XFD1048576"))}), "larger than"),
    "macros": (parts(extra={"xl/vbaProject.bin": b"x"}), "macros"),
    "old macros": (parts(extra={"xl/macrosheets/sheet1.xml": "<x/>"}), "macros"),
    "macros by type": ({**parts(), "[Content_Types].xml": TYPES.replace("sheet.main", "macroEnabled.main")}, "macros"),
    "path out": (parts(extra={"../evil.xml": "<x/>"}), "leads outside"),
    "absolute path": (parts(extra={"/etc/x.xml": "<x/>"}), "leads outside"),
    "same part twice": (parts(extra={"XL/WORKBOOK.XML": "<x/>"}), "two with one name"),
    "too many parts": (parts(extra={f"xl/media/{n}.txt": "x" for n in range(600)}), "too many parts"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_workbook_is_refused_in_its_own_words(kind: str, tmp_path: Path) -> None:
    contents, sentence = HOSTILE[kind]
    path = packed(tmp_path / "form.xlsx", contents)
    start = time.perf_counter()
    with pytest.raises(BadFile, match=sentence) as caught:
        checked_workbook(path)
    assert time.perf_counter() - start < 2
    assert str(caught.value).startswith("form.xlsx: ")


ODD: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "empty"),
    "old Excel": (old_container("Root Entry", "Workbook"), r"\.xls\)"),
    "password": (old_container("EncryptionInfo", "EncryptedPackage"), "password"),
    "label": (old_container("DRMEncryptedTransform", "EncryptedPackage"), "sensitivity label"),
    "Word": (old_container("WordDocument"), "Word document"),
    "PDF": (b"%PDF-1.7\n...", "PDF"),
    "web page": (b"\xef\xbb\xbf<html><table><tr><td>1</td></tr></table></html>", "web page"),
    "XML": (b"<?xml version='1.0'?><Workbook/>", "XML file"),
    "CSV": (b"Line,Question\r\n1,Was the child heard?\r\n", r"\.csv"),
    "UTF-16 CSV": ("Line\tQuestion".encode("utf-16"), r"\.csv"),
    "picture": (b"\x89PNG\r\n\x1a\n\x00\x00\x00", "not an Excel workbook"),
    "noise": (bytes(range(256)) * 40, "not an Excel workbook"),
}


@pytest.mark.parametrize("kind", ODD)
def test_a_file_that_is_no_workbook_is_told_what_it_is(kind: str, tmp_path: Path) -> None:
    data, sentence = ODD[kind]
    path = tmp_path / "form.xlsx"
    path.write_bytes(data)
    with pytest.raises(BadFile, match=sentence):
        checked_workbook(path)


@pytest.mark.parametrize(
    ("contents", "sentence"),
    [
        ({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"}, r"\.ods"),
        ({"word/document.xml": "<x/>", "[Content_Types].xml": TYPES}, "Word document"),
        ({"ppt/presentation.xml": "<x/>"}, "PowerPoint"),
        ({"xl/workbook.bin": b"x", "[Content_Types].xml": TYPES}, r"\.xlsb"),
        ({"Index/Document.iwa": b"x"}, "Numbers"),
        ({"_rels/.rels": RELATIONS}, "zip archive"),
    ],
)
def test_another_kind_of_archive_is_told_what_it_is(contents: dict[str, str], sentence: str, tmp_path: Path) -> None:
    with pytest.raises(BadFile, match=sentence):
        checked_workbook(packed(tmp_path / "form.xlsx", contents))


def test_a_cut_off_workbook_is_refused_at_every_length(tmp_path: Path) -> None:
    whole = saved(tmp_path / "whole.xlsx", [["Question"], ["Was the child heard?"]]).read_bytes()
    path = tmp_path / "cut.xlsx"
    for length in range(1, len(whole), 97):
        path.write_bytes(whole[:length])
        with pytest.raises(BadFile):
            checked_workbook(path)


def test_a_damaged_workbook_is_read_or_refused_and_never_a_fault(tmp_path: Path) -> None:
    whole = saved(tmp_path / "whole.xlsx", [["Question"], ["Was the child heard?"]]).read_bytes()
    path = tmp_path / "damaged.xlsx"
    for place in range(0, len(whole), 61):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        with suppress(BadFile):
            read_sheets(path)


def test_a_password_on_the_archive_is_named(tmp_path: Path) -> None:
    path = packed(tmp_path / "form.xlsx", parts())
    data = bytearray(path.read_bytes())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := data.find(signature, at + 1)) >= 0:
            struct.pack_into("<H", data, at + offset, 1)
    path.write_bytes(bytes(data))
    with pytest.raises(BadFile, match="password"):
        checked_workbook(path)


def test_a_size_stated_falsely_is_counted_as_it_comes_out(tmp_path: Path) -> None:
    path = packed(tmp_path / "form.xlsx", parts(extra={"xl/a.xml": "<x>" + "y" * (30 << 20) + "</x>"}))
    data = bytearray(path.read_bytes())
    at = -1
    while (at := data.find(b"PK\x01\x02", at + 1)) >= 0:
        struct.pack_into("<I", data, at + 24, 100)
    path.write_bytes(bytes(data))
    with pytest.raises(BadFile, match=r"damaged|unsafe size"):
        checked_workbook(path)


def test_a_missing_file_and_a_folder_have_sentences(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="no such file"):
        checked_workbook(tmp_path / "none.xlsx")
    with pytest.raises(BadFile, match="folder"):
        checked_workbook(tmp_path)


def test_a_plain_workbook_passes_quickly_and_gives_its_words(tmp_path: Path) -> None:
    path = saved(tmp_path / "good.xlsx", [["Line", "Question"], [1, "Was the child heard?"], [2.5, True]])
    start = time.perf_counter()
    checked_workbook(path)
    assert time.perf_counter() - start < 0.5
    (sheet,) = read_sheets(path)
    assert [[cell.text for cell in row] for row in sheet.rows] == [
        ["Line", "Question"],
        ["1", "Was the child heard?"],
        ["2.5", "Yes"],
    ]
    assert sheet.rows[1][1].place == "Lines!B2"


def test_formulas_are_not_read_and_numbers_that_are_none_are_empty(tmp_path: Path) -> None:
    cells = '<c r="A1"><f>1+1</f><v>999</v></c><c r="B1"><v>1e400</v></c><c r="C1" t="str"><v>kept</v></c>'
    path = packed(tmp_path / "form.xlsx", parts(f'<sheetData><row r="1">{cells}</row></sheetData>'))
    (sheet,) = read_sheets(path)
    assert [cell.text for cell in sheet.rows[0]] == ["formula, not read", "", "kept"]
    assert sheet.rows[0][0].is_formula


def test_a_value_that_is_no_number_is_refused_as_damage(tmp_path: Path) -> None:
    path = packed(tmp_path / "form.xlsx", parts('<sheetData><row r="1"><c r="A1"><v>banana</v></c></row></sheetData>'))
    with pytest.raises(BadFile, match="damaged"):
        read_sheets(path)


def test_hidden_sheets_and_bidi_marks_are_not_read(tmp_path: Path) -> None:
    import openpyxl

    path = saved(tmp_path / "form.xlsx", [["safe\u202egrade"]])
    book = openpyxl.load_workbook(path)
    hidden = book.create_sheet("Lists")
    hidden.sheet_state = "veryHidden"
    book.save(path)
    (sheet,) = read_sheets(path)
    assert sheet.rows[0][0].text == "safegrade"


def test_the_largest_workbook_let_through_is_read_within_bounds(tmp_path: Path) -> None:
    row = "".join(f'<c r="{c}{{0}}" t="inlineStr"><is><t>{"word " * 20}{{0}}</t></is></c>' for c in "ABCDEFGH")
    rows = "".join(f'<row r="{number}">{row.format(number)}</row>' for number in range(1, 4_900))
    path = packed(tmp_path / "large.xlsx", parts(f"<sheetData>{rows}</sheetData>"))
    resource = pytest.importorskip("resource")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.perf_counter()
    checked_workbook(path)
    assert time.perf_counter() - start < 2
    (sheet,) = read_sheets(path)
    assert len(sheet.rows) == 4_899
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 300 << 10
