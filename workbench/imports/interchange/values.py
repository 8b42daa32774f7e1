"""From the data of a checked audit file to an audit as a value; what the file leaves out gets its plain meaning."""

from dataclasses import replace
from datetime import date
from typing import Any

from workbench.domain.audits import (
    Agency,
    Audit,
    AuditLine,
    AuditType,
    Case,
    Head,
    Involvement,
    Known,
    Member,
    Message,
    Sample,
)
from workbench.domain.frameworks import Line, LineKind
from workbench.domain.interchange import (
    AUDIT_DAYS,
    AUDIT_TEXTS,
    CASE_TEXTS,
    JUDGEMENT_TEXTS,
    RETURN_DAYS,
    RETURN_TEXTS,
    SAMPLE_DAYS,
    SAMPLE_TEXTS,
)
from workbench.domain.judgements import Judgement, Layer, Place
from workbench.domain.meetings import Attendance, Meeting, Presence
from workbench.domain.sampling.drawn import Drawn, State
from workbench.domain.scales import Grade, NonScore, Scale, Symbol, Tone, ramp
from workbench.domain.whole_audit import WholeAudit

_AUDIT_ID = 1


def whole_audit(document: dict[str, Any]) -> WholeAudit:
    """The audit, with ids that count from 1 within the file."""
    scale = _scale(document["scale"])
    partnership = document.get("partnership", "")
    audit = replace(_audit(document["audit"]), partnership=partnership)
    lines = _lines(document, scale)
    agencies = document.get("agencies", ())
    cases = sorted(document.get("cases", ()), key=lambda case: str(case["ref"]))
    case_ids = {case["ref"]: index for index, case in enumerate(cases, 1)}
    agency_ids = {agency["code"]: index for index, agency in enumerate(agencies, 1)}
    framework = document.get("framework", {"key": audit.ref, "title": "Lines of enquiry"})
    return WholeAudit(
        partnership=partnership,
        audit=audit,
        framework_key=framework["key"],
        framework_title=framework.get("title") or framework["key"],
        framework_version=framework.get("version", 1),
        framework_source=framework.get("source", ""),
        scale=scale,
        lines=lines,
        members=tuple(_member(agency, index) for index, agency in enumerate(agencies, 1)),
        cases=tuple(_case(case, case_ids[case["ref"]]) for case in cases),
        involvements=_involvements(document, cases, case_ids, agency_ids),
        judgements=_judgements(document, lines, case_ids, agency_ids),
        messages=_messages(document),
        draw=_draw(document, case_ids),
        meetings=_meetings(document, agency_ids),
        example="(Example)" in partnership,
    )


def _scale(data: dict[str, Any]) -> Scale:
    shades = ramp(len(data["grades"]))
    grades = []
    for given in sorted(data["grades"], key=lambda grade: int(grade["rank"])):
        tone, symbol = shades[given["rank"] - 1]
        grades.append(
            Grade(
                code=given["code"],
                label=given["label"],
                rank=given["rank"],
                good=given["good"],
                descriptor=given.get("descriptor", ""),
                tone=Tone(given.get("tone", tone)),
                symbol=Symbol(given.get("symbol", symbol)),
            )
        )
    return Scale(data["key"], data.get("title") or data["key"], tuple(grades))


def _lines(document: dict[str, Any], scale: Scale) -> tuple[AuditLine, ...]:
    own = {given["key"]: _scale(given) for given in document.get("scales", ()) if given["key"] != scale.key}
    lines = [
        _line(given, number, scale, own.get(given.get("scale"))) for number, given in enumerate(document["lines"], 1)
    ]
    lines.sort(key=lambda line: line.number)
    return tuple(AuditLine(index, line, line.scale or scale) for index, line in enumerate(lines, 1))


def _line(data: dict[str, Any], number: int, scale: Scale, own: Scale | None) -> Line:
    wordings = data.get("descriptors", {})
    return Line(
        key=data["key"],
        number=data.get("number", number),
        title=data.get("title") or data.get("question") or data["key"],
        question=data.get("question", ""),
        prompts=tuple(data.get("prompts", ())),
        kind=LineKind(data.get("kind", LineKind.LINE)),
        scale=own,
        descriptors=tuple((code, wordings[code]) for code in (own or scale).codes if code in wordings),
    )


def _audit(data: dict[str, Any]) -> Audit:
    fields: dict[str, Any] = {key: data.get(key, "") for key in AUDIT_TEXTS}
    fields |= _days(data, AUDIT_DAYS)
    fields |= {key: data[key] for key in ("minutes_per_case", "ethnicity_set", "panel_first") if key in data}
    return Audit(
        id=_AUDIT_ID,
        ref=data["ref"],
        title=data["title"],
        year=data["year"],
        type=AuditType(data.get("type", AuditType.CASE_AUDIT)),
        sample=_sample(data.get("sample", {})),
        **fields,
    )


