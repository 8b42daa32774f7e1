"""Nothing changes a panel's grade that stands still: not a verb, not an undo, not an import."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection

from workbench.domain.edits import Change, Changed, Kind, Removed, Value
from workbench.domain.judgements import Layer
from workbench.domain.moderation.shut import closed_shut, confirmed_shut
from workbench.errors import Refused

_AT_ONCE = 500
_CONFIRMED = "SELECT id, ref, confirmed_on, confirmed_by FROM audit WHERE confirmed_on IS NOT NULL AND id IN ({})"
_CLOSED = 'SELECT id, ref, closed_on FROM "case" WHERE closed_on IS NOT NULL AND id IN ({})'
_WHERE = """
    SELECT j.layer, a.id, a.ref, a.confirmed_on, a.confirmed_by, c.id, c.ref, c.closed_on
    FROM judgement j JOIN audit a ON a.id = j.audit_id LEFT JOIN "case" c ON c.id = j.case_id
    WHERE j.layer <> 'self' AND (a.confirmed_on IS NOT NULL OR c.closed_on IS NOT NULL) AND j.id IN ({})
"""


def keep_still(connection: Connection, changes: Sequence[Change]) -> None:
    """Refused, saying why, where a change is to what a closed case or a confirmed audit holds.

    What comes in together with its own audit or case, or goes with it, is part of that.
    """
    going = {change.id for change in changes if isinstance(change, Removed) and change.kind in (Kind.AUDIT, Kind.CASE)}
    changed, audits, panels = _touched(changes)
    for layer, audit, ref, confirmed_on, by, case, case_ref, closed_on in _found(connection, _WHERE, changed):
        if confirmed_on is not None and audit not in going:
            raise Refused(confirmed_shut(ref, date.fromisoformat(confirmed_on), by))
        if closed_on is not None and layer == Layer.PANEL.value and case not in going:
            raise Refused(closed_shut(case_ref, date.fromisoformat(closed_on)))
    for _audit, ref, confirmed_on, by in _found(connection, _CONFIRMED, audits - going):
        raise Refused(confirmed_shut(ref, date.fromisoformat(confirmed_on), by))
    for _case, ref, closed_on in _found(connection, _CLOSED, panels - going):
        raise Refused(closed_shut(ref, date.fromisoformat(closed_on)))


def _touched(changes: Iterable[Change]) -> tuple[set[int], set[int], set[int]]:
    """The judgements that are changed; of what comes or goes the audits, and the cases where it is the panel's."""
    changed: set[int] = set()
    audits: set[int] = set()
    panels: set[int] = set()
    for change in changes:
        if change.kind is Kind.JUDGEMENT:
            if isinstance(change, Changed):
                changed.add(change.id)
            elif change.values["layer"] != Layer.SELF.value:
                audits.add(_number(change.values["audit_id"]))
                if change.values["layer"] == Layer.PANEL.value and change.values["case_id"] is not None:
                    panels.add(_number(change.values["case_id"]))
        elif change.kind is Kind.CASE and not isinstance(change, Changed):
            audits.add(_number(change.values["audit_id"]))
    return changed, audits, panels


def _found(connection: Connection, statement: str, ids: Iterable[int]) -> list[Any]:
    """The rows of these ids, in as many statements as their number needs."""
    wanted, rows = sorted(ids), list[Any]()
    for start in range(0, len(wanted), _AT_ONCE):
        part = tuple(wanted[start : start + _AT_ONCE])
        rows += connection.exec_driver_sql(statement.format(", ".join("?" * len(part))), part).all()
    return rows


def _number(value: Value) -> int:
    assert isinstance(value, int)
    return value
