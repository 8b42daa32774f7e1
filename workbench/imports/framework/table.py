"""A framework from a table: one row for each line of enquiry, in an Excel workbook or a CSV file."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePath
from typing import NoReturn

from workbench.domain.frameworks import LONGEST_TITLE, MOST_LINES, MOST_PROMPTS, Framework, Line, LineKind
from workbench.domain.scales import Scale
from workbench.errors import BadFile
from workbench.imports.framework.reading import LeftOut, Reading, Taken
from workbench.imports.framework.short_titles import short_title, slug, unique
from workbench.imports.framework.table_columns import HEADS, Columns, find_columns, fullness, is_total, number_of
from workbench.imports.framework.table_grades import normal
from workbench.imports.workbook.sheets import Cell, Sheet, place, read_csv, read_sheets

_KINDS = {
    "": LineKind.LINE,
    "line": LineKind.LINE,
    "line of enquiry": LineKind.LINE,
    "kloe": LineKind.LINE,
    "whole case": LineKind.WHOLE_CASE,
    "overall": LineKind.WHOLE_CASE,
    "overall judgement": LineKind.WHOLE_CASE,
    "whole case judgement": LineKind.WHOLE_CASE,
}
_PROMPT_ENDS = re.compile(r"[\n;]+|(?:^|\s)[•●▪◦·]\s*")
_PROMPT_MARK = re.compile(r"^(?:[-–—*•●▪◦·]\s*|\(?\w{1,2}[.)]\s+)")
_YEAR = re.compile(r"\b(?:19|20)\d{2}(?:\s*[/–-]\s*\d{2,4})?\b")


def read_framework_table(
    path: Path, scales: Mapping[str, Scale], default: Scale, chosen: Scale | None = None, *, is_csv: bool = False
) -> Reading:
    """The framework in this .xlsx or .csv. `chosen` is the scale somebody asked for; `default` where nobody did."""
    sheets = (read_csv(path),) if is_csv else read_sheets(path)
    return framework_from_sheets(path.name, sheets, scales, default, chosen)


def framework_from_sheets(
    name: str, sheets: Sequence[Sheet], scales: Mapping[str, Scale], default: Scale, chosen: Scale | None = None
) -> Reading:
    """As `read_framework_table`, of a table already read; `name` is what a refusal calls it."""
    candidates = (chosen,) if chosen else tuple(scales.values())
    found = [(sheet, columns) for sheet in sheets for columns in [find_columns(sheet, candidates)] if columns]
    if not found:
        raise BadFile(
            f"{name}: no row of it reads as the header of a list of lines. "
            "Put the names Number, Title, Question and Prompts in a row above the lines."
        )
    sheet, columns = max(found, key=lambda pair: fullness(pair[1]))
    if columns.unclear and not columns.doubled:
        raise BadFile(
            f"{name}: the columns {_listed(columns.heads)} do not say which of them holds the questions; "
            f"name that one Question (heads that are understood: {HEADS})."
        )
    return _Table(name, sheet, columns, scales, chosen or columns.scale or default).read(
        [other for other in sheets if other is not sheet],
        scale_known=chosen is not None or columns.scale is not None,
    )


class _Table:
    """One table while it is read: every refusal names its cell."""

    def __init__(self, name: str, sheet: Sheet, columns: Columns, scales: Mapping[str, Scale], scale: Scale) -> None:
        self.name, self.sheet, self.columns, self.scales, self.scale = name, sheet, columns, scales, scale
        self.left: list[LeftOut] = []

    def read(self, others: Sequence[Sheet], *, scale_known: bool) -> Reading:
        if self.columns.doubled:
            first, second = self.columns.doubled
            self.problem(second, f"this column means the same as {first.place} “{first.text}”. Rename one of them.")
        assumed = []
        title = self._above_the_header() or ""
        if not title:
            stem = re.sub(r"[_\s]+|(?<=[A-Za-z])-(?=\w)", " ", PurePath(self.name).stem).strip()
            title = stem[:1].upper() + stem[1:] or "Framework"
            assumed.append("There is no title above the table; the title is the file’s name.")
        if not scale_known and "scale" not in self.columns.places:
            assumed.append(f"The table names no scale; “{self.scale.title}” is used.")
        if scale_known and 0 < len(self.columns.grades) < len(self.scale.grades):
            assumed.append(f"Not every grade of “{self.scale.title}” has a column; that scale is used.")
        assumed += self.columns.assumed
        if self.columns.in_order:
            assumed.append("The numbers are not plain ones (1.1, A1); the lines are numbered in their order.")
        self._leave_empty_columns()
        lines, took = self._lines()
        for other in others:
            self.left += [LeftOut(c.text, other.name, c.place) for row in other.rows for c in row if c.text]
        key = slug(_YEAR.sub("", title)) or "framework"
        year = _YEAR.search(title)
        return Reading(
            Framework(key, title, 1, self.scale, lines, source=self.name),
            took,
            left_out=tuple(self.left),
            assumed=tuple(assumed),
            year=int(year[0][:4]) if year else None,
            under=self.sheet.name,
        )

    def _above_the_header(self) -> str:
        """The first text above the header names the framework; the rest is left."""
        texts = [cell for row in self.sheet.rows[: self.columns.row] for cell in row if cell.text]
        title = texts[0].text if texts and len(texts[0].text) <= 120 and not texts[0].is_formula else ""
        self.left += [LeftOut(cell.text, "", cell.place) for cell in texts[1 if title else 0 :]]
        return title

    def _lines(self) -> tuple[tuple[Line, ...], tuple[Taken, ...]]:
        lines: list[Line] = []
        took: list[Taken] = []
        for row in range(self.columns.row + 1, len(self.sheet.rows)):
            if is_total(self.sheet.rows[row]):
                self._leave(row, taken=())
                continue
            title, question = self.cell(row, "title"), self.cell(row, "question")
            prompts = self.cell(row, "prompts")
            if not title.text and not question.text:
                if prompts.text and lines:
                    # A list of prompts that runs on below its line, one row each.
                    self._leave(row, taken=("prompts",))
                    more = (*lines[-1].prompts, *_prompts(prompts.text))
                    lines[-1], took[-1] = replace(lines[-1], prompts=more), replace(took[-1], prompts=more)
                else:
                    self._leave(row, taken=())
                continue
            self._leave(row, taken=self._used(title))
            line = self._line(row, title, question, _prompts(prompts.text), lines)
            lines.append(line)
            took.append(
                Taken(line.key, line.number, line.question, (question if question.text else title).place, line.prompts)
            )
            if len(lines) > MOST_LINES:
                self.problem(title, f"this is line {len(lines)}. The most is {MOST_LINES}.")
        if not any(line.kind is LineKind.LINE for line in lines):
            where = place(self.sheet.name, self.columns.row + 1, 0)
            raise BadFile(f"{self.name}, {where}: there are no lines below the header. Write one in each row.")
        return tuple(lines), tuple(took)

    def _line(self, row: int, title: Cell, question: Cell, prompts: tuple[str, ...], before: list[Line]) -> Line:
        if not question.text and {"title", "question"} <= self.columns.places.keys():
            self.problem(
                question, "this line has no question. Write what every case is graded against, or empty the row."
            )
        if len(prompts) > MOST_PROMPTS:
            self.problem(self.cell(row, "prompts"), f"there are {len(prompts)} prompts. The most is {MOST_PROMPTS}.")
        asked = question.text or title.text
        if len(asked) > 1000:
            self.problem(
                question if question.text else title, "this question is longer than 1,000 characters. Shorten it."
            )
        if number_of(asked):
            where = question if question.text else title
            self.problem(where, f"“{asked[:40]}” is a number, not a question. Write what every case is graded against.")
        named = " ".join(title.text.split()) if question.text else ""
        said = self.cell(row, "kind")
        if normal(said.text) not in _KINDS:
            self.problem(said, f"“{said.text[:40]}” is not a kind of line. Write Line or Whole case.")
        kind = _KINDS[normal(said.text)]
        if kind is LineKind.WHOLE_CASE and any(line.kind is kind for line in before):
            self.problem(said, "only one line can close the case. Make this one a line.")
        titles = {line.title for line in before}
        shown = named if 0 < len(named) <= LONGEST_TITLE else short_title(named or asked)
        own = self._own_scale(row)
        return Line(
            key=self._key(row, shown, before),
            number=self._number(row, before),
            title=shown if named and len(named) <= LONGEST_TITLE else unique(shown, titles, "{0} ({1})"),
            question=" ".join(asked.split()),
            prompts=prompts,
            kind=kind,
            scale=own,
            descriptors=self._descriptors(row, own or self.scale),
        )

    def _key(self, row: int, title: str, before: list[Line]) -> str:
        given = self.cell(row, "key")
        keys = {line.key for line in before}
        key = slug(given.text)
        if given.text and not key:
            self.problem(
                given, "a key has letters or digits in it, such as “voice”. Write one, or leave the cell empty."
            )
        if key in keys:
            self.problem(given, f"two lines have the key “{given.text[:40]}”. Change one.")
        return key or unique(slug(title) or f"line-{len(before) + 1}", keys)

    def _number(self, row: int, before: list[Line]) -> int:
        given = self.cell(row, "number")
        if not given.text or self.columns.in_order:
            return max((line.number for line in before), default=0) + 1
        found = re.fullmatch(r"(?:\D*\s)?\D{0,30}(\d{1,3})\W*", given.text)
        if not found or int(found[1]) < 1:
            self.problem(
                given, f"“{given.text[:40]}” is not a number. Write {len(before) + 1}, or leave the cell empty."
            )
        if any(line.number == int(found[1]) for line in before):
            self.problem(given, f"two lines have the number {found[1]}. Change one.")
        return int(found[1])

    def _own_scale(self, row: int) -> Scale | None:
        given = self.cell(row, "scale")
        if not given.text:
            return None
        wanted = normal(given.text)
        own = next((s for s in self.scales.values() if wanted in (normal(s.key), normal(s.title))), None)
        if own is None:
            self.problem(given, f"no scale is called “{given.text[:40]}”. Use one of: {', '.join(self.scales)}.")
        return None if own == self.scale else own

    def _descriptors(self, row: int, scale: Scale) -> tuple[tuple[str, str], ...]:
        found = []
        for code, column in self.columns.grades.items():
            cell = self._at(row, column)
            if cell.text and not scale.has(code):
                self.problem(
                    cell, "this grade is not on the scale this line names. Empty the cell, or the line’s scale."
                )
            if cell.text:
                found.append((code, " ".join(cell.text.split())))
        return tuple(sorted(found, key=lambda pair: scale.codes.index(pair[0])))

    def cell(self, row: int, column: str) -> Cell:
        """The cell under this header; a formula where words are wanted is refused."""
        at = self.columns.places.get(column)
        return Cell("", place(self.sheet.name, row, 0)) if at is None else self._at(row, at)

    def _at(self, row: int, column: int) -> Cell:
        cells = self.sheet.rows[row]
        cell = cells[column] if column < len(cells) else Cell("", place(self.sheet.name, row, column))
        if cell.is_formula:
            self.problem(cell, "formula, not read. Copy the cell and paste it back as a value.")
        return cell

    def _used(self, title: Cell) -> tuple[str, ...]:
        """The columns that a line is made from. Numbers of several series are not, nor a title too long for one."""
        unused = {"number"} if self.columns.in_order else set()
        if len(title.text) > LONGEST_TITLE and "question" in self.columns.places:
            unused.add("title")
        return tuple(what for what in self.columns.places if what not in unused)

    def _leave(self, row: int, taken: Collection[str]) -> None:
        """Lists what is in this row and not in the columns taken; the grades' columns go with a line's own."""
        columns = {at for what, at in self.columns.places.items() if what in taken}
        if "question" in taken or "title" in taken:
            columns |= set(self.columns.grades.values())
        heads = self.sheet.rows[self.columns.row]
        self.left += [
            LeftOut(cell.text, heads[column].text if column < len(heads) else "", cell.place)
            for column, cell in enumerate(self.sheet.rows[row])
            if cell.text and column not in columns
        ]

    def _leave_empty_columns(self) -> None:
        """The head of a column that is not used, where nothing under it will carry its name."""
        below = self.sheet.rows[self.columns.row + 1 :]
        for column, head in self.columns.unknown.items():
            if not any(column < len(row) and row[column].text for row in below):
                cell = self.sheet.rows[self.columns.row][column]
                self.left.append(LeftOut(head, "", cell.place, is_heading=True))

    def problem(self, cell: Cell, sentence: str) -> NoReturn:
        raise BadFile(f"{self.name}, {cell.place}: {sentence}")


def _listed(heads: Sequence[str]) -> str:
    """The first eight, each cut short: enough to find the row by."""
    shown = [f"“{head[:40]}”" for head in heads[:8]]
    return ", ".join(shown) + (" and more" if len(heads) > 8 else "")


def _prompts(text: str) -> tuple[str, ...]:
    pieces = (_PROMPT_MARK.sub("", piece.strip()).strip() for piece in _PROMPT_ENDS.split(text))
    return tuple(" ".join(piece.split()) for piece in pieces if piece)
