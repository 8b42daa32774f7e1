"""What the boxes of a form take, and what they say when they are entered: drop-downs, dates and roles."""

from datetime import timedelta

from openpyxl.worksheet.cell_range import MultiCellRange
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from workbench.domain.audits import AuditLine
from workbench.domain.returns.form import ReturnForm, choices, line_label
from workbench.domain.returns.layout import FILLED_BY, FILLED_ON, FIRST_ROW, GRADE, KNOWN
from workbench.exports.return_form.boxes import grades_in_words
from workbench.exports.return_form.lists import known_list, list_of
from workbench.exports.scoring_sheet.cells import day_number

LONGEST_ROLE = 200
_LONGEST_TITLE, _LONGEST_TEXT = 32, 255
"""Of what Excel shows beside a box."""
_ROUND = timedelta(days=366)
_OPEN = "Alt+Down arrow opens the list."


def limit_cases(sheet: Worksheet, form: ReturnForm) -> None:
    last = FIRST_ROW - 1 + len(form.cases)

    def column(letter: str) -> str:
        return f"{letter}{FIRST_ROW}:{letter}{last}"

    known = _list(known_list(), "Choose Yes or No from the list, or leave the box empty until you know.")
    _said(known, "Known to your agency?", f"Yes, or No for a nil return. {_OPEN}")
    _put(sheet, known, column(KNOWN))
    advice = f"Give the role in at most {LONGEST_ROLE} characters, such as Named nurse. No names."
    role = DataValidation(
        type="textLength", operator="lessThanOrEqual", formula1=str(LONGEST_ROLE), allow_blank=True, error=advice
    )
    role.showErrorMessage, role.errorTitle = True, "Too long for a role"
    _said(role, "Filled in by", "The role of whoever filled the case in, such as Named nurse. No names.")
    _put(sheet, role, column(FILLED_BY))
    first, latest = form.made_on - _ROUND, form.made_on + _ROUND
    day = DataValidation(type="date", operator="between", allow_blank=True)
    day.formula1, day.formula2 = (str(day_number(each)) for each in (first, latest))
    day.showErrorMessage, day.errorTitle = True, "Not a date that can be right"
    day.error = f"Type day/month/year, such as {form.made_on:%d/%m/%Y}, between {first:%d/%m/%Y} and {latest:%d/%m/%Y}."
    _said(day, "Date", f"The day it was filled in, such as {form.made_on:%d/%m/%Y}. Ctrl+; puts in today’s.")
    _put(sheet, day, column(FILLED_ON))


def limit_grades(sheet: Worksheet, form: ReturnForm) -> None:
    """A drop-down for each line, with its own scale, and what its grades mean where that can be shown there."""
    for line in form.lines:
        words = [each.text for each in choices(line.scale)]
        advice = f"Choose one of: {', '.join(words)}. Or leave the box empty until you can answer. {_OPEN}"
        if _units(advice) > _LONGEST_TEXT:
            advice = f"Choose one word from the list, or leave the box empty until you can answer. {_OPEN}"
        rule = _list(list_of(form, line.scale), advice)
        _said(rule, line_label(line), _meaning(line))
        _put(sheet, rule, " ".join(f"{GRADE}{row.number}" for row in form.rows if row.line is line))


def _meaning(line: AuditLine) -> str:
    """What the box says when it is entered: the whole of every descriptor, or where they stand. Never a part."""
    told = grades_in_words(line)
    if told and _units(told) <= _LONGEST_TEXT:
        return told
    return f"What each grade looks like stands under the question, or on the sheet Read me under this line. {_OPEN}"


def _list(source: str, advice: str) -> DataValidation:
    rule = DataValidation(type="list", formula1=source, allow_blank=True, errorStyle="stop", showErrorMessage=True)
    rule.errorTitle, rule.error = "Not on the list", advice
    return rule


def _said(rule: DataValidation, title: str, text: str) -> None:
    rule.showInputMessage, rule.prompt = True, text
    rule.promptTitle = title if _units(title) <= _LONGEST_TITLE else f"{title[: _LONGEST_TITLE // 2 + 8].rstrip()}…"


def _put(sheet: Worksheet, rule: DataValidation, cells: str) -> None:
    rule.sqref = MultiCellRange(cells)
    sheet.add_data_validation(rule)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
