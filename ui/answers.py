"""What the file has answered, kept until something is written: one screen asks what another has just asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, cast

from workbench.domain.questions import Question

if TYPE_CHECKING:
    from workbench.storage.store import Store

A = TypeVar("A")

_MOST = 16
"""An answer may hold a whole audit: those asked for longest ago are let go."""


class Answers:
    """Answers are values, so the same one may be handed out again. Read only, another program may be writing."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._written = store.written
        self._kept: dict[Question[Any], object] = {}

    def ask(self, question: Question[A]) -> A:
        written = self._store.written
        if self._written != written:
            self._written = written
            self._kept.clear()
        if question in self._kept:
            return cast(A, self._kept[question])
        found = self._store.ask(question)
        if not self._store.read_only and self._written == self._store.written:
            self._kept[question] = found
            if len(self._kept) > _MOST:
                del self._kept[next(iter(self._kept))]
        return found
