"""A change in words: which field, what it was and what it became."""

from workbench.domain.audits import AuditType, Known, year_label
from workbench.domain.edits import Value
from workbench.domain.questions import Moment
from workbench.domain.scales import NonScore, Scale

_FIELDS = {
    "ref": "Reference", "title": "Title", "year": "Year", "type": "Type", "theme": "Theme", "objective": "Objective",
    "prompted_by": "What prompted it", "commissioned_by": "Commissioned by", "lead": "Lead",
    "period_from": "Judge practice from", "period_to": "Judge practice to", "reading_from": "Read records from",
    "reading_to": "Read records to", "panel_day": "Panel day", "returns_due": "Returns due",
    "panel_first": "The panel grades first", "closed_on": "Closed on", "reopened": "Why it was reopened",
    "minutes_per_case": "Minutes for each case",
    "ethnicity_set": "Ethnicity set", "follows": "Re-audit of", "age_band": "Age band", "gender": "Gender",
    "ethnicity": "Ethnicity", "send": "Disability or SEND", "language": "Main language", "status": "Status",
    "placement": "Where the child lives", "area": "Area", "lead_professional": "Lead professional",
    "synopsis": "Synopsis", "themes": "Themes", "facts": "Other facts", "state": "Involvement", "note": "Note",
    "grade": "Grade", "non_score": "Answer", "reason": "Reason", "evidence": "Evidence",
    "impact": "What it meant for the child", "from_others": "What we met from others", "in_room": "In the room",
    "sample_population": "Cases to draw from", "sample_size": "Cases drawn", "sample_method": "How they were drawn",
    "sample_seed": "Seed of the draw", "sample_criteria": "Who was in", "sample_on": "List taken on",
    "sample_source": "Source of the list", "sample_drawn_by": "Drawn by", "sample_drawn_on": "Drawn on",
    "confirmed_on": "Conclusions confirmed on", "confirmed_by": "Confirmed by",
    "unconfirmed": "Why the conclusions were reopened", "raters": "Graded twice by",
}  # fmt: skip


def in_words(moment: Moment, scale: Scale | None = None) -> list[str]:
    """One sentence a field; what is only a link between records is left out."""
    if moment.erased:
        return ["The words were erased under the retention rule."]
    added = all(before is None for _, before, _ in moment.fields)
    told = []
    for field, before, after in moment.fields:
        if field not in _FIELDS or (added and after in (None, "", ())):
            continue
        was, now = _value(field, before, scale), _value(field, after, scale)
        told.append(f"{_FIELDS[field]}: {now}" if added else f"{_FIELDS[field]}: {was} → {now}")
    return told


def _value(field: str, value: Value, scale: Scale | None) -> str:
    if value in (None, "", ()):
        return "empty"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return "; ".join(" ".join(map(str, each)) if isinstance(each, tuple) else str(each) for each in value)
    text = str(value)
    if field == "grade" and scale is not None and scale.has(text):
        return scale.grade(text).label
    if field == "non_score":
        return NonScore(text).label
    if field == "state":
        return Known(text).label
    if field == "type":
        return AuditType(text).label
    if field == "year":
        return year_label(int(text))
    if len(text) == 10 and text[4:5] == "-" and field.endswith(("_from", "_to", "_day", "_due", "_on")):
        return f"{text[8:]}/{text[5:7]}/{text[:4]}"
    return f"“{text}”" if field in _QUOTED else text


_QUOTED = ("reason", "evidence", "impact", "synopsis", "objective", "reopened", "unconfirmed")
