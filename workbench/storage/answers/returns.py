"""The returns of an audit, with what the agencies have said themselves counted and not read."""

from sqlalchemy import Connection, case, func, select

from workbench.domain.frameworks import LineKind
from workbench.domain.judgements import Layer
from workbench.domain.questions import Overview
from workbench.domain.returns.asked import Answered, Returns, ReturnsSheet
from workbench.storage.answers.audits import ANSWERED, OWES, overview
from workbench.storage.tables import judgement, line


def returns(connection: Connection, question: Returns) -> ReturnsSheet:
    counted = (
        select(
            judgement.c.case_id,
            judgement.c.agency_id,
            func.count(),
            func.sum(case((OWES, 1), else_=0)),
        )
        .join(line, line.c.id == judgement.c.line_id)
        .where(
            judgement.c.audit_id == question.audit_id,
            judgement.c.layer == Layer.SELF.value,
            judgement.c.rater.is_(None),
            line.c.kind == LineKind.LINE.value,
            ANSWERED,
        )
        .group_by(judgement.c.case_id, judgement.c.agency_id)
    )
    whole = overview(connection, Overview(question.audit_id))
    return ReturnsSheet(whole, tuple(Answered(*row) for row in connection.execute(counted)))
