"""What each kind of record holds, as plain values by field name: the one place where values and records meet."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from workbench.domain.audits import Agency, Audit, AuditType, Case, Head, Involvement, Known, Message, Sample
from workbench.domain.edits import Value, Values
from workbench.domain.frameworks import Framework, Line, LineKind
from workbench.domain.interchange import AUDIT_DAYS, AUDIT_TEXTS, CASE_TEXTS, JUDGEMENT_TEXTS
from workbench.domain.judgements import Judgement, Layer, Place
from workbench.domain.scales import Grade, NonScore, Scale, Symbol, Tone

_KNOWN = {each.value: each for each in Known}
_LAYERS = {each.value: each for each in Layer}
_NON_SCORES: dict[str | None, NonScore | None] = {None: None, **{each.value: each for each in NonScore}}


def agency_values(agency: Agency) -> Values:
    return {"code": agency.code, "name": agency.name, "kind": agency.kind}


def scale_values(scale: Scale, audit_id: int | None) -> Values:
    """A scale of the library (`audit_id` None), or an audit's own frozen copy."""
    grades = tuple((g.code, g.label, g.rank, g.good, g.descriptor, g.tone.value, g.symbol.value) for g in scale.grades)
    return {"audit_id": audit_id, "key": scale.key, "title": scale.title, "grades": grades}


def scale_from(values: Values) -> Scale:
    grades = tuple(
        Grade(str(code), str(label), _int(rank), bool(good), str(text), Tone(str(tone)), Symbol(str(symbol)))
        for code, label, rank, good, text, tone, symbol in _rows(values["grades"])
    )
    return Scale(str(values["key"]), str(values["title"]), grades)


def framework_values(framework: Framework, audit_id: int | None, scale_id: int) -> Values:
    return {
        "audit_id": audit_id,
        "key": framework.key,
        "title": framework.title,
        "version": framework.version,
        "scale_id": scale_id,
        "source": framework.source,
    }


def line_values(line: Line, framework_id: int, scale_id: int | None) -> Values:
    """A line of a framework; `scale_id` None means the framework's scale."""
    return {
        "framework_id": framework_id,
        "key": line.key,
        "number": line.number,
        "title": line.title,
        "question": line.question,
        "prompts": line.prompts,
        "kind": line.kind.value,
        "scale_id": scale_id,
        "descriptors": line.descriptors,
    }


def line_from(values: Values, own_scale: Scale | None) -> Line:
    return Line(
        key=str(values["key"]),
        number=_int(values["number"]),
        title=str(values["title"]),
        question=str(values["question"]),
        prompts=_texts(values["prompts"]),
        kind=LineKind(str(values["kind"])),
        scale=own_scale,
        descriptors=_pairs(values["descriptors"]),
    )


_AUDIT_TEXTS = ("ref", "title", *AUDIT_TEXTS, "ethnicity_set")


def audit_values(audit: Audit) -> Values:
    values: dict[str, Value] = {name: getattr(audit, name) for name in _AUDIT_TEXTS}
    values |= {name: _day_text(getattr(audit, name)) for name in AUDIT_DAYS}
    sample = audit.sample
    return values | {
        "year": audit.year,
        "type": audit.type.value,
        "minutes_per_case": audit.minutes_per_case,
        "sample_population": sample.population,
        "sample_size": sample.size,
        "sample_method": sample.method,
        "sample_seed": sample.seed,
        "sample_criteria": sample.criteria,
        "sample_on": _day_text(sample.on),
        "sample_source": sample.source,
        "sample_quota": sample.quota,
        "sample_drawn_by": sample.drawn_by,
        "sample_drawn_on": _day_text(sample.drawn_on),
        "partnership": audit.partnership,
        "panel_first": audit.panel_first,
    }


def audit_from(id: int, values: Values) -> Audit:
    fields: dict[str, Any] = {name: str(values[name]) for name in _AUDIT_TEXTS}
    fields |= {name: _day(values[name]) for name in AUDIT_DAYS}
    sample = Sample(
        population=_int_or_none(values["sample_population"]),
        size=_int_or_none(values["sample_size"]),
        method=str(values["sample_method"]),
        seed=str(values["sample_seed"]),
        criteria=str(values["sample_criteria"]),
        on=_day(values["sample_on"]),
        source=str(values["sample_source"]),
        quota=tuple((str(name), _int_or_none(of), _int(wanted)) for name, of, wanted in _rows(values["sample_quota"])),
        drawn_by=str(values["sample_drawn_by"]),
        drawn_on=_day(values["sample_drawn_on"]),
    )
    return Audit(
        id=id,
        year=_int(values["year"]),
        type=AuditType(str(values["type"])),
        minutes_per_case=_int(values["minutes_per_case"]),
        sample=sample,
        partnership=None if values["partnership"] is None else str(values["partnership"]),
        panel_first=bool(values["panel_first"]),
        **fields,
    )


