"""How far into its tails an interval of few cases has to reach.

The percentile interval of a handful of cases is too narrow: with eight it held the true figure in about 83 of 100
trials, where 95 are meant. T. C. Hesterberg, What Teachers Should Know About the Bootstrap, The American Statistician
69 (2015), widens it as Student's t widens a normal interval.
"""

from math import atan, cos, pi, sin, sqrt

_MEANT = 0.95


def tail(cases: int) -> float:
    """The part of the resamples to leave out at each end, for the middle 95 in 100 of so many cases: 0.025 for many.

    At least two cases are needed.
    """
    from statistics import NormalDist

    return NormalDist().cdf(-sqrt(cases / (cases - 1)) * students_t(cases - 1))


def students_t(freedom: int) -> float:
    """The value that Student's t of so many degrees of freedom keeps within, either way, 95 times in 100."""
    low, high = 0.0, 16.0  # 12.71 at one degree, and less for more
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if _within(middle, freedom) < _MEANT else (low, middle)
    return low


def _within(value: float, freedom: int) -> float:
    """How often t stays within ±`value`: M. Abramowitz and I. A. Stegun, Handbook of Mathematical Functions, 26.7.3."""
    angle = atan(value / sqrt(freedom))
    odd = freedom % 2
    term, total = (cos(angle), 0.0) if odd else (1.0, 0.0)
    for step in range(1, freedom // 2 + 1):
        total += term
        term *= cos(angle) ** 2 * (2 * step - 1 + odd) / (2 * step + odd)
    return 2 / pi * (angle + sin(angle) * total) if odd else sin(angle) * total
