"""Times as they are written in a room, read against the moment they are written at."""

import re
from datetime import datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from ui.concern.clock import ClockField, read_time, shown_time
from ui.theme import Theme

NOW = datetime(2026, 5, 14, 10, 50).astimezone()


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("10:46", "14 10:46"),
        ("1046", "14 10:46"),
        ("9.05", "14 09:05"),
        (" 10:51 ", "14 10:51"),
        ("now", "14 10:50"),
        ("N", "14 10:50"),
        ("23:40", "13 23:40"),
        ("13/05 10:46", "13 10:46"),
        ("13/5/2026, 10:46", "13 10:46"),
    ],
)
def test_a_time_is_the_last_such_time_up_to_now(text: str, at: str) -> None:
    found = read_time(text, NOW)
    assert found is not None
    assert f"{found:%d %H:%M}" == at


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("noonish", "Write it as 10:46."),
        ("25:00", "Write it as 10:46."),
        ("10:61", "Write it as 10:46."),
        ("10", "Write it as 10:46."),
        ("15/05 10:46", "This is still to come. Write when it was."),
        ("31/02 10:46", "There is no such day. Write it as 14/05 10:46."),
    ],
)
def test_what_cannot_be_read_says_how_to_write_it(text: str, says: str) -> None:
    with pytest.raises(ValueError, match=re.escape(says)):
        read_time(text, NOW)


def test_nothing_written_is_no_time() -> None:
    assert read_time("  ", NOW) is None


def test_another_day_is_shown_with_its_day() -> None:
    assert shown_time(NOW, NOW) == "10:50"
    assert shown_time(NOW - timedelta(days=1), NOW) == "13/05 10:50"
    assert shown_time(NOW.replace(year=2025), NOW) == "14/05/2025 10:50"
    assert shown_time(None, NOW) == ""


def test_what_is_shown_and_not_typed_stays_the_time_it_was(qtbot: QtBot, theme: Theme) -> None:
    field = ClockField("Told at", "10:46")
    qtbot.addWidget(field)
    last_year = datetime(2025, 5, 14, 10, 46).astimezone()
    field.show_time(last_year, last_year)

    assert field.text() == "10:46"
    assert field.at() == last_year
