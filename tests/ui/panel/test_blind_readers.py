"""Blind: nothing on the window, under undo or in the history tells a reader what the panel or the other gave."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.panel.readers import CASE, FIRST, LINE, SECOND, SECRET, as_reader, given_by, read_twice
from tests.ui.robots.panel import PanelRobot
from ui.history.pane import HistoryPane
from ui.panel.behalf import WhoseGrades
from ui.workspace import OpenWorkspace
from workbench.domain.setting_up import change_audit

Open = Callable[..., PanelRobot]


@pytest.fixture
def robot(at_case: Open, workspace: OpenWorkspace) -> PanelRobot:
    return read_twice(at_case(CASE), workspace)


class Told(NamedTuple):
    """A thing that is said, and where."""

    widget: str
    text: str


def told(robot: PanelRobot) -> list[Told]:
    """Every text, tool tip and accessible word of the window, hidden parts too, and what a screen reader walks."""
    for _ in range(3):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    found: list[Told] = []
    for widget in (robot.page, *robot.page.findChildren(QWidget)):
        name = type(widget).__name__
        for read in ("text", "toPlainText", "title", "windowTitle"):
            say = getattr(widget, read, None)
            found.append(Told(name, str(say()) if callable(say) else ""))
        words = (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription(), widget.statusTip())
        found += [Told(name, each) for each in words]
        if isinstance(widget, QListWidget):
            found += [Told(name, widget.item(row).text()) for row in range(widget.count())]
    node = QAccessible.queryAccessibleInterface(robot.page)
    assert node is not None
    texts = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value, QAccessible.Text.Help)
    for each in _walk(node):
        found += [Told("read out", each.text(kind)) for kind in texts]
    return [each for each in found if each.text]


def _walk(node: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield node
    for at in range(node.childCount()):
        child = node.child(at)
        if child is not None and child.isValid():
            yield from _walk(child)


def marked(robot: PanelRobot) -> list[str]:
    """Which grades are filled or told as kept, anywhere: on a head, in the rail, on the chip."""
    rail = [f"{row.line.number}: {row.line.given.label}" for row in robot.page.rail.lines.rows if row.line.given]
    return [robot.given, *rail]


@pytest.mark.parametrize("who", [FIRST, SECOND])
def test_nothing_on_the_window_tells_what_the_panel_or_the_other_gave(
    robot: PanelRobot, workspace: OpenWorkspace, qtbot: QtBot, who: str
) -> None:
    other = SECOND if who == FIRST else FIRST
    toasts: list[str] = []
    for signal in (workspace.did, workspace.undid, workspace.refused, workspace.told):
        signal.connect(toasts.append)
    robot.press("4", "Enter").press("Ctrl+A").type(SECRET).press("Esc")
    as_reader(robot, other).press("4", "Enter").type(SECRET).press("Tab", "Tab").type(SECRET).press("Esc", "Esc")
    toasts.clear()
    as_reader(robot, who)

    assert marked(robot) == ["Not answered"]
    everything = told(robot)
    assert not [each for each in everything if SECRET in each.text]
    mine = [each for each in everything if each.widget in ("Chip", "WordsPanel", "Paragraph", "LineRow", "FootBar")]
    assert not [each for each in mine if "Inadequate" in each.text]
    assert not [each for each in everything if "Panel grade" in each.text or other in each.text]
    assert robot.page.rail.close_case.accessibleName().count("owed") == 0
    workspace.undo()
    workspace.redo()
    pane = HistoryPane(workspace)
    qtbot.addWidget(pane)
    robot.page.history_asked.connect(pane.show_records)
    robot.press("H")

    assert pane.list.count() == 0
    assert not [each for each in toasts if "Inadequate" in each or SECRET in each]
    assert given_by(robot, other).grade == "In"
    robot.press("2", "H")
    listed = [pane.list.item(row).text() for row in range(pane.list.count())]
    assert f"{who}, blind" in listed
    assert not [each for each in listed if SECRET in each or "Inadequate" in each]


def test_g_from_a_reader_never_leads_by_the_panels_grades(robot: PanelRobot) -> None:
    robot.press("4")
    as_reader(robot, FIRST).press("G")
    dialog = robot.dialog
    assert isinstance(dialog, WhoseGrades)
    assert robot.page.model.reader == FIRST
    names = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert names[1:3] == [f"{FIRST}: reader, 0 of 8 answered", f"{SECOND}: reader, 0 of 8 answered"]
    dialog.reject()
    robot.look_back()
    as_reader(robot, SECOND)

    assert robot.page.model.reader == SECOND
    assert marked(robot) == ["Not answered"]


def test_undo_takes_back_a_readers_own_step_and_leaves_every_other(
    robot: PanelRobot, workspace: OpenWorkspace, qtbot: QtBot
) -> None:
    robot.press("4")
    as_reader(robot, FIRST).press("2")
    with qtbot.waitSignal(workspace.undid) as undid:
        workspace.undo()
    assert undid.args == [f"Undone: Line {LINE}, {FIRST}: answered"]
    with qtbot.waitSignal(workspace.refused) as refused:
        workspace.undo()
    assert "was not J. Ade’s" in refused.args[0]
    assert "Inadequate" not in refused.args[0]
    workspace.redo()
    assert given_by(robot, FIRST).grade == "G"
    robot.press("Esc")
    workspace.undo()
    workspace.undo()

    assert robot.page.model.current.grade != "In"


def test_another_case_has_other_readers_and_leads_back_to_the_panel(robot: PanelRobot) -> None:
    as_reader(robot, FIRST).press("PgDn")
    assert robot.page.model.reader == ""
    assert robot.band == ""
    robot.press("PgUp")
    assert robot.page.model.reader == ""


def test_where_the_panel_grades_first_a_reader_does_too_and_by_their_own_grade(
    robot: PanelRobot, workspace: OpenWorkspace
) -> None:
    audit = robot.page.model.sheet.audit
    assert workspace.edit(lambda: change_audit(audit, replace(audit, panel_first=True)))
    robot.press("3")
    assert robot.under("Good")
    as_reader(robot, FIRST)
    assert robot.bracket == ""
    assert not robot.page.agencies.shown
    robot.press("2")
    assert robot.page.agencies.shown
