"""Single letters of the panel: changed, they act and are printed; turned off, every act has another way."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from tests.ui.robots.panel import PanelRobot
from ui.computer_settings import Settings
from ui.letters import ACTS, PANEL, Act, letters
from workbench.domain.scales import NonScore

AtCase = Callable[..., PanelRobot]


@pytest.fixture(autouse=True)
def _kept(tmp_path: Path) -> Iterator[None]:
    """Letters as they are at first, written down for this test only."""
    letters.use(Settings(tmp_path / "notes"))
    yield
    letters.use(Settings(tmp_path / "others"))


def act(name: str) -> Act:
    return next(each for each in ACTS if (each.place, each.name) == (PANEL, name))


def printed(robot: PanelRobot) -> list[str]:
    return [row.accessibleName() for row in robot.page.board.non_scores.rows.values()]


def test_a_changed_letter_acts_and_is_printed_and_the_old_one_does_nothing(at_case: AtCase) -> None:
    robot = at_case("MIS26-08")
    assert letters.change(act("not enough evidence"), "w") == ""
    assert any(name.startswith("W, Not enough evidence") for name in printed(robot))
    line = robot.page.model.line.id
    before = robot.page.model.sheet.judged.get(line)
    robot.press("e")
    assert robot.page.model.sheet.judged.get(line) == before
    robot.press("w")
    assert robot.page.model.sheet.judged[line].non_score is NonScore.NOT_ENOUGH_EVIDENCE
    assert ("W", "not enough evidence") in letters.all_of(PANEL)


def test_turned_off_no_letter_acts_and_none_is_printed(at_case: AtCase) -> None:
    robot = at_case("MIS26-08")
    letters.turn(False)
    line = robot.page.model.line.id
    before = robot.page.model.sheet.judged.get(line)
    running = robot.page.strip.timer.running
    robot.press("a", "k", "e", "t", "h")
    assert robot.page.model.sheet.judged.get(line) == before
    assert robot.page.strip.timer.running == running
    assert not any(name[:2] in ("A,", "K,", "E,") for name in printed(robot))
    assert letters.all_of(PANEL) == ()
    robot.press("3")  # digits are printed on the grades, and stay
    assert robot.page.model.sheet.judged[line].grade is not None


def test_turned_off_a_non_score_is_reached_by_arrows_and_grading_as_an_agency_by_tab(at_case: AtCase) -> None:
    robot = at_case("MIS26-08")
    letters.turn(False)
    line = robot.page.model.line.id
    robot.press(*["Right"] * 8, "Left", "Space")
    assert robot.page.model.sheet.judged[line].non_score is NonScore.NOT_ENOUGH_EVIDENCE
    assert robot.page.grade_as.focusPolicy() & Qt.FocusPolicy.TabFocus
