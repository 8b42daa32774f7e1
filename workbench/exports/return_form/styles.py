"""How a form's cells look: what is to be read is grey and locked, what is to be written in is a white box."""

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.workbook import Workbook

from workbench.exports.scoring_sheet.styles import FONT, SIZE, Style, Styles
from workbench.exports.tones import colour

DAY = "dd/mm/yyyy"


class FormStyles(Styles):
    """The styles of the scoring sheet, and those of a form. `first` ones stand in the first row of a case."""

    def __init__(self, workbook: Workbook) -> None:
        super().__init__(workbook)
        self.fixed, self.first_fixed = self._fixed(), self._fixed(first=True)
        self.fixed_strong, self.first_strong = self._fixed(bold=True), self._fixed(bold=True, first=True)
        # "@" keeps what is typed as it is typed, even where it begins with "=".
        self.box, self.first_box = self._box(), self._box(first=True)
        self.day = self._box(number_format=DAY)

    def _fixed(self, *, bold: bool = False, first: bool = False) -> Style:
        font = Font(name=FONT, size=SIZE, bold=bold, color=colour("ink1"))
        paper, line = PatternFill("solid", fgColor=colour("rail")), Side(style="thin", color=colour("ink3"))
        return self._made(font, paper, _edges(line, first), _TOP, "@")

    def _box(self, *, first: bool = False, number_format: str = "@") -> Style:
        font = Font(name=FONT, size=SIZE, color=colour("ink1"))
        paper, line = PatternFill("solid", fgColor="FFFFFF"), Side(style="thin", color=colour("accent"))
        return self._made(font, paper, _edges(line, first), _TOP, number_format, locked=False)


_TOP = Alignment(vertical="top", horizontal="left", wrap_text=True, indent=1)


def _edges(line: Side, first: bool) -> Border:
    top = Side(style="medium", color=colour("accent")) if first else line
    return Border(left=line, right=line, top=top, bottom=line)
