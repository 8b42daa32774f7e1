"""Words go to the place they were typed at, whatever happens around them: the file busy, the screen moving on."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.robots.panel import PanelRobot
from ui.workspace import OpenWorkspace
from workbench.domain.concerns import Concern
from workbench.domain.edits import Edit
from workbench.domain.judgements import Words
from workbench.domain.moderation.conclusions import reopen
from workbench.domain.questions import AuditByRef, Cases, Concerns, Everything
from workbench.domain.scales import NonScore
from workbench.domain.taking_out import remove_case
from workbench.errors import Refused
from workbench.storage.connection import connect
from workbench.storage.keys import slots as keys

Open = Callable[..., PanelRobot]


@contextmanager
def busy(workspace: OpenWorkspace) -> Iterator[None]:
    """Another program holds the file for writing."""
    folder = workspace.store.folder
    other = connect(folder / "workspace.db", keys.unlock(folder, "example").data_key)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


def words_at(workspace: OpenWorkspace, ref: str, line: int) -> tuple[str, str, str]:
    whole = workspace.ask(Everything(workspace.ask(AuditByRef("MIS26"))))
    case = next(each for each in whole.cases if each.ref == ref)
    found = whole.panel(case, next(each for each in whole.lines if each.line.number == line))
    return found.reason, found.evidence, found.impact


def case_id(workspace: OpenWorkspace, ref: str) -> int:
    return next(each.id for each in workspace.ask(Cases(workspace.ask(AuditByRef("MIS26")))) if each.ref == ref)


def test_words_typed_while_the_file_is_busy_reach_their_own_case(workspace: OpenWorkspace, at_case: Open) -> None:
    before = words_at(workspace, "MIS26-04", 1)
    robot = at_case("MIS26-03").press("Home", "Enter")
    with busy(workspace):
        robot.type("of the third case")
        robot.page.open_case(workspace.ask(AuditByRef("MIS26")), case_id(workspace, "MIS26-04"))
        assert "third case" not in robot.box(Words.REASON)
    robot.press("Down")
    workspace.retry()

    assert words_at(workspace, "MIS26-03", 6)[0] == "of the third case"
    assert words_at(workspace, "MIS26-04", 1) == before


def test_undo_in_a_box_never_brings_another_lines_words(workspace: OpenWorkspace, at_case: Open) -> None:
    robot = at_case("MIS26-03").press("Home", "Enter", "Tab").type("secret of line six")
    QTest.keyClick(robot.page.words.fields[Words.EVIDENCE].edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    robot.press("Del", "Ctrl+Down", "Enter", "Tab")
    QTest.keyClick(robot.page.words.fields[Words.EVIDENCE].edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    robot.press("Esc")

    assert words_at(workspace, "MIS26-03", 7)[1] == ""


def test_words_saved_late_are_not_written_again_after_an_undo(workspace: OpenWorkspace, at_case: Open) -> None:
    robot = at_case("MIS26-03").press("Home", "3", "Enter")
    with busy(workspace):
        robot.type("late").press("Esc")
    assert workspace.retry()
    workspace.undo()
    assert robot.box(Words.REASON) == ""
    robot.press("Down")

    assert words_at(workspace, "MIS26-03", 6)[0] == ""


def test_owed_words_that_wait_for_the_file_do_not_hold_the_panel_up(workspace: OpenWorkspace, at_case: Open) -> None:
    robot = at_case("MIS26-03").press("Home", "3")
    with busy(workspace):
        robot.press("Enter").type("why").press("Tab", "Tab").type("child").press("Ctrl+Enter")
        assert robot.line == 7
    workspace.retry()

    assert words_at(workspace, "MIS26-03", 6) == ("why", "", "child")


def test_f4_and_the_concern_give_the_keyboard_back_to_the_box(workspace: OpenWorkspace, at_case: Open) -> None:
    robot = at_case("MIS26-03").press("Home", "3", "Enter").type("made ").press("F4").type("4 visits")
    assert robot.given == "Requires improvement"
    robot.press("F4", "F8", "Esc").type(" in 2 weeks").press("Esc")

    assert robot.given == "Requires improvement"
    assert words_at(workspace, "MIS26-03", 6)[0] == "made 4 visits in 2 weeks"


def test_the_box_in_hand_stays_in_hand_when_the_window_becomes_small(workspace: OpenWorkspace, at_case: Open) -> None:
    robot = at_case("MIS26-03").press("Home", "3", "Enter", "Tab").type("page ")
    robot.page.resize(1280, 680)
    robot.type("3 of file").press("Esc")

    assert robot.given == "Requires improvement"
    assert words_at(workspace, "MIS26-03", 6)[1] == "page 3 of file"


def test_a_held_enter_writes_no_empty_lines(workspace: OpenWorkspace, at_case: Open) -> None:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    robot = at_case("MIS26-03").press("Home", "3")
    head = QApplication.focusWidget()
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True)
    QApplication.sendEvent(head, held)

    assert robot.mode == "grading"


def test_redo_in_a_box_stays_in_the_box(workspace: OpenWorkspace, at_case: Open) -> None:
    robot = at_case("MIS26-03").press("Home", "3")
    workspace.undo()
    robot.press("Enter").type("x")
    robot.press("Ctrl+Y", "Esc")

    assert robot.given == NonScore.NOT_ANSWERED.label


def test_a_concern_typed_while_the_file_is_busy_is_shown_again_and_logged_once(
    workspace: OpenWorkspace, at_case: Open
) -> None:
    robot = at_case("MIS26-03")
    drawer = robot.page.concern
    with busy(workspace):
        robot.press("F8")
        QTest.keyClicks(drawer.worry.edit, "first worry")
        robot.press("Esc", "F8")
        assert drawer.worry.text() == "first worry"
        QTest.keyClicks(drawer.worry.edit, " and more")
    assert workspace.retry()
    robot.press("Esc")
    kept: tuple[Concern, ...] = workspace.ask(Concerns())

    assert [each.worry for each in kept] == ["first worry and more"]


def test_an_audit_without_cases_is_refused_and_the_panel_stays_where_it_was(
    workspace: OpenWorkspace, at_case: Open
) -> None:
    robot = at_case("MIS26-03")
    _take_out_every_case(workspace, "MIS22")
    with pytest.raises(Refused, match="no cases yet"):
        robot.page.open_case(workspace.ask(AuditByRef("MIS22")))

    assert robot.case == "MIS26-03"


def test_a_case_taken_out_under_the_panel_is_told_and_left(
    workspace: OpenWorkspace, at_case: Open, qtbot: QtBot
) -> None:
    robot = at_case("MIS26-03")
    with qtbot.waitSignal(robot.page.asked_for):
        _take_out_every_case(workspace, "MIS26", through=workspace)

    assert not robot.page.model.ready


def _take_out_every_case(workspace: OpenWorkspace, ref: str, through: OpenWorkspace | None = None) -> None:
    whole = workspace.ask(Everything(workspace.ask(AuditByRef(ref))))
    if opened := reopen(whole.audit, "Its cases are taken out."):
        workspace.store.apply(opened)
    changes = tuple(change for case in whole.cases for change in remove_case(case, whole).changes)
    edit = Edit("clear", "cleared", changes)
    if through is None:
        workspace.store.apply(edit)
    else:
        through.edit(lambda: edit)
