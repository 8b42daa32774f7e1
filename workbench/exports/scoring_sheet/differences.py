"""The sheet Differences: where agencies differ or the panel differs from them, then the panel's other judgements."""

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.domain.audits import AuditLine, Case, Known
from workbench.domain.judgements import Judgement, Split, beside_agencies, split
from workbench.domain.scales import NonScore
from workbench.domain.whole_audit import WholeAudit
from workbench.exports.scoring_sheet.cells import Page
from workbench.exports.scoring_sheet.styles import Styles
from workbench.exports.scoring_sheet.words import GIVEN, Words, head, panel_lines, self_lines, words

HEADS = (
    "Case",
    "Line of enquiry",
    "Differs",
    "Panel",
    "Agencies' own grades",
    "What the difference is",
    "Panel's reason",
    "Evidence",
    "Impact on the child",
)
_WIDTHS = (12, 20, 8, 16, 32, 24, 38, 18, 38)


@dataclass(frozen=True, slots=True)
class _Row:
    case: Case
    line: AuditLine
    words: Words
    panel: Judgement
    own: str
    differs: bool
    difference: str


def write_differences(whole: WholeAudit, page: Page, styles: Styles) -> Iterator[int]:
    """Yields the number of cases looked at since it last did."""
    page.widths = _WIDTHS
    page.add(*((text, styles.head) for text in HEADS))
    asked = self_lines(whole)
    lines = [(line, words(line.scale), line in asked) for line in panel_lines(whole)]
    rows = []
    for case in whole.cases:
        rows += [row for line, named, own in lines if (row := _compared(whole, case, line, named, by_agencies=own))]
        yield 1
    for row in sorted(rows, key=lambda row: not row.differs):
        panel = row.panel
        page.add(
            (row.case.ref, styles.strong),
            (head(row.line), styles.text),
            ("Yes" if row.differs else "No", styles.strong if row.differs else styles.quiet),
            (row.words.of(panel), styles.grade(row.words.tone(panel)) if panel.answered else styles.empty),
            (row.own, styles.text),
            (row.difference, styles.text),
            (panel.reason, styles.text),
            (panel.evidence, styles.text),
            (panel.impact, styles.text),
            of=f"case {row.case.ref}, line {row.line.line.number}",
            fields=HEADS,
        )
        if page.last % 50 == 0:
            yield 0
    if not rows:
        page.add(("None is recorded.", styles.note))


def _compared(whole: WholeAudit, case: Case, line: AuditLine, named: Words, *, by_agencies: bool) -> _Row | None:
    panel = whole.panel(case, line)
    own = [(member, whole.own(case, line, member)) for member in whole.members]
    given = [judgement.grade for _, judgement in own if judgement.grade]
    apart = split(given, line.scale)
    if not (panel.answered or panel.reason or panel.evidence or panel.impact or apart.steps):
        return None
    between = apart.label if apart.steps else ""
    beside, panel_differs = _beside(panel, given, apart, line)
    groups: dict[str, list[str]] = {text: [] for text in named.choices}
    for member, judgement in own:
        state = whole.involvement(case, member)
        if judgement.answered:
            groups[named.of(judgement)].append(member.agency.name)
        elif state in (Known.KNOWN, Known.AWAITED):
            label = named.non_scores[NonScore.NOT_ANSWERED] if state is Known.KNOWN else state.label
            groups.setdefault(label, []).append(member.agency.name)
        else:
            groups.setdefault(state.label, []).append(member.agency.name)
    if not by_agencies:
        groups, beside = {}, ""
    told = "\n".join(f"{text}: {', '.join(names)}" for text, names in groups.items() if names)
    difference = "\n".join(part for part in (between and f"{between}.", beside) if part)
    return _Row(case, line, named, panel, told, bool(apart.steps) or panel_differs, difference)


def _beside(panel: Judgement, given: list[str], apart: Split, line: AuditLine) -> tuple[str, bool]:
    """How the panel stands to the agencies, in a sentence, and whether that is a difference."""
    if panel.grade:
        return beside_agencies(panel.grade, given, line.scale), bool(given) and {panel.grade} != set(given)
    if panel.non_score in GIVEN:
        agencies = "1 agency" if apart.graded == 1 else f"{apart.graded} agencies"
        return (
            (f"The panel gave no grade; {agencies} did.", True) if given else ("No agency has graded this line.", False)
        )
    return "The panel has not graded this line yet.", False
