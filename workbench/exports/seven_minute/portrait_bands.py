"""The bands of a portrait page, one under the other: pairs of boxes, the ask, and plain rows. All but a whole
ask can be parted, so that what does not fit a page goes on at the head of the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from workbench.exports.pdf.drawing import INK
from workbench.exports.pdf.flow import Block, Look, Row, height, lay_out, take
from workbench.exports.pdf.fonts import Weight
from workbench.exports.pdf.text import words
from workbench.exports.seven_minute.words import BoxWords

WIDE, HIGH = 595.28, 841.89
MARGIN, GUTTER = 30.0, 26.0
ACROSS = WIDE - 2 * MARGIN
COLUMN = (ACROSS - GUTTER) / 2
TEXT = COLUMN - 4
HEAD = 7.7
"""From the rule over a box to its head."""
GOES_ON = 14.0
"""Kept free under words that go on overleaf, to say so."""

PAD = 18.0
"""From the edge of the ask to its words."""
ASK_TEXT = ACROSS - 2 * PAD
_ASK_HEAD, _ASK_FOOT = 16.8, 16.0
_ASK_GAP = 24.0
_OVER_RULE, _UNDER_RULE, _UNDER_CLOSING = 13.0, 6.0, 12.0
_SHORT = 3
"""Lines of a point that may stand beside another."""
_AGAIN = Look(12, 16, INK)
_UNDER_AGAIN = 6.0


@dataclass(frozen=True, slots=True)
class Column:
    """What one box says on one page."""

    number: int
    rows: tuple[Row, ...]
    again: tuple[Row, ...] = ()
    """Its head, repeated to be seen where the box goes on."""
    goes_on: bool = False

    @property
    def height(self) -> float:
        return HEAD + again_height(self.again) + height(self.rows) + (GOES_ON if self.goes_on else 0.0)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two boxes side by side, or what is left of them."""

    columns: tuple[Column | None, Column | None]
    heads: tuple[Block, Block]

    @property
    def height(self) -> float:
        return max(column.height for column in self.columns if column)

    def parted(self, room: float) -> tuple[Pair | None, Pair | None]:
        parts = [_parted(column, head, room) for column, head in zip(self.columns, self.heads, strict=True)]
        kept, rest = (tuple(part[side] for part in parts) for side in (0, 1))
        return _pair(kept, self.heads), _pair(rest, self.heads)


@dataclass(frozen=True, slots=True)
class Stack:
    """Rows in a place of the ask: from its left edge, and down from its top."""

    x: float
    drop: float
    wide: float
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Ask:
    """Box 7, the whole width of the page on its tint."""

    number: int
    stacks: tuple[Stack, ...]
    rule: float | None
    """How far down the rule over the closing line is."""
    height: float
    flowing: tuple[Row, ...]
    """All of it as one column, for a page that does not hold it whole."""
    head: Block
    starts: bool = True
    goes_on: bool = False

    def parted(self, room: float) -> tuple[Ask | None, Ask | None]:
        """What of it, as one column, stands on this page and on the next."""
        own = self._in_one_column(self.flowing)
        if own.height <= room + 0.01:
            return own, None
        kept, rest = take(self.flowing, room - (own.height - height(self.flowing)) - GOES_ON)
        if not kept:
            return None, self
        here = self._in_one_column(kept, goes_on=True)
        return here, replace(self, starts=False)._in_one_column(rest)

    def _in_one_column(self, rows: Sequence[Row], *, goes_on: bool = False) -> Ask:
        again = () if self.starts else _again(self.number, self.head, ASK_TEXT)
        top = _ASK_HEAD + again_height(again)
        stacks = (Stack(PAD, _ASK_HEAD, ASK_TEXT, again), Stack(PAD, top, ASK_TEXT, tuple(rows)))
        high = top + height(rows) + (GOES_ON if goes_on else 0.0) + _ASK_FOOT
        return replace(self, stacks=stacks, rule=None, height=high, flowing=tuple(rows), goes_on=goes_on)


