"""How big each part of a briefing is set, and what of it goes on overleaf. No word is lost between the two."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from workbench.exports.pdf.drawing import INK
from workbench.exports.pdf.flow import FLOOR, Block, Row, fits, height, lay_out, take
from workbench.exports.pdf.text import natural_width, widest_word
from workbench.exports.seven_minute.landscape_grid import HIGH, INSET, MARGIN, TEXT, WIDE, Grid
from workbench.exports.seven_minute.page_marks import NOTICES
from workbench.exports.seven_minute.words import BoxWords, BriefingWords

FOOT_LINE = 12.0
CONTINUES = 13.0
"""Kept free under a box that goes on overleaf, to say so."""

_FOOT_MOST = 5
_STEPS = tuple(size / 11.2 for size in (11.2, 10.8, 10.4, 10.0, 9.6, 9.2, FLOOR))
_ALIKE = 10.0 / 11.2
"""Boxes 1 to 6 share one size down to here; a box that needs less is set smaller alone."""
_LEAST = FLOOR / 12
"""Shrinks all body text to the floor."""
_TITLE_STEPS = tuple(size / 22 for size in (22, 20, 18, 16, 14, 12))
_TITLE_WIDTH, _SUBTITLE_WIDTH, _DATE_WIDTH = 190.0, 150.0, 172.0
_TITLE_HIGH, _SUBTITLE_LOW = 168.0, 200.0
"""Without the bob the title stands where the plate is narrower, and the subtitle where it is widest."""
_FOOT_WIDTH = WIDE - 2 * MARGIN - 70


@dataclass(frozen=True, slots=True)
class BoxRows:
    number: int
    rows: tuple[Row, ...]
    closing: tuple[Row, ...]
    """Stands at the foot of the box, under a rule."""
    rest: tuple[Row, ...]
    room: float
    used: float
    """Of that room, by all its words at the size they are set in."""
    scale: float
    needs: float
    """The scale it would need by itself; the boxes share the smallest."""


@dataclass(frozen=True, slots=True)
class Layout:
    grid: Grid
    bob: bool
    """The plumb bob gives up its place to a long title."""
    title: tuple[Row, ...]
    date: tuple[Row, ...]
    notices: tuple[Row, ...]
    boxes: tuple[BoxRows, ...]
    foot: tuple[Row, ...]
    title_rest: tuple[Row, ...]
    foot_rest: tuple[Row, ...]

    @property
    def goes_on(self) -> bool:
        return bool(self.title_rest or self.foot_rest or any(box.rest for box in self.boxes))


def fit(said: BriefingWords, aside: float = 0.0) -> Layout:
    """`aside` is the width kept free beside the foot."""
    foot, foot_rest = _foot(said.foot, _FOOT_WIDTH - aside)
    top = HIGH - MARGIN - (NOTICES - 2 if said.notices else 0)
    grid = Grid(top, MARGIN + FOOT_LINE * max(2, len(foot)))
    title, title_rest = _plate(said, _TITLE_WIDTH, _SUBTITLE_WIDTH, title_room(grid, bob=True))
    bob = not title_rest
    if title_rest:
        title, title_rest = _plate(said, _TITLE_HIGH, _SUBTITLE_LOW, title_room(grid, bob=False))
    date, date_rest = take(_one_line(said.date, _DATE_WIDTH, FLOOR), said.date.look.lead)
    return Layout(
        grid,
        bob,
        tuple(title),
        tuple(date),
        tuple(row for block in said.notices for row in lay_out([block], WIDE)),
        _boxes(said.boxes, grid),
        tuple(foot),
        tuple(_on_white(row) for row in (*title_rest, *date_rest)),
        tuple(foot_rest),
    )


def title_room(grid: Grid, *, bob: bool) -> float:
    """The height of the plate from the bob, or the top, down to the rule over the date."""
    return grid.plate.high - (99 if bob else 72)


def closing_height(rows: Sequence[Row]) -> float:
    """From the bottom of box 7 to the rule over its closing line."""
    return 30.4 + height(rows)


def _boxes(boxes: Sequence[BoxWords], grid: Grid) -> tuple[BoxRows, ...]:
    scales = {box.number: _scale(box, _room(box, grid)) for box in boxes}
    ordinary = [scale for number, scale in scales.items() if number < len(boxes) and scale]
    alike = max(min(ordinary, default=1.0), _ALIKE)
    return tuple(
        _box(box, _room(box, grid), scales[box.number] or _LEAST, alike if box.number < len(boxes) else 1.0)
        for box in boxes
    )


def _room(box: BoxWords, grid: Grid) -> float:
    return grid.cell(box.number).high - INSET - 8


def _scale(box: BoxWords, room: float) -> float:
    """The largest step at which the box holds all its words; 0 if none does."""
    usual, *smaller = _STEPS
    if _holds(box, room, usual):
        return usual
    if not _holds(box, room, _LEAST):
        return 0.0
    return next((step for step in smaller if _holds(box, room, step)), _LEAST)


def _holds(box: BoxWords, room: float, scale: float) -> bool:
    closing = lay_out(box.closing, TEXT, scale)
    return fits(_rows(box, scale), room - (closing_height(closing) if closing else 0.0))


def _box(box: BoxWords, room: float, needs: float, alike: float) -> BoxRows:
    scale = min(needs, alike)
    rows, closing = _rows(box, scale), lay_out(box.closing, TEXT, scale)
    used = height(rows) + (closing_height(closing) if closing else 0.0)
    if _holds(box, room, scale):
        return BoxRows(box.number, tuple(rows), tuple(closing), (), room, used, scale, needs)
    kept, rest = take([*rows, *closing], room - CONTINUES)
    return BoxRows(box.number, tuple(kept), (), tuple(rest), room, used, scale, needs)


def _rows(box: BoxWords, scale: float) -> list[Row]:
    return [*_one_line(box.head, TEXT, 11.0), *lay_out(box.body, TEXT, scale)]


def _one_line(block: Block, width: float, least: float) -> list[Row]:
    """`block` shrunk to one line if `least` allows it, else broken at that size."""
    natural = natural_width(block.words) * block.look.size
    room = width - block.look.indent
    return lay_out([block], width, max(min(1.0, room / natural if natural else 1.0), least / block.look.size))


def _plate(said: BriefingWords, width: float, width_under: float, room: float) -> tuple[list[Row], list[Row]]:
    rows: list[Row] = []
    for step in _TITLE_STEPS:
        rows = [*lay_out([said.title], width, step), *lay_out([said.subtitle], width_under, step)]
        if fits(rows, room) and widest_word(said.title.words) * rows[0].look.size <= width:
            break
    return take(rows, room)


def _foot(blocks: Sequence[Block], width: float) -> tuple[list[Row], list[Row]]:
    """A foot of more than a few lines leaves the page to the boxes, and stands overleaf from where it is too long."""
    kept: list[Row] = []
    for index, block in enumerate(blocks):
        rows = lay_out([block], width)
        if len(kept) + len(rows) > _FOOT_MOST:
            return kept, lay_out(blocks[index:], TEXT)
        kept += rows
    return kept, []


def _on_white(row: Row) -> Row:
    """A row of the plate as it is set overleaf."""
    return replace(row, look=replace(row.look, colour=INK, centred=False))
