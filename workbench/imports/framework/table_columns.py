"""Which column of a table holds what: heads as partnerships write them, and what stands under each."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from workbench.domain.scales import Scale
from workbench.imports.framework.table_grades import grade_columns, normal
from workbench.imports.workbook.sheets import Cell, Sheet

HEADS = "Number, Title, Question, Prompts, Kind, Scale, Key, or a grade such as Good"
"""The heads a refusal offers."""
NAMES: Mapping[str, tuple[str, ...]] = {
    "key": ("key", "line key", "id", "code"),
    "number": (
        *("line", "no", "number", "num", "line no", "line number", "kloe no", "kloe number", "ref", "item", "#"),
        *("question no", "question number"),
    ),
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
        *("guidance", "sub questions", "questions to consider", "evidence to look for", "indicators"),
    ),
    "kind": ("kind", "type", "line kind"),
    "scale": ("scale", "grade scale", "grading scale"),
}
_WEAK = ("title", "name", "heading", "area", "theme", "topic", "standard")
_ASKS = re.compile(
    r"\b(?:questions?|want(?:ed)? to|find(?:ing)? out|know|en?quir(?:y|ies|e)|inquir(?:y|ies|e)|look(?:ing)? for"
    r"|asks?|asking|explor(?:e|ing))\b"
)
_ANSWERS = re.compile(r"\b(?:answers?|responses?|notes?|comments?|evidence|scores?|grades?|judgements?|we will know)\b")
_NUMBER = re.compile(
    r"(?:(?:kloe|key line of enquiry|line of enquiry|line|question|q|no|number|item|standard|area|theme|ref)\W{0,2}"
    r"|(?P<series>[a-z]{1,2})\W?)?\(?(?P<number>\d{1,3})(?P<part>(?:\.\d{1,2})*[a-z]?)[.):\s]*",
    re.I,
)
_LETTER = re.compile(r"\(?(?:[a-z]|[ivx]{1,5})[.):\s]*", re.I)
_TOTAL = re.compile(
    r"(?:(?:overall|grand|sub) )?(?:totals?|averages?|mean|median|counts?|sum)"
    r"(?: (?:scores?|marks?|points?|grades?|counts?|max|maximum|\d+))*"
    r"|overall scores?|(?:total|average|mean|count) (?:number )?(?:of|per|for) .{1,30}"
)
_HEADER_ROWS = 30
_SENTENCE = 5
"""Words of a cell that asks something; a name has fewer."""


@dataclass(slots=True)
class Columns:
    """The header row found, and the place of each column in it."""

    row: int
    heads: tuple[str, ...] = ()
    places: dict[str, int] = field(default_factory=dict)
    grades: dict[str, int] = field(default_factory=dict)
    """The column of each grade's descriptor, by the grade's code."""
    scale: Scale | None = None
    """The scale that the grade columns belong to."""
    unknown: dict[int, str] = field(default_factory=dict)
    doubled: tuple[Cell, Cell] | None = None
    """Two heads that mean the same."""
    unclear: bool = False
    """Heads are known here, and still no column can be told to hold the questions."""
    in_order: bool = False
    """The numbers have parts (1.1) or are letters, so that lines are numbered in their order."""
    assumed: list[str] = field(default_factory=list)


def find_columns(sheet: Sheet, scales: Sequence[Scale]) -> Columns | None:
    """The row among the first thirty that reads as a header; a clear one before an unclear one, then the fullest."""
    best: Columns | None = None
    for row, cells in enumerate(sheet.rows[:_HEADER_ROWS]):
        if any(len(cell.text) > 80 for cell in cells):
            continue
        found = _Header(row, cells, sheet.rows[row + 1 :]).columns(scales)
        if found and (best is None or fullness(found) > fullness(best)):
            best = found
    return best


def fullness(columns: Columns) -> tuple[bool, int]:
    return not columns.unclear, 2 * len(columns.places) + len(columns.grades)


def number_of(text: str) -> tuple[int, bool] | None:
    """What 'KLOE 1' or '2.' counts, and whether it is one of a series, as '1.1' and 'A1' are. None where it is more."""
    found = _NUMBER.fullmatch(text.strip())
    return (int(found["number"]), bool(found["part"] or found["series"])) if found else None


def is_total(row: Sequence[Cell]) -> bool:
    """Whether a row only sums up the others: 'Total' or 'Average', and beside it figures at most."""
    words = [_words(cell.text) for cell in row if not cell.is_formula and not number_of(cell.text)]
    first, *rest = [" ".join(each) for each in words if each] or [""]
    return bool(_TOTAL.fullmatch(normal(first))) and all(len(each.split()) <= 2 for each in rest)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text)


class _Header:
    """One row, read as the header of the rows below it."""

    def __init__(self, row: int, cells: Sequence[Cell], below: Sequence[Sequence[Cell]]) -> None:
        self.cells = cells
        self.below = [each for each in below if not is_total(each)]
        self.found = Columns(row, tuple(cell.text for cell in cells if cell.text))

    def columns(self, scales: Sequence[Scale]) -> Columns | None:
        found = self.found
        named = self._by_name()
        self._set_numbers_apart(named)
        self._set_title_and_question_apart(named)
        for meaning, places in named.items():
            if places:
                found.places[meaning] = places[0]
            if len(places) > 1 and not found.doubled:
                found.doubled = (self.cells[places[0]], self.cells[places[1]])
        found.scale, grades = grade_columns(found.unknown, scales)
        found.grades = {code: place for code, place in grades.items() if not self._holds_counts(place)}
        for place in found.grades.values():
            del found.unknown[place]
        if not found.places:
            return None
        self._find_question()
        numbers = [number_of(text) for text in self._texts(found.places.get("number"))]
        found.in_order = any(number and number[1] for number in numbers) or self._counts_by_letter(
            found.places.get("number")
        )
        found.unclear = self._is_unclear()
        return found

    def _by_name(self) -> dict[str, list[int]]:
        named: dict[str, list[int]] = {meaning: [] for meaning in NAMES}
        for place, cell in enumerate(self.cells):
            name = normal(cell.text) or cell.text
            if name == "no" and place and normal(self.cells[place - 1].text) == "yes":
                name = "the answer no"  # a grade's column, beside Yes
            meaning = next((what for what, names in NAMES.items() if name in names), None)
            if meaning:
                named[meaning].append(place)
            elif cell.text:
                self.found.unknown[place] = cell.text
        return named

    def _set_numbers_apart(self, named: dict[str, list[int]]) -> None:
        """A title or question column of numbers only is the number; a column 'Line' of words only is the line."""
        for meaning in ("title", "question"):
            for place in [each for each in named[meaning] if self._counts(each, letters=not named["question"])]:
                named[meaning].remove(place)
                if named["number"]:
                    self.found.unknown[place] = self.cells[place].text
                else:
                    named["number"].append(place)
                    head = self.cells[place].text
                    self.found.assumed.append(f"The column “{head}” only numbers the lines; it is used as the number.")
        for place in [each for each in named["number"] if normal(self.cells[each].text) in ("line", "item")]:
            texts = self._texts(place)
            worded = bool(texts) and not any(map(number_of, texts)) and not self._counts(place, letters=True)
            if worded and not named["title"]:
                named["number"].remove(place)
                named["title" if named["question"] else "question"].append(place)

    def _set_title_and_question_apart(self, named: dict[str, list[int]]) -> None:
        """'Theme' beside 'Line of enquiry', and no question: the theme is the title and the line is what is asked."""
        weak = [place for place in named["title"] if normal(self.cells[place].text) in _WEAK]
        strong = [place for place in named["title"] if place not in weak]
        if len(weak) == len(strong) == 1 and not named["question"]:
            named["title"], named["question"] = weak, strong

    def _find_question(self) -> None:
        """Where no head says Question: the wordiest of the columns whose heads ask or want to find something out."""
        found = self.found
        if "question" in found.places:
            return
        asking = [
            place
            for place, head in found.unknown.items()
            if _ASKS.search(normal(head)) and not _ANSWERS.search(normal(head)) and self._wordiness(place)
        ]
        if asking and not self._counts(place := max(asking, key=self._wordiness), letters=True):
            found.places["question"] = place
            found.assumed.append(f"The column “{found.unknown.pop(place)}” is used as the question.")

    def _is_unclear(self) -> bool:
        """Whether no column is the question, or a 'Theme' would be taken for one beside a wordier column."""
        if "question" in self.found.places:
            return False
        title = self.found.places.get("title")
        if title is None:
            return True
        if normal(self.cells[title].text) not in _WEAK:
            return False
        if self.found.unknown and len(self.found.places) + len(self.found.grades) == 1:
            return True  # it may be a form's own label
        others = [place for place, head in self.found.unknown.items() if not _ANSWERS.search(normal(head))]
        wordiest = max(map(self._wordiness, others), default=0.0)
        return self._wordiness(title) < _SENTENCE and wordiest > max(2.0, self._wordiness(title))

    def _holds_counts(self, place: int) -> bool:
        """Figures or ticks under a grade say how many or which one; they do not say what the grade looks like."""
        texts = self._texts(place)
        return bool(texts) and all(text in ("x", "X") or not _words(text) for text in texts)

    def _counts_by_letter(self, place: int | None) -> bool:
        texts = self._texts(place)
        return bool(texts) and all(_LETTER.fullmatch(text) for text in texts)

    def _texts(self, place: int | None) -> list[str]:
        cells = [row[place] for row in self.below if place is not None and place < len(row)]
        return [cell.text for cell in cells if cell.text and not cell.is_formula]

    def _counts(self, place: int, *, letters: bool) -> bool:
        """Whether there is something in this column and all of it is numbers; or letters, where they may number."""
        texts = self._texts(place)
        return (letters and self._counts_by_letter(place)) or (bool(texts) and all(map(number_of, texts)))

    def _wordiness(self, place: int) -> float:
        """Words in a filled cell, on average."""
        texts = self._texts(place)
        return sum(len(_words(text)) for text in texts) / (len(texts) or 1)
