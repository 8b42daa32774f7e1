"""Which backups are let go: by hours, days, weeks and months, within a budget, never below the last two verified."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.backup_plan import GB, Kept, budget_in_bytes, is_mass_removal, to_delete

NOW = datetime(2026, 5, 6, 12, 0, tzinfo=UTC)
AMPLE = 10**12


def every(step: timedelta, times: int) -> list[Kept]:
    """Backups made one `step` after another, the last one now; each takes ten bytes."""
    return [Kept(f"{n}", n, NOW - step * (times - n), 10) for n in range(1, times + 1)]


@st.composite
def any_backups(draw: st.DrawFn) -> list[Kept]:
    hours = sorted(draw(st.lists(st.integers(0, 24 * 500), max_size=60)), reverse=True)
    return [
        Kept(
            f"b{n}",
            n,
            NOW - timedelta(hours=hour),
            draw(st.integers(0, 50)),
            draw(st.booleans()) or draw(st.booleans()),
            draw(st.booleans()) and draw(st.booleans()),
        )
        for n, hour in enumerate(hours, start=1)
    ]


def left(kept: list[Kept], budget: int) -> list[Kept]:
    gone = set(to_delete(kept, budget))
    assert len(gone) == len(to_delete(kept, budget))
    return [each for each in kept if each.name not in gone]


@given(any_backups(), st.integers(0, 800))
def test_the_last_two_verified_always_stay(kept: list[Kept], budget: int) -> None:
    newest = [each for each in kept if each.verified][-2:]
    assert set(newest) <= set(left(kept, budget))


@given(any_backups(), st.integers(0, 800))
def test_the_rest_is_within_the_budget_or_is_those_two(kept: list[Kept], budget: int) -> None:
    staying = left(kept, budget)
    newest = [each for each in kept if each.verified][-2:]
    assert sum(each.size for each in staying) <= budget or staying == newest


@given(any_backups())
def test_with_room_every_kept_hour_day_week_and_month_has_its_newest(kept: list[Kept]) -> None:
    staying = left(kept, AMPLE)
    whole = [each for each in kept if each.verified]
    for most, slot in ((24, "%Y%m%d%H"), (14, "%Y%m%d"), (8, "%G%V"), (12, "%Y%m")):
        newest = {each.at.strftime(slot): each for each in whole}
        for wanted in list(newest.values())[-most:]:
            assert wanted in staying


@given(any_backups(), st.integers(0, 800))
def test_what_is_left_is_left_alone(kept: list[Kept], budget: int) -> None:
    assert to_delete(left(kept, budget), budget) == ()


@given(any_backups(), st.integers(0, 800), st.integers(0, 800))
def test_more_room_never_keeps_less(kept: list[Kept], one: int, other: int) -> None:
    small, large = sorted((one, other))
    assert len(left(kept, small)) <= len(left(kept, large))


@given(any_backups())
def test_what_was_asked_for_or_made_before_an_import_stays_a_day(kept: list[Kept]) -> None:
    whole = [each for each in kept if each.verified]
    for each in whole:
        if each.stays_a_day and whole[-1].at - each.at <= timedelta(hours=24):
            assert each in left(kept, AMPLE)


def test_a_year_of_half_hours_comes_down_to_what_the_rule_says() -> None:
    staying = left(every(timedelta(minutes=30), 2 * 24 * 365), AMPLE)
    assert 48 <= len(staying) <= 24 + 14 + 8 + 12
    assert NOW - staying[0].at > timedelta(days=300)


def test_the_damaged_go_first_when_room_is_short() -> None:
    kept = every(timedelta(days=1), 4)
    kept[2] = Kept("damaged", 3, kept[2].at, 10, verified=False)
    assert to_delete(kept, 30) == ("damaged",)
    assert to_delete(kept, AMPLE) == ()


def test_a_clock_that_went_back_does_not_make_the_newest_the_oldest() -> None:
    kept = [*every(timedelta(days=1), 3), Kept("after the clock went back", 4, NOW - timedelta(days=900), 10)]
    assert "after the clock went back" not in to_delete(kept, 0)


@pytest.mark.parametrize(
    ("said", "gigabytes"), [(None, 5), ("", 5), ("2.5", 2.5), ("0", 0), ("-1", 5), ("nan", 5), ("inf", 5), ("a lot", 5)]
)
def test_the_budget_is_what_the_setting_says_where_that_makes_sense(said: str | None, gigabytes: float) -> None:
    assert budget_in_bytes(said) == int(gigabytes * GB)


@pytest.mark.parametrize(("removed", "of", "mass"), [(1, 1, False), (2, 10, False), (3, 10, True), (2, 9, True)])
def test_more_than_one_in_five_is_a_mass_removal(removed: int, of: int, mass: bool) -> None:
    assert is_mass_removal(removed, of) is mass
