"""Whose workspace it is, its agencies, and the frameworks and scales audits are set up with."""

from collections import defaultdict
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, select

from workbench.domain.audits import Agency
from workbench.domain.frameworks import Framework, Line
from workbench.domain.questions import About, Agencies, Library, LinesAndScales, Workspace
from workbench.domain.records import line_from, scale_from
from workbench.domain.scales import Scale
from workbench.storage.tables import agency, audit, framework, journal, line, scale, setting


def workspace(connection: Connection, question: Workspace) -> About:
    settings = {key: value for key, value in connection.execute(select(setting.c.key, setting.c.value))}
    last = connection.execute(select(journal.c.at).order_by(journal.c.step.desc()).limit(1)).scalar()
    saved_at = datetime.fromisoformat(last) if last else None
    return About(settings["partnership"], settings["person"], settings.get("example") == "yes", saved_at)


def agencies(connection: Connection, question: Agencies) -> tuple[Agency, ...]:
    rows = connection.execute(select(agency).order_by(agency.c.name))
    return tuple(Agency(row.id, row.code, row.name, row.kind) for row in rows)


def lines_and_scales(connection: Connection, question: LinesAndScales) -> Library:
    ours = framework.c.audit_id.is_(None)
    scales = scales_where(connection, scale.c.audit_id.is_(None))
    rows = connection.execute(select(framework).where(ours).order_by(framework.c.key, framework.c.version)).all()
    lines = _lines_by_framework(connection, ours, scales)
    frameworks = tuple(
        (
            row.id,
            Framework(
                row.key,
                row.title,
                row.version,
                scales[row.scale_id],
                tuple(each for _, each in lines[row.id]),
                row.source,
            ),
        )
        for row in rows
    )
    taken = select(framework.c.key, framework.c.version, audit.c.ref).join(audit, audit.c.id == framework.c.audit_id)
    users = tuple((row.key, row.version, row.ref) for row in connection.execute(taken.order_by(audit.c.ref)))
    used = frozenset((key, version) for key, version, _ in users)
    by_title = sorted(scales.items(), key=lambda item: item[1].title)
    ids = tuple(tuple(id for id, _ in lines[row.id]) for row in rows)
    return Library(frameworks, tuple(by_title), used, ids, users)


def audit_lines(connection: Connection, framework_id: int, scales: dict[int, Scale]) -> list[tuple[int, Line]]:
    """The lines of one framework with their ids, by number."""
    return _lines_by_framework(connection, framework.c.id == framework_id, scales)[framework_id]


def scales_where(connection: Connection, condition: ColumnElement[bool]) -> dict[int, Scale]:
    """Scales by id."""
    rows = connection.execute(select(scale).where(condition)).mappings()
    return {row["id"]: scale_from(dict(row)) for row in rows}


def _lines_by_framework(
    connection: Connection, condition: ColumnElement[bool], scales: dict[int, Scale]
) -> dict[int, list[tuple[int, Line]]]:
    rows = connection.execute(
        select(line).join(framework, framework.c.id == line.c.framework_id).where(condition).order_by(line.c.number)
    ).mappings()
    found: dict[int, list[tuple[int, Line]]] = defaultdict(list)
    for row in rows:
        own = scales[row["scale_id"]] if row["scale_id"] is not None else None
        found[row["framework_id"]].append((row["id"], line_from(dict(row), own)))
    return found
