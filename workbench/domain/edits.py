"""Edits: what a user changed, as values. Applying one gives its inverse; undo, history and merge are consequences."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

Value: TypeAlias = "bool | int | str | tuple[Value, ...] | None"
Values: TypeAlias = Mapping[str, Value]


class Kind(StrEnum):
    """The kinds of record a workspace keeps."""

    SETTING = "setting"
    AGENCY = "agency"
    SCALE = "scale"
    FRAMEWORK = "framework"
    LINE = "line"
    AUDIT = "audit"
    MEMBER = "member"
    CASE = "case"
    INVOLVEMENT = "involvement"
    JUDGEMENT = "judgement"
    MESSAGE = "message"
    CONCERN = "concern"
    TERM = "term"
    """A word of the partnership's own lists: an area, a theme, a school."""
    ENTRY = "entry"
    """One line of the programme that is no audit here: planned, or done by a single agency."""
    KEPT = "kept"
    """What looks like an identifier and is meant to stay, with the reason."""
    BRIEFING = "briefing"
    BOX = "box"
    POST = "post"
    """What was sent to an agency, chased and received."""
    PROBLEM = "problem"
    """What is wrong in a return form and not settled yet."""
    DRAW = "draw"
    """One place of the ordered list a sample was drawn in."""
    MEETING = "meeting"
    ATTENDANCE = "attendance"


@dataclass(frozen=True, slots=True)
class Record:
    """One record, by kind and id."""

    kind: Kind
    id: int


@dataclass(frozen=True, slots=True)
class Added:
    """A record that was not there before; `values` holds every field but its id."""

    kind: Kind
    id: int
    values: Values

    def inverse(self) -> "Removed":
        return Removed(self.kind, self.id, self.values)


@dataclass(frozen=True, slots=True)
class Removed:
    """A record taken away; `values` is all it held, so that it can come back."""

    kind: Kind
    id: int
    values: Values

    def inverse(self) -> Added:
        return Added(self.kind, self.id, self.values)


@dataclass(frozen=True, slots=True)
class Changed:
    """One field of one record: it applies only where `before` still holds."""

    kind: Kind
    id: int
    field: str
    before: Value
    after: Value

    def inverse(self) -> "Changed":
        return replace(self, before=self.after, after=self.before)


Change = Added | Removed | Changed


@dataclass(frozen=True, slots=True)
class Edit:
    """What one act of a user changes, all or nothing.

    `action` is the verb kept in the journal; `label` is the sentence a toast and the undo menu show.
    Whatever a `bulk` edit (an import) adds is one entry in the journal.
    `reverses` is the journal's step that this edit takes back, if it is an undo or a redo.
    """

    action: str
    label: str
    changes: tuple[Change, ...]
    bulk: bool = False
    undoable: bool = True
    reverses: int | None = None

    def inverse(self, step: int) -> "Edit":
        """The edit that takes this one back, once it was applied as journal step `step`."""
        changes = tuple(change.inverse() for change in reversed(self.changes))
        action = "redo" if self.action == "undo" else "undo"
        return replace(self, action=action, changes=changes, bulk=False, reverses=step)

    @property
    def touched(self) -> frozenset[int]:
        """The ids of the records this edit touches."""
        return frozenset(change.id for change in self.changes)


def changed_fields(kind: Kind, id: int, before: Values, after: Values) -> tuple[Changed, ...]:
    """One change for each field whose value differs."""
    return tuple(
        Changed(kind, id, field, before.get(field), value)
        for field, value in after.items()
        if before.get(field) != value
    )
