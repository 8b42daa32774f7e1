"""What a seven-minute briefing says, as blocks in reading order: title, then boxes 1 to 7, then the foot."""

from dataclasses import dataclass, replace

from workbench.domain.briefing.briefing import HEADS, Box, Briefing
from workbench.exports.pdf.drawing import CAUTION, INK, INK2, PETROL, PETROL_PALE, WHITE
from workbench.exports.pdf.flow import Block, Label, Look
from workbench.exports.pdf.fonts import Weight
from workbench.exports.pdf.tagging import Element
from workbench.exports.pdf.text import Line, Word, words, wrap
from workbench.exports.seven_minute.said import KIND, NOTHING, UNTITLED, boxes, notices, own_words

NOTICE = Look(10.5, 12, CAUTION)
PARTNERSHIP = Look(9, 12, INK)
SMALL_PRINT = Look(9, 12, INK2)


@dataclass(frozen=True, slots=True)
class BoxLook:
    """How a box is set: box 7 is the ask, and larger."""

    head: Look
    body: Look
    first: float
    """From the head to what follows it."""
    between: float
    """From point to point."""


@dataclass(frozen=True, slots=True)
class PageLook:
    title: Look
    subtitle: Look
    subtitle_weight: Weight
    date: Look
    dot: str
    """What sets the date off from the words before it."""
    ordinary: BoxLook
    large: BoxLook
    closing: Look


POSTER = PageLook(
    Look(22, 26, WHITE, centred=True),
    Look(11, 14.6, WHITE, centred=True),
    Weight.MEDIUM,
    Look(9.6, 12.6, WHITE, centred=True),
    "\u00a0",
    BoxLook(Look(14, 18, INK, indent=29), Look(11.2, 15.2, INK), 9, 3.5),
    BoxLook(Look(15, 18.5, INK, indent=29), Look(12, 16.6, INK), 14.5, 7),
    Look(11.6, 15.8, INK, before=9),
)
"""Landscape: seven boxes round a plate."""

COLUMN = PageLook(
    Look(29, 34, WHITE, before=1.4),
    Look(12.5, 16.5, WHITE, before=2.6),
    Weight.REGULAR,
    Look(10.5, 14, PETROL_PALE),
    "\u00a0·\u00a0 ",
    BoxLook(Look(13.5, 18, INK, indent=21), Look(11.4, 16, INK), 7.3, 4.5),
    BoxLook(Look(15.5, 20, INK, indent=28), Look(11.6, 16, INK), 11.2, 6),
    Look(11.6, 16, INK, before=9),
)
"""Portrait: two columns to read down."""
CLOSER = 11 / 11.4
"""Of the type in a box, where that brings a briefing on to one page."""


@dataclass(frozen=True, slots=True)
class BoxWords:
    number: int
    head: Block
    opening: tuple[Block, ...]
    """The quote and the paragraphs."""
    points: tuple[Block, ...]
    after: tuple[Block, ...]
    closing: tuple[Block, ...]

    @property
    def body(self) -> tuple[Block, ...]:
        return (*self.opening, *self.points, *self.after)


@dataclass(frozen=True, slots=True)
class BriefingWords:
    title: Block
    subtitle: Block
    date: Block
    notices: tuple[Block, ...]
    boxes: tuple[BoxWords, ...]
    partnership: Block
    small_print: Block
    logo: Element
    """What the logo says, in its place after the foot."""

    @property
    def foot(self) -> tuple[Block, ...]:
        return tuple(block for block in (self.partnership, self.small_print) if block.words)


def set_closer(said: BriefingWords) -> BriefingWords:
    """The same words with their boxes set a little closer: 11.4 on 16 points becomes 11 on 14.8."""
    return replace(said, boxes=tuple(_closer(box) for box in said.boxes))


def _closer(box: BoxWords) -> BoxWords:
    opening, points, after, closing = (
        tuple(replace(block, look=_closer_look(block.look)) for block in part)
        for part in (box.opening, box.points, box.after, box.closing)
    )
    return replace(box, opening=opening, points=points, after=after, closing=closing)


