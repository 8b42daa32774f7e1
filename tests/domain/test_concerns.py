"""When a concern is open, who is to be told of it, and when it has waited too long."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from workbench.domain.concerns import ANSWER_WITHIN, TELL_WITHIN, Concern, Worry, follow_up, raise_concern

AT = datetime(2026, 5, 14, 10, 43, tzinfo=UTC)
RAISED = Concern(1, 2, "A new adult collects her.", AT, id=5)
TOLD = replace(RAISED, told="Duty manager", told_at=AT + timedelta(minutes=3))
ANSWERED = replace(TOLD, acknowledged_at=AT + timedelta(minutes=20))
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("concern", "still_open", "state"),
    [
        (RAISED, True, "nobody told yet"),
        (replace(RAISED, told="Duty manager"), True, "nobody told yet"),
        (replace(RAISED, acknowledged_at=AT), True, "nobody told yet"),
        (replace(ANSWERED, told=" \n "), True, "nobody told yet"),
        (TOLD, True, "not acknowledged yet"),
        (ANSWERED, False, "acknowledged"),
    ],
)
def test_it_is_open_until_someone_named_was_told_at_a_time_and_has_acknowledged(
    concern: Concern, still_open: bool, state: str
) -> None:
    assert (concern.is_open, concern.state) == (still_open, state)


def test_nobody_told_is_overdue_after_half_an_hour() -> None:
    assert not RAISED.overdue(AT + TELL_WITHIN)
    assert RAISED.overdue(AT + TELL_WITHIN + SECOND)


def test_told_and_not_acknowledged_is_overdue_two_hours_after_the_telling() -> None:
    told_at = TOLD.told_at
    assert told_at is not None
    assert not TOLD.overdue(told_at + ANSWER_WITHIN)
    assert TOLD.overdue(told_at + ANSWER_WITHIN + SECOND)


def test_an_acknowledged_one_is_never_overdue() -> None:
    assert not ANSWERED.overdue(AT + timedelta(days=400))


def test_a_time_of_another_zone_is_the_same_moment() -> None:
    from datetime import timezone

    summer = timezone(timedelta(hours=1))
    assert not RAISED.overdue((AT + TELL_WITHIN).astimezone(summer))


def test_of_a_worry_about_a_professional_the_lado_is_to_be_told() -> None:
    assert replace(RAISED, must_act="Police").must_tell == "Police"
    assert replace(RAISED, must_act="Police", about=Worry.PROFESSIONAL).must_tell == "LADO"


def test_neither_raising_nor_following_up_can_be_undone() -> None:
    followed = follow_up(RAISED, TOLD)
    assert followed is not None
    assert not raise_concern(RAISED).undoable
    assert not followed.undoable
    assert follow_up(TOLD, TOLD) is None
