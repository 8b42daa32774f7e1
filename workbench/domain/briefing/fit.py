"""How a briefing fills its page: what the real layout measured, for the person who writes it."""

from dataclasses import dataclass
from enum import StrEnum

from workbench.domain.briefing.briefing import PageLayout


class Part(StrEnum):
    """What a briefing says beside its boxes, as it is called on screen."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    DATE = "date"
    CLOSING = "closing line"
    PARTNERSHIP = "partnership’s name"
    SMALL_PRINT = "small print"


@dataclass(frozen=True, slots=True)
class BoxFit:
    """How full the place of one box is. Heights are in points, in the smallest setting that the layout tried.

    In landscape a box has a place of its own, and small type before it goes overleaf. In portrait the boxes share
    one page, set a little closer before it goes overleaf: a box's place is what the others leave it, or where all
    of them together are too long, what is left if the longest alone give way.
    """

    number: int
    room: float
    used: float
    fits: bool
    size: float
    """Of the type, in points."""
    smaller: bool = False
    """Set smaller than usual so that it fits."""

    @property
    def share(self) -> float:
        """1 is full; more than 1 only where it does not fit."""
        return self.used / self.room if self.room > 0 else float(bool(self.used)) * 2


@dataclass(frozen=True, slots=True)
class Fit:
    layout: PageLayout
    boxes: tuple[BoxFit, ...]
    too_long: tuple[Part, ...]
    """What does not stand in its place beside the boxes."""
    pages: int
    """Without the return slip."""

    @property
    def fits(self) -> bool:
        """Everything stands on one page."""
        return self.pages == 1
