"""Writing the workbook's file: a piece at a time, straight into the archive, and the same bytes for the same audit."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import load_workbook
from openpyxl.utils.escape import unescape
from openpyxl.workbook import Workbook
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.dimensions import SheetDimension
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter
from openpyxl.xml.constants import ARC_APP

from workbench.errors import WorkbenchError
from workbench.exports.scoring_sheet.cells import Formula, Page, Value, clean

_MADE_BY = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>Plumbline</Application></Properties>"
)
_PIECE = 100
"""Rows written between two signs of life."""
_READ_BACK = 20
"""Rows of each sheet compared after writing; every part's checksum is compared too."""
_NO_ROWS = re.compile(rb"<sheetData\s*/>|<sheetData></sheetData>")
_WHEN = (1980, 1, 1, 0, 0, 0)  # the time of the export is nobody's business


def write_archive(workbook: Workbook, pages: Mapping[str, Page], draft: Path) -> Iterator[int]:
    """Write `pages` into the sheets of `workbook`. Yields the number of rows written since it last did."""
    with _Archive(draft, "w", ZIP_DEFLATED) as archive:
        writer = _Writer(workbook, archive)
        for number, sheet in enumerate(workbook.worksheets, 1):
            sheet._id = number  # type: ignore[attr-defined]
            page = pages[sheet.title]
            before, after = writer.around_rows(sheet, page)
            with archive.open(_info(sheet.path[1:]), "w") as part:
                part.write(before)
                for start in range(0, page.last, _PIECE):
                    rows = page.rows[start : start + _PIECE]
                    part.write("".join(rows).encode())
                    yield len(rows)
                part.write(after)
        writer.write_data()


def read_back(pages: Mapping[str, Page], draft: Path, called: str = "scoring sheet") -> None:
    """Refuse a draft that does not say what was meant."""
    with ZipFile(draft) as archive:
        broken = archive.testzip()
    workbook = load_workbook(draft, read_only=True)
    try:
        same = workbook.sheetnames == list(pages) and all(
            _said(row) == _meant(meant, len(row))
            for name, page in pages.items()
            for row, meant in zip(
                workbook[name].iter_rows(max_row=_READ_BACK, values_only=True), page.values, strict=False
            )
        )
    finally:
        workbook.close()
    if broken or not same:
        raise WorkbenchError(f"The {called} did not read back as it was written, so it was not kept. Try again.")


def _said(row: tuple[Any, ...]) -> list[Any]:
    return [unescape(value) if isinstance(value, str) else value for value in row]


def _meant(values: tuple[Value, ...], width: int) -> list[Any]:
    meant: list[Any] = []
    for value in values:
        if isinstance(value, Formula):
            meant.append(f"={value.text}")
        elif isinstance(value, date):
            meant.append(datetime.combine(value, time()))
        else:
            meant.append((clean(value) or None) if isinstance(value, str) else value)
    return meant + [None] * (width - len(meant))


class _Archive(ZipFile):
    """An archive without the time of day in it."""

    def writestr(self, zinfo_or_arcname: Any, data: Any, *args: Any, **kwargs: Any) -> None:
        if zinfo_or_arcname == ARC_APP:
            # openpyxl signs as Excel, and then LibreOffice trusts that row heights were set.
            data = _MADE_BY
        super().writestr(_info(zinfo_or_arcname), data)


class _Writer(ExcelWriter):
    """openpyxl's writer for everything but the rows, which are in the archive already."""

    def around_rows(self, sheet: Worksheet, page: Page) -> tuple[bytes, bytes]:
        out = BytesIO()
        writer = _SheetWriter(sheet, out)
        writer.extent = page.extent
        writer.write()
        sheet._rels = writer._rels  # type: ignore[attr-defined]
        self.manifest.append(sheet)
        before, after = _NO_ROWS.split(out.getvalue())
        return before + b"<sheetData>", b"</sheetData>" + after

    def _write_worksheets(self) -> None:
        pass


class _SheetWriter(WorksheetWriter):
    extent = "A1"

    def write_dimensions(self) -> None:
        self.xf.send(SheetDimension(self.extent).to_tree())


def _info(name: str) -> ZipInfo:
    info = ZipInfo(name, _WHEN)
    info.compress_type = ZIP_DEFLATED
    return info
