"""A short title and a key for a line, from its sentence: the same sentence always gives the same ones."""

import re

from workbench.domain.library.naming import free_name, slug

__all__ = ["short_title", "slug", "unique"]

LONGEST = 40
SHORTEST = 10
WITHOUT_A_SUBJECT = 20
"""Where no 'is' or 'are' tells where the subject ends, an earlier pause is too early: 'Agencies identify'."""

_OPENING = re.compile(
    r"^(?:(?:is|was) there (?:any |good |clear |enough )?evidence (?:that|of|to show that) "
    r"|there (?:is|was) (?:good |clear )?evidence (?:that|of) |evidence (?:that|of) "
    r"|to what extent (?:is|are|was|were|do|does|did|has|have|can) "
    r"|how (?:well|far|effectively|effective|good|timely) (?:is|are|was|were|do|does|did|has|have|can) "
    r"|(?:do|does|did|is|are|was|were|has|have|can|could|should|will) "
    r"|whether )",
    re.I,
)
_ARTICLE = re.compile(r"^(?:the|a|an|all|any|there is|there are) ", re.I)
_VERB_TO_BE = re.compile(r"\b(?:(?:has|have|had) been|(?:is|are) being|is|are|was|were) (?!there\b|it\b)", re.I)
# 'Work with children shows regard for culture': what was shown is the subject of the line.
_SHOWN = re.compile(
    r"^[\w’' -]{3,50}? (?:demonstrates?|shows?|evidences?|reflects?) (?:that |an? |the )?(?P<what>\S.*)", re.I
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# A title may end before one of these, or after a comma.
_BREAKS = _words(
    "and or that which who so in by with through for when where while using on at across from as because but including "
    "if within between during into before after against"
)
_TRAILING = _BREAKS | _words(
    "to of the a an is are was were be been being has have had do does did no not this these those their our its his "
    "her any all each every some such more most very than then also both either effective evident appropriate "
    "multi-agency demonstrates demonstrate shows show ensures ensure makes make takes take uses includes include gives "
    "give can could should would will may must it they we you i how what why"
)
_LOOSE_END = re.compile(r" (?:the|an?) \S+$", re.I)


def short_title(sentence: str) -> str:
    """At most 40 characters of the sentence, in its own words, ended where a reader would pause."""
    first = _first_sentence(sentence)
    if len(first.rstrip(".;,:")) <= LONGEST:
        return _sentence_case(first.rstrip(".;,: "))
    text = re.sub(r"\s*[(\[][^)\]]*[)\]]", "", first).rstrip(".;,:? ")
    text = _ARTICLE.sub("", _ARTICLE.sub("", _OPENING.sub("", text, count=1), count=1), count=1)
    shown = _SHOWN.match(text)
    if shown and len(text) > LONGEST and len(shown["what"]) >= SHORTEST:
        text = shown["what"]
    subject = _VERB_TO_BE.search(text)
    text = _VERB_TO_BE.sub("", text, count=1)
    title = _cut(text, subject.start() if subject else 0)
    return _sentence_case(title or _hard_cut(first))


def unique(wanted: str, taken: set[str], pattern: str = "{0}-{1}") -> str:
    """`wanted`, or the first numbered form of it that is not taken; added to `taken`."""
    found = free_name(wanted, taken, pattern)
    taken.add(found)
    return found


def _first_sentence(text: str) -> str:
    text = " ".join(text.split())
    end = re.search(r"(?<=[\w)’'\"])[.?!;](?=\s+[A-Z“\"'])", text)
    return text[: end.end()] if end and end.end() >= SHORTEST else text


def _cut(text: str, subject_end: int) -> str:
    """The longest start of `text` within bounds that ends at a pause: a joining word, a comma, or after the subject."""
    if len(text) <= LONGEST:
        return _trimmed(text)
    least = SHORTEST if subject_end else WITHOUT_A_SUBJECT
    comma = re.search(r"[,;:](?= )", text)
    ends = [end for end in (subject_end, comma.start() if comma else 0) if end]
    for word in re.finditer(r"(?<= )\S+", text):
        # 'timely, holistic and' leaves a reader waiting: a list ends at its first comma.
        in_list = comma is not None and comma.start() < word.start() and word[0] in ("and", "or")
        if word[0].lower().strip(",;:") in _BREAKS and not in_list:
            ends.append(word.start())
    for end in sorted(ends, reverse=True):
        title = _trimmed(text[:end])
        if len(text[:end].rstrip()) <= LONGEST and len(title) >= least and " " in title:
            return title
    return _LOOSE_END.sub("", _trimmed(_hard_cut(text)))


def _hard_cut(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    head = text[: LONGEST + 1].rsplit(" ", 1)[0]
    return head if len(head) <= LONGEST else text[:LONGEST]


def _trimmed(text: str) -> str:
    """Without the words that leave a reader waiting for more."""
    words = text.rstrip(" ,;:–—-").split()
    while len(words) > 2 and words[-1].lower().strip(",;:") in _TRAILING:
        words.pop()
    return " ".join(words).rstrip(" ,;:–—-")


def _sentence_case(text: str) -> str:
    if text.isupper() and " " in text:
        text = text.lower()
    return text[:1].upper() + text[1:]
