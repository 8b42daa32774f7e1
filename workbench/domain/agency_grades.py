"""Where each agency stands on one line of one case: its grade for its own part, or why there is none."""

from dataclasses import dataclass

from workbench.domain.audits import AuditLine, Involvement, Known, Member
from workbench.domain.grading import OnBehalf
from workbench.domain.judgements import Judgement, Split, split
from workbench.domain.questions import CaseSheet
from workbench.domain.scales import NonScore


@dataclass(frozen=True, slots=True)
class AgencyGrade:
    """One agency on one line. `answer` is a code of the line's scale, or a non-score."""

    member: Member
    state: Known
    answer: str | NonScore
    reason: str

    @property
    def graded(self) -> bool:
        return not isinstance(self.answer, NonScore)


def agency_grades(sheet: CaseSheet, line: AuditLine) -> tuple[AgencyGrade, ...]:
    """Every agency of the audit, in its order."""
    own = {each.place.agency_id: each for each in sheet.own if each.place.line_id == line.id}
    known = {each.agency_id: each for each in sheet.involvements}
    return tuple(_stands(member, own.get(member.agency.id), known.get(member.agency.id)) for member in sheet.members)


def on_behalf(sheet: CaseSheet, agency_id: int | None) -> OnBehalf | None:
    """An agency of the audit with what is recorded of it on this case; awaited where nothing is. None for no agency."""
    member = next((each for each in sheet.members if each.agency.id == agency_id), None)
    if member is None:
        return None
    said = next((each for each in sheet.involvements if each.agency_id == agency_id), None)
    return OnBehalf(member.agency, said or Involvement(sheet.case.id, member.agency.id, Known.AWAITED))


def agencies_split(grades: tuple[AgencyGrade, ...], line: AuditLine) -> Split:
    return split((str(each.answer) for each in grades if each.graded), line.scale)


def in_words(grades: tuple[AgencyGrade, ...]) -> str:
    """'6 of 8 graded, 1 nil return, 1 awaited': the non-scores beside the count, never in it, never merged."""
    return ", ".join([f"{sum(each.graded for each in grades)} of {len(grades)} graded", *not_graded(grades)])


def not_graded(grades: tuple[AgencyGrade, ...]) -> list[str]:
    """'1 nil return', '1 awaited': what the agencies without a grade answered, each with its count."""
    nil = sum(each.state is Known.NIL and not each.graded for each in grades)
    counts = [(nil, "nil return" if nil == 1 else "nil returns")]
    open_ones = [each for each in grades if each.state is not Known.NIL]
    for non_score, name in (
        (NonScore.NOT_KNOWN, "not known"),
        (NonScore.NOT_APPLICABLE, "not applicable"),
        (NonScore.NOT_ENOUGH_EVIDENCE, "not enough evidence"),
    ):
        counts.append((sum(each.answer is non_score for each in open_ones), name))
    unanswered = [each for each in open_ones if each.answer is NonScore.NOT_ANSWERED]
    counts.append((sum(each.state is Known.OUT_OF_SCOPE for each in unanswered), "out of scope"))
    counts.append((sum(each.state is Known.KNOWN for each in unanswered), "not answered"))
    counts.append((sum(each.state is Known.AWAITED for each in unanswered), "awaited"))
    return [f"{count} {name}" for count, name in counts if count]


def _stands(member: Member, own: Judgement | None, involvement: Involvement | None) -> AgencyGrade:
    state = involvement.state if involvement else Known.AWAITED
    if own is not None and own.answered:
        return AgencyGrade(member, state, own.answer, own.reason)
    note = involvement.note if involvement and involvement.note else _WHY[state]
    return AgencyGrade(member, state, NonScore.NOT_ANSWERED, note)


_WHY = {
    Known.NIL: "Nil return.",
    Known.OUT_OF_SCOPE: "Out of scope for this case.",
    Known.AWAITED: "Awaited.",
    Known.KNOWN: "Has not answered this line.",
}
