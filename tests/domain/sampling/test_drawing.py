"""The draw: the same from the same list and seed everywhere, fair to every row, each quota met or told as short."""

import subprocess
import sys
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.sampling.drawing import Place, Wanted, by_chance, draw_list, seed_number, shares
from workbench.domain.sampling.drawn import State
from workbench.domain.sampling.methods import Method, method_of
from workbench.domain.sampling.population import ListRow, only_size
from workbench.errors import Refused

STRATA = ("Early help", "Child in need", "Child protection")
ROWS = st.lists(st.sampled_from(STRATA), min_size=1, max_size=60).map(
    lambda strata: tuple(ListRow(number, f"id{number}", stratum) for number, stratum in enumerate(strata, 2))
)
SEEDS = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Z")), min_size=1, max_size=20)


def numbers(places: tuple[Place, ...], state: State = State.DRAWN) -> list[int]:
    return [place.row.number for place in places if place.state is state]


def test_the_draw_of_a_seed_is_written_down_here_for_every_machine_and_version() -> None:
    """Another computer that draws otherwise could not repeat what an officer drew on this one."""
    rows = only_size(143).rows
    assert numbers(draw_list(rows, Wanted(Method.RANDOM, 8, 2, "20260415"))) == [110, 77, 93, 140, 109, 69, 72, 20]
    words = draw_list(rows, Wanted(Method.RANDOM, 4, 1, " northmere-2026-05 "))
    assert (numbers(words), numbers(words, State.RESERVE)) == ([53, 109, 5, 59], [135])


def test_the_steps_of_the_description_give_the_draw() -> None:
    """Written again from the words alone, in another process."""
    script = (
        "import random; r = random.Random(int('20260415')); "
        "n = [(r.random(), i) for i in range(1, 144)]; print([i for _, i in sorted(n)][:10])"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    assert told.stdout.strip() == str([row.number for row in by_chance(only_size(143).rows, "20260415")][:10])


@given(rows=ROWS, seed=SEEDS, size=st.integers(1, 20), reserves=st.integers(0, 6))
def test_the_same_list_and_seed_give_the_same_draw(
    rows: tuple[ListRow, ...], seed: str, size: int, reserves: int
) -> None:
    wanted = Wanted(Method.RANDOM, size, reserves, seed)
    first = draw_list(rows, wanted)
    assert draw_list(list(rows), wanted) == first
    assert [place.position for place in first] == list(range(1, len(first) + 1))
    assert len(numbers(first)) == min(size, len(rows))
    assert len(numbers(first, State.RESERVE)) == min(reserves, max(len(rows) - size, 0))
    assert len({place.row.number for place in first}) == len(first)
    # What the local ids are called changes nothing: only their order does.
    renamed = [ListRow(row.number, f"other {row.number}", row.stratum) for row in rows]
    assert [(p.position, p.row.number) for p in draw_list(renamed, wanted)] == [
        (p.position, p.row.number) for p in first
    ]


@given(rows=ROWS, seed=SEEDS, quota=st.dictionaries(st.sampled_from(STRATA), st.integers(0, 9)), more=st.integers(0, 3))
def test_each_group_is_drawn_to_its_quota_or_to_all_it_holds(
    rows: tuple[ListRow, ...], seed: str, quota: dict[str, int], more: int
) -> None:
    places = draw_list(rows, Wanted(Method.QUOTA, reserves=more, seed=seed, quota=quota))
    holds = Counter(row.stratum for row in rows)
    drawn = Counter(place.row.stratum for place in places if place.state is State.DRAWN)
    spare = Counter(place.row.stratum for place in places if place.state is State.RESERVE)
    for stratum in STRATA:
        wanted = quota.get(stratum, 0)
        assert drawn[stratum] == min(wanted, holds[stratum])
        assert spare[stratum] == (min(more, holds[stratum] - drawn[stratum]) if wanted else 0)
    states = [place.state for place in places]
    assert states == sorted(states, key=[State.DRAWN, State.RESERVE].index)
    # Within a group the order is that of the whole list's one draw.
    order = [row.number for row in by_chance(rows, seed)]
    for stratum in STRATA:
        group = [p.row.number for p in places if p.row.stratum == stratum]
        assert group == sorted(group, key=order.index)


@given(many=st.lists(st.integers(1, 400), min_size=1, max_size=12), size=st.integers(0, 60))
def test_shares_add_up_and_none_is_a_whole_case_off_its_proportion(many: list[int], size: int) -> None:
    groups = [(f"group {at}", count) for at, count in enumerate(many)]
    found = shares(groups, size)
    asked = min(size, sum(many))
    assert sum(found.values()) == asked
    for name, count in groups:
        assert abs(found[name] - asked * count / sum(many)) < 1
        assert found[name] <= count


def test_every_row_comes_first_as_often_as_another() -> None:
    """Chi-square of 10 rows over 2,000 seeds: under 27.9 in 999 of 1,000 fair draws; the seeds are fixed."""
    rows = only_size(10).rows
    first = Counter(by_chance(rows, str(seed))[0].number for seed in range(2_000))
    assert sum((first[n] - 200) ** 2 / 200 for n in range(1, 11)) < 27.9


def test_chosen_cases_come_in_the_order_of_the_list_and_chance_has_no_part() -> None:
    rows = only_size(9).rows
    for seed in ("1", "2"):
        wanted = Wanted(Method.PURPOSIVE, seed=seed, chosen=frozenset({7, 2, 5}))
        assert numbers(draw_list(rows, wanted)) == [2, 5, 7]
    assert numbers(draw_list(rows, Wanted(Method.VOLUNTEERED))) == list(range(1, 10))


@pytest.mark.parametrize("seed", ["", "  ", "9" * 61])
def test_a_draw_by_chance_needs_a_seed(seed: str) -> None:
    with pytest.raises(Refused, match="such as 20260415"):
        draw_list(only_size(4).rows, Wanted(Method.RANDOM, 2, seed=seed))


def test_only_plain_digits_are_a_number() -> None:
    assert seed_number(" 007 ") == 7
    assert seed_number("٣") != 3
    assert seed_number("-7") > 2**200


def test_a_sample_is_a_few_cases() -> None:
    with pytest.raises(Refused, match="at most 500"):
        draw_list(only_size(5_000).rows, Wanted(Method.RANDOM, 501, 0, "1"))


def test_a_method_is_known_by_its_label_and_no_other_words() -> None:
    assert [method_of(f" {each.label.upper()} ") for each in Method] == list(Method)
    assert method_of("Random, one borough") is None
