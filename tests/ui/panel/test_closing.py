"""A case is closed when all is answered; after that nothing changes until somebody has said why."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.robots.panel import PanelRobot
from ui.history.pane import HistoryPane
from ui.panel.reopening import ReopenDialog
from ui.workspace import OpenWorkspace
from workbench.domain.audits import Case
from workbench.domain.judgements import Words
from workbench.domain.questions import CaseGrades, UndoSteps

Open = Callable[..., PanelRobot]


def case_of(robot: PanelRobot) -> Case:
    return robot.workspace.ask(CaseGrades(robot.page.model.sheet.case.id)).case


def answered(at_case: Open, size: tuple[int, int] = (1440, 900)) -> PanelRobot:
    """The third case with every line and the whole case answered, three reasons and impacts still owed."""
    robot = at_case("MIS26-03", size).press("Home", "2", "Down", "2", "Down", "2", "Down", "3")
    return robot.press("Enter").type("why").press("Tab", "Tab").type("child").press("Esc")


def reopened(robot: PanelRobot, why: str) -> PanelRobot:
    """The reason typed and sent by keys."""
    dialog = robot.dialog
    assert isinstance(dialog, ReopenDialog)
    QTest.keyClicks(dialog.why.edit, why)
    QTest.keyClick(dialog.why.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    return robot


def test_c_closes_an_answered_case_and_says_what_is_owed(at_case: Open, workspace: OpenWorkspace) -> None:
    robot = answered(at_case)
    assert robot.page.rail.close_case.accessibleName() == "Close case. 3 reasons and 3 impacts owed"
    said: list[str] = []
    workspace.did.connect(said.append)
    robot.press("C")

    assert case_of(robot).closed_on == date.today()
    assert said == ["MIS26-03 closed, 3 reasons and 3 impacts owed"]
    assert robot.band.startswith("Closed on ")
    assert "Reopen to change a grade" in robot.band
    assert robot.see("1 of 8 cases closed")
    assert robot.page.rail._track.accessibleName().endswith("1 closed")


def test_c_with_lines_left_names_them_and_closes_nothing(at_case: Open, workspace: OpenWorkspace, qtbot: QtBot) -> None:
    robot = at_case("MIS26-03")
    assert not robot.page.rail.close_case.isVisible()
    with qtbot.waitSignal(workspace.refused) as refused:
        robot.press("C")

    assert refused.args[0].startswith("Line 6, line 7, line 8")
    assert case_of(robot).closed_on is None


def test_the_whole_case_line_is_to_be_answered_first(at_case: Open) -> None:
    robot = at_case("MIS26-03").press("Home", "2", "Down", "2", "Down", "2")
    assert not robot.page.rail.close_case.isVisible()
    robot.press("Down", "3")

    assert robot.page.rail.close_case.isVisible()


def test_a_grade_in_a_closed_case_asks_why_and_escape_leaves_it_closed(at_case: Open, workspace: OpenWorkspace) -> None:
    robot = answered(at_case).press("C")
    before, given = workspace.ask(UndoSteps()), robot.given
    robot.press("2")
    assert robot.asks
    robot.dialog.reject()
    robot.look_back()

    assert robot.given == given
    assert case_of(robot).closed_on is not None
    assert workspace.ask(UndoSteps()) == before


def test_with_a_reason_it_is_open_again_and_the_grade_is_given(at_case: Open) -> None:
    robot = answered(at_case).press("C", "2")
    reopened(robot, "A late return came in.").look_back()

    assert robot.given == "Good"
    assert (case_of(robot).closed_on, case_of(robot).reopened) == (None, "A late return came in.")
    assert robot.band == ""
    robot.press("3")
    assert robot.given == "Requires improvement"


def test_a_reason_is_needed_and_the_dialog_says_so(at_case: Open) -> None:
    robot = answered(at_case).press("C", "2")
    dialog = robot.dialog
    assert isinstance(dialog, ReopenDialog)
    QTest.keyClicks(dialog.why.edit, "   ")
    QTest.keyClick(dialog.why.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert dialog.isVisible()
    assert "Say why in a few words" in dialog.why.edit.accessibleDescription()
    assert case_of(robot).closed_on is not None


def test_boxes_of_a_closed_case_are_read_and_a_letter_in_one_asks_why(at_case: Open) -> None:
    robot = answered(at_case).press("C")
    words = robot.page.words
    words.focus_words(Words.REASON)
    before = robot.box(Words.REASON)
    assert words.fields[Words.REASON].edit.isReadOnly()
    robot.press("Ctrl+A")
    robot.type("x")
    assert robot.asks
    reopened(robot, "A word was wrong.").look_back()

    assert robot.box(Words.REASON) == before
    robot.type("!")
    robot.press("Esc")
    assert robot.box(Words.REASON).endswith("!")


def test_closing_and_reopening_can_be_undone(at_case: Open, workspace: OpenWorkspace) -> None:
    robot = answered(at_case).press("C")
    workspace.undo()
    assert (case_of(robot).closed_on, robot.band) == (None, "")
    workspace.redo()
    assert robot.band.startswith("Closed on ")
    robot.press("C")
    reopened(robot, "Late return").look_back()
    workspace.undo()

    assert robot.band.startswith("Closed on ")
    assert case_of(robot).reopened == ""


def test_why_it_was_reopened_is_in_the_history(at_case: Open, workspace: OpenWorkspace, qtbot: QtBot) -> None:
    robot = answered(at_case).press("C", "C")
    reopened(robot, "A late return came in.").look_back()
    pane = HistoryPane(workspace)
    qtbot.addWidget(pane)
    robot.page.history_asked.connect(pane.show_records)
    robot.press("H")
    told = [pane.list.item(row).text() for row in range(pane.list.count())]

    assert "The case" in told
    assert any("MIS26-03 reopened" in each and "A late return came in." in each for each in told)


def test_an_agency_grades_no_closed_case_either(at_case: Open) -> None:
    robot = answered(at_case).press("C", "Up").grade_as("GP")
    robot.press("2")

    assert robot.asks
    robot.dialog.reject()
    assert "Grading as GP" in robot.band
    assert "Closed on" in robot.band


def test_the_compact_rail_closes_too(at_case: Open) -> None:
    robot = answered(at_case, (1280, 680))
    assert robot.page.rail.close_case.isVisible()
    robot.click(robot.page.rail.close_case)

    assert case_of(robot).closed_on == date.today()
