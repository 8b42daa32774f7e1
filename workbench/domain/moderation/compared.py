"""How agencies' own grades and the panel's compare, in counts: the same, one grade apart, the panel lower or higher.

An agency grades its own part in a case and the panel the whole of it, so a difference is a question for the room.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from workbench.domain.audits import AuditLine, Case, Member
from workbench.domain.judgements import Layer
from workbench.domain.whole_audit import WholeAudit

NOTHING = "No line has both an agency's own grade and the panel's yet."
ABOUT = "An agency grades its own part in a case, the panel the whole of it: a difference is a question for the room."


@dataclass(frozen=True, slots=True)
class Counts:
    """Pairs of an agency's own grade and the panel's, on the same line of the same case. Non-scores are in no pair."""

    same: int = 0
    lower: int = 0
    """The panel's grade is the worse of the two."""
    higher: int = 0
    one_apart: int = 0
    """One step of the line's own scale apart, whichever way."""
    further: int = 0
    """Two steps or more apart."""

    @property
    def n(self) -> int:
        """The number of pairs: both sides graded."""
        return self.same + self.lower + self.higher

    @property
    def lower_of(self) -> str:
        """'13 of 37': how often the panel was lower."""
        return f"{self.lower} of {self.n}"

    @property
    def words(self) -> str:
        """'Same grade in 304 of 423. Panel lower in 100, higher in 19.'"""
        if not self.n:
            return NOTHING
        same = f"Same grade in {self.same} of {self.n}."
        if self.same == self.n:
            return same
        return f"{same} Panel lower in {self.lower or 'none'}, higher in {self.higher or 'none'}."

    @property
    def apart(self) -> str:
        """'One grade apart in 98, two or more in 21.'; empty where nothing differs."""
        if self.same == self.n:
            return ""
        return f"One grade apart in {self.one_apart or 'none'}, two or more in {self.further or 'none'}."


@dataclass(frozen=True, slots=True)
class Pair:
    """One agency's own grade and the panel's, as positions in the line's scale: 0 is the best."""

    case: Case
    line: AuditLine
    member: Member
    own: int
    panel: int


@dataclass(frozen=True)
class Comparison:
    """How agencies and panel compare over the lines that count. The whole-case judgement is not among them."""

    total: Counts
    by_agency: tuple[tuple[Member, Counts], ...]
    """Every agency of the audit, in its order, also where there is nothing to compare."""
    by_line: tuple[tuple[AuditLine, Counts], ...]
    """Every line but the whole case, in order."""
    cases: int
    """How many cases have a pair."""

    @cached_property
    def most_lower_first(self) -> tuple[tuple[Member, Counts], ...]:
        """The agencies by how large a part of their grades the panel was lower on; those with nothing to compare last.

        Exact fractions decide, then the audit's own order.
        """
        return tuple(sorted(self.by_agency, key=lambda each: (each[1].n == 0, -_share(each[1]))))

    @property
    def words(self) -> str:
        """The headline, in counts."""
        return self.total.words


def counts(pairs: Iterable[tuple[int, int]]) -> Counts:
    """The counts of (own, panel) pairs of positions in one scale, 0 the best."""
    same = lower = higher = one = further = 0
    for own, panel in pairs:
        if own == panel:
            same += 1
            continue
        lower += panel > own
        higher += panel < own
        if abs(panel - own) == 1:
            one += 1
        else:
            further += 1
    return Counts(same, lower, higher, one, further)


def pairs(whole: WholeAudit) -> Iterator[Pair]:
    """Every pair on the lines that count, by case, line and agency, in the audit's own order.

    Grades that a named rater gave aside are in none.
    """
    lines = whole.graded_lines
    steps = {line.id: {code: at for at, code in enumerate(line.scale.codes)} for line in lines}
    own: dict[tuple[int | None, int], dict[int | None, str]] = {}
    panels: dict[tuple[int | None, int], str] = {}
    for place, _, grade, *_ in whole.judgements:
        if grade is None or place.rater is not None or place.line_id not in steps:
            continue
        if place.layer is Layer.SELF:
            own.setdefault((place.case_id, place.line_id), {})[place.agency_id] = grade
        elif place.layer is Layer.PANEL:
            panels[place.case_id, place.line_id] = grade
    for case in whole.cases:
        for line in lines:
            given = own.get((case.id, line.id))
            panel = panels.get((case.id, line.id))
            if given is None or panel is None:
                continue
            of = steps[line.id]
            for member in whole.members:
                if (grade := given.get(member.agency.id)) is not None:
                    yield Pair(case, line, member, of[grade], of[panel])


def compared(whole: WholeAudit) -> Comparison:
    """How agencies and panel compare: in total, by agency and by line."""
    return comparison_of(whole, tuple(pairs(whole)))


def comparison_of(whole: WholeAudit, found: tuple[Pair, ...]) -> Comparison:
    """The comparison of the pairs of `whole`, where they are in hand already."""
    by_agency: dict[int, list[tuple[int, int]]] = {member.id: [] for member in whole.members}
    by_line: dict[int, list[tuple[int, int]]] = {line.id: [] for line in whole.graded_lines}
    for pair in found:
        steps = (pair.own, pair.panel)
        by_agency[pair.member.id].append(steps)
        by_line[pair.line.id].append(steps)
    return Comparison(
        counts((pair.own, pair.panel) for pair in found),
        tuple((member, counts(by_agency[member.id])) for member in whole.members),
        tuple((line, counts(by_line[line.id])) for line in whole.graded_lines),
        len({pair.case.id for pair in found}),
    )


def agency_words(member: Member, of: Counts) -> str:
    """'CAMHS: same grade in 23 of 37. Panel lower in 13, higher in 1.'"""
    if not of.n:
        return f"{member.agency.name}: nothing to compare yet."
    return f"{member.agency.name}: {of.words[0].lower()}{of.words[1:]}"


def _share(of: Counts) -> Fraction:
    return Fraction(of.lower, of.n) if of.n else Fraction(0)
