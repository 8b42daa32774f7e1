"""An untrusted .xlsx workbook is checked here, with bounds on time and memory, before openpyxl sees a byte of it."""

import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

from workbench.errors import BadFile
from workbench.imports.text_files import read_bytes
from workbench.imports.workbook.not_one import why_not_a_workbook


@dataclass(frozen=True, slots=True)
class Limits:
    """The most a workbook may hold. A year's returns of eight agencies use a tenth of these."""

    file: int = 20 << 20
    parts: int = 500
    part: int = 12 << 20
    """One part of XML, unpacked."""
    total: int = 40 << 20
    ratio: int = 150
    rows: int = 20_000
    columns: int = 200
    cells: int = 40_000
    area: int = 200_000
    """Rows times columns of one sheet: a reader fills in every empty cell up to the last."""
    tags: int = 320_000
    """What a reader's time grows with, whatever the parts are called."""
    merged: int = 50_000
    styles: int = 4_000


LIMITS = Limits()

# XML that Excel never writes, and that can make a reader fetch files or grow without end.
_TYPE_DEFINITION = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)", re.I)
_XML_STARTS = (b"<", b"\x00<", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_ENCODING = re.compile(rb"^\s*<\?xml[^>]*\bencoding\s*=\s*[\"']([A-Za-z0-9._-]+)", re.I)
_ENCODINGS = frozenset({b"utf-8", b"utf8", b"us-ascii", b"ascii", b"iso-8859-1", b"windows-1252"})
_CELL = re.compile(rb"<(?:[\w.-]+:)?c(?=[\s/>])([^>]*)>")
_ROW = re.compile(rb"<(?:[\w.-]+:)?row(?=[\s/>])([^>]*)>")
_MERGE = re.compile(rb"<(?:[\w.-]+:)?mergeCell(?=[\s/>])([^>]*)>")
_SIZE = re.compile(rb"<(?:[\w.-]+:)?dimension(?=[\s/>])([^>]*)>")
_STYLE = re.compile(rb"<(?:[\w.-]+:)?(?:xf|font|fill|border|dxf|numFmt)(?=[\s/>])")
_REFERENCE = re.compile(rb"\b(?:r|ref)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_PLACE = re.compile(rb"^\$?([A-Z]{1,3})\$?(\d{1,7})$")


def checked_workbook(path: Path, limits: Limits = LIMITS) -> bytes:
    """The bytes of a workbook that is safe to hand to openpyxl. BadFile with one plain sentence for any other file."""
    data = read_bytes(path, most=limits.file)
    name = path.name
    refusal = why_not_a_workbook(data)
    if refusal:
        raise BadFile(f"{name}: {refusal}")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            _check_parts(parts, name, limits)
            _check_contents(parts, name, limits)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, RuntimeError):
        # What zipfile raises on a truncated, altered or oddly packed archive is a long list.
        raise BadFile(
            f"{name}: the workbook is damaged or cut off. Ask for it again, or open and save it in Excel."
        ) from None
    return data


def _check_parts(parts: zipfile.ZipFile, name: str, limits: Limits) -> None:
    """What the archive says of itself; nothing is unpacked yet, and none of it is trusted for sizes."""
    names = [info.filename for info in parts.infolist()]
    if len(names) > limits.parts or len({part.lower() for part in names}) != len(names):
        raise BadFile(
            f"{name}: the workbook has too many parts, or two with one name. Excel does not write such a file."
        )
    for info in parts.infolist():
        if info.filename.startswith(("/", "\\")) or "\\" in info.filename or ".." in info.filename.split("/"):
            raise BadFile(f"{name}: the workbook has a part whose name leads outside it. It is not safe to open.")
        if info.flag_bits & 0x1:
            raise BadFile(f"{name}: the workbook is packed with a password. Save it without one, and send it again.")
    lowered = {part.lower() for part in names}
    if any("vbaproject" in part or "/macrosheets/" in part or part.endswith("vbadata.xml") for part in lowered):
        raise BadFile(f"{name}: the workbook has macros. Save it as “Excel workbook (.xlsx)”, without macros.")


def _check_contents(parts: zipfile.ZipFile, name: str, limits: Limits) -> None:
    total = cells = tags = 0
    for info in parts.infolist():
        content = _unpacked(parts, info, name, limits, limits.total - total)
        total += len(content)
        lowered = info.filename.lower()
        # By what a part holds as well as by its name: a workbook may say that its sheet is called anything.
        if not (lowered.endswith((".xml", ".rels", ".vml")) or content.lstrip().startswith(_XML_STARTS)):
            continue
        _check_xml(content, name)
        tags += content.count(b"<")
        if tags > limits.tags:
            raise BadFile(f"{name}: the workbook holds far more than a form does. Copy the cells needed to a new one.")
        if lowered.startswith("xl/worksheets/") or b"sheetData" in content:
            cells += _check_sheet(content, name, limits, limits.cells - cells)
        elif lowered.endswith("styles.xml") and sum(1 for _ in _STYLE.finditer(content)) > limits.styles:
            raise BadFile(
                f"{name}: the workbook has an unreasonable number of styles. Copy its cells to a new workbook."
            )
        elif lowered == "[content_types].xml" and b"macroenabled" in content.lower():
            raise BadFile(f"{name}: the workbook has macros. Save it as “Excel workbook (.xlsx)”, without macros.")


def _unpacked(parts: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, limits: Limits, room: int) -> bytes:
    """The part's content, counted as it comes out: the sizes an archive states can be lies."""
    most = min(limits.part, room)
    pieces: list[bytes] = []
    got = 0
    with parts.open(info) as stream:
        while piece := stream.read(1 << 16):
            got += len(piece)
            if got > most or (got > 1 << 20 and got > limits.ratio * max(1, info.compress_size)):
                raise BadFile(f"{name}: the workbook unpacks to an unsafe size. It was not opened.")
            pieces.append(piece)
    return b"".join(pieces)


def _check_xml(content: bytes, name: str) -> None:
    encoding = _ENCODING.match(content.removeprefix(b"\xef\xbb\xbf")[:400])
    if b"\x00" in content[:400] or (encoding and encoding[1].lower() not in _ENCODINGS):
        raise BadFile(f"{name}: the workbook is written in an encoding Excel does not use. Open and save it in Excel.")
    if _TYPE_DEFINITION.search(content):
        raise BadFile(
            f"{name}: the workbook has a document type definition, which Excel never writes. It was not opened."
        )


def _check_sheet(content: bytes, name: str, limits: Limits, room: int) -> int:
    """The number of cells of a sheet, when every row, cell, merge and the stated size are within bounds."""
    count = last_row = last_column = 0
    for tag in _CELL.finditer(content):
        count += 1
        if count > room:
            raise BadFile(
                f"{name}: the workbook has more than {limits.cells:,} cells. Keep only the sheets that are needed."
            )
        _, row, column = _within(tag[1], name, limits)
        last_row, last_column = max(last_row, row), max(last_column, column)
    for tag in _ROW.finditer(content):
        last_row = max(last_row, _within(tag[1], name, limits)[1])
    if last_row * last_column > limits.area:
        raise _too_large(name, limits)
    for tag in _SIZE.finditer(content):
        _within(tag[1], name, limits)
    merged = 0
    for tag in _MERGE.finditer(content):
        merged += _within(tag[1], name, limits)[0]
        if merged > limits.merged:
            raise BadFile(
                f"{name}: the workbook merges an unreasonable number of cells. Unmerge them and save it again."
            )
    return count


def _within(attributes: bytes, name: str, limits: Limits) -> tuple[int, int, int]:
    """The number of cells in the reference of a tag, its last row and its last column; BadFile when out of bounds."""
    found = _REFERENCE.search(attributes)
    if not found:
        return 1, 0, 0
    ends = []
    for end in (found[1] or found[2] or b"").split(b":"):
        place = _PLACE.match(end)
        if place:
            ends.append((_column(place[1]), int(place[2])))
        elif end.isdigit() and len(end) < 10:
            ends.append((1, int(end)))
        else:
            raise BadFile(f"{name}: a cell of the workbook has no proper place. Open and save it in Excel.")
    if any(column > limits.columns or row > limits.rows or row < 1 for column, row in ends) or len(ends) > 2:
        raise _too_large(name, limits)
    (left, top), (right, bottom) = ends[0], ends[-1]
    return (abs(right - left) + 1) * (abs(bottom - top) + 1), max(top, bottom), max(left, right)


def _too_large(name: str, limits: Limits) -> BadFile:
    return BadFile(
        f"{name}: a sheet is larger than {limits.rows:,} rows by {limits.columns} columns, or mostly empty cells. "
        "Delete the empty rows and columns after the last one used, and save it again."
    )


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
