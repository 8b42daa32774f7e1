"""The seven-minute briefing on A4: seen clockwise from 1 to 7, and tagged to be heard in that order."""

from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from workbench.domain.briefings import Briefing, unmarked
from workbench.domain.progress import Progress, Work
from workbench.exports.files import whole_file
from workbench.exports.pdf.briefing_grid import HIGH, INSET, MARGIN, NUMERAL, TEXT, WIDE, draw_band, draw_grid
from workbench.exports.pdf.briefing_layout import BAND, CONTINUES, BoxRows, Layout, closing_height, fit, title_room
from workbench.exports.pdf.briefing_overleaf import draw_overleaf, pages_overleaf
from workbench.exports.pdf.briefing_words import KIND, BriefingWords, say
from workbench.exports.pdf.drawing import INK2, PETROL_RULE, numeral, rule
from workbench.exports.pdf.flow import FLOOR, draw, height
from workbench.exports.pdf.fonts import Weight, checked, first_font, split_words
from workbench.exports.pdf.tagging import TaggedCanvas
from workbench.exports.pdf.text import draw_line, words, wrap


def write(briefing: Briefing, path: Path) -> Work[Path]:
    """Writes the briefing to `path`; closing it on the way leaves nothing there."""
    finished = yield from pdf(briefing)
    with whole_file(path) as draft:
        draft.write_bytes(finished)
        yield Progress(4, 4, "Saving the briefing")
    return path


def pdf(briefing: Briefing) -> Work[bytes]:
    """The bytes of the briefing, the same for the preview as for the file."""
    for weight in Weight:
        yield Progress(0, 4, "Loading fonts")
        first_font(weight)
    yield Progress(1, 4, "Laying out the words")
    file = BytesIO()
    canvas = open_canvas(briefing, file)
    said = say(briefing, canvas.document)
    layout = fit(said)
    yield Progress(2, 4, "Drawing the page")
    draw_pages(canvas, said, layout)
    yield Progress(3, 4, "Embedding fonts")
    canvas.save()
    return file.getvalue()


def open_canvas(briefing: Briefing, file: BinaryIO) -> TaggedCanvas:
    title = _unmarked(briefing.title, "The title")
    marks = [mark for mark, said in (("draft", briefing.draft), ("example", briefing.example)) if said]
    name = f"{title}: {KIND.lower()}" if title else KIND
    return TaggedCanvas(
        file,
        title=f"{name} ({', '.join(marks)})" if marks else name,
        author=_unmarked(briefing.partnership, "The partnership’s name"),
        language=briefing.language,
        size=(WIDE, HIGH),
        font=first_font(Weight.REGULAR),
    )


def draw_pages(canvas: TaggedCanvas, said: BriefingWords, layout: Layout) -> None:
    overleaf = pages_overleaf(said, layout)
    pages = 1 + len(overleaf)
    _draw_front(canvas, layout, pages)
    for number, columns in enumerate(overleaf, 2):
        canvas.showPage()
        _draw_notices(canvas, layout, repeated=True)
        draw_overleaf(canvas, said.title.words, columns)
        _draw_aside(canvas, f"Page {number} of {pages}", WIDE - MARGIN, MARGIN + 9)


def _draw_front(canvas: TaggedCanvas, layout: Layout, pages: int) -> None:
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
    if pages > 1:
        _draw_aside(canvas, f"Page 1 of {pages}", WIDE - MARGIN, MARGIN + 9)


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
        _draw_aside(canvas, "Goes on overleaf", cell.x + cell.wide - 14, cell.y + CONTINUES - 4)


def _draw_notices(canvas: TaggedCanvas, layout: Layout, *, repeated: bool) -> None:
    """DRAFT on the left, EXAMPLE on the right or alone on the left. A later page only shows them again."""
    if not layout.notices:
        return
    bottom = HIGH - MARGIN + 8 - BAND
    draw_band(canvas, bottom, BAND)
    for index, row in enumerate(layout.notices):
        look = row.look
        wide = row.line.width * look.size
        x = WIDE - MARGIN - 10 - wide if index else MARGIN + 10
        draw_line(canvas, row.line, x, bottom + 4.3, look.size, look.colour, None if repeated else row.element)


def _draw_aside(canvas: TaggedCanvas, text: str, right: float, y: float) -> None:
    """Small words about the page itself, which nobody needs read out."""
    (line,) = wrap(words(text, "The page"), float("inf"))
    draw_line(canvas, line, right - line.width * FLOOR, y, FLOOR, INK2, None)


def _unmarked(text: str, where: str) -> str:
    """`text` as a title or a name: one line, without marks of strength."""
    return " ".join(split_words(unmarked(checked(text, where)))).strip()
