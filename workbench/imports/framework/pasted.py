"""Lines of enquiry from whatever was copied: a list from Word, cells from Excel, an e-mail, or bare rows."""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import replace

from workbench.domain.frameworks import Line
from workbench.domain.scales import Scale
from workbench.errors import BadFile
from workbench.imports import shipped
from workbench.imports.framework.reading import Reading
from workbench.imports.framework.short_titles import short_title
from workbench.imports.framework.table import framework_from_sheets
from workbench.imports.framework.table_columns import find_columns, number_of
from workbench.imports.framework.text import read_every_point, read_framework_text
from workbench.imports.text_files import tidy
from workbench.imports.workbook.sheets import Cell, Sheet, place

NAME = "What was pasted"
MOST_PASTED = 200_000
_MARK = re.compile(r"(?:[^\w\s]|o|\(?\w{1,3}[.)])\s*")
"""What Word puts before a tab where it copies a list."""
_QUOTED = re.compile(r"^(?:>[ \t]?)+")


def read_pasted(text: str, scale: Scale | None = None) -> Reading:
    """The lines in pasted words, and every text that was left; no title where the words have none.

    BadFile, with what to do, where there is nothing to read. Where nothing tells which points are lines of enquiry,
    every point is offered.
    """
    if len(text) > MOST_PASTED:
        raise BadFile(f"That is more than {MOST_PASTED:,} characters. Paste only the part with the lines.")
    text = _unquoted(tidy(text))
    if not re.search(r"[^\W_]", text):
        raise BadFile("There are no words in it yet. Copy the lines where they are, and paste them here.")
    reading = _read(text, scale or shipped.scale(shipped.DEFAULT_SCALE))
    told = tuple(said for said in reading.assumed if "file’s name" not in said and "names no scale" not in said)
    named = reading.framework.title if reading.framework.title != NAME else ""
    return replace(reading, framework=replace(reading.framework, title=named, source="Pasted"), assumed=told)


def _read(text: str, scale: Scale) -> Reading:
    if rows := _table(text):
        return _from_table(rows, scale)
    try:
        return read_framework_text(text, NAME, scale)
    except BadFile:
        return read_every_point(text, NAME, scale)


def line_of(text: str) -> Line:
    """A text that was left, as a line after all."""
    words = " ".join(text.split())
    return Line("", 0, short_title(words), words)


def _unquoted(text: str) -> str:
    """Without the marks before each row of an answered e-mail."""
    rows = text.split("\n")
    marked = [row for row in rows if row.startswith(">")]
    return "\n".join(_QUOTED.sub("", row) for row in rows) if len(marked) > 1 else text


def _table(text: str) -> list[list[str]]:
    """The cells, where the words came from a table; empty where they did not."""
    try:
        rows = list(csv.reader(io.StringIO(text.strip("\n"), newline=""), delimiter="\t", strict=False))
    except csv.Error:  # a quotation mark that nothing closes makes one cell of all the rest, and that is no table
        return []
    filled = [[cell.strip() for cell in row] for row in rows]
    filled = [row for row in filled if any(row)]
    in_cells = [row for row in filled if _is_row(row)]
    wide = any(len([cell for cell in row if cell]) > 2 for row in in_cells)
    return filled if in_cells and (wide or len(in_cells) > 1) and len(in_cells) * 2 >= len(filled) else []


def _is_row(row: Sequence[str]) -> bool:
    cells = [cell for cell in row if cell]
    marked = len(cells) == 2 and bool(_MARK.fullmatch(cells[0]))
    return len(cells) > 1 and not marked


def _from_table(rows: list[list[str]], default: Scale) -> Reading:
    scales = {known.key: known for known in shipped.scales()}
    sheet = _sheet(rows)
    columns = find_columns(sheet, tuple(scales.values()))
    if columns and not columns.unclear:
        return framework_from_sheets(NAME, (sheet,), scales, default)
    if columns and columns.row == 0 and columns.unclear and len(columns.places) > 1:
        return framework_from_sheets(NAME, (sheet,), scales, default)  # refuses, and says which heads to write
    head = _heads(rows)
    reading = framework_from_sheets(NAME, (_sheet(rows, head),), scales, default)
    named = ", ".join(word.lower() for word in head if word)
    told = f"The cells have no heads; they are taken as {named}."
    return replace(reading, assumed=(told, *reading.assumed))


def _sheet(rows: list[list[str]], head: Sequence[str] = ()) -> Sheet:
    top = [tuple(Cell(word, "") for word in head)] if head else []
    body = [tuple(Cell(cell, place("", r, c)) for c, cell in enumerate(row)) for r, row in enumerate(rows)]
    return Sheet("", (*top, *body))


def _heads(rows: list[list[str]]) -> list[str]:
    """Heads for cells that came without: figures number the lines, then title, question and prompts in their order."""
    width = max(map(len, rows))
    columns = [[row[place] for row in rows if place < len(row) and row[place]] for place in range(width)]
    heads = [""] * width
    for at, texts in enumerate(columns):
        if texts and all(map(number_of, texts)):
            heads[at] = "Number"
            break
    worded = [at for at, texts in enumerate(columns) if texts and not heads[at]]
    names = ("Question",) if len(worded) == 1 else ("Title", "Question", "Prompts")
    for at, name in zip(worded, names, strict=False):
        heads[at] = name
    return heads
