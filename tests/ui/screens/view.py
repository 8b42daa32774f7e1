"""One state of the window by name; `@view(stage)` enters a function into the register."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.ui.room import Room, Stage

Show = Callable[[Room], None]

VIEWS: list["View"] = []
"""In the order they are shown in: what can never be undone, such as a concern, comes last on its stage."""


@dataclass(frozen=True)
class View:
    """Its pictures are `name_look_size.png`."""

    name: str
    stage: Stage
    show: Show
    least: tuple[int, int] = (1180, 640)
    """The smallest window it is usable in with text, and the panel, at 130 %."""

    def __str__(self) -> str:
        return self.name


def view(stage: Stage, least: tuple[int, int] = (1180, 640)) -> Callable[[Show], Show]:
    """The name of the function is the name of the state."""

    def enter(show: Show) -> Show:
        assert show.__name__ not in {each.name for each in VIEWS}, show.__name__
        VIEWS.append(View(show.__name__, stage, show, least))
        return show

    return enter
