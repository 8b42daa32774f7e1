"""Audits: the programme, and one audit with everything in it."""

from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Subquery, case, func, select

from workbench.domain.attendance import Meetings
from workbench.domain.audits import Agency, AuditLine, Case, Head, Involvement, Member, Message
from workbench.domain.briefing.versions import as_briefing, current_of
from workbench.domain.frameworks import LineKind
from workbench.domain.judgements import Layer
from workbench.domain.questions import (
    AuditByRef,
    AuditSummary,
    BriefingVersions,
    Everything,
    Overview,
    Programme,
    SettingsNow,
    Workspace,
)
from workbench.domain.records import audit_from, case_from, involvement_from, message_from
from workbench.domain.scales import NonScore, Scale
from workbench.domain.whole_audit import WholeAudit
from workbench.errors import Refused
from workbench.storage.answers import library
from workbench.storage.answers.briefings import briefing_versions
from workbench.storage.answers.desk import settings_now
from workbench.storage.answers.judgements import judgements_of
from workbench.storage.answers.room import draw_of, meetings, post_of, problems_of
from workbench.storage.answers.settled import returns_by_audit
from workbench.storage.tables import (
    agency,
    audit,
    briefing,
    framework,
    involvement,
    judgement,
    line,
    member,
    message,
    scale,
)
from workbench.storage.tables import case as case_table

_HEADS = tuple(head.value for head in Head)
_BLANKS = " \t\n\r\x0b\x0c\xa0"
"""What counts as no words at all."""
_COUNTED = (
    "cases", "agencies", "in_room", "messages", "concluded", "settled",
    "lines", "version", "graded", "cases_done", "owed", "to_fix", "briefing", "draft",
)  # fmt: skip


def programme(connection: Connection, question: Programme) -> tuple[AuditSummary, ...]:
    rows = connection.execute(_of_programme()).mappings()
    return tuple(
        AuditSummary(
            audit_from(row["id"], dict(row)),
            **{name: row[name] for name in _COUNTED},
            first_due=date.fromisoformat(row["first_due"]) if row["first_due"] else None,
            briefing_kept=date.fromisoformat(row["kept_on"]) if row["kept_on"] else None,
        )
        for row in rows
    )


@cache
def _of_programme() -> Select[Any]:
    """Made once: putting it together takes as long as carrying it out, and it is asked after every change."""
    lines = (
        select(framework.c.audit_id, framework.c.version, func.count(line.c.id).label("n"))
        .outerjoin(line, (line.c.framework_id == framework.c.id) & (line.c.kind == LineKind.LINE.value))
        .where(framework.c.audit_id.is_not(None))
        .group_by(framework.c.audit_id)
        .subquery()
    )
    counts = {
        "cases": _count(case_table.c.audit_id),
        "agencies": _count(member.c.audit_id),
        "in_room": _count(member.c.audit_id, member.c.in_room.is_(True)),
        "messages": _count(message.c.audit_id),
        "concluded": _count(judgement.c.audit_id, judgement.c.layer == Layer.FINAL.value, judgement.c.rater.is_(None),
                            ANSWERED),
        "settled": (returned := returns_by_audit(ANSWERED)),
    }  # fmt: skip
    graded, latest = _graded(lines), _briefings()
    query = select(
        audit,
        *(func.coalesce(counted.c.n, 0).label(name) for name, counted in counts.items()),
        func.coalesce(lines.c.n, 0).label("lines"),
        func.coalesce(lines.c.version, 0).label("version"),
        func.coalesce(graded.c.n, 0).label("graded"),
        func.coalesce(graded.c.done, 0).label("cases_done"),
        func.coalesce(graded.c.owed, 0).label("owed"),
        func.coalesce(latest.c.kept, 0).label("briefing"),
        func.coalesce(latest.c.draft, 0).label("draft"),
        func.coalesce(returned.c.to_fix, 0).label("to_fix"),
        returned.c.first_due,
        latest.c.kept_on,
    )
    for counted in (*counts.values(), lines, graded, latest):
        query = query.outerjoin(counted, counted.c.audit_id == audit.c.id)
    return query.order_by(audit.c.year.desc(), audit.c.title, audit.c.ref)


ANSWERED = judgement.c.grade.is_not(None) | judgement.c.non_score.is_not(None)
_NO_REASON, _NO_IMPACT = (func.trim(words, _BLANKS) == "" for words in (judgement.c.reason, judgement.c.impact))
OWES = (judgement.c.grade.is_not(None) & (_NO_REASON | _NO_IMPACT)) | (
    (judgement.c.non_score == NonScore.NOT_ENOUGH_EVIDENCE.value) & _NO_REASON
)


def _graded(lines: Subquery) -> Subquery:
    """By audit: the panel's answers, the cases that have one for every line, and the answers that owe words."""
    by_case = (
        select(
            judgement.c.audit_id,
            judgement.c.case_id,
            func.count().label("n"),
            func.sum(case((OWES, 1), else_=0)).label("owed"),
        )
        .join(line, line.c.id == judgement.c.line_id)
        .where(
            judgement.c.layer == Layer.PANEL.value,
            judgement.c.rater.is_(None),
            line.c.kind == LineKind.LINE.value,
            ANSWERED,
        )
        .group_by(judgement.c.audit_id, judgement.c.case_id)
        .subquery()
    )
    return (
        select(
            by_case.c.audit_id,
            func.sum(by_case.c.n).label("n"),
            func.sum(by_case.c.owed).label("owed"),
            func.sum(case((by_case.c.n >= lines.c.n, 1), else_=0)).label("done"),
        )
        .join(lines, lines.c.audit_id == by_case.c.audit_id)
        .group_by(by_case.c.audit_id)
        .subquery()
    )


