"""Judgements as values: an audit has ten thousand, so each row and each value of them is handled once."""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, select

from workbench.domain.audits import AuditLine, Case, Member
from workbench.domain.judgements import Judgement, Layer
from workbench.domain.records import judgements_from
from workbench.storage.tables import case, judgement


def judgements_where(connection: Connection, *conditions: ColumnElement[bool]) -> tuple[Judgement, ...]:
    return tuple(_read(connection, select(judgement).where(*conditions)))


def judgements_of(
    connection: Connection,
    audit_id: int,
    cases: Sequence[Case],
    lines: Sequence[AuditLine],
    members: Sequence[Member],
    *wanted: ColumnElement[bool],
) -> tuple[Judgement, ...]:
    """Those of an audit that are wanted, in natural order: the audit's conclusions, then case by case.

    They are read case by case too: a case's stand together in the file, and an audit's index would leap about in it.
    """
    final = select(judgement).where(judgement.c.audit_id == audit_id, judgement.c.layer == Layer.FINAL.value, *wanted)
    of_cases = select(judgement).join(case, case.c.id == judgement.c.case_id)
    of_cases = of_cases.where(case.c.audit_id == audit_id, *wanted).order_by(case.c.ref)
    found = [*_read(connection, final), *_read(connection, of_cases)]
    return tuple(sorted(found, key=_natural(cases, lines, members)))


def _read(connection: Connection, query: Select[Any]) -> list[Judgement]:
    """From the driver's own rows: SQLAlchemy's around them would cost as much as the values."""
    with connection.execute(query) as found:
        rows: Any = found.cursor
        return judgements_from(rows)


def _natural(
    cases: Sequence[Case], lines: Sequence[AuditLine], members: Sequence[Member]
) -> Callable[[Judgement], tuple[int, str]]:
    """By case, line, layer, the agency's code and the rater; the first four as digits of one number."""
    by_code = sorted(members, key=lambda each: each.agency.code)
    agencies: dict[int | None, int] = {None: 0, **{each.agency.id: number for number, each in enumerate(by_code, 1)}}
    layers = {each: number * len(agencies) for number, each in enumerate(sorted(Layer))}
    in_line, in_case = len(layers) * len(agencies), len(lines) * len(layers) * len(agencies)
    of_line = {each.id: number * in_line for number, each in enumerate(lines)}
    of_case: dict[int | None, int] = {None: 0, **{each.id: number * in_case for number, each in enumerate(cases, 1)}}

    def key(each: Judgement) -> tuple[int, str]:
        _, line_id, layer, case_id, agency_id, rater = each.place
        number = of_case[case_id] + of_line[line_id] + layers[layer] + agencies.get(agency_id, 0)
        return number, rater or ""

    return key
