"""How many returns of each audit are settled, counted in the file."""

from sqlalchemy import ColumnElement, Subquery, case, exists, func, select

from workbench.domain.audits import Known
from workbench.domain.frameworks import LineKind
from workbench.domain.judgements import Layer
from workbench.storage.tables import audit, involvement, judgement, line, member, problem
from workbench.storage.tables import case as case_table


def returns_by_audit(is_answered: ColumnElement[bool]) -> Subquery:
    """By audit: returns settled, those with a problem to fix, and the first day on which one not come yet is due.

    A return is one case from one agency, and it says the same as `workbench.domain.returns.standing`: a nil return is
    an answer, and so is a line answered; a problem in its form unsettles any of them. `is_answered` says of a judgement
    whether it is one.
    """
    answered = (
        exists()
        .where(judgement.c.case_id == case_table.c.id, judgement.c.layer == Layer.SELF.value)
        .where(judgement.c.agency_id == member.c.agency_id, judgement.c.rater.is_(None), is_answered)
        .where(line.c.id == judgement.c.line_id, line.c.kind == LineKind.LINE.value)
        .correlate(case_table, member)
    )
    wrong = select(problem.c.case_id, problem.c.agency_id).distinct().subquery()
    state = case(
        (wrong.c.case_id.is_not(None), "problem"),
        (involvement.c.state.in_((Known.NIL.value, Known.OUT_OF_SCOPE.value)), "settled"),
        (answered, "settled"),
        else_="open",
    )
    by_return = (
        select(
            case_table.c.audit_id,
            state.label("state"),
            func.coalesce(involvement.c.due, audit.c.returns_due).label("due"),
        )
        .join(member, member.c.audit_id == case_table.c.audit_id)
        .join(audit, audit.c.id == case_table.c.audit_id)
        .outerjoin(involvement, (involvement.c.case_id == case_table.c.id)
                   & (involvement.c.agency_id == member.c.agency_id))
        .outerjoin(wrong, (wrong.c.case_id == case_table.c.id) & (wrong.c.agency_id == member.c.agency_id))
        .cte()
        .prefix_with("MATERIALIZED")  # else the state of each return is worked out three times
    )  # fmt: skip
    of = by_return.c
    return (
        select(
            of.audit_id,
            func.sum(case((of.state == "settled", 1), else_=0)).label("n"),
            func.sum(case((of.state == "problem", 1), else_=0)).label("to_fix"),
            func.min(case((of.state == "open", of.due))).label("first_due"),
        )
        .group_by(of.audit_id)
        .subquery()
    )
