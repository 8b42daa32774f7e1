"""Where the heading of a list stands, and what each column is taken as until somebody says otherwise."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from workbench.imports.case_list.fields import (
    FACT_HEAD,
    IDENTIFIES,
    LEFT,
    NAMES,
    ONCE,
    WEAK_REFS,
    Around,
    Target,
    What,
    agency_of,
)
from workbench.imports.case_list.private import by_heading, why_private
from workbench.imports.case_list.values import known_from
from workbench.imports.framework.table_columns import is_total
from workbench.imports.framework.table_grades import normal
from workbench.imports.workbook.sheets import Cell, Sheet, place

_HEADER_ROWS = 30
_LONGEST_HEAD = 120


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the list: its heading as it stands, and what it is taken as."""

    place: int
    letter: str
    head: str
    target: Target = LEFT
    private: str = ""
    """What it says of a child ('names'); such a column can be left out only, or a date of birth made an age band."""
    fact: str = ""
    """The label under which it is kept, where it is a fact."""
    told: str = ""
    """Why it is left out, where that is not plain."""

    @property
    def name(self) -> str:
        return self.head or f"Column {self.letter}"

    def allowed(self, around: Around) -> tuple[Target, ...]:
        """What somebody may choose for it, the likely ones first."""
        if self.private:
            births = (Target(What.BORN),) if self.private == "dates of birth" else ()
            return (IDENTIFIES, *births)
        fields = [Target(what) for what in What if what not in (What.AGENCY, What.FACT, What.LEFT, What.IDENTIFIES)]
        agencies = [Target(What.AGENCY, agency.code) for agency in around.agencies]
        return (LEFT, *fields, Target(What.FACT), *agencies)


