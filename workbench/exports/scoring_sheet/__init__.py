"""The scoring sheet: the Excel workbook of an audit's grades, made from one frozen `WholeAudit`."""

from collections.abc import Generator, Iterator
from datetime import date, datetime, time
from pathlib import Path

from openpyxl.workbook import Workbook
from openpyxl.workbook.properties import CalcProperties

from workbench.domain.judgements import Layer
from workbench.domain.moderation.agreement import Agreement, agreement
from workbench.domain.progress import Progress, Work
from workbench.domain.whole_audit import WholeAudit
from workbench.exports.files import whole_file
from workbench.exports.scoring_sheet.archive import read_back, write_archive
from workbench.exports.scoring_sheet.attended import write_attendance
from workbench.exports.scoring_sheet.cells import Page, clean
from workbench.exports.scoring_sheet.compared import write_agreement
from workbench.exports.scoring_sheet.differences import write_differences
from workbench.exports.scoring_sheet.distribution import blocks, write_distribution
from workbench.exports.scoring_sheet.matrix import finish_matrix, panel_matrix, self_matrix, write_panel, write_self
from workbench.exports.scoring_sheet.printing import lay_out, set_for_paper
from workbench.exports.scoring_sheet.read_me import write_read_me
from workbench.exports.scoring_sheet.records import write_actions, write_findings, write_sample
from workbench.exports.scoring_sheet.styles import Styles
from workbench.exports.scoring_sheet.summary import limit_finals, write_summary

SHEETS = (
    "Summary",
    "Panel",
    "Self",
    "Differences",
    "Distribution",
    "Findings",
    "Actions",
    "Sample",
    "Attendance",
    "Read me",
)
_TABLES = {
    "Panel": ("B2", False),
    "Self": ("D2", True),
    "Differences": ("C2", True),
    "Distribution": ("A2", True),
    "Findings": ("A2", False),
    "Actions": ("A2", False),
}
"""Sheets that are one table: where they are frozen, and whether they can be filtered."""


def write(whole: WholeAudit, path: Path, today: date) -> Work[Path]:
    """Write the scoring sheet of `whole` to `path`. Refused where a text is longer than a cell can hold."""
    total = 100
    yield Progress(0, total, "Scoring sheet")
    workbook, pages = _empty_workbook(whole, today), {name: Page(name) for name in SHEETS}
    done, planned = 0, max(1, len(whole.cases) * (2 + len(whole.members)) + 2 * len(whole.lines))
    for rows in _filled(whole, today, workbook, pages):
        done += rows
        yield Progress(min(50, 50 * done // planned), total, "Scoring sheet")

    done, planned = 0, max(1, sum(page.last for page in pages.values()))
    with whole_file(path) as draft:
        for rows in write_archive(workbook, pages, draft):
            done += rows
            yield Progress(50 + 45 * done // planned, total, "Scoring sheet")
        read_back(pages, draft)
        yield Progress(99, total, "Scoring sheet")
    yield Progress(total, total, "Scoring sheet")
    return path


def _filled(whole: WholeAudit, today: date, workbook: Workbook, pages: dict[str, Page]) -> Iterator[int]:
    """Write every page and dress its sheet. Yields the number of rows written since it last did."""
    styles = Styles(workbook)
    panel, own = panel_matrix(whole), self_matrix(whole)
    matrices = {Layer.PANEL: panel, Layer.SELF: own}
    lists = write_read_me(whole, today, pages["Read me"], styles)
    found = []
    for block in blocks(whole, matrices):
        found.append(block)
        yield 1
    counted = tuple(found)
    finals = write_summary(whole, counted, pages["Summary"], styles)
    if whole.cases:
        write_agreement((yield from _worked_out(whole)), pages["Summary"], styles)
    write_distribution(counted, matrices, finals, pages["Distribution"], styles)
    yield from write_panel(whole, panel, pages["Panel"], styles)
    yield from write_self(whole, own, pages["Self"], styles)
    yield from write_differences(whole, pages["Differences"], styles)
    write_findings(pages["Findings"], styles)
    write_actions(pages["Actions"], styles)
    write_sample(whole, pages["Sample"], styles)
    write_attendance(whole, pages["Attendance"], styles)

    finish_matrix(workbook["Panel"], panel, lists, full=True)
    finish_matrix(workbook["Self"], own, lists, full=False)
    limit_finals(workbook["Summary"], whole, finals, lists)
    for sheet in workbook.worksheets:
        freeze, filters = _TABLES.get(sheet.title, ("", False))
        lay_out(sheet, pages[sheet.title], freeze=freeze, repeat=1 if freeze else 0, filters=filters)
        set_for_paper(sheet, whole)


def _worked_out(whole: WholeAudit) -> Generator[int, None, Agreement]:
    """How agencies and panel compare; yields as it goes, and no rows."""
    work = agreement(whole)
    while True:
        try:
            next(work)
        except StopIteration as stop:
            found: Agreement = stop.value
            return found
        yield 0


def _empty_workbook(whole: WholeAudit, today: date) -> Workbook:
    workbook = Workbook()
    workbook.worksheets[0].title = SHEETS[0]
    for name in SHEETS[1:]:
        workbook.create_sheet(name)
    made = datetime.combine(today, time())
    about = workbook.properties
    about.creator, about.title = clean(whole.partnership), clean(f"Scoring sheet: {whole.audit.title}")
    about.created = about.modified = made
    workbook.calculation = CalcProperties(fullCalcOnLoad=True)
    return workbook
