"""A file with identifiers stops at the dialog: where each stands, the smallest fix, and a reason to keep them."""

import json
from pathlib import Path

import pytest
from PySide6.QtGui import QTextCursor

from tests.imports.interchange_small import small
from tests.ui.robots.desk import ProgrammeRobot, go
from tests.ui.robots.window import WindowRobot
from ui.components.field import Field
from ui.routes import Screen
from ui.taking_in import TakingIn
from workbench.domain.questions import KeptIdentifiers, LinesAndScales


@pytest.fixture
def telling(tmp_path: Path) -> Path:
    document = small()
    document["audit"]["ref"] = "MIS77"
    document["cases"][0]["synopsis"] = "Jasmine Carter, born 3 May 2011."
    path = tmp_path / "telling.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def opened(robot: WindowRobot, file: Path) -> TakingIn:
    assert robot.shell.places is not None
    robot.shell.places.import_from(str(file))
    dialog = robot.dialog
    assert isinstance(dialog, TakingIn)
    return dialog


def test_it_stops_says_where_and_changes_nothing(at_desk: WindowRobot, telling: Path) -> None:
    programme = ProgrammeRobot(at_desk)
    before = programme.audits
    dialog = opened(at_desk, telling)
    at_desk.hear("telling.json has 2 texts that look like an identifier Nothing was changed.")
    assert [dialog.particulars.item(row).text() for row in range(dialog.particulars.count())] == [
        "Case MIS26-01, synopsis. Looks like a name: Jasmine Carter. Write the role instead.",
        "Case MIS26-01, synopsis. Looks like a date of birth: 3 May 2011. Write the age band instead.",
    ]
    assert at_desk.name == "Keep them, because"
    at_desk.press("Enter")
    assert "Say why" in dialog.reason.accessibleDescription()
    at_desk.press("Esc")
    assert programme.audits == before
    assert at_desk.workspace.ask(KeptIdentifiers()) == ()


def test_with_a_reason_it_is_taken_in_and_undone_in_one_step(at_desk: WindowRobot, telling: Path) -> None:
    programme = ProgrammeRobot(at_desk)
    before = programme.audits
    dialog = opened(at_desk, telling)
    at_desk.hear("telling.json has 2 texts")
    at_desk.type("An invented child").press("Enter")
    at_desk.hear("MIS77 was taken in")
    assert dialog.reason_row.isHidden()
    at_desk.press("Esc")
    assert len(programme.audits) == len(before) + 1
    assert {each.reason for each in at_desk.workspace.ask(KeptIdentifiers())} == {"An invented child"}
    at_desk.press("Ctrl+Z")
    assert programme.audits == before
    assert at_desk.workspace.ask(KeptIdentifiers()) == ()


def test_lines_from_a_document_stop_too(at_desk: WindowRobot, tmp_path: Path) -> None:
    notes = tmp_path / "kloe.txt"
    notes.write_text("Lines of enquiry\n\n- Was Jasmine Carter seen early?\n- Was the child heard?\n", encoding="utf-8")
    go(at_desk, Screen.LIBRARY)
    frameworks = len(at_desk.workspace.ask(LinesAndScales()).frameworks)
    assert at_desk.shell.places is not None
    at_desk.shell.places.take_from(str(notes))
    at_desk.hear("like an identifier")
    assert len(at_desk.workspace.ask(LinesAndScales()).frameworks) == frameworks
    at_desk.type("An invented name").press("Enter")
    at_desk.wait(lambda: len(at_desk.workspace.ask(LinesAndScales()).frameworks) == frameworks + 1)


def test_what_is_typed_at_the_desk_is_marked(at_desk: WindowRobot) -> None:
    go(at_desk, Screen.SCOPE)
    box = next(field for field in at_desk.shell.page.findChildren(Field) if field.label.text() == "Objective")
    box.edit.setFocus()
    box.edit.moveCursor(QTextCursor.MoveOperation.End)
    at_desk.type(" After Jasmine Carter, born 3 May 2011.")
    at_desk.wait(lambda: len(box.edit.extraSelections()) == 2)
    assert box.note.isVisible()
