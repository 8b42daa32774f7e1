"""Numbers as people type them: what is no number is said at its field, whatever Unicode calls a digit."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.robots.desk import go, whole
from tests.ui.robots.window import WindowRobot
from ui.form.numbers import whole_number
from ui.new_audit.cases import CasesStep
from ui.routes import Screen
from ui.theme import Theme
from ui.workspace import OpenWorkspace
from workbench.storage.store import Store


@pytest.mark.parametrize("typed", ["", "²", "４５", "4²", "-5", "4.5", "1e2", "9" * 5000, "481"])
def test_what_is_no_number_from_5_to_480(typed: str) -> None:
    assert whole_number(typed, 5, 480) is None


def test_a_number_may_have_spaces_about_it() -> None:
    assert whole_number(" 045 ", 5, 480) == 45


def test_a_raised_two_is_no_number_of_minutes(at_desk: WindowRobot) -> None:
    before = go(at_desk, Screen.SCOPE).audit.minutes_per_case
    at_desk.tab_to("Minutes for each case").fill("²").press("Tab", "Shift+Tab")
    assert at_desk.focused.accessibleDescription() == "Write a number from 5 to 480."
    assert whole(at_desk).audit.minutes_per_case == before


def test_a_raised_two_is_no_number_of_cases(qtbot: QtBot, theme: Theme, audited: Store) -> None:
    step = CasesStep(OpenWorkspace(audited))
    qtbot.addWidget(step)
    qtbot.keyClicks(step.how_many, "²")
    qtbot.keyClick(step.how_many, Qt.Key.Key_Return)
    assert step.how_many.accessibleDescription().startswith("Write a number up to")
    assert not step.cases()
