"""The sheet Differences: where agencies differ or the panel differs from them, then the panel's other judgements."""

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.domain.audits import AuditLine, Case, Known
from workbench.domain.judgements import beside_agencies
from workbench.domain.moderation.cells import Cell, cell_of
from workbench.domain.moderation.graded_twice import TwiceGraded, graded_twice
from workbench.domain.scales import NonScore
from workbench.domain.text import counted
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
    "Agencies compared",
    "Same grade",
    "Panel lower",
    "Panel higher",
    "Two or more apart",
    "Graded twice",
)
_WIDTHS = (12, 20, 8, 16, 32, 24, 38, 18, 38, 11, 9, 9, 9, 9, 32)


@dataclass(frozen=True, slots=True)
class _Row:
    cell: Cell
    words: Words
    own: str
    difference: str
    twice: str


def write_differences(whole: WholeAudit, page: Page, styles: Styles) -> Iterator[int]:
    """Yields the number of cases looked at since it last did."""
    page.widths = _WIDTHS
    page.add(*((text, styles.head) for text in HEADS))
    asked = self_lines(whole)
    lines = [(line, words(line.scale), line in asked) for line in panel_lines(whole)]
    twice = {(line.case.id, line.line.id): line for each in graded_twice(whole) for line in each.lines}
    rows = []
    for case in whole.cases:
        for line, named, own in lines:
            both = _twice(twice.get((case.id, line.id)), named)
            if row := _compared(whole, case, line, named, both, by_agencies=own):
                rows.append(row)
        yield 1
    for row in sorted(rows, key=lambda row: not row.cell.differs):
        found, panel, counts = row.cell, row.cell.panel, row.cell.counts
        compared = (counts.n, counts.same, counts.lower, counts.higher, counts.further)
        page.add(
            (found.case.ref, styles.strong),
            (head(found.line), styles.text),
            ("Yes" if found.differs else "No", styles.strong if found.differs else styles.quiet),
            (row.words.of(panel), styles.grade(row.words.tone(panel)) if panel.answered else styles.empty),
            (row.own, styles.text),
            (row.difference, styles.text),
            (panel.reason, styles.text),
            (panel.evidence, styles.text),
            (panel.impact, styles.text),
            *((number, styles.count) for number in compared),
            (row.twice, styles.text),
            of=f"case {found.case.ref}, line {found.line.line.number}",
            fields=HEADS,
        )
        if page.last % 50 == 0:
            yield 0
    if not rows:
        page.add(("None is recorded.", styles.note))


def _compared(
    whole: WholeAudit, case: Case, line: AuditLine, named: Words, twice: str, *, by_agencies: bool
) -> _Row | None:
    panel = whole.panel(case, line)
    own = [(member, whole.own(case, line, member)) for member in whole.members]
    found = cell_of(case, line, panel, [judgement.grade for _, judgement in own if judgement.grade])
    apart = found.split
    if not (panel.answered or panel.reason or panel.evidence or panel.impact or apart.steps or twice):
        return None
    if not by_agencies:
        return _Row(found, named, "", "", twice)
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
    told = "\n".join(f"{text}: {', '.join(names)}" for text, names in groups.items() if names)
    between = f"{apart.label}." if apart.steps else ""
    difference = "\n".join(part for part in (between, _beside(found)) if part)
    return _Row(found, named, told, difference, twice)


def _beside(found: Cell) -> str:
    """How the panel stands to the agencies, in a sentence."""
    if found.panel.grade:
        given = [code for code, count in found.own for _ in range(count)]
        return beside_agencies(found.panel.grade, given, found.line.scale)
    if found.panel.non_score not in GIVEN:
        return "The panel has not graded this line yet."
    if not found.given:
        return "No agency has graded this line."
    return f"The panel gave no grade; {counted(found.given, 'agency', 'agencies')} did."


def _twice(line: TwiceGraded | None, named: Words) -> str:
    """'A. Reader: Good' for each of the two, and how far apart they are."""
    if line is None or not any(each.answered for each in line.given):
        return ""
    unanswered = named.non_scores[NonScore.NOT_ANSWERED]
    told = [f"{each.place.rater}: {named.of(each) or unanswered}" for each in line.given]
    return "\n".join((*told, line.words))
