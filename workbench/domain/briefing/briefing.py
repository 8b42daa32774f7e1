"""The seven-minute briefing as a value: seven numbered boxes round a title, read 1 to 7."""

from dataclasses import dataclass
from enum import StrEnum

HEADS = (
    "Why we looked",
    "What we did",
    "What is working well",
    "What needs to get better",
    "What children told us",
    "What the partnership will do",
    "What you can do this week",
)


class PageLayout(StrEnum):
    """How a briefing stands on A4: a poster round its title, or a page to read down."""

    LANDSCAPE = "landscape"
    PORTRAIT = "portrait"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one weight."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """One numbered box: quote, paragraphs, points, and what is said after them.

    `quote` is a child's voice, set larger.
    """

    number: int
    head: str
    paragraphs: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    quote: str = ""
    after: tuple[str, ...] = ()
    """Paragraphs that stand under the points."""

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything under the head, in reading order."""
        return tuple(text for text in (self.quote, *self.paragraphs, *self.points, *self.after) if text)

    @property
    def words(self) -> int:
        return sum(len(unmarked(text).split()) for text in self.texts)


@dataclass(frozen=True, slots=True)
class Briefing:
    """Everything a briefing says. Text marks strong words as **so**; nothing else in it is markup.

    Text that was not written for a briefing goes in through `escaped`.
    """

    title: str
    subtitle: str
    partnership: str
    date: str
    """As printed, such as 'July 2026'."""
    boxes: tuple[Box, ...]
    closing: str = ""
    """The ask at the foot of box 7."""
    small_print: str = ""
    draft: bool = True
    example: bool = False
    language: str = "en-GB"
    slip: bool = False
    """A last page that a team fills in by hand and sends back."""
    logo: bytes = b""
    """The partnership's, a PNG or JPEG."""
    logo_description: str = ""
    """What a reader who does not see the logo hears; empty where it only repeats the name."""

    def text(self) -> str:
        """Every word of it in reading order, without marks: what the words are checked against."""
        parts = [self.title, self.subtitle]
        for box in self.boxes:
            parts += [box.head, *box.texts]
        return "\n".join(unmarked(part) for part in [*parts, self.closing, self.partnership, self.small_print] if part)


def runs(text: str) -> tuple[Run, ...]:
    """`text` cut at its ** marks. A mark without its partner stays as it was typed."""
    parts = text.split("**")
    if len(parts) % 2 == 0:
        parts[-2:] = ["**".join(parts[-2:])]
    return tuple(Run(part.replace(_ESCAPED, "*"), index % 2 == 1) for index, part in enumerate(parts) if part)


def escaped(text: str) -> str:
    """`text` whose asterisks are asterisks and never marks, whatever stands beside it."""
    return text.replace("*", _ESCAPED)


def unmarked(text: str) -> str:
    """The words of `text` alone."""
    return "".join(run.text for run in runs(text))


_ESCAPED = "*\x1a"
"""After an asterisk, a character that nobody can type and no page prints: two asterisks no longer meet."""
