"""Where all agencies that graded a line are in one band, the panel may accept the grade that most of them gave.

A band is *good or better* or *below*, by the scale's own say. A split across the two always goes to discussion.
"""

from dataclasses import dataclass, replace

from workbench.domain.agency_grades import AgencyGrade, agency_grades, not_graded
from workbench.domain.audits import AuditLine
from workbench.domain.edits import Edit
from workbench.domain.frameworks import LineKind
from workbench.domain.grading import give, name_of
from workbench.domain.ids import NewId
from workbench.domain.judgements import Judgement, Layer
from workbench.domain.moderation.shut import why_shut
from workbench.domain.questions import CaseSheet
from workbench.domain.scales import Scale
from workbench.domain.text import listed
from workbench.errors import Refused

SPLIT = "Split across good and below: discuss"


@dataclass(frozen=True, slots=True)
class Offer:
    """What the panel may accept on a line, or why it may accept nothing there."""

    grade: str = ""
    """The code of the grade; empty where none is offered."""
    words: str = ""
    """On the button: 'Accept Good: 5 of 7; 2 gave Outstanding'. Where the bands split, that it is to be discussed."""
    beside: str = ""
    """Which agencies are not in the count: 'Not among them: 1 nil return and 1 awaited.'"""
    refusal: str = ""
    """The sentence for whoever asks to accept all the same; empty where a grade is offered."""


def offer(sheet: CaseSheet, line: AuditLine) -> Offer:
    """The grade most agencies gave, in a tie the lower of them: never flatter."""
    if why := why_shut(sheet.audit, sheet.case, Layer.PANEL):
        return Offer(refusal=why)
    if line.line.kind is LineKind.WHOLE_CASE:
        return Offer(refusal="Agencies are not asked for a grade of the whole case, so there is none to accept.")
    if sheet.audit.panel_first:
        return Offer(refusal="The panel grades first in this audit, so agencies’ grades are not accepted with a key.")
    panel = sheet.judged.get(line.id)
    if panel is not None and panel.answered:
        return Offer(refusal=f"{name_of(line)} is graded already. Del takes that back first.")
    grades = agency_grades(sheet, line)
    given = [str(each.answer) for each in grades if each.graded]
    if not given:
        return Offer(refusal="No agency has graded this line, so there is nothing to accept.")
    if len({line.scale.grade(code).good for code in given}) > 1:
        return Offer(words=SPLIT, refusal="Agencies’ grades split across good and below, so this line is discussed.")
    accepted = _most(given, line.scale)
    return Offer(accepted, f"Accept {_told(accepted, given, line.scale)}", _beside(grades))


def accept(sheet: CaseSheet, line: AuditLine, shown: str, current: Judgement, new_id: NewId) -> Edit | None:
    """The panel's grade is the one `shown` on the button (a code). Reason and impact stay owed.

    Refused where another grade, or none, is on offer by now.
    """
    now = offer(sheet, line)
    if now.refusal:
        raise Refused(now.refusal)
    if now.grade != shown:
        raise Refused("What agencies gave has changed since this was shown, so nothing was changed. Look again first.")
    edit = give(current, now.grade, line, new_id)
    label = f"{name_of(line)} accepted as {now.words.removeprefix('Accept ')}"
    return replace(edit, action="accept", label=label) if edit else None


def _most(given: list[str], scale: Scale) -> str:
    """The code given most often; of those given equally often the worst."""
    codes = scale.codes
    return max(given, key=lambda code: (given.count(code), codes.index(code)))


def _told(accepted: str, given: list[str], scale: Scale) -> str:
    """'Good: 5 of 7; 2 gave Outstanding'."""
    others = [code for code in scale.codes if code in given and code != accepted]
    told = f"{scale.grade(accepted).label}: {given.count(accepted)} of {len(given)}"
    gave = [f"{given.count(code)} gave {scale.grade(code).label}" for code in others]
    return f"{told}; {listed(gave)}" if gave else told


def _beside(grades: tuple[AgencyGrade, ...]) -> str:
    rest = not_graded(grades)
    return f"Not among them: {listed(rest)}." if rest else ""
