"""One audit from a file in the interchange format: read whole or refused, then added to a workspace in one edit."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from pathlib import Path

from workbench.domain.attendance import panel_meeting
from workbench.domain.audits import Agency, AuditLine
from workbench.domain.edits import Added, Changed, Edit, Kind, Values
from workbench.domain.frameworks import Framework
from workbench.domain.ids import NewId
from workbench.domain.interchange import FORMAT, VERSION
from workbench.domain.judgements import Layer
from workbench.domain.meetings import attendance_values, meeting_values
from workbench.domain.records import (
    agency_values,
    audit_values,
    case_values,
    framework_values,
    involvement_values,
    judgement_values,
    line_values,
    member_values,
    message_values,
    scale_values,
)
from workbench.domain.sampling.drawn import drawn_values
from workbench.domain.scales import Scale
from workbench.domain.whole_audit import WholeAudit
from workbench.errors import BadFile
from workbench.imports import strict_json
from workbench.imports.interchange.problems import Data, problems
from workbench.imports.interchange.values import whole_audit
from workbench.imports.shape import Problem, Shape, quoted
from workbench.imports.shipped import RESOURCES

SCHEMA = RESOURCES / "interchange.schema.json"
_MOST_PROBLEMS = 200


class BadInterchange(BadFile):
    """The first problem is its sentence; `problems` are all of them, up to two hundred."""

    def __init__(self, name: str, found: tuple[Problem, ...]) -> None:
        more = len(found) - 1
        rest = f" {more} more {'problem was' if more == 1 else 'problems were'} found." if more else ""
        super().__init__(f"{name}: {found[0]}{rest}")
        self.problems = found


@dataclass(frozen=True)
class Interchange:
    """What a file holds. The ids in `whole` count from 1 within the file; a workspace gives its own."""

    whole: WholeAudit
    unused_scales: tuple[str, ...] = ()


def read(path: Path) -> Interchange:
    """The audit in the file; `BadFile` says where the file is wrong and what mends it."""
    document = _checked(strict_json.load(path), path.name)
    used = {document["scale"]["key"], *(line["scale"] for line in document["lines"] if "scale" in line)}
    return Interchange(
        whole_audit(document),
        unused_scales=tuple(scale["key"] for scale in document.get("scales", ()) if scale["key"] not in used),
    )


@cache
def shape() -> Shape:
    return Shape(json.loads(SCHEMA.read_text(encoding="utf-8")))


def _checked(loaded: object, name: str) -> Data:
    if not isinstance(loaded, dict) or loaded.get("format") != FORMAT:
        raise BadFile(f'{name}: this is not an audit file. One says "format": "{FORMAT}" at its top.')
    version = loaded.get("version")
    if isinstance(version, int) and not isinstance(version, bool) and version > VERSION:
        raise BadFile(
            f"{name}: version: the file is of version {version} and this program reads version {VERSION}. "
            "Update the program, or export the audit again for this one."
        )
    found = tuple(islice(shape().problems(loaded), _MOST_PROBLEMS)) or tuple(islice(problems(loaded), _MOST_PROBLEMS))
    if found:
        raise BadInterchange(name, found)
    return loaded


def notes(document: Interchange, agencies: Mapping[str, Agency]) -> tuple[str, ...]:
    """What is worth knowing about taking the file into a workspace that had these agencies before, by code."""
    found = [said for ours, theirs in _known_already(document, agencies) for said in _differences(ours, theirs)]
    found += [f"No line uses the scale {quoted(key)}; it was left out." for key in document.unused_scales]
    if raters := _by_others(document.whole):
        kept = "judgement by a named rater is" if raters == 1 else "judgements by named raters are"
        found.append(f"{raters} {kept} kept but not counted.")
    return tuple(found)


def _by_others(whole: WholeAudit) -> int:
    """Judgements by named raters that nothing here counts: two readers of one case are compared with each other."""
    readers = {(case.id, rater) for case in whole.cases for rater in case.raters}
    places = [each.place for each in whole.judgements if each.place.rater is not None]
    return sum(place.layer is not Layer.PANEL or (place.case_id, place.rater) not in readers for place in places)


def agency_changes(document: Interchange, agencies: Mapping[str, Agency]) -> Edit | None:
    """Fills in what the workspace's agencies lack and the file has: a kind, or a name where only a code stood.

    A step of its own, to apply before `import_edit`, because a bulk edit only adds. None where nothing is lacking.
    """
    changes = tuple(
        Changed(Kind.AGENCY, ours.id, field, getattr(ours, field), text)
        for ours, theirs in _known_already(document, agencies)
        for field, text in _lacking(ours, theirs)
    )
    if not changes:
        return None
    return Edit(action="import", label=f"Agencies filled in from {document.whole.audit.ref}", changes=changes)


def _known_already(document: Interchange, agencies: Mapping[str, Agency]) -> list[tuple[Agency, Agency]]:
    """(ours, the file's) for each agency whose code the workspace has."""
    given = [member.agency for member in document.whole.members]
    return [(agencies[theirs.code], theirs) for theirs in given if theirs.code in agencies]


def _lacking(ours: Agency, theirs: Agency) -> list[tuple[str, str]]:
    """(field, text). A name that is only the code is none."""
    found = [("name", theirs.name)] if ours.name == ours.code and theirs.name != theirs.code else []
    return found + ([("kind", theirs.kind)] if theirs.kind and not ours.kind else [])


def _differences(ours: Agency, theirs: Agency) -> list[str]:
    """What the file says of an agency and the workspace does not: filled in here, or left as it is here."""
    filled = _lacking(ours, theirs)
    found = [f"{ours.code} had no {field} here, and takes {quoted(text)} from the file." for field, text in filled]
    if theirs.name not in (theirs.code, ours.name) and ours.name != ours.code:
        found.append(f"{quoted(theirs.name)} ({theirs.code}) is {quoted(ours.name)} here, and keeps that name.")
    if theirs.kind and ours.kind and theirs.kind != ours.kind:
        said = f"{ours.code} is of the kind {quoted(theirs.kind)} in the file and {quoted(ours.kind)} here"
        found.append(f"{said}, and keeps that kind.")
    return found


def import_edit(document: Interchange, new_id: NewId, agencies: Mapping[str, Agency]) -> Edit:
    """The one edit that adds the audit, parents first. An agency whose code is in `agencies` is that agency.

    Whether the workspace has an audit of this ref already is for the caller to say.
    """
    whole = document.whole
    added: list[Added] = []

    def add(kind: Kind, values: Values) -> int:
        added.append(Added(kind, new_id(), values))
        return added[-1].id

    agency_ids = {
        member.agency.id: agencies[member.agency.code].id
        if member.agency.code in agencies
        else add(Kind.AGENCY, agency_values(member.agency))
        for member in whole.members
    }
    audit_id = add(Kind.AUDIT, audit_values(whole.audit))
    line_ids = _add_framework(document, audit_id, add)
    panel = panel_meeting(whole.audit, whole.meetings)
    for member in whole.members:
        said = panel.said(member.agency.id) if panel else None  # who is in the room is the register of the panel day
        in_room = None if said is None else said.came
        add(Kind.MEMBER, member_values(audit_id, agency_ids[member.agency.id], member.position, in_room))
    case_ids = {case.id: add(Kind.CASE, case_values(case, audit_id)) for case in whole.cases}
    for involvement in whole.involvements:
        case_id, agency_id = case_ids[involvement.case_id], agency_ids[involvement.agency_id]
        add(Kind.INVOLVEMENT, involvement_values(replace(involvement, case_id=case_id, agency_id=agency_id)))
    for judgement in whole.judgements:
        place = judgement.place._replace(
            audit_id=audit_id,
            line_id=line_ids[judgement.place.line_id],
            case_id=None if judgement.place.case_id is None else case_ids[judgement.place.case_id],
            agency_id=None if judgement.place.agency_id is None else agency_ids[judgement.place.agency_id],
        )
        add(Kind.JUDGEMENT, judgement_values(judgement._replace(place=place)))
    for message in whole.messages:
        add(Kind.MESSAGE, message_values(message, audit_id))
    for place_drawn in whole.draw:
        drawn_case = None if place_drawn.case_id is None else case_ids[place_drawn.case_id]
        add(Kind.DRAW, drawn_values(replace(place_drawn, audit_id=audit_id, case_id=drawn_case)))
    for meeting in whole.meetings:
        meeting_id = add(Kind.MEETING, meeting_values(replace(meeting, audit_id=audit_id)))
        for each in meeting.attendance:
            agency_id = agency_ids[each.agency_id]
            add(Kind.ATTENDANCE, attendance_values(replace(each, meeting_id=meeting_id, agency_id=agency_id)))
    return Edit(action="import", label=f"{whole.audit.ref} imported", changes=tuple(added), bulk=True)


def _add_framework(document: Interchange, audit_id: int, add: Callable[[Kind, Values], int]) -> dict[int, int]:
    """Adds the audit's own copies of scales, framework and lines; the lines' new ids by their ids in the file."""
    whole = document.whole
    own: dict[str, Scale] = {each.line.scale.key: each.line.scale for each in whole.lines if each.line.scale}
    scale_ids = {scale.key: add(Kind.SCALE, scale_values(scale, audit_id)) for scale in (whole.scale, *own.values())}
    framework = Framework(
        key=whole.framework_key,
        title=whole.framework_title,
        version=whole.framework_version,
        scale=whole.scale,
        lines=tuple(each.line for each in whole.lines),
        source=whole.framework_source,
    )
    framework_id = add(Kind.FRAMEWORK, framework_values(framework, audit_id, scale_ids[whole.scale.key]))

    def line(each: AuditLine) -> int:
        scale_id = scale_ids[each.line.scale.key] if each.line.scale else None
        return add(Kind.LINE, line_values(each.line, framework_id, scale_id))

    return {each.id: line(each) for each in whole.lines}
