"""What stands between a draft and its readers: each check with what it found, in which box, and what to do."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from workbench.domain.briefing.briefing import HEADS, unmarked
from workbench.domain.briefing.figures import counts_of, quoted
from workbench.domain.briefing.fit import Fit
from workbench.domain.briefing.versions import TARGETS, WORDS_IN_ALL, Version
from workbench.domain.identifiers.keeping import Lookout
from workbench.domain.identifiers.spelling import spelled
from workbench.domain.settings import Settings
from workbench.domain.text import counted
from workbench.domain.whole_audit import WholeAudit

_GAP = r"(?:[^\S\n]+|[^\S\n]*\n(?![^\S\n]*(?:\n|[-•>]|\d{1,2}[.)]))[^\S\n]*)"
"""Between two words that are printed beside each other: a row that goes on is printed as one."""
_CHILD = (
    r"(?:girl|boy|child|baby|infant|toddler|teenager|pupil|sibling|brother|sister|twin"
    rf"|young{_GAP}(?:person|woman|man))"
)
_CHILDREN = (
    r"(?:girls|boys|children|babies|infants|toddlers|teenagers|pupils|siblings|brothers|sisters|twins|triplets"
    rf"|young{_GAP}(?:people|women|men))"
)
_TEENS = ("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", *_TEENS)
_SMALL = re.compile(
    rf"\b(?P<count>a{_GAP}single|only{_GAP}one|{'|'.join(_WORDS)}|\d{{1,3}}){_GAP}"
    rf"(?P<between>(?:[\w'-]+{_GAP}){{0,2}}?)"
    rf"(?:{_CHILDREN}|{_CHILD})\b",
    re.IGNORECASE,
)
_TITLE, _ROOM, _LENGTH, _LOGO = "Title", "Room on the page", "Length", "Picture description"
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_SHAPED = re.compile(r"(?:https?://)?[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d+)?(?:[/?#][^\s<>\"]*)?", re.IGNORECASE)


class State(StrEnum):
    """Whether it must be settled, is worth a look, or has passed."""

    STOP = "to settle"
    LOOK = "worth a look"
    PASSED = "passed"


class Place(StrEnum):
    """Where what a check found can be put right."""

    BOX = "box"
    ABOUT = "title, date and small print"
    LONGEST = "the longest box"
    LOGO = "logo"
    NOWHERE = "nowhere"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at. `box` is where it stands: 1 to 7, or 0 for the briefing as a whole.

    `text` is the stretch of the box it is about, as typed; empty where it is about no stretch.
    """

    name: str
    state: State
    said: str
    box: int = 0
    text: str = ""

    @property
    def leads_to(self) -> Place:
        """The words it is about, or what can be done about it."""
        if self.box:
            return Place.BOX
        if self.text or self.name in (_TITLE, _ROOM):
            return Place.ABOUT
        return {_LENGTH: Place.LONGEST, _LOGO: Place.LOGO}.get(self.name, Place.NOWHERE)


def checks(
    version: Version, whole: WholeAudit, settings: Settings, lookout: Lookout, fit: Fit | None
) -> tuple[Check, ...]:
    """Every check of a version, those to settle first. `fit` is None where the page itself was refused."""
    texts = {box.number: unmarked(box.text) for box in version.boxes}
    beside = (version.title, version.subtitle, version.date, version.closing, version.small_print)
    texts[0] = "\n\n".join(unmarked(text) for text in beside)
    found = [
        *_identifiers(texts, whole, lookout),
        *_references(texts, whole),
        *_small_numbers(texts, settings.small_number),
        *_counts(texts, whole),
        *_logo(settings),
        *_room(version, fit),
        *_order(version),
        *_links(texts),
    ]
    rank = list(State)
    return tuple(sorted(found, key=lambda check: rank.index(check.state)))


def _identifiers(texts: dict[int, str], whole: WholeAudit, lookout: Lookout) -> Iterator[Check]:
    none = True
    for box, text in texts.items():
        for found in lookout.found_in(text, whole.audit.panel_day, whole.audit.reading_from):
            none = False
            yield Check(found.kind.label, State.STOP, f"{_where(box)}: {found.sentence}", box, found.text)
    if none:
        yield Check("Names and numbers", State.PASSED, "Names, dates of birth, numbers, addresses: none found")


def _references(texts: dict[int, str], whole: WholeAudit) -> Iterator[Check]:
    refs = [case.ref for case in whole.cases]
    for box, text in texts.items():
        read = spelled(text)
        for ref in refs:
            parts = r"\s{0,2}-\s{0,2}".join(map(re.escape, spelled(ref).plain.split("-")))
            if found := re.search(rf"(?<![\w-]){parts}(?![\w-])", read.plain, re.IGNORECASE):
                shown = read.stretch(found)
                said = f"{_where(box)} shows “{_on_a_row(shown)}”. Keep references inside."
                yield Check("Case reference", State.STOP, said, box, shown)


