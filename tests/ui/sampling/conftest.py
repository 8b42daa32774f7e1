"""The draw, open over the cases of a small audit."""

from datetime import date

import pytest

from tests.ui.robots.desk import CasesRobot, go
from tests.ui.robots.sampling import DrawRobot
from tests.ui.robots.window import WindowRobot
from ui.routes import Screen


@pytest.fixture
def drawing(at_desk: WindowRobot) -> DrawRobot:
    go(at_desk, Screen.CASES)
    page = CasesRobot(at_desk).page
    page.sample.today = lambda: date(2026, 4, 2)
    return DrawRobot(at_desk).open()
