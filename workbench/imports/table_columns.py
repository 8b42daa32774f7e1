"""Which column of a table holds what: header names as partnerships write them, and grades by label or code."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from workbench.domain.scales import Scale
from workbench.imports.sheets import Cell, Sheet

NAMES: Mapping[str, tuple[str, ...]] = {
    "key": ("key", "line key", "id", "code"),
    "number": ("line", "no", "number", "num", "line no", "line number", "kloe no", "kloe number", "ref", "item"),
    "title": (
        *("title", "short title", "line title", "name", "heading", "area", "theme", "topic", "standard"),
        *(
            "line of enquiry",
            "line of inquiry",
            "key line of enquiry",
            "lines of enquiry",
            "key lines of enquiry",
            "kloe",
        ),
    ),
    "question": ("question", "questions", "audit question", "key question", "what is asked", "enquiry", "description"),
    "prompts": (
        *("prompts", "prompt", "what to look for", "look for", "things to look for", "what to consider", "consider"),
        *("guidance", "sub questions", "evidence to look for", "indicators"),
    ),
    "kind": ("kind", "type", "line kind"),
    "scale": ("scale", "grade scale", "grading scale"),
}
_WEAK = ("title", "name", "heading", "area", "theme", "topic", "standard")
_HEADER_ROWS = 30
_GRADE_WORDS = re.compile(r"\b(?:what|looks?|like|descriptor|description|grade|graded|criteria|is|means?|a)\b")


@dataclass(slots=True)
class Columns:
    """The header row found, and the place of each column in it."""

    row: int
    places: dict[str, int] = field(default_factory=dict)
    grades: dict[str, int] = field(default_factory=dict)
    """The column of each grade's descriptor, by the grade's code."""
    scale: Scale | None = None
    """The scale that the grade columns belong to."""
    unknown: dict[int, str] = field(default_factory=dict)
    doubled: tuple[Cell, Cell] | None = None
    """Two headers that mean the same."""


def find_columns(sheet: Sheet, scales: Sequence[Scale]) -> Columns | None:
    """The row among the first thirty that reads as a header with a title or a question; the fullest one."""
    best: Columns | None = None
    for row, cells in enumerate(sheet.rows[:_HEADER_ROWS]):
        found = _header(row, cells, scales)
        if found and (best is None or _weight(found) > _weight(best)):
            best = found
    return best


def normal(text: str) -> str:
    """Small letters and digits only, so that 'Line No.' and 'line no' are one name."""
    return re.sub(r"[^a-z0-9]+", " ", text.lower()).strip()


def _weight(columns: Columns) -> int:
    return 2 * len(columns.places) + len(columns.grades)


def _header(row: int, cells: Sequence[Cell], scales: Sequence[Scale]) -> Columns | None:
    columns = Columns(row)
    for place, cell in enumerate(cells):
        name = normal(cell.text)
        meaning = next((what for what, names in NAMES.items() if name in names), None)
        if meaning is None:
            if name:
                columns.unknown[place] = cell.text
        elif meaning in columns.places:
            columns.doubled = columns.doubled or (cells[columns.places[meaning]], cell)
        else:
            columns.places[meaning] = place
    _settle_line_and_title(columns, cells)
    if not columns.places.keys() & {"title", "question"} or any(len(cell.text) > 80 for cell in cells):
        return None
    _find_grades(columns, scales)
    # 'Theme' among other words may be a form's own label; a question, or two names, make a header.
    alone = len(columns.places) + len(columns.grades) == 1 and "question" not in columns.places
    return None if alone and columns.unknown and normal(cells[columns.places["title"]].text) in _WEAK else columns


def _settle_line_and_title(columns: Columns, cells: Sequence[Cell]) -> None:
    """'Line' is the number where there are titles or questions beside it, and otherwise the line itself."""
    place = columns.places.get("number")
    others = columns.places.keys() & {"title", "question"}
    if place is not None and not others and normal(cells[place].text) in ("line", "item"):
        del columns.places["number"]
        columns.places["question"] = place


def _find_grades(columns: Columns, scales: Sequence[Scale]) -> None:
    """The scale most of whose grades have a column. Codes count only where they are the whole header."""
    for scale in scales:
        found: dict[str, int] = {}
        for grade in scale.grades:
            for place, text in columns.unknown.items():
                bare = " ".join(_GRADE_WORDS.sub(" ", normal(text)).split())
                if bare == normal(grade.label) or text.strip() == grade.code:
                    found.setdefault(grade.code, place)
        enough = len(found) == len(scale.grades) or (bool(found) and len(scales) == 1)
        if enough and len(found) > len(columns.grades):
            columns.grades, columns.scale = found, scale
    for place in columns.grades.values():
        del columns.unknown[place]
