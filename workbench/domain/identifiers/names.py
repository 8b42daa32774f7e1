"""Names in a text: those of the workspace's own lists, and a given name before a capitalised word."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from workbench.domain.identifiers.given_names import ALSO_PLACES, ALSO_WORDS, GIVEN
from workbench.domain.identifiers.kinds import IdentifierKind, KnownNames
from workbench.domain.identifiers.not_names import (
    ALSO_SURNAMES,
    ASKING,
    INSTITUTIONS,
    MONTH_NAMES,
    NOT_SURNAMES,
    PLACES_AND_SURNAMES,
    SAYINGS,
    SMALL_TOO,
    TITLES,
    WITH_MONTHS,
    is_plain_noun,
)
from workbench.domain.identifiers.numbers import Span
from workbench.domain.identifiers.spelling import spelled

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_PARTICLES = frozenset(
    {"de", "la", "da", "dos", "van", "von", "der", "den", "al", "el", "bin", "ibn", "bint", "ap", "ferch", "o"}
)
_MOST_SURNAMES = 3
_SAINTLY = frozenset({"st", "saint", "queen", "king", "prince", "princess", "lady", "sir"})
_WORDS_TOO = """
ash barking bath battle best church deal faith field ford good grace green hill hook hope long march mark may park poole
reading rich rose rugby sale sandwich speke street ware wells will wood young
"""
_ORDINARY = frozenset(_WORDS_TOO.split())
"""Single names that are words too: noticed only with a capital."""

Words = list[re.Match[str]]
_Listed = dict[str, tuple[tuple[str, ...], ...]]


def names(text: str, known: KnownNames) -> Iterator[Span]:
    """The names in a text of one spelling. A possessive 's stays outside the name."""
    words = list(_WORD.finditer(text))
    listed, never = _lists(known)
    taken = 0
    at = 0
    while at < len(words):
        count = _listed_at(text, words, at, listed) if listed else 0
        if not count:
            count = _person_at(text, words, at, never)
        if count:
            end = _without_possessive(words[at + count - 1], listed)
            if words[at].start() >= taken:
                yield IdentifierKind.NAME, words[at].start(), end
            taken = end
        at += count or 1


# The workspace's own lists


@lru_cache(maxsize=8)
def _lists(known: KnownNames) -> tuple[_Listed, frozenset[str]]:
    """The listed names by the first of their words, longest first; and the words that are never a surname."""
    listed: dict[str, set[tuple[str, ...]]] = {}
    for name in known.names:
        parts = [match[0] for match in _WORD.finditer(spelled(name).plain)]
        ways = [parts]
        if len(parts) > 2 and parts[0] in (*TITLES, "Dr", "Prof", "PC", "DC", "DS", "Sgt", "Cllr"):
            ways.append(parts[1:])
        if len(parts) > 2 and parts[-1].lower() == "school":
            ways.append(parts[:-1])
        for way in ways:
            keys = tuple(_key(part) for part in way)
            if keys and len("".join(keys)) > 1:
                listed.setdefault(keys[0], set()).add(keys)
    never = {_key(match[0]) for name in known.never for match in _WORD.finditer(spelled(name).plain)}
    ordered = {first: tuple(sorted(ways, key=len, reverse=True)) for first, ways in listed.items()}
    return ordered, frozenset(never)


def _key(word: str) -> str:
    return word.replace("'", "").casefold()


def _stem(word: str) -> str:
    """Without a possessive."""
    return _key(word[:-2] if word.lower().endswith("'s") else word)


def _listed_at(text: str, words: Words, at: int, listed: _Listed) -> int:
    """How many words from `at` on are a listed name; 0 for none."""
    first = words[at][0]
    for way in (*listed.get(_key(first), ()), *(listed.get(_stem(first), ()) if "'" in first else ())):
        if at + len(way) > len(words):
            continue
        here = words[at : at + len(way)]
        joined = all(len(text[a.end() : b.start()].strip(" \t\n.-'")) == 0 for a, b in pairwise(here))
        same = all(key in (_key(word[0]), _stem(word[0])) for key, word in zip(way, here, strict=True))
        if not (joined and same):
            continue
        if len(way) == 1 and (way[0] in _ORDINARY or len(way[0]) < 4) and not first[0].isupper():
            continue
        return len(way)
    return 0


