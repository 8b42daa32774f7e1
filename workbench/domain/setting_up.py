"""The verbs of setting up: audits with their frozen lines, agencies, cases, and who knew whom."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from workbench.domain.audits import Agency, Audit, Case, Involvement, Known, Member
from workbench.domain.edits import Added, Change, Edit, Kind, changed_fields
from workbench.domain.frameworks import Framework
from workbench.domain.identifiers import IdentifierKind
from workbench.domain.identifiers.keeping import kept_record
from workbench.domain.ids import NewId
from workbench.domain.records import (
    agency_values,
    audit_values,
    case_values,
    framework_values,
    involvement_values,
    line_values,
    member_values,
    scale_values,
)
from workbench.domain.scales import Scale
from workbench.domain.text import counted
from workbench.errors import Refused


@dataclass(frozen=True)
class NewAudit:
    """All a form asks for before an audit exists. Agencies with id 0 are new to the partnership.

    `involvement` maps (case ref, agency code) to what the agency had to do with the case; what is not named is awaited.
    """

    audit: Audit
    framework: Framework
    agencies: tuple[Agency, ...] = ()
    cases: tuple[Case, ...] = ()
    involvement: Mapping[tuple[str, str], Known] = field(default_factory=dict)
    kept: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """Why what looks like an identifier stays in the cases, by (kind, text)."""


def problems(new: NewAudit, refs: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """(field, sentence) for everything that must be put right before the audit can be made. `refs` are those taken."""
    audit, found = new.audit, []
    if not audit.title.strip():
        found.append(("title", "Give the audit a title, such as Missing children 2026."))
    if not audit.ref.strip():
        found.append(("ref", "Give the audit a short reference, such as MIS26."))
    elif audit.ref in set(refs):
        found.append(("ref", f"Another audit already has the reference {audit.ref}. Choose another."))
    for first, last, name in (
        (audit.period_from, audit.period_to, "period_to"),
        (audit.reading_from, audit.reading_to, "reading_to"),
    ):
        if first and last and last < first:
            found.append((name, "This window ends before it starts. Put a later day here."))
    if not new.framework.lines:
        found.append(("framework", "Choose the lines of enquiry."))
    if any(not case.ref.strip() for case in new.cases):
        found.append(("cases", "Every case needs a reference, such as MIS26-01."))
    seen = [case.ref for case in new.cases]
    if twice := sorted({ref for ref in seen if seen.count(ref) > 1}):
        found.append(("cases", f"{twice[0]} is there twice. Give each case its own reference."))
    return tuple(found)


def new_audit(new: NewAudit, new_id: NewId) -> Edit:
    """The audit with its own copy of the lines and scales, its agencies, cases and involvements, as one step."""
    if found := problems(new, ()):
        raise Refused(found[0][1])
    audit_id = new_id()
    changes: list[Change] = [Added(Kind.AUDIT, audit_id, audit_values(new.audit))]
    changes += framework_copy(new.framework, audit_id, new_id)
    agency_ids: dict[str, int] = {}
    for position, agency in enumerate(new.agencies, start=1):
        if agency.id == 0:
            agency = replace(agency, id=new_id())
            changes.append(Added(Kind.AGENCY, agency.id, agency_values(agency)))
        agency_ids[agency.code] = agency.id
        changes.append(Added(Kind.MEMBER, new_id(), member_values(audit_id, agency.id, position)))
    for case in new.cases:
        changes += _case_added(case, audit_id, agency_ids, new.involvement, new_id)
    changes.sort(key=lambda change: _ORDER.index(change.kind))
    changes += _kept(new.kept, new_id)
    label = f"{new.audit.title} set up with {counted(len(new.cases), 'case')}"
    return Edit("set up audit", label, tuple(changes))


def framework_copy(framework: Framework, audit_id: int | None, new_id: NewId) -> list[Change]:
    """A framework with its scales and lines: an audit's frozen copy, or one of the library where `audit_id` is None."""
    scales: dict[Scale, int] = {}
    changes: list[Change] = []
    for scale in (framework.scale, *(line.scale for line in framework.lines if line.scale)):
        if scale not in scales:
            scales[scale] = new_id()
            changes.append(Added(Kind.SCALE, scales[scale], scale_values(scale, audit_id)))
    framework_id = new_id()
    values = framework_values(framework, audit_id, scales[framework.scale])
    changes.append(Added(Kind.FRAMEWORK, framework_id, values))
    for line in framework.lines:
        own = scales[line.scale] if line.scale else None
        changes.append(Added(Kind.LINE, new_id(), line_values(line, framework_id, own)))
    return changes


def add_case(case: Case, audit_id: int, members: Iterable[Member], new_id: NewId) -> Edit:
    """One more case, awaited from every agency of the audit."""
    agencies = {member.agency.code: member.agency.id for member in members}
    changes = _case_added(case, audit_id, agencies, {}, new_id)
    return Edit("add case", f"{case.ref} added", tuple(changes))