@dataclass(frozen=True, slots=True)
class Found:
    """A sheet with its heading found: the columns, and the rows under it by their place, counted from nought."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[int, tuple[Cell, ...]], ...]
    passed: tuple[str, ...] = ()
    """Rows that are not cases, in a sentence each: what stood above the heading, totals, the heading again."""


def find_columns(sheet: Sheet, around: Around) -> Found:
    """The heading row (or two) and the columns of a sheet. Where no row reads as a heading, every row is a case."""
    first, below, heads = _heading(sheet.rows, around)
    width = max((len(row) for row in sheet.rows), default=0)
    heads = [*heads, *[""] * (width - len(heads))]
    passed = []
    if above := [number for number, row in enumerate(sheet.rows[:first]) if any(cell.text for cell in row)]:
        passed.append(f"{_rows(above)} above the headings: not cases.")
    rows = []
    for number, row in enumerate(sheet.rows[below:], start=below):
        texts = [cell.text for cell in row]
        if not any(texts):
            continue
        if is_total(row):
            passed.append(f"Row {number + 1} only adds up the others.")
        elif below > first and [normal(text) for text in texts] == [normal(head) for head in heads][: len(texts)]:
            passed.append(f"Row {number + 1} is the headings again.")
        else:
            rows.append((number, row))
    columns = []
    for at in range(width):
        under = [row[at].text for _, row in rows if at < len(row)]
        letter = place("", 0, at)[:-1]
        why = why_private(heads[at], under, around.day)
        if heads[at] or any(under):
            columns.append(Column(at, letter, " ".join(heads[at].split()), private=why))
    return Found(_proposed(columns, rows, around), tuple(rows), tuple(passed))


def heading_score(sheet: Sheet, around: Around) -> int:
    """How much a sheet reads as a list of cases: 0 where no row of it reads as the heading of one."""
    _, _, heads = _heading(sheet.rows, around)
    return _score(heads, around)


def with_targets(columns: Sequence[Column], chosen: Mapping[int, Target]) -> tuple[Column, ...]:
    """The columns with what somebody chose for some of them. What only one can be goes to the one chosen last."""
    found = {column.place: column for column in columns}
    for at, target in chosen.items():
        column = found.get(at)
        if column is None or (column.private and target.what not in (What.IDENTIFIES, What.BORN)):
            continue
        if target.what is What.BORN and column.private not in ("", "dates of birth"):
            continue
        for other in list(found.values()):
            if other.place != at and _same_kind(other.target, target):
                told = f"Another column is taken as {_name_of(target)}."
                found[other.place] = replace(other, target=_left(other), told=told)
        found[at] = replace(column, target=target, told="")
    return tuple(found[column.place] for column in columns)


def _name_of(target: Target) -> str:
    return f"{target.agency}" if target.agency else target.what.label.split(",")[0].lower()


def _same_kind(one: Target, other: Target) -> bool:
    ages = (What.AGE, What.BORN)
    if one.what in ages and other.what in ages:
        return True
    return one == other and (one.what in ONCE or one.what is What.AGENCY)


def _left(column: Column) -> Target:
    return IDENTIFIES if column.private else LEFT


def _heading(rows: Sequence[Sequence[Cell]], around: Around) -> tuple[int, int, list[str]]:
    """(the first row of the heading, the first row below it, the heads)."""
    best, best_score = (0, 0, [""]), 0
    for number, row in enumerate(rows[:_HEADER_ROWS]):
        heads = [cell.text for cell in row]
        if any(len(head) > _LONGEST_HEAD for head in heads):
            continue
        score = _score(heads, around)
        if score > best_score:
            best, best_score = (number, number + 1, heads), score
        if score and number + 1 < len(rows):
            under = [cell.text for cell in rows[number + 1]]
            if any(len(head) > _LONGEST_HEAD for head in under) or not any(under):
                continue
            both = [low or high for high, low in zip(_padded(heads, under), _padded(under, heads), strict=True)]
            told = [text for text in under if text]
            # A second row of heads stands under the first where that is wide, and says nothing under the reference.
            if _score(both, around) > max(best_score, score) and all(_meaning(text, around) for text in told):
                best, best_score = (number, number + 2, both), _score(both, around)
    return best if best_score else (0, 0, [])


def _padded(heads: Sequence[str], other: Sequence[str]) -> list[str]:
    return [*heads, *[""] * (len(other) - len(heads))]


def _score(heads: Sequence[str], around: Around) -> int:
    """How much a row reads as a heading: a reference and one more, or a reference alone in a list of references."""
    meanings = [_meaning(head, around) for head in heads if head]
    known = [meaning for meaning in meanings if meaning]
    is_ref = Target(What.REF) in known
    if not known or (len(known) == 1 and len(meanings) > 1 and not is_ref):
        return 0
    return 2 * len(set(known)) + 3 * is_ref


def _meaning(head: str, around: Around) -> Target | None:
    """What a heading says its column is; None where it says nothing that is known."""
    word = normal(head)
    if not word:
        return Target(What.REF) if head.strip() in WEAK_REFS else None
    if fact := FACT_HEAD.match(head):
        return Target(What.FACT) if fact[1].strip() else None
    if word in map(normal, around.fact_labels):
        return Target(What.FACT)
    for target in (What.REF, What.AGE, *[what for what in NAMES if what not in (What.REF, What.AGE)]):
        if word in NAMES[target] or word == normal(target.label):
            return Target(target)
    if by_heading(head):
        return IDENTIFIES
    if code := agency_of(head, around.agencies):
        return Target(What.AGENCY, code)
    return Target(What.REF) if word in WEAK_REFS else None


def _proposed(
    columns: Sequence[Column], rows: Sequence[tuple[int, Sequence[Cell]]], around: Around
) -> tuple[Column, ...]:
    found: list[Column] = []
    taken: set[Target] = set()
    ref = _reference(columns, rows, around)
    aged = any(not c.private and _meaning(c.head, around) == Target(What.AGE) for c in columns)
    for column in columns:
        under = [row[column.place].text for _, row in rows if column.place < len(row) and row[column.place].text]
        meaning = Target(What.REF) if column.place == ref else _meaning(column.head, around)
        told = ""
        if column.private:
            births = column.private == "dates of birth" and not aged and Target(What.BORN) not in taken
            meaning = Target(What.BORN) if births else IDENTIFIES
            told = "" if births else f"It holds {column.private}, which are never kept."
        elif meaning is None or (meaning.what is What.REF and column.place != ref):
            told = "" if not column.head else "This heading is not known here."
            meaning = LEFT
        elif meaning.what is What.AGENCY and under and 2 * sum(known_from(t) is not None for t in under) < len(under):
            told, meaning = "It does not say known or nil.", LEFT
        elif meaning in taken and (meaning.what in ONCE or meaning.what is What.AGENCY):
            told, meaning = f"Another column is taken as {_name_of(meaning)}.", LEFT
        taken.add(meaning)
        found.append(replace(column, target=meaning, told=told))
    return tuple(found)


def _reference(columns: Sequence[Column], rows: Sequence[tuple[int, Sequence[Cell]]], around: Around) -> int:
    """The column of the references: by its heading, the surest first; without one, whatever begins like the audit."""
    open_columns = [column for column in columns if not column.private]
    ranked = list(NAMES[What.REF])
    by_head = [column for column in open_columns if normal(column.head) in ranked]
    if by_head:
        begins = [column for column in by_head if _begins(column, rows, around)]
        return (begins or sorted(by_head, key=lambda each: ranked.index(normal(each.head))))[0].place
    weak = [c for c in open_columns if normal(c.head) in WEAK_REFS or c.head.strip() in WEAK_REFS]
    begins = [column for column in open_columns if _begins(column, rows, around)]
    bare = [column for column in open_columns if not column.head] if len(columns) == 1 else []
    return next((column.place for column in (*begins, *weak, *bare)), -1)


def _begins(column: Column, rows: Sequence[tuple[int, Sequence[Cell]]], around: Around) -> bool:
    stem = normal(around.audit_ref).replace(" ", "")
    under = [normal(row[column.place].text).replace(" ", "") for _, row in rows if column.place < len(row)]
    filled = [text for text in under if text]
    return bool(stem and filled) and 2 * sum(text.startswith(stem) for text in filled) >= len(filled)


def _rows(numbers: Sequence[int]) -> str:
    return f"Row {numbers[0] + 1}" if len(numbers) == 1 else f"Rows {numbers[0] + 1} to {numbers[-1] + 1}"
