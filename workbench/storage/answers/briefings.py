"""The versions of an audit's briefing."""

from sqlalchemy import Connection, select

from workbench.domain.briefing.versions import SEVEN_MINUTE, BoxText, Version, version_from
from workbench.domain.questions import BriefingVersions
from workbench.storage.tables import box, briefing


def briefing_versions(connection: Connection, question: BriefingVersions) -> tuple[Version, ...]:
    ours = (briefing.c.audit_id == question.audit_id) & (briefing.c.document == SEVEN_MINUTE)
    boxes: dict[int, list[BoxText]] = {}
    rows = connection.execute(
        select(box).join(briefing, briefing.c.id == box.c.briefing_id).where(ours).order_by(box.c.number)
    )
    for row in rows:
        boxes.setdefault(row.briefing_id, []).append(BoxText(row.id, row.number, row.text))
    versions = connection.execute(select(briefing).where(ours).order_by(briefing.c.version)).mappings()
    return tuple(version_from(row["id"], dict(row), tuple(boxes.get(row["id"], ()))) for row in versions)