@dataclass(frozen=True, slots=True)
class Plain:
    """Rows that have no box: what is too long for the head or the foot of the page."""

    rows: tuple[Row, ...]

    @property
    def height(self) -> float:
        return height(self.rows)

    def parted(self, room: float) -> tuple[Plain | None, Plain | None]:
        kept, rest = take(self.rows, room)
        return Plain(tuple(kept)) if kept else None, Plain(tuple(rest)) if rest else None


Band = Pair | Ask | Plain


def pair(left: BoxWords, right: BoxWords) -> Pair:
    return Pair((_column(left), _column(right)), (left.head, right.head))


def ask(box: BoxWords) -> Ask:
    stacks: list[Stack] = []
    drop = _ASK_HEAD
    for blocks in ([box.head], *([block] for block in box.opening)):
        drop = _stacked(stacks, blocks, PAD, drop, ASK_TEXT)
    if beside := _beside(box.points):
        for points in beside:
            drop = max(
                _stacked(stacks, [point], PAD + place * (_half() + _ASK_GAP), drop, _half())
                for place, point in enumerate(points)
            )
    else:
        drop = _stacked(stacks, box.points, PAD, drop, ASK_TEXT)
    drop = _stacked(stacks, box.after, PAD, drop, ASK_TEXT)
    rule = None
    if box.closing:
        rule = drop + _OVER_RULE
        rows = tuple(lay_out(box.closing, ASK_TEXT))
        stacks.append(Stack(PAD, rule + _UNDER_RULE, ASK_TEXT, rows))
        high = rule + _UNDER_RULE + height(rows) + _UNDER_CLOSING
    else:
        high = drop + _ASK_FOOT
    flowing = lay_out([box.head, *box.body, *box.closing], ASK_TEXT)
    return Ask(box.number, tuple(stacks), rule, high, tuple(flowing), box.head)


def again_height(rows: Sequence[Row]) -> float:
    """Of a repeated head, with the room under it."""
    return height(rows) + _UNDER_AGAIN if rows else 0.0


def _column(box: BoxWords) -> Column:
    return Column(box.number, tuple(lay_out([box.head, *box.body], TEXT)))


def _parted(column: Column | None, head: Block, room: float) -> tuple[Column | None, Column | None]:
    if column is None or column.height <= room + 0.01:
        return column, None
    kept, rest = take(column.rows, room - HEAD - again_height(column.again) - GOES_ON)
    again = _again(column.number, head, TEXT)
    if not kept:
        return None, column
    here = replace(column, rows=tuple(kept), goes_on=True)
    return here, Column(column.number, tuple(rest), again)


def _pair(columns: Sequence[Column | None], heads: tuple[Block, Block]) -> Pair | None:
    left, right = columns
    return Pair((left, right), heads) if left or right else None


def _again(number: int, head: Block, width: float) -> tuple[Row, ...]:
    """The head of a box that goes on, and room under it."""
    bold = Weight.BOLD
    said = [*words(str(number), "The page", bold), *head.words, *words("(continued)", "The page", bold)]
    return tuple(lay_out([Block(said, _AGAIN, None)], width))


def _stacked(stacks: list[Stack], blocks: Sequence[Block], x: float, drop: float, wide: float) -> float:
    """Puts `blocks` under what stands at `drop`; answers where they end."""
    rows = tuple(lay_out(blocks, wide))
    if not rows:
        return drop
    top = drop + (rows[0].before if stacks else 0.0)
    stacks.append(Stack(x, top, wide, rows))
    return top + height(rows)


def _half() -> float:
    return (ASK_TEXT - _ASK_GAP) / 2


def _beside(points: Sequence[Block]) -> list[Sequence[Block]]:
    """The points two by two, read across; none where they are too few or too long for that."""
    if len(points) < 2 or any(len(lay_out([point], _half())) > _SHORT for point in points):
        return []
    # What is first in its column keeps the distance of its row.
    return [
        [replace(each, look=replace(each.look, before=points[start].look.before)) for each in points[start : start + 2]]
        for start in range(0, len(points), 2)
    ]
