"""The page of a seven-minute briefing without its words: seven boxes clockwise round a plate."""

import math
from dataclasses import dataclass

from workbench.exports.pdf.drawing import (
    HAIR,
    PETROL,
    PETROL_LINE,
    PETROL_TINT,
    WARM,
    WARM_EDGE,
    WHITE,
    arrow,
    card,
    disc,
    numeral,
    plumb_bob,
    rule,
)
from workbench.exports.pdf.tagging import TaggedCanvas

WIDE, HIGH = 841.89, 595.28
MARGIN, GUTTER = 24.0, 12.0
COLUMN = (WIDE - 2 * MARGIN - 2 * GUTTER) / 3
INSET = 16.0
TEXT = COLUMN - 30
"""The width of the words in a box."""
NUMERAL = 11.0

_CLOCKWISE = ((0, 0), (1, 0), (2, 0), (2, 1), (2, 2), (1, 2), (0, 2))
"""Column and row of boxes 1 to 7; box 7 reaches up into the row above."""
_VOICE, _ASK = 5, 7


@dataclass(frozen=True, slots=True)
class Cell:
    x: float
    y: float
    wide: float
    high: float

    @property
    def top(self) -> float:
        return self.y + self.high


@dataclass(frozen=True, slots=True)
class Grid:
    """Where things stand, given the room that the notices above and the foot below leave."""

    top: float
    bottom: float

    @property
    def row(self) -> float:
        return (self.top - self.bottom - 2 * GUTTER) / 3

    @property
    def plate(self) -> Cell:
        """The middle of the page, and the size of the ring round the title."""
        wide, high = COLUMN - 8, self.row - 9
        return Cell(WIDE / 2 - wide / 2, (self.top + self.bottom) / 2 - high / 2, wide, high)

    def cell(self, number: int) -> Cell:
        column, row = _CLOCKWISE[number - 1]
        high = self.row * 2 + GUTTER if number == _ASK else self.row
        bottom = self.top - (row + 1) * self.row - row * GUTTER
        return Cell(column_left(column), bottom, COLUMN, high)


def column_left(column: int) -> float:
    return MARGIN + column * (COLUMN + GUTTER)


def draw_grid(canvas: TaggedCanvas, grid: Grid, *, bob: bool) -> None:
    """Cards, arrows and plate; ornament all of it, the order being in the tags."""
    with canvas.artifact():
        for number in range(1, 8):
            _draw_box(canvas, grid.cell(number), number)
        _draw_arrows(canvas, grid)
        _draw_plate(canvas, grid.plate, bob=bob)


def _draw_box(canvas: TaggedCanvas, cell: Cell, number: int) -> None:
    fill, edge = {_VOICE: (WARM, WARM_EDGE), _ASK: (PETROL_TINT, "")}.get(number, (WHITE, HAIR))
    card(canvas, cell.x, cell.y, cell.wide, cell.high, fill=fill, edge=edge)
    disc(canvas, cell.x + 26, cell.top - 25, NUMERAL)


def _draw_arrows(canvas: TaggedCanvas, grid: Grid) -> None:
    upper, lower = (grid.cell(number).y + grid.row / 2 for number in (1, 5))
    left, right = (column_left(column) - GUTTER / 2 for column in (1, 2))
    middle = column_left(2) + COLUMN / 2
    for x, y, angle in (
        (left, upper, 0),
        (right, upper, 0),
        (middle, grid.cell(3).y - GUTTER / 2, -90),
        (middle, grid.cell(4).y - GUTTER / 2, -90),
        (right, lower, 180),
        (left, lower, 180),
    ):
        arrow(canvas, x, y, angle)


def _draw_plate(canvas: TaggedCanvas, ring: Cell, *, bob: bool) -> None:
    half = ring.high / 2
    x, y = ring.x + ring.wide / 2, ring.y + half
    canvas.setStrokeColor(PETROL)
    canvas.setLineWidth(1.3)
    canvas.roundRect(ring.x, ring.y, ring.wide, ring.high, half, stroke=1, fill=0)
    card(canvas, ring.x + 12, ring.y + 12, ring.wide - 24, ring.high - 24, radius=half - 12, fill=PETROL)
    straight, slant = ring.wide / 2 - half, half * math.sqrt(0.5)
    round_it = (
        (-straight - slant, slant), (0, half), (straight + slant, slant), (ring.wide / 2, 0),
        (straight + slant, -slant), (0, -half), (-ring.wide / 2, 0),
    )  # fmt: skip
    for number, (across, up) in enumerate(round_it, 1):
        disc(canvas, x + across, y + up, 10.4, WHITE)
        disc(canvas, x + across, y + up, 7.8)
        numeral(canvas, number, x + across, y + up, 7.8)
    if bob:
        plumb_bob(canvas, x, y + half - 16, 27, WHITE)
    rule(canvas, x - 22, ring.y + 43, 44, PETROL_LINE, 0.7)
