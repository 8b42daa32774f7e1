"""How sure a figure is: percentile intervals by drawing the cases again, with a seed so that anyone can repeat them.

Cases are drawn and not pairs, because the grades of one case go together. B. Efron and R. J. Tibshirani, An
Introduction to the Bootstrap (1993), chapter 13; widened for few cases, as `widening` says.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from struct import Struct

from workbench.domain.moderation.widening import tail
from workbench.domain.progress import Progress, Work
from workbench.domain.text import counted

SEED = 1
RESAMPLES = 2_000
FEWEST_CASES, FEWEST_PAIRS = 5, 20
_MANY_CASES = 20
"""In trials with fewer, where cases differed much from each other, the interval held the true figure 74 to 94 times in
100: the fewest with five cases."""
_BATCH = 50
_MOST_UNDEFINED = 20
"""One resample in this many may leave the figure undefined before the interval is withheld."""

Part = Sequence[int]
"""What one case brings: a small table, flat, of whole numbers. The tables of cases add up."""
Figure = Callable[[Part], float | None]
"""The figure of a sum of tables; None where it is not defined."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """No figure, and the sentence that says why."""

    reason: str


@dataclass(frozen=True, slots=True)
class Interval:
    """The middle 95 in 100 of the resamples, widened for few cases."""

    low: float
    high: float
    cases: int
    seed: int
    resamples: int
    """How many were drawn."""
    undefined: int
    """In how many of them every grade was the same, so that there is no figure; they are left out."""
    first: int
    """Which of the others, in order of size, is the low end; the high end is as far from the last."""

    @property
    def words(self) -> str:
        """'0.41 to 0.78'"""
        return f"{two_places(self.low)} to {two_places(self.high)}"

    @property
    def made(self) -> str:
        """How it came to be: enough to repeat it."""
        left = f", {self.undefined} without a figure left out" if self.undefined else ""
        last = self.resamples - self.undefined + 1 - self.first
        narrow = " With so few it can still be too narrow." if self.cases < _MANY_CASES else ""
        return (
            f"Cases drawn again {self.resamples:,} times, seed {self.seed}{left}; from number {self.first} to {last:,} "
            f"in order of size: the middle 95 in 100, widened for {self.cases} cases.{narrow}"
        )


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure with its interval, or why it has none, and with what it rests on."""

    value: float
    interval: Interval | Withheld
    pairs: int
    cases: int

    @property
    def figure(self) -> str:
        return two_places(self.value)

    @property
    def rests_on(self) -> str:
        """'423 pairs in 8 cases'"""
        return rests_on(self.pairs, self.cases)


def rests_on(pairs: int, cases: int) -> str:
    return f"{counted(pairs, 'pair')} in {counted(cases, 'case')}"


def printed(value: float) -> float:
    """The value as it is shown, in two decimals: what is below 1 is never shown as 1, and there is no minus nothing."""
    return 0.99 if 0.99 < value < 1 else round(value, 2) + 0.0


def two_places(value: float) -> str:
    """'0.62', '−0.10'."""
    return f"{printed(value):.2f}".replace("-", "\u2212")


def estimate(parts: Sequence[Part], pairs: int, figure: Figure, seed: int = SEED) -> Work[Estimate | Withheld]:
    """The figure of all the cases with its interval. `parts` has one table for each case that has a pair.

    Withheld under five cases or twenty pairs, and where it is not defined.
    """
    if len(parts) < FEWEST_CASES or pairs < FEWEST_PAIRS:
        least = f"it takes {rests_on(FEWEST_PAIRS, FEWEST_CASES)}"
        return Withheld(f"Too few to say: {rests_on(pairs, len(parts))}, and {least}.")
    value = figure([sum(column) for column in zip(*parts, strict=True)])
    if value is None:
        return Withheld("Not defined: every grade is one and the same, so nothing could have differed.")
    found = yield from resampled(parts, figure, seed)
    return Estimate(value, found, pairs, len(parts))


def resampled(parts: Sequence[Part], figure: Figure, seed: int = SEED) -> Work[Interval | Withheld]:
    """The percentile interval of the figure: the cases are drawn with replacement, as many as there are.

    The draw uses nothing but `Random(seed).random()`, whose sequence is the same on every machine and version.
    """
    draw, many = Random(seed).random, len(parts)
    # Each table as one long number, 64 bits for each of its own: adding a hundred of them is a hundred sums, not
    # thousands. No count comes near 64 bits, so none runs over into the next.
    fields = Struct(f"<{len(parts[0])}Q")
    packed = [int.from_bytes(fields.pack(*part), "little") for part in parts]
    values: list[float] = []
    for done in range(RESAMPLES):
        if done % _BATCH == 0:
            yield Progress(done, RESAMPLES, "Drawing the cases again")
        drawn = sum([packed[int(draw() * many)] for _ in range(many)])
        value = figure(fields.unpack(drawn.to_bytes(fields.size, "little")))
        if value is not None:
            values.append(value)
    undefined = RESAMPLES - len(values)
    if undefined * _MOST_UNDEFINED > RESAMPLES:
        return Withheld(f"No interval: in {undefined:,} of {RESAMPLES:,} resamples every grade is one and the same.")
    values.sort()
    if values[0] == values[-1]:
        return Withheld("No interval: every resample gives the same figure, which says nothing of how sure it is.")
    first = max(1, round(tail(many) * len(values)))
    return Interval(values[first - 1], values[-first], many, seed, RESAMPLES, undefined, first)
