"""One case as the panel sees it."""

from collections import defaultdict

from sqlalchemy import Connection, select

from workbench.domain.audits import Case
from workbench.domain.concerns import Concern, concern_from
from workbench.domain.judgements import Judgement, Layer
from workbench.domain.questions import CaseGrades, Cases, CaseSheet, Concerns, JudgementAt, standing_of
from workbench.domain.records import audit_from
from workbench.errors import Refused
from workbench.storage.answers.audits import cases_of, framework_of, involvements_of, members_of
from workbench.storage.answers.judgements import judgements_where
from workbench.storage.tables import audit, concern, judgement
from workbench.storage.tables import case as case_table


def case_grades(connection: Connection, question: CaseGrades) -> CaseSheet:
    row = (
        connection.execute(
            select(audit)
            .join(case_table, case_table.c.audit_id == audit.c.id)
            .where(case_table.c.id == question.case_id)
        )
        .mappings()
        .first()
    )
    if row is None:
        raise Refused("This case is no longer in the workspace.")
    the_audit = audit_from(row["id"], dict(row))
    _, lines, _ = framework_of(connection, the_audit.id)
    # The judgements of named raters are kept beside these, and counted nowhere.
    panels = (judgement.c.audit_id == the_audit.id, judgement.c.layer == Layer.PANEL.value, judgement.c.rater.is_(None))
    here = judgement.c.case_id == question.case_id
    if question.standings:
        standings = question.standings
        panel = judgements_where(connection, *panels, here)
    else:
        by_case: dict[int | None, list[Judgement]] = defaultdict(list)
        for each in judgements_where(connection, *panels):
            by_case[each.place.case_id].append(each)
        all_cases = cases_of(connection, the_audit.id)
        standings = tuple(standing_of(each, lines, by_case[each.id]) for each in all_cases)
        panel = tuple(by_case[question.case_id])
    rated = judgement.c.rater.is_not(None) & (judgement.c.layer == Layer.PANEL.value)
    own = judgement.c.rater.is_(None) & (judgement.c.layer == Layer.SELF.value)
    beside = judgements_where(connection, here, own | rated)
    return CaseSheet(
        audit=the_audit,
        case=next(each.case for each in standings if each.case.id == question.case_id),
        lines=lines,
        members=members_of(connection, the_audit.id),
        involvements=involvements_of(connection, the_audit.id, question.case_id),
        own=tuple(each for each in beside if each.place.rater is None),
        panel=panel,
        standings=standings,
        rated=tuple(each for each in beside if each.place.rater is not None),
    )


def cases(connection: Connection, question: Cases) -> tuple[Case, ...]:
    return cases_of(connection, question.audit_id)


def concerns(connection: Connection, question: Concerns) -> tuple[Concern, ...]:
    query = select(concern).order_by(concern.c.id)
    if question.case_id is not None:
        query = query.where(concern.c.case_id == question.case_id)
    return tuple(concern_from(row["id"], dict(row)) for row in connection.execute(query).mappings())


def judgement_at(connection: Connection, question: JudgementAt) -> Judgement:
    place = question.place
    found = judgements_where(
        connection,
        judgement.c.line_id == place.line_id,
        judgement.c.layer == place.layer.value,
        judgement.c.case_id.is_not_distinct_from(place.case_id),
        judgement.c.agency_id.is_not_distinct_from(place.agency_id),
        judgement.c.rater.is_not_distinct_from(place.rater),
    )
    return found[0] if found else Judgement(place)
