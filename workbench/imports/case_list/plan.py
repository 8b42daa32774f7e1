"""A list of cases, staged: what each row comes to, what is wrong with it, and the good rows as one edit."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from workbench.domain.audits import Case, Known, Member
from workbench.domain.edits import Edit
from workbench.domain.ids import NewId
from workbench.domain.progress import Progress, Work
from workbench.domain.setting_up import add_cases
from workbench.domain.text import counted
from workbench.imports.case_list.ages import band_born
from workbench.imports.case_list.columns import Column, Found, find_columns, heading_score, with_targets
from workbench.imports.case_list.fields import FACT_HEAD, Around, Target, What
from workbench.imports.case_list.rows import ListRow, RowReader, State, key_of
from workbench.imports.case_list.values import Problem
from workbench.imports.workbook.sheets import Cell, Sheet

_ROWS_AT_ONCE = 100


@dataclass(frozen=True)
class Decisions:
    """What somebody has said about a list while looking at it."""

    targets: Mapping[int, Target] = field(default_factory=dict)
    """What a column is taken as, by its place."""
    meanings: Mapping[tuple[int, str], str] = field(default_factory=dict)
    """What a word of a column means, by (the column's place, the word): for every row that has it."""
    cells: Mapping[tuple[int, int], str] = field(default_factory=dict)
    """Cells mended here, by (row, column)."""
    kept: Mapping[int, str] = field(default_factory=dict)
    """Why what looks like an identifier stays in a row."""
    done: frozenset[int] = frozenset()
    """Rows that have been added already."""


@dataclass(frozen=True)
class CaseList:
    """A list as it would be taken now. Nothing is changed until its edit is applied."""

    columns: tuple[Column, ...]
    rows: tuple[ListRow, ...]
    passed: tuple[str, ...] = ()
    """Rows that are no cases: what stood above, totals, the headings again."""

    @cached_property
    def good(self) -> tuple[ListRow, ...]:
        return tuple(row for row in self.rows if row.state is State.READY)

    @cached_property
    def stopped(self) -> tuple[ListRow, ...]:
        return tuple(row for row in self.rows if row.state is State.LOOK)

    @cached_property
    def there(self) -> tuple[ListRow, ...]:
        return tuple(row for row in self.rows if row.state is State.THERE)

    @property
    def has_reference(self) -> bool:
        return any(column.target.what is What.REF for column in self.columns)

    @property
    def in_words(self) -> str:
        """'18 of 20 rows can be added. 2 need a look.'"""
        if not self.rows:
            return "There are no rows of cases here."
        if not self.has_reference:
            return "No column is taken as the reference yet. Choose it above the column that has it."
        told = [f"{len(self.good)} of {counted(len(self.rows), 'row')} can be added."]
        if self.stopped:
            told.append(f"{len(self.stopped)} {'needs' if len(self.stopped) == 1 else 'need'} a look.")
        if self.there:
            told.append(f"{len(self.there)} {'is' if len(self.there) == 1 else 'are'} in the audit already.")
        return " ".join(told)

    @property
    def left_out(self) -> tuple[str, ...]:
        """A sentence for every column that is not taken, and for rows that are no cases."""
        private = [column.name for column in self.columns if column.target.what is What.IDENTIFIES]
        unknown = [column.name for column in self.columns if column.target.what is What.LEFT]
        told = [f"Left out, because they identify a child: {', '.join(private)}."] if private else []
        told += [f"Left out: {', '.join(unknown)}."] if unknown else []
        return (*told, *self.passed)

    @property
    def cases(self) -> tuple[Case, ...]:
        return tuple(row.case for row in self.good)

    @property
    def involvement(self) -> Mapping[tuple[str, str], Known]:
        """By (case ref, agency code), of the good rows; what is not named is awaited."""
        return {(row.case.ref, code): state for row in self.good for code, state in row.involvement}

    def edit(self, audit_id: int, members: Iterable[Member], new_id: NewId) -> Edit | None:
        """The good rows as one step, with why what looks like an identifier stays; None where there are none."""
        return add_cases(self.cases, self.involvement, audit_id, members, new_id, self.kept)

    @property
    def kept(self) -> Mapping[tuple[str, str], str]:
        """Why it stays, by (kind, text) of each thing in the good rows that looks like an identifier."""
        kept = ((found, row.because) for row in self.good for found in row.kept)
        return {(found.kind.value, " ".join(found.text.split())): because for found, because in kept}

    def copied(self) -> str:
        """The rows that need a look with what to put right, as a spreadsheet takes them; nothing that identifies."""
        shown = [place for place, column in enumerate(self.columns) if column.target.what is not What.IDENTIFIES]
        heads = ["Row", *(self.columns[place].name for place in shown), "To put right"]
        lines = [heads]
        for row in self.stopped:
            wrong = " ".join(problem.sentence for problem in row.problems if problem.stops)
            lines.append([str(row.number + 1), *(row.raws[place] for place in shown), wrong])
        return "\n".join("\t".join(map(_cell, line)) for line in lines)


class ListReading:
    """A sheet being looked at. What identifies a child is let go as soon as it is read."""

    def __init__(self, sheet: Sheet, around: Around) -> None:
        self.around = around
        self.name = sheet.name
        found = find_columns(sheet, around)
        self._found = replace(found, rows=tuple((number, self._bare(row, found)) for number, row in found.rows))
        self._reader = RowReader(around)

    def staged(self, decisions: Decisions) -> Work[CaseList]:
        """The list as it would be taken with these decisions."""
        columns = _labelled(with_targets(self._found.columns, decisions.targets))
        rows: list[ListRow] = []
        wanted = [(number, row) for number, row in self._found.rows if number not in decisions.done]
        for place, (number, row) in enumerate(wanted):
            if place % _ROWS_AT_ONCE == 0:
                yield Progress(place, len(wanted), "Rows")
            rows.append(self._row(number, row, columns, decisions))
        return CaseList(columns, tuple(self._told_apart(rows)), self._found.passed)

    def _row(self, number: int, row: Sequence[Cell], columns: Sequence[Column], decisions: Decisions) -> ListRow:
        cells = []
        for column in columns:
            cell = row[column.place] if column.place < len(row) else Cell("", "")
            where = cell.place or self._where(number, column)
            mended = decisions.cells.get((number, column.place))
            if mended is not None:
                mended = band_born(mended, self.around.day) or mended if column.target.what is What.BORN else mended
                cell = Cell(mended, where)
            cells.append(replace(cell, place=where))
        return self._reader.read(number, cells, columns, decisions.meanings, decisions.kept.get(number, ""))

    def _told_apart(self, rows: Sequence[ListRow]) -> Iterable[ListRow]:
        """Two rows with one reference both wait, unless they say the same; one that is in the audit stays as it is."""
        here = {key_of(ref) for ref in self.around.refs}
        keys = [key_of(row.case.ref) for row in rows]
        count = Counter(key for key in keys if key)
        first: dict[str, ListRow] = {}
        for row, key in zip(rows, keys, strict=True):
            if not key:
                yield row
            elif key in here:
                yield replace(row, state=State.THERE)
            elif count[key] == 1:
                yield row
            elif key in first and first[key].raws == row.raws:
                yield replace(row, state=State.THERE, same_as=first[key].number)
            else:
                yield from self._repeated(row, rows, keys, key, first)

    def _repeated(
        self, row: ListRow, rows: Sequence[ListRow], keys: Sequence[str], key: str, first: dict[str, ListRow]
    ) -> Iterable[ListRow]:
        first.setdefault(key, row)
        others = [r.number + 1 for r, k in zip(rows, keys, strict=True) if k == key and r.raws != row.raws]
        if not others:
            yield row
            return
        also = f"row {others[0]} has it as well" if len(others) == 1 else f"{len(others)} other rows have it as well"
        told = Problem(row.ref_place, row.ref_column, f"{row.case.ref} is used twice: {also}.",
                       "Give each case its own reference.")  # fmt: skip
        yield replace(row, state=State.LOOK, problems=(told, *row.problems))

    def _where(self, number: int, column: Column) -> str:
        where = f"{column.letter}{number + 1}"
        return f"{self.name}!{where}" if self.name else where

    def _bare(self, row: Sequence[Cell], found: Found) -> tuple[Cell, ...]:
        """The row without what identifies a child: of a date of birth nothing but the age band is left."""
        private = {column.place: column.private for column in found.columns if column.private}
        return tuple(
            cell if place not in private else replace(cell, text=self._without(cell.text, private[place]))
            for place, cell in enumerate(row)
        )

    def _without(self, text: str, private: str) -> str:
        if private != "dates of birth" or not text.strip():
            return ""
        return band_born(text, self.around.day) or "not a date"


def _labelled(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Each fact with a label of its own."""
    found: list[Column] = []
    taken: set[str] = set()
    for column in columns:
        if column.target.what is What.FACT:
            named = FACT_HEAD.match(column.head)
            label = " ".join((named[1] if named else column.name).split())
            fresh, number = label, 1
            while fresh.casefold() in taken:
                number += 1
                fresh = f"{label} ({number})"
            taken.add(fresh.casefold())
            column = replace(column, fact=fresh)
        found.append(column)
    return tuple(found)


def _cell(text: str) -> str:
    """One cell as spreadsheets paste it; what would begin a formula is moved off the start."""
    text = f" {text}" if text[:1] in ("=", "@", "+") else text
    return f'"{text.replace(chr(34), chr(34) * 2)}"' if any(each in text for each in '\t\n"') else text


def likeliest(sheets: Sequence[Sheet], around: Around) -> int:
    """The place of the sheet that reads most like a list of cases; the first where none does."""
    scores = [heading_score(sheet, around) for sheet in sheets]
    return scores.index(max(scores))


def headings(around: Around) -> str:
    """The headings of a list that is understood as it is, for an empty spreadsheet."""
    fields: list[Any] = [what for what in What if what.kept and what not in (What.BORN, What.FACT, What.AGENCY)]
    heads = [what.label.split(",")[0] for what in fields]
    heads += [f"Fact: {label}" for label in around.fact_labels]
    return "\t".join([*heads, *(agency.name for agency in around.agencies)])
