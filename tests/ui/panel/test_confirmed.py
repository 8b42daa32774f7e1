"""An audit whose conclusions are confirmed: its panel screen is read, and asks why before anything is changed."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.arrange import tables
from tests.ui.robots.panel import PanelRobot
from ui.panel.reopening import ReopenDialog
from ui.workspace import OpenWorkspace
from workbench.domain.edits import Edit
from workbench.domain.judgements import Judgement, Layer, Place, Words
from workbench.domain.moderation.conclusions import confirm
from workbench.domain.questions import AuditByRef, Everything
from workbench.domain.whole_audit import WholeAudit

Open = Callable[..., PanelRobot]


def whole_of(workspace: OpenWorkspace) -> WholeAudit:
    return workspace.ask(Everything(workspace.ask(AuditByRef("MIS26"))))


def confirm_it(workspace: OpenWorkspace) -> None:
    from workbench.domain.grading import give

    whole = whole_of(workspace)
    for line in whole.graded_lines:
        place = Place(whole.audit.id, line.id, Layer.FINAL)
        workspace.edit(lambda p=place, line=line: give(Judgement(p), line.scale.codes[1], line, workspace.new_id))

    def it() -> Edit | None:
        return confirm(whole_of(workspace), "J. Chair", date.today())

    assert workspace.edit(it)


@pytest.fixture
def robot(at_case: Open, workspace: OpenWorkspace) -> PanelRobot:
    """On a line that is graded, in a case that is not closed."""
    robot = at_case("MIS26-03").press("Home", "2", "Up")
    confirm_it(workspace)
    return robot


def panel_rows(workspace: OpenWorkspace) -> list[object]:
    return [row for row in tables(workspace.store)["judgement"] if Layer.PANEL.value in row]


def why(robot: PanelRobot, text: str) -> PanelRobot:
    dialog = robot.dialog
    assert isinstance(dialog, ReopenDialog)
    QTest.keyClicks(dialog.why.edit, text)
    QTest.keyClick(dialog.why.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    return robot


def test_the_band_says_since_when_and_by_whom_and_the_boxes_are_read(robot: PanelRobot) -> None:
    day = f"{date.today().day} {date.today():%B}"
    assert robot.band == f"Conclusions confirmed on {day} by J. Chair. The panel’s grades are read only."
    assert all(field.edit.isReadOnly() for field in robot.page.words.fields.values())
    assert not robot.page.rail.close_case.isVisible()


@pytest.mark.parametrize("keys", [("3",), ("Del",), ("A",), ("C",), ("Enter",)])
def test_every_way_of_changing_a_grade_asks_why_and_escape_changes_nothing(
    robot: PanelRobot, workspace: OpenWorkspace, keys: tuple[str, ...]
) -> None:
    before = panel_rows(workspace)
    robot.press(*keys)
    assert robot.asks
    robot.dialog.reject()
    robot.look_back()

    assert panel_rows(workspace) == before
    assert whole_of(workspace).audit.confirmed_on is not None


def test_a_letter_in_a_box_asks_why_too(robot: PanelRobot, workspace: OpenWorkspace) -> None:
    robot.page.words.focus_words(Words.REASON)
    before = robot.box(Words.REASON)
    robot.press("Ctrl+A").type("x")
    assert robot.asks
    robot.dialog.reject()

    assert robot.box(Words.REASON) == before


def test_nothing_is_accepted(robot: PanelRobot, workspace: OpenWorkspace, qtbot: QtBot) -> None:
    robot.page.model.go_to(6)
    robot.page.board.focus_grades(robot.page.model.current)
    assert not robot.page.accept.isVisible()
    with qtbot.waitSignal(workspace.told) as told:
        robot.press("Y")
    assert "were confirmed on" in told.args[0]


def test_undo_of_a_grade_given_before_is_refused_with_one_sentence(
    robot: PanelRobot, workspace: OpenWorkspace, qtbot: QtBot
) -> None:
    before = panel_rows(workspace)
    for _ in range(3):
        with qtbot.waitSignal(workspace.refused) as refused:
            workspace.undo()
        assert "were confirmed on" in refused.args[0]

    assert panel_rows(workspace) == before
    assert whole_of(workspace).audit.confirmed_by == "J. Chair"


def test_with_a_reason_it_is_open_and_the_grade_is_given(robot: PanelRobot, workspace: OpenWorkspace) -> None:
    why(robot.press("3"), "A late return.").look_back()

    audit = whole_of(workspace).audit
    assert (audit.confirmed_on, audit.confirmed_by, audit.unconfirmed) == (None, "", "A late return.")
    assert robot.given == "Requires improvement"
    assert robot.band == ""


def test_a_closed_case_in_it_asks_for_both_one_after_the_other(at_case: Open, workspace: OpenWorkspace) -> None:
    robot = at_case("MIS26-05", (1440, 900)).press("C")
    confirm_it(workspace)
    before = robot.given
    robot.press("3" if before != "Requires improvement" else "2")
    why(robot, "A late return.")
    dialog = robot.dialog
    assert isinstance(dialog, ReopenDialog)
    assert "MIS26-05" in dialog.windowTitle()
    assert robot.given == before
    why(robot, "A late return.").look_back()

    assert robot.given != before


def test_an_agencys_own_late_grade_is_still_taken_down(robot: PanelRobot) -> None:
    robot.grade_as("GP").press("2")
    assert not robot.asks
    assert robot.given == "Good"


def test_words_left_behind_by_a_fault_are_refused_and_not_lost(robot: PanelRobot, workspace: OpenWorkspace) -> None:
    from ui.recovery import bring_back
    from workbench.domain.questions import Drafts

    workspace.keep_draft(robot.page.model.place, Words.REASON, "Typed before the power went", "")
    assert bring_back(workspace) == ()
    (draft,) = workspace.ask(Drafts())
    assert draft.text == "Typed before the power went"
