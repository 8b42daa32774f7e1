"""What a page of a briefing says about itself: the notices across its head, and small words at its edge."""

from collections.abc import Sequence

from workbench.exports.pdf.drawing import CAUTION, CAUTION_TINT, INK2, card
from workbench.exports.pdf.flow import FLOOR, Row
from workbench.exports.pdf.fonts import Weight
from workbench.exports.pdf.tagging import TaggedCanvas
from workbench.exports.pdf.text import Word, draw_line, words, wrap

NOTICES = 16.0
"""The height of the notices."""


def draw_notices(
    canvas: TaggedCanvas, rows: Sequence[Row], left: float, top: float, wide: float, *, repeated: bool
) -> None:
    """DRAFT on the left, EXAMPLE on the right or alone on the left. A later page only shows them again."""
    if not rows:
        return
    bottom = top - NOTICES
    # A heavy edge, so that the band is seen without colour too.
    with canvas.artifact():
        card(canvas, left, bottom, wide, NOTICES, radius=4, fill=CAUTION_TINT, edge=CAUTION, weight=1.4)
    for index, row in enumerate(rows):
        look = row.look
        x = left + wide - 10 - row.line.width * look.size if index else left + 10
        draw_line(canvas, row.line, x, bottom + 4.3, look.size, look.colour, None if repeated else row.element)


def aside(canvas: TaggedCanvas, text: str, right: float, y: float) -> None:
    """Small words about the page itself, which nobody needs read out."""
    (line,) = wrap(words(text, "The page"), float("inf"))
    draw_line(canvas, line, right - line.width * FLOOR, y, FLOOR, INK2, None)


def with_continued(title: Sequence[Word]) -> list[Word]:
    """A head as it is shown again on a later page."""
    return [*title, *words("(continued)", "The page", Weight.BOLD, Weight.BOLD)]
