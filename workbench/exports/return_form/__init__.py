"""The return form: the Excel workbook in which one agency answers for its cases, made from one frozen `ReturnForm`."""

from collections.abc import Iterator
from datetime import datetime, time
from pathlib import Path

from openpyxl.workbook import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.workbook.properties import CalcProperties
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from workbench.domain.progress import Progress, Work
from workbench.domain.returns.form import ReturnForm, one_line
from workbench.domain.returns.layout import CASES, GRADE, KNOWN, LISTS, READ_ME, RETURN, SHEETS
from workbench.exports.files import whole_file
from workbench.exports.return_form.boxes import write_cases, write_return
from workbench.exports.return_form.choosing import limit_cases, limit_grades
from workbench.exports.return_form.lists import write_lists
from workbench.exports.return_form.read_me import sections_on_pages, write_read_me
from workbench.exports.return_form.styles import FormStyles
from workbench.exports.scoring_sheet.archive import read_back, write_archive
from workbench.exports.scoring_sheet.cells import Page, clean
from workbench.exports.scoring_sheet.printing import lay_out, set_page

_CALLED = "return form"


def write(form: ReturnForm, path: Path) -> Work[Path]:
    """Write `form` to `path`. Refused where a text is longer than a cell can hold."""
    total, label = 100, form.member.agency.name
    yield Progress(0, total, label)
    workbook, pages = _empty_workbook(form), {name: Page(name) for name in SHEETS}
    done, planned = 0, max(1, len(form.rows))
    for rows in _filled(form, workbook, pages):
        done += rows
        yield Progress(min(50, 50 * done // planned), total, label)

    done, planned = 0, max(1, sum(page.last for page in pages.values()))
    with whole_file(path) as draft:
        for rows in write_archive(workbook, pages, draft):
            done += rows
            yield Progress(50 + 45 * done // planned, total, label)
        read_back(pages, draft, _CALLED)
        yield Progress(99, total, label)
    yield Progress(total, total, label)
    return path


def _filled(form: ReturnForm, workbook: Workbook, pages: dict[str, Page]) -> Iterator[int]:
    """Write every page and dress its sheet. Yields the number of rows written since it last did."""
    styles = FormStyles(workbook)
    sections = write_read_me(form, pages[READ_ME], styles)
    write_cases(form, pages[CASES], styles)
    yield from write_return(form, pages[RETURN], styles)
    write_lists(form, pages[LISTS], styles)

    limit_cases(workbook[CASES], form)
    limit_grades(workbook[RETURN], form)
    lay_out(workbook[READ_ME], pages[READ_ME])
    lay_out(workbook[CASES], pages[CASES], freeze="B2", repeat=1)
    lay_out(workbook[RETURN], pages[RETURN], freeze="C2", repeat=1, filters=True)
    lay_out(workbook[LISTS], pages[LISTS])
    for name, box in ((CASES, f"{KNOWN}2"), (RETURN, f"{GRADE}2")):
        writing = workbook[name].sheet_view.selection[-1]  # of the part that is not frozen
        writing.activeCell = writing.sqref = box
    for row in form.rows[1:]:
        if row.line is form.lines[0]:  # each case begins a page, so that it can be handed to whoever knows it
            workbook[RETURN].row_breaks.append(Break(id=row.number - 1))
    for start in sections_on_pages(sections, pages[READ_ME]):
        workbook[READ_ME].row_breaks.append(Break(id=start - 1))
    _name_tables(workbook, pages)
    for sheet in workbook.worksheets:
        _lock(sheet)
        set_page(sheet, form.audit, _foot(form), example=form.example)
    workbook[LISTS].sheet_state = "hidden"


def _lock(sheet: Worksheet) -> None:
    """Only boxes can be written in. Locked cells can still be read and copied; there is no password."""
    lock = sheet.protection
    lock.sheet = True
    # False is "not kept from": whoever needs more room or wants one case in view may have it.
    lock.formatRows = lock.formatColumns = lock.autoFilter = False


def _name_tables(workbook: Workbook, pages: dict[str, Page]) -> None:
    """Names for the two tables, and the names by which screen readers find their heads."""
    for number, name in ((2, CASES), (3, RETURN)):
        start, _, end = pages[name].extent.partition(":")
        letter = end.rstrip("0123456789")
        said = {
            f"{name}_table": f"{name}!$A$1:${letter}${pages[name].last}",
            f"TitleRegion{number - 1}.{start.lower()}.{end.lower()}.{number}": f"{name}!$A$1",
        }
        for each, cells in said.items():
            workbook.defined_names[each] = DefinedName(each, attr_text=cells)


def _foot(form: ReturnForm) -> str:
    return f"{form.audit.ref}, {form.member.agency.name}, form {form.version}"


def _empty_workbook(form: ReturnForm) -> Workbook:
    workbook = Workbook()
    workbook.worksheets[0].title = SHEETS[0]
    for name in SHEETS[1:]:
        workbook.create_sheet(name)
    about = workbook.properties
    about.creator, about.language = clean(form.partnership), "en-GB"
    about.title = one_line(f"Return form {form.version}: {form.audit.title}, {form.member.agency.name}")
    about.created = about.modified = datetime.combine(form.made_on, time())
    workbook.calculation = CalcProperties(fullCalcOnLoad=True)
    workbook.security = WorkbookProtection(lockStructure=True)
    return workbook
