"""Y accepts what most agencies gave: only where it is offered, and the button says it in counts."""

from collections.abc import Callable
from dataclasses import replace

from pytestqt.qtbot import QtBot

from tests.ui.robots.panel import PanelRobot
from ui.workspace import OpenWorkspace
from workbench.domain.edits import Edit
from workbench.domain.judgements import Layer, Words
from workbench.domain.questions import AuditByRef, Everything, Overview
from workbench.domain.setting_up import change_audit

Open = Callable[..., PanelRobot]


def offered(robot: PanelRobot) -> str:
    button = robot.page.accept.button
    return button.text() if button.isVisible() else ""


def split(robot: PanelRobot) -> str:
    label = robot.page.accept.split
    return label.text() if label.isVisible() else ""


def at_line(robot: PanelRobot, line: int) -> PanelRobot:
    """A line whose panel grade was taken back."""
    robot.page.model.go_to(line - 1)
    robot.page.board.focus_grades(robot.page.model.current)
    return robot.press("Del") if robot.page.model.current.answered else robot


def test_one_key_accepts_and_reason_and_impact_stay_owed(at_case: Open, workspace: OpenWorkspace) -> None:
    robot = at_line(at_case("MIS26-01"), 1)
    words = offered(robot)
    assert words.startswith("Accept ")
    said: list[str] = []
    workspace.did.connect(said.append)
    for box in (Words.REASON, Words.IMPACT):
        robot.page.model.write(robot.page.model.place, box, "")
    said.clear()
    robot.press("Y")

    assert words.startswith(f"Accept {robot.given}: ")
    assert said == [f"Line 1 accepted as {words.removeprefix('Accept ')}"]
    assert robot.page.model.owed_on(robot.page.model.line) == "reason and impact owed"
    assert offered(robot) == ""
    assert robot.mode == "grading"
    workspace.undo()
    assert robot.given == "Not answered"
    assert offered(robot) == words


def test_the_button_does_the_same_and_names_who_is_not_counted(at_case: Open) -> None:
    robot = at_line(at_case("MIS26-03"), 4)
    button = robot.page.accept.button
    assert button.text() == "Accept Good: 6 of 6"
    assert button.accessibleName() == "Accept Good: 6 of 6. Not among them: 1 nil return and 1 awaited."
    assert button.toolTip() == button.accessibleName()
    robot.click(button)

    assert robot.given == "Good"
    assert not button.isVisible()


def test_agencies_own_grades_stay_as_they_are(at_case: Open, workspace: OpenWorkspace) -> None:
    robot = at_line(at_case("MIS26-03"), 4)
    audit_id = robot.page.model.sheet.audit.id
    before = [each for each in workspace.ask(Everything(audit_id)).judgements if each.place.layer is Layer.SELF]
    robot.press("Y")

    after = [each for each in workspace.ask(Everything(audit_id)).judgements if each.place.layer is Layer.SELF]
    assert after == before


def test_a_split_across_good_and_below_is_to_be_discussed(
    at_case: Open, workspace: OpenWorkspace, qtbot: QtBot
) -> None:
    robot = at_line(at_case("MIS26-03"), 7)
    assert (offered(robot), split(robot)) == ("", "Split across good and below: discuss")
    with qtbot.waitSignal(workspace.told) as told:
        robot.press("Y")

    assert "split across good and below" in told.args[0]
    assert robot.given == "Not answered"


def test_a_line_the_panel_has_graded_offers_nothing(at_case: Open, workspace: OpenWorkspace, qtbot: QtBot) -> None:
    robot = at_case("MIS26-03")
    robot.page.model.go_to(3)
    given = robot.given
    assert (offered(robot), split(robot)) == ("", "")
    with qtbot.waitSignal(workspace.told) as told:
        robot.press("Y")

    assert "graded already" in told.args[0]
    assert robot.given == given


def test_where_the_panel_grades_first_nothing_is_offered_before_or_after(
    at_case: Open, workspace: OpenWorkspace, qtbot: QtBot
) -> None:
    audit = workspace.ask(Overview(workspace.ask(AuditByRef("MIS26")))).audit

    def first() -> Edit | None:
        return change_audit(audit, replace(audit, panel_first=True))

    assert workspace.edit(first)
    robot = at_line(at_case("MIS26-03"), 4)
    assert (offered(robot), split(robot)) == ("", "")
    robot.press("F4", "F4")
    assert robot.under("Good")
    assert offered(robot) == ""
    with qtbot.waitSignal(workspace.told) as told:
        robot.press("Y")
    assert "panel grades first" in told.args[0]
    at_line(robot, 7)
    assert split(robot) == ""
    assert robot.given == "Not answered"


def test_what_is_hidden_is_not_accepted(at_case: Open, workspace: OpenWorkspace, qtbot: QtBot) -> None:
    robot = at_line(at_case("MIS26-03"), 4).press("F4")
    assert offered(robot) == ""
    with qtbot.waitSignal(workspace.told) as told:
        robot.press("Y")
    assert "F4 shows them" in told.args[0]
    robot.press("F4")
    assert offered(robot) != ""


def test_an_agency_accepts_nothing(at_case: Open) -> None:
    robot = at_line(at_case("MIS26-03"), 4).grade_as("Police")
    before = robot.given
    assert offered(robot) == ""
    robot.press("Y")
    assert robot.given == before


def test_in_a_box_y_is_a_letter(at_case: Open) -> None:
    robot = at_line(at_case("MIS26-03"), 4).press("Enter").type("yes")
    assert robot.box(Words.REASON).endswith("yes")
    robot.press("Esc")
    assert robot.given == "Not answered"


def test_an_agencys_change_moves_the_count_at_once(at_case: Open) -> None:
    robot = at_line(at_case("MIS26-03"), 4).grade_as("Police").press("1", "Esc")
    assert offered(robot) == "Accept Good: 5 of 6; 1 gave Outstanding"


def test_the_count_stays_in_view_beside_the_button_on_a_small_screen(at_case: Open) -> None:
    robot = at_line(at_case("MIS26-03", (1280, 680)), 4)
    counts = robot.page.counts
    assert counts.text() == "6 of 8 graded, 1 nil return, 1 awaited"
    assert counts.width() >= counts.fontMetrics().horizontalAdvance(counts.text())
