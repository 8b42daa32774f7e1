"""The recovery sheet: one page to print, sign and lock away. It holds the code, no passphrase and no case data."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from pathlib import Path

from workbench.domain.progress import Progress, Work
from workbench.errors import Refused
from workbench.exports.files import whole_file
from workbench.exports.pdf.drawing import HAIR, INK, INK2, PETROL, PETROL_TINT, WHITE, card, plumb_bob, rule
from workbench.exports.pdf.flow import FLOOR, Block, Look, draw, fits, lay_out
from workbench.exports.pdf.fonts import Weight, first_font, split_words, width
from workbench.exports.pdf.tagging import Element, TaggedCanvas
from workbench.exports.pdf.text import Word, words

SIZE = WIDE, HIGH = 595.28, 841.89
_MARGIN = 52.0
_TEXT = WIDE - 2 * _MARGIN
_BAND, _PLATE, _LINES = 92.0, 168.0, 118.0
"""The height of the head and of the plate with the code; where the first line to write on stands."""
_LONGEST = 150
"""Characters of a fact; a longer path is cut in its middle."""
_CELL, _GROUP_GAP, _ROW = 21.0, 30.0, 42.0
"""Every character of the code has a cell of its own, so that it can be copied without losing the place."""

_HEAD = Look(12.5, 16, INK, before=13)
_BODY = Look(10.5, 14.6, INK2, before=3)
_FACT = Look(10.5, 14.6, INK, before=4, indent=82)

HINT = (
    "Capitals or small letters, with or without the hyphens. There is no letter O, I, L or U in it: what looks like "
    "one is a zero, a one or a V. The last four characters check the others, so Plumbline says at once if one is "
    "mistyped."
)
SAID = (
    (
        "What it is for",
        "It opens this workspace if the passphrase is lost. Choose “Use the recovery code” on the first screen and "
        "type it in. Plumbline then asks for a new passphrase and makes a new sheet, and this one stops working.",
    ),
    (
        "Where to keep it",
        "In a locked safe or cabinet, on paper only, away from the computer and from every copy of the workspace. Do "
        "not photograph, scan or e-mail it. When it is printed, delete the file it was printed from.",
    ),
    (
        "Who may use it",
        "The person who signs below, and whoever the partnership names to stand in. Anybody who holds this sheet and "
        "a copy of the workspace can read all of it: if it may have been seen, make a new code and destroy this sheet.",
    ),
)
NO_OTHER = "Nobody else can open the workspace: there is no server, no back door and no other copy of this code."
LINES = ("Name and role", "Signature", "Date", "Kept in")


@dataclass(frozen=True)
class Sheet:
    """What is on the page. `made` is local time."""

    workspace: str
    folder: str
    partnership: str
    made: datetime
    code: str = field(repr=False)


def write(sheet: Sheet, path: Path) -> Work[Path]:
    """The sheet as a PDF, whole at `path` or not there at all."""
    finished = yield from pdf(sheet)
    with whole_file(path) as draft:
        draft.write_bytes(finished)
        yield Progress(2, 2, "Saving the sheet")
    return path


def pdf(sheet: Sheet) -> Work[bytes]:
    """The bytes of the sheet."""
    for weight in Weight:
        yield Progress(0, 2, "Loading fonts")
        first_font(weight)
    file = BytesIO()
    name = _printable(sheet.workspace)
    canvas = TaggedCanvas(
        file,
        title=f"Recovery sheet: {name or 'Plumbline workspace'}",
        author="Plumbline",
        language="en-GB",
        size=SIZE,
        font=first_font(Weight.REGULAR),
    )
    _draw_head(canvas)
    top = _draw_facts(canvas, sheet)
    top = _draw_code(canvas, sheet.code, top - 14)
    yield Progress(1, 2, "Drawing the page")
    _draw_words(canvas, top - 12)
    _draw_lines(canvas)
    canvas.save()
    return file.getvalue()


def _draw_head(canvas: TaggedCanvas) -> None:
    with canvas.artifact():
        canvas.setFillColor(PETROL)
        canvas.rect(0, HIGH - _BAND, WIDE, _BAND, stroke=0, fill=1)
        plumb_bob(canvas, _MARGIN + 16, HIGH - 14, 64, WHITE)
    left = _MARGIN + 52
    title = Block(words("Recovery sheet", "The title", Weight.BOLD), Look(24, 30, WHITE), canvas.document.add("H1"))
    under = Block(
        words("Keep this page in a safe. It opens a Plumbline workspace.", "The title"),
        Look(11, 16, WHITE),
        canvas.document.add("P"),
    )
    draw(canvas, lay_out([title, under], _TEXT - 52), left, HIGH - 24, _TEXT - 52)


def _draw_facts(canvas: TaggedCanvas, sheet: Sheet) -> float:
    made = f"{sheet.made.day} {sheet.made:%B %Y} at {sheet.made:%H:%M}"
    facts = (
        ("Workspace", sheet.workspace),
        ("Partnership", sheet.partnership),
        ("Where it lives", sheet.folder),
        ("Code made on", made),
    )
    top = HIGH - _BAND - 18
    for label, value in facts:
        told = _printable(value)
        if not told and not value:
            continue
        item = canvas.document.add("P")
        named = Block(words(f"{label}:\u00a0", "A label", Weight.SEMIBOLD), Look(10.5, 14.6, INK2), item)
        said = told or "its letters cannot be printed here; write it by hand ______________________________"
        draw(canvas, lay_out([named], _TEXT), _MARGIN, top, _TEXT)
        # A path has few spaces and may be long: it is broken wherever the line ends.
        top = draw(canvas, lay_out([Block(words(f" {said}", "A fact"), _FACT, item)], _TEXT), _MARGIN, top, _TEXT) - 3
    return top


def _draw_code(canvas: TaggedCanvas, code: str, top: float) -> float:
    with canvas.artifact():
        card(canvas, _MARGIN, top - _PLATE, _TEXT, _PLATE, fill=PETROL_TINT, edge=PETROL, weight=1.2)
    head = Block(words("The recovery code", "A head", Weight.BOLD), _HEAD, canvas.document.add("H2"))
    y = draw(canvas, lay_out([head], _TEXT - 40), _MARGIN + 20, top - 10, _TEXT - 40) - 8
    groups = code.split("-")
    wide = 3 * 4 * _CELL + 2 * _GROUP_GAP
    left = (WIDE - wide) / 2
    font, size = first_font(Weight.SEMIBOLD), 25.0
    item = canvas.document.add("P")
    with canvas.content(item):
        canvas.setFillColor(INK)
        canvas.setFont(font, size)
        for place, group in enumerate(groups):
            row, column = divmod(place, 3)
            x, base = left + column * (4 * _CELL + _GROUP_GAP), y - 30 - row * _ROW
            for at, character in enumerate(group):
                middle = x + (at + 0.5) * _CELL
                canvas.drawString(middle - width(character, font) * size / 2, base, character)
            if place < len(groups) - 1:
                canvas.drawString(x + 4 * _CELL + _GROUP_GAP / 2 - width("-", font) * size / 2, base, "-")
    return top - _PLATE


def _draw_words(canvas: TaggedCanvas, top: float) -> None:
    blocks = [Block(words(HINT, "A hint"), _BODY, canvas.document.add("P"))]
    for head, text in SAID:
        blocks.append(Block(words(head, "A head", Weight.BOLD), _HEAD, canvas.document.add("H2")))
        blocks.append(Block(words(text, "A paragraph"), _BODY, canvas.document.add("P")))
    blocks.append(Block(words(NO_OTHER, "A paragraph", Weight.SEMIBOLD), Look(10.5, 14.6, INK, before=10), _p(canvas)))
    room = top - _LINES - 30
    steps = (1.0, 0.95, 0.9, FLOOR / _BODY.size)
    laid = [lay_out(blocks, _TEXT, step) for step in steps]
    rows = next((rows for rows in laid if fits(rows, room)), laid[-1])
    draw(canvas, rows, _MARGIN, top, _TEXT)


def _draw_lines(canvas: TaggedCanvas) -> None:
    """Four lines to write on."""
    column = (_TEXT - 24) / 2
    for place, label in enumerate(LINES):
        down, across = divmod(place, 2)
        x, y = _MARGIN + across * (column + 24), _LINES - down * 42
        with canvas.artifact():
            rule(canvas, x, y, column, INK2, 0.8)
        said: Sequence[Word] = words(label, "A label")
        draw(canvas, lay_out([Block(said, Look(9, 12, INK2), _p(canvas))], column), x, y - 2, column)
    with canvas.artifact():
        rule(canvas, _MARGIN, 40, _TEXT, HAIR)
    foot = Block(
        words("No passphrase and no case data stand on this sheet. A newer sheet replaces it.", "The foot"),
        Look(9, 12, INK2),
        _p(canvas),
    )
    draw(canvas, lay_out([foot], _TEXT), _MARGIN, 37, _TEXT)


def _p(canvas: TaggedCanvas) -> Element:
    return canvas.document.add("P")


def _printable(text: str) -> str:
    """`text` on one line; empty where the fonts have not got its letters."""
    plain = " ".join(split_words(text.replace("**", "* *"))).strip()
    if len(plain) > _LONGEST:
        plain = f"{plain[: _LONGEST // 2]} … {plain[-_LONGEST // 2 :]}"
    try:
        words(plain, "The name")
    except Refused:
        return ""
    return plain
