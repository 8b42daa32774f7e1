"""An immediate concern is kept from the first word, stays red until acknowledged, and reaches no export."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
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
    QTest.keyClicks(drawer.told_at, "00:00")
    robot.press("Ctrl+Enter")
    assert robot.see("1 open concern: not acknowledged yet")

    robot.press("F8")
    QTest.keyClicks(drawer.acknowledged_at, "n")
    robot.press("Ctrl+Enter")

    assert robot.see("1 concern, acknowledged")
    (concern,) = workspace.ask(Concerns())
    assert (concern.told, f"{concern.told_at:%H:%M}") == ("Duty manager", "00:00")
    assert concern.acknowledged_at is not None
    assert datetime.now().astimezone() - concern.acknowledged_at < timedelta(minutes=2)


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
    assert robot.see("Write it as 10:46.")
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


def test_digits_choose_who_must_act_while_that_group_has_the_keyboard(workspace: OpenWorkspace, at_case: Open) -> None:
    robot = at_case("MIS26-03").press("F8")
    given, drawer = robot.given, robot.page.concern
    QTest.keyClicks(drawer.worry.edit, WORRY)
    for _ in range(2):
        robot.press("Tab")
    robot.type("2")
    assert workspace.ask(Concerns())[0].must_act == "Police"
    robot.type("9").type("3").press("Left").press("Left")
    assert drawer.must_act.current == "Children’s social care"
    robot.press("Esc")

    assert workspace.ask(Concerns())[0].must_act == "Children’s social care"
    assert robot.given == given


def test_of_a_worry_about_a_professional_the_lado_is_named(workspace: OpenWorkspace, at_case: Open) -> None:
    robot = at_case("MIS26-03").press("F8")
    drawer = robot.page.concern
    QTest.keyClicks(drawer.worry.edit, WORRY)
    assert not drawer.form.lado.isVisible()
    robot.press("Tab", "Right")

    assert drawer.form.lado.isVisible()
    assert "LADO" in drawer.form.lado.accessibleName()
    assert workspace.ask(Concerns())[0].must_tell == "LADO"


def test_several_concerns_of_a_case_are_listed_and_each_can_be_opened(workspace: OpenWorkspace, at_case: Open) -> None:
    robot = at_case("MIS26-03").press("F8")
    drawer = robot.page.concern
    QTest.keyClicks(drawer.worry.edit, "The first.")
    robot.click(drawer.others.another)
    assert drawer.worry.text() == ""
    QTest.keyClicks(drawer.worry.edit, "The second.")
    (row,) = drawer.others.rows
    assert "The first." in row.accessibleName()
    row.click()

    assert drawer.worry.text() == "The first."
    QTest.keyClicks(drawer.worry.edit, " And more.")
    robot.press("Esc")
    assert [each.worry for each in workspace.ask(Concerns())] == ["The first. And more.", "The second."]


def test_an_acknowledged_concern_can_be_read_and_followed_up(workspace: OpenWorkspace, at_case: Open) -> None:
    robot = at_case("MIS26-03").press("F8")
    drawer = robot.page.concern
    QTest.keyClicks(drawer.worry.edit, WORRY)
    QTest.keyClicks(drawer.told, "Duty manager")
    robot.click(drawer.told_at._now)
    robot.click(drawer.acknowledged_at._now)
    robot.press("Esc")
    (kept,) = workspace.ask(Concerns())
    assert not kept.is_open

    robot.page.rail._concerns.click()
    assert drawer.worry.text() == WORRY
    drawer.next_step.setFocus()
    robot.type("Strategy discussion today").press("Esc")

    (kept,) = workspace.ask(Concerns())
    assert kept.next_step == "Strategy discussion today"
    robot.press("F8")
    assert drawer.worry.text() == ""


def test_acknowledged_before_told_is_said_and_kept_all_the_same(workspace: OpenWorkspace, at_case: Open) -> None:
    robot = at_case("MIS26-03").press("F8")
    drawer = robot.page.concern
    QTest.keyClicks(drawer.worry.edit, WORRY)
    drawer.told_at.take_now()
    QTest.keyClicks(drawer.acknowledged_at, "14/05/2020 10:46")
    robot.press("Esc")

    assert drawer.isVisible()
    assert robot.see("This is before they were told.")
    assert workspace.ask(Concerns())[0].worry == WORRY


def test_the_timer_rests_while_the_drawer_is_open_and_says_so(at_case: Open) -> None:
    robot = at_case("MIS26-03").press("F8")
    assert robot.see("Panel timer paused")
    assert not robot.page.strip.timer._tick.isActive()
    robot.press("Esc")

    assert robot.page.strip.timer._tick.isActive()


def test_another_screen_or_case_logs_what_was_being_typed(workspace: OpenWorkspace, at_case: Open) -> None:
    robot = at_case("MIS26-03").press("F8")
    QTest.keyClicks(robot.page.concern.worry.edit, WORRY)
    robot.page.hide()

    assert [each.worry for each in workspace.ask(Concerns())] == [WORRY]
    robot.page.show()
    assert not robot.page.concern.isVisible()
