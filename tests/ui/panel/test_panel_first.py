"""Where the panel grades first, nothing on its screen tells what agencies gave until it has, or asks twice."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.robots.panel import PanelRobot
from ui.workspace import OpenWorkspace
from workbench.domain.edits import Edit
from workbench.domain.questions import AuditByRef, Overview
from workbench.domain.setting_up import change_audit

Open = Callable[..., PanelRobot]
TEXT = QAccessible.Text


@pytest.fixture
def first(workspace: OpenWorkspace) -> OpenWorkspace:
    audit = workspace.ask(Overview(workspace.ask(AuditByRef("MIS26")))).audit

    def panel_first() -> Edit | None:
        return change_audit(audit, replace(audit, panel_first=True))

    assert workspace.edit(panel_first)
    return workspace


def told(robot: PanelRobot) -> list[str]:
    """Every text, tool tip and accessible word on the screen and in what a screen reader walks."""
    for _ in range(3):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    found = []
    drawer = robot.page.concern  # it names who must act on a concern, and knows no grades
    for widget in (robot.page, *robot.page.findChildren(QWidget)):
        if widget is drawer or drawer.isAncestorOf(widget):
            continue
        text = getattr(widget, "text", None)
        found += [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription(), widget.statusTip()]
        found.append(str(text()) if callable(text) else "")
    node = QAccessible.queryAccessibleInterface(robot.page)
    assert node is not None
    for each in _walk(node, drawer):
        found += [each.text(kind) for kind in (TEXT.Name, TEXT.Description, TEXT.Value, TEXT.Help)]
    return [each for each in found if each]


def _walk(node: QAccessibleInterface, but: QWidget) -> Iterator[QAccessibleInterface]:
    if node.object() is but:
        return
    yield node
    for at in range(node.childCount()):
        child = node.child(at)
        if child is not None and child.isValid():
            yield from _walk(child, but)


def leaks(robot: PanelRobot) -> list[str]:
    """What on the screen names an agency, its reason, a split, or how many gave which grade."""
    sheet, line = robot.page.model.sheet, robot.page.model.line
    names = [member.agency.name for member in sheet.members]
    reasons = [each.reason for each in sheet.own if each.place.line_id == line.id and each.reason]
    counts = ["agency gave", "agencies gave", " agencies: ", "1 agency", "2 agencies", "3 agencies", "No agencies"]
    words = [*names, *reasons, *counts, "grade apart", "grades apart", "All agree", "of 8 graded, ", "nil return"]
    return [text for text in told(robot) if any(word in text for word in words)]


def test_until_the_panel_has_graded_nothing_tells_what_agencies_gave(first: OpenWorkspace, at_case: Open) -> None:
    robot = at_case("MIS26-03").press("Home")
    assert robot.line == 6
    assert leaks(robot) == []
    assert robot.see("hidden until the panel has graded this line")

    robot.press("3")

    assert robot.bracket != ""
    assert leaks(robot) != []
    robot.press("Del")
    assert leaks(robot) == []


def test_a_line_the_panel_has_graded_shows_them(first: OpenWorkspace, at_case: Open) -> None:
    robot = at_case("MIS26-03")
    robot.page.model.go_to(4)

    assert robot.bracket == "Wide split: two grades apart"
    robot.press("Home")
    assert leaks(robot) == []


def test_a_non_score_is_an_answer_of_the_panels(first: OpenWorkspace, at_case: Open) -> None:
    robot = at_case("MIS26-03").press("Home", "E")

    assert leaks(robot) != []


def test_seeing_them_earlier_takes_a_second_press_and_is_said(
    first: OpenWorkspace, at_case: Open, qtbot: QtBot
) -> None:
    robot = at_case("MIS26-03").press("Home")
    assert robot.page.strip.notice.text() == "Panel grades first"
    with qtbot.waitSignal(first.told):
        robot.press("F4")
    assert leaks(robot) == []
    assert robot.page.strip.notice.text() == "F4 again shows agencies’ grades"

    robot.press("F4")

    assert leaks(robot) != []
    assert robot.page.strip.notice.text() == "Seen before the panel’s grade"
    robot.press("F4")
    assert leaks(robot) == []


def test_the_first_press_is_forgotten_on_another_line(first: OpenWorkspace, at_case: Open) -> None:
    robot = at_case("MIS26-03").press("Home", "F4", "Down", "F4")

    assert leaks(robot) == []
    robot.press("F4", "Up")
    assert leaks(robot) == []


def test_grading_as_one_agency_shows_that_one_alone(first: OpenWorkspace, at_case: Open) -> None:
    robot = at_case("MIS26-03").press("Home").grade_as("Police")

    assert robot.given == "Requires improvement"
    others = [member.agency.name for member in robot.page.model.sheet.members if member.agency.name != "Police"]
    assert not [text for text in leaks(robot) if any(name in text for name in others)]
    assert robot.bracket == ""


def test_history_keeps_what_agencies_gave_back_too(first: OpenWorkspace, at_case: Open, qtbot: QtBot) -> None:
    robot = at_case("MIS26-03").press("Home", "3", "Del")
    with qtbot.waitSignal(robot.page.history_asked) as asked:
        robot.press("H")

    assert [heading for _, heading in asked.args[0]] == ["The panel"]


def test_without_the_option_one_press_hides_and_one_shows(at_case: Open) -> None:
    robot = at_case("MIS26-03").press("Home")
    assert not robot.page.strip.notice.isVisible()
    robot.press("F4")
    assert leaks(robot) == []
    robot.press("F4")

    assert leaks(robot) != []