def _closer_look(look: Look) -> Look:
    return replace(look, size=look.size * CLOSER, lead=look.lead * 0.925, before=look.before * 0.85)


def say(briefing: Briefing, document: Element, look: PageLook) -> BriefingWords:
    """The briefing's words, measured, each with its place in the structure of `document`."""
    fixed = own_words(briefing)
    title = words(briefing.title, "The title", Weight.BOLD, Weight.BOLD)
    untitled = words(UNTITLED, "The title", Weight.BOLD, language=fixed)
    top = Block(title or untitled, look.title, document.add("H1"))
    under = Block(words(briefing.subtitle, "The subtitle", look.subtitle_weight), look.subtitle, document.add("P"))
    # An unbreakable space sets the date off from the words before it.
    kind = words(KIND, "The date", Weight.SEMIBOLD, language=fixed)
    day = words(f"{look.dot}{briefing.date}" if briefing.date.strip() else "", "The date", _date_weight(look))
    date = Block([*kind, *day], look.date, document.add("P"))
    warnings = [
        Block(words(text, "The notice", Weight.BOLD, language=fixed), NOTICE, document.add("P"))
        for text in notices(briefing)
    ]
    told = [
        _box(box, briefing.closing if box.number == len(HEADS) else "", fixed, document, look)
        for box in boxes(briefing)
    ]
    who = Block(words(briefing.partnership, "The partnership’s name", Weight.SEMIBOLD), PARTNERSHIP, document.add("P"))
    small = Block(words(briefing.small_print, "The small print"), SMALL_PRINT, document.add("P"))
    logo = document.add("Figure", alternative=" ".join(briefing.logo_description.split()))
    return BriefingWords(top, under, date, tuple(warnings), tuple(told), who, small, logo)


def _date_weight(look: PageLook) -> Weight:
    return Weight.REGULAR if look is POSTER else Weight.SEMIBOLD


def _box(box: Box, closing: str, fixed: str, document: Element, page: PageLook) -> BoxWords:
    look = page.large if box.number == len(HEADS) else page.ordinary
    where = f"Box {box.number}"
    section = document.add("Sect")
    head = words(box.head, f"{where}, its heading", Weight.BOLD, Weight.BOLD)
    usual = words(HEADS[box.number - 1], where, Weight.BOLD, language=fixed)
    top = Block(head or usual, look.head, section.add("H2"))
    opening: list[Block] = []
    if quote := words(box.quote, f"{where}, the quote", Weight.SEMIBOLD, Weight.BOLD):
        large = replace(look.body, size=look.body.size * 1.27, lead=look.body.lead * 1.2, colour=PETROL)
        opening.append(Block(quote, large, section.add("BlockQuote").add("P")))
    opening += _paragraphs(box.paragraphs, look, f"{where}, paragraph", 1, section)
    points = _points(box, look, where, section)
    after = _paragraphs(box.after, look, f"{where}, paragraph", len(box.paragraphs) + 1, section)
    end = words(closing, "The closing line of box 7")
    if not (opening or points or after or end):
        nothing = words(NOTHING, where, language=fixed)
        opening.append(Block(nothing, replace(look.body, colour=INK2), section.add("P")))
    for part in (opening, points, after):
        if part:
            part[0] = replace(part[0], look=replace(part[0].look, before=look.first))
            break
    last = (Block(end, page.closing, section.add("P")),) if end else ()
    return BoxWords(box.number, top, tuple(opening), tuple(points), tuple(after), last)


def _paragraphs(texts: tuple[str, ...], look: BoxLook, where: str, first: int, section: Element) -> list[Block]:
    told = [words(text, f"{where} {index}") for index, text in enumerate(texts, first)]
    return [Block(said, replace(look.body, before=5), section.add("P")) for said in told if said]


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
