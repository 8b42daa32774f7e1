"""An immediate concern is kept from the first word, stays red until acknowledged, and reaches no export."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtTest import QTest

from tests.ui.robots.panel import PanelRobot
from ui.workspace import OpenWorkspace
from workbench import tasks
from workbench.domain.progress import finish
from workbench.domain.questions import AuditByRef, Concerns, UndoSteps

Open = Callable[..., PanelRobot]
WORRY = "A new adult collects her from school."


def test_one_word_is_kept_and_escape_discards_nothing(workspace: OpenWorkspace, at_case: Open) -> None:
    robot = at_case("MIS26-03").press("F8")
    QTest.keyClicks(robot.page.concern.worry.edit, "A")
    kept = workspace.ask(Concerns())
    assert [(each.worry, each.is_open) for each in kept] == [("A", True)]

    QTest.keyClicks(robot.page.concern.worry.edit, WORRY[1:])
    robot.press("Esc")

    assert [each.worry for each in workspace.ask(Concerns())] == [WORRY]
    assert robot.mode == "grading"
    assert robot.see("1 open concern: nobody told yet")


def test_it_stays_open_until_somebody_was_told_and_has_acknowledged(
    workspace: OpenWorkspace,
    at_case: Open,
) -> None:
    robot = at_case("MIS26-03").press("F8")
    drawer = robot.page.concern
    QTest.keyClicks(drawer.worry.edit, WORRY)
    QTest.keyClicks(drawer.told, "Duty manager")
    QTest.keyClicks(drawer.told_at, "10:46")
    robot.press("Ctrl+Enter")
    assert robot.see("1 open concern: not acknowledged yet")

    robot.press("F8")
    QTest.keyClicks(drawer.acknowledged_at, "11:02")
    robot.press("Ctrl+Enter")

    assert robot.see("1 concern, acknowledged")
    (concern,) = workspace.ask(Concerns())
    assert (concern.told, f"{concern.told_at:%H:%M}", f"{concern.acknowledged_at:%H:%M}") == (
        "Duty manager",
        "10:46",
        "11:02",
    )


def test_a_time_that_cannot_be_read_is_named_and_nothing_is_lost(
    workspace: OpenWorkspace,
    at_case: Open,
) -> None:
    robot = at_case("MIS26-03").press("F8")
    drawer = robot.page.concern
    QTest.keyClicks(drawer.worry.edit, WORRY)
    QTest.keyClicks(drawer.told_at, "noonish")
    robot.press("Ctrl+Enter")

    assert drawer.isVisible()
    assert robot.see("Write it as 14:05.")
    assert workspace.ask(Concerns())[0].worry == WORRY


def test_digits_and_letters_in_the_drawer_grade_nothing(at_case: Open) -> None:
    robot = at_case("MIS26-01")
    before = robot.given
    robot.press("Ctrl+Shift+I")
    QTest.keyClicks(robot.page.concern.worry.edit, "2 of 4 AKE")
    robot.press("Esc")

    assert robot.given == before


def test_a_concern_cannot_be_undone_and_is_in_no_export(
    workspace: OpenWorkspace,
    at_case: Open,
    tmp_path: Path,
) -> None:
    robot = at_case("MIS26-03").press("F8")
    QTest.keyClicks(robot.page.concern.worry.edit, WORRY)
    robot.press("Esc")
    step = workspace.ask(UndoSteps()).undo
    assert step is None or "concern" not in step.label.lower()

    audit_id = workspace.ask(AuditByRef("MIS26"))
    out = tmp_path / "out.json"
    finish(tasks.export(workspace.store, audit_id, "interchange", out, date(2026, 5, 14)))

    assert "collects her" not in out.read_text(encoding="utf-8")
