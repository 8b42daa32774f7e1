"""What stands still: the panel's grades of a closed case, and those of an audit whose conclusions are confirmed.

One rule for both. The file refuses by it, whoever asks: a verb, an undo, an import; and the screens show it.
"""

from datetime import date

from workbench.domain.audits import Audit, Case
from workbench.domain.judgements import Layer


def why_shut(audit: Audit, case: Case | None, layer: Layer) -> str:
    """Why no judgement on this layer can be changed here, and what to do; empty where it can.

    An agency's own grades never stand still for these reasons: a late return is taken, and said to be late.
    """
    if audit.confirmed_on is not None and layer in (Layer.PANEL, Layer.FINAL):
        return confirmed_shut(audit.ref, audit.confirmed_on, audit.confirmed_by)
    if case is not None and case.closed_on is not None and layer is Layer.PANEL:
        return closed_shut(case.ref, case.closed_on)
    return ""


def confirmed_shut(ref: str, on: date, by: str) -> str:
    """'The conclusions of MIS26 were confirmed on 14 May 2026 by J. Chair, …'"""
    who = f" by {by}" if by else ""
    told = f"The conclusions of {ref} were confirmed on {day_in_words(on)}{who}, so its grades stand still."
    return f"{told} Reopen them first, saying why. Nothing was changed."


def closed_shut(ref: str, on: date) -> str:
    """'MIS26-03 was closed on 14 May 2026. Reopen it first, …'"""
    return f"{ref} was closed on {day_in_words(on)}. Reopen it first, saying why. Nothing was changed."


def day_in_words(day: date) -> str:
    """'14 May 2026'."""
    return f"{day.day} {day:%B} {day.year}"
