"""The sheets of a workbook or a CSV file as rows of plain text, each cell with the name a person would call it by."""

import csv
import io
import math
import re
import warnings
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from workbench.errors import BadFile
from workbench.imports.text_files import MOST_TEXT, decoded, read_bytes, tidy
from workbench.imports.workbook.gate import LIMITS, Limits, checked_workbook

FORMULA = "formula, not read"
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]|_x00[01][0-9A-Fa-f]_")


@dataclass(frozen=True, slots=True)
class Cell:
    text: str
    place: str
    """'Lines!C5', or 'C5' where the file has no sheets."""
    is_formula: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. Rows hold their cells up to the last used one; `rows[0]` is row 1."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]


def read_sheets(path: Path, limits: Limits = LIMITS) -> tuple[Sheet, ...]:
    """The visible sheets of a workbook, checked first. A formula is not computed, nor its last result trusted."""
    import openpyxl

    data = checked_workbook(path, limits)
    sheets = []
    try:
        with warnings.catch_warnings():
            # openpyxl warns of drawings and extensions it leaves out; none of them is wanted here.
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
            for sheet in book.worksheets:
                if sheet.sheet_state == "visible":
                    rows = sheet.iter_rows(max_row=limits.rows, max_col=limits.columns)
                    sheets.append(Sheet(sheet.title, _rows(rows, sheet.title)))
            book.close()
    except BadFile:
        raise
    except Exception:
        # openpyxl raises whatever its parser met: KeyError, TypeError, ParseError and more. None is worth showing.
        raise BadFile(
            f"{path.name}: the workbook is damaged. Open it in Excel, save it again, and try once more."
        ) from None
    return tuple(sheets)


def read_csv(path: Path) -> Sheet:
    """A CSV file as one sheet. Encoding, separator and quoting are told from its content."""
    text = decoded(read_bytes(path, most=MOST_TEXT), path.name)
    separator = _separator(text)
    if text.lower().startswith("sep=") and "\n" in text:
        text = text.split("\n", 1)[1]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=False))
    except csv.Error as error:
        raise BadFile(
            f"{path.name}: the table cannot be told apart into cells ({error}). Save it again as CSV."
        ) from None
    if line := _never_closed(text, separator):
        raise BadFile(
            f"{path.name}: line {line} opens a quotation mark that nothing closes, so the rows below it cannot be "
            "told apart. Close it, or take it out."
        )
    if len(rows) > LIMITS.rows or any(len(row) > LIMITS.columns for row in rows):
        raise BadFile(f"{path.name}: the table is larger than {LIMITS.rows:,} rows by {LIMITS.columns} columns.")
    return Sheet(
        "", tuple(_trimmed([Cell(_clean(v), place("", r, c)) for c, v in enumerate(row)]) for r, row in enumerate(rows))
    )


def _never_closed(text: str, separator: str) -> int:
    """The line whose quoted cell runs to the end of the file; 0 where there is none."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    begins = 1
    try:
        for _ in reader:
            begins = reader.line_num + 1
    except csv.Error as error:
        return begins if "unexpected end" in str(error) else 0
    return 0


def place(sheet: str, row: int, column: int) -> str:
    """The cell's name, from places counted from nought."""
    letters, number = "", column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{sheet}!{letters}{row + 1}" if sheet else f"{letters}{row + 1}"


def _rows(rows: Iterable[Sequence[Any]], sheet: str) -> tuple[tuple[Cell, ...], ...]:
    found = []
    for r, row in enumerate(rows):
        cells = []
        for c, cell in enumerate(row):
            formula = cell.data_type == "f"
            cells.append(Cell(FORMULA if formula else _said(cell.value), place(sheet, r, c), formula))
        found.append(_trimmed(cells))
    while found and not found[-1]:
        found.pop()
    return tuple(found)


def _said(value: object) -> str:
    """A cell's value as a person reads it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, float):
        if not math.isfinite(value):
            return ""
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else str(value)
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    if isinstance(value, date):
        return value.isoformat()
    return _clean(str(value))


def _clean(text: str) -> str:
    return _CONTROL.sub("", tidy(text.replace("_x000D_", "\r"))).strip()


def _trimmed(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    last = max((i for i, cell in enumerate(cells) if cell.text), default=-1)
    return tuple(cells[: last + 1])


def _separator(text: str) -> str:
    """The character that divides every row into the same number of cells; by count where rows differ."""
    told = re.match(r"sep=(.)", text, re.I)
    if told:
        return told[1]
    best, most = ",", 0.0
    for candidate in (",", ";", "\t", "|"):
        counts = [
            len(row) - 1 for row in csv.reader(io.StringIO(text[:20_000], newline=""), delimiter=candidate) if row
        ]
        wide = [count for count in counts if count]
        # A separator divides the widest row, which is the header or a full line, and most of the others alike.
        score = max(counts, default=0) + sum(count == max(wide, default=0) for count in wide) / (len(counts) or 1)
        if wide and score > most:
            best, most = candidate, score
    return best
