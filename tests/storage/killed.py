"""A process that saves and says so, and is killed at any moment: what it said was saved must be there."""

import itertools
import random
import subprocess
import sys
import time
from pathlib import Path

from tests import arrange
from tests.arrange import Opener, panel, whole_of
from workbench.domain.judgements import Words
from workbench.domain.progress import finish
from workbench.domain.questions import Drafts, JudgementAt

SAVES = """
import sys
from pathlib import Path
from tests.arrange import Clock, give, panel, whole_of, write
from workbench.domain import grading
from workbench.domain.judgements import Words
from workbench.domain.questions import JudgementAt
from workbench.storage import workspaces
from workbench.storage.keys.slots import Unlocked

folder, start = Path(sys.argv[1]), int(sys.argv[2])
unlocked = Unlocked(bytes.fromhex(sys.stdin.readline()), "")
store = workspaces.open_unlocked(folder, unlocked, machine="m")
whole = whole_of(store)
lines = {line.id: line for line in whole.lines}
print("open", flush=True)
number = start
while True:
    number += 1
    place = panel(whole, number % 3, number % 2)
    current = store.ask(JudgementAt(place))
    words = f"{number} " * (1 + number % 400)
    edit = grading.write(current, Words.REASON, words, lines[place.line_id], store.new_id)
    store.apply(edit, (place, Words.REASON))
    print(f"saved {number}", flush=True)
    store.keep_draft(panel(whole, 0, 3), Words.IMPACT, f"draft {number} " * (1 + number % 50), "")
    print(f"draft {number}", flush=True)
    if number % 25 == 0:
        store.checkpoint()
"""


def kill_many_times(folder: Path, opener: Opener, times: int, seed: int = 1) -> int:
    """Kill the saving process `times` times; gives how many saves were acknowledged. Fails on the first lost word."""
    chance, number, acknowledged = random.Random(seed), 0, 0
    for _ in range(times):
        said = _killed_once(folder, opener, number, chance.uniform(0.001, 0.12))
        saved = [int(line.split()[1]) for line in said if line.startswith("saved")]
        drafts = [int(line.split()[1]) for line in said if line.startswith("draft")]
        number = max([number, *saved])
        acknowledged += len(saved)
        number = _check(folder, opener, number, max([0, *drafts]))
    return acknowledged


def _killed_once(folder: Path, opener: Opener, start: int, after: float) -> list[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", SAVES, str(folder), str(start)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(f"{opener.unlocked.data_key.hex()}\n")
        process.stdin.flush()
        assert process.stdout.readline() == "open\n"
        deadline = time.perf_counter() + after
        said: list[str] = []
        while time.perf_counter() < deadline:
            said.append(process.stdout.readline().strip())
        process.kill()
        rest = process.stdout.read()
    whole_lines = rest.split("\n")[:-1]  # the last one may be torn, and then was never acknowledged
    return [*said, *whole_lines]


def _check(folder: Path, opener: Opener, saved: int, draft: int) -> int:
    """After a kill: the file is whole, holds every acknowledged word, and at most one save more."""
    store = opener(folder)
    assert store.notices == ()
    whole = whole_of(store)
    found = {}
    for case, line in itertools.product(range(3), range(2)):
        words = store.ask(JudgementAt(panel(whole, case, line))).reason
        if words:
            number = int(words.split()[0])
            assert words == f"{number} " * (1 + number % 400), "a torn save"
            assert (case, line) == (number % 3, number % 2)
            found[number] = words
    latest = max([0, *found])
    assert saved <= latest <= saved + 1, f"{saved} was acknowledged and {latest} is there"
    expected = {number for number in range(max(1, latest - 5), latest + 1)}
    assert set(found) == expected
    kept = [each for each in store.ask(Drafts()) if each.field == Words.IMPACT]
    if draft:
        number = int(kept[0].text.split()[1])
        assert kept[0].text == f"draft {number} " * (1 + number % 50)
        assert number >= draft
    assert finish(store.check()) == ()
    opener.close(store)
    return latest


def markers() -> tuple[bytes, ...]:
    """A word no file may hold readably, as it would stand in a file."""
    return tuple(arrange.MARKER.encode(each) for each in ("utf-8", "utf-16-le", "utf-16-be"))
