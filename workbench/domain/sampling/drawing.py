"""The draw itself: by chance, and yet the same each time from the same list and seed, on any computer.

How to repeat it by hand or in another program:

1. Take the list in the order it stands, without rows that have no id, that repeat an id, or that were left out. Where
   only the size N was given, the list is the numbers 1 to N.
2. Make the seed a whole number: one written in the digits 0 to 9 is that number; of any other words, without the blanks
   around them, it is the SHA-256 of their UTF-8 bytes, read as one hexadecimal number.
3. Start the Mersenne Twister (MT19937) with it as Python's `random.Random(seed)` does, and give every row of the list,
   from first to last, the next number of `random()`: 53 bits, from 0 up to 1. Python promises that these numbers stay
   the same in every version.
4. Sort the rows by their number, the smallest first. Two equal numbers keep the order of the list.
5. *Random*: the first rows, as many as are wanted, are drawn, and those that follow are the reserves. *Stratified* and
   *quota*: the same within each group, whose rows keep the order of step 4. Drawn rows come first in the list of the
   draw, then the reserves, both in the order of step 4.

Nothing else is drawn by chance: purposive and volunteered cases come in the order of the list.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from random import Random

from workbench.domain.sampling.drawn import State
from workbench.domain.sampling.methods import Method
from workbench.domain.sampling.population import ListRow
from workbench.errors import Refused

MOST_DRAWN = 500
_LONGEST_SEED = 60


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be drawn. `quota` is how many of each group; `reserves` is for each group, or for the whole list.

    `chosen` are the numbers of the rows taken where nothing is left to chance; None takes every row.
    """

    method: Method
    size: int = 0
    reserves: int = 0
    seed: str = ""
    quota: Mapping[str, int] | None = None
    chosen: frozenset[int] | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """One place of the list of the draw, 1 for the first."""

    position: int
    row: ListRow
    state: State


def seed_number(seed: str) -> int:
    """Step 2 above. Refused where there is no seed, or one too long to be written down."""
    seed = seed.strip()
    if not seed or len(seed) > _LONGEST_SEED:
        raise Refused("A draw by chance needs a seed, such as 20260415, so that it can be repeated.")
    if seed.isascii() and seed.isdecimal():
        return int(seed)
    return int(sha256(seed.encode("utf-8", "surrogatepass")).hexdigest(), 16)


def by_chance(rows: Sequence[ListRow], seed: str) -> tuple[ListRow, ...]:
    """The whole list in the order of the draw: steps 3 and 4 above."""
    generator = Random(seed_number(seed))
    numbered = [(generator.random(), at) for at in range(len(rows))]
    return tuple(rows[at] for _, at in sorted(numbered))


def shares(groups: Sequence[tuple[str, int]], size: int) -> dict[str, int]:
    """`size` divided among the groups in proportion, to whole cases that add up to it.

    Each group gets its whole part; what is left goes one by one to the largest remainders, to the larger group where
    two are equal, then by the order given. No group gets more than it holds.
    """
    whole = sum(many for _, many in groups)
    size = min(size, whole)
    if not whole:
        return {}
    found = {group: size * many // whole for group, many in groups}
    order = sorted(range(len(groups)), key=lambda at: (-(size * groups[at][1] % whole), -groups[at][1], at))
    for at in order[: size - sum(found.values())]:
        found[groups[at][0]] += 1
    return found


def draw_list(rows: Sequence[ListRow], wanted: Wanted) -> tuple[Place, ...]:
    """The places in order, the reserves last. Fewer than asked for where the list, or a group of it, holds fewer."""
    if not wanted.method.by_chance:
        taken = [row for row in rows if wanted.chosen is None or row.number in wanted.chosen]
        return _places(_few(taken), [])
    order = by_chance(rows, wanted.seed)
    if not wanted.method.in_groups:
        last = wanted.size + wanted.reserves
        return _places(_few(order[: wanted.size]), order[wanted.size : last])
    quota, met = wanted.quota or {}, Counter[str]()
    drawn, reserves = [], []
    for row in order:
        most = quota.get(row.stratum, 0)
        if met[row.stratum] < most:
            drawn.append(row)
        elif most and met[row.stratum] < most + wanted.reserves:
            reserves.append(row)
        met[row.stratum] += 1
    return _places(_few(drawn), reserves)


def _few(rows: Sequence[ListRow]) -> Sequence[ListRow]:
    if len(rows) > MOST_DRAWN:
        raise Refused(f"A sample is at most {MOST_DRAWN} cases. Draw fewer.")
    return rows


def _places(drawn: Sequence[ListRow], reserves: Sequence[ListRow]) -> tuple[Place, ...]:
    states = [*((row, State.DRAWN) for row in drawn), *((row, State.RESERVE) for row in reserves)]
    return tuple(Place(position, row, state) for position, (row, state) in enumerate(states, 1))