def member_values(audit_id: int, agency_id: int, position: int, in_room: bool | None = None) -> Values:
    return {"audit_id": audit_id, "agency_id": agency_id, "position": position, "in_room": in_room}


_CASE_TEXTS = ("ref", *CASE_TEXTS, "reopened")


def case_values(case: Case, audit_id: int) -> Values:
    texts: dict[str, Value] = {name: getattr(case, name) for name in _CASE_TEXTS}
    return texts | {
        "audit_id": audit_id,
        "themes": case.themes,
        "facts": case.facts,
        "closed_on": _day_text(case.closed_on),
        "raters": case.raters,
    }


def case_from(id: int, values: Values) -> Case:
    texts = {name: str(values[name]) for name in _CASE_TEXTS}
    return Case(
        id=id,
        themes=_texts(values["themes"]),
        facts=_pairs(values["facts"]),
        closed_on=_day(values["closed_on"]),
        raters=_texts(values["raters"]),
        **texts,
    )


def involvement_values(involvement: Involvement) -> Values:
    return {
        "case_id": involvement.case_id,
        "agency_id": involvement.agency_id,
        "state": involvement.state.value,
        "note": involvement.note,
        "received_on": _day_text(involvement.received_on),
        "filled_by": involvement.filled_by,
        "filled_on": _day_text(involvement.filled_on),
        "due": _day_text(involvement.due),
        "due_why": involvement.due_why,
        "after_panel": involvement.after_panel,
    }


def involvement_from(
    id: int,
    case_id: int,
    agency_id: int,
    state: str,
    note: str,
    received_on: str | None,
    filled_by: str,
    filled_on: str | None,
    due: str | None,
    due_why: str,
    after_panel: bool,
) -> Involvement:
    """From the columns of its row, in their order."""
    days = (_day(received_on), filled_by, _day(filled_on), _day(due), due_why, bool(after_panel))
    return Involvement(case_id, agency_id, _KNOWN[state], note, id, *days)


def judgement_values(judgement: Judgement) -> Values:
    place = judgement.place
    texts: dict[str, Value] = {name: getattr(judgement, name) for name in JUDGEMENT_TEXTS}
    return {
        "audit_id": place.audit_id,
        "line_id": place.line_id,
        "layer": place.layer.value,
        "case_id": place.case_id,
        "agency_id": place.agency_id,
        "rater": place.rater,
        "grade": judgement.grade,
        "non_score": judgement.non_score.value if judgement.non_score else None,
        **texts,
    }


def judgement_from(
    id: int,
    audit_id: int,
    line_id: int,
    layer: str,
    case_id: int | None,
    agency_id: int | None,
    rater: str | None,
    grade: str | None,
    non_score: str | None,
    reason: str,
    evidence: str,
    impact: str,
    from_others: str,
) -> Judgement:
    """From the columns of its row, by name or in their order."""
    place = Place(audit_id, line_id, _LAYERS[layer], case_id, agency_id, rater)
    return Judgement(place, id, grade, _NON_SCORES[non_score], reason, evidence, impact, from_others)


def judgements_from(rows: Iterable[tuple[Any, ...]]) -> list[Judgement]:
    """`judgement_from` for each row, without a call of ours for any: an audit has ten thousand."""
    new, layers, non_scores = tuple.__new__, _LAYERS, _NON_SCORES
    return [
        new(Judgement, (new(Place, (a, b, layers[c], d, e, f)), id, grade, non_scores[none], why, seen, impact, others))
        for id, a, b, c, d, e, f, grade, none, why, seen, impact, others in rows
    ]


def message_values(message: Message, audit_id: int) -> Values:
    return {"audit_id": audit_id, "head": message.head.value, "position": message.position, "text": message.text}


def message_from(id: int, values: Values) -> Message:
    return Message(id, Head(str(values["head"])), _int(values["position"]), str(values["text"]))


def _day(value: Value) -> date | None:
    return date.fromisoformat(str(value)) if value else None


def _day_text(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _int(value: Value) -> int:
    assert isinstance(value, int)
    return value


def _int_or_none(value: Value) -> int | None:
    return None if value is None else _int(value)


def _rows(value: Value) -> tuple[tuple[Value, ...], ...]:
    assert isinstance(value, tuple)
    return tuple(row for row in value if isinstance(row, tuple))


def _texts(value: Value) -> tuple[str, ...]:
    assert isinstance(value, tuple)
    return tuple(str(text) for text in value)


def _pairs(value: Value) -> tuple[tuple[str, str], ...]:
    return tuple((str(a), str(b)) for a, b in _rows(value))
