"""The sheets Panel and Self: the matrix and nothing else, so that a reader or a pivot table can take it as it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from openpyxl.formatting.rule import Rule
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from workbench.domain.audits import AuditLine, Known
from workbench.domain.scales import Scale
from workbench.domain.whole_audit import WholeAudit
from workbench.exports.scoring_sheet.cells import Page
from workbench.exports.scoring_sheet.styles import Styles, blank, repaint
from workbench.exports.scoring_sheet.words import head, panel_lines, self_lines, words

_LONGEST_LITERAL = 255
"""Characters in a text inside an Excel formula."""

_LINE_WIDTH, _ROW_HEIGHT = 17, 29.5


@dataclass(frozen=True, slots=True)
class Matrix:
    """Where the answers of a layer stand, for the formulas that count them."""

    sheet: str
    lines: tuple[AuditLine, ...]
    keys: int
    """How many columns come before the first line."""
    rows: int

    @property
    def last(self) -> int:
        return max(2, self.rows + 1)

    def letter(self, line: AuditLine) -> str:
        return get_column_letter(self.keys + 1 + self.lines.index(line))

    def cells(self, line: AuditLine) -> str:
        """The answers of a line: Panel!$B$2:$B$13."""
        return self.column(self.letter(line))

    def column(self, letter: str) -> str:
        return f"{self.sheet}!${letter}$2:${letter}${self.last}"

    def by_scale(self) -> Iterator[tuple[Scale, str]]:
        """Neighbouring lines on one scale, with the cells they cover."""
        for scale, lines in groupby(self.lines, key=lambda line: line.scale):
            run = list(lines)
            yield scale, f"{self.letter(run[0])}2:{self.letter(run[-1])}{self.last}"


def panel_matrix(whole: WholeAudit) -> Matrix:
    return Matrix("Panel", panel_lines(whole), 1, len(whole.cases))


def self_matrix(whole: WholeAudit) -> Matrix:
    return Matrix("Self", self_lines(whole), 3, len(whole.cases) * len(whole.members))


def write_panel(whole: WholeAudit, matrix: Matrix, page: Page, styles: Styles) -> Iterator[int]:
    """One row a case. Yields the number of rows written since it last did."""
    page.widths, page.least = (14, *[_LINE_WIDTH] * len(matrix.lines)), _ROW_HEIGHT
    heads = ["Case", *(head(line) for line in matrix.lines)]
    page.add((heads[0], styles.head), *((text, styles.line_head) for text in heads[1:]), of="the lines of enquiry")
    columns = [(line, words(line.scale)) for line in matrix.lines]
    for case in whole.cases:
        answers = [(each, whole.panel(case, line)) for line, each in columns]
        page.add(
            (case.ref, styles.key),
            *(
                (each.of(given), styles.grade(each.tone(given)) if given.answered else styles.empty)
                for each, given in answers
            ),
            of="a case",
            fields=["Reference"],
        )
        yield 1
    if not whole.cases:
        page.add(("No case is recorded.", styles.note))


def write_self(whole: WholeAudit, matrix: Matrix, page: Page, styles: Styles) -> Iterator[int]:
    """One row for each case and agency: what the agency had to do with the case, then its own grades."""
    page.widths, page.least = (14, 26, 14, *[_LINE_WIDTH] * len(matrix.lines)), _ROW_HEIGHT
    heads = ["Case", "Agency", "Known to agency", *(head(line) for line in matrix.lines)]
    page.add(
        *((text, styles.head) for text in heads[:3]),
        *((text, styles.line_head) for text in heads[3:]),
        of="the lines of enquiry",
    )
    columns = [(line, words(line.scale)) for line in matrix.lines]
    for case in whole.cases:
        for member in whole.members:
            answers = [(each, whole.own(case, line, member)) for line, each in columns]
            page.add(
                (case.ref, styles.key),
                (member.agency.name, styles.key_note),
                (whole.involvement(case, member).label, styles.key_note),
                *(
                    (each.of(given), styles.soft(each.tone(given)) if given.answered else styles.empty)
                    for each, given in answers
                ),
                of=f"case {case.ref}",
                fields=heads,
            )
        yield len(whole.members)
    if not matrix.rows:
        page.add(("No agency's own grade is recorded.", styles.note))


def finish_matrix(sheet: Worksheet, matrix: Matrix, lists: dict[Scale, str], *, full: bool) -> None:
    """Drop-downs limited to each line's own scale, and colours that follow a word changed by hand."""
    if not matrix.rows or not matrix.lines:
        return
    for scale, cells in matrix.by_scale():
        _limit(sheet, cells, lists[scale], "Choose a word from the list, or leave the cell empty for not answered.")
        first, named = cells.partition(":")[0], words(scale)
        paints = [(text, repaint(named.tones[code], full=full)) for code, text in named.grades.items()]
        paints += [(text, repaint(None, full=full)) for text in named.choices[len(paints) :]]
        sheet.conditional_formatting.add(cells, _rule(f"LEN({first})=0", blank()))
        for text, paint in paints:
            literal = text.replace('"', '""')
            if len(literal) <= _LONGEST_LITERAL:
                sheet.conditional_formatting.add(cells, _rule(f'EXACT({first},"{literal}")', paint))
    if matrix.keys == 3:
        states = ",".join(state.label for state in Known)
        _limit(sheet, f"C2:C{matrix.last}", f'"{states}"', f"Choose one of: {states}.")


def _limit(sheet: Worksheet, cells: str, source: str, advice: str) -> None:
    rule = DataValidation(type="list", formula1=source, allow_blank=True, showErrorMessage=True, errorStyle="stop")
    rule.errorTitle, rule.error = "Not on the list", advice
    rule.add(cells)
    sheet.add_data_validation(rule)


def _rule(formula: str, paint: DifferentialStyle) -> Rule:
    return Rule(type="expression", formula=[formula], dxf=paint)
