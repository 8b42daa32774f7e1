"""The sheet Summary: what the audit was, how each line was graded in counts, and what is still owed."""

from collections.abc import Iterable
from datetime import date

from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from workbench.domain.audits import AuditLine, Known, year_label
from workbench.domain.judgements import Layer, Words, owed
from workbench.domain.scales import NonScore, Scale
from workbench.domain.whole_audit import WholeAudit
from workbench.exports.scoring_sheet.cells import Formula, Page
from workbench.exports.scoring_sheet.distribution import EDITED, SAME, Block, block_of, live_counts
from workbench.exports.scoring_sheet.styles import Styles
from workbench.exports.scoring_sheet.words import head, words

MARKING = "OFFICIAL-SENSITIVE"
EXAMPLE = "Example data: every case in it is invented."
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_HEADS = (
    "Line of enquiry",
    "Grades the panel gave",
    "Panel: good or better",
    "Live count",
    "Check",
    *(each.label for each in NonScore),
    "Agencies' own: good or better",
    "Final grade",
)
_FINAL_COLUMN = "K"
_WIDTHS = (30, 62, 15, 12, 12, 13, 13, 13, 12, 18, 21)


def in_words(day: date) -> str:
    """'30 November 2026', whatever language the computer speaks."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def write_summary(whole: WholeAudit, found: tuple[Block, ...], page: Page, styles: Styles) -> dict[int, str]:
    """Gives the cell that holds each line's final grade."""
    page.widths = _WIDTHS
    page.add((f"Scoring sheet: {whole.audit.title}", styles.title), of="the audit", fields=["Title"], height=30)
    page.add((f"{MARKING}. {EXAMPLE}" if whole.example else MARKING, styles.marking))
    page.add()
    for label, text in _facts(whole, found):
        page.add((label, styles.label), (text or "Not recorded", styles.text), of="the audit", fields=["", label])
    page.add(("Live check", styles.label), (_whole_check(found), styles.strong))
    page.add()

    finals = _table("Each line of enquiry", whole.graded_lines, whole, found, page, styles)
    if whole.whole_case_line:
        page.add()
        title = "The whole case, not counted among the lines"
        finals |= _table(title, (whole.whole_case_line,), whole, found, page, styles)
    return finals


def limit_finals(sheet: Worksheet, whole: WholeAudit, finals: dict[int, str], lists: dict[Scale, str]) -> None:
    """Drop-downs for the final grades, limited to each line's own scale."""
    rules: dict[Scale, DataValidation] = {}
    for line in whole.lines:
        rule = rules.get(line.scale)
        if rule is None:
            rule = DataValidation(type="list", formula1=lists[line.scale], allow_blank=True, showErrorMessage=True)
            rule.errorTitle, rule.error = "Not on the list", "Choose a word from the list."
            rules[line.scale] = rule
            sheet.add_data_validation(rule)
        rule.add(finals[line.id].partition("!")[2].replace("$", ""))


def _table(
    title: str, lines: Iterable[AuditLine], whole: WholeAudit, found: tuple[Block, ...], page: Page, styles: Styles
) -> dict[int, str]:
    page.add((title, styles.section), *(("", styles.section) for _ in _HEADS[1:]), height=24)
    page.add(*((text, styles.head) for text in _HEADS))
    finals = {}
    for line in lines:
        panel, own = block_of(found, line, Layer.PANEL), block_of(found, line, Layer.SELF)
        named, final = words(line.scale), whole.final(line)
        number = page.last + 1
        shown = panel.counts.counts if panel else ""
        page.add(
            (head(line), styles.strong),
            (_grades(panel) if panel else "The audit has no cases.", styles.text),
            (shown, styles.counts),
            (Formula(live_counts(panel), shown) if panel else "", styles.counts_quiet),
            (Formula(f'IF(EXACT(C{number},D{number}),"{SAME}","{EDITED}")', SAME) if panel else "", styles.check),
            *((panel.non_score(each) if panel else None, styles.count) for each in NonScore),
            (own.counts.counts if own else "", styles.counts),
            (named.of(final), styles.grade(named.tone(final)) if final.answered else styles.empty),
            of="the lines of enquiry",
        )
        finals[line.id] = f"Summary!${_FINAL_COLUMN}${number}"
    return finals


