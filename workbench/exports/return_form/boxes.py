"""The sheets Cases and Return: what is asked, and the boxes for the answers."""

from collections.abc import Iterator

from workbench.domain.audits import AuditLine
from workbench.domain.judgements import words_of
from workbench.domain.returns.form import ReturnForm, choices, line_label, question_of, shown
from workbench.domain.returns.layout import CASES_HEADINGS, RETURN_HEADINGS, WORDS
from workbench.exports.return_form.styles import FormStyles
from workbench.exports.scoring_sheet.cells import Page

CASES_WIDTHS = (20, 26, 46, 18)
RETURN_WIDTHS = (12, 17, 54, 17, 34, 19, 30, 24)
"""Together what a laptop shows without scrolling sideways, and what can be read on A4 across."""

_LEAST_HEIGHT, _CASE_HEIGHT = 80.0, 24.0
_MOST_LINES = 28
"""Lines of text that a row can show: Excel makes no row taller than 409 points."""


def write_cases(form: ReturnForm, page: Page, styles: FormStyles) -> None:
    """One row a case: whether it is known, who filled it in and when."""
    page.widths, page.least = CASES_WIDTHS, _CASE_HEIGHT
    page.add(*((text, styles.head) for text in CASES_HEADINGS), height=_CASE_HEIGHT)
    for each in form.cases:
        said, day = each.involvement, each.involvement.filled_on
        page.add(
            (each.case.ref, styles.fixed_strong),
            (each.known, styles.box),
            (said.filled_by, styles.box),
            (day if day and day.year > 1900 else "", styles.day),  # a sheet knows no earlier day
            of=f"case {each.case.ref}",
            fields=CASES_HEADINGS,
        )


def write_return(form: ReturnForm, page: Page, styles: FormStyles) -> Iterator[int]:
    """One row a case and line. Yields the number of rows written since it last did."""
    page.widths, page.least = RETURN_WIDTHS, _LEAST_HEIGHT
    page.add(*((text, styles.head) for text in RETURN_HEADINGS), height=30)
    asked = {line.id: (line_label(line), asked_in_full(line)) for line in form.lines}
    last = None
    for row in form.rows:
        first, last = row.case is not last, row.case
        fixed = styles.first_fixed if first else styles.fixed
        strong = styles.first_strong if first else styles.fixed_strong
        box = styles.first_box if first else styles.box
        label, question = asked[row.line.id]
        page.add(
            (row.case.ref, strong),
            (label, strong),
            (question, fixed),
            (row.answer, box),
            *((words_of(row.own, words), box) for words, _ in WORDS),
            of=f"{row.case.ref}, line {row.line.line.number}",
            fields=RETURN_HEADINGS,
        )
        yield 1


def asked_in_full(line: AuditLine) -> str:
    """The question, its prompts and what each grade looks like; the last only where one row can show it all."""
    question, grades = question_of(line), grades_in_words(line)
    whole = f"{question}\n\n{grades}" if grades else question
    width = RETURN_WIDTHS[2]
    return whole if sum(1 + len(each) // width for each in whole.split("\n")) <= _MOST_LINES else question


def grades_in_words(line: AuditLine) -> str:
    """'Outstanding: Danger seen early.' for each grade of the line that has a descriptor, each on its own line."""
    told = ((each.text, line.descriptor(each.grade)) for each in choices(line.scale) if each.grade)
    return "\n".join(f"{word}: {shown(text)}" for word, text in told if text.strip())
