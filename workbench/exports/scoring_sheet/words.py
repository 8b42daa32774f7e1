"""The words that stand for answers in the sheet: no two answers of a scale are ever the same words."""

from dataclasses import dataclass

from workbench.domain.audits import AuditLine
from workbench.domain.frameworks import LineKind
from workbench.domain.judgements import Judgement, Layer
from workbench.domain.scales import NonScore, Scale, Tone
from workbench.domain.whole_audit import WholeAudit
from workbench.exports.scoring_sheet.cells import clean

GIVEN = (NonScore.NOT_APPLICABLE, NonScore.NOT_KNOWN, NonScore.NOT_ENOUGH_EVIDENCE)
"""The non-scores that somebody gives; 'not answered' is an empty cell."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one scale. Two tables, because a scale may have a grade coded 'NA', which equals the non-score."""

    grades: dict[str, str]
    non_scores: dict[NonScore, str]
    tones: dict[str, Tone]

    def of(self, judgement: Judgement) -> str:
        """The words in the matrix; none where nobody has answered."""
        if judgement.grade:
            return self.grades[judgement.grade]
        return self.non_scores[judgement.non_score] if judgement.non_score else ""

    def tone(self, judgement: Judgement) -> Tone | None:
        return self.tones[judgement.grade] if judgement.grade else None

    @property
    def choices(self) -> tuple[str, ...]:
        """What the drop-down offers."""
        return (*self.grades.values(), *(self.non_scores[each] for each in GIVEN))


def words(scale: Scale) -> Words:
    """The words of `scale`: each grade's label, with its code where the label alone would be ambiguous."""
    taken: set[str] = set()

    def unlike(label: str, code: str) -> str:
        text = clean(label).strip() or code
        number = 1
        while text in taken:
            number += 1
            text = f"{clean(label).strip()} ({code})" if number == 2 else f"{text}*"
        taken.add(text)
        return text

    grades = {grade.code: unlike(grade.label, grade.code) for grade in scale.grades}
    non_scores = {each: unlike(each.label, each.short) for each in NonScore}
    return Words(grades, non_scores, {grade.code: grade.tone for grade in scale.grades})


def head(line: AuditLine) -> str:
    """How a line is headed: '1. Spotting and answering risk'."""
    if line.line.kind is LineKind.WHOLE_CASE:
        return f"Whole case: {line.line.title}"
    return f"{line.line.number}. {line.line.title}"


def scales(whole: WholeAudit) -> tuple[Scale, ...]:
    """The scales in use: the audit's own first, then those of lines that have their own."""
    return tuple(dict.fromkeys((whole.scale, *(line.scale for line in whole.lines))))


def self_lines(whole: WholeAudit) -> tuple[AuditLine, ...]:
    """The lines agencies grade themselves on: the whole case only where an agency did."""
    judged = {judgement.place.line_id for judgement in whole.judgements if judgement.place.layer is Layer.SELF}
    last = whole.whole_case_line
    return (*whole.graded_lines, *((last,) if last and last.id in judged else ()))


def panel_lines(whole: WholeAudit) -> tuple[AuditLine, ...]:
    """Every line, the whole case last."""
    last = whole.whole_case_line
    return (*whole.graded_lines, *((last,) if last else ()))
