"""Every grade of an audit, without the words of agencies' own: they are most of what there is to read."""

from typing import Any

from sqlalchemy import Connection, select

from workbench.domain.judgements import Layer
from workbench.domain.moderation.asked import Scores, ScoresSheet
from workbench.domain.questions import Overview
from workbench.storage.answers.audits import ANSWERED, overview
from workbench.storage.tables import case, judgement


def scores(connection: Connection, question: Scores) -> ScoresSheet:
    given = judgement.c
    # Case by case, as they stand in the file: an audit's index would leap about in it.
    own = (
        select(given.case_id, given.line_id, given.agency_id, given.grade, given.non_score)
        .join(case, case.c.id == given.case_id)
        .where(case.c.audit_id == question.audit_id, given.layer == Layer.SELF.value, given.rater.is_(None), ANSWERED)
        .order_by(case.c.ref)
    )
    whole = overview(connection, Overview(question.audit_id))
    with connection.execute(own) as found:
        rows: Any = found.cursor  # the driver's own: a row of SQLAlchemy's around each would cost as much again
        return ScoresSheet(whole, tuple(rows))
