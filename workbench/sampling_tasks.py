"""The jobs of drawing a sample: the list in, and who on it was audited before. No local id is ever kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.domain.progress import Progress, Work
from workbench.domain.sampling.asked import AuditedBefore, Fingerprints
from workbench.domain.sampling.population import Population, Repeat, has_headings, may_group, population_of, repeats

if TYPE_CHECKING:
    from workbench.imports.case_list.tables import Tables
    from workbench.storage.store import Store


_TOO_MANY = "Leave out who cannot be drawn, or give only how many there are."
Numbered = tuple[int, tuple[str, ...]]


@dataclass(frozen=True)
class PopulationList:
    """A list as it was read: the heads of its columns, and its rows as (number in its own spreadsheet, cells)."""

    name: str
    every: tuple[Numbered, ...] = field(repr=False)
    """Every row that says anything, the headings among them."""
    heads: tuple[str, ...]
    groups: tuple[int, ...]
    """The columns that divide it into a few groups and say nothing of who a child is."""
    headed: bool

    @property
    def rows(self) -> tuple[Numbered, ...]:
        """The rows that can be children."""
        return self.every[1:] if self.headed else self.every


@dataclass(frozen=True)
class LookedAt:
    """The rows that can be drawn, their fingerprints by row number, and who of them was audited before."""

    population: Population
    fingerprints: dict[int, str] = field(repr=False)
    repeats: tuple[Repeat, ...] = ()


def read_pasted(text: str, today: date) -> Work[PopulationList]:
    from workbench.imports.case_list.tables import pasted_table

    yield Progress(0, 1, "Reading")
    return _as_list(pasted_table(text, _TOO_MANY), today)


def read_file(path: Path, today: date) -> Work[PopulationList]:
    """The first sheet of a .xlsx that holds anything, or a .csv. BadFile or Refused with a sentence."""
    from workbench.imports.case_list.tables import table_file

    return _as_list((yield from table_file(path, _TOO_MANY)), today)


def with_headings(read: PopulationList, headed: bool, today: date) -> PopulationList:
    """The same list, its first row taken as headings or as a child."""
    return read if headed == read.headed else _of(read.name, read.every, today, headed=headed)


def look_at(
    store: Store, read: PopulationList, id_column: int, group_column: int | None, audit_id: int, today: date
) -> Work[LookedAt]:
    """What can be drawn from the list. Asked of the store itself: no answer with an id in its question is kept."""
    yield Progress(0, 2, "Looking through the list")
    population = population_of(read.rows, id_column, group_column)
    yield Progress(1, 2, "Looking for children audited before")
    found = store.ask(Fingerprints(tuple(row.local_id for row in population.rows)))
    fingerprints = {row.number: each for row, each in zip(population.rows, found, strict=True)}
    before = store.ask(AuditedBefore(tuple(found)))
    return LookedAt(population, fingerprints, repeats(population.rows, fingerprints, before, audit_id, today))


def _as_list(tables: Tables, today: date) -> PopulationList:
    sheet = max(tables.sheets, key=lambda each: len(each.rows))
    rows = [(number, tuple(cell.text for cell in row)) for number, row in enumerate(sheet.rows, 1)]
    every = tuple((number, row) for number, row in rows if any(row))
    return _of(tables.name, every, today, headed=has_headings([row for _, row in every[:50]]))


def _of(name: str, every: tuple[Numbered, ...], today: date, *, headed: bool) -> PopulationList:
    from workbench.imports.case_list.private import why_private
    from workbench.imports.workbook.sheets import place

    first = every[0][1] if headed else ()
    cells = [row for _, row in every[1 if headed else 0 :]]
    width = max([len(first), *map(len, cells)])
    heads = tuple((first[at] if at < len(first) else "") or f"Column {place('', 0, at)[:-1]}" for at in range(width))
    groups = tuple(
        at
        for at in range(width)
        if may_group(cells, at) and not why_private(heads[at], [row[at] for row in cells if at < len(row)], today)
    )
    return PopulationList(name, every, heads, groups, headed)
