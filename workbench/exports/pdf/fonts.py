"""Which font prints which character. What no font has is refused by name; it never becomes an empty box."""

import re
import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from itertools import groupby
from pathlib import Path
from threading import Lock

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from workbench.errors import Refused

FOLDER = Path(__file__).parents[3] / "resources" / "fonts"


class Weight(StrEnum):
    REGULAR = "Regular"
    MEDIUM = "Medium"
    SEMIBOLD = "SemiBold"
    BOLD = "Bold"


_LIGHT = ("noto/NotoSans-Regular", "nanum/NanumSquareR")
_HEAVY = ("noto/NotoSans-Bold", "nanum/NanumSquareB")
_CHAINS = {
    Weight.REGULAR: ("inter/Inter-Regular", *_LIGHT),
    Weight.MEDIUM: ("inter/Inter-Medium", *_LIGHT),
    Weight.SEMIBOLD: ("inter/Inter-SemiBold", *_HEAVY),
    Weight.BOLD: ("inter/Inter-Bold", *_HEAVY),
}

_SPACE = re.compile(r"[ \t\r\n\f\v\x1c-\x1f\x85\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]+")
"""White space at which a line may end. A non-breaking space is not in it."""

_UNSEEN = re.compile(r"[\u034f\ufe00-\ufe0f]")
"""Marks that only say how their neighbours combine; by their category they would be letters' accents."""

_RIGHT_TO_LEFT = frozenset(("R", "AL", "AN", "RLE", "RLO", "RLI"))


def first_font(weight: Weight) -> str:
    """The name of the font that ordinary text of this weight is set in."""
    name = _CHAINS[weight][0]
    _characters(name)
    return name


def split_words(text: str) -> list[str]:
    """`text` at its white space. An empty first or last part says that there was space at that end."""
    return _SPACE.split(text)


def width(text: str, font: str) -> float:
    """How wide `text` is at size 1."""
    return float(pdfmetrics.stringWidth(text, font, 1))


@cache
def space_width(font: str) -> float:
    """How wide the space between two words is at size 1."""
    return width(" ", font)


def checked(text: str, where: str) -> str:
    """`text` as it can be printed: composed, and without characters that never print. `where` names its field."""
    if text.isascii() and text.isprintable():
        return text
    kept = []
    for character in unicodedata.normalize("NFC", _UNSEEN.sub("", text)):
        if unicodedata.bidirectional(character) in _RIGHT_TO_LEFT:
            raise Refused(
                f"{where} holds right-to-left text (found {_named(character)}). This page is laid out from left "
                "to right only and would print it in the wrong order. Take it out, or publish it another way."
            )
        if unicodedata.category(character) != "Cf":
            kept.append(character)
    return "".join(kept)


def in_fonts(text: str, weight: Weight, where: str) -> Iterator[tuple[str, str]]:
    """`text` in stretches, each with the first font that has all its characters."""
    chain = _CHAINS[weight]
    if _characters(chain[0]).issuperset(text):
        yield chain[0], text
        return
    for font, stretch in groupby(text, lambda character: _font_for(character, chain, where)):
        yield font, "".join(stretch)


def _font_for(character: str, chain: tuple[str, ...], where: str) -> str:
    for font in chain:
        if character in _characters(font):
            return font
    raise Refused(
        f"{where} holds {_named(character)}, which none of the fonts for this page can print. "
        "Take it out, or say it in words."
    )


def _named(character: str) -> str:
    point = f"U+{ord(character):04X}"
    name = unicodedata.name(character, "")
    if not name:
        return f"a character without a name ({point})"
    shown = f"“{character}” " if character.isprintable() and not unicodedata.combining(character) else ""
    return f"{shown}({name}, {point})"


def _characters(font: str) -> frozenset[str]:
    """Every character the font can print; asking registers it, once in the life of the process.

    A page that is drawn while one is measured beside it must not find its font exchanged for another.
    """
    if font not in _LOADED:
        with _LOADING:
            if font not in _LOADED:
                _LOADED[font] = _load(font)
    return _LOADED[font]


_LOADED: dict[str, frozenset[str]] = {}
_LOADING = Lock()


def _load(font: str) -> frozenset[str]:
    loaded = TTFont(font, FOLDER / f"{font}.ttf")
    pdfmetrics.registerFont(loaded)
    starts = loaded.face.glyphPos
    return frozenset(
        character
        for character, glyph in ((chr(code), glyph) for code, glyph in loaded.face.charToGlyph.items())
        if _prints(character, drawn=starts[glyph] != starts[glyph + 1])
    )


def _prints(character: str, *, drawn: bool) -> bool:
    """A font may list a character and draw nothing for it, as Nanum does for most of Hangul: only a space may."""
    kind = unicodedata.category(character)[0]
    # Inter keeps signs of its own in the private area: they have no meaning to copy or to read aloud.
    return kind != "C" and (drawn or kind == "Z")
