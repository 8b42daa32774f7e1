"""The pages after the first, for what did not fit its box: three columns, each part under its head again."""

from collections.abc import Sequence
from dataclasses import replace

from workbench.exports.pdf.drawing import HAIR, INK, rule
from workbench.exports.pdf.flow import Block, Look, Row, draw, fits, lay_out, take
from workbench.exports.pdf.fonts import Weight
from workbench.exports.pdf.tagging import TaggedCanvas
from workbench.exports.pdf.text import Word, draw_line, words, wrap
from workbench.exports.seven_minute.landscape_grid import COLUMN, HIGH, MARGIN, WIDE, column_left
from workbench.exports.seven_minute.landscape_layout import Layout
from workbench.exports.seven_minute.page_marks import with_continued
from workbench.exports.seven_minute.words import BriefingWords

_TOP, _BOTTOM = HIGH - MARGIN - 58, MARGIN + 24
_AGAIN = Look(12, 16, INK, before=16)
_PER_PAGE = 3

Column = list[Row]


def pages_overleaf(said: BriefingWords, layout: Layout) -> list[list[Column]]:
    """Each part keeps its place in the tags, after what stands on the front; its head here is only to be seen."""
    columns: list[Column] = [[]]
    for head, rest in _parts(said, layout):
        below = replace(rest[0], before=_AGAIN.before if not head else 6.0)
        rows = [*lay_out([Block(head, _AGAIN, None)] if head else [], COLUMN), below, *rest[1:]]
        room = _TOP - _BOTTOM
        if columns[-1] and not fits([*columns[-1], *rows[:3]], room):
            columns.append([])
        while rows:
            columns[-1], rows = take([*columns[-1], *rows], room)
            if rows:
                columns.append([])
    filled = [column for column in columns if column]
    return [filled[start : start + _PER_PAGE] for start in range(0, len(filled), _PER_PAGE)]


def draw_overleaf(canvas: TaggedCanvas, title: Sequence[Word], columns: Sequence[Column]) -> None:
    """`title` is the head of the page; the notices and the page number are the caller's."""
    (line, *_) = wrap(with_continued(title), (WIDE - 2 * MARGIN - 240) / 14)
    draw_line(canvas, line, MARGIN, _TOP + 18, 14, INK, None)
    with canvas.artifact():
        rule(canvas, MARGIN, _TOP + 9, WIDE - 2 * MARGIN, HAIR)
    for index, rows in enumerate(columns):
        draw(canvas, rows, column_left(index), _TOP, COLUMN)


def _parts(said: BriefingWords, layout: Layout) -> list[tuple[list[Word], tuple[Row, ...]]]:
    parts: list[tuple[list[Word], tuple[Row, ...]]] = []
    if layout.title_rest:
        parts.append((_bold("Title (continued)"), layout.title_rest))
    for words_of, box in zip(said.boxes, layout.boxes, strict=True):
        if box.rest:
            head = [*_bold(str(box.number)), *words_of.head.words, *_bold("(continued)")]
            parts.append((head, box.rest))
    if layout.foot_rest:
        parts.append(([], layout.foot_rest))
    return parts


def _bold(text: str) -> list[Word]:
    return words(text, "The page", Weight.BOLD, Weight.BOLD)
