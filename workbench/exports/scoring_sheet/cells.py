"""The safe writer: the only way a value gets into a sheet. Text is always text, and nothing is cut silently.

Rows are written as XML here rather than as openpyxl cells: a formula can carry the result it had when the file was
made, nothing goes through a plain file in the temporary folder, and a long sheet is written a piece at a time.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape

from openpyxl.utils import get_column_letter

from workbench.errors import Refused
from workbench.exports.scoring_sheet.styles import Style

LONGEST = 32_767
"""Characters in one Excel cell, counted as Excel counts them: in UTF-16 units."""

_ILLEGAL = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_END = re.compile("\r\n?")
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_STARTS_A_FORMULA = frozenset("=+-@＝＋－＠")
_DAY_NOUGHT = date(1899, 12, 30)


_SHORT = 200
_LINE_HEIGHT, _PADDING, _LEAST_HEIGHT, _TALLEST = 12.75, 4.0, 16.75, 409.0
_LETTERS = 1.05
"""How many letters of ordinary text stand in the room of one digit, which is what widths are counted in."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A live formula, and what it gave when the file was made."""

    text: str
    shown: int | str


Value = str | int | float | date | Formula | None
Cell = tuple[Value, Style]


def clean(text: str) -> str:
    """`text` as a cell can hold it: line ends as Excel has them, and U+FFFD for what no file of this kind can hold."""
    if "\r" in text:
        text = _LINE_END.sub("\n", text)
    return _ILLEGAL.sub("\ufffd", text)


def quoted(text: str) -> bool:
    """Whether the text could be taken for a formula when somebody edits the cell."""
    return text[:1] in ("\t", "\n") or text.lstrip()[:1] in _STARTS_A_FORMULA


def day_number(day: date) -> int:
    """A day as Excel counts them; right from March 1900 on."""
    return (day - _DAY_NOUGHT).days


class Page:
    """The rows of one sheet, in order. `of` and `fields` name a text in the words of the person who wrote it."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.widths: Sequence[int] = ()
        self.least = _LEAST_HEIGHT
        self.values: list[tuple[Value, ...]] = []
        self.rows: list[str] = []
        self.heights: list[float] = []
        """Of each row, in points."""
        self._width = 1
        # Labels repeat many thousand times.
        self._seen: dict[str, tuple[str, bool]] = {}
        self._heights: dict[tuple[str, int], int] = {}

    @property
    def last(self) -> int:
        """The number of the last row written."""
        return len(self.rows)

    @property
    def extent(self) -> str:
        return f"A1:{get_column_letter(self._width)}{max(1, self.last)}"

    def add(self, *cells: Cell, of: str = "", fields: Sequence[str] = (), height: float = 0) -> int:
        """Write the next row and give its number. With no cells the row is left blank."""
        number, lines = self.last + 1, 1
        parts = [""]
        for column, (value, style) in enumerate(cells, 1):
            ref = f"{get_column_letter(column)}{number}"
            if isinstance(value, str) and value:
                if len(value) > LONGEST // 2:
                    _refuse_if_long(value, fields[column - 1] if column <= len(fields) else ref, of or self.name)
                text, is_quoted = self._seen.get(value) or self._written(value)
                index = style.quoted if is_quoted else style.plain
                if style.wraps and column <= len(self.widths):
                    lines = max(lines, self._lines(value, self.widths[column - 1]))
                parts.append(f'<c r="{ref}" s="{index}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>')
            elif isinstance(value, Formula):
                kind = ' t="str"' if isinstance(value.shown, str) else ""
                parts.append(
                    f'<c r="{ref}" s="{style.plain}"{kind}><f>{escape(value.text)}</f>'
                    f"<v>{escape(str(value.shown))}</v></c>"
                )
            elif value is None or value == "":
                parts.append(f'<c r="{ref}" s="{style.plain}"/>')
            else:
                number_in_cell = day_number(value) if isinstance(value, date) else value
                parts.append(f'<c r="{ref}" s="{style.plain}"><v>{number_in_cell}</v></c>')
        # Not marked as chosen by hand, so that Excel still fits the row when somebody edits it.
        height = height or min(_TALLEST, max(self.least, lines * _LINE_HEIGHT + _PADDING))
        parts[0] = f'<row r="{number}" ht="{height:g}">'
        parts.append("</row>")
        self.rows.append("".join(parts))
        self.heights.append(height)
        self.values.append(tuple(value for value, _ in cells))
        self._width = max(self._width, len(cells))
        return number

    def _lines(self, value: str, width: int) -> int:
        found = self._heights.get((value, width))
        if found is None:
            found = sum(_broken(paragraph, int(width * _LETTERS) - 1) for paragraph in value.splitlines())
            if len(value) < _SHORT:
                self._heights[value, width] = found
        return found

    def _written(self, value: str) -> tuple[str, bool]:
        text = clean(value)
        found = (escape(_LOOKS_ESCAPED.sub("_x005F_", text)), quoted(text))
        if len(value) < _SHORT:
            self._seen[value] = found
        return found


def _refuse_if_long(value: str, field: str, of: str) -> None:
    length = len(value.encode("utf-16-le", "surrogatepass")) // 2
    if length > LONGEST:
        raise Refused(
            f"“{field}” of {of} has {length:,} characters, and one Excel cell holds {LONGEST:,}. "
            "Shorten it, then export again. No file was made."
        )


def _broken(paragraph: str, width: int) -> int:
    """About how many lines a paragraph takes: set, not measured, and rather one too many."""
    lines, used = 1, 0
    for word in paragraph.split(" "):
        room = len(word) + 1
        if used and used + room > width + 1:
            lines, used = lines + 1, 0
        lines += (room - 1) // (width + 1)
        used += room % (width + 1)
    return lines
