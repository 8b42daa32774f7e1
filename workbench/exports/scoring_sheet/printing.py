"""How a sheet is laid out on screen and on paper: frozen heads, widths, landscape A4, page heads and feet."""

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from workbench.domain.audits import Audit
from workbench.domain.whole_audit import WholeAudit
from workbench.exports.scoring_sheet.cells import Page, clean
from workbench.exports.scoring_sheet.summary import MARKING

_A4 = 9
_LONGEST_HEAD = 70
"""A page head holds 255 characters with its codes, and an ampersand takes two."""


def lay_out(sheet: Worksheet, page: Page, *, freeze: str = "", repeat: int = 0, filters: bool = False) -> None:
    """Set the widths, freeze above and left of `freeze`, repeat a row on every page, and offer filters."""
    for number, width in enumerate(page.widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    if freeze:
        sheet.freeze_panes = freeze
    if repeat:
        sheet.print_title_rows = f"{repeat}:{repeat}"
    if filters and page.last > 1 and len(page.values[-1]) > 1:  # not where one line says that none is recorded
        sheet.auto_filter.ref = page.extent
    sheet.sheet_view.showGridLines = False
    sheet.sheet_view.zoomScale = 100


def set_for_paper(sheet: Worksheet, whole: WholeAudit) -> None:
    """Landscape A4, as wide as the page, with the audit's title and page numbers; no user and no path."""
    set_page(sheet, whole.audit, whole.partnership, example=whole.example)


def set_page(sheet: Worksheet, audit: Audit, foot: str, *, example: bool) -> None:
    """The same with other words at the foot of each page."""
    setup = sheet.page_setup
    setup.orientation, setup.paperSize, setup.fitToWidth, setup.fitToHeight = "landscape", _A4, 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top = margins.bottom = 0.7
    margins.header = margins.footer = 0.3
    top, bottom = HeaderFooterItem(), HeaderFooterItem()
    top.left.text = _for_page_head(f"{audit.title} ({audit.ref})")
    top.right.text = f"{MARKING} – Example data" if example else MARKING
    bottom.left.text = _for_page_head(foot)
    bottom.center.text = "&A"
    bottom.right.text = "Page &P of &N"
    sheet.oddHeader, sheet.oddFooter = top, bottom


def _for_page_head(text: str) -> str:
    line = " ".join(clean(text).split())
    if len(line) > _LONGEST_HEAD:
        line = line[: _LONGEST_HEAD - 1] + "…"  # the whole title stands on the Summary
    return line.replace("&", "&&")
