"""Grading a case twice: two people named for it, blind to each other until both have answered every line."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from workbench.domain.audits import AuditLine, Case
from workbench.domain.edits import Edit, Kind, changed_fields
from workbench.domain.grading import give, name_of
from workbench.domain.ids import NewId
from workbench.domain.judgements import Judgement, Layer, Place
from workbench.domain.moderation.graded_twice import DoubleCase, TwiceGraded, double_case
from workbench.domain.moderation.shut import why_shut
from workbench.domain.questions import CaseSheet
from workbench.domain.records import case_values
from workbench.domain.scales import NonScore
from workbench.domain.text import counted, in_words, listed, plain
from workbench.errors import Refused

LONGEST = 60
"""Letters of a reader's name or role: it stands beside the grades."""


class Differed(NamedTuple):
    """A line on which the two readers' answers differ, once that may be seen."""

    case: Case
    line: AuditLine
    given: tuple[tuple[str, str], ...]
    """(reader, the grade's label or the answer that is no grade), in the order the case names them."""
    apart: int
    """Steps of the scale between the two grades; 0 where one of them gave no grade."""

    @property
    def words(self) -> str:
        """'Line 5: A. Reader Good, B. Reader Inadequate. Two grades apart.'"""
        told = ", ".join(f"{reader} {answer}" for reader, answer in self.given)
        steps = f"{in_words(self.apart).capitalize()} grade{'s' if self.apart > 1 else ''} apart."
        return f"{name_of(self.line)}: {told}. {steps if self.apart else 'One of them gave no grade.'}"


def begin(sheet: CaseSheet, first: str, second: str) -> Edit | None:
    """The case is graded by these two, each blind to the other; None where it is by them already.

    Refused for one name, for the same name twice, where a reader who has answered a line would be dropped by it, and
    where the case or the audit stands still.
    """
    _keep_shut(sheet)
    names = (_name(first), _name(second))
    if not all(names):
        raise Refused("Name both readers, by name or role. Nothing was changed.")
    if names[0].casefold() == names[1].casefold():
        raise Refused("Two different people grade the case. Give each a name or role of their own.")
    same = tuple(_as_before(name, sheet.case) for name in names)
    dropped = [name for name in sheet.case.raters if name not in same and _answered(sheet, name)]
    if dropped:
        told = f"{dropped[0]} has answered {counted(_answered(sheet, dropped[0]), 'line')} of {sheet.case.ref}"
        raise Refused(f"{told}. Take them off first, saying why.")
    label = f"{sheet.case.ref} is graded twice, by {listed(list(same))}"
    return _edit("grade twice", label, sheet, same)


def grade_blind(sheet: CaseSheet, line: AuditLine, reader: str, answer: str | NonScore, new_id: NewId) -> Edit | None:
    """A reader's answer on a line; None if it stands already. `sheet` is the case as the file holds it now.

    Refused for a reader who was taken off, where the case or the audit stands still, and once both have answered every
    line: then they have been compared.
    """
    if reader not in sheet.case.raters:
        raise Refused(f"{reader} no longer grades {sheet.case.ref}. Nothing was changed.")
    _keep_shut(sheet)
    if double_of(sheet) and not blind(sheet):
        raise Refused("Both readers have answered every line and are compared, so what they gave stands as it is.")
    return give(readers_judgement(sheet, line, reader), answer, line, new_id)


def take_off(sheet: CaseSheet, reader: str, why: str) -> Edit | None:
    """One reader no longer grades the case; what they gave is kept. None where they do not.

    Refused without a reason, which stays in the case's history.
    """
    if reader not in sheet.case.raters:
        return None
    _keep_shut(sheet)
    reason = " ".join(plain(why).split())
    if not reason:
        raise Refused(f"Say why {reader} is taken off. Nothing was changed.")
    left = tuple(name for name in sheet.case.raters if name != reader)
    return _edit("take reader off", f"{sheet.case.ref}: {reader} no longer grades it. {reason}", sheet, left)


def double_of(sheet: CaseSheet) -> DoubleCase | None:
    """How far the two readers of a case are; None where it is not graded twice."""
    if len(sheet.case.raters) < 2:
        return None
    return double_case(sheet.audit, sheet.graded_lines, sheet.case, {each.place: each for each in sheet.rated})


def blind(sheet: CaseSheet) -> bool:
    """Whether what a reader gave may be seen by nobody but that reader."""
    double = double_of(sheet)
    return double is not None and not double.shown


def place_of(sheet: CaseSheet, line: AuditLine, reader: str) -> Place:
    """Where a reader's judgement stands: on the panel's layer under the reader's name, and never the panel's."""
    return Place(sheet.audit.id, line.id, Layer.PANEL, sheet.case.id, rater=reader)


def readers_judgement(sheet: CaseSheet, line: AuditLine, reader: str) -> Judgement:
    """What a reader gave on a line; an empty judgement where nothing."""
    place = place_of(sheet, line, reader)
    return next((each for each in sheet.rated if each.place == place), Judgement(place))


def differed(double: DoubleCase) -> tuple[Differed, ...]:
    """The lines on which the readers' answers differ, the widest apart first; none while they are blind."""
    found = [_differed(each) for each in double.lines if each.differs]
    return tuple(sorted(found, key=lambda each: -each.apart))


def differed_words(double: DoubleCase) -> str:
    """'MIS26-03, graded by A. Reader and B. Reader: same grade in 6 of 8.', then each line they differ on."""
    return "\n".join([double.words, *(each.words for each in differed(double))])


def _differed(twice: TwiceGraded) -> Differed:
    scale = twice.line.scale

    def label(judgement: Judgement) -> str:
        answer = judgement.answer
        return answer.label if isinstance(answer, NonScore) else scale.grade(answer).label

    given = tuple((each.place.rater or "", label(each)) for each in twice.given)
    return Differed(twice.case, twice.line, given, twice.apart)


def _answered(sheet: CaseSheet, reader: str) -> int:
    return sum(each.answered for each in sheet.rated if each.place.rater == reader)


def _as_before(name: str, case: Case) -> str:
    """The spelling the case has: 'a. reader' is 'A. Reader'."""
    return next((each for each in case.raters if each.casefold() == name.casefold()), name)


def _name(text: str) -> str:
    name = " ".join(plain(text).split())
    if len(name) > LONGEST:
        raise Refused(f"A reader’s name or role has at most {LONGEST} letters. Nothing was changed.")
    return name


def _keep_shut(sheet: CaseSheet) -> None:
    if why := why_shut(sheet.audit, sheet.case, Layer.PANEL):
        raise Refused(why)


def _edit(action: str, label: str, sheet: CaseSheet, raters: Sequence[str]) -> Edit | None:
    before = case_values(sheet.case, sheet.audit.id)
    after = case_values(replace(sheet.case, raters=tuple(raters)), sheet.audit.id)
    changes = changed_fields(Kind.CASE, sheet.case.id, before, after)
    return Edit(action, label, changes) if changes else None
