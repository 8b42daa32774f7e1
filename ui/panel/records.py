"""Which records of the line in hand may be looked up in the history by whoever grades."""

from ui.panel.seat import PANEL, Seat
from workbench.domain.audits import AuditLine
from workbench.domain.moderation.double import blind
from workbench.domain.questions import CaseSheet

Records = tuple[tuple[int, str], ...]
"""((record's id, what it is), ...)"""


def records_of(sheet: CaseSheet, line: AuditLine, seat: Seat, *, agencies_shown: bool) -> Records:
    """Every judgement on the line that may be seen, and the case where something was decided about it.

    A blind reader finds their own alone; nobody else finds a reader's before both are done.
    """
    own = seat.judgement(sheet, line)
    if seat.reader is not None:
        return ((own.id, f"{seat.reader}, blind"),) if own.id else ()
    panels, case = PANEL.judgement(sheet, line), sheet.case
    found = [(panels.id, "The panel")] if panels.id else []
    agencies = {each.place.agency_id: each.id for each in sheet.own if each.place.line_id == line.id}
    for member in sheet.members:
        if member.agency.id in agencies and (agencies_shown or member.agency.id == seat.agency_id):
            found.append((agencies[member.agency.id], f"{member.agency.name}, of its own part"))
    if not blind(sheet):
        rated = [each for each in sheet.rated if each.place.line_id == line.id]
        found += [(each.id, f"{each.place.rater}, one of two readers") for each in rated]
    decided = case.closed_on or case.reopened or case.raters or sheet.rated
    return (*found, *([(case.id, "The case")] if decided else []))
