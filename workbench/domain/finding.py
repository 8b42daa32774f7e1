"""Finding anything by typing a part of it: what is asked, and what is found."""

from dataclasses import dataclass
from enum import StrEnum
from unicodedata import combining, normalize

from workbench.domain.questions import Question
from workbench.domain.text import plain

MOST = 50
"""Hits given at once."""
MOST_OF_A_KIND = 12
"""So that the lines of every audit do not push out the one person who was meant."""
_LONGEST, _MOST_WORDS = 200, 12


class Found(StrEnum):
    """What a hit is, in the order they are shown where nothing else decides."""

    AUDIT = "audit"
    CASE = "case"
    PERSON = "person"
    ENTRY = "entry"
    LINE = "line"
    AGENCY = "agency"
    TERM = "term"
    MESSAGE = "message"
    BOX = "box"

    @property
    def label(self) -> str:
        return _LABELS[self][0]

    @property
    def heading(self) -> str:
        """Above several of them."""
        return _LABELS[self][1]


_LABELS = {
    Found.AUDIT: ("Audit", "Audits"),
    Found.CASE: ("Case", "Cases"),
    Found.PERSON: ("Person", "People"),
    Found.ENTRY: ("On the programme", "On the programme"),
    Found.LINE: ("Line of enquiry", "Lines of enquiry"),
    Found.AGENCY: ("Agency", "Agencies"),
    Found.TERM: ("Word of a list", "Words of your lists"),
    Found.MESSAGE: ("Key message", "Key messages"),
    Found.BOX: ("Briefing", "Briefings"),
}


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that was found, and what it belongs to: 0 where it belongs to no audit or case."""

    kind: Found
    id: int
    """Of the record it stands in; a person stands in the case, audit or list that names them."""
    title: str
    detail: str = ""
    audit_id: int = 0
    case_id: int = 0

    @property
    def told(self) -> str:
        """As a screen reader says it: 'Person: R. Okafor, lead professional of MIS26-03'."""
        return f"{self.kind.label}: {self.title}, {self.detail}" if self.detail else f"{self.kind.label}: {self.title}"


@dataclass(frozen=True, slots=True)
class Find(Question[tuple[Hit, ...]]):
    """Everything that has each of these words at the start of one of its own, the best first, at most fifty.

    A reference typed whole comes first, then references and titles, then what is said beside them; within these the
    latest first. Letters are found with and without their marks, and any part of a case reference finds it. Whatever
    is typed is only words: there is no operator, and nothing to get wrong.

    What was worried about in an immediate concern, and the words of a judgement, are never found: this opens while the
    screen is on a projector.
    """

    words: str

    @property
    def typed(self) -> tuple[str, ...]:
        """The words that can find something: those with a letter or a figure, without what no file can hold."""
        words = plain(self.words)[:_LONGEST].split()
        return tuple(word for word in words if any(each.isalnum() for each in word))[:_MOST_WORDS]


def folded(text: str) -> str:
    """`text` without marks on its letters, in small letters, with spaces for all that is no letter or figure."""
    bare = "".join(each for each in normalize("NFKD", text) if not combining(each)).casefold()
    return "".join(each if each.isalnum() else " " for each in bare)


def has_words(text: str, words: tuple[str, ...]) -> bool:
    """Whether each of `words` begins a word of `text`, as the search sees words."""
    within = f" {' '.join(folded(text).split())}"
    return all(f" {' '.join(folded(word).split())}" in within for word in words)


def around(text: str, words: tuple[str, ...], room: int = 110) -> str:
    """The part of a longer text where the first of `words` stands, on one line."""
    line = " ".join(text.split())
    if len(line) <= room:
        return line
    small = line.casefold()
    places = [place for word in words if (place := small.find(word.casefold())) >= 0]
    start = max(min(places, default=0) - room // 3, 0)
    start = min(start, len(line) - room)
    if start:
        start = line.find(" ", start) + 1 or start
    shown = line[start : start + room].rstrip()
    return f"{'… ' if start else ''}{shown}{'…' if start + room < len(line) else ''}"
