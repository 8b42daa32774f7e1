"""The briefing as a poster: seen clockwise from 1 to 7, and tagged to be heard in that order."""

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.domain.briefing.briefing import HEADS, Briefing, PageLayout
from workbench.domain.briefing.fit import BoxFit, Fit, Part
from workbench.exports.pdf.drawing import PETROL_RULE, numeral, rule
from workbench.exports.pdf.flow import draw, height, lay_out
from workbench.exports.pdf.tagging import Element, TaggedCanvas
from workbench.exports.seven_minute.landscape_grid import HIGH, INSET, MARGIN, NUMERAL, TEXT, WIDE, draw_grid
from workbench.exports.seven_minute.landscape_layout import CONTINUES, BoxRows, Layout, closing_height, fit, title_room
from workbench.exports.seven_minute.landscape_overleaf import draw_overleaf, pages_overleaf
from workbench.exports.seven_minute.logo import Logo, draw_logo, logo_of
from workbench.exports.seven_minute.page_marks import aside, draw_notices
from workbench.exports.seven_minute.words import POSTER, BriefingWords, say

_LOGO_WIDE, _LOGO_HIGH, _LOGO_GAP = 100.0, 27.0, 14.0
_SHORT_CLOSING = 3
"""Lines of a closing line that leave box 7 to its points."""


@dataclass(frozen=True, slots=True)
class Poster:
    """A briefing laid out on A4 landscape."""

    said: BriefingWords
    layout: Layout
    logo: Logo | None

    @property
    def pages(self) -> int:
        return 1 + len(pages_overleaf(self.said, self.layout))

    def draw(self, canvas: TaggedCanvas) -> None:
        overleaf = pages_overleaf(self.said, self.layout)
        pages = 1 + len(overleaf)
        self._draw_front(canvas, pages)
        for number, columns in enumerate(overleaf, 2):
            canvas.showPage()
            _draw_notices(canvas, self.layout, repeated=True)
            draw_overleaf(canvas, self.said.title.words, columns)
            aside(canvas, f"Page {number} of {pages}", WIDE - MARGIN, MARGIN + 9)

    def fit(self) -> Fit:
        boxes = tuple(_box_fit(box) for box in self.layout.boxes)
        return Fit(PageLayout.LANDSCAPE, boxes, tuple(_too_long(self.said, self.layout)), self.pages)

    def _draw_front(self, canvas: TaggedCanvas, pages: int) -> None:
        layout = self.layout
        grid = layout.grid
        draw_grid(canvas, grid, bob=layout.bob)
        plate = grid.plate
        left = plate.x + 12
        wide = plate.wide - 24
        slack = title_room(grid, bob=layout.bob) - height(layout.title)
        top = plate.top - (49 if layout.bob else 22) - max(0.0, slack) * 0.4
        draw(canvas, layout.title, left, top, wide)
        draw(canvas, layout.date, left, plate.y + 38, wide)
        _draw_notices(canvas, layout, repeated=False)
        for box in layout.boxes:
            _draw_box(canvas, layout, box)
        draw(canvas, layout.foot, MARGIN, grid.bottom - 5.8, WIDE - 2 * MARGIN)
        beside = self._draw_logo(canvas)
        if pages > 1:
            aside(canvas, f"Page 1 of {pages}", WIDE - MARGIN - beside, MARGIN + 9)

    def _draw_logo(self, canvas: TaggedCanvas) -> float:
        """The width it takes at the right of the foot."""
        if self.logo is None:
            return 0.0
        wide, high = self.logo.within(_LOGO_WIDE, _LOGO_HIGH)
        middle = MARGIN + 6
        draw_logo(canvas, self.logo, self.said.logo, (WIDE - MARGIN - wide, middle - high / 2, wide, high))
        return wide + _LOGO_GAP


def lay_out_poster(briefing: Briefing, document: Element) -> Poster:
    said = say(briefing, document, POSTER)
    logo = logo_of(briefing.logo)
    beside = logo.within(_LOGO_WIDE, _LOGO_HIGH)[0] + _LOGO_GAP if logo else 0.0
    return Poster(said, fit(said, beside), logo)


def _draw_box(canvas: TaggedCanvas, layout: Layout, box: BoxRows) -> None:
    cell = layout.grid.cell(box.number)
    head = box.rows[0].element if box.rows else None
    if head:
        with canvas.content(head):
            numeral(canvas, box.number, cell.x + 26, cell.top - 25, NUMERAL)
    draw(canvas, box.rows, cell.x + INSET, cell.top - INSET, TEXT)
    if box.closing:
        line = cell.y + closing_height(box.closing)
        with canvas.artifact():
            rule(canvas, cell.x + INSET, line, cell.wide - 2 * INSET, PETROL_RULE)
        draw(canvas, box.closing, cell.x + INSET, line - 8, TEXT)
    if box.rest:
        aside(canvas, "Goes on overleaf", cell.x + cell.wide - 14, cell.y + CONTINUES - 4)


def _draw_notices(canvas: TaggedCanvas, layout: Layout, *, repeated: bool) -> None:
    draw_notices(canvas, layout.notices, MARGIN, HIGH - MARGIN + 8, WIDE - 2 * MARGIN, repeated=repeated)


def _box_fit(box: BoxRows) -> BoxFit:
    look = POSTER.large if box.number == len(HEADS) else POSTER.ordinary
    size = look.body.shrunk(box.scale).size
    return BoxFit(box.number, box.room, box.used, not box.rest, round(size, 1), box.needs < 1)


def _too_long(said: BriefingWords, layout: Layout) -> Iterator[Part]:
    left = [row.element for row in layout.title_rest]
    if said.title.element in left:
        yield Part.TITLE
    elif said.subtitle.element in left:
        yield Part.SUBTITLE
    if said.date.element in left:
        yield Part.DATE
    (*_, ask), last = said.boxes, layout.boxes[-1]
    if last.rest and len(lay_out(ask.closing, TEXT, last.scale)) > _SHORT_CLOSING:
        yield Part.CLOSING
    left = [row.element for row in layout.foot_rest]
    if said.partnership.element in left:
        yield Part.PARTNERSHIP
    elif said.small_print.element in left:
        yield Part.SMALL_PRINT
