"""The scoring sheet of a large audit, beside openpyxl writing the same cells with the styles made once."""

from collections.abc import Iterator
from copy import copy
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from benchmarks.rounds import answer, measure, middle, scratch, seconds
from benchmarks.row import Row
from tests.exports.audits import large
from workbench.domain.progress import finish
from workbench.exports import scoring_sheet

ROUNDS = 3
_TODAY = date(2026, 11, 20)
_SIZE = (133, 13)
"""Cases and agencies, for a sheet of about 29,000 cells."""
_PART = 20
"""Styles set on each cell are tried on one row in twenty: on all of them they would take minutes."""


def rows() -> list[Row]:
    with scratch() as folder:
        finish(scoring_sheet.write(large(*_SIZE), folder / "made.xlsx", _TODAY))
        cells = sum(1 for sheet in _made(folder).worksheets for row in sheet.iter_rows() for _ in row)
        found = measure("scoring_sheet", list(VARIANTS), folder, ROUNDS)
    medians = middle(found)
    return [
        Row(
            f"scoring sheet, {cells:,} cells",
            medians["product"],
            goal=1.15,
            limit=medians["limit"],
            limit_is="the same cells by openpyxl, styles made once and given as prototypes",
            peer=medians["peer"] * _PART,
            peer_is=f"openpyxl with styles set on each cell, one row in {_PART}, times {_PART}",
        )
    ]


def _product(folder: Path) -> list[float]:
    whole, path = large(*_SIZE), folder / "product.xlsx"
    return [seconds(lambda: finish(scoring_sheet.write(whole, path, _TODAY)))]


def _limit(folder: Path) -> list[float]:
    made = _made(folder)
    sheets = [(sheet.title, _widths(sheet), _looks(sheet)) for sheet in made.worksheets]

    def write() -> None:
        book = _dressed(made)
        for title, widths, looks in sheets:
            sheet = book.create_sheet(title)
            for letter, width in widths.items():
                sheet.column_dimensions[letter].width = width
            for row, column, value, style in looks:
                sheet.cell(row, column, value)._style = copy(style)
        book.save(folder / "limit.xlsx")

    return [seconds(write)]


def _peer(folder: Path) -> list[float]:
    sheets = [(sheet.title, list(_styled(sheet))) for sheet in _made(folder).worksheets]

    def write() -> None:
        book = Workbook()
        for title, cells in sheets:
            sheet = book.create_sheet(title)
            for cell, font, fill, border, alignment, number_format in cells:
                new = sheet.cell(cell.row, cell.column, cell.value)
                new.font, new.fill, new.border, new.alignment = copy(font), copy(fill), copy(border), copy(alignment)
                new.number_format = number_format
        book.save(folder / "peer.xlsx")

    return [seconds(write)]


VARIANTS = {"product": _product, "limit": _limit, "peer": _peer}


def _made(folder: Path) -> Workbook:
    return load_workbook(folder / "made.xlsx")


def _dressed(made: Workbook) -> Any:
    """An empty workbook that knows the styles of another."""
    book: Any = Workbook()
    theirs: Any = made
    book.remove(book.active)
    for name in ("_fonts", "_fills", "_borders", "_alignments", "_protections", "_number_formats", "_cell_styles"):
        setattr(book, name, copy(getattr(theirs, name)))
    return book


def _widths(sheet: Worksheet) -> dict[str, float]:
    return {letter: dimension.width for letter, dimension in sheet.column_dimensions.items()}


def _looks(sheet: Worksheet) -> list[tuple[int, int, Any, Any]]:
    return [(cell.row, cell.column, cell.value, cell._style) for row in sheet.iter_rows() for cell in row]  # type: ignore


def _styled(sheet: Worksheet) -> Iterator[tuple[Any, ...]]:
    for at, row in enumerate(sheet.iter_rows()):
        if at % _PART == 0:
            for cell in row:
                if isinstance(cell, Cell):
                    yield cell, cell.font, cell.fill, cell.border, cell.alignment, cell.number_format


if __name__ == "__main__":
    answer(VARIANTS)
