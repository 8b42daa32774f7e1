"""What happened to a record, words still being typed, and how much there is of everything."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, select

from workbench.domain.edits import Kind, Record, Value
from workbench.domain.judgements import Layer, Place
from workbench.domain.questions import Counted, Counts, Draft, Drafts, FieldNow, History, Moment, Subject
from workbench.domain.sampling.asked import RefsTakenOut
from workbench.errors import Refused
from workbench.storage.journal import is_named, parsed, parsed_record
from workbench.storage.tables import BY_KIND, draft, journal, journal_value


def history(connection: Connection, question: History) -> tuple[Moment, ...]:
    query = (
        select(
            journal.c.at,
            journal.c.person,
            journal.c.action,
            journal.c.field,
            journal.c.members,
            journal.c.before.is_not(None).label("had"),
            journal_value,
        )
        .join(journal_value, (journal_value.c.replica == journal.c.replica) & (journal_value.c.seq == journal.c.seq))
        .order_by(journal.c.step, journal.c.seq)
    )
    own = connection.execute(query.where(journal.c.record == question.record_id)).all()
    bulk = connection.execute(query.where(journal.c.members.is_not(None))).all() if _came_in_bulk(own) else []
    moments: list[Moment] = []
    for row in bulk:
        if is_named(row.members, question.record_id):
            moments.append(_moment(row, ()))
    for row in own:
        if row.field:
            moments.append(_moment(row, ((row.field, parsed(row.before), parsed(row.after)),)))
            continue
        before = parsed_record(row.before) if row.before else {}
        after = parsed_record(row.after) if row.after else {}
        fields = tuple((name, before.get(name), after.get(name)) for name in (after or before))
        moments.append(_moment(row, fields))
    return tuple(moments)


def _came_in_bulk(own: Sequence[Any]) -> bool:
    """Whether no entry of its own says that the record was added."""
    return not own or bool(own[0].field) or own[0].had


def _moment(row: Any, fields: tuple[tuple[str, Value, Value], ...]) -> Moment:
    erased = row.before is None and row.after is None and row.members is None
    return Moment(datetime.fromisoformat(row.at), row.person, row.action, row.label, fields, erased)


def refs_taken_out(connection: Connection, question: RefsTakenOut) -> tuple[str, ...]:
    query = (
        select(journal_value.c.before)
        .join(journal, (journal_value.c.replica == journal.c.replica) & (journal_value.c.seq == journal.c.seq))
        .where(journal.c.kind == Kind.CASE.value, journal.c.field == "", journal.c.reverses.is_(None))
        .where(journal_value.c.before.is_not(None))
    )
    gone = [parsed_record(text) for text in connection.scalars(query)]
    return tuple(sorted({str(each["ref"]) for each in gone if each["audit_id"] == question.audit_id}))


def drafts(connection: Connection, question: Drafts) -> tuple[Draft, ...]:
    rows = connection.execute(select(draft).order_by(draft.c.at))
    return tuple(
        Draft(subject_from(row.subject), row.field, row.text, row.base, datetime.fromisoformat(row.at)) for row in rows
    )


def field_now(connection: Connection, question: FieldNow) -> Value:
    table = BY_KIND[question.record.kind]
    row = connection.execute(select(table.c[question.field]).where(table.c.id == question.record.id)).first()
    if row is None:
        raise Refused("What these words were about is no longer in the workspace.")
    value: Value = row[0]
    return value


def subject_of(about: Subject) -> str:
    """The spelling, in the drafts table, of what words are about."""
    if isinstance(about, Record):
        return json.dumps([about.kind.value, about.id])
    return json.dumps([about.audit_id, about.line_id, about.layer.value, about.case_id, about.agency_id, about.rater])


def subject_from(spelled: str) -> Subject:
    parts = json.loads(spelled)
    if isinstance(parts[0], str):
        return Record(Kind(parts[0]), parts[1])
    audit_id, line_id, layer, case_id, agency_id, rater = parts
    return Place(audit_id, line_id, Layer(layer), case_id, agency_id, rater)


def counts(connection: Connection, question: Counts) -> Counted:
    found = [(kind.value, BY_KIND[kind]) for kind in Kind]
    counted = [
        (name, connection.execute(select(func.count()).select_from(table)).scalar_one()) for name, table in found
    ]
    entries = connection.execute(select(func.count()).select_from(journal)).scalar_one()
    return Counted((*counted, ("journal", entries)))
