"""Keys and names made from words: the same words always give the same ones."""

import re
import unicodedata
from collections.abc import Iterable


def slug(text: str, longest: int = 48) -> str:
    """Small letters, digits and hyphens; whole words up to `longest`."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "").replace("'", ""))
    words = re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode().lower())
    while len(words) > 1 and len("-".join(words)) > longest:
        words.pop()
    return "-".join(words)[:longest]


def free_name(wanted: str, taken: Iterable[str], pattern: str = "{0}-{1}") -> str:
    """`wanted`, or the first numbered form of it that is not taken."""
    have, found, number = set(taken), wanted, 2
    while found in have:
        found, number = pattern.format(wanted, number), number + 1
    return found
