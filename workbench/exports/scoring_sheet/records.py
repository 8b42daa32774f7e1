"""The sheets Findings, Actions and Sample."""

from collections.abc import Callable

from workbench.domain.audits import Case, Sample
from workbench.domain.sampling.telling import method_sentence, mixes, place_in_words
from workbench.domain.whole_audit import WholeAudit
from workbench.exports.scoring_sheet.cells import Page, Value
from workbench.exports.scoring_sheet.styles import Styles
from workbench.exports.scoring_sheet.summary import in_words

FINDINGS = ("Number", "Line of enquiry", "Kind", "About", "Finding", "Cases it rests on")
ACTIONS = ("Number", "Recommendation", "Addressed to", "Action", "Owner", "Due", "State", "What changed for children")
MIX = ("Group", "In the list", "Wanted", "Drawn", "Quota")
DRAW = ("Place in the draw", "Case", "Group")
_WIDE = {"Age band": 34, "Synopsis": 50, "Further facts": 26, "Themes": 24}
_NONE = "None is recorded."
_FIELDS: dict[str, Callable[[Case], str]] = {
    "Age band": lambda case: case.age_band,
    "Gender": lambda case: case.gender,
    "Ethnicity": lambda case: case.ethnicity,
    "SEND": lambda case: case.send,
    "Language": lambda case: case.language,
    "Status": lambda case: case.status,
    "Placement": lambda case: case.placement,
    "Area": lambda case: case.area,
    "Lead professional": lambda case: case.lead_professional,
    "Themes": lambda case: ", ".join(case.themes),
    "Further facts": lambda case: "\n".join(f"{label}: {value}" for label, value in case.facts),
    "Synopsis": lambda case: case.synopsis,
}


def write_findings(page: Page, styles: Styles) -> None:
    page.widths = (10, 30, 18, 14, 60, 24)
    page.add(*((text, styles.head) for text in FINDINGS))
    page.add((_NONE, styles.note))


def write_actions(page: Page, styles: Styles) -> None:
    page.widths = (10, 40, 20, 40, 20, 14, 14, 36)
    page.add(*((text, styles.head) for text in ACTIONS))
    page.add((_NONE, styles.note))


def write_sample(whole: WholeAudit, page: Page, styles: Styles) -> None:
    """How the cases were chosen, the mix and the list of the draw, then the cases with every field any of them has."""
    sample = whole.audit.sample
    fields = [name for name, of in _FIELDS.items() if any(of(case) for case in whole.cases)]
    page.widths = (22, *(_WIDE.get(name, 18) for name in fields or [""]))
    page.add(("How the cases were chosen", styles.section), ("", styles.section), height=24)
    if sample == Sample() and not whole.draw:
        page.add((_NONE, styles.note))
    else:
        for label, value in _record(whole):
            page.add((label, styles.label), (value, styles.text), of="the sampling record", fields=["", label])
    page.add()
    _write_mix(whole, page, styles)
    _write_draw(whole, page, styles)

    page.add(*((text, styles.head) for text in ("Case", *fields)))
    for case in whole.cases:
        page.add(
            (case.ref, styles.strong),
            *((_FIELDS[name](case), styles.text) for name in fields),
            of=f"case {case.ref}",
            fields=["Case", *fields],
        )
    if not whole.cases:
        page.add(("No case is recorded.", styles.note))


def _write_mix(whole: WholeAudit, page: Page, styles: Styles) -> None:
    if not (found := mixes(whole)):
        return
    page.add(*((text, styles.head) for text in MIX))
    for each in found:
        page.add(
            (each.stratum, styles.strong),
            ("Not counted" if each.of is None else each.of, styles.text),
            (each.wanted if each.quota else "No quota", styles.text),
            (each.drawn, styles.text),
            (f"{each.short} short" if each.short else "Met" if each.quota else "", styles.text),
            of=f"the group {each.stratum}",
            fields=MIX,
        )
    page.add()


def _write_draw(whole: WholeAudit, page: Page, styles: Styles) -> None:
    """By place and reference alone: no fingerprint of an id, and no id."""
    if not whole.draw:
        return
    refs = {case.id: case.ref for case in whole.cases}
    page.add(*((text, styles.head) for text in DRAW))
    for each in whole.draw:
        page.add(
            (f"Place {each.position}", styles.strong),
            (place_in_words(each, refs), styles.text),
            (each.stratum, styles.text),
            of=f"place {each.position} of the draw",
            fields=DRAW,
        )
    page.add()


def _record(whole: WholeAudit) -> list[tuple[str, Value]]:
    sample = whole.audit.sample
    told: list[tuple[str, Value]] = [
        ("In a sentence", method_sentence(whole)),
        ("Cases to choose from", "Not recorded" if sample.population is None else sample.population),
        ("Cases asked for", "Not recorded" if sample.size is None else sample.size),
        ("Method", sample.method or "Not recorded"),
        ("Seed of the draw", sample.seed or "Not recorded"),
        ("Criteria", sample.criteria or "Not recorded"),
    ]
    later = (
        ("Source of the list", sample.source),
        ("List taken on", in_words(sample.on) if sample.on else ""),
        ("Drawn by", sample.drawn_by),
        ("Drawn on", in_words(sample.drawn_on) if sample.drawn_on else ""),
    )
    return [*told, *((label, value) for label, value in later if value)]
