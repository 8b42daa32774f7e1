"""The colours of the house on paper and in a sheet: the light theme's tokens, as RRGGBB without the '#'."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from workbench.domain.scales import Tone

_TOKENS = Path(__file__).parents[2] / "resources" / "look" / "tokens.json"


@dataclass(frozen=True, slots=True)
class Shade:
    """One family of colour: a full fill with the ink on it, and a pale fill with its text and edge."""

    solid: str
    on: str
    soft: str
    text: str
    edge: str


def shade(tone: Tone | None) -> Shade:
    """The shade of a grade's tone; None is the shade of an answer that is not a grade."""
    return _shades()[tone.value if tone else "none"]


def colour(name: str) -> str:
    """A colour that is not a grade's: 'ink1', 'hair', 'accent'…"""
    return _colours()[name]


@cache
def _shades() -> dict[str, Shade]:
    grades: dict[str, dict[str, str]] = json.loads(_TOKENS.read_text("utf-8"))["light"]["grades"]
    return {name: Shade(**{part: _bare(value) for part, value in parts.items()}) for name, parts in grades.items()}


@cache
def _colours() -> dict[str, str]:
    colours: dict[str, str] = json.loads(_TOKENS.read_text("utf-8"))["light"]["colours"]
    return {name: _bare(value) for name, value in colours.items()}


def _bare(value: str) -> str:
    return value.removeprefix("#")