def _small_numbers(texts: dict[int, str], least: int) -> Iterator[Check]:
    none = True
    for box, text in texts.items():
        read = spelled(text)
        for found in _SMALL.finditer(read.plain):
            number = _number(found["count"])
            if box == len(HEADS) and number == 1:  # box 7 speaks to its reader: "think of one child you know"
                continue
            if 0 < number < least and not re.match(r"(?:out\s+)?of\b", found["between"], re.IGNORECASE):
                none = False
                shown = read.stretch(found)
                told = f"“{_on_a_row(shown)}” could point to a child. Say “some” or “a few”, or speak of plans."
                said = f"{_where(box)}: {told}"
                yield Check("Small numbers", State.STOP, said, box, shown)
    if none:
        yield Check("Small numbers", State.PASSED, f"No count of children below {least}")


def _counts(texts: dict[int, str], whole: WholeAudit) -> Iterator[Check]:
    true, seen, wrong = counts_of(whole), [], False
    for box, text in texts.items():
        for words, count in quoted(text):
            seen.append(_on_a_row(words))
            if count not in true:
                wrong = True
                shown = _on_a_row(words)
                said = f"{_where(box)}: “{shown}” is not a count of the panel’s grades as they stand. Look it up again."
                yield Check("Counts", State.STOP, said, box, words)
    if not wrong:
        said = f"{' and '.join(seen[:2])}{' and others' if len(seen) > 2 else ''}: as the panel graded"
        yield Check("Counts match the panel’s grades", State.PASSED, said if seen else "No count is quoted")


def _logo(settings: Settings) -> Iterator[Check]:
    if not settings.logo:
        return
    if settings.logo_description or settings.logo_decorative:
        yield Check(_LOGO, State.PASSED, settings.logo_description or "The logo is left silent")
    else:
        said = "The partnership’s logo has no text description. Write one in Settings, or say it is decorative."
        yield Check(_LOGO, State.STOP, said)


def _room(version: Version, fit: Fit | None) -> Iterator[Check]:
    if fit is None:
        yield Check("Page", State.STOP, "The page cannot be made yet; the reason stands above the preview.")
        return
    over = [box.number for box in fit.boxes if not box.fits]
    for number in over:
        yield Check(_ROOM, State.LOOK, f"{_where(number)} goes on overleaf. Make it shorter.", number)
    for part in fit.too_long:
        yield Check(_ROOM, State.LOOK, f"The {part.value} is too long for its place.")
    if not over and not fit.too_long:
        sizes = min((box.size for box in fit.boxes), default=0.0)
        yield Check("Type size and contrast", State.PASSED, f"Body {sizes:.1f} pt, nothing under 9; 6.0 to 1 or better")
    words = sum(box.words for box in version.boxes)
    if words > WORDS_IN_ALL:
        said = f"{words} words in the boxes. Seven minutes hold about {WORDS_IN_ALL}."
        yield Check(_LENGTH, State.LOOK, said)
    for box in version.boxes:
        if box.words > 2 * TARGETS[box.number][1]:
            said = f"{_where(box.number)} has {counted(box.words, 'word')}, twice what a reader expects there."
            yield Check(_LENGTH, State.LOOK, said, box.number)


def _order(version: Version) -> Iterator[Check]:
    empty = [box.number for box in version.boxes if not box.words]
    for number in empty:
        yield Check(
            "Empty box", State.LOOK, f"{_where(number)}, {HEADS[number - 1].lower()}, says nothing yet.", number
        )
    if not version.title.strip():
        yield Check(_TITLE, State.STOP, "The briefing has no title.")
    if not empty:
        yield Check("Headings and order", State.PASSED, "Title, then seven headed boxes, tagged 1 to 7")


def _links(texts: dict[int, str]) -> Iterator[Check]:
    links = [(box, link.rstrip(".,;:!?)”’")) for box, text in texts.items() for link in _LINK.findall(text)]
    wrong = [(box, link) for box, link in links if not _SHAPED.fullmatch(link)]
    for box, link in wrong:
        yield Check("Link", State.LOOK, f"{_where(box)}: “{link}” is no address. Check how it is written.", box, link)
    if links and not wrong:
        yield Check("Links", State.PASSED, f"{len(links)} well formed. Not opened: offline")


def to_settle(found: Iterable[Check]) -> int:
    """How many must be settled."""
    return sum(check.state is State.STOP for check in found)


def _where(box: int) -> str:
    return f"Box {box}" if box else "The title, the date, the closing line or the small print"


def _on_a_row(typed: str) -> str:
    return " ".join(typed.split())


def _number(word: str) -> int:
    word = _on_a_row(word.lower())
    if word in ("a single", "only one"):
        return 1
    return int(word) if word.isdigit() else _WORDS.index(word) + 1
