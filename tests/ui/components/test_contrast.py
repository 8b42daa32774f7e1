"""Every pair of colours that is used, by the WCAG 2 formula."""

from itertools import combinations
from math import dist

import pytest

from ui.tokens import tokens
from workbench.domain.scales import Tone

LOOKS = ("light", "dark")
GROUNDS = ("surface", "canvas", "sunken", "rail")
FAMILIES = (*[tone.value for tone in Tone], "none")


def luminance(hexed: str) -> float:
    parts = [int(hexed[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_formula_knows_black_and_white() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("ink", ["ink1", "ink2", "ink3", "accentText", "alarm", "caution", "ok"])
def test_text_can_be_read_on_every_ground(look: str, ink: str) -> None:
    for ground in GROUNDS:
        assert contrast(tokens(look)[ink], tokens(look)[ground]) >= 4.5, (ink, ground)


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("accentInk", "accent"),
        ("accentInk", "accentHover"),
        ("alarm", "alarmSoft"),
        ("caution", "cautionSoft"),
        ("ok", "okSoft"),
        ("accentText", "accentSoft"),
        ("canvas", "ink1"),
        ("surface", "ink2"),
        ("ink1", "alarmSoft"),
        ("ink2", "alarmSoft"),
        ("ink1", "cautionSoft"),
        ("ink2", "cautionSoft"),
        ("ink2", "okSoft"),
        ("ink1", "accentSoft"),
        ("ink1", "raised"),
    ],
)
def test_text_can_be_read_on_its_tint(look: str, ink: str, ground: str) -> None:
    assert contrast(tokens(look)[ink], tokens(look)[ground]) >= 4.5


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("edge", ["control", "focus", "accent", "alarm"])
def test_what_can_be_operated_has_an_edge(look: str, edge: str) -> None:
    for ground in GROUNDS:
        assert contrast(tokens(look)[edge], tokens(look)[ground]) >= 3.0, (edge, ground)


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("family", FAMILIES)
def test_a_grade_can_be_read(look: str, family: str) -> None:
    words = tokens(look)
    assert contrast(words[f"{family}.on"], words[f"{family}.solid"]) >= 4.5
    assert contrast(words[f"{family}.text"], words[f"{family}.soft"]) >= 4.5
    assert contrast(words["ink1"], words[f"{family}.soft"]) >= 7
    assert contrast(words[f"{family}.edge"], words["surface"]) >= 3


def lab(hexed: str) -> tuple[float, float, float]:
    parts = [int(hexed[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    rows = (
        (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047,
        0.2126 * red + 0.7152 * green + 0.0722 * blue,
        (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883,
    )
    x, y, z = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in rows)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("look", LOOKS)
def test_no_two_grades_share_a_colour(look: str) -> None:
    """Distance in CIE Lab, where about 2 can just be seen."""
    words = tokens(look)
    for part, least in (("solid", 25), ("soft", 5), ("text", 12)):
        for one, other in combinations(Tone, 2):
            assert dist(lab(words[f"{one}.{part}"]), lab(words[f"{other}.{part}"])) >= least, (part, one, other)


def test_both_looks_have_the_same_tokens() -> None:
    assert tokens("light").keys() == tokens("dark").keys()