def _days(data: dict[str, Any], keys: tuple[str, ...]) -> dict[str, date]:
    return {key: date.fromisoformat(data[key]) for key in keys if key in data}


def _sample(data: dict[str, Any]) -> Sample:
    texts: dict[str, Any] = {key: str(data.get(key, "")) for key in SAMPLE_TEXTS}
    quota = tuple((each["stratum"], each.get("population"), each["wanted"]) for each in data.get("quota", ()))
    days: dict[str, Any] = {**_days(data, SAMPLE_DAYS)}
    return Sample(data.get("population"), data.get("size"), quota=quota, **texts, **days)


def _member(data: dict[str, Any], index: int) -> Member:
    agency = Agency(index, data["code"], data.get("name") or data["code"], data.get("kind", ""))
    return Member(index, agency, index)


def _case(data: dict[str, Any], id: int) -> Case:
    texts = {key: data.get(key, "") for key in CASE_TEXTS}
    facts = tuple((fact["label"], fact["value"]) for fact in data.get("facts", ()))
    closed_on = date.fromisoformat(data["closed_on"]) if "closed_on" in data else None
    themes = tuple(data.get("themes", ()))
    texts["reopened"] = data.get("reopened", "")
    raters = tuple(data.get("raters", ()))
    return Case(id=id, ref=data["ref"], themes=themes, facts=facts, closed_on=closed_on, raters=raters, **texts)


def _involvements(
    document: dict[str, Any], cases: list[dict[str, Any]], case_ids: dict[str, int], agency_ids: dict[str, int]
) -> tuple[Involvement, ...]:
    came = {(each["case"], each["agency"]): each for each in document.get("returns", ())}
    found = []
    for case in cases:
        notes = case.get("involvement_notes", {})
        for code, state in sorted(case.get("involvement", {}).items()):
            place = Involvement(case_ids[case["ref"]], agency_ids[code], Known(state), notes.get(code, ""))
            given = came.get((case["ref"], code), {})
            facts: dict[str, Any] = {key: given.get(key, "") for key in RETURN_TEXTS}
            facts |= _days(given, RETURN_DAYS)
            found.append(replace(place, after_panel=given.get("after_panel", False), **facts))
    return tuple(found)


def _draw(document: dict[str, Any], case_ids: dict[str, int]) -> tuple[Drawn, ...]:
    given = sorted(document.get("draw", ()), key=lambda place: int(place["position"]))
    return tuple(
        Drawn(
            id=index,
            audit_id=_AUDIT_ID,
            position=place["position"],
            stratum=place.get("stratum", ""),
            case_id=case_ids[place["case"]] if "case" in place else None,
            state=State(place["state"]),
            reason=place.get("reason", ""),
        )
        for index, place in enumerate(given, 1)
    )


def _meetings(document: dict[str, Any], agency_ids: dict[str, int]) -> tuple[Meeting, ...]:
    given = sorted(document.get("meetings", ()), key=lambda meeting: (meeting["day"], meeting.get("title", "")))
    found, attendance_id = [], 0
    for id, data in enumerate(given, 1):
        came = []
        for each in data.get("attendance", ()):
            attendance_id += 1
            who = (agency_ids[each["agency"]], Presence(each["state"]), each.get("role", ""), each.get("name", ""))
            came.append(Attendance(attendance_id, id, *who))
        day = date.fromisoformat(data["day"])
        found.append(Meeting(id, _AUDIT_ID, day, data.get("title", ""), tuple(came)))
    return tuple(found)


def _judgements(
    document: dict[str, Any], lines: tuple[AuditLine, ...], case_ids: dict[str, int], agency_ids: dict[str, int]
) -> tuple[Judgement, ...]:
    line_ids = {each.line.key: each.id for each in lines}
    layers = {layer.value: layer for layer in Layer}
    non_scores = {each.value: each for each in NonScore}
    found = []
    for index, data in enumerate(document.get("judgements", ()), 1):
        place = Place(
            audit_id=_AUDIT_ID,
            line_id=line_ids[data["line"]],
            layer=layers[data["layer"]],
            case_id=case_ids[data["case"]] if "case" in data else None,
            agency_id=agency_ids[data["agency"]] if "agency" in data else None,
            rater=data.get("rater"),
        )
        non_score = non_scores[data["non_score"]] if "non_score" in data else None
        texts = {key: data.get(key, "") for key in JUDGEMENT_TEXTS}
        found.append(Judgement(place, index, data.get("grade"), non_score, **texts))
    return tuple(found)


def _messages(document: dict[str, Any]) -> tuple[Message, ...]:
    heads = list(Head)
    given = sorted(document.get("messages", ()), key=lambda message: heads.index(Head(message["head"])))
    places = dict.fromkeys(heads, 0)
    found = []
    for index, message in enumerate(given, 1):
        head = Head(message["head"])
        places[head] += 1
        found.append(Message(index, head, places[head], message["text"]))
    return tuple(found)
