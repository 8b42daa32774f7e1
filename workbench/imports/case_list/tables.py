"""A list of cases as a table of cells: pasted from a spreadsheet or a document, or a .csv or .xlsx file."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.domain.progress import Progress, Work
from workbench.errors import BadFile, Refused
from workbench.imports.text_files import MOST_TEXT, tidy
from workbench.imports.workbook.sheets import Cell, Sheet, place, read_csv, read_sheets

MOST_ROWS = 5_000
"""Of one list, its heading and empty rows among them."""
MOST_COLUMNS = 200
PASTED = "Pasted"
IN_PARTS = "Take them in parts."

_QUOTED = re.compile(r'"([^"]*+(?:""[^"]*+)*+)" *+')


@dataclass(frozen=True, slots=True)
class Tables:
    """What there is to choose from: the sheets of a file that hold anything, or the one pasted table."""

    name: str
    """The file's name, or 'Pasted'."""
    sheets: tuple[Sheet, ...]


def pasted_table(text: str, instead: str = IN_PARTS) -> Tables:
    """The rows and cells of a pasted table. Refused with a sentence when there is nothing in it, or far too much.

    `instead` is what to do about a list with too many rows.
    A quoted cell may hold line breaks, as a spreadsheet writes them; a quotation mark that opens nothing is a letter.
    """
    if len(text) > MOST_TEXT:
        raise Refused(f"What was pasted is larger than {MOST_TEXT >> 20} MB. Paste only the rows and columns needed.")
    text = tidy(text).strip("\n")
    if not text.strip():
        raise Refused("Nothing was pasted. Copy the rows of the list first, with their headings.")
    rows = _cells(text, _separator(text))
    _check_size("What was pasted", rows, instead)
    found = [
        tuple(Cell(word.strip(" \t\n"), place("", r, c)) for c, word in enumerate(row)) for r, row in enumerate(rows)
    ]
    return Tables(PASTED, (Sheet("", tuple(map(_trimmed, found))),))


def table_file(path: Path, instead: str = IN_PARTS) -> Work[Tables]:
    """The tables of a .csv, .txt or .xlsx file, checked before it is read. BadFile with a sentence for any other."""
    yield Progress(0, 1, path.name)
    if path.suffix.lower() in (".csv", ".txt", ".tsv"):
        sheets: tuple[Sheet, ...] = (read_csv(path),)
    elif path.suffix.lower() in (".xlsx", ".xlsm", ".xls", ".ods"):
        sheets = read_sheets(path)  # which says what any but .xlsx really is
    else:
        raise BadFile(f"{path.name}: this is not a list of cases. Open an .xlsx or a .csv file, or paste the rows.")
    filled = tuple(sheet for sheet in sheets if any(cell.text for row in sheet.rows for cell in row))
    if not filled:
        raise BadFile(f"{path.name}: no sheet of it has anything in it.")
    for sheet in filled:
        _check_size(f"{path.name}{f', {sheet.name}' if sheet.name else ''}", sheet.rows, instead)
    return Tables(path.name, filled)


def _check_size(what: str, rows: Sequence[Sequence[object]], instead: str) -> None:
    if len(rows) > MOST_ROWS:
        raise Refused(f"{what}: there are {len(rows):,} rows. The most is {MOST_ROWS:,}. {instead}")
    if max((len(row) for row in rows), default=0) > MOST_COLUMNS:
        raise Refused(f"{what}: there are more than {MOST_COLUMNS} columns. Copy only those that are needed.")


def _trimmed(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    last = max((number for number, cell in enumerate(cells) if cell.text), default=-1)
    return cells[: last + 1]


def _separator(text: str) -> str:
    """What stands between two cells: a tab from any spreadsheet or document, else what most rows have alike."""
    if "\t" in text:
        return "\t"
    lines = [line for line in text.split("\n")[:200] if line.strip()]
    best, most = "\t", 0.0
    for candidate in (";", ",", "|"):
        rows = _cells("\n".join(lines), candidate)
        counts = [len(row) - 1 for row in rows if any(row)]
        widest = max(counts, default=0)
        alike = sum(count == widest for count in counts) / (len(counts) or 1)
        # A comma within a sentence divides a few rows; what divides cells divides most of them alike.
        if widest and alike >= 0.5 and widest + alike > most:
            best, most = candidate, widest + alike
    return best


def _cells(text: str, separator: str) -> list[list[str]]:
    rows: list[list[str]] = [[]]
    at, length = 0, len(text)
    while at <= length:
        quoted = _QUOTED.match(text, at) if at < length and text[at] == '"' else None
        after = quoted.end() if quoted else -1
        if quoted and (after == length or text[after] in (separator, "\n")):
            word = quoted[1].replace('""', '"')
        else:
            line = text.find("\n", at)
            line = length if line < 0 else line
            after = text.find(separator, at, line)
            after = line if after < 0 else after
            word = text[at:after]
        rows[-1].append(word)
        if after < length and text[after] == "\n":
            rows.append([])
        at = after + 1
        if after >= length:
            break
    return rows
