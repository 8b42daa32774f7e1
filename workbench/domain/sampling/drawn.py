"""The ordered list of a draw. A local id is never kept: only its keyed fingerprint, to notice a repeat."""

from dataclasses import dataclass
from enum import StrEnum

from workbench.domain.edits import Value, Values


class State(StrEnum):
    DRAWN = "drawn"
    RESERVE = "reserve"
    """Next in line, should a drawn one have to be replaced."""
    REPLACED = "replaced"
    """Drawn and then left out: the reason says why."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One place of the list, 1 for the first drawn. `case_id` None while no reference stands for it."""

    id: int
    audit_id: int
    position: int
    fingerprint: str = ""
    """Empty where only the size of the population was given."""
    stratum: str = ""
    case_id: int | None = None
    state: State = State.DRAWN
    reason: str = ""


def drawn_values(drawn: Drawn) -> Values:
    return {
        "audit_id": drawn.audit_id,
        "position": drawn.position,
        "fingerprint": drawn.fingerprint,
        "stratum": drawn.stratum,
        "case_id": drawn.case_id,
        "state": drawn.state.value,
        "reason": drawn.reason,
    }


def drawn_from(id: int, values: dict[str, Value]) -> Drawn:
    case_id = values["case_id"]
    return Drawn(
        id=id,
        audit_id=int(str(values["audit_id"])),
        position=int(str(values["position"])),
        fingerprint=str(values["fingerprint"]),
        stratum=str(values["stratum"]),
        case_id=None if case_id is None else int(str(case_id)),
        state=State(str(values["state"])),
        reason=str(values["reason"]),
    )