def _without_possessive(word: re.Match[str], listed: _Listed) -> int:
    written = word[0]
    own = (
        any(_key(written) == way[-1] for ways in listed.values() for way in ways)
        if written.lower().endswith("'s")
        else False
    )
    return word.end() - 2 if written.lower().endswith("'s") and not own else word.end()


# A given name before a capitalised word


def _person_at(text: str, words: Words, at: int, never: frozenset[str]) -> int:
    """How many words from `at` on are a person's name; 0 for none."""
    first = words[at][0]
    if not first[0].isupper():
        return 0
    if first in TITLES and _next_to(text, words, at, ". \t"):
        titled = _surnames(text, words, at + 1, never, careful=False)
        return titled + 1 if titled and not _is_institution(words, at + titled + 1) else 0
    given = _key(first)
    plain = given in GIVEN
    if not (plain or given in ALSO_WORDS) or "'" in first:
        return 0
    if at and _key(words[at - 1][0]) in _SAINTLY and _next_to(text, words, at - 1, ". "):
        return 0
    if given in MONTH_NAMES and at and (_key(words[at - 1][0]) in WITH_MONTHS or words[at - 1][0][-1].isdigit()):
        return 0
    if given in ASKING and _starts_sentence(text, words[at].start()) and _asks(text, words[at].end()):
        return 0
    if not _next_to(text, words, at, " -\n" if plain else " -") or (given, _stem(words[at + 1][0])) in SAYINGS:
        return 0
    if given in ALSO_PLACES and _stem(words[at + 1][0]) in PLACES_AND_SURNAMES:
        return 0
    surnames = _surnames(text, words, at + 1, never, careful=not plain)
    if not surnames or _is_institution(words, at + surnames + 1):
        return 0
    return surnames + 1


def _surnames(text: str, words: Words, at: int, never: frozenset[str], *, careful: bool) -> int:
    """How many words from `at` on are surnames (with particles and initials), up to three."""
    count = lowered = 0
    while at + count < len(words) and count - lowered < _MOST_SURNAMES:
        if count and not _next_to(
            text, words, at + count - 1, ". \t-" if len(words[at + count - 1][0]) == 1 else " \t-"
        ):
            break
        if count and words[at + count - 1][0].lower().endswith("'s"):
            break
        word = words[at + count][0]
        if word.lower() in _PARTICLES and at + count + 1 < len(words) and words[at + count + 1][0][0].isupper():
            count, lowered = count + 1, lowered + 1
            continue
        if not _is_surname(word, never, careful=careful):
            break
        count += 1
    while count and words[at + count - 1][0].lower() in _PARTICLES:
        count -= 1
    return count


def _is_surname(word: str, never: frozenset[str], *, careful: bool) -> bool:
    if not word[0].isupper() or any(character.isdigit() for character in word):
        return False
    key = _stem(word)
    if key in never:
        return False
    if key in NOT_SURNAMES:
        return not careful and key in ALSO_SURNAMES and word.istitle()
    if careful and is_plain_noun(key):
        return False
    if len(word) == 1:
        return not careful and word not in "IA"
    return not (careful and word.isupper())  # "Jordan CAMHS" is no person; "Jasmine CARTER" is


def _is_institution(words: Words, after: int) -> bool:
    if after >= len(words):
        return _key(words[-1][0]) in INSTITUTIONS - ALSO_SURNAMES
    follows = words[after]
    close = follows.start() - words[after - 1].end() == 1
    named = follows[0][0].isupper() or follows[0] in SMALL_TOO
    return close and named and _key(follows[0]) in INSTITUTIONS


def _next_to(text: str, words: Words, at: int, between: str) -> bool:
    """Whether only a few of these characters stand between a word and the next."""
    if at + 1 >= len(words):
        return False
    gap = text[words[at].end() : words[at + 1].start()]
    return 0 < len(gap) <= 3 and not gap.strip(between)


def _starts_sentence(text: str, at: int) -> bool:
    before = text[:at].rstrip(" \t\"'([*-")
    return not before or before[-1] in ".!?:;\n"


def _asks(text: str, at: int) -> bool:
    end = re.compile(r"[.!?\n]").search(text, at)
    return end is not None and end[0] == "?"
