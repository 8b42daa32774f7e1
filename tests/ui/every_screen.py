"""Every screen, step, dialog, drawer and state by name. Pictures, walks and the watchdog go through this register.

A new state is one function in `tests/ui/screens`.
"""

from collections.abc import Iterator
from pathlib import Path

from tests.ui.room import Room, Stage, opened

# The panel comes last of what stands on the example: a concern is never undone.
from tests.ui.screens import attendance, audit, briefing, desk, files, library, returns, scores  # isort: skip # noqa: F401
from tests.ui.screens import sampling  # isort: skip # noqa: F401
from tests.ui.screens import moderation, panel, welcome  # isort: skip # noqa: F401
from tests.ui.screens.view import VIEWS, View

__all__ = ["VIEWS", "Room", "Stage", "View", "every", "named"]


def named(name: str) -> View:
    """KeyError, with the names there are, where there is none."""
    found = {each.name: each for each in VIEWS}
    if name not in found:
        raise KeyError(f"there is no {name}; there are: {', '.join(found)}")
    return found[name]


def every(folder: Path, wanted: list[View] | None = None) -> Iterator[tuple[View, Room]]:
    """Each state with its room, ready to be shown: one window per stage, at rest in between."""
    for stage in Stage:
        views = [each for each in wanted or VIEWS if each.stage is stage]
        if not views:
            continue
        with opened(stage, folder) as room:
            for view in views:
                room.rest()
                yield view, room
