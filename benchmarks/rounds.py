"""One process per variant, in rounds whose order is shuffled, so that no variant has the quiet minute to itself."""

import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from time import perf_counter
from typing import Any

ROOT = Path(__file__).resolve().parents[1]

Variants = Mapping[str, Callable[[Path], Any]]
"""What each variant measures, in its own process, with the folder that was made ready for it."""

_QUIET = {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "default.warning=false"}
"""No screen; and nothing said of what a platform without one cannot do."""

_order = random.Random(20260514)


def measure(module: str, variants: Sequence[str], folder: Path, rounds: int) -> dict[str, list[Any]]:
    """What each variant of `benchmarks.<module>` answered, one entry for each round."""
    found: dict[str, list[Any]] = {variant: [] for variant in variants}
    for variant in shuffled(variants, rounds):
        found[variant].append(ask([sys.executable, "-m", f"benchmarks.{module}", variant, str(folder)]))
    return found


def shuffled(variants: Iterable[str], rounds: int) -> Iterator[str]:
    """Every variant once in each round, in another order each time."""
    names = list(variants)
    for _ in range(rounds):
        yield from _order.sample(names, len(names))


def ask(command: Sequence[str], **environment: str) -> Any:
    """The last line a process prints, which is JSON. CalledProcessError, with its words on the screen, if it fails."""
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=_as_installed() | _QUIET | environment,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return json.loads(done.stdout.splitlines()[-1])


def _as_installed() -> dict[str, str]:
    """Everything compiled once, as on a computer where the program is used, even where nothing may be left behind."""
    environment = dict(os.environ)
    if environment.pop("PYTHONDONTWRITEBYTECODE", ""):
        environment.setdefault("PYTHONPYCACHEPREFIX", _compiled().name)
    return environment


@cache
def _compiled() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="plumbline-bench-compiled-")


def answer(variants: Variants) -> None:
    """The other end of `measure`: measure the variant named in the arguments and print what it took."""
    print(json.dumps(variants[sys.argv[1]](Path(sys.argv[2]))))


def seconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def middle(samples: Mapping[str, Sequence[Sequence[float]]]) -> dict[str, float]:
    """The median of each variant over all its rounds."""
    return {name: statistics.median(each for one in rounds for each in one) for name, rounds in samples.items()}


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder on a real disk, gone afterwards; TMPDIR chooses the disk."""
    with tempfile.TemporaryDirectory(prefix="plumbline-bench-") as folder:
        yield Path(folder)
