"""Finding anything: SQLite's full-text index says which records, their own tables say what and where they are."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Row, Select, Table, func, literal, or_, select, text

from workbench.domain.audits import AuditType
from workbench.domain.briefing.briefing import unmarked
from workbench.domain.finding import MOST, MOST_OF_A_KIND, Find, Found, Hit, around, has_words
from workbench.domain.planned import What
from workbench.domain.terms import ListOf
from workbench.storage.tables import agency, audit, box, briefing, entry, framework, line, message, term
from workbench.storage.tables import case as case_table

_MOST_FEW, _MOST_LATEST = 30, 80
"""Rows looked at of each way to match, latest first: a common word stands in tens of thousands."""
_LATEST = text("SELECT rowid, kind FROM search WHERE search MATCH :wanted ORDER BY rowid DESC LIMIT :most")
_SMALL = (audit, case_table, entry, agency, term)
"""Tables with few rows: their latest matches are looked at however many texts have the word too."""
_FEW = text(f"""
    WITH matched AS MATERIALIZED (SELECT rowid AS id FROM search WHERE search MATCH :wanted),
    few AS MATERIALIZED ({
    " UNION ALL ".join(f"SELECT id, '{each.name}' AS kind FROM {chr(34)}{each.name}{chr(34)}" for each in _SMALL)
})
    SELECT kind, id FROM (
        SELECT few.kind, few.id, row_number() OVER (PARTITION BY few.kind ORDER BY few.id DESC) AS place
        FROM matched JOIN few ON few.id = matched.id
    ) WHERE place <= :most
