"""The sheet Distribution: every count as a plain number, and beside it a live formula that counts the matrix again."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from workbench.domain.audits import AuditLine, Known
from workbench.domain.judgements import Layer
from workbench.domain.scales import NonScore
from workbench.domain.whole_audit import Distribution, WholeAudit, distribution
from workbench.exports.scoring_sheet.cells import Formula, Page
from workbench.exports.scoring_sheet.matrix import Matrix
from workbench.exports.scoring_sheet.styles import Style, Styles
from workbench.exports.scoring_sheet.words import Words, head, words

HEADS = ("Line of enquiry", "Layer", "Answer", "Kind", "Count", "Live count", "Check", "Of those graded", "Per cent")
_WIDTHS = (34, 15, 26, 22, 9, 9, 14, 12, 11)
SAME, EDITED = "Same", "Edited since"
FEWEST_FOR_A_PER_CENT = 10
_STATE_COLUMN = "C"


@dataclass(frozen=True, slots=True)
class Block:
    """The rows of one line on one layer, and where they start."""

    counts: Distribution
    words: Words
    first: int

    @property
    def graded_row(self) -> int:
        return self.first + len(self.counts.grades)

    @property
    def good_row(self) -> int:
        return self.graded_row + 1

    @property
    def last(self) -> int:
        return self.good_row + len(NonScore) + (self.counts.layer is Layer.SELF)

    def non_score(self, each: NonScore) -> int:
        return dict(self.counts.non_scores)[each]

    @property
    def expected(self) -> int:
        """How many judgements were expected: those given and those not answered."""
        return self.counts.graded + sum(count for _, count in self.counts.non_scores)


def blocks(whole: WholeAudit, matrices: dict[Layer, Matrix]) -> Iterator[Block]:
    """Every line on every layer that has something to count."""
    row = 2
    final = not whole.cases or any(whole.final(line).answered for line in whole.lines)
    for line in whole.lines:
        for layer in (Layer.PANEL, Layer.SELF, Layer.FINAL):
            if layer is Layer.FINAL and not final:
                continue
            if layer is not Layer.FINAL and (line not in matrices[layer].lines or not matrices[layer].rows):
                continue
            block = Block(distribution(whole, line, layer), words(line.scale), row)
            row = block.last + 1
            yield block


def write_distribution(
    found: tuple[Block, ...], matrices: dict[Layer, Matrix], finals: dict[int, str], page: Page, styles: Styles
) -> None:
    """`finals` says which cell of the Summary holds a line's final grade."""
    page.widths = _WIDTHS
    page.add(*((text, styles.head) for text in HEADS))
    for block in found:
        line, layer = block.counts.line, block.counts.layer
        answers = finals[line.id] if layer is Layer.FINAL else matrices[layer].cells(line)
        _write_block(block, answers, matrices[layer] if layer is Layer.SELF else None, page, styles)
    if not found:
        page.add(("None is recorded.", styles.note))


def _write_block(block: Block, answers: str, self_matrix: Matrix | None, page: Page, styles: Styles) -> None:
    counts, named, scale = block.counts, block.words, block.counts.line.scale
    n = counts.graded

    def row(answer: str, kind: str, count: int, live: str, *, of_graded: bool, look: Style | None = None) -> None:
        begins = page.last + 1 == block.first
        number = page.last + 1
        percent = Fraction(count, n) if of_graded and n >= FEWEST_FOR_A_PER_CENT else None
        text, plain = (styles.start_text, styles.start_count) if begins else (styles.text, styles.count)
        page.add(
            (head(counts.line), text if begins else styles.quiet),
            (counts.layer.label, text if begins else styles.quiet),
            (answer, look or (styles.strong if kind == "Total" else styles.text)),
            (kind, styles.start_quiet if begins else styles.quiet),
            (count, plain),
            (Formula(live, count), styles.start_live if begins else styles.live),
            (
                Formula(f'IF(E{number}=F{number},"{SAME}","{EDITED}")', SAME),
                styles.start_check if begins else styles.check,
            ),
            (f"{count} of {n}" if of_graded else "", styles.start_counts if begins else styles.counts),
            (float(percent) if percent is not None else None, styles.start_percent if begins else styles.percent),
            of=f"line {counts.line.line.number}",
            fields=HEADS,
        )

    def matching() -> str:
        return f"SUMPRODUCT(--EXACT({answers},$C{page.last + 1}))"

    goods = []
    for code, count in counts.grades:
        grade = scale.grade(code)
        if grade.good:
            goods.append(f"F{page.last + 1}")
        kind = "Grade, good or better" if grade.good else "Grade"
        row(named.grades[code], kind, count, matching(), of_graded=True, look=styles.soft(grade.tone))
    last_grade = page.last
    live_n = f"SUM(F{block.first}:F{last_grade})" if counts.grades else "0"
    row("Graded", "Total", n, live_n, of_graded=False)
    row("Good or better", "Total", counts.good, "+".join(goods) or "0", of_graded=True)
    for each, count in counts.non_scores:
        live = matching() if each is not NonScore.NOT_ANSWERED else _not_answered(answers, self_matrix)
        row(named.non_scores[each], "Not a grade", count, live, of_graded=False, look=styles.soft(None))
    if self_matrix:
        states = self_matrix.column(_STATE_COLUMN)
        row(
            Known.NIL.label,
            "Nil return",
            counts.nil_returns,
            f"SUMPRODUCT(--EXACT({states},$C{page.last + 1}))",
            of_graded=False,
        )


def _not_answered(answers: str, self_matrix: Matrix | None) -> str:
    """Empty cells; on the self layer only where an agency knows the case or is still awaited, so that it owes one."""
    empty = f"(LEN({answers})=0)"
    if not self_matrix:
        return f"SUMPRODUCT(--{empty})"
    states = self_matrix.column(_STATE_COLUMN)
    owing = "+".join(f'EXACT({states},"{state.label}")' for state in (Known.KNOWN, Known.AWAITED))
    return f"SUMPRODUCT(({owing})*{empty})"


def live_counts(block: Block) -> str:
    """The live '5 of 8' of a block, for the Summary."""
    return f'Distribution!$F${block.good_row}&" of "&Distribution!$F${block.graded_row}'


def block_of(found: tuple[Block, ...], line: AuditLine, layer: Layer) -> Block | None:
    return next((each for each in found if each.counts.line is line and each.counts.layer is layer), None)
