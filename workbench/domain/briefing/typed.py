"""A box of a briefing as one text that a person types, and back.

A blank line parts paragraphs. A line that starts with "- " or "• " is a point, in box 7 also one with "1. "; a line
that starts with "> " is the quote. **So** marks strong words. A backslash before any of these makes it plain text.
"""

import re
from collections.abc import Iterator

from workbench.domain.briefing.briefing import HEADS, Box, escaped

_NUMBERED = len(HEADS)
"""The box whose points are numbered."""

_BULLET = re.compile(r"[-•](?:\s+|$)")
_NUMBER = re.compile(r"\d{1,2}[.)](?:\s+|$)")
_QUOTE = re.compile(r">(?:\s+|$)")
_PLAIN = re.compile(r"\\+(?=(?:[-•>]|\d{1,2}[.)])(?:\s|$))")
_STARS = re.compile(r"(\\*)\*(\x1a?)")
_UNTYPED = "\x1a"


def box_from(number: int, text: str, head: str = "") -> Box:
    """The box that `text` means. `head` is its heading where it is not the usual one."""
    paragraphs: list[str] = []
    points: list[str] = []
    after: list[str] = []
    quote: list[str] = []
    going_on: list[str] | None = None
    for line in text.replace(_UNTYPED, "").splitlines():
        said = line.strip()
        if not said:
            going_on = None
        elif mark := _QUOTE.match(said):
            quote.append(said[mark.end() :])
            going_on = None
        elif mark := _point(number, said):
            points.append(said[mark.end() :])
            going_on = points
        elif going_on is None or _NUMBER.match(said):
            going_on = after if points else paragraphs
            going_on.append(_without_escape(said))
        else:
            going_on[-1] = f"{going_on[-1]} {_without_escape(said)}".strip()
    kept = [tuple(_marked(each) for each in part if each) for part in (paragraphs, points, after)]
    quoted = _marked(" ".join(each for each in quote if each))
    return Box(number, head or HEADS[number - 1], kept[0], kept[1], quoted, kept[2])


def text_of(box: Box) -> str:
    """The text that means `box`: what `box_from` reads back as the same box."""
    points = "\n".join(_points(box))
    quote = f"> {_typed(box.quote)}" if _typed(box.quote) else ""
    paragraphs, after = ([_paragraph(text) for text in part] for part in (box.paragraphs, box.after))
    return "\n\n".join(part for part in (quote, *paragraphs, points, *after) if part)


def _point(number: int, line: str) -> re.Match[str] | None:
    return _BULLET.match(line) or (_NUMBER.match(line) if number == _NUMBERED else None)


def _points(box: Box) -> Iterator[str]:
    for index, text in enumerate(filter(None, map(_typed, box.points)), 1):
        yield f"{index}. {text}" if box.number == _NUMBERED else f"- {text}"


def _paragraph(text: str) -> str:
    typed = _typed(text)
    return f"\\{typed}" if _starts_as_mark(typed) else typed


def _starts_as_mark(typed: str) -> bool:
    bare = typed.lstrip("\\")
    return any(mark.match(bare) for mark in (_BULLET, _NUMBER, _QUOTE))


def _without_escape(line: str) -> str:
    return line[1:] if _PLAIN.match(line) else line


def _marked(typed: str) -> str:
    """What was typed with \\* for an asterisk, as a briefing keeps it. Backslashes elsewhere are backslashes."""

    def kept(found: re.Match[str]) -> str:
        slashes = found[1]
        star = escaped("*") if len(slashes) % 2 else "*"
        return slashes[: len(slashes) // 2] + star

    return _STARS.sub(kept, typed)


def _typed(text: str) -> str:
    """A text of a briefing on one line, with its asterisks as a person would type them."""

    def kept(found: re.Match[str]) -> str:
        return found[1] * 2 + ("\\*" if found[2] else "*")

    return " ".join(part for part in map(str.strip, _STARS.sub(kept, text).splitlines()) if part)
