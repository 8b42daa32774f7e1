"""Which band of a portrait briefing stands on which page, and how far down. No word is lost between two pages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from workbench.exports.pdf.drawing import INK
from workbench.exports.pdf.flow import Row, height, lay_out, take
from workbench.exports.pdf.text import widest_word
from workbench.exports.seven_minute.portrait_bands import ACROSS, HIGH, MARGIN, WIDE, Band, Plain, ask, pair
from workbench.exports.seven_minute.words import BriefingWords

HEAD_TEXT = WIDE - 2 * MARGIN - 65
"""The width of the title, which leaves the plumb line its place."""
_HEAD, _HEAD_LONG, _HEAD_MOST = 112.0, 142.0, 300.0
_HEAD_MARGINS, _HEAD_MARGINS_LONG = (25.2, 18.2), (20.0, 13.0)
"""Over and under the words of the head; a title of two lines leaves less."""
_HEAD_OVERLEAF = 36.0
_TITLE_ON_ONE, _TITLE_ON_TWO = (29.0, 26.0, 24.0), (24.0, 22.0, 20.0)
_UNDER_BAND = 18.0
_GAP, _GAP_LEAST, _GAP_MOST = 19.0, 12.0, 46.0
"""From band to band."""
_BOTTOM = 36.0
"""The foot margin of a page that goes on."""
_FOOT_BOTTOM, _FOOT_LEAST, _OVER_FOOT = 16.0, 24.0, 10.0
_FOOT_MOST = 5
"""Lines of the foot; a longer one stands after box 7."""
_WORTH_PARTING = 0.45
"""Of a page: a band that would leave more than this empty is parted, though the next page would hold it."""
_LEAST_PART = 90.0
"""The least of a band that is worth beginning at the foot of a page."""
PAGE_NUMBER = 62.0
"""Kept free at the right of the foot."""


@dataclass(frozen=True, slots=True)
class Head:
    """The band across the head of the first page."""

    high: float
    over: float
    """From the edge of the page to the first of its words."""
    date: tuple[Row, ...]
    title: tuple[Row, ...]
    subtitle: tuple[Row, ...]
    rest: tuple[Row, ...]
    """What it has no room for."""


@dataclass(frozen=True, slots=True)
class Placed:
    band: Band
    top: float


@dataclass(frozen=True, slots=True)
class Page:
    placed: tuple[Placed, ...]
    foot: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Pages:
    head: Head
    notices: tuple[Row, ...]
    boxes: tuple[Band, ...]
    """As they would stand on one page of any height."""
    pages: tuple[Page, ...]
    foot: tuple[Row, ...]
    foot_flows: bool

    @property
    def room(self) -> float:
        """The height that the first page has for its boxes, less the least gaps between them. A head that is itself
        too long takes no more of it than a long one may."""
        top = HIGH - min(self.head.high, _HEAD_LONG) - _UNDER_BAND
        return top - foot_space(self.foot) - _GAP_LEAST * (len(self.boxes) - 1)


def paginate(said: BriefingWords, foot_width: float, boxes: Sequence[Band] = ()) -> Pages:
    """`boxes` are the bands of an earlier try, which do not change with the foot."""
    head = _head(said)
    notices = tuple(row for block in said.notices for row in lay_out([block], WIDE))
    foot = lay_out(said.foot, foot_width)
    flows = len(foot) > _FOOT_MOST
    boxes = boxes or _boxes(said)
    over = [Plain(head.rest)] if head.rest else []
    under = [Plain(tuple(lay_out(said.foot, ACROSS)))] if flows else []
    pinned = () if flows else tuple(foot)
    pages = tuple(_flow([*over, *boxes, *under], head, pinned))
    return Pages(head, notices, tuple(boxes), pages, pinned, flows)


def _boxes(said: BriefingWords) -> list[Band]:
    pairs = [pair(said.boxes[place], said.boxes[place + 1]) for place in (0, 2, 4)]
    return [*pairs, ask(said.boxes[-1])]


def page_top(head: Head, number: int) -> float:
    """Where the bands of a page begin. The notices take nothing from them: a draft fills as what is published will."""
    return HIGH - head_high(head, number) - _UNDER_BAND


def head_high(head: Head, number: int) -> float:
    return head.high if number == 1 else _HEAD_OVERLEAF


def foot_top(foot: Sequence[Row]) -> float:
    return _FOOT_BOTTOM + max(height(foot), _FOOT_LEAST)


def foot_space(foot: Sequence[Row]) -> float:
    return foot_top(foot) + _OVER_FOOT if foot else _BOTTOM


def _head(said: BriefingWords) -> Head:
    date, date_rest = take(lay_out([said.date], HEAD_TEXT), 2 * said.date.look.lead)
    subtitle = lay_out([said.subtitle], HEAD_TEXT)
    title = _title(said)
    over, under = _HEAD_MARGINS if len(title) == 1 else _HEAD_MARGINS_LONG
    room = _HEAD_MOST - over - under - height(date)
    title, title_rest = take(title, room)
    room -= height(title) + said.title.look.before + said.subtitle.look.before
    below, below_rest = ([], subtitle) if title_rest else take(subtitle, room)
    high = sum(height(rows) + (rows[0].before if rows else 0.0) for rows in (date, title, below))
    rest = [replace(row, look=replace(row.look, colour=INK)) for row in (*title_rest, *below_rest, *date_rest)]
    return Head(max(_HEAD, over + high + under), over, tuple(date), tuple(title), tuple(below), tuple(rest))


def _title(said: BriefingWords) -> list[Row]:
    """In the largest size that keeps it to one line, or else to two."""
    usual = said.title.look.size
    steps = [*((size, 1) for size in _TITLE_ON_ONE), *((size, 2) for size in _TITLE_ON_TWO)]
    rows: list[Row] = []
    for size, lines in steps:
        rows = lay_out([said.title], HEAD_TEXT, size / usual)
        if len(rows) <= lines and widest_word(said.title.words) * size <= HEAD_TEXT:
            break
    return rows


def _flow(bands: Sequence[Band], head: Head, foot: tuple[Row, ...]) -> Iterator[Page]:
    number, waiting = 1, list(bands)
    while True:
        top = page_top(head, number)
        placed, waiting = _filled(waiting, top, foot_space(foot))
        room = top - (_BOTTOM if waiting else foot_space(foot))
        # A last page that is not the first holds what was left over: that stands together at its head.
        most = _GAP if number > 1 and not waiting else _GAP_MOST
        yield Page(tuple(_spread(placed, room, top, most)), () if waiting else foot)
        if not waiting:
            return
        number += 1


def _filled(bands: list[Band], top: float, foot_top: float) -> tuple[list[Band], list[Band]]:
    """The bands that stand on a page, and those that are left. The last of all needs room for the foot too."""
    here: list[Band] = []
    left = top
    fresh = HIGH - _HEAD_OVERLEAF - _UNDER_BAND - foot_top
    for index, band in enumerate(bands):
        left -= _GAP_LEAST if here else 0.0
        room = left - (foot_top if index == len(bands) - 1 else _BOTTOM)
        if band.height <= room + 0.01:
            here.append(band)
            left -= band.height
            continue
        if here and (room < _LEAST_PART or (band.height <= fresh and room < fresh * _WORTH_PARTING)):
            return here, bands[index:]
        kept, rest = band.parted(room)
        return [*here, *([kept] if kept else [])], [*([rest] if rest else []), *bands[index + 1 :]]
    return here, []


def _spread(bands: Sequence[Band], room: float, top: float, most: float) -> Iterator[Placed]:
    """The bands with what room is left shared between them, up to a point."""
    gaps = len(bands) - 1
    over = room - sum(band.height for band in bands)
    gap = min(max(over / gaps, _GAP_LEAST), most) if gaps else 0.0
    for band in bands:
        yield Placed(band, top)
        top -= band.height + gap
