"""Words measured, broken into lines and drawn, each stretch in a font that has it. Nothing in them is markup."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from workbench.domain.briefing.briefing import runs
from workbench.exports.addresses import links
from workbench.exports.pdf import fonts
from workbench.exports.pdf.fonts import Weight
from workbench.exports.pdf.tagging import Element, TaggedCanvas

_COUNT = re.compile(r"^\d+ of$")
_YEAR = re.compile(r"\d{4}\b")
_MONTHS = frozenset((
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
))  # fmt: skip
_HANGUL = re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")


class Piece(NamedTuple):
    """A stretch of one font. Widths are for size 1: a size is chosen later, and often more than once."""

    text: str
    font: str
    width: float
    link: str = ""
    language: str = ""


Word = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Line:
    pieces: tuple[Piece, ...]
    width: float


def words(
    text: str, where: str, regular: Weight = Weight.REGULAR, strong: Weight = Weight.SEMIBOLD, language: str = ""
) -> list[Word]:
    """`text` in words that keep their punctuation, strong words as marked. `where` names the field if refused."""
    found: list[Word] = []
    word: list[Piece] = []
    for run in runs(fonts.checked(text, where)):
        weight = strong if run.strong else regular
        for index, part in enumerate(fonts.split_words(run.text)):
            if index and word:
                found.append(tuple(word))
                word = []
            if part:
                word += _pieces(part, weight, where, language)
    if word:
        found.append(tuple(word))
    return _kept_together(found)


def wrap(text: Sequence[Word], width: float) -> list[Line]:
    """`text` in lines no wider than `width`, a multiple of the type size. A word too long for a line is cut."""
    lines: list[Line] = []
    line: list[Piece] = []
    used = 0.0
    for whole in text:
        for word, starts in _cut(whole, width):
            wide = sum(piece.width for piece in word)
            space = _space(line[-1], word[0]) if line and starts else None
            gap = space.width if space else 0.0
            if line and used + gap + wide > width + 1e-6:
                # The space stays at the end of its line, where a reader that joins the lines finds it.
                lines.append(_line([*line, space] if space else line, used))
                line, used, space, gap = [], 0.0, None, 0.0
            line += [space, *word] if space else word
            used += gap + wide
    if line:
        lines.append(_line(line, used))
    return lines


def draw_line(
    canvas: TaggedCanvas, line: Line, x: float, y: float, size: float, colour: str, element: Element | None
) -> None:
    """`line` from `x` on the base line `y`, read as part of `element`; without one it is only to be seen."""
    if element is None:
        with canvas.artifact("Pagination"):
            _show(canvas, line.pieces, x, y, size, colour)
        return
    for link, stretch in _by_link(line.pieces):
        wide = sum(piece.width for piece in stretch) * size
        if link:
            target = element.add("Link")
            with canvas.content(target):
                _show(canvas, stretch, x, y, size, colour)
            canvas.link(target, link, (x, y - size * 0.25, x + wide, y + size * 0.85))
        else:
            with canvas.content(element):
                _show(canvas, stretch, x, y, size, colour)
        x += wide


def widest_word(text: Sequence[Word]) -> float:
    return max((sum(piece.width for piece in word) for word in text), default=0.0)


def natural_width(text: Sequence[Word]) -> float:
    """The width of `text` on one line, for size 1."""
    return sum(line.width for line in wrap(text, float("inf")))


def _show(canvas: TaggedCanvas, pieces: Iterable[Piece], x: float, y: float, size: float, colour: str) -> None:
    canvas.setFillColor(colour)
    for piece in pieces:
        canvas.setFont(piece.font, size)
        if piece.language:
            with canvas.language(piece.language):
                canvas.drawString(x, y, piece.text)
        else:
            canvas.drawString(x, y, piece.text)
        x += piece.width * size


def _pieces(part: str, weight: Weight, where: str, language: str) -> list[Piece]:
    pieces = []
    for text, link in links(part):
        for font, stretch in fonts.in_fonts(text, weight, where):
            spoken = "ko" if _HANGUL.search(stretch) else language
            pieces.append(Piece(stretch, font, fonts.width(stretch, font), link, spoken))
    return pieces


def _kept_together(text: Iterable[Word]) -> list[Word]:
    """Counts such as "5 of 8", and a month with its year, made one word each."""
    kept: list[Word] = []
    for word in text:
        last, new = _plain(kept[-1]) if kept else "", _plain(word)
        if (
            (new == "of" and last.isdecimal())
            or (_COUNT.search(last) and new[:1].isdecimal())
            or (last in _MONTHS and _YEAR.match(new))
        ):
            before = kept.pop()
            word = (*before, _space(before[-1], word[0]), *word)
        kept.append(word)
    return kept


def _plain(word: Word) -> str:
    return "".join(piece.text for piece in word)


def _space(before: Piece, after: Piece) -> Piece:
    font = before.font if before.font == after.font else fonts.first_font(Weight.REGULAR)
    link = before.link if before.link == after.link else ""
    return Piece(" ", font, fonts.space_width(font), link, before.language if before.language == after.language else "")


def _line(pieces: Iterable[Piece], width: float) -> Line:
    """Neighbours of one kind made one."""
    joined: list[Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if last and (last.font, last.link, last.language) == (piece.font, piece.link, piece.language):
            joined[-1] = last._replace(text=last.text + piece.text, width=last.width + piece.width)
        else:
            joined.append(piece)
    return Line(tuple(joined), width)


def _by_link(pieces: Iterable[Piece]) -> list[tuple[str, list[Piece]]]:
    groups: list[tuple[str, list[Piece]]] = []
    for piece in pieces:
        if groups and groups[-1][0] == piece.link:
            groups[-1][1].append(piece)
        else:
            groups.append((piece.link, [piece]))
    return groups


def _cut(word: Word, width: float) -> list[tuple[Word, bool]]:
    """`word` in parts that each fit a line; the flag says which part begins the word."""
    if sum(piece.width for piece in word) <= width:
        return [(word, True)]
    parts: list[list[Piece]] = [[]]
    used = 0.0
    for piece in word:
        for character in piece.text:
            wide = fonts.width(character, piece.font)
            if parts[-1] and used + wide > width and not unicodedata.combining(character):
                parts.append([])
                used = 0.0
            parts[-1].append(piece._replace(text=character, width=wide))
            used += wide
    return [(_line(part, 0).pieces, index == 0) for index, part in enumerate(parts)]
