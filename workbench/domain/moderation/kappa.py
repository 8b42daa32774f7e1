"""Cohen's weighted kappa of two sets of grades: how far they go together beyond what their own mix would give.

J. Cohen, Weighted kappa, Psychological Bulletin 70 (1968). The squared weights are those of J. L. Fleiss and J. Cohen,
Educational and Psychological Measurement 33 (1973).
"""

from collections.abc import Iterable, Sequence
from operator import mul

Table = list[int]
"""How often each pair of positions was given, row by row: first grade down, second across."""


def table(pairs: Iterable[tuple[int, int]], size: int) -> Table:
    """The table of (first, second) pairs of positions in a scale of `size` grades."""
    found = [0] * (size * size)
    for first, second in pairs:
        found[first * size + second] += 1
    return found


def squared(size: int) -> tuple[int, ...]:
    """Weights that count a difference of two grades as four of one, row by row: grades are ordered steps."""
    return tuple((row - column) ** 2 for row in range(size) for column in range(size))


def weighted_kappa(found: Sequence[int], weights: Sequence[int]) -> float | None:
    """1 where the two always agree, 0 where no more than chance gives, below 0 where less.

    `weights` say how much each pair counts as apart, 0 on the diagonal. None where chance alone leaves nothing apart,
    which is where every grade of both is one and the same: kappa is not defined there. Whole numbers until the one
    division at the end, so that every machine finds the same.
    """
    size = round(len(found) ** 0.5)
    columns = [sum(found[at::size]) for at in range(size)]
    by_chance: int = 0
    for row in range(size):
        part = slice(row * size, (row + 1) * size)
        by_chance += sum(found[part]) * sum(map(mul, columns, weights[part]))
    if not by_chance:
        return None
    apart: int = sum(map(mul, found, weights))
    return (by_chance - sum(columns) * apart) / by_chance
