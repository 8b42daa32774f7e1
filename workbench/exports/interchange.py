"""One audit as a file in the interchange format: no ids, no times, the same bytes for the same content.

What is empty is left out, so that a file read elsewhere and written again is the same file.
"""

import json
from datetime import date
from pathlib import Path
from typing import Any

from workbench.domain.audits import Audit, AuditLine, Case, Head, Involvement, Message, Sample
from workbench.domain.frameworks import LineKind
from workbench.domain.interchange import (
    AUDIT_DAYS,
    AUDIT_TEXTS,
    CASE_TEXTS,
    FORMAT,
    JUDGEMENT_TEXTS,
    RETURN_DAYS,
    RETURN_TEXTS,
    SAMPLE_DAYS,
    SAMPLE_TEXTS,
    VERSION,
)
from workbench.domain.judgements import Judgement
from workbench.domain.meetings import Attendance, Meeting
from workbench.domain.progress import Progress, Work
from workbench.domain.scales import Scale
from workbench.domain.whole_audit import WholeAudit
from workbench.errors import Refused
from workbench.exports.files import whole_file

_LAYERS = ("self", "panel", "final")
_PIECES_A_STEP = 50_000


def write(whole: WholeAudit, path: Path) -> Work[Path]:
    """Writes `document(whole)`: UTF-8, two blanks a level, a newline at the end."""
    yield Progress(0, 1, "Putting the audit together")
    content = document(whole)
    pieces = json.JSONEncoder(indent=2, ensure_ascii=False, allow_nan=False).iterencode(content)
    with whole_file(path) as draft, draft.open("w", encoding="utf-8", newline="\n") as file:
        for count, piece in enumerate(pieces, 1):
            file.write(piece)
            if count % _PIECES_A_STEP == 0:
                yield Progress(0, 1, "Writing the file")
        file.write("\n")
    yield Progress(1, 1, "Written")
    return path


def document(whole: WholeAudit) -> dict[str, object]:
    """The audit as plain data, its keys in our order and its arrays in that of their natural keys."""
    return _filled(
        format=FORMAT,
        version=VERSION,
        partnership=whole.partnership,
        agencies=[
            _filled(code=each.agency.code, name=each.agency.name, kind=each.agency.kind)
            for each in sorted(whole.members, key=lambda member: member.agency.code)
        ],
        scale=_scale(whole.scale),
        scales=[_scale(scale) for scale in _own_scales(whole)],
        framework=_filled(
            key=whole.framework_key,
            title=whole.framework_title,
            version=whole.framework_version,
            source=whole.framework_source,
        ),
        lines=[_line(each) for each in sorted(whole.lines, key=lambda each: each.line.number)],
        audit=_audit(whole.audit),
        cases=_cases(whole),
        draw=_draw(whole),
        returns=_returns(whole),
        judgements=_judgements(whole),
        messages=[
            {"head": message.head.value, "text": message.text}
            for message in sorted(whole.messages, key=_reading_order)
            if message.text
        ],
        meetings=_meetings(whole),
    )


def _filled(**keys: object) -> dict[str, object]:
    """The keys that hold something. No and nought hold something."""
    return {key: value for key, value in keys.items() if value is not None and value not in ("", [], {})}


def _own_scales(whole: WholeAudit) -> list[Scale]:
    found: dict[str, Scale] = {whole.scale.key: whole.scale}
    for each in whole.lines:
        if each.line.scale and found.setdefault(each.line.scale.key, each.line.scale) != each.line.scale:
            raise Refused(
                f'Two different scales of this audit have the key "{each.line.scale.key}". Give one another key.'
            )
    return [found[key] for key in sorted(found) if key != whole.scale.key]


def _scale(scale: Scale) -> dict[str, object]:
    grades = [
        _filled(
            code=grade.code,
            label=grade.label,
            rank=grade.rank,
            good=grade.good,
            descriptor=grade.descriptor,
            tone=grade.tone.value,
            symbol=grade.symbol.value,
        )
        for grade in sorted(scale.grades, key=lambda grade: grade.rank)
    ]
    return _filled(key=scale.key, title=scale.title, grades=grades)


def _line(each: AuditLine) -> dict[str, object]:
    line = each.line
    wordings = dict(line.descriptors)
    return _filled(
        key=line.key,
        number=line.number,
        title=line.title,
        question=line.question,
        prompts=list(line.prompts),
        kind="" if line.kind is LineKind.LINE else line.kind.value,
        scale=line.scale.key if line.scale else "",
        descriptors={code: wordings[code] for code in each.scale.codes if wordings.get(code)},
    )


def _audit(audit: Audit) -> dict[str, object]:
    values: dict[str, Any] = {key: getattr(audit, key) for key in AUDIT_TEXTS} | _days(audit, AUDIT_DAYS)
    after = {key: values.pop(key) for key in ("follows", "confirmed_on", "confirmed_by", "unconfirmed")}
    return _filled(
        ref=audit.ref,
        title=audit.title,
        type=audit.type.value,
        year=audit.year,
        **values,
        minutes_per_case=audit.minutes_per_case,
        ethnicity_set=audit.ethnicity_set,
        panel_first=audit.panel_first or None,
        **after,
        sample=_sample(audit.sample),
    )


