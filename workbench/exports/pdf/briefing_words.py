"""What a seven-minute briefing says, as blocks in reading order: title, then boxes 1 to 7, then the foot."""

from dataclasses import dataclass, replace

from workbench.domain.briefings import HEADS, Box, Briefing
from workbench.exports.pdf.drawing import CAUTION, INK, INK2, PETROL, WHITE
from workbench.exports.pdf.flow import Block, Label, Look
from workbench.exports.pdf.fonts import Weight
from workbench.exports.pdf.tagging import Element
from workbench.exports.pdf.text import Line, Word, words, wrap

DRAFT = "DRAFT: not for publication"
EXAMPLE = "EXAMPLE: everything here is invented"
NOTHING = "Nothing is recorded here yet."
UNTITLED = "No title yet"
KIND = "Seven-minute briefing"

TITLE = Look(22, 26, WHITE, centred=True)
SUBTITLE = Look(11, 14.6, WHITE, centred=True)
DATE = Look(9.6, 12.6, WHITE, centred=True)
NOTICE = Look(10.5, 12, CAUTION)
PARTNERSHIP = Look(9, 12, INK)
SMALL_PRINT = Look(9, 12, INK2)
CLOSING = Look(11.6, 15.8, INK, before=9)
HEAD_INDENT = 29


@dataclass(frozen=True, slots=True)
class BoxLook:
    """How a box is set: box 7 is the ask, and larger."""

    head: Look
    body: Look
    first: float
    """From the head to what follows it."""
    between: float
    """From point to point."""


ORDINARY = BoxLook(Look(14, 18, INK, indent=HEAD_INDENT), Look(11.2, 15.2, INK), 9, 3.5)
LARGE = BoxLook(Look(15, 18.5, INK, indent=HEAD_INDENT), Look(12, 16.6, INK), 14.5, 7)


@dataclass(frozen=True, slots=True)
class BoxWords:
    number: int
    head: Block
    body: tuple[Block, ...]
    closing: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class BriefingWords:
    title: Block
    subtitle: Block
    date: Block
    notices: tuple[Block, ...]
    boxes: tuple[BoxWords, ...]
    foot: tuple[Block, ...]


def say(briefing: Briefing, document: Element) -> BriefingWords:
    """The briefing's words, measured, each with its place in the structure of `document`."""
    fixed = own_words(briefing)
    title = words(briefing.title, "The title", Weight.BOLD, Weight.BOLD)
    untitled = words(UNTITLED, "The title", Weight.BOLD, language=fixed)
    top = Block(title or untitled, TITLE, document.add("H1"))
    under = Block(words(briefing.subtitle, "The subtitle", Weight.MEDIUM), SUBTITLE, document.add("P"))
    # The unbreakable space sets the date off from the words before it.
    kind = words(KIND, "The date", Weight.SEMIBOLD, language=fixed)
    date = Block([*kind, *words(f"\u00a0{briefing.date}", "The date")], DATE, document.add("P"))
    said = [DRAFT] * briefing.draft + [EXAMPLE] * briefing.example
    notices = [
        Block(words(text, "The notice", Weight.BOLD, language=fixed), NOTICE, document.add("P")) for text in said
    ]
    given = {box.number: box for box in briefing.boxes}
    boxes = [
        _box(given.get(number, Box(number, head)), briefing.closing if number == len(HEADS) else "", fixed, document)
        for number, head in enumerate(HEADS, 1)
    ]
    who = words(briefing.partnership, "The partnership’s name", Weight.SEMIBOLD)
    small = words(briefing.small_print, "The small print")
    foot = [Block(said, look, document.add("P")) for said, look in ((who, PARTNERSHIP), (small, SMALL_PRINT)) if said]
    return BriefingWords(top, under, date, tuple(notices), tuple(boxes), tuple(foot))


def own_words(briefing: Briefing) -> str:
    """The language to mark the program's own words with: none where the whole page is English."""
    return "" if briefing.language.lower().split("-")[0] == "en" else "en-GB"


def _box(box: Box, closing: str, fixed: str, document: Element) -> BoxWords:
    look = LARGE if box.number == len(HEADS) else ORDINARY
    where = f"Box {box.number}"
    section = document.add("Sect")
    head = words(box.head, f"{where}, its heading", Weight.BOLD, Weight.BOLD)
    usual = words(HEADS[box.number - 1], where, Weight.BOLD, language=fixed)
    top = Block(head or usual, look.head, section.add("H2"))
    body: list[Block] = []
    if quote := words(box.quote, f"{where}, the quote", Weight.SEMIBOLD, Weight.BOLD):
        large = replace(look.body, size=look.body.size * 1.27, lead=look.body.lead * 1.2, colour=PETROL)
        body.append(Block(quote, large, section.add("BlockQuote").add("P")))
    for index, text in enumerate(box.paragraphs, 1):
        if said := words(text, f"{where}, paragraph {index}"):
            body.append(Block(said, replace(look.body, before=5), section.add("P")))
    body += _points(box, look, where, section)
    end = words(closing, "The closing line of box 7")
    if not body and not end:
        body.append(Block(words(NOTHING, where, language=fixed), replace(look.body, colour=INK2), section.add("P")))
    if body:
        body[0] = replace(body[0], look=replace(body[0].look, before=look.first))
    return BoxWords(box.number, top, tuple(body), (Block(end, CLOSING, section.add("P")),) if end else ())


def _points(box: Box, look: BoxLook, where: str, section: Element) -> list[Block]:
    numbered = box.number == len(HEADS)
    points = [words(text, f"{where}, point {index}") for index, text in enumerate(box.points, 1)]
    told = [said for said in points if said]
    if not told:
        return []
    style = "Decimal" if numbered else "Disc"
    listed = section.add("L", attributes={"List": {"ListNumbering": style}})
    marks = [_mark(str(index) if numbered else "•") for index in range(1, len(told) + 1)]
    indent = max(14.0, marks[-1].width * look.body.size + 5) if numbered else 11.0
    blocks = []
    for index, said in enumerate(told):
        item = listed.add("LI")
        label = Label(marks[index], item.add("Lbl"), PETROL)
        before = look.between if index else max(look.between, 6)
        indented = replace(look.body, before=before, indent=indent)
        blocks.append(Block(said, indented, item.add("LBody"), label))
    return blocks


def _mark(text: str) -> Line:
    marks: list[Word] = words(text, "A label", Weight.BOLD)
    (line,) = wrap(marks, float("inf"))
    return line
