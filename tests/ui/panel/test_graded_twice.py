"""Two readers of a case at the panel's form: named, graded as, compared when both are done, taken off with a reason."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.panel.readers import CASE, FIRST, LINE, SECOND, SECRET, as_reader, given_by, read_twice, sheet_of
from tests.ui.robots.panel import PanelRobot
from ui.panel.behalf import WhoseGrades
from ui.panel.twice import TwiceDialog
from ui.recovery import bring_back
from ui.workspace import OpenWorkspace
from workbench.domain.judgements import Layer, Place, Words
from workbench.domain.moderation.double import take_off
from workbench.domain.moderation.graded_twice import graded_twice
from workbench.domain.questions import Drafts, Everything
from workbench.domain.whole_audit import distribution

Open = Callable[..., PanelRobot]


@pytest.fixture
def robot(at_case: Open, workspace: OpenWorkspace) -> PanelRobot:
    return read_twice(at_case(CASE), workspace)


def test_it_is_begun_from_the_panel_by_keys(at_case: Open, workspace: OpenWorkspace) -> None:
    robot = at_case(CASE).press("G")
    whose = robot.dialog
    assert isinstance(whose, WhoseGrades)
    assert whose.twice.text() == "Grade this case twice…"
    whose.twice.click()
    dialog = robot.dialog
    assert isinstance(dialog, TwiceDialog)
    QTest.keyClicks(dialog.names[0], FIRST)
    QTest.keyClick(dialog.names[0], Qt.Key.Key_Return)
    assert dialog.isVisible()
    QTest.keyClicks(dialog.names[1], FIRST.lower())
    QTest.keyClick(dialog.names[1], Qt.Key.Key_Return)
    assert "Someone else than the first reader" in dialog.names[1].accessibleDescription()
    dialog.names[1].clear()
    QTest.keyClicks(dialog.names[1], SECOND)
    QTest.keyClick(dialog.names[1], Qt.Key.Key_Return)

    assert sheet_of(robot).case.raters == (FIRST, SECOND)
    workspace.undo()
    assert sheet_of(robot).case.raters == ()


def test_a_readers_grade_and_words_stand_under_the_readers_name_and_count_nowhere(
    robot: PanelRobot, workspace: OpenWorkspace
) -> None:
    audit_id = robot.page.model.sheet.audit.id

    def counted() -> list[object]:
        whole = workspace.ask(Everything(audit_id))
        return [distribution(whole, line, layer) for line in whole.lines for layer in Layer]

    before, panel = counted(), sheet_of(robot).panel
    as_reader(robot, FIRST).press("4", "Enter").type("late").press("Tab", "Tab").type("felt alone").press("Esc")

    kept = given_by(robot, FIRST)
    assert (kept.grade, kept.reason, kept.impact) == ("In", "late", "felt alone")
    assert sheet_of(robot).panel == panel
    assert counted() == before
    assert sheet_of(robot).standings == robot.page.model.sheet.standings


def test_the_window_says_whose_grades_and_that_they_are_blind(robot: PanelRobot) -> None:
    as_reader(robot, FIRST)

    assert robot.band.startswith(f"Grading as {FIRST}. Blind: ")
    assert robot.page.board.accessibleName() == f"{FIRST}’s own grade"
    assert robot.page.words.fields[Words.REASON].edit.accessibleName() == f"{FIRST}: why this grade"
    assert robot.page.foot._mode.text() == f"Grading as {FIRST}"
    assert robot.page.rail.lines.accessibleName() == f"Lines of enquiry, as graded by {FIRST}"
    assert not robot.page.rail.whole_case.isVisible()
    assert ("1 to 4", "give the reader's own grade") in robot.page.keys()[0][1]


def test_accepting_closing_and_the_whole_case_are_the_panels(
    robot: PanelRobot, workspace: OpenWorkspace, qtbot: QtBot
) -> None:
    as_reader(robot, FIRST)
    for key, words in (("Y", "Only the panel accepts"), ("C", "The panel closes and reopens")):
        with qtbot.waitSignal(workspace.told) as said:
            robot.press(key)
        assert words in said.args[0]
    assert len(robot.page.model.lines) == 8


def test_when_both_have_answered_they_are_compared_and_stand(
    robot: PanelRobot, workspace: OpenWorkspace, qtbot: QtBot
) -> None:
    for reader, answer in ((FIRST, "2"), (SECOND, "3")):
        as_reader(robot, reader)
        for line in range(8):
            robot.page.model.go_to(line)
            robot.page.board.focus_grades(robot.page.model.current)
            robot.press("2" if line < 7 else answer)
        robot.press("Esc")
    found = graded_twice(workspace.ask(Everything(robot.page.model.sheet.audit.id)))
    double = next(each for each in found if each.case.ref == CASE)
    assert (double.shown, double.same, double.pairs) == (True, 7, 8)
    as_reader(robot, FIRST)
    with qtbot.waitSignal(workspace.refused) as refused:
        robot.press("4")
    assert "Both readers have answered every line" in refused.args[0]
    robot.press("Enter").type("why it is so").press("Esc")
    assert given_by(robot, FIRST).reason == "why it is so"
    robot.press("Esc")
    with qtbot.waitSignal(robot.page.history_asked) as asked:
        robot.press("H")
    assert [heading for _, heading in asked.args[0]][-3:] == [
        f"{FIRST}, one of two readers",
        f"{SECOND}, one of two readers",
        "The case",
    ]


def test_a_reader_is_taken_off_only_with_a_reason(robot: PanelRobot, workspace: OpenWorkspace) -> None:
    as_reader(robot, SECOND).press("2", "Esc")
    robot.page.whose.ask_twice()
    dialog = robot.dialog
    assert isinstance(dialog, TwiceDialog)
    assert dialog.names[1].isReadOnly()
    dialog.off[1].click()
    dialog.save.click()
    assert dialog.isVisible()
    QTest.keyClicks(dialog.why, "Cannot finish in time")
    dialog.save.click()

    assert sheet_of(robot).case.raters == (FIRST,)
    assert given_by(robot, SECOND).grade == "G"
    workspace.undo()
    assert sheet_of(robot).case.raters == (FIRST, SECOND)


def test_a_reader_taken_off_at_the_keyboard_leads_back_to_the_panel(
    robot: PanelRobot, workspace: OpenWorkspace
) -> None:
    as_reader(robot, FIRST)
    workspace.edit(lambda: take_off(sheet_of(robot), FIRST, "Ill"))

    assert robot.page.model.reader == ""
    robot.press("2")
    assert robot.given == "Good"
    assert given_by(robot, FIRST).id == 0


def test_words_typed_by_a_reader_outlive_the_program_under_their_name(
    robot: PanelRobot, workspace: OpenWorkspace
) -> None:
    as_reader(robot, FIRST)
    place = robot.page.model.place
    assert isinstance(place, Place)
    workspace.keep_draft(place, Words.REASON, SECRET, "")
    (said,) = bring_back(workspace)

    assert given_by(robot, FIRST).reason == SECRET
    assert said.startswith(f"{CASE}, line {LINE}, {FIRST}: reason")
    assert SECRET not in said
    assert workspace.ask(Drafts()) == ()
