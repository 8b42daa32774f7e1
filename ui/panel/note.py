"""What is said beside a grade: how it is given, why it cannot be, or how it stands to the agencies' own."""

from ui.panel.model import PanelModel
from workbench.domain.agency_grades import in_words
from workbench.domain.frameworks import LineKind
from workbench.domain.judgements import beside_agencies


def note_under(model: PanelModel, *, agencies_shown: bool, short: bool) -> str:
    """The note under the grade in hand; `short` where there is room for one line."""
    judgement = model.current
    if model.refusal:
        return model.refusal
    if judgement.non_score is not None:
        return "No grade is counted here. The words are kept."
    if judgement.grade is None:
        keys = f"Press {model.digits[0]} to {model.digits[-1]}, or A, K, E."
        own = f"It is kept as {model.acting}’s own." if model.acting else ""
        return keys if short else f"{keys} {own or 'The grade and your words save as you go.'}"
    if model.reader:
        return "Blind to the other reader and the panel." if short else "Counted nowhere, and seen by nobody else yet."
    if model.grader is not None:
        return "For its own part in the case." + ("" if short else " The panel’s grade stands apart.")
    if model.line.line.kind is LineKind.WHOLE_CASE:
        return "The panel’s own judgement." if short else "The panel’s own judgement of the whole case."
    if not agencies_shown:
        return "Agencies’ own grades are hidden."
    given = [str(each.answer) for each in model.agencies if each.graded]
    told = beside_agencies(judgement.grade, given, model.line.scale)
    return f"{told} Their own grades stay on record." if given and not short else told


def counted(model: PanelModel, *, agencies_shown: bool) -> str:
    """How many agencies have graded the line, or why that is not shown."""
    if model.line.line.kind is LineKind.WHOLE_CASE:
        return "agencies are not asked for one of the whole case"
    if agencies_shown:
        return in_words(model.agencies)
    return "hidden until the panel has graded this line" if model.held_back else "hidden until F4"
