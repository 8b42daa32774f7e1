"""Krippendorff's alpha: agreement of any number of observers, of whom not everyone need have judged everything.

K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), sections A to E: by coincidence matrices.
"""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from math import lcm
from operator import mul

Unit = Sequence[int]
"""What the observers of one thing gave it, as positions in one scale; whoever gave nothing is left out."""


class Metric(StrEnum):
    """How far two values are apart."""

    NOMINAL = "nominal"
    """The same or not."""
    ORDINAL = "ordinal"
    """By how many of the values given lie between them: for grades, which are steps and not amounts."""
    INTERVAL = "interval"
    """By their difference."""


def share(units: Iterable[Unit]) -> int:
    """What a unit's coincidences are multiplied by, so that they are whole numbers whatever the number of observers."""
    return lcm(*(len(unit) - 1 for unit in units if len(unit) > 1))


def coincidences(units: Iterable[Unit], size: int, of: int = 1) -> list[int]:
    """The coincidence matrix in a scale of `size` values, row by row, times `of`, which is `share` of all the units.

    A value that nobody else's stands beside is in no pair and counts for nothing.
    """
    found = [0] * (size * size)
    for unit in units:
        if len(unit) < 2:
            continue
        weight = of // (len(unit) - 1)
        for at, value in enumerate(unit):
            for beside, other in enumerate(unit):
                if at != beside:
                    found[value * size + other] += weight
    return found


def alpha(found: Sequence[int], metric: Metric, of: int = 1) -> float | None:
    """1 where the observers always agree, 0 where no more than chance gives, below 0 where less.

    `found` is a coincidence matrix times `of`, or a sum of such. None where every value is one and the same: nothing
    could have differed, so alpha is not defined. Whole numbers until the one division at the end.
    """
    size = round(len(found) ** 0.5)
    totals = [sum(found[at::size]) for at in range(size)]
    apart = _apart(totals, metric)
    by_chance: int = 0
    for row in range(size):
        by_chance += totals[row] * sum(map(mul, totals, apart[row * size : (row + 1) * size]))
    if not by_chance:
        return None
    observed: int = sum(map(mul, found, apart))
    return (by_chance - (sum(totals) - of) * observed) / by_chance


def krippendorff(units: Iterable[Unit], size: int, metric: Metric) -> float | None:
    """Alpha of the units, in a scale of `size` values; None where it is not defined."""
    given = tuple(units)
    of = share(given)
    return alpha(coincidences(given, size, of), metric, of)


def _apart(totals: Sequence[int], metric: Metric) -> list[int]:
    """The squared distance of every two values, row by row; only its proportions matter."""
    size = len(totals)
    if metric is Metric.NOMINAL:
        return [int(row != column) for row in range(size) for column in range(size)]
    if metric is Metric.INTERVAL:
        return [(row - column) ** 2 for row in range(size) for column in range(size)]
    # Twice Krippendorff's sum from one value to the other, each end counted half: the middles of their ranks.
    middles, below = [], 0
    for total in totals:
        middles.append(2 * below + total)
        below += total
    return [(row - column) ** 2 for row in middles for column in middles]