""")
_ESCAPE = "\\"
_NONE = literal(0)


_IN_AUDIT = {each.name: each.join(audit, audit.c.id == each.c.audit_id) for each in (case_table, message)}
_LINES = line.join(framework, framework.c.id == line.c.framework_id).outerjoin(
    audit, audit.c.id == framework.c.audit_id
)
_BOXES = box.join(briefing, briefing.c.id == box.c.briefing_id).join(audit, audit.c.id == briefing.c.audit_id)


def _of(
    record: Table,
    title: Any,
    detail: Any,
    audit_id: Any = _NONE,
    case_id: Any = _NONE,
    *,
    within: Any = None,
    **more: Any,
) -> Select[Any]:
    named = {"title": title, "detail": detail, "audit_id": audit_id, "case_id": case_id, **more}
    columns = (what.label(name) for name, what in named.items())
    return select(record.c.id, *columns).select_from(record if within is None else within)


_PLACES: dict[str, Select[Any]] = {
    "audit": _of(audit, audit.c.title, audit.c.ref, audit.c.id, type=audit.c.type, theme=audit.c.theme,
                 lead=audit.c.lead, by=audit.c.commissioned_by),
    "case": _of(case_table, case_table.c.ref, audit.c.title, audit.c.id, case_table.c.id, within=_IN_AUDIT["case"],
                lead=case_table.c.lead_professional, area=case_table.c.area),
    "line": _of(line, line.c.title, func.coalesce(audit.c.title, framework.c.title), func.coalesce(audit.c.id, 0),
                within=_LINES, said=line.c.question),
    "agency": _of(agency, agency.c.name, agency.c.code),
    "term": _of(term, term.c.name, term.c.list),
    "entry": _of(entry, entry.c.title, entry.c.note, what=entry.c.what),
    "message": _of(message, message.c.text, audit.c.title, audit.c.id, within=_IN_AUDIT["message"]),
    "box": _of(box, box.c.text, audit.c.title, audit.c.id, within=_BOXES).where(briefing.c.kept_on.is_(None)),
}  # fmt: skip
"""One line for each kind that the search index follows: what is shown of a record and where it leads."""


@dataclass(frozen=True, slots=True)
class _Ranked:
    """0 the reference typed whole, 1 a reference, 2 a title, 3 what stands beside it."""

    rank: int
    kind: str
    id: int


def find(connection: Connection, question: Find) -> tuple[Hit, ...]:
    words = question.typed
    if not words:
        return ()
    best: dict[int, _Ranked] = {}
    for each in (*_by_reference(connection, words, question.words), *_by_words(connection, words)):
        if each.id not in best or each.rank < best[each.id].rank:
            best[each.id] = each
    rows = {row.id: row for kind in _PLACES for row in _rows(connection, kind, best.values())}
    there = [
        replace(each, rank=2) if each.rank == 3 and has_words(rows[each.id].title, words) else each
        for each in best.values()
        if each.id in rows
    ]
    # The latest audit first; within one in the order its cases and lines are read.
    there.sort(key=lambda each: (each.rank, -(rows[each.id].audit_id or each.id), rows[each.id].title))
    return _shown([(each.rank, hit) for each in there for hit in _hits(each, rows[each.id], words)])


def _shown(ranked: Sequence[tuple[int, Hit]]) -> tuple[Hit, ...]:
    """At most so many of a kind, kind by kind: first the kind that has the best hit."""
    by_kind: dict[Found, list[Hit]] = {}
    lead: dict[Found, int] = {}
    for rank, hit in ranked:
        lead.setdefault(hit.kind, rank)
        if len(kept := by_kind.setdefault(hit.kind, [])) < MOST_OF_A_KIND:
            kept.append(hit)
    order = sorted(by_kind, key=lambda kind: (lead[kind], list(Found).index(kind)))
    return tuple(hit for kind in order for hit in by_kind[kind])[:MOST]


def _by_reference(connection: Connection, words: tuple[str, ...], typed: str) -> Iterator[_Ranked]:
    """Any part of a reference, also across its hyphen; 'missing 03' is case 03 of the audit of that name."""
    whole = " ".join(typed.split()).casefold()
    for kind, source, ref in (("audit", audit, audit.c.ref), ("case", _IN_AUDIT["case"], case_table.c.ref)):
        parts = [f"%{_literally(word)}%" for word in words]
        here = [ref.like(part, escape=_ESCAPE) for part in parts]
        also = here if kind == "audit" else [or_(one, audit.c.title.like(part, escape=_ESCAPE))
                                             for one, part in zip(here, parts, strict=True)]  # fmt: skip
        id = audit.c.id if kind == "audit" else case_table.c.id
        query = select(id, ref).select_from(source).where(or_(*here), *also).order_by(id.desc()).limit(_MOST_FEW)
        for found, name in connection.execute(query):
            small = name.casefold()
            rank = 0 if small == whole else 1 if all(word.casefold() in small for word in words) else 2
            yield _Ranked(rank, kind, found)


def _by_words(connection: Connection, words: tuple[str, ...]) -> Iterator[_Ranked]:
    """What has every word: of the small tables all that matters, of the rest the latest, titles before the rest."""
    every = " AND ".join('"' + word.replace('"', '""') + '"*' for word in words)
    for kind, id in connection.execute(_FEW, {"wanted": every, "most": _MOST_FEW}):
        yield _Ranked(3, kind, id)
    for rank, wanted in ((2, f"title : ({every})"), (3, every)):
        for id, kind in connection.execute(_LATEST, {"wanted": wanted, "most": _MOST_LATEST}):
            yield _Ranked(rank, kind, id)


def _literally(word: str) -> str:
    for special in (_ESCAPE, "%", "_"):
        word = word.replace(special, _ESCAPE + special)
    return word


def _rows(connection: Connection, kind: str, found: Iterable[_Ranked]) -> list[Row[Any]]:
    ids = [each.id for each in found if each.kind == kind]
    query = _PLACES[kind]
    return list(connection.execute(query.where(query.selected_columns["id"].in_(ids)))) if ids else []


def _hits(found: _Ranked, row: Any, words: tuple[str, ...]) -> list[Hit]:
    """The record itself, and the people it names where it is a person who was typed."""
    kind, where = found.kind, (row.audit_id, row.case_id)
    people: list[Hit] = []
    if kind == "case":
        people = [_person(found.id, row.lead, f"lead professional of {row.title}", where)]
    elif kind == "audit":
        people = [
            _person(found.id, row.lead, f"lead of {row.title}", where),
            _person(found.id, row.by, f"commissioned {row.title}", where),
        ]
    elif kind == "term" and row.detail == ListOf.STAFF:
        return [_person(found.id, row.title, "on the list of staff names", where)]
    named = [each for each in people if each.title and has_words(each.title, words)]
    if named and found.rank > 1 and not has_words(f"{row.title} {row.detail}", words):
        return named
    return [_itself(found, row, words), *named]


def _person(id: int, name: str, what: str, where: tuple[int, int]) -> Hit:
    return Hit(Found.PERSON, id, name, what, *where)


def _itself(found: _Ranked, row: Any, words: tuple[str, ...]) -> Hit:
    title, detail = row.title, row.detail
    match found.kind:
        case "audit":
            detail = f"{detail}, {AuditType(row.type).label}"
        case "case":
            detail = ", ".join(part for part in (detail, row.lead, row.area) if part)
        case "line":
            detail = f"{detail}: {around(row.said, words)}" if not has_words(title, words) else detail
        case "term":
            detail = ListOf(detail).label
        case "entry":
            planned = "Planned work" if row.what == What.PLANNED else "Single-agency audit"
            detail = f"{planned}: {around(detail, words)}" if detail else planned
        case "message" | "box":
            title = around(unmarked(title), words)
    return Hit(Found(found.kind), found.id, title, detail, row.audit_id, row.case_id)
