"""The post, the draw and the meetings of an audit."""

import hashlib
import hmac
from collections import defaultdict
from datetime import date

from sqlalchemy import Connection, func, select

from workbench.domain.attendance import Meetings
from workbench.domain.attendance_year import Held, MeetingsHeld
from workbench.domain.audits import Agency, Member
from workbench.domain.meetings import Attendance, Meeting, attendance_from
from workbench.domain.returns.post import Post, post_from
from workbench.domain.returns.problems import Problem, problem_from
from workbench.domain.sampling.asked import Audited, AuditedBefore, Fingerprints
from workbench.domain.sampling.drawn import Drawn, State, drawn_from
from workbench.storage.tables import agency, attendance, audit, draw, fingerprint_key, meeting, member, post
from workbench.storage.tables import case as case_table
from workbench.storage.tables import problem as problem_table


def post_of(connection: Connection, audit_id: int) -> tuple[Post, ...]:
    rows = connection.execute(select(post).where(post.c.audit_id == audit_id).order_by(post.c.at, post.c.id))
    return tuple(post_from(row["id"], dict(row)) for row in rows.mappings())


def problems_of(connection: Connection, audit_id: int) -> tuple[Problem, ...]:
    query = (
        select(problem_table)
        .join(agency, agency.c.id == problem_table.c.agency_id)
        .outerjoin(case_table, case_table.c.id == problem_table.c.case_id)
        .where(problem_table.c.audit_id == audit_id)
        .order_by(agency.c.code, case_table.c.ref, problem_table.c.sheet, func.length(problem_table.c.cell))
        .order_by(problem_table.c.cell, problem_table.c.id)
    )
    return tuple(problem_from(row["id"], dict(row)) for row in connection.execute(query).mappings())


def draw_of(connection: Connection, audit_id: int) -> tuple[Drawn, ...]:
    rows = connection.execute(select(draw).where(draw.c.audit_id == audit_id).order_by(draw.c.position)).mappings()
    return tuple(drawn_from(row["id"], dict(row)) for row in rows)


def meetings(connection: Connection, question: Meetings) -> tuple[Meeting, ...]:
    held, came = select(meeting), select(attendance, agency.c.code).join(agency, agency.c.id == attendance.c.agency_id)
    if question.audit_id is not None:
        held = held.where(meeting.c.audit_id == question.audit_id)
        came = came.join(meeting, meeting.c.id == attendance.c.meeting_id)
        came = came.where(meeting.c.audit_id == question.audit_id)
    by_meeting: dict[int, list[Attendance]] = defaultdict(list)
    for row in connection.execute(came.order_by(agency.c.code, attendance.c.role, attendance.c.name)).mappings():
        by_meeting[row["meeting_id"]].append(attendance_from(row["id"], dict(row)))
    rows = connection.execute(held.order_by(meeting.c.day, meeting.c.title, meeting.c.id))
    return tuple(
        Meeting(row.id, row.audit_id, date.fromisoformat(row.day), row.title, tuple(by_meeting[row.id])) for row in rows
    )


def meetings_held(connection: Connection, question: MeetingsHeld) -> tuple[Held, ...]:
    query = (
        select(member.c.audit_id, member.c.id, member.c.position, member.c.in_room)
        .add_columns(agency.c.id.label("agency_id"), agency.c.code, agency.c.name, agency.c.kind)
        .join(agency, agency.c.id == member.c.agency_id)
        .where(member.c.audit_id.in_(select(meeting.c.audit_id)))
        .order_by(member.c.audit_id, member.c.position, agency.c.code)
    )
    members: dict[int, list[Member]] = defaultdict(list)
    for row in connection.execute(query):
        the_agency = Agency(row.agency_id, row.code, row.name, row.kind)
        members[row.audit_id].append(Member(row.id, the_agency, row.position, row.in_room))
    columns = (audit.c.id, audit.c.ref, audit.c.title, audit.c.panel_day)
    audits = {row.id: row for row in connection.execute(select(*columns))}
    found, panels = [], set()
    for each in meetings(connection, Meetings()):
        about = audits[each.audit_id]
        first = each.day.isoformat() == about.panel_day and each.audit_id not in panels
        if first:
            panels.add(each.audit_id)
        found.append(Held(each, about.ref, about.title, tuple(members[each.audit_id]), first))
    return tuple(found)


def fingerprints(connection: Connection, question: Fingerprints) -> tuple[str, ...]:
    key: bytes = connection.execute(select(fingerprint_key.c.key)).scalar_one()
    plain = ("".join(each.split()).casefold() for each in question.local_ids)
    return tuple(hmac.new(key, each.encode(), hashlib.sha256).hexdigest() for each in plain)


def audited_before(connection: Connection, question: AuditedBefore) -> tuple[Audited, ...]:
    wanted = frozenset(question.fingerprints) - {""}
    query = (
        select(draw.c.fingerprint, audit.c.id, audit.c.ref, draw.c.position, case_table.c.ref, audit.c.panel_day)
        .join(audit, audit.c.id == draw.c.audit_id)
        .outerjoin(case_table, case_table.c.id == draw.c.case_id)
        .where(draw.c.fingerprint != "", draw.c.state == State.DRAWN.value)
        .order_by(audit.c.panel_day, audit.c.ref, draw.c.position)
    )
    return tuple(
        Audited(fingerprint, audit_id, ref, case or f"{ref} place {position}", date.fromisoformat(day) if day else None)
        for fingerprint, audit_id, ref, position, case, day in connection.execute(query)
        if fingerprint in wanted
    )
