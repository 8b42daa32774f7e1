"""A panel grades from the keyboard alone; what it sees is on disk, and what is on disk reaches the sheet."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pytestqt.qtbot import QtBot

from tests.ui.robots.panel import PanelRobot
from ui.history.pane import HistoryPane
from ui.workspace import OpenWorkspace
from workbench import tasks
from workbench.domain.judgements import Layer, Words, boxes
from workbench.domain.progress import finish
from workbench.domain.questions import AuditByRef, Everything, History
from workbench.domain.scales import NonScore

Open = Callable[..., PanelRobot]


def clear(workspace: OpenWorkspace, ref: str) -> None:
    """Take back every panel judgement of a case, so that it can be graded afresh."""
    from workbench.domain.edits import Edit, Kind, Removed
    from workbench.domain.judgements import Layer
    from workbench.domain.records import judgement_values

    whole = workspace.ask(Everything(workspace.ask(AuditByRef("MIS26"))))
    case = next(each for each in whole.cases if each.ref == ref)
    gone = [j for j in whole.judgements if j.place.layer is Layer.PANEL and j.place.case_id == case.id]
    workspace.store.apply(Edit("clear", "", tuple(Removed(Kind.JUDGEMENT, j.id, judgement_values(j)) for j in gone)))


def test_a_whole_case_is_graded_by_keys_alone_and_stands_in_the_exported_cells(
    workspace: OpenWorkspace, at_case: Open, tmp_path: Path
) -> None:
    clear(workspace, "MIS26-03")
    robot = at_case("MIS26-03")
    for number, key in enumerate("23142K3E", start=1):
        assert (robot.line, robot.mode) == (number, "grading")
        robot.press(key)
        if key in "1234":
            robot.press("Enter").type(f"why {number}").press("Tab").type("log p.2").press("Tab").type(f"child {number}")
            robot.press("Ctrl+Enter")
        elif key == "E":
            robot.press("Enter").type("too little was recorded").press("Ctrl+Enter")
        else:
            robot.press("Down")
    out = tmp_path / "sheet.xlsx"
    audit_id = workspace.ask(AuditByRef("MIS26"))
    finish(tasks.export(workspace.store, audit_id, "scoring-sheet", out, date(2026, 5, 14)))
    sheet = load_workbook(out)["Panel"]
    row = next(row for row in sheet.iter_rows(values_only=True) if row[0] == "MIS26-03")

    assert row[1:9] == (
        "Good",
        "Requires improvement",
        "Outstanding",
        "Inadequate",
        "Good",
        "Not known to agency",
        "Requires improvement",
        "Not enough evidence",
    )
    whole = workspace.ask(Everything(audit_id))
    case = next(each for each in whole.cases if each.ref == "MIS26-03")
    first = whole.panel(case, whole.graded_lines[0])
    assert (first.reason, first.evidence, first.impact) == ("why 1", "log p.2", "child 1")


@pytest.mark.parametrize(("key", "given"), [(each.key, each) for each in NonScore if each is not NonScore.NOT_ANSWERED])
def test_letters_give_the_non_scores_and_delete_takes_them_back(at_case: Open, key: str, given: NonScore) -> None:
    robot = at_case("MIS26-01").press(key)
    assert robot.given == given.label

    robot.press("Del")

    assert robot.given == NonScore.NOT_ANSWERED.label


def test_arrows_walk_the_scale_and_choose_nothing_until_space(at_case: Open) -> None:
    robot = at_case("MIS26-03").press("Home")
    before = robot.given
    robot.press("Right", "Right")
    assert robot.given == before

    robot.press("Space")

    assert robot.given == "Requires improvement"


def test_digits_typed_in_a_box_never_grade(at_case: Open) -> None:
    robot = at_case("MIS26-01")
    before = robot.given
    robot.press("Enter").type("seen 4 times, A and K on file")

    assert robot.given == before
    assert robot.box(Words.REASON).endswith("seen 4 times, A and K on file")


def test_tab_goes_reason_evidence_child_and_back_to_the_grades(at_case: Open) -> None:
    robot = at_case("MIS26-01").press("Enter")
    visited = [robot.typing_in]
    for _ in range(2):
        robot.press("Tab")
        visited.append(robot.typing_in)
    robot.press("Tab")

    assert visited == [Words.REASON, Words.EVIDENCE, Words.IMPACT]
    assert robot.mode == "grading"


def test_lines_and_cases_change_by_keys_in_both_modes(at_case: Open) -> None:
    robot = at_case("MIS26-01").press("Down", "Down", "Up")
    assert robot.line == 2
    robot.press("PgDn")
    assert robot.case == "MIS26-02"
    robot.press("Enter", "Ctrl+Down")
    assert (robot.case, robot.line, robot.mode) == ("MIS26-02", 2, "grading")
    robot.press("Enter", "Ctrl+PgDn")

    assert (robot.case, robot.mode) == ("MIS26-03", "grading")


def test_home_goes_to_the_first_line_not_graded(at_case: Open) -> None:
    robot = at_case("MIS26-03").press("Up", "Up", "Up", "Home")

    assert robot.line == 6


def test_control_enter_asks_once_for_what_is_owed_and_never_blocks(at_case: Open, workspace: OpenWorkspace) -> None:
    robot = at_case("MIS26-03").press("Home", "3", "Enter").type("because").press("Ctrl+Enter")
    assert (robot.line, robot.typing_in) == (6, Words.IMPACT)

    robot.press("Ctrl+Shift+Enter")

    assert robot.line == 7
    assert "impact owed" in robot.rail[5]


def test_agencies_stand_under_the_grade_they_gave_and_the_split_is_named(at_case: Open) -> None:
    robot = at_case("MIS26-03")
    robot.page.model.go_to(4)

    assert robot.under("Outstanding") == ["School"]
    assert len(robot.under("Good")) == 3
    assert robot.under("Inadequate") == []
    assert robot.bracket == "Wide split: two grades apart"
    assert robot.see("6 of 8 graded, 1 nil return, 1 awaited")
    assert robot.see("Lower than 4 of 6 agencies gave")


def test_f4_hides_what_agencies_gave_everywhere_on_the_screen(at_case: Open) -> None:
    robot = at_case("MIS26-03")
    robot.page.model.go_to(4)
    robot.press("F4")

    assert robot.bracket == ""
    assert robot.under("Good") == []
    assert not robot.see("Tutor met her")
    assert not robot.see("6 of 8")
    robot.press("F4")
    assert robot.bracket != ""


def test_a_grade_leaves_the_agencies_own_grades_as_they_were(workspace: OpenWorkspace, at_case: Open) -> None:
    audit_id = workspace.ask(AuditByRef("MIS26"))
    own = [j for j in workspace.ask(Everything(audit_id)).judgements if j.place.agency_id]
    at_case("MIS26-03").press("1", "Down", "4")

    assert [j for j in workspace.ask(Everything(audit_id)).judgements if j.place.agency_id] == own


def test_every_change_of_a_judgement_is_in_its_history(workspace: OpenWorkspace, at_case: Open) -> None:
    robot = at_case("MIS26-03").press("Home", "3", "2")
    robot.press("Enter").type("on reflection").press("Esc")
    moments = workspace.ask(History(robot.page.model.current.id))

    assert [moment.label for moment in moments] == [
        "Line 6 graded Requires improvement",
        "Line 6 graded Good",
        "Line 6: reason written",
    ]
    assert moments[1].fields == (("grade", "RI", "G"),)


def test_undo_takes_back_the_words_then_the_grade(workspace: OpenWorkspace, at_case: Open) -> None:
    robot = at_case("MIS26-03").press("Home", "3", "Enter").type("because").press("Esc")
    workspace.undo()
    assert robot.box(Words.REASON) == ""
    assert robot.given == "Requires improvement"
    workspace.undo()
    assert robot.given == NonScore.NOT_ANSWERED.label

    workspace.redo()

    assert robot.given == "Requires improvement"


def test_the_whole_case_opens_only_when_every_line_is_answered(at_case: Open) -> None:
    robot = at_case("MIS26-03")
    assert not robot.page.rail.whole_case.isEnabled()
    robot.press("Home", "2", "Down", "2", "Down", "2")
    assert robot.page.rail.whole_case.isEnabled()

    robot.press("Down", "3")

    assert robot.page.model.at == 8
    assert robot.given == "Requires improvement"


def test_at_the_compact_size_everything_still_works_by_keys(at_case: Open) -> None:
    robot = at_case("MIS26-03", (1280, 680)).press("Home", "3", "Enter").type("why")
    robot.press("Tab").type("p.2").press("Tab").type("felt safer").press("Ctrl+Enter")

    assert robot.line == 7
    robot.press("Up")
    assert [robot.box(words) for words in boxes(Layer.PANEL)] == ["why", "p.2", "felt safer"]


def test_h_shows_the_history_of_every_judgement_on_the_line(
    workspace: OpenWorkspace, at_case: Open, qtbot: QtBot
) -> None:
    robot = at_case("MIS26-03").press("Home", "3", "2")
    pane = HistoryPane(workspace)
    qtbot.addWidget(pane)
    robot.page.history_asked.connect(pane.show_records)
    robot.press("H")
    told = [pane.list.item(row).text() for row in range(pane.list.count())]

    assert told[0] == "The panel"
    assert "Line 6 graded Requires improvement" in told[1]
    assert "Grade: Requires improvement → Good" in told[2]
    assert "Police, of its own part" in told
    assert any("MIS26 imported" in each for each in told[3:])
