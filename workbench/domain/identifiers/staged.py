"""What is about to be taken in from a file, looked through for identifiers before anything is changed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from workbench.domain.audits import Case
from workbench.domain.edits import Added
from workbench.domain.frameworks import Framework, Line
from workbench.domain.identifiers.keeping import Lookout, kept_record
from workbench.domain.identifiers.kinds import Found
from workbench.domain.ids import NewId
from workbench.domain.interchange import CASE_TEXTS, JUDGEMENT_TEXTS, SAMPLE_TEXTS
from workbench.domain.judgements import Judgement, Layer
from workbench.domain.progress import Progress, Work
from workbench.domain.scales import Scale
from workbench.domain.text import counted
from workbench.domain.whole_audit import WholeAudit
from workbench.errors import Refused

_AUDIT_TEXTS = (
    "title",
    "theme",
    "objective",
    "prompted_by",
    "commissioned_by",
    "lead",
    "unconfirmed",
)
_SHOWN = 3
_AT_A_TIME = 200


@dataclass(frozen=True, slots=True)
class Spot:
    """One identifier in a file: `where` names the case, the line and the field, as a reader of the file would."""

    where: str
    found: Found

    @property
    def sentence(self) -> str:
        return f"{self.where}. {self.found.sentence}"


class IdentifiersFound(Refused):
    """A file has identifiers that nobody has decided to keep. `spots` are all of them; nothing was changed."""

    def __init__(self, name: str, spots: tuple[Spot, ...]) -> None:
        kinds = list(dict.fromkeys(spot.found.kind.label for spot in spots))
        first = "; ".join(f"{spot.where} ({spot.found.kind.label})" for spot in spots[:_SHOWN])
        more = f"; and {len(spots) - _SHOWN} more" if len(spots) > _SHOWN else ""
        super().__init__(
            f"{name} has {counted(len(spots), 'identifier')}, so it was not taken in and nothing was changed: "
            f"{first}{more}. Mend the file, or say why they are kept (--keep-identifiers)."
        )
        self.name, self.spots, self.kinds = name, spots, tuple(kinds)


def identifiers_in_rows(
    texts: Iterable[tuple[str, str]], lookout: Lookout, audit_day: date | None = None, reading_from: date | None = None
) -> Work[tuple[Spot, ...]]:
    """The identifiers in any texts, each given as (where it stands, text): rows of a case list, cells of a form.

    Long work: drive it with `yield from`. An import that gets any spots back raises `IdentifiersFound` with them,
    unless the user has said why they are kept; then it adds `kept_records` to its own edit: both are one step.
    """
    found: list[Spot] = []
    given = [(where, text) for where, text in texts if text]
    for number, (where, text) in enumerate(given):
        if number % _AT_A_TIME == 0:
            yield Progress(number, len(given), "Looking for identifiers")
        found += (Spot(where, each) for each in lookout.found_in(text, audit_day, reading_from))
    return tuple(found)


def kept_records(spots: Iterable[Spot], reason: str, new_id: NewId) -> tuple[Added, ...]:
    """The records that let these stand, one for each that is written differently."""
    told = {(spot.found.kind, " ".join(spot.found.text.split())): spot for spot in spots}
    return tuple(kept_record(kind, text, reason, new_id) for kind, text in told)


def kept_or_stopped(
    texts: Iterable[tuple[str, str]],
    lookout: Lookout,
    name: str,
    reason: str,
    new_id: NewId,
    audit_day: date | None = None,
    reading_from: date | None = None,
) -> Work[tuple[Added, ...]]:
    """The records that keep what was found, to be added to the import's own edit; `name` is the file's.

    `IdentifiersFound` where something was found and no reason is given.
    """
    spots = yield from identifiers_in_rows(texts, lookout, audit_day, reading_from)
    if spots and not reason.strip():
        raise IdentifiersFound(name, spots)
    return kept_records(spots, reason, new_id)


def texts_of_audit(whole: WholeAudit) -> Iterator[tuple[str, str]]:
    """(where, text) of everything to be read in an audit: its facts, lines, cases, words and messages."""
    audit = whole.audit
    for name in _AUDIT_TEXTS:
        yield f"The audit, {name.replace('_', ' ')}", str(getattr(audit, name))
    yield "The audit, confirmed by", _of_staff(audit.confirmed_by)
    for name in SAMPLE_TEXTS:
        yield f"The sample, {name.replace('_', ' ')}", str(getattr(audit.sample, name))
    for stratum, *_ in audit.sample.quota:
        yield "The sample, quota", stratum
    yield "The framework, title", whole.framework_title
    yield "The framework, source", whole.framework_source
    yield from _texts_of_scales(whole.scale, (each.line for each in whole.lines))
    for each in whole.lines:
        yield from _texts_of_line(each.line)
    for case in whole.cases:
        yield from _texts_of_case(case)
    cases = {case.id: f"Case {case.ref}" for case in whole.cases}
    lines = {each.id: f"line {each.line.number}" for each in whole.lines}
    agencies = {member.agency.id: member.agency.code for member in whole.members}
    for involvement in whole.involvements:
        where = f"{cases[involvement.case_id]}, {agencies[involvement.agency_id]}"
        yield f"{where}, note", involvement.note
        yield f"{where}, filled in by", involvement.filled_by
        yield f"{where}, why it was extended", involvement.due_why
    for judgement in whole.judgements:
        where = _place_of(judgement, cases, lines, agencies)
        for name in JUDGEMENT_TEXTS:
            yield f"{where}, {name.replace('_', ' ')}", str(getattr(judgement, name))
    for message in whole.messages:
        yield f"Message, {message.head.value.replace('_', ' ')}", message.text
    for place in whole.draw:
        yield f"The draw, place {place.position}, stratum", place.stratum
        yield f"The draw, place {place.position}, reason", place.reason
    for meeting in whole.meetings:
        where = f"The meeting of {meeting.day.isoformat()}"
        yield f"{where}, title", meeting.title
        for person in meeting.attendance:
            yield f"{where}, {agencies[person.agency_id]}, role", person.role
            yield f"{where}, {agencies[person.agency_id]}, name", _of_staff(person.name)


def texts_of_framework(framework: Framework) -> Iterator[tuple[str, str]]:
    """(where, text) of a framework: its title, its scales and every line."""
    yield "The framework, title", framework.title
    yield "The framework, source", framework.source
    yield from _texts_of_scales(framework.scale, framework.lines)
    for line in framework.lines:
        yield from _texts_of_line(line)


def _of_staff(name: str) -> str:
    """Where a member of staff is named a name is meant to be: only numbers and addresses do not belong there."""
    return name if any(character.isdigit() or character == "@" for character in name) else ""


def _texts_of_scales(scale: Scale, lines: Iterable[Line]) -> Iterator[tuple[str, str]]:
    for each in dict.fromkeys((scale, *(line.scale for line in lines if line.scale))):
        yield f"The scale {each.key}, title", each.title
        for grade in each.grades:
            yield f"The scale {each.key}, {grade.code}", f"{grade.label}: {grade.descriptor}"


def _texts_of_line(line: Line) -> Iterator[tuple[str, str]]:
    where = f"Line {line.number}"
    yield f"{where}, title", line.title
    yield f"{where}, question", line.question
    for prompt in line.prompts:
        yield f"{where}, prompt", prompt
    for code, text in line.descriptors:
        yield f"{where}, descriptor of {code}", text


def _texts_of_case(case: Case) -> Iterator[tuple[str, str]]:
    where = f"Case {case.ref}"
    yield f"{where}, reference", case.ref
    for name in CASE_TEXTS:
        yield f"{where}, {name.replace('_', ' ')}", str(getattr(case, name))
    yield f"{where}, why it was reopened", case.reopened
    for rater in case.raters:
        yield f"{where}, graded by", _of_staff(rater)
    for theme in case.themes:
        yield f"{where}, themes", theme
    for label, value in case.facts:
        yield f"{where}, {label}", f"{label}: {value}"


def _place_of(judgement: Judgement, cases: dict[int, str], lines: dict[int, str], agencies: dict[int, str]) -> str:
    place = judgement.place
    case = cases[place.case_id] if place.case_id is not None else "The whole audit"
    who = agencies[place.agency_id] if place.agency_id is not None else place.layer.value
    said = f"{case}, {lines[place.line_id]}"
    return said if place.layer is Layer.FINAL else f"{said}, {who}"
