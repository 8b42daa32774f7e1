"""Cases that two people grade blind to each other: what each gave on each line, once neither can lead the other."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workbench.domain.audits import Audit, AuditLine, Case
from workbench.domain.judgements import Judgement, Layer, Place
from workbench.domain.text import counted, in_words, listed
from workbench.domain.whole_audit import WholeAudit


@dataclass(frozen=True, slots=True)
class TwiceGraded:
    """One line of a case as each of its raters judged it, in the order the case names them."""

    case: Case
    line: AuditLine
    given: tuple[Judgement, ...]
    """One for each rater; an empty judgement where that rater gave none."""

    @property
    def steps(self) -> tuple[int, ...]:
        """The positions of the grades given, in the line's own scale; non-scores are not among them."""
        codes = self.line.scale.codes
        return tuple(codes.index(each.grade) for each in self.given if each.grade)

    @property
    def comparable(self) -> bool:
        """Whether at least two gave a grade."""
        return len(self.steps) > 1

    @property
    def apart(self) -> int:
        """How many steps lie between the best and the worst grade given."""
        return max(self.steps) - min(self.steps) if self.comparable else 0

    @property
    def differs(self) -> bool:
        """Whether the raters' answers differ, a grade beside a non-score too."""
        return len({(each.grade, each.non_score) for each in self.given}) > 1

    @property
    def words(self) -> str:
        """'Same grade.', 'One grade apart.', or that there is no pair to compare."""
        if not self.comparable:
            return "No two grades to compare."
        if not self.apart:
            return "Same grade."
        return f"{in_words(self.apart).capitalize()} grade{'s' if self.apart > 1 else ''} apart."


@dataclass(frozen=True, slots=True)
class DoubleCase:
    """A case graded by two people. `lines` is empty until what they gave may be shown."""

    case: Case
    answered: tuple[tuple[str, int], ...]
    """(rater, lines answered) in the order the case names them; a non-score is an answer."""
    of: int
    """The lines there are to grade."""
    lines: tuple[TwiceGraded, ...]

    @property
    def shown(self) -> bool:
        return bool(self.lines)

    @property
    def pairs(self) -> int:
        """The lines on which two grades can be compared."""
        return sum(line.comparable for line in self.lines)

    @property
    def same(self) -> int:
        return sum(line.comparable and not line.apart for line in self.lines)

    @property
    def words(self) -> str:
        """'MIS26-03, graded by A. Reader and B. Reader: same grade in 6 of 8.', or how far they are."""
        names = listed([name for name, _ in self.answered])
        if self.shown:
            told = f"same grade in {self.same} of {self.pairs}" if self.pairs else "no two grades to compare"
            return f"{self.case.ref}, graded by {names}: {told}."
        far = " and ".join(f"{name} {count} of {self.of}" for name, count in self.answered)
        return f"{self.case.ref} is being graded by {names}. Lines answered: {far}. Shown when both are done."


def graded_twice(whole: WholeAudit) -> tuple[DoubleCase, ...]:
    """The cases that name two raters, in order.

    What the raters gave is shown when each has answered every line, or the audit's conclusions are confirmed: until
    then the one could lead the other. The whole-case judgement is not among the lines.
    """
    rated = {each.place: each for each in whole.judgements if each.place.rater is not None}
    return tuple(
        double_case(whole.audit, whole.graded_lines, case, rated) for case in whole.cases if len(case.raters) > 1
    )


def double_case(audit: Audit, lines: Iterable[AuditLine], case: Case, rated: Mapping[Place, Judgement]) -> DoubleCase:
    """One case, from what its raters gave at their places; `lines` are those that count."""
    found = []
    for line in lines:
        places = [Place(audit.id, line.id, Layer.PANEL, case.id, rater=rater) for rater in case.raters]
        found.append(TwiceGraded(case, line, tuple(rated.get(place) or Judgement(place) for place in places)))
    answered = tuple((rater, sum(line.given[at].answered for line in found)) for at, rater in enumerate(case.raters))
    done = audit.confirmed_on is not None or all(count == len(found) for _, count in answered)
    return DoubleCase(case, answered, len(found), tuple(found) if done else ())


def graded_twice_words(found: tuple[DoubleCase, ...]) -> str:
    """'2 cases graded twice: same grade in 13 of 16.'; how many of them may be shown, where not all may."""
    if not found:
        return "No case is graded twice."
    shown = [each for each in found if each.shown]
    pairs = sum(each.pairs for each in shown)
    told = f"same grade in {sum(each.same for each in shown)} of {pairs}" if pairs else "nothing to compare yet"
    done = f", {len(shown)} of them shown" if pairs and len(shown) < len(found) else ""
    return f"{counted(len(found), 'case')} graded twice{done}: {told}."
