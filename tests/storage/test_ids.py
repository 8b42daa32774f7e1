"""Ids rise, whatever the clock does, and fit in 63 bits."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.arrange import Clock, Opener, give, panel, whole_of
from workbench.domain.ids import Ids
from workbench.domain.questions import JudgementAt


@given(times=st.lists(st.integers(0, 3_800_000_000_000), min_size=1, max_size=50), last=st.integers(0, 2**62))
def test_an_id_is_always_above_the_last_one(times: list[int], last: int) -> None:
    clock = iter(times)
    ids = Ids(last, lambda: next(clock))
    made = [ids() for _ in times]
    assert made == sorted(set(made))
    assert last < made[0]
    assert 0 < made[-1] < 2**63


def test_ids_rise_with_the_clock_set_back_and_after_reopening(audited_folder: Path, open_workspace: Opener) -> None:
    clock = Clock()
    store = open_workspace(audited_folder, clock=clock)
    made = [store.new_id()]
    clock.now -= timedelta(days=3650)
    made += [store.new_id() for _ in range(3)]
    place = panel(whole_of(store), 0, 0)
    give(store, place, "1")
    made.append(store.ask(JudgementAt(place)).id)
    open_workspace.close(store)
    store = open_workspace(audited_folder, clock=clock)
    made.append(store.new_id())
    assert made == sorted(set(made))


def test_an_id_given_back_by_undo_is_not_used_again(audited_folder: Path, open_workspace: Opener) -> None:
    store = open_workspace(audited_folder)
    place = panel(whole_of(store), 0, 0)
    inverse = give(store, place, "1")
    used = store.ask(JudgementAt(place)).id
    assert inverse is not None
    store.apply(inverse)
    open_workspace.close(store)
    store = open_workspace(audited_folder, clock=Clock(datetime(2025, 1, 1, tzinfo=UTC)))
    assert store.new_id() > used


def test_a_clock_far_in_the_future_still_makes_ids_the_file_can_hold(
    audited_folder: Path, open_workspace: Opener
) -> None:
    store = open_workspace(audited_folder, clock=Clock(datetime(2999, 1, 1, tzinfo=UTC)))
    place = panel(whole_of(store), 0, 0)
    give(store, place, "1")
    assert 0 < store.ask(JudgementAt(place)).id < 2**63