def _grades(block: Block) -> str:
    """'1 Outstanding, 4 Good': only the grades that were given."""
    given = [f"{count} {block.words.grades[code]}" for code, count in block.counts.grades if count]
    return ", ".join(given) or "None yet"


def _facts(whole: WholeAudit, found: tuple[Block, ...]) -> Iterable[tuple[str, str]]:
    audit = whole.audit
    lines = len(whole.graded_lines)
    own_scales = sum(line.scale != whole.scale for line in whole.graded_lines)
    yield "Partnership", whole.partnership
    yield "Reference", audit.ref
    yield "Year", year_label(audit.year)
    yield "Type", audit.type.label
    yield "Theme", audit.theme
    yield "Objective", audit.objective
    yield "What prompted it", audit.prompted_by
    yield "Commissioned by", audit.commissioned_by
    yield "Lead", audit.lead
    yield "Panel day", in_words(audit.panel_day) if audit.panel_day else ""
    yield "Practice judged", _window(audit.period_from, audit.period_to)
    yield "Records read", _window(audit.reading_from, audit.reading_to)
    if audit.follows:
        yield "Follows", audit.follows
    yield "Framework", f"{whole.framework_title}, version {whole.framework_version}: {_count(lines, 'line')} of enquiry"
    yield "Scale", whole.scale.title + (f"; {_count(own_scales, 'line')} on a scale of its own" if own_scales else "")
    yield "Cases and agencies", f"{_count(len(whole.cases), 'case')}, {_count(len(whole.members), 'agency')}"
    yield "Panel's judgements", _progress(whole, found, Layer.PANEL)
    yield "Agencies' own", _progress(whole, found, Layer.SELF)
    if raters := sum(each.place.rater is not None for each in whole.judgements):
        kept = "judgement by a named rater is" if raters == 1 else "judgements by named raters are"
        yield "Named raters", f"{raters} {kept} kept and not in the matrix."
    states = [whole.involvement(case, member) for case in whole.cases for member in whole.members]
    yield "Cases by agency", ", ".join(f"{states.count(state)} {state.label.lower()}" for state in Known if states)


def _progress(whole: WholeAudit, found: tuple[Block, ...], layer: Layer) -> str:
    """'70 of 72 answered. Reason owed on 3, impact on the child owed on 5.' The whole case is not among them."""
    lines = {line.id for line in whole.graded_lines}
    counted = [block for block in found if block.counts.layer is layer and block.counts.line.id in lines]
    expected = sum(block.expected for block in counted)
    if not expected:
        return "None was expected."
    answered = expected - sum(block.non_score(NonScore.NOT_ANSWERED) for block in counted)
    # A judgement that a rater gave aside is not in the matrix, so nothing is owed on it here.
    places = (each for each in whole.judgements if each.place.layer is layer and each.place.rater is None)
    missing = [words for each in places if each.place.line_id in lines for words in owed(each)]
    reason, impact = missing.count(Words.REASON), missing.count(Words.IMPACT)
    still = f"Reason owed on {reason}, impact on the child owed on {impact}." if missing else "No words are owed."
    return f"{answered} of {expected} answered. {still}"


def _window(start: date | None, end: date | None) -> str:
    if start and end:
        return f"{in_words(start)} to {in_words(end)}"
    if start:
        return f"From {in_words(start)}"
    return f"To {in_words(end)}" if end else ""


def _count(number: int, noun: str) -> str:
    plural = noun.replace("agency", "agencie") + "s"
    return f"{number} {noun if number == 1 else plural}"


def _whole_check(found: tuple[Block, ...]) -> Formula:
    last = max((block.last for block in found), default=2)
    edited = f'SUMPRODUCT(--EXACT(Distribution!$G$2:$G${last},"{EDITED}"))'
    same = "Every count is the same as when this sheet was made"
    return Formula(f'IF({edited}=0,"{same}","{EDITED}: "&{edited}&" counts on Distribution differ")', same)
