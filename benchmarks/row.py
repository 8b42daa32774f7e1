"""One row of the table: a path, what it costs, what it could cost at best, and whether the goal is met."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Row:
    """Medians, in seconds unless `unit` says otherwise. Without a `limit` the goal is about `product` itself."""

    path: str
    product: float
    goal: float
    limit: float | None = None
    limit_is: str = ""
    peer: float | None = None
    peer_is: str = ""
    unit: Literal["s", "MB"] = "s"
    notes: tuple[str, ...] = ()

    @property
    def ratio(self) -> float | None:
        return None if self.limit is None else self.product / self.limit

    @property
    def peer_ratio(self) -> float | None:
        return None if self.limit is None or self.peer is None else self.peer / self.limit

    @property
    def met(self) -> bool:
        return (self.product if self.ratio is None else self.ratio) <= self.goal
