"""The briefing as a page to read down: two columns read across, then the ask, under a band with the plumb line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.domain.briefing.briefing import Briefing, PageLayout
from workbench.domain.briefing.fit import BoxFit, Fit, Part
from workbench.exports.pdf.drawing import (
    PETROL,
    PETROL_LINE,
    PETROL_RULE,
    PETROL_TINT,
    WHITE,
    card,
    disc,
    figure,
    numeral,
    plumb_line,
    rule,
)
from workbench.exports.pdf.flow import draw, height, lay_out
from workbench.exports.pdf.tagging import Element, TaggedCanvas
from workbench.exports.pdf.text import draw_line, wrap
from workbench.exports.seven_minute.logo import Logo, draw_logo, logo_of
from workbench.exports.seven_minute.page_marks import NOTICES, aside, draw_notices, with_continued
from workbench.exports.seven_minute.portrait_bands import (
    ACROSS,
    ASK_TEXT,
    COLUMN,
    GUTTER,
    HEAD,
    HIGH,
    MARGIN,
    TEXT,
    WIDE,
    Ask,
    Band,
    Column,
    Pair,
    Plain,
    again_height,
)
from workbench.exports.seven_minute.portrait_pages import (
    HEAD_TEXT,
    PAGE_NUMBER,
    Page,
    Pages,
    foot_top,
    head_high,
    paginate,
)
from workbench.exports.seven_minute.words import CLOSER, BriefingWords, say, set_closer
from workbench.exports.seven_minute.words import COLUMN as LOOK

_LOGO = 110.0, 34.0
_LOGO_GAP = 16.0
_TITLE_MOST, _SUBTITLE_MOST = 2, 2
"""Lines that a head may have."""
_CLOSING_MOST = 3
_ASK_WEIGHT = 1.25
"""Of the ask, in the page: a pair of boxes weighs 1."""
_LEAST_BAND = 100.0
"""A pair of boxes with three lines in it. Less is not asked of one so that others may stay as long as they are."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A briefing laid out on A4 portrait."""

    said: BriefingWords
    laid: Pages
    tried: Pages
    """As it was last tried on one page: the same where that held it."""
    close: bool
    """Set a little closer than usual, so that one page holds it."""
    logo: Logo | None

    @property
    def pages(self) -> int:
        return len(self.laid.pages)

    def draw(self, canvas: TaggedCanvas) -> None:
        for number, page in enumerate(self.laid.pages, 1):
            if number > 1:
                canvas.showPage()
            self._draw_head(canvas, number)
            for placed in page.placed:
                _draw_band(canvas, placed.band, placed.top)
            self._draw_foot(canvas, page, number)

    def fit(self) -> Fit:
        return Fit(
            PageLayout.PORTRAIT, tuple(_box_fits(self.tried, close=self.close)), tuple(self._too_long()), self.pages
        )

    def _draw_head(self, canvas: TaggedCanvas, number: int) -> None:
        laid = self.laid
        high = head_high(laid.head, number)
        with canvas.artifact():
            canvas.setFillColor(PETROL)
            canvas.rect(0, HIGH - high, WIDE, high, stroke=0, fill=1)
            if number == 1:
                plumb_line(canvas, WIDE - MARGIN - 34, HIGH, WHITE)
                figure(canvas, 7, WIDE - MARGIN - 34, HIGH - 74, 16, PETROL)
        if number == 1:
            self._draw_title(canvas)
        else:
            (line, *_) = wrap(with_continued(self.said.title.words), ACROSS / 12)
            draw_line(canvas, line, MARGIN, HIGH - high + (16 if laid.notices else 14), 12, WHITE, None)
        # Across the edge of the band, where nothing else stands.
        draw_notices(canvas, laid.notices, MARGIN, HIGH - high + NOTICES / 2, ACROSS, repeated=number > 1)

    def _draw_title(self, canvas: TaggedCanvas) -> None:
        """The date stands over the title and is read after it."""
        head = self.laid.head
        over = HIGH - head.over
        top = over - height(head.date)
        for rows in (head.title, head.subtitle):
            if rows:
                top = draw(canvas, rows, MARGIN, top - rows[0].before, HEAD_TEXT)
        draw(canvas, head.date, MARGIN, over, HEAD_TEXT)

    def _draw_foot(self, canvas: TaggedCanvas, page: Page, number: int) -> None:
        last, right = number == self.pages, WIDE - MARGIN
        top = foot_top(page.foot)
        draw(canvas, page.foot, MARGIN, top, ACROSS)
        if last and self.logo:
            wide, high = self.logo.within(*_LOGO)
            middle = top - max(height(page.foot), 24) / 2
            draw_logo(canvas, self.logo, self.said.logo, (right - wide, middle - high / 2, wide, high))
            right -= wide + _LOGO_GAP
        if self.pages > 1:
            aside(canvas, f"Page {number} of {self.pages}", right, 18.6)

    def _too_long(self) -> Iterator[Part]:
        if self.pages == 1:
            return
        head, said = self.tried.head, self.said
        left = [row.element for row in head.rest]
        if len(head.title) > _TITLE_MOST or said.title.element in left:
            yield Part.TITLE
        elif len(head.subtitle) > _SUBTITLE_MOST or said.subtitle.element in left:
            yield Part.SUBTITLE
        if len(head.date) > 1 or said.date.element in left:
            yield Part.DATE
        if len(lay_out(said.boxes[-1].closing, ASK_TEXT)) > _CLOSING_MOST:
            yield Part.CLOSING
        if self.tried.foot_flows:
            longer = len(said.partnership.words) > len(said.small_print.words)
            yield Part.PARTNERSHIP if longer else Part.SMALL_PRINT


