"""The partnership's own lists of words: areas, groups, priorities, themes; and the names that are noticed in texts."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from workbench.domain.edits import Added, Changed, Edit, Kind, Removed, Values
from workbench.domain.ids import NewId
from workbench.domain.text import plain
from workbench.errors import Refused


class ListOf(StrEnum):
    """What the words of a list are."""

    AREA = "area"
    GROUP = "group"
    PRIORITY = "priority"
    THEME = "theme"
    STAFF = "staff"
    PLACE = "place"
    SCHOOL = "school"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    ListOf.AREA: "Areas",
    ListOf.GROUP: "Groups",
    ListOf.PRIORITY: "Priorities",
    ListOf.THEME: "Themes",
    ListOf.STAFF: "Staff names",
    ListOf.PLACE: "Place names",
    ListOf.SCHOOL: "School names",
}
NAMES = (ListOf.STAFF, ListOf.PLACE, ListOf.SCHOOL)
"""The lists whose words are noticed in what is typed and imported."""


@dataclass(frozen=True, slots=True)
class Term:
    """One word, or a few, of one list, in the order the partnership gave them."""

    id: int
    list: ListOf
    name: str
    position: int


def set_terms(of: ListOf, names: Iterable[str], current: Iterable[Term], new_id: NewId) -> Edit | None:
    """Make a list these names, in this order, as one step; None where it is so already.

    A name given twice is kept once. Refused for a name longer than 200 characters.
    """
    wanted = list(dict.fromkeys(name for each in names if (name := " ".join(plain(each).split()))))
    if long := next((name for name in wanted if len(name) > 200), None):
        raise Refused(f"“{long[:40]}…” is too long for a name. Keep it under 200 characters. Nothing was changed.")
    there = {term.name: term for term in current if term.list is of}
    changes: list[Removed | Added | Changed] = [
        Removed(Kind.TERM, term.id, term_values(term)) for name, term in there.items() if name not in wanted
    ]
    for position, name in enumerate(wanted, start=1):
        term = there.get(name)
        if term is None:
            changes.append(Added(Kind.TERM, new_id(), term_values(Term(0, of, name, position))))
        elif term.position != position:
            changes.append(Changed(Kind.TERM, term.id, "position", term.position, position))
    return Edit("change list", f"{of.label} changed", tuple(changes)) if changes else None


def term_values(term: Term) -> Values:
    return {"list": term.list.value, "name": term.name, "position": term.position}
