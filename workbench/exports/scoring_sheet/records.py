"""The sheets Findings, Actions and Sample."""

from collections.abc import Callable

from workbench.domain.audits import Case, Sample
from workbench.domain.whole_audit import WholeAudit
from workbench.exports.scoring_sheet.cells import Page, Value
from workbench.exports.scoring_sheet.styles import Styles

FINDINGS = ("Number", "Line of enquiry", "Kind", "About", "Finding", "Cases it rests on")
ACTIONS = ("Number", "Recommendation", "Addressed to", "Action", "Owner", "Due", "State", "What changed for children")
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
    """How the cases were chosen, then the cases with every field that any of them has."""
    sample = whole.audit.sample
    fields = [name for name, of in _FIELDS.items() if any(of(case) for case in whole.cases)]
    page.widths = (22, *(_WIDE.get(name, 18) for name in fields or [""]))
    page.add(("How the cases were chosen", styles.section), ("", styles.section), height=24)
    if sample == Sample():
        page.add((_NONE, styles.note))
    else:
        for label, value in _record(sample):
            page.add((label, styles.label), (value, styles.text), of="the sampling record", fields=["", label])
    page.add()

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


def _record(sample: Sample) -> list[tuple[str, Value]]:
    return [
        ("Cases to choose from", "Not recorded" if sample.population is None else sample.population),
        ("Cases asked for", "Not recorded" if sample.size is None else sample.size),
        ("Method", sample.method or "Not recorded"),
        ("Seed of the draw", sample.seed or "Not recorded"),
        ("Criteria", sample.criteria or "Not recorded"),
    ]