def add_cases(
    cases: Sequence[Case],
    involvement: Mapping[tuple[str, str], Known],
    audit_id: int,
    members: Iterable[Member],
    new_id: NewId,
    kept: Mapping[tuple[str, str], str] | None = None,
) -> Edit | None:
    """A list of cases as one step. What `involvement` does not name, by (case ref, agency code), is awaited.

    `kept` says why what looks like an identifier stays, by (kind, text), where the workspace has no such reason yet.
    None where the list is empty. Refused where a case has no reference, or two have the same.
    """
    refs = [case.ref for case in cases]
    if not all(ref.strip() for ref in refs):
        raise Refused("Every case needs a reference, such as MIS26-01. Nothing was changed.")
    if len(set(refs)) < len(refs):
        twice = next(ref for ref in refs if refs.count(ref) > 1)
        raise Refused(f"{twice} is there twice. Give each case its own reference. Nothing was changed.")
    agencies = {member.agency.code: member.agency.id for member in members}
    changes: list[Change] = []
    for case in cases:
        changes += _case_added(case, audit_id, agencies, involvement, new_id)
    changes.sort(key=lambda change: _ORDER.index(change.kind))
    changes += _kept(kept or {}, new_id)
    label = f"{counted(len(cases), 'case')} added from a list"
    return Edit("add cases", label, tuple(changes), bulk=True) if cases else None


def change_case(before: Case, after: Case, audit_id: int) -> Edit | None:
    changes = changed_fields(Kind.CASE, before.id, case_values(before, audit_id), case_values(after, audit_id))
    return Edit("change case", f"{after.ref} changed", changes) if changes else None


def change_audit(before: Audit, after: Audit) -> Edit | None:
    changes = changed_fields(Kind.AUDIT, before.id, audit_values(before), audit_values(after))
    return Edit("change audit", f"{after.title} changed", changes) if changes else None


def set_involvement(
    current: Involvement, state: Known, note: str, case_ref: str, agency: str, new_id: NewId
) -> Edit | None:
    """What an agency had to do with a case. `current.id` 0 where nothing was recorded yet."""
    wanted = replace(current, state=state, note=note)
    label = f"{case_ref}, {agency}: {state.label.lower()}"
    if current.id == 0:
        return Edit("involvement", label, (Added(Kind.INVOLVEMENT, new_id(), involvement_values(wanted)),))
    changes = changed_fields(Kind.INVOLVEMENT, current.id, involvement_values(current), involvement_values(wanted))
    return Edit("involvement", label, changes) if changes else None


def set_involvements(places: Sequence[tuple[Involvement, str, str]], state: Known, new_id: NewId) -> Edit | None:
    """The same answer in several places, each (what is recorded now, case ref, agency), as one step."""
    changes: list[Change] = []
    labels = []
    for current, case_ref, agency in places:
        if edit := set_involvement(current, state, current.note, case_ref, agency, new_id):
            changes += edit.changes
            labels.append(edit.label)
    if not changes:
        return None
    label = labels[0] if len(labels) == 1 else f"{len(labels)} answers: {state.label.lower()}"
    return Edit("involvement", label, tuple(changes))


def add_member(agency: Agency, audit_id: int, members: Iterable[Member], cases: Iterable[Case], new_id: NewId) -> Edit:
    """One more agency in an audit, awaited on every case. An agency with id 0 is new to the partnership."""
    changes: list[Change] = []
    if agency.id == 0:
        agency = replace(agency, id=new_id())
        changes.append(Added(Kind.AGENCY, agency.id, agency_values(agency)))
    position = max((member.position for member in members), default=0) + 1
    changes.append(Added(Kind.MEMBER, new_id(), member_values(audit_id, agency.id, position)))
    changes += [_awaited(case.id, agency.id, new_id) for case in cases]
    return Edit("add agency", f"{agency.name} takes part", tuple(changes))


_ORDER = (
    Kind.AUDIT,
    Kind.AGENCY,
    Kind.SCALE,
    Kind.FRAMEWORK,
    Kind.LINE,
    Kind.MEMBER,
    Kind.CASE,
    Kind.INVOLVEMENT,
)


def _case_added(
    case: Case, audit_id: int, agencies: Mapping[str, int], involvement: Mapping[tuple[str, str], Known], new_id: NewId
) -> list[Change]:
    case_id = new_id()
    changes: list[Change] = [Added(Kind.CASE, case_id, case_values(case, audit_id))]
    for code, agency_id in agencies.items():
        state = involvement.get((case.ref, code), Known.AWAITED)
        values = involvement_values(Involvement(case_id, agency_id, state))
        changes.append(Added(Kind.INVOLVEMENT, new_id(), values))
    return changes


def _kept(kept: Mapping[tuple[str, str], str], new_id: NewId) -> list[Change]:
    return [kept_record(IdentifierKind(kind), text, why, new_id) for (kind, text), why in kept.items()]


def _awaited(case_id: int, agency_id: int, new_id: NewId) -> Change:
    return Added(Kind.INVOLVEMENT, new_id(), involvement_values(Involvement(case_id, agency_id, Known.AWAITED)))
