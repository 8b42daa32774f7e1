"""Blocks of words laid out as rows, so that what does not fit one frame goes on in the next."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from workbench.exports.pdf.tagging import Element, TaggedCanvas
from workbench.exports.pdf.text import Line, Word, draw_line, widest_word, wrap

FLOOR = 9.0
"""The smallest type on paper."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a block is set. Everything but the colour shrinks with the type, down to the floor."""

    size: float
    lead: float
    colour: str
    before: float = 0.0
    indent: float = 0.0
    centred: bool = False

    def shrunk(self, scale: float) -> "Look":
        size = max(self.size * scale, min(self.size, FLOOR))
        scale = size / self.size
        return replace(self, size=size, lead=self.lead * scale, before=self.before * scale)


@dataclass(frozen=True, slots=True)
class Label:
    """What stands in the indent of a point: its bullet or number."""

    line: Line
    element: Element
    colour: str


@dataclass(frozen=True, slots=True)
class Block:
    words: Sequence[Word]
    look: Look
    element: Element | None
    """None for a heading that only repeats what was read before."""
    label: Label | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One line where it will stand, but for the height."""

    line: Line
    look: Look
    element: Element | None
    before: float = 0.0
    label: Label | None = None


def lay_out(blocks: Iterable[Block], width: float, scale: float = 1.0) -> list[Row]:
    rows: list[Row] = []
    for block in blocks:
        look = block.look.shrunk(scale)
        room = (width - look.indent) / look.size
        for index, line in enumerate(_balanced(block, room) if look.centred else wrap(block.words, room)):
            first = index == 0
            rows.append(Row(line, look, block.element, look.before if first else 0.0, block.label if first else None))
    return rows


def height(rows: Sequence[Row]) -> float:
    return sum(row.before + row.look.lead for row in rows) - (rows[0].before if rows else 0.0)


def fits(rows: Sequence[Row], room: float) -> bool:
    return height(rows) <= room + 0.01


def take(rows: Sequence[Row], room: float) -> tuple[list[Row], list[Row]]:
    """The rows that fit `room`, and the rest. The first line of a paragraph is not left behind alone."""
    used = 0.0
    for index, row in enumerate(rows):
        used += row.look.lead + (row.before if index else 0.0)
        if used > room + 0.01:
            cut = index - 1 if index > 1 and _first_of_more(rows, index - 1) else index
            return list(rows[:cut]), list(rows[cut:])
    return list(rows), []


def draw(canvas: TaggedCanvas, rows: Sequence[Row], left: float, top: float, width: float) -> float:
    """Draws `rows` down from `top`; answers where they end."""
    for index, row in enumerate(rows):
        look = row.look
        top -= look.lead + (row.before if index else 0.0)
        base = top + (look.lead - look.size) * 0.5 + look.size * 0.14
        if row.label:
            draw_line(canvas, row.label.line, left, base, look.size, row.label.colour, row.label.element)
        x = left + look.indent
        if look.centred:
            x = left + (width - row.line.width * look.size) / 2
        draw_line(canvas, row.line, x, base, look.size, look.colour, row.element)
    return top


def _first_of_more(rows: Sequence[Row], index: int) -> bool:
    before, row, after = (rows[place].element for place in (index - 1, index, index + 1))
    return row is after and row is not before


def _balanced(block: Block, room: float) -> list[Line]:
    """As few lines as `room` allows, and of like length."""
    lines = wrap(block.words, room)
    low, high = max(room / 2, widest_word(block.words)), room
    for _halving in range(6 if len(lines) > 1 else 0):
        middle = (low + high) / 2
        narrower = wrap(block.words, middle)
        if len(narrower) == len(lines):
            lines, high = narrower, middle
        else:
            low = middle
    return lines
