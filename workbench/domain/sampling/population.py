"""The list that is drawn from. Its local ids live in memory while the list is looked at, and nowhere else."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from workbench.domain.sampling.asked import Audited
from workbench.domain.sampling.telling import full_day
from workbench.domain.text import counted

MOST_GROUPS = 12
MOST_SIZE = 50_000
NO_GROUP = "Not recorded"
_IDS = ("local id", "id", "case id", "person id", "child id", "client id", "system id", "reference", "ref", "case",
        "case ref", "case reference", "number", "case number", "urn", "unique id")  # fmt: skip


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row of the list. `number` is what its own spreadsheet calls it; `local_id` never leaves the memory."""

    number: int
    local_id: str = field(default="", repr=False)
    stratum: str = ""


@dataclass(frozen=True, slots=True)
class Population:
    """What can be drawn, in the order of the list, and sentences on rows that were passed over."""

    rows: tuple[ListRow, ...]
    passed: tuple[str, ...] = ()

    @property
    def groups(self) -> tuple[tuple[str, int], ...]:
        """(group, how many of the list are in it), the order of the alphabet; empty where nothing divides the list."""
        counts = Counter(row.stratum for row in self.rows if row.stratum)
        return tuple(sorted(counts.items(), key=lambda each: (each[0].casefold(), each[0])))


def only_size(size: int) -> Population:
    """A population of which only the size is known: its rows are the numbers from 1."""
    return Population(tuple(ListRow(number) for number in range(1, size + 1)))


def has_headings(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row reads as headings: every cell said, none with a figure in it, and figures below it."""
    if len(rows) < 2 or not any(rows[0]):
        return False
    first = [text for text in rows[0] if text]
    figures_below = any(any(map(str.isdigit, text)) for row in rows[1:] for text in row)
    known = any(_plain(text) in _IDS for text in first)
    return known or (figures_below and not any(any(map(str.isdigit, text)) for text in first))


def likeliest_id(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> int:
    """The column that most reads as the list's own id: by its heading, else the first that never repeats."""
    for wanted in _IDS:
        for at, head in enumerate(heads):
            if _plain(head) == wanted:
                return at
    for at in range(max((len(row) for row in rows), default=0)):
        texts = [_as_id(row[at]) for row in rows if at < len(row) and row[at]]
        if texts and len(set(texts)) == len(texts) and any(any(map(str.isdigit, text)) for text in texts):
            return at
    return 0


def may_group(rows: Sequence[Sequence[str]], column: int) -> bool:
    """Whether a column divides the list into few enough groups, at least two, to be drawn from one by one."""
    found = {_as_group(row, column) for row in rows}
    return 2 <= len(found) <= MOST_GROUPS and len(found) < max(len(rows), 3)


def population_of(rows: Sequence[tuple[int, Sequence[str]]], id_column: int, group_column: int | None) -> Population:
    """The rows (number, cells) that hold an id, each id once."""
    found: list[ListRow] = []
    seen: set[str] = set()
    without = again = 0
    for number, cells in rows:
        if not any(cells):
            continue
        local_id = cells[id_column] if id_column < len(cells) else ""
        if not (plain := _as_id(local_id)):
            without += 1
        elif plain in seen:
            again += 1
        else:
            seen.add(plain)
            found.append(ListRow(number, local_id, "" if group_column is None else _as_group(cells, group_column)))
    passed = []
    if without:
        passed.append(f"{counted(without, 'row has', 'rows have')} no id and cannot be drawn.")
    if again:
        passed.append(f"{counted(again, 'row repeats', 'rows repeat')} an id above: each child is there once.")
    return Population(tuple(found), tuple(passed))


@dataclass(frozen=True, slots=True)
class Repeat:
    """A row whose child was in an audit of the last 12 months, or is in one that is still to meet."""

    row: ListRow
    audited: Audited

    @property
    def told(self) -> str:
        """'MIS25-03, panel 14 May 2025'. No id."""
        day = self.audited.panel_day
        return f"{self.audited.case_ref}, {f'panel {full_day(day)}' if day else 'no panel day yet'}"


def repeats(
    rows: Sequence[ListRow],
    fingerprints: Mapping[int, str],
    audited: Sequence[Audited],
    audit_id: int,
    today: date,
) -> tuple[Repeat, ...]:
    """The rows drawn for another audit whose panel day is less than 12 months ago, still to come or not set.

    `fingerprints` are by the row's number. Of several audits of one child the latest is named.
    """
    since = _year_before(today)
    latest: dict[str, Audited] = {}
    for each in audited:
        if each.audit_id == audit_id or (each.panel_day is not None and each.panel_day <= since):
            continue
        before = latest.get(each.fingerprint)
        if before is None or (each.panel_day or date.max) >= (before.panel_day or date.max):
            latest[each.fingerprint] = each
    found = ((row, latest.get(fingerprints.get(row.number, ""))) for row in rows)
    return tuple(Repeat(row, each) for row, each in found if each is not None)


def left_out_in_words(many: int, reason: str) -> str:
    """What the criteria say of rows that were left out before the draw."""
    return f"{many} left out before the draw: {reason.strip().rstrip('.')}." if many else ""


def _year_before(day: date) -> date:
    """The same day a year ago; 28 February for 29 February."""
    return day.replace(year=day.year - 1, day=min(day.day, 28) if day.month == 2 else day.day)


def _plain(text: str) -> str:
    return " ".join("".join(each if each.isalnum() else " " for each in text.casefold()).split())


def _as_id(text: str) -> str:
    """As the fingerprint reads it: without blanks and without case."""
    return "".join(text.split()).casefold()


def _as_group(cells: Sequence[str], column: int) -> str:
    return " ".join(cells[column].split()) if column < len(cells) and cells[column].strip() else NO_GROUP
