"""An agency's own grades at the same form: on its own layer, unmistakably, never where it does not know the case."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.robots.panel import PanelRobot
from ui.components.chip import Layer as Fill
from ui.recovery import bring_back
from ui.workspace import OpenWorkspace
from workbench.domain.audits import Known
from workbench.domain.judgements import Judgement, Layer, Place, Words, boxes
from workbench.domain.questions import CaseGrades, Everything, JudgementAt, UndoSteps
from workbench.domain.taking_out import remove_member

Open = Callable[..., PanelRobot]


def own(robot: PanelRobot, agency: str) -> Judgement:
    """What is on disk for an agency on the line in hand."""
    sheet = robot.page.model.sheet
    member = next(each for each in sheet.members if each.agency.name == agency)
    place = Place(sheet.audit.id, robot.page.model.line.id, Layer.SELF, sheet.case.id, member.agency.id)
    return robot.workspace.ask(JudgementAt(place))


def state_of(robot: PanelRobot, agency: str) -> Known:
    sheet = robot.workspace.ask(CaseGrades(robot.page.model.sheet.case.id))
    member = next(each for each in sheet.members if each.agency.name == agency)
    return next(each.state for each in sheet.involvements if each.agency_id == member.agency.id)


def test_an_agency_is_graded_and_written_for_by_keys_and_the_panel_is_untouched(at_case: Open) -> None:
    robot = at_case("MIS26-03")
    robot.page.model.go_to(4)
    panel = robot.page.model.current
    robot.grade_as("Police").press("4", "Enter").type("late").press("Tab").type("log p.3").press("Tab")
    robot.type("felt unheard").press("Tab").type("school rang first").press("Tab")

    kept = own(robot, "Police")
    assert (kept.grade, kept.place.layer) == ("In", Layer.SELF)
    assert kept.reason.endswith("late")
    assert kept.impact.endswith("felt unheard")
    assert kept.from_others == "school rang first"
    assert robot.mode == "grading"
    assert robot.page.model.panels(robot.page.model.line) == panel


def test_cards_bracket_counts_and_rail_follow_at_once(at_case: Open) -> None:
    robot = at_case("MIS26-03")
    robot.page.model.go_to(4)
    robot.grade_as("Police")
    assert robot.given == "Good"

    robot.press("4")

    assert robot.under("Inadequate") == ["Police"]
    assert "Police" not in robot.under("Good")
    assert robot.bracket == "Wide split: three grades apart"
    assert "Inadequate" in robot.rail[4]
    assert robot.page.rail.lines.rows[4].line.layer is Fill.SOFT
    robot.press("Del")
    assert robot.under("Inadequate") == []
    assert robot.see("5 of 8 graded, 1 nil return, 1 not answered, 1 awaited")


def test_the_state_is_in_the_band_the_foot_the_heads_and_the_boxes(at_case: Open) -> None:
    robot = at_case("MIS26-03").grade_as("Police")

    assert robot.band.startswith("Grading as Police")
    assert robot.see("Own grade: Police")
    assert robot.page.foot._mode.text() == "Grading as Police"
    assert robot.page.board.accessibleName() == "Police’s own grade"
    assert robot.page.words.fields[Words.REASON].edit.accessibleName() == "Police: why this grade"
    robot.press("Enter")
    assert robot.page.foot._mode.text() == "Typing as Police"
    robot.press("Esc", "Esc")
    assert robot.band == ""
    assert robot.see("Panel grade")
    assert robot.page.words._boxes == boxes(Layer.PANEL)


@pytest.mark.parametrize("key", ["Esc", "G"])
def test_a_key_leads_back_to_the_panel_and_the_next_digit_is_the_panels(at_case: Open, key: str) -> None:
    robot = at_case("MIS26-03").press("Home").grade_as("Police")
    before = own(robot, "Police")
    robot.press(key, "2")

    assert own(robot, "Police") == before
    assert robot.page.model.current.place.layer is Layer.PANEL
    assert robot.given == "Good"


def test_it_stays_across_lines_and_cases_with_its_band_and_ends_when_the_panel_is_left(at_case: Open) -> None:
    robot = at_case("MIS26-01").grade_as("Police").press("Down", "PgDn")
    assert robot.band.startswith("Grading as Police")
    assert robot.page.model.place.layer is Layer.SELF
    page = robot.page
    page.hide()
    page.show()

    assert robot.band == ""
    assert page.model.place.layer is Layer.PANEL


def test_an_awaited_agency_knows_the_case_in_the_same_step(at_case: Open, workspace: OpenWorkspace) -> None:
    robot = at_case("MIS26-03").grade_as("GP")
    assert state_of(robot, "GP") is Known.AWAITED
    robot.press("2")
    assert (own(robot, "GP").grade, state_of(robot, "GP")) == ("G", Known.KNOWN)

    workspace.undo()

    assert own(robot, "GP").grade is None
    assert state_of(robot, "GP") is Known.AWAITED
    workspace.redo()
    assert (own(robot, "GP").grade, state_of(robot, "GP")) == ("G", Known.KNOWN)


def test_an_agency_that_does_not_know_the_case_says_so_and_takes_nothing(
    at_case: Open, workspace: OpenWorkspace, qtbot: QtBot
) -> None:
    before = workspace.ask(UndoSteps())
    robot = at_case("MIS26-03").grade_as("CAMHS")
    assert "made a nil return on this case" in robot.band
    with qtbot.waitSignal(workspace.told) as told:
        robot.press("2")
    assert "no grade to give here" in told.args[0]
    robot.press("Enter")

    assert robot.mode == "grading"
    robot.page.words.focus_words(Words.REASON)
    robot.type("words")
    assert robot.box(Words.REASON) == ""
    assert workspace.ask(UndoSteps()) == before


def test_home_and_control_enter_go_by_the_agencys_own_open_lines(at_case: Open) -> None:
    robot = at_case("MIS26-03").grade_as("GP").press("Home")
    assert robot.line == 1
    robot.press("2", "Enter").type("why").press("Tab", "Tab").type("child").press("Ctrl+Enter")

    assert (robot.line, robot.given) == (2, "Not answered")
    assert robot.see("1 of 8 graded")


def test_words_typed_for_an_agency_outlive_the_program(at_case: Open, workspace: OpenWorkspace) -> None:
    robot = at_case("MIS26-03").grade_as("Police")
    place = robot.page.model.place
    workspace.keep_draft(place, Words.FROM_OTHERS, "school rang first", "")

    (told,) = bring_back(workspace)

    assert workspace.ask(JudgementAt(place)).from_others == "school rang first"
    assert "Police" in told
    assert "met from others" in told


def test_undo_takes_back_the_words_then_the_grade_of_the_agency(at_case: Open, workspace: OpenWorkspace) -> None:
    robot = at_case("MIS26-03").grade_as("GP").press("3", "Enter").type("because").press("Esc")
    workspace.undo()
    assert robot.box(Words.REASON) == ""
    assert robot.given == "Requires improvement"
    workspace.undo()

    assert robot.given == "Not answered"
    assert robot.band.startswith("Grading as GP")


def test_the_whole_case_is_the_panels_alone(at_case: Open, qtbot: QtBot, workspace: OpenWorkspace) -> None:
    robot = at_case("MIS26-03").press("Home", "2", "Down", "2", "Down", "2", "Down")
    robot.grade_as("Police")
    with qtbot.waitSignal(workspace.told) as told:
        robot.press("2")

    assert told.args == ["The whole-case judgement is the panel’s own."]


def test_at_the_compact_size_the_four_boxes_are_tabs(at_case: Open) -> None:
    robot = at_case("MIS26-03", (1280, 680)).grade_as("Police").press("Enter")
    visited = [robot.typing_in]
    for _ in range(3):
        robot.press("Tab")
        visited.append(robot.typing_in)

    assert tuple(visited) == boxes(Layer.SELF)


def test_an_agency_taken_out_of_the_audit_is_graded_as_no_more(at_case: Open, workspace: OpenWorkspace) -> None:
    robot = at_case("MIS26-03").grade_as("Police")
    sheet, whole = robot.page.model.sheet, workspace.ask(Everything(robot.page.model.sheet.audit.id))
    police = next(each for each in sheet.members if each.agency.name == "Police")
    workspace.edit(lambda: remove_member(police, whole))

    assert robot.band == ""
    robot.press("2")
    assert robot.page.model.current.place.layer is Layer.PANEL
    assert robot.given == "Good"