def _days(of: Audit | Sample | Involvement, keys: tuple[str, ...]) -> dict[str, str]:
    days: dict[str, date | None] = {key: getattr(of, key) for key in keys}
    return {key: day.isoformat() if day else "" for key, day in days.items()}


def _sample(sample: Sample) -> dict[str, object]:
    texts: dict[str, str] = {key: getattr(sample, key) for key in SAMPLE_TEXTS}
    quota = [
        _filled(stratum=stratum, population=population, wanted=wanted) for stratum, population, wanted in sample.quota
    ]
    facts = {"population": sample.population, "size": sample.size}
    return _filled(**facts, **texts, **_days(sample, SAMPLE_DAYS), quota=quota)


def _draw(whole: WholeAudit) -> list[dict[str, object]]:
    """The list without its fingerprints: the key they were made with stays in its workspace."""
    refs = {case.id: case.ref for case in whole.cases}
    return [
        _filled(
            position=place.position,
            stratum=place.stratum,
            case=None if place.case_id is None else refs[place.case_id],
            state=place.state.value,
            reason=place.reason,
        )
        for place in sorted(whole.draw, key=lambda place: place.position)
    ]


def _returns(whole: WholeAudit) -> list[dict[str, object]]:
    """When each return was due and came, by case and agency; a return of which nothing is known has no entry."""
    refs = {case.id: case.ref for case in whole.cases}
    codes = {member.agency.id: member.agency.code for member in whole.members}
    found = []
    for each in whole.involvements:
        texts: dict[str, str] = {key: getattr(each, key) for key in RETURN_TEXTS}
        facts = _filled(**_days(each, RETURN_DAYS), **texts, after_panel=each.after_panel or None)
        if facts:
            found.append({"case": refs[each.case_id], "agency": codes[each.agency_id], **facts})
    return sorted(found, key=lambda entry: (str(entry["case"]), str(entry["agency"])))


def _meetings(whole: WholeAudit) -> list[dict[str, object]]:
    codes = {member.agency.id: member.agency.code for member in whole.members}

    def came(each: Attendance) -> tuple[str, str, str]:
        return codes[each.agency_id], each.role, each.name

    def data(meeting: Meeting) -> dict[str, object]:
        attendance = [
            _filled(agency=codes[each.agency_id], role=each.role, name=each.name, state=each.state.value)
            for each in sorted(meeting.attendance, key=came)
        ]
        return _filled(day=meeting.day.isoformat(), title=meeting.title, attendance=attendance)

    return [data(meeting) for meeting in sorted(whole.meetings, key=lambda each: (each.day, each.title))]


def _cases(whole: WholeAudit) -> list[dict[str, object]]:
    codes = {member.agency.id: member.agency.code for member in whole.members}
    involved: dict[int, list[tuple[str, str, str]]] = {}
    for each in whole.involvements:
        involved.setdefault(each.case_id, []).append((codes[each.agency_id], each.state.value, each.note))
    return [_case(case, sorted(involved.get(case.id, ()))) for case in sorted(whole.cases, key=lambda case: case.ref)]


def _case(case: Case, involved: list[tuple[str, str, str]]) -> dict[str, object]:
    texts: dict[str, str] = {key: getattr(case, key) for key in CASE_TEXTS}
    return _filled(
        ref=case.ref,
        **texts,
        themes=list(case.themes),
        facts=[{"label": label, "value": value} for label, value in case.facts],
        closed_on=case.closed_on.isoformat() if case.closed_on else None,
        reopened=case.reopened,
        raters=list(case.raters),
        involvement={code: state for code, state, _ in involved},
        involvement_notes={code: note for code, _, note in involved if note},
    )


def _judgements(whole: WholeAudit) -> list[dict[str, object]]:
    refs = {case.id: case.ref for case in whole.cases}
    lines = {each.id: each.line for each in whole.lines}
    codes = {member.agency.id: member.agency.code for member in whole.members}

    def natural(judgement: Judgement) -> tuple[str, int, int, str, str]:
        place = judgement.place
        return (
            refs.get(place.case_id or 0, ""),
            lines[place.line_id].number,
            _LAYERS.index(place.layer.value),
            codes.get(place.agency_id or 0, ""),
            place.rater or "",
        )

    def data(judgement: Judgement) -> dict[str, object]:
        place = judgement.place
        texts: dict[str, str] = {key: getattr(judgement, key) for key in JUDGEMENT_TEXTS}
        return _filled(
            case=None if place.case_id is None else refs[place.case_id],
            line=lines[place.line_id].key,
            layer=place.layer.value,
            agency=None if place.agency_id is None else codes[place.agency_id],
            rater=place.rater,
            grade=judgement.grade,
            non_score=judgement.non_score.value if judgement.non_score else None,
            **texts,
        )

    return [data(judgement) for judgement in sorted(filter(_says_something, whole.judgements), key=natural)]


def _says_something(judgement: Judgement) -> bool:
    return judgement.answered or any(getattr(judgement, key) for key in JUDGEMENT_TEXTS)


def _reading_order(message: Message) -> tuple[int, int]:
    return list(Head).index(message.head), message.position
