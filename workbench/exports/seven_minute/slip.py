"""The team return slip: the last page of a briefing, filled in by hand and sent back."""

from dataclasses import dataclass

from workbench.domain.briefing.briefing import Briefing
from workbench.exports.pdf.drawing import INK, INK2, PETROL, RULED, rule
from workbench.exports.pdf.flow import Block, Look, draw, height, lay_out
from workbench.exports.pdf.fonts import Weight
from workbench.exports.pdf.tagging import Element, TaggedCanvas
from workbench.exports.pdf.text import words
from workbench.exports.seven_minute.page_marks import draw_notices
from workbench.exports.seven_minute.said import FIELDS, KIND, SLIP, SLIP_ASKS, own_words, send_to
from workbench.exports.seven_minute.words import BriefingWords

_HEAD = Look(24, 30, INK)
_NAME = Look(10.5, 15, PETROL)
_ASKS = Look(11.4, 16, INK2, before=4)
_LABEL = Look(11.4, 16, INK)
_SEND = Look(11.4, 16, INK)
_MARGIN, _GUTTER = 48.0, 28.0
_LINE = 27.0
"""From ruled line to ruled line: room for a hand."""
_GAP = 20.0
_SAID_SHARE = 0.62
"""Of the ruled lines under the two long fields, those of the first."""


@dataclass(frozen=True, slots=True)
class Slip:
    head: Block
    asks: Block
    fields: tuple[Block, ...]
    send: Block | None


def say_slip(briefing: Briefing, document: Element) -> Slip:
    """The slip's words, each with its place in the structure after everything said before."""
    fixed = own_words(briefing)
    section = document.add("Sect")
    head = Block(words(SLIP, SLIP, Weight.BOLD, Weight.BOLD, fixed), _HEAD, section.add("H2"))
    asks = Block(words(SLIP_ASKS, SLIP, language=fixed), _ASKS, section.add("P"))
    fields = [Block(words(each, SLIP, Weight.SEMIBOLD, language=fixed), _LABEL, section.add("P")) for each in FIELDS]
    before, where = send_to(briefing)
    said = [*words(before, SLIP, language=fixed), *words(where, "The closing line of box 7", Weight.SEMIBOLD)]
    return Slip(head, asks, tuple(fields), Block(said, _SEND, section.add("P")) if said else None)


def draw_slip(canvas: TaggedCanvas, slip: Slip, said: BriefingWords, size: tuple[float, float]) -> None:
    wide, high = size
    across = wide - 2 * _MARGIN
    notices = [row for block in said.notices for row in lay_out([block], wide)]
    draw_notices(canvas, notices, _MARGIN, high - 20, across, repeated=True)
    name = [*words(KIND, SLIP, Weight.SEMIBOLD), *words("\u00a0·\u00a0", SLIP), *said.title.words]
    top = draw(canvas, lay_out([Block(name, _NAME, None)], across)[:1], _MARGIN, high - 48, across)
    top = draw(canvas, lay_out([slip.head, slip.asks], across), _MARGIN, top, across) - 14
    half = (across - _GUTTER) / 2
    date, came, talked, change = slip.fields
    _field(canvas, date, _MARGIN, top, half, 1)
    top = _field(canvas, came, _MARGIN + half + _GUTTER, top, half, 1) - _GAP
    send = lay_out([slip.send], across) if slip.send else []
    lines = int((top - _MARGIN - height(send) - 2 * _GAP - 2 * _LABEL.lead) / _LINE)
    first = max(2, round(lines * _SAID_SHARE))
    top = _field(canvas, talked, _MARGIN, top, across, first) - _GAP
    _field(canvas, change, _MARGIN, top, across, max(2, lines - first))
    draw(canvas, send, _MARGIN, _MARGIN + height(send) - 8, across)


def _field(canvas: TaggedCanvas, label: Block, x: float, top: float, wide: float, lines: int) -> float:
    """A label and ruled lines under it; answers where they end."""
    top = draw(canvas, lay_out([label], wide), x, top, wide)
    with canvas.artifact():
        for _ in range(lines):
            top -= _LINE
            rule(canvas, x, top, wide, RULED, 0.8)
    return top
