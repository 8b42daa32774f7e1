"""From starting the program to its first painted window, measured from outside."""

import statistics
import sys
import time
from pathlib import Path

from benchmarks.rounds import ROOT, ask, scratch, shuffled
from benchmarks.row import Row

ROUNDS = 9
_PROGRAM = Path(__file__).with_name("first_paint.py")


def rows() -> list[Row]:
    found: dict[str, list[float]] = {"empty": [], "product": [], "dressed": [], "eager": []}
    with scratch() as folder:
        for variant in found:
            _start(variant, folder)  # so that the disk has been read once
        for variant in shuffled(found, ROUNDS):
            found[variant].append(_start(variant, folder))
    median = {name: statistics.median(times) for name, times in found.items()}
    return [
        Row(
            "start to first painted window",
            median["product"],
            goal=1.3,
            limit=median["empty"],
            limit_is="an empty QMainWindow",
            peer=median["eager"],
            peer_is="the product with everything it will ever need imported first",
            notes=(f"the welcome screen stands there after {median['dressed'] * 1000:.0f} ms",),
        )
    ]


def _start(variant: str, data: Path) -> float:
    start = time.monotonic()
    painted: float = ask([sys.executable, str(_PROGRAM), variant], **home(data))
    return painted - start


def home(folder: Path) -> dict[str, str]:
    """A computer on which the program was never used."""
    return {"HOME": str(folder), "XDG_DATA_HOME": str(folder / "data"), "PYTHONPATH": str(ROOT)}