def _briefings() -> Subquery:
    """By audit: the latest version of its briefing that was kept and its day, and the version being written."""
    kept = briefing.c.kept_on.is_not(None)
    return (
        select(
            briefing.c.audit_id,
            func.max(case((kept, briefing.c.version), else_=0)).label("kept"),
            func.max(briefing.c.kept_on).label("kept_on"),
            func.max(case((kept, 0), else_=briefing.c.version)).label("draft"),
        )
        .group_by(briefing.c.audit_id)
        .subquery()
    )


def _count(column: Any, *wanted: ColumnElement[bool]) -> Subquery:
    counting = select(column.label("audit_id"), func.count().label("n")).where(*wanted)
    return counting.group_by(column).subquery()


def audit_by_ref(connection: Connection, question: AuditByRef) -> int:
    found = connection.execute(select(audit.c.id).where(audit.c.ref == question.ref)).scalar()
    if found is None:
        refs = connection.execute(select(audit.c.ref).order_by(audit.c.ref)).scalars().all()
        there = f"It has: {', '.join(refs)}." if refs else "It has no audits yet."
        raise Refused(f"There is no audit {question.ref} in this workspace. {there}")
    return int(found)


def everything(connection: Connection, question: Everything) -> WholeAudit:
    whole = _whole(connection, question.audit_id)
    version = current_of(briefing_versions(connection, BriefingVersions(question.audit_id)))
    composed = as_briefing(version, whole.settings, whole.partnership, example=whole.example) if version else None
    return replace(whole, composed=composed)


def overview(connection: Connection, question: Overview) -> WholeAudit:
    wanted = judgement.c.layer.in_((Layer.PANEL.value, Layer.FINAL.value))
    return _whole(connection, question.audit_id, wanted)


def _whole(connection: Connection, audit_id: int, *wanted: ColumnElement[bool]) -> WholeAudit:
    """The audit with those of its judgements that are wanted."""
    row = connection.execute(select(audit).where(audit.c.id == audit_id)).mappings().first()
    if row is None:
        raise Refused("This audit is no longer in the workspace.")
    the_audit = audit_from(row["id"], dict(row))
    about = library.workspace(connection, Workspace())
    frame, lines, default = framework_of(connection, the_audit.id)
    members = members_of(connection, the_audit.id)
    cases = cases_of(connection, the_audit.id)
    return WholeAudit(
        partnership=about.partnership if the_audit.partnership is None else the_audit.partnership,
        audit=the_audit,
        framework_key=frame.key,
        framework_title=frame.title,
        framework_version=frame.version,
        framework_source=frame.source,
        scale=default,
        lines=lines,
        members=members,
        cases=cases,
        involvements=involvements_of(connection, the_audit.id),
        judgements=judgements_of(connection, the_audit.id, cases, lines, members, *wanted),
        messages=_messages(connection, the_audit.id),
        draw=draw_of(connection, the_audit.id),
        post=post_of(connection, the_audit.id),
        problems=problems_of(connection, the_audit.id),
        meetings=meetings(connection, Meetings(the_audit.id)),
        example=about.example,
        settings=settings_now(connection, SettingsNow()),
    )


def framework_of(connection: Connection, audit_id: int) -> tuple[Any, tuple[AuditLine, ...], Scale]:
    """The audit's own copy of its framework: the row, the lines with their scales, and the framework's scale."""
    frame = connection.execute(select(framework).where(framework.c.audit_id == audit_id)).one()
    scales = library.scales_where(connection, scale.c.audit_id == audit_id)
    default = scales[frame.scale_id]
    lines = library.audit_lines(connection, frame.id, scales)
    return frame, tuple(AuditLine(id, each, each.scale or default) for id, each in lines), default


def members_of(connection: Connection, audit_id: int) -> tuple[Member, ...]:
    query = (
        select(
            member.c.id, member.c.position, member.c.in_room, agency.c.id, agency.c.code, agency.c.name, agency.c.kind
        )
        .join(agency, agency.c.id == member.c.agency_id)
        .where(member.c.audit_id == audit_id)
        .order_by(member.c.position, agency.c.code)
    )
    return tuple(
        Member(id, Agency(agency_id, code, name, kind), position, in_room)
        for id, position, in_room, agency_id, code, name, kind in connection.execute(query)
    )


def cases_of(connection: Connection, audit_id: int) -> tuple[Case, ...]:
    query = select(case_table).where(case_table.c.audit_id == audit_id).order_by(case_table.c.ref)
    return tuple(case_from(row["id"], dict(row)) for row in connection.execute(query).mappings().all())


def involvements_of(connection: Connection, audit_id: int, case_id: int | None = None) -> tuple[Involvement, ...]:
    query = (
        select(involvement)
        .join(case_table, case_table.c.id == involvement.c.case_id)
        .join(agency, agency.c.id == involvement.c.agency_id)
        .where(case_table.c.audit_id == audit_id)
        .order_by(case_table.c.ref, agency.c.code)
    )
    if case_id is not None:
        query = query.where(involvement.c.case_id == case_id)
    with connection.execute(query) as found:
        rows: Any = found.cursor  # the driver's own: a large audit has thousands
        return tuple([involvement_from(*row) for row in rows])


def _messages(connection: Connection, audit_id: int) -> tuple[Message, ...]:
    order = case({head: place for place, head in enumerate(_HEADS)}, value=message.c.head, else_=len(_HEADS))
    query = select(message).where(message.c.audit_id == audit_id).order_by(order, message.c.position)
    return tuple(message_from(row["id"], dict(row)) for row in connection.execute(query).mappings())
