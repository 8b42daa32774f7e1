"""The conclusions: given, reasoned, confirmed and opened again by keys; every word kept, nothing changed behind."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.example import example_store
from tests.ui.robots.final import FinalRobot
from ui.panel.reopening import ReopenDialog
from ui.recovery import bring_back
from ui.scores.final_confirm import ConfirmDialog
from ui.workspace import OpenWorkspace
from workbench import tasks
from workbench.domain.judgements import Layer, Place, Words
from workbench.domain.questions import AuditByRef, Drafts, Everything, Programme
from workbench.domain.scales import NonScore
from workbench.domain.taking_out import remove_case
from workbench.storage import workspaces


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = example_store(tmp_path_factory.mktemp("final") / "made")
    store.close()
    return store.folder


@pytest.fixture
def workspace(folder: Path, tmp_path: Path, qapp: Any) -> Iterator[OpenWorkspace]:
    shutil.copytree(folder, tmp_path / "example.plumbline")
    store = workspaces.open_store(tmp_path / "example.plumbline", tasks.EXAMPLE_PASSPHRASE, machine="test")
    workspace = OpenWorkspace(store)
    yield workspace
    workspace.close()


@pytest.fixture
def robot(qtbot: QtBot, workspace: OpenWorkspace, theme: object) -> FinalRobot:
    return FinalRobot(qtbot, workspace)


def test_a_line_is_concluded_with_its_reason_by_keys_alone(robot: FinalRobot) -> None:
    robot.press("2", "Enter").type("Risk is seen early").press("Tab").type("Safer sooner").press("Ctrl+Enter")

    kept = robot.kept(1)
    assert (kept.grade, kept.reason, kept.impact) == ("G", "Risk is seen early", "Safer sooner")
    assert kept.place == Place(robot.whole.audit.id, robot.whole.graded_lines[0].id, Layer.FINAL)
    assert (robot.line, robot.given) == (2, ["Not answered"])
    robot.press("E")
    assert robot.kept(2).non_score is NonScore.NOT_ENOUGH_EVIDENCE
    robot.press("Del", "Up")
    assert robot.kept(2).answered is False
    assert (robot.line, robot.given) == (1, ["Good"])


def test_each_row_says_what_was_found_and_what_is_concluded(robot: FinalRobot) -> None:
    row = robot.pane.rows.rows[0].accessibleName()
    assert row.startswith("Line 1. Spotting and answering risk. current. Not concluded. Panel 6 of 8 good or better: ")
    assert "Agencies 41 of 54 good or better: " in row
    robot.press("3")
    row = robot.pane.rows.rows[0].accessibleName()
    assert "Conclusion: Requires improvement. reason and impact owed. " in row
    robot.press("A")
    assert "Conclusion: Not applicable. reason needed. " in robot.pane.rows.rows[0].accessibleName()
    assert robot.pane.state.text().startswith("0 of 8 lines concluded.")


def test_what_is_owed_is_asked_for_once_and_never_blocks(robot: FinalRobot, qtbot: QtBot) -> None:
    robot.press("2", "Enter")
    with qtbot.waitSignal(robot.workspace.told) as told:
        robot.press("Ctrl+Enter")
    assert "still owed" in told.args[0]
    assert (robot.line, robot.pane.words.typing_in) == (1, Words.REASON)
    robot.press("Ctrl+Shift+Enter")
    assert robot.line == 2


def test_typed_words_stay_with_their_line_when_another_is_chosen(robot: FinalRobot) -> None:
    robot.press("Enter").type("First words").press("Ctrl+Down")
    assert (robot.line, robot.kept(1).reason) == (2, "First words")
    assert robot.pane.words.fields[Words.REASON].text() == ""
    robot.press("Up")
    assert robot.pane.words.fields[Words.REASON].text() == "First words"
    robot.workspace.undo()
    assert robot.kept(1).reason == ""


def test_words_outlive_the_program(robot: FinalRobot) -> None:
    place = robot.pane.in_hand.judgement.place
    robot.workspace.keep_draft(place, Words.IMPACT, "They waited less", "")
    (told,) = bring_back(robot.workspace)

    assert robot.kept(1).impact == "They waited less"
    assert told.startswith("MIS26, line 1, conclusion: impact")
    assert robot.workspace.ask(Drafts()) == ()


def test_digits_typed_in_a_box_conclude_nothing(robot: FinalRobot) -> None:
    robot.press("Enter").type("1 2 3 AKE").press("Esc")
    assert not robot.kept(1).answered
    assert robot.kept(1).reason == "1 2 3 AKE"


def test_confirming_early_names_the_lines_and_goes_to_the_first(robot: FinalRobot, qtbot: QtBot) -> None:
    robot.press("2")
    with qtbot.waitSignal(robot.workspace.told) as told:
        robot.press("Ctrl+Enter")

    assert told.args[0].startswith("Line 2, line 3, line 4 and 4 more are not concluded yet")
    assert (robot.asks, robot.line) == (False, 2)
    assert robot.whole.audit.confirmed_on is None


def test_confirming_says_who_and_freezes_and_is_no_step_of_undo(robot: FinalRobot, qtbot: QtBot) -> None:
    robot.conclude_all().confirm()

    audit = robot.whole.audit
    assert audit.confirmed_by == "J. Chair"
    assert robot.pane.band.head.text().endswith("by J. Chair.")
    assert all(field.edit.isReadOnly() for field in robot.pane.words.fields.values())
    with qtbot.waitSignal(robot.workspace.refused):
        robot.workspace.undo()
    assert robot.kept(8).grade == "G"
    assert robot.whole.audit == audit


@pytest.mark.parametrize("key", ["3", "Del", "Enter", "C", "Ctrl+Enter"])
def test_every_key_that_would_change_a_confirmed_one_asks_why(robot: FinalRobot, key: str) -> None:
    robot.conclude_all().confirm().press(key)
    assert isinstance(robot.dialog, ReopenDialog)
    robot.dialog.reject()
    assert robot.kept(1).grade == "G"
    assert robot.whole.audit.confirmed_on is not None


def test_a_letter_typed_in_a_frozen_box_asks_why(robot: FinalRobot) -> None:
    robot.conclude_all().confirm()
    robot.pane.words.focus_words(Words.REASON)
    robot.type("x")
    assert isinstance(robot.dialog, ReopenDialog)
    assert robot.pane.words.fields[Words.REASON].text() == ""


def test_with_a_reason_it_is_open_and_what_was_meant_is_done(robot: FinalRobot, qtbot: QtBot) -> None:
    robot.conclude_all().confirm().press("3").why("A late return.")

    assert robot.kept(1).grade == "RI"
    assert robot.whole.audit.unconfirmed == "A late return."
    assert "Reopened: A late return." in robot.pane.state.text()
    assert not robot.pane.band.isVisible()
    with qtbot.waitSignal(robot.pane.history_asked) as asked:
        robot.press("H")
    assert [heading for _, heading in asked.args[0]] == ["The conclusion", "The audit"]


def test_who_confirms_cannot_be_left_empty(robot: FinalRobot) -> None:
    robot.conclude_all().press("Ctrl+Enter")
    dialog = robot.dialog
    assert isinstance(dialog, ConfirmDialog)
    dialog.by.clear()
    dialog.yes.click()
    assert dialog.isVisible()
    assert "A name or role" in dialog.by.accessibleDescription()
    dialog.reject()
    assert robot.whole.audit.confirmed_on is None


def test_an_audit_without_cases_is_graded_here_alone(qtbot: QtBot, workspace: OpenWorkspace, theme: object) -> None:
    while (whole := workspace.ask(Everything(workspace.ask(AuditByRef("MIS26"))))).cases:
        workspace.store.apply(remove_case(whole.cases[0], whole))
    robot = FinalRobot(qtbot, workspace)

    assert "This audit has no cases" in robot.pane.state.text()
    assert "Panel" not in robot.pane.rows.rows[0].accessibleName()
    robot.conclude_all().confirm()
    summary = next(each for each in workspace.ask(Programme()) if each.audit.ref == "MIS26")
    assert (summary.concluded, summary.audit.confirmed_by) == (8, "J. Chair")


def test_a_confirmed_audit_of_the_example_opens_read(qtbot: QtBot, workspace: OpenWorkspace, theme: object) -> None:
    robot = FinalRobot(qtbot, workspace, "MIS24")
    assert robot.pane.band.isVisible()
    assert all(each.judgement.answered for each in robot.pane._found)


def test_l_goes_to_the_next_layer_from_here_too(robot: FinalRobot, qtbot: QtBot) -> None:
    with qtbot.waitSignal(robot.pane.acted) as acted:
        robot.press("L")
    assert acted.args == ["layer"]
