"""How grades go together in one audit: the report value that the Scores screen draws and the scoring sheet holds."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from workbench.domain.audits import AuditLine
from workbench.domain.moderation.alpha import Metric, alpha, coincidences, share
from workbench.domain.moderation.bootstrap import SEED, Estimate, Part, Withheld, estimate
from workbench.domain.moderation.compared import Comparison, comparison_of, pairs
from workbench.domain.moderation.graded_twice import DoubleCase, graded_twice
from workbench.domain.moderation.kappa import squared, table, weighted_kappa
from workbench.domain.progress import Work
from workbench.domain.scales import Scale
from workbench.domain.text import counted
from workbench.domain.whole_audit import WholeAudit

KAPPA = "Weighted kappa"
KAPPA_ABOUT = (
    "Quadratic-weighted Cohen's kappa of agencies' own grades against the panel's: 1 where they are always the same, "
    "0 where they go together no more than their mix of grades would by chance. Agencies grade their own part, so it "
    "says how near the two layers are and judges nobody."
)
ALPHA = "Krippendorff's alpha"
ALPHA_ABOUT = (
    "Krippendorff's alpha (ordinal) of two people who graded the same cases blind to each other: 1 where they always "
    "gave the same grade, 0 where no more often than chance."
)


@dataclass(frozen=True, slots=True)
class Basis:
    """What a figure was worked out on: steps of different scales are not alike, so only lines that share one count."""

    scale: Scale
    lines: int
    left_out: int
    """Lines on another scale."""
    pairs_left_out: int

    @property
    def words(self) -> str:
        """'On the 8 lines graded on Four grades.', and what is left out."""
        on = f"the {self.lines} lines" if self.lines > 1 else "the one line"
        said = f"On {on} graded on “{self.scale.title}”."
        if not self.left_out:
            return said
        lines = counted(self.left_out, "line on another scale", "lines on other scales")
        are, their = ("is", "its") if self.left_out == 1 else ("are", "their")
        return f"{said} {lines} {are} left out, with {their} {counted(self.pairs_left_out, 'pair')}."


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure or why there is none, and what it was worked out on."""

    found: Estimate | Withheld
    basis: Basis
    pairs: int
    cases: int
    """Cases that have a pair."""

    @property
    def words(self) -> tuple[str, ...]:
        """Sentences: the figure with its interval and n, how the interval came to be, which lines."""
        found = self.found
        if isinstance(found, Withheld):
            return (found.reason, *((self.basis.words,) if self.basis.left_out else ()))
        if isinstance(found.interval, Withheld):
            return (f"{found.figure}, from {found.rests_on}.", found.interval.reason, self.basis.words)
        said = f"{found.figure}, interval {found.interval.words}, from {found.rests_on}."
        return (said, found.interval.made, self.basis.words)


@dataclass(frozen=True, slots=True)
class Agreement:
    """How agencies and panel compare, and how two blind raters do, each with its n."""

    comparison: Comparison
    kappa: Measured
    """Agencies' own grades against the panel's."""
    double: tuple[DoubleCase, ...]
    """The cases graded twice."""
    alpha: Measured | None
    """The two raters of the double-graded cases; None where no case is graded twice."""
    seed: int


def agreement(whole: WholeAudit, seed: int = SEED) -> Work[Agreement]:
    """Everything about agreement in one audit. The counts alone are `compared.compared(whole)`, which is at once."""
    found = tuple(pairs(whole))
    both = [(pair.case.id, pair.line, (pair.own, pair.panel)) for pair in found]
    kappa = yield from _kappa(whole, both, seed)
    double = graded_twice(whole)
    measured = None
    if double:
        twice = [(line.case.id, line.line, line.steps) for each in double for line in each.lines if line.comparable]
        measured = yield from _alpha(whole, twice, seed)
    return Agreement(comparison_of(whole, found), kappa, double, measured, seed)


_Given = tuple[int, AuditLine, tuple[int, ...]]
"""What was given on one line of one case: positions in the line's scale."""


def _kappa(whole: WholeAudit, both: Sequence[_Given], seed: int) -> Work[Measured]:
    basis, kept = _on_one_scale(whole, both)
    size = len(basis.scale.grades)
    parts = [table(((own, panel) for own, panel in of), size) for of in _by_case(kept)]
    found = yield from estimate(parts, len(kept), partial(weighted_kappa, weights=squared(size)), seed)
    return Measured(found, basis, len(kept), len(parts))


def _alpha(whole: WholeAudit, twice: Sequence[_Given], seed: int) -> Work[Measured]:
    basis, kept = _on_one_scale(whole, twice)
    size = len(basis.scale.grades)
    of = share(steps for _, _, steps in kept)
    parts: list[Part] = [coincidences(units, size, of) for units in _by_case(kept)]
    found = yield from estimate(parts, len(kept), partial(alpha, metric=Metric.ORDINAL, of=of), seed)
    return Measured(found, basis, len(kept), len(parts))


def _by_case(kept: Iterable[_Given]) -> list[list[tuple[int, ...]]]:
    """What was given, a list for each case that has any, in order."""
    found: dict[int, list[tuple[int, ...]]] = {}
    for case, _, steps in kept:
        found.setdefault(case, []).append(steps)
    return list(found.values())


def _on_one_scale(whole: WholeAudit, given: Sequence[_Given]) -> tuple[Basis, list[_Given]]:
    """The lines of the scale that the most was given on; the audit's own where that is as many as any."""
    used = list(dict.fromkeys(line.scale for line in whole.graded_lines)) or [whole.scale]
    scales = sorted(used, key=lambda each: each != whole.scale)
    at = {line.id: scales.index(line.scale) for line in whole.graded_lines}
    many = [0] * len(scales)
    for _, line, _ in given:
        many[at[line.id]] += 1
    best = many.index(max(many))
    lines = sum(number == best for number in at.values())
    kept = [each for each in given if at[each[1].id] == best]
    return Basis(scales[best], lines, len(at) - lines, len(given) - len(kept)), kept
