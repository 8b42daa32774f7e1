"""The sheet Read me: what is asked of the agency, how to answer, and what every word of the form means."""

from collections.abc import Iterator

from workbench.domain.audits import AuditLine, Known
from workbench.domain.frameworks import LineKind
from workbench.domain.judgements import Words, owed
from workbench.domain.returns.form import ReturnForm, choices, line_label, shown
from workbench.domain.returns.layout import CASES, RETURN
from workbench.domain.scales import NonScore
from workbench.domain.text import counted, listed
from workbench.exports.return_form.styles import FormStyles
from workbench.exports.scoring_sheet.cells import Formula, Page
from workbench.exports.scoring_sheet.summary import EXAMPLE, MARKING, in_words

WIDTHS = (30, 112)
_TALLEST = 24
"""Lines of text in one row, so that it is whole on screen and on paper."""

_PAPER = 470.0
"""Points of height on A4 across, at the width these columns have."""

_BEFORE = (
    (
        "Who the references are",
        "This form holds references only, such as {ref}. The partnership sends you, by its secure route and apart from "
        "this form, the list that says which child each reference stands for. Keep the two apart: do not copy names "
        "in here, do not save both in one place and do not send the list back. If it has not come, or a reference is "
        "not on it, ask {ask}.",
    ),
    (
        "No names",
        "Type no name of a child or of a family member in any box, and no date of birth, address, NHS number, pupil "
        "number or other number of a person. Write “the child”, “her mother”, “the school nurse”.",
    ),
    (
        "A child at risk now",
        "If what you read shows that a child may be at risk now, do not wait for this form. Follow your safeguarding "
        "procedure today, then tell the partnership.",
    ),
)
_STEPS = (
    (
        f"1. {CASES}",
        "For each case choose Yes if your agency knew the child in the time the audit looks at, No if your records "
        "show nothing. No is an answer: it is counted as a nil return. Then leave the rows of that case on the sheet "
        f"{RETURN} empty. Give the role of whoever fills the case in, not the name, and the date.",
    ),
    (
        f"2. {RETURN}",
        "One row for each case and line of enquiry. Read the question with its points to look for. Grade your own "
        "agency’s part in this case, not the work of others.",
    ),
    (
        "3. Grade",
        "Choose one word from the list in the box; what each means on this line stands under the question and further "
        "down on this sheet. Use the list: a word typed in another way cannot be read. If you cannot answer yet, leave "
        "the box empty.",
    ),
    ("4. Reason", "Why this grade and not the one above or below: what was done, when, and what was missing."),
    (
        "5. Evidence",
        "Where the record shows it: the document, page and date, such as “Strategy minutes 4 June, page 2”. Do not "
        "paste records in.",
    ),
    (
        "6. Impact on the child",
        "What was different for this child because of it, for better or worse; the child’s own view where you know it. "
        "Not what your agency did: that is the reason.",
    ),
    (
        "7. What we met from others",
        "If you wish: what helped or hindered you in the work of other agencies. It is not part of your grade.",
    ),
    (
        "What a grade needs",
        "A grade needs a reason and the impact on the child. “Not enough evidence” needs a reason. “Not applicable” "
        "and “Not known to agency” need neither. A form with something missing is still taken: what is missing stays "
        "owed, and the partnership will ask for it.",
    ),
)
_RETURNING = (
    (
        "Save",
        "Save as an Excel workbook (.xlsx) under the name it has. Put no password on it and no label that encrypts it: "
        "such a file cannot be read in. LibreOffice will do as well: choose to keep the Excel format.",
    ),
    (
        "Leave as it is",
        "Do not add, delete or sort rows, and paste words into one box at a time. The sheets are locked except where "
        "you write, so that every answer stays with its case and line. There is no password.",
    ),
    (
        "Send back",
        "Send it by the secure route the form came by. If you find a mistake later, mend it in your copy and send the "
        "whole form again: the later one replaces the earlier, and the earlier is kept.",
    ),
)
_KEYS = (
    ("Tab, Shift+Tab", "the next box to write in, the one before"),
    ("Alt+Down arrow", "open the list of a box; then the arrows and Enter"),
    ("Alt+Enter", "a new line within a box (LibreOffice: Ctrl+Enter)"),
    ("Ctrl+;", "today’s date"),
    ("Ctrl+Page Down, Ctrl+Page Up", "the next sheet, the one before"),
)
NON_SCORES = {
    NonScore.NOT_APPLICABLE: "The line does not apply to this case, whoever looks at it.",
    NonScore.NOT_KNOWN: "Your agency did not know the child, or had no part in what this line is about.",
    NonScore.NOT_ENOUGH_EVIDENCE: "Your records do not show enough to grade it. Say in the reason what is missing.",
}
_NOT_GRADES = "These are not grades: they are counted beside the grades and never as a good or a poor one."


def write_read_me(form: ReturnForm, page: Page, styles: FormStyles) -> list[int]:
    """Gives the rows in which sections begin."""
    page.widths = WIDTHS
    page.add((f"Return form: {form.member.agency.name}", styles.title), of="the agency", fields=["Name"], height=30)
    page.add((f"{MARKING}. {EXAMPLE}" if form.example else MARKING, styles.marking))
    page.add()
    for label, value in _facts(form):
        page.add((label, styles.label), (value, styles.text), of="the audit", fields=["", label])
    ask = "the partnership" + (f" ({shown(form.audit.lead)})" if form.audit.lead.strip() else "")
    ref = form.cases[0].case.ref
    before = [(label, text.replace("{ref}", ref).replace("{ask}", ask)) for label, text in _BEFORE]
    said = [(each.label, text) for each, text in NON_SCORES.items()]
    return [
        _section("Before you start", before, page, styles),
        _section("What to do", _STEPS, page, styles),
        _section("Save and send back", _RETURNING, page, styles),
        _section("Keys, for working without a mouse", _KEYS, page, styles),
        _section("Answers that are not a grade", [("What they are", _NOT_GRADES), *said], page, styles),
        *(_section(line_label(line), _line(line), page, styles) for line in form.lines),
    ]


