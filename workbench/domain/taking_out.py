"""Taking a case or an agency out of an audit with all that stands on it; undo brings every word back."""

from collections.abc import Iterator

from workbench.domain.audits import Case, Member
from workbench.domain.edits import Change, Changed, Edit, Kind, Removed
from workbench.domain.meetings import attendance_values
from workbench.domain.records import case_values, involvement_values, judgement_values, member_values
from workbench.domain.returns.post import post_values
from workbench.domain.returns.problems import settled
from workbench.domain.whole_audit import WholeAudit


def remove_case(case: Case, whole: WholeAudit) -> Edit:
    """`whole` is everything of the audit. The place of the draw that the case came from stays, without a case."""
    changes: list[Change] = [*_said(whole, case_id=case.id)]
    changes += [Changed(Kind.DRAW, each.id, "case_id", case.id, None) for each in whole.draw if each.case_id == case.id]
    changes.append(Removed(Kind.CASE, case.id, case_values(case, whole.audit.id)))
    return Edit("remove case", f"{case.ref} removed", tuple(changes))


def remove_member(member: Member, whole: WholeAudit) -> Edit:
    """`whole` is everything of the audit. The agency stays in the partnership."""
    agency = member.agency
    changes: list[Change] = [*_said(whole, agency_id=agency.id)]
    changes += [
        Removed(Kind.ATTENDANCE, each.id, attendance_values(each))
        for meeting in whole.meetings
        for each in meeting.attendance
        if each.agency_id == agency.id
    ]
    values = member_values(whole.audit.id, agency.id, member.position, member.in_room)
    changes.append(Removed(Kind.MEMBER, member.id, values))
    return Edit("remove agency", f"{agency.name} taken out", tuple(changes))


def _said(whole: WholeAudit, case_id: int | None = None, agency_id: int | None = None) -> Iterator[Removed]:
    """All that stands on a case, or that an agency said and was sent."""

    def of_it(case: int | None, agency: int | None) -> bool:
        return case == case_id if agency_id is None else agency == agency_id

    for judgement in whole.judgements:
        if of_it(judgement.place.case_id, judgement.place.agency_id):
            yield Removed(Kind.JUDGEMENT, judgement.id, judgement_values(judgement))
    for involvement in whole.involvements:
        if of_it(involvement.case_id, involvement.agency_id):
            yield Removed(Kind.INVOLVEMENT, involvement.id, involvement_values(involvement))
    for problem in whole.problems:
        if of_it(problem.case_id, problem.agency_id):
            yield settled(problem)
    for post in whole.post:
        if of_it(post.case_id, post.agency_id):
            yield Removed(Kind.POST, post.id, post_values(post))
