"""One spelling for what looks alike: digits, spaces, hyphens and accents as plain ones, and the way back."""

import re
import unicodedata
from dataclasses import dataclass

_BLANKS = "\t\r\v\f"
_BY_HAND = {
    "\t": " ",
    "\r": "\n",
    "\v": "\n",
    "\f": "\n",
    "\u2018": "'",
    "\u2019": "'",
    "\u02bc": "'",
    "\u2032": "'",
    "\u2212": "-",
    "\u2044": "/",
    "\u2215": "/",
    "\u00b7": ".",
    "\u2024": ".",
    "\u0141": "L",
    "\u0142": "l",
    "\u00d8": "O",
    "\u00f8": "o",
    "\u0110": "D",
    "\u0111": "d",
    "\u0131": "i",
}


class _Plain(dict[int, str]):
    """For `str.translate`: what each character is spelled as, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = plain = _plain(chr(code))
        return plain


def _plain(character: str) -> str:
    if character in _BY_HAND:
        return _BY_HAND[character]
    if character.isascii():
        return character
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.digit(character))
    if category in ("Zs", "Zl", "Zp"):
        return " " if category == "Zs" else "\n"
    if category == "Pd":
        return "-"
    if category in ("Mn", "Cf"):  # accents of their own, soft hyphens, marks of no width
        return ""
    if category[0] in "LPS":
        bare = "".join(each for each in unicodedata.normalize("NFKD", character) if not unicodedata.combining(each))
        return bare if len(bare) == 1 and bare.isascii() else character
    return character


_TABLE = _Plain()


@dataclass(frozen=True, slots=True)
class Spelled:
    """`plain` is the text in one spelling. `places` gives where each of its characters stands in the text, where
    characters were dropped; None where they stand at the same places."""

    text: str
    plain: str
    places: tuple[int, ...] | None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of `plain` (never an empty one) stands in the text."""
        if self.places is None:
            return start, end
        return self.places[start], self.places[end - 1] + 1

    def stretch(self, found: re.Match[str]) -> str:
        """What was found in `plain`, as the text has it."""
        return self.text[slice(*self.span(*found.span()))]


def spelled(text: str) -> Spelled:
    if text.isascii() and not any(map(text.__contains__, _BLANKS)):
        return Spelled(text, text, None)
    plain = text.translate(_TABLE)
    if len(plain) == len(text):
        return Spelled(text, plain, None)
    return Spelled(text, plain, tuple(at for at, character in enumerate(text) if _TABLE[ord(character)]))
