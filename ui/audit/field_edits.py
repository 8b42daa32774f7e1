"""Facts a person has changed: each is written by itself, onto what the file holds at that moment."""

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any, TypeVar

from ui.workspace import OpenWorkspace
from workbench.domain.audits import Audit, Case
from workbench.domain.edits import Edit

R = TypeVar("R", Audit, Case)


class FieldEdits:
    """A change that waits for the file takes nothing else of the record with it, and stays on the screen."""

    def __init__(self, workspace: OpenWorkspace) -> None:
        self._workspace = workspace
        self._unsaved: dict[tuple[int, str], object] = {}

    def send(self, shown: R, wanted: R, read: Callable[[], R | None], change: Callable[[R, R], Edit | None]) -> bool:
        """Write each field in which `wanted` differs from what was shown; True once all are on disk."""
        changed = [each.name for each in fields(wanted) if getattr(shown, each.name) != getattr(wanted, each.name)]
        return all([self._write(wanted.id, name, getattr(wanted, name), read, change) for name in changed])

    def over(self, record: R) -> R:
        """The record as it is to be shown: with what waits to be written."""
        if not self._workspace.waiting:
            self._unsaved.clear()
        here = {name: value for (id, name), value in self._unsaved.items() if id == record.id}
        for name, value in here.items():
            if getattr(record, name) == value:
                del self._unsaved[record.id, name]
        values: dict[str, Any] = here
        return replace(record, **values)

    def _write(
        self, id: int, name: str, value: object, read: Callable[[], R | None], change: Callable[[R, R], Edit | None]
    ) -> bool:
        def intent() -> Edit | None:
            now = read()
            values: dict[str, Any] = {name: value}
            return None if now is None else change(now, replace(now, **values))

        self._unsaved[id, name] = value
        if self._workspace.edit(intent, about=(id, name)):
            self._unsaved.pop((id, name), None)
            return True
        return False
