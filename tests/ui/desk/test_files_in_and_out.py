"""Files through the screen: a document made, an audit imported, lines taken from notes."""

import json
from pathlib import Path

import pytest

from tests.ui.robots.desk import ProgrammeRobot, go
from tests.ui.robots.window import WindowRobot
from ui.exporting.view import ExportDialog
from ui.routes import Screen
from ui.taking_in import TakingIn
from workbench.domain.questions import LinesAndScales
from workbench.tasks import RESOURCES


def test_a_document_is_made_through_the_screen(at_desk: WindowRobot, tmp_path: Path) -> None:
    go(at_desk, Screen.SCOPE)
    at_desk.press("Ctrl+E")
    dialog = at_desk.dialog
    assert isinstance(dialog, ExportDialog)
    target = tmp_path / "out.xlsx"
    at_desk.tab_to("File").fill(str(tmp_path / "nowhere" / "x.xlsx")).press("Enter")
    assert at_desk.focused.accessibleDescription() == "Choose a folder that exists."
    at_desk.fill(str(target)).press("Enter")
    at_desk.hear("out.xlsx is ready")
    assert target.stat().st_size > 1000


def test_an_audit_is_imported_through_the_screen_and_undone_in_one_step(at_desk: WindowRobot) -> None:
    programme = ProgrammeRobot(at_desk)
    before = programme.audits
    assert at_desk.shell.places is not None
    at_desk.shell.places.import_from(str(RESOURCES / "example" / "missing-2024.json"))
    at_desk.hear("MIS24 was taken in")
    at_desk.press("Esc")
    assert len(programme.audits) == len(before) + 1
    at_desk.press("Ctrl+Z")
    assert programme.audits == before


def test_a_file_that_is_no_audit_is_refused_in_plain_words(at_desk: WindowRobot, tmp_path: Path) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text(json.dumps({"format": "something-else"}))
    assert at_desk.shell.places is not None
    at_desk.shell.places.import_from(str(bad))
    dialog = at_desk.dialog
    assert isinstance(dialog, TakingIn)
    at_desk.wait(lambda: bool(at_desk.messages))
    assert "bad.json" in at_desk.messages[-1]


def test_lines_are_taken_from_a_document_and_what_was_left_is_shown(at_desk: WindowRobot, tmp_path: Path) -> None:
    notes = tmp_path / "kloe.txt"
    notes.write_text(
        "Lines of enquiry\n\n- Was the risk seen early?\n- Was the child heard?\n\nThank you for coming.\n"
    )
    go(at_desk, Screen.LIBRARY)
    frameworks = len(at_desk.workspace.ask(LinesAndScales()).frameworks)
    assert at_desk.shell.places is not None
    at_desk.shell.places.take_from(str(notes))
    dialog = at_desk.dialog
    assert isinstance(dialog, TakingIn)
    at_desk.wait(lambda: bool(at_desk.messages))
    told = [dialog.particulars.item(row).text() for row in range(dialog.particulars.count())]
    assert sum(each.startswith("Taken:") for each in told) == 2
    assert any(each.startswith("Left:") for each in told)
    assert len(at_desk.workspace.ask(LinesAndScales()).frameworks) == frameworks + 1


def export_dialog(robot: WindowRobot) -> ExportDialog:
    go(robot, Screen.SCOPE)
    robot.press("Ctrl+E")
    dialog = robot.dialog
    assert isinstance(dialog, ExportDialog)
    return dialog


def test_a_folder_is_no_name_for_a_document_and_a_missing_ending_is_added(at_desk: WindowRobot, tmp_path: Path) -> None:
    export_dialog(at_desk)
    at_desk.tab_to("File").fill(str(tmp_path)).press("Enter")
    assert at_desk.focused.accessibleDescription().startswith("That is a folder.")
    at_desk.fill(str(tmp_path / "scores")).press("Enter")
    at_desk.hear("scores.xlsx is ready")
    assert (tmp_path / "scores.xlsx").is_file()


def test_a_file_that_is_there_is_replaced_only_at_a_second_press(at_desk: WindowRobot, tmp_path: Path) -> None:
    dialog = export_dialog(at_desk)
    precious, other = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    precious.write_text("precious")
    other.write_text("also precious")
    at_desk.tab_to("File").fill(str(precious)).press("Enter")
    at_desk.hear("a.xlsx is there already")
    assert precious.read_text() == "precious"
    dialog.file.setFocus()
    at_desk.fill(str(other)).press("Enter")
    at_desk.hear("b.xlsx is there already")
    assert other.read_text() == "also precious"
    at_desk.press("Enter")
    at_desk.hear("b.xlsx is ready")
    assert other.stat().st_size > 1000
    assert precious.read_text() == "precious"


@pytest.mark.parametrize(
    ("shown", "made", "begins"),
    [
        ("Seven-minute briefing, landscape (PDF)", "MIS26-seven-minute-briefing.pdf", b"%PDF"),
        ("Seven-minute briefing, portrait (PDF)", "MIS26-seven-minute-briefing-portrait.pdf", b"%PDF"),
        ("Seven-minute briefing, text only (web page)", "MIS26-seven-minute-briefing.html", b"<!DOCTYPE html>"),
    ],
)
def test_a_briefing_is_offered_in_three_forms(
    shown: str, made: str, begins: bytes, at_desk: WindowRobot, tmp_path: Path
) -> None:
    dialog = export_dialog(at_desk)
    at_desk.tab_to("Document")
    dialog.kind.setCurrentIndex(dialog.kind.findText(shown))
    dialog.kind.activated.emit(dialog.kind.currentIndex())
    assert Path(dialog.file.text()).name == made
    assert dialog.about.text().endswith("Marked DRAFT until signed off.")
    at_desk.tab_to("File").fill(str(tmp_path / made)).press("Enter")
    at_desk.hear(f"{made} is ready")
    assert (tmp_path / made).read_bytes().startswith(begins)
