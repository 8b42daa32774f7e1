"""Lines of enquiry from a plain text document as it stands: one line for each bullet of the list that holds them."""

import re
from collections.abc import Sequence
from pathlib import PurePath

from workbench.domain.frameworks import MOST_LINES, Framework, Line, LineKind
from workbench.domain.scales import Scale
from workbench.errors import BadFile
from workbench.imports.framework.lines_in_text import Found, Item, find_lines
from workbench.imports.framework.reading import LeftOut, Reading, Taken
from workbench.imports.framework.short_titles import short_title, slug, unique
from workbench.imports.framework.text_blocks import Block, Kind, Mark, blocks_of, plain

MOST_ROWS = 20_000
_YEAR = re.compile(r"\b((?:19|20)\d{2})(?:\s*[/–-]\s*(?:\d{4}|\d{2}))?\b")
_MONTH = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b,?(?=\s+(?:19|20)\d\d)",
    re.I,
)
_NAMES_A_DOCUMENT = re.compile(r"\b(?:audit|framework|[ei]nquiry|review|deep dive|dip sample|scrutiny|tool)\b", re.I)
_BOLD_HEAD = re.compile(r"^(?:\*\*|__)(?P<head>[^*_]{2,60}?)[:.]?(?:\*\*|__)\s*[:–—-]?\s*(?P<rest>\S.*)$")
_PLAIN_HEAD = re.compile(r"^(?P<head>[A-Z][^:–—.?!]{1,40}?)(?::|\s+[–—-])\s+(?P<rest>[A-Z“\"].*)$")
_WHOLE_CASE = re.compile(r"^(?:whole[- ]case|overall) (?:judgement|grade|effectiveness|outcome)\b", re.I)


def read_framework_text(text: str, name: str, scale: Scale) -> Reading:
    """The framework in this text. `name` is the file's, for the reader; `scale` is used, as plain text names none."""
    if text.count("\n") > MOST_ROWS:
        raise BadFile(f"{name}: the document has more than {MOST_ROWS:,} rows. Keep only the part with the lines.")
    blocks = blocks_of(text)
    return _reading(blocks, find_lines(blocks, name), name, scale)


def read_every_point(text: str, name: str, scale: Scale) -> Reading:
    """Every point of a text in which nothing says what is a line: its list items; its rows where it has no list."""
    blocks = blocks_of(text)
    points = [block for block in blocks if block.kind is Kind.ITEM]
    said = "Nothing says which points are lines of enquiry, so every point is taken."
    if not points:
        rows = [(place, row.strip()) for place, row in enumerate(text.split("\n"), start=1) if re.search(r"\w", row)]
        wrapped = any(row[:1].islower() for _, row in rows)
        blocks = blocks if wrapped else [Block(Kind.TEXT, [row], place) for place, row in rows]
        points = [block for block in blocks if block.kind is not Kind.HEADING] or blocks
        said = f"There is no list, so every {'paragraph' if wrapped else 'row'} is taken as a line."
    return _reading(blocks, Found([Item(block) for block in points], None, (said,)), name, scale)


def _reading(blocks: Sequence[Block], found: Found, name: str, scale: Scale) -> Reading:
    if len(found.items) > MOST_LINES:
        raise BadFile(f"{name}: {len(found.items)} lines of enquiry were found. The most is {MOST_LINES}.")
    heading = _title_block(blocks, found)
    title = heading.text.rstrip(" :") if heading else _from_name(name)
    assumed = [*found.assumed, f"The document names no scale; “{scale.title}” is used."]
    if not heading:
        assumed.insert(0, "The document has no heading of its own; the title is the file’s name.")
    lines, took = _lines(found.items)
    whole = [line for line in lines if line.kind is LineKind.WHOLE_CASE]
    if whole:
        assumed.append(f"“{whole[0].title}” closes the case and is not counted among the lines.")
    framework = Framework(_framework_key(title), title, 1, scale, lines, source=name)
    year = _YEAR.search(title)
    return Reading(
        framework,
        took,
        left_out=_left_out(blocks, found, heading),
        assumed=tuple(assumed),
        year=int(year[1]) if year else None,
        under=found.heading.text if found.heading else "",
    )


def _lines(items: Sequence[Item]) -> tuple[tuple[Line, ...], tuple[Taken, ...]]:
    lines: list[Line] = []
    took: list[Taken] = []
    keys: set[str] = set()
    titles: set[str] = set()
    for number, item in enumerate(items, start=1):
        head, question = _head_and_question(item)
        closes = number == len(items) > 1 and bool(_WHOLE_CASE.match(head or question))
        title = unique(head or short_title(question), titles, "{0} ({1})")
        key = unique(slug(title) or f"line-{number}", keys)
        prompts = tuple(prompt.text for prompt in item.prompts)
        kind = LineKind.WHOLE_CASE if closes else LineKind.LINE
        lines.append(Line(key, number, title, question, prompts, kind))
        said = f"{item.block.text} {item.question.text}" if item.question else item.block.text
        took.append(Taken(key, number, said, f"line {item.block.line}", prompts))
    return tuple(lines), tuple(took)


def _head_and_question(item: Item) -> tuple[str, str]:
    """The title a line brings with it, if it brings one, and what it asks, in the document's words."""
    block = item.block
    if item.question:
        return _short(block.text), item.question.text
    if len(block.rows) > 1 and len(block.rows[0]) <= 40 and block.rows[1][:1].isupper() and block.text.endswith("?"):
        head = plain(block.rows[0])
        if not head.endswith((".", ",", ";")) and block.mark in (Mark.NUMBER, Mark.LABEL):
            return _short(head), block.text[len(head) :].strip()
    for pattern in (_BOLD_HEAD, _PLAIN_HEAD):
        found = pattern.match(block.raw)
        if found and len(found["head"].split()) <= 6:
            return _short(plain(found["head"])), plain(found["rest"])
    return "", block.text


def _short(head: str) -> str:
    head = head.rstrip(" :.–—-")
    return head if len(head) <= 48 else short_title(head)


def _title_block(blocks: Sequence[Block], found: Found) -> Block | None:
    """The heading that names the document: of those it opens with, the first that says audit or a year."""
    opening: list[Block] = []
    for block in blocks:
        if block.kind is not Kind.HEADING or block is found.heading or block.known:
            break
        opening.append(block)
    if not opening and found.heading and found.heading is blocks[0] and not found.heading.known:
        opening = [found.heading]
    telling = (b for b in opening if _NAMES_A_DOCUMENT.search(b.text) or _YEAR.search(b.text))
    return next(telling, opening[0] if opening else None)


def _framework_key(title: str) -> str:
    """Without the year, so that next year's document is the next version of the same framework."""
    return slug(_YEAR.sub("", _MONTH.sub("", title))) or "framework"


def _from_name(name: str) -> str:
    stem = re.sub(r"[_\s]+|(?<=[A-Za-z])-(?=\w)", " ", PurePath(name).stem).strip()
    return stem[:1].upper() + stem[1:] or "Framework"


def _left_out(blocks: Sequence[Block], found: Found, title: Block | None) -> tuple[LeftOut, ...]:
    used = {id(title), id(found.heading)}
    for item in found.items:
        used |= {id(item.block), id(item.question), *map(id, item.prompts)}
    left = []
    heading = ""
    for block in blocks:
        is_heading = block.kind is Kind.HEADING
        if id(block) not in used:
            text = f"{block.label} {block.text}".strip()
            left.append(LeftOut(text, "" if is_heading else heading, f"line {block.line}", is_heading))
        if is_heading:
            heading = block.text
    return tuple(left)
