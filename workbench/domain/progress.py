"""How far a long piece of work has come."""

from collections.abc import Generator
from dataclasses import dataclass
from typing import TypeVar


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` of `total` steps; `label` names what is being worked on, never case text."""

    done: int
    total: int
    label: str


_T = TypeVar("_T")

Work = Generator[Progress, None, _T]
"""Long work: yields `Progress` at least every 100 ms, returns its result; closing it leaves nothing behind."""


def finish(work: Work[_T]) -> _T:
    """The result of `work`, run to its end without showing progress."""
    while True:
        try:
            next(work)
        except StopIteration as stop:
            result: _T = stop.value
            return result