def lay_out_sheet(briefing: Briefing, document: Element) -> Sheet:
    said = say(briefing, document, LOOK)
    logo = logo_of(briefing.logo)
    beside = logo.within(*_LOGO)[0] + _LOGO_GAP if logo else 0.0
    usual = paginate(said, ACROSS - beside)
    if len(usual.pages) == 1:
        return Sheet(said, usual, usual, False, logo)
    closer = paginate(set_closer(said), ACROSS - beside)
    if len(closer.pages) == 1:
        return Sheet(said, closer, closer, True, logo)
    # What one page cannot hold is set as usual. Its pages are numbered: the number takes its room from the foot.
    numbered = paginate(said, ACROSS - beside - PAGE_NUMBER, usual.boxes)
    return Sheet(said, numbered, closer, False, logo)


def _draw_band(canvas: TaggedCanvas, band: Band, top: float) -> None:
    match band:
        case Pair():
            for place, column in enumerate(band.columns):
                if column:
                    _draw_column(canvas, column, MARGIN + place * (COLUMN + GUTTER), top)
        case Ask():
            _draw_ask(canvas, band, top)
        case Plain():
            draw(canvas, band.rows, MARGIN, top, ACROSS)


def _draw_column(canvas: TaggedCanvas, column: Column, x: float, top: float) -> None:
    with canvas.artifact():
        rule(canvas, x, top, COLUMN, PETROL if not column.again else PETROL_LINE, 1.4)
    head = column.rows[0].element
    if head and not column.again:
        with canvas.content(head):
            figure(canvas, column.number, x, top - 23, 20, PETROL, left=True)
    draw(canvas, column.again, x, top - HEAD, TEXT)
    end = draw(canvas, column.rows, x, top - HEAD - again_height(column.again), TEXT)
    if column.goes_on:
        aside(canvas, "Goes on overleaf", x + COLUMN, end - 11)


def _draw_ask(canvas: TaggedCanvas, ask: Ask, top: float) -> None:
    with canvas.artifact():
        card(canvas, MARGIN, top - ask.height, ACROSS, ask.height, fill=PETROL_TINT)
        if ask.starts:
            disc(canvas, MARGIN + 26, top - 27, 12)
    if ask.starts and ask.head.element:
        with canvas.content(ask.head.element):
            numeral(canvas, ask.number, MARGIN + 26, top - 27, 12)
    for stack in ask.stacks:
        if ask.rule is not None and stack is ask.stacks[-1]:
            with canvas.artifact():
                rule(canvas, MARGIN + stack.x, top - ask.rule, stack.wide, PETROL_RULE)
        draw(canvas, stack.rows, MARGIN + stack.x, top - stack.drop, stack.wide)
    if ask.goes_on:
        aside(canvas, "Goes on overleaf", MARGIN + ACROSS - 18, top - ask.height + 12)


def _box_fits(laid: Pages, *, close: bool) -> Iterator[BoxFit]:
    """Each box beside what it could grow to: what the others leave it, or its share where all are too long."""
    size = LOOK.ordinary.body.size * (CLOSER if close else 1.0)
    for band, room in zip(laid.boxes, _rooms(laid.boxes, laid.room), strict=True):
        for number, used in _boxes_in(band):
            yield BoxFit(number, room, used, used <= room + 0.01, round(size, 1), close)


def _boxes_in(band: Band) -> Iterator[tuple[int, float]]:
    match band:
        case Pair():
            yield from ((column.number, column.height) for column in band.columns if column)
        case Ask():
            yield band.number, band.height


def _weight(band: Band) -> float:
    return _ASK_WEIGHT if isinstance(band, Ask) else 1.0


def _rooms(bands: Sequence[Band], room: float) -> list[float]:
    """The height that each band may have. Where all are too long, the longest give way, and as few as can."""
    over = room - sum(band.height for band in bands)
    if over >= 0:
        return [band.height + over for band in bands]
    rooms = [band.height for band in bands]
    giving: list[int] = []
    for place in sorted(range(len(bands)), key=lambda place: -rooms[place] / _weight(bands[place])):
        giving.append(place)
        level = (over + sum(rooms[each] for each in giving)) / sum(_weight(bands[each]) for each in giving)
        if level >= _LEAST_BAND:
            break
    return [min(high, level * _weight(bands[place])) if place in giving else high for place, high in enumerate(rooms)]
