"""The verbs of the draw: record it with its cases, replace a case, link a place with a case, take the draw out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from workbench.domain.audits import Case, Sample
from workbench.domain.edits import Added, Change, Changed, Edit, Kind, Removed, changed_fields
from workbench.domain.ids import NewId
from workbench.domain.records import audit_values
from workbench.domain.sampling.drawing import Place
from workbench.domain.sampling.drawn import Drawn, State, drawn_values
from workbench.domain.sampling.methods import method_of
from workbench.domain.sampling.references import free_refs
from workbench.domain.setting_up import add_cases
from workbench.domain.taking_out import remove_case
from workbench.domain.text import counted, plain
from workbench.domain.whole_audit import WholeAudit
from workbench.errors import Refused

_NOTHING = "Nothing was changed."


class CasesOf(StrEnum):
    """What becomes of the drawn places."""

    MAKE = "make"
    """A new case for each, with the next free reference."""
    THERE = "there"
    """They are the cases that the audit has already, in their order."""
    NONE = "none"
    """No case yet: a place is linked with one later."""


@dataclass(frozen=True)
class NewDraw:
    """All a draw is recorded with. `fingerprints` are by the row's number; no local id is taken from a place's row."""

    sample: Sample
    places: Sequence[Place]
    cases: CasesOf = CasesOf.MAKE
    fingerprints: Mapping[int, str] = field(default_factory=dict)


def draw(new: NewDraw, whole: WholeAudit, new_id: NewId, taken_out: Iterable[str] = ()) -> Edit:
    """The sample of the audit, the list of the draw and its cases, as one step. Refused where a draw is recorded.

    `taken_out` are the references of cases that are gone: no new case gets one of them.
    """
    if whole.draw:
        raise Refused(f"A draw is recorded for this audit already. Take it out first. {_NOTHING}")
    many = sum(place.state is State.DRAWN for place in new.places)
    if not many:
        raise Refused(f"There is nothing to draw. {_NOTHING}")
    audit = whole.audit
    after = replace(audit, sample=new.sample)
    changes: list[Change] = [*changed_fields(Kind.AUDIT, audit.id, audit_values(audit), audit_values(after))]
    ids: list[int] = []
    if new.cases is CasesOf.MAKE:
        refs = free_refs(audit.ref, [*taken_out, *(case.ref for case in whole.cases)], many)
        made = add_cases([Case(0, ref) for ref in refs], {}, audit.id, whole.members, new_id)
        changes += made.changes if made else ()
        ids = [each.id for each in changes if isinstance(each, Added) and each.kind is Kind.CASE]
    elif new.cases is CasesOf.THERE:
        ids = [case.id for case in whole.cases]
    for place in new.places:
        drawn = Drawn(
            new_id(), audit.id, place.position, new.fingerprints.get(place.row.number, ""),
            place.row.stratum, ids.pop(0) if ids and place.state is State.DRAWN else None, place.state,
        )  # fmt: skip
        changes.append(Added(Kind.DRAW, drawn.id, drawn_values(drawn)))
    reserves = len(new.places) - many
    label = f"{counted(many, 'case')} drawn" + (f", {counted(reserves, 'reserve')}" if reserves else "")
    return Edit("draw the sample", label, tuple(changes), bulk=True)


def next_reserve(place: Drawn, whole: WholeAudit) -> Drawn | None:
    """Who takes the place: the next reserve, of the same group where groups are drawn from one by one."""
    method = method_of(whole.audit.sample.method)
    own_group = method is None or method.in_groups
    reserves = (each for each in whole.draw if each.state is State.RESERVE)
    return next((each for each in reserves if not own_group or each.stratum == place.stratum), None)


def replace_drawn(place: Drawn, reason: str, whole: WholeAudit, new_id: NewId, taken_out: Iterable[str] = ()) -> Edit:
    """A drawn case is left out, and the next reserve takes its place; where there is none the place stays empty.

    `whole` is everything of the audit: the case goes with all that stands on it, and the reserve's case gets a
    reference of its own, for the old one is on the list that links references to children; so are those `taken_out`
    with their cases before. The place left stays listed.
    """
    reason = " ".join(plain(reason).split())
    now = _now(place, whole)
    if not reason:
        raise Refused(f"Say why it is replaced, such as: it is before the court. {_NOTHING}")
    if now.state is not State.DRAWN:
        raise Refused(f"Place {place.position} is not a drawn case. {_NOTHING}")
    reserve = next_reserve(now, whole)
    case = next((each for each in whole.cases if each.id == now.case_id), None)
    changes: list[Change] = []
    new_case: int | None = None
    if case is not None and reserve is not None:
        refs = free_refs(whole.audit.ref, [*taken_out, *(each.ref for each in whole.cases)], 1)
        made = add_cases([Case(0, refs[0])], {}, whole.audit.id, whole.members, new_id)
        changes += made.changes if made else ()
        new_case = next(each.id for each in changes if each.kind is Kind.CASE)
    if case is not None:
        changes += remove_case(case, whole).changes
    changes += changed_fields(
        Kind.DRAW, now.id, {"state": now.state.value, "reason": now.reason},
        {"state": State.REPLACED.value, "reason": reason},
    )  # fmt: skip
    if reserve is not None:
        changes += changed_fields(
            Kind.DRAW, reserve.id, {"state": reserve.state.value, "case_id": reserve.case_id},
            {"state": State.DRAWN.value, "case_id": new_case},
        )  # fmt: skip
    by = f"replaced by place {reserve.position}" if reserve else "left out; no reserve is left"
    return Edit("replace in the draw", f"Place {now.position} {by}", tuple(changes))


def link(place: Drawn, case: Case | None, whole: WholeAudit) -> Edit | None:
    """Say which case a drawn place became; None takes the link away. Refused where the case has a place already."""
    now = _now(place, whole)
    if now.state is not State.DRAWN:
        raise Refused(f"Place {place.position} is not a drawn case. {_NOTHING}")
    wanted = case.id if case else None
    other = next((each for each in whole.draw if wanted and each.case_id == wanted and each.id != now.id), None)
    if other is not None and case is not None:
        raise Refused(f"{case.ref} is place {other.position} already. {_NOTHING}")
    if now.case_id == wanted:
        return None
    told = f"Place {now.position} is {case.ref}" if case else f"Place {now.position} has no case"
    return Edit("link the draw", told, (Changed(Kind.DRAW, now.id, "case_id", now.case_id, wanted),))


def remove_draw(whole: WholeAudit) -> Edit | None:
    """The list and the sample's facts go; the cases stay. None where nothing is recorded."""
    audit = whole.audit
    after = replace(audit, sample=Sample())
    changes: list[Change] = [Removed(Kind.DRAW, each.id, drawn_values(each)) for each in whole.draw]
    changes += changed_fields(Kind.AUDIT, audit.id, audit_values(audit), audit_values(after))
    return Edit("remove the draw", "The draw taken out", tuple(changes)) if changes else None


def _now(place: Drawn, whole: WholeAudit) -> Drawn:
    found = next((each for each in whole.draw if each.id == place.id), None)
    if found is None:
        raise Refused(f"This place of the draw is gone. {_NOTHING}")
    return found
