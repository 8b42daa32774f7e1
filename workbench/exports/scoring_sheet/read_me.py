"""The sheet Read me: what the workbook is and what its words mean. Its lists of words are what the drop-downs offer."""

from collections.abc import Iterator
from datetime import date

from workbench.domain.scales import NonScore, Scale
from workbench.domain.whole_audit import WholeAudit
from workbench.exports.scoring_sheet.cells import Page
from workbench.exports.scoring_sheet.styles import Styles
from workbench.exports.scoring_sheet.summary import EXAMPLE, MARKING, in_words
from workbench.exports.scoring_sheet.words import GIVEN, head, panel_lines, scales, words

NAME = "Read me"
_SHEETS = (
    (
        "Summary",
        "What was audited and why, each line of enquiry in counts, and what is still owed; then how agencies and the "
        "panel compare by agency and by line, and the cases graded twice.",
    ),
    (
        "Panel",
        "The panel's grades: a row for each case, a column for each line of enquiry. An empty cell is not answered.",
    ),
    (
        "Self",
        "Each agency's own grades for its own part in a case: a row for each case and agency, with what the agency had "
        "to do with the case. An agency with a nil return or out of scope owes no grade. Agencies' reasons stay in the "
        "workspace.",
    ),
    (
        "Differences",
        "First every case and line where agencies' own grades differ or the panel's differs from them; then every "
        "other judgement of the panel. Each with the panel's reason, evidence and impact. A split is a question for "
        "the room, not a fault. Filter for blanks to find words still owed. The counts at the right say how the panel "
        "stands to each agency that graded; “Graded twice” what two people gave blind to each other.",
    ),
    ("Distribution", "How often each answer was given on each line, counted when the file was made and counted live."),
    ("Findings", "Strengths and areas to develop."),
    ("Actions", "Recommendations and what is being done about them."),
    ("Sample", "How the cases were chosen, and what is recorded of each. References only: no names."),
    (
        "Attendance",
        "The panel meetings, who came to them by role, and how often each agency came. The names of staff stay in the "
        "workspace.",
    ),
)
_NON_SCORES = {
    NonScore.NOT_APPLICABLE: "The line does not apply to this case.",
    NonScore.NOT_KNOWN: "The agency did not know the child; from the panel: no agency there did.",
    NonScore.NOT_ENOUGH_EVIDENCE: "The records do not show enough to grade it. The reason says what is missing.",
    NonScore.NOT_ANSWERED: "A judgement was expected and there is none. Shown as an empty cell.",
}
_HOW_COUNTED = (
    "Counts come first: “5 of 8” is five good or better of the eight that were graded. An answer that is not a grade "
    "is never in the eight. A nil return is counted as nil.",
    "There is a percentage only where ten or more were graded.",
    "“Count” is what was counted when the file was made. “Live count” counts the matrix again as it stands now. "
    "“Check” says Same, or Edited since where somebody has changed a grade here. Nothing changed here goes back to the "
    "workspace.",
    "Agencies and the panel are compared only where both gave a grade, step by step of the line's own scale. The whole "
    "case is not among the lines. A figure of how near they are is withheld under 5 cases or 20 pairs; its interval "
    "comes of drawing the cases again, with a seed. To repeat it, take the cases that have a pair, in the order of the "
    "sheet Panel, and start Python's random.Random with the seed. Each drawing takes as many cases as there are, one "
    "by one: the case at random() times their number, rounded down, where 0 is the first. Work the figure out for "
    "every drawing and put all of them in order of size.",
    "Excel counts live as soon as editing is allowed. A reader that does not calculate shows what was counted when the "
    "file was made.",
    "Text is complete and as it was typed. A character that no Excel file can hold is shown as \ufffd.",
)


def write_read_me(whole: WholeAudit, today: date, page: Page, styles: Styles) -> dict[Scale, str]:
    """Gives the cells that hold the words of each scale."""
    page.widths = (34, 92, 20)
    page.add((NAME, styles.title), height=30)
    page.add((f"{MARKING}. {EXAMPLE}" if whole.example else MARKING, styles.marking))
    page.add()
    about = "The grades of one audit: what the panel agreed, and what each agency said of its own part in each case."
    page.add(("What this is", styles.label), (about, styles.text))
    for label, text in (
        ("Audit", whole.audit.title),
        ("Reference", whole.audit.ref),
        ("Partnership", whole.partnership),
    ):
        page.add((label, styles.label), (text, styles.text), of="the audit", fields=["", label])
    page.add(("Made on", styles.label), (in_words(today), styles.text))

    _section("What each sheet holds", page, styles)
    for name, text in _SHEETS:
        page.add((name, styles.label), (text, styles.text))

    lists = dict(_words(whole, page, styles))

    _section("Answers that are not a grade", page, styles)
    for each, text in _NON_SCORES.items():
        page.add((each.label, styles.label), (text, styles.text))
    _section("How the counts are made", page, styles)
    for number, text in enumerate(_HOW_COUNTED, 1):
        page.add((f"Note {number}", styles.label), (text, styles.text))

    _lines(whole, page, styles)
    return lists


def _words(whole: WholeAudit, page: Page, styles: Styles) -> Iterator[tuple[Scale, str]]:
    for scale in scales(whole):
        named = words(scale)
        _section(f"The words of the scale: {scale.title}", page, styles)
        page.add(*((text, styles.head) for text in ("Word", "What it means", "Good or better")))
        first = page.last + 1
        for grade in scale.grades:
            page.add(
                (named.grades[grade.code], styles.soft(grade.tone)),
                (grade.descriptor, styles.text),
                ("Yes" if grade.good else "No", styles.text),
                of=f"the scale {scale.title}",
                fields=["Grade", f"Descriptor of {grade.label}"],
            )
        for each in GIVEN:
            page.add(
                (named.non_scores[each], styles.soft(None)),
                (_NON_SCORES[each], styles.text),
                ("Not a grade", styles.text),
            )
        yield scale, f"'{NAME}'!$A${first}:$A${page.last}"


def _lines(whole: WholeAudit, page: Page, styles: Styles) -> None:
    _section("What each line asks", page, styles)
    page.add(*((text, styles.head) for text in ("Line of enquiry", "Question", "Scale")))
    for line in panel_lines(whole):
        asked, of = line.line, f"line {line.line.number}"
        question = "\n".join((asked.question, *(f"• {prompt}" for prompt in asked.prompts)))
        page.add(
            (head(line), styles.strong),
            (question, styles.text),
            (line.scale.title, styles.text),
            of=of,
            fields=["Title", "Question", "Scale"],
        )
    worded = [line for line in panel_lines(whole) if line.line.descriptors]
    if not worded:
        return
    _section("What a grade looks like on a line", page, styles)
    page.add(*((text, styles.head) for text in ("Line of enquiry", "What it looks like", "Grade")))
    for line in worded:
        named = words(line.scale)
        for code, text in line.line.descriptors:
            if line.scale.has(code):
                page.add(
                    (head(line), styles.text),
                    (text, styles.text),
                    (named.grades[code], styles.text),
                    of=f"line {line.line.number}",
                    fields=["Title", f"Descriptor of {named.grades[code]}"],
                )


def _section(title: str, page: Page, styles: Styles) -> None:
    page.add()
    page.add(
        (title, styles.section), ("", styles.section), ("", styles.section), of="the scale", fields=["Title"], height=24
    )
