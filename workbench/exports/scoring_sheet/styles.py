"""How the cells look: each style is built once for a workbook and known by its number from then on."""

from dataclasses import dataclass

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.workbook import Workbook

from workbench.domain.scales import Tone
from workbench.exports.tones import colour, shade

FONT = "Arial"
SIZE = 10


@dataclass(frozen=True, slots=True)
class Style:
    """The numbers of a style in its workbook, for ordinary text and for text that only looks like a formula."""

    plain: int
    quoted: int
    wraps: bool


class Styles:
    """Every style of the scoring sheet."""

    def __init__(self, workbook: Workbook) -> None:
        # The first font is the one that column widths and empty cells are measured by.
        workbook._fonts[0] = Font(name=FONT, size=SIZE)  # type: ignore[attr-defined]
        self._scratch = workbook.worksheets[0]
        ink, quiet = colour("ink1"), colour("ink2")
        line = Side(style="thin", color=colour("hair"))
        firm = Side(style="medium", color=colour("accent"))
        rule, start = Border(bottom=line), Border(top=Side(style="thin", color=colour("ink3")), bottom=line)
        grid = Border(left=line, right=line, top=line, bottom=line)
        head_fill, key_fill = _fill(colour("accent")), _fill(colour("rail"))
        top, middle = _align("top"), _align("center", "center")
        right, number = _align("top", "right"), "0"

        self.title = self._made(_font(colour("accentText"), size=18, bold=True), alignment=Alignment(vertical="center"))
        self.marking = self._made(_font(colour("alarm"), bold=True), alignment=Alignment(vertical="top"))
        self.note = self._made(_font(quiet), alignment=Alignment(vertical="top"))
        self.section = self._made(_font(colour("accentText"), size=13, bold=True), border=Border(bottom=firm))
        self.head = self._made(
            _font(colour("accentInk"), bold=True), head_fill, grid, _align("center", "left"), number_format="@"
        )
        self.line_head = self._made(_font(colour("accentInk"), bold=True), head_fill, grid, middle)
        self.label = self._made(_font(quiet, bold=True), border=rule, alignment=top)
        self.text = self._made(_font(ink), border=rule, alignment=top)
        self.quiet = self._made(_font(quiet), border=rule, alignment=top)
        self.strong = self._made(_font(ink, bold=True), border=rule, alignment=top)
        self.count = self._made(_font(ink), border=rule, alignment=right, number_format=number)
        self.counts = self._made(_font(ink), border=rule, alignment=right)
        self.counts_quiet = self._made(_font(quiet), border=rule, alignment=right)
        self.live = self._made(_font(quiet), border=rule, alignment=right, number_format=number)
        self.check = self._made(_font(quiet), border=rule, alignment=_align("top", "center"))
        self.percent = self._made(_font(ink), border=rule, alignment=right, number_format="0%")
        self.figure = self._made(_font(ink), border=rule, alignment=right, number_format="0.00")
        # The first row of each group in Distribution, under a firmer rule.
        self.start_text = self._made(_font(ink, bold=True), border=start, alignment=top)
        self.start_quiet = self._made(_font(quiet), border=start, alignment=top)
        self.start_count = self._made(_font(ink), border=start, alignment=right, number_format=number)
        self.start_counts = self._made(_font(ink), border=start, alignment=right)
        self.start_live = self._made(_font(quiet), border=start, alignment=right, number_format=number)
        self.start_check = self._made(_font(quiet), border=start, alignment=_align("top", "center"))
        self.start_percent = self._made(_font(ink), border=start, alignment=right, number_format="0%")

        self.key = self._made(_font(ink, bold=True), key_fill, grid, _align("center", "left"), number_format="@")
        self.key_note = self._made(_font(quiet), key_fill, grid, _align("center", "left"), number_format="@")
        # "@" keeps a word that is chosen from the list a word, whatever it looks like.
        self.empty = self._made(_font(quiet), border=grid, alignment=middle, number_format="@")
        self._grades: dict[Tone | None, tuple[Style, Style]] = {
            tone: self._pair(tone, grid, middle) for tone in (*Tone, None)
        }

    def grade(self, tone: Tone | None) -> Style:
        """A grade in full colour, as the panel's; None is an answer that is not a grade."""
        return self._grades[tone][0]

    def soft(self, tone: Tone | None) -> Style:
        """A grade in its pale colour, as an agency's own."""
        return self._grades[tone][1]

    def _pair(self, tone: Tone | None, border: Border, alignment: Alignment) -> tuple[Style, Style]:
        family, bold = shade(tone), tone is not None
        return (
            self._made(_font(family.on, bold=bold), _fill(family.solid), border, alignment, "@"),
            self._made(_font(family.text, bold=bold), _fill(family.soft), border, alignment, "@"),
        )

    def _made(
        self,
        font: Font,
        fill: PatternFill | None = None,
        border: Border | None = None,
        alignment: Alignment | None = None,
        number_format: str = "General",
        locked: bool = True,
    ) -> Style:
        cell = Cell(self._scratch, row=1, column=1)
        cell.font, cell.number_format = font, number_format
        if fill:
            cell.fill = fill
        if border:
            cell.border = border
        if alignment:
            cell.alignment = alignment
        if not locked:
            cell.protection = Protection(locked=False)
        twin = Cell(self._scratch, row=1, column=1, style_array=cell._style)  # type: ignore[attr-defined]
        twin.quotePrefix = True
        return Style(cell.style_id, twin.style_id, bool(alignment and alignment.wrap_text))


def repaint(tone: Tone | None, *, full: bool) -> DifferentialStyle:
    """The colours of a grade as a conditional format, so that a word changed by hand takes its own colour."""
    family = shade(tone)
    ink, paper = (family.on, family.solid) if full else (family.text, family.soft)
    return DifferentialStyle(
        font=Font(color=ink, bold=tone is not None), fill=PatternFill(fill_type="solid", bgColor=paper)
    )


def blank() -> DifferentialStyle:
    """The look of a cell that nobody has answered."""
    return DifferentialStyle(fill=PatternFill(fill_type="solid", bgColor="FFFFFF"))


def _font(ink: str, *, size: int = SIZE, bold: bool = False) -> Font:
    return Font(name=FONT, size=size, bold=bold, color=ink)


def _fill(paper: str) -> PatternFill:
    return PatternFill("solid", fgColor=paper)


def _align(vertical: str, horizontal: str = "left") -> Alignment:
    indent = 0 if horizontal == "center" else 1
    return Alignment(vertical=vertical, horizontal=horizontal, wrap_text=True, indent=indent)