def sections_on_pages(sections: list[int], page: Page) -> Iterator[int]:
    """The rows before which a new page of paper begins, so that no section is torn that one page can hold."""
    top = 1
    for start, end in zip(sections, [*sections[1:], page.last + 1], strict=True):
        if sum(page.heights[top - 1 : end - 1]) > _PAPER:
            yield start
            top = start


def _section(
    title: str, rows: list[tuple[str, str]] | tuple[tuple[str, str], ...], page: Page, styles: FormStyles
) -> int:
    """Gives the row of its title."""
    page.add()
    row = page.add((title, styles.section), ("", styles.section), of="the line", fields=["Title"], height=24)
    for label, text in rows:
        page.add((label, styles.label), (text, styles.text), of=title, fields=["", label])
    return row


def _facts(form: ReturnForm) -> Iterator[tuple[str, str | Formula]]:
    audit = form.audit
    yield "Audit", f"{audit.title} ({audit.ref})"
    yield "Partnership", form.partnership
    if audit.period_from and audit.period_to:
        yield "Time looked at", f"{in_words(audit.period_from)} to {in_words(audit.period_to)}"
    yield "This form", f"Form {form.version} for {form.member.agency.name}, made on {in_words(form.made_on)}"
    yield "Please return it by", "\n".join(_due(form))
    yield "Cases", f"{counted(len(form.cases), 'case')}: {listed([each.case.ref for each in form.cases])}"
    if form.left_out:
        yield "Left out", f"You are not asked about {listed(list(_left_out(form)))}."
    yield "Filled in already", _filled(form)
    yield from _progress(form)


def _due(form: ReturnForm) -> Iterator[str]:
    """'1 May 2026', then on lines of their own the cases that have another day."""
    usual = form.audit.returns_due
    days = dict(form.due)
    if usual in days or len(days) > 1:
        yield in_words(usual) if usual else "No day is set: ask the partnership."
    for day, refs in form.due:
        if day != usual and day:
            yield in_words(day) + (f" for {listed(list(refs))}" if len(days) > 1 else "") + " (extended)" * bool(usual)


def _left_out(form: ReturnForm) -> Iterator[str]:
    for state, why in ((Known.NIL, "your nil return is recorded"), (Known.OUT_OF_SCOPE, "out of scope for you")):
        if refs := [case.ref for case, each in form.left_out if each is state]:
            yield f"{listed(refs)} ({why})"


def _filled(form: ReturnForm) -> str:
    known = sum(bool(each.known) for each in form.cases)
    if not form.started:
        told = f"{known} of {counted(len(form.cases), 'case')} as known to you. Change what is not so." if known else ""
        return told or "Nothing: this is your first answer to these cases."
    return (
        f"{form.started} of {counted(len(form.rows), 'row')} on the sheet {RETURN}: what you told us before, so that "
        "nobody types it again. Change what has changed and add what is missing."
    )


def _progress(form: ReturnForm) -> Iterator[tuple[str, str | Formula]]:
    """What is done and what is owed, counted live: a check before the form goes back."""
    last = form.rows[-1].number
    grades, reasons, impacts = (f"{RETURN}!${letter}$2:${letter}${last}" for letter in "DEG")
    judged = [row.own for row in form.rows]
    given = f"--(LEN({grades})>0)"
    yield (
        "Answered so far",
        Formula(
            f'SUMPRODUCT({given})&" of {counted(len(judged), "row")}"',
            f"{sum(each.answered for each in judged)} of {counted(len(judged), 'row')}",
        ),
    )
    for label, words, cells in (
        ("Reasons still owed", Words.REASON, reasons),
        ("Impacts still owed", Words.IMPACT, impacts),
    ):
        free = NON_SCORES if words is Words.IMPACT else (NonScore.NOT_APPLICABLE, NonScore.NOT_KNOWN)
        texts = {each.text for scale in form.scales for each in choices(scale) if each.non_score in free}
        unless = "".join(f',1-EXACT({grades},"{_quoted(text)}")' for text in sorted(texts))
        owing = sum(words in owed(each) for each in judged)
        yield label, Formula(f"SUMPRODUCT({given}{unless},--(LEN(TRIM({cells}))=0))", owing)


def _quoted(text: str) -> str:
    return text.replace('"', '""')


def _line(line: AuditLine) -> list[tuple[str, str]]:
    about = []
    if line.line.kind is LineKind.WHOLE_CASE:
        about.append(("What this is", "It closes a case and is not counted among the lines."))
    about.append(("Question", line.line.question))
    about += [("Look for", part) for part in _parts([f"• {prompt}" for prompt in line.line.prompts])]
    for each in choices(line.scale):
        if each.grade:
            about.append((each.text, line.descriptor(each.grade) or "No further words."))
    about.append(("Or, not a grade", listed([each.text for each in choices(line.scale) if each.non_score])))
    return about


def _parts(points: list[str]) -> Iterator[str]:
    """Points one below the other, in as few rows as can be seen whole."""
    part: list[str] = []
    used = 0
    for point in points:
        room = 1 + len(point) // WIDTHS[1]
        if part and used + room > _TALLEST:
            yield "\n".join(part)
            part, used = [], 0
        part.append(point)
        used += room
    if part:
        yield "\n".join(part)
