"""Where the panel grades first nothing here tells what agencies gave; and what is worked out is let go when left."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.arrange import give, own, panel, whole_of
from tests.ui.example import example_store
from tests.ui.robots.desk import go
from tests.ui.robots.scores import ScoresRobot
from tests.ui.robots.window import WindowRobot
from ui.routes import Screen
from ui.scores.cells import HIDDEN
from ui.scores.model import Shown
from ui.scores.view import ScoresPage
from workbench.domain.edits import Edit
from workbench.domain.judgements import Layer
from workbench.domain.moderation.cells import COVERED
from workbench.domain.setting_up import change_audit
from workbench.domain.whole_audit import WholeAudit
from workbench.storage.store import Store

OWN = "Children's social care, of its own part"


@pytest.fixture
def first(at_desk: WindowRobot, audited: Store) -> ScoresRobot:
    """The panel grades first: it has graded line 2, and not line 1, where agencies gave 2 and 3."""
    whole = whole_of(audited)
    edit = change_audit(whole.audit, replace(whole.audit, panel_first=True))
    assert isinstance(edit, Edit)
    audited.apply(edit)
    give(audited, panel(whole, 0, 1), "1")
    give(audited, own(whole, 0, 1, 0), "4")
    return ScoresRobot(at_desk).open().measured()


@pytest.mark.parametrize("shown", [each for each in Shown if each is not Shown.FINAL])
def test_no_word_for_eye_or_ear_tells_what_the_panel_must_not_see_yet(first: ScoresRobot, shown: Shown) -> None:
    first.page.show_layer(shown)
    told = first.everything_told()
    for words in ("Grade 2", "Grade 3", "Reason number", "Not known to agency"):
        # The legend names every grade of the scale; nothing says how often one was given.
        assert f"1 {words}" not in told, words
        if words == "Reason number":
            assert words not in told
    if shown is not Shown.PANEL:
        assert COVERED in told
        assert first.page.scores is not None
        assert first.page.scores.covered == 11
        assert "1 Grade 4" in told, "what the panel has graded is shown"


def test_final_counts_nothing_that_is_hidden_yet(first: ScoresRobot, audited: Store) -> None:
    first.page.show_layer(Shown.FINAL)
    told = first.everything_told()
    assert "1 Grade 2" not in told
    assert "1 Grade 3" not in told
    final = first.page.final
    assert final is not None
    assert [each.own.graded for each in final._found] == [0, 1, 0]
    give(audited, panel(whole_of(audited), 0, 0), "3")
    first.keys.workspace.changed.emit(frozenset())
    assert [each.own.graded for each in final._found] == [2, 1, 0]


def test_an_open_cell_names_no_agencys_grade_and_its_history_holds_the_panels_alone(first: ScoresRobot) -> None:
    asked: list[tuple[tuple[int, str], ...]] = []
    first.page.history_asked.connect(lambda records, _title, _scale: asked.append(records))
    first.at(0, 0).press("Enter")
    told = "\n".join(first.pane)
    assert COVERED in told
    assert "Reason number" not in told
    assert "Police" not in told
    assert not first.page.pieces.cell.changes.isEnabled()
    first.press("Esc")
    first.at(0, 1).press("Enter")
    first.page.pieces.cell.changes.click()
    assert [heading for _, heading in asked[-1]] == ["The panel", OWN]


def test_counts_leave_out_what_is_hidden_and_come_when_the_panel_has_graded(first: ScoresRobot, audited: Store) -> None:
    first.page.show_layer(Shown.SELF)
    assert [row[3] for row in first.cells] == ["0 of 1", "–", "–"]
    assert "2 cells not shown until the panel has graded there" in first.at(0, 3).cell
    assert first.compared[0] == "Same grade in 0 of 1. Panel lower in none, higher in 1."
    give(audited, panel(whole_of(audited), 0, 0), "3")
    first.keys.workspace.changed.emit(frozenset())
    assert [row[3] for row in first.cells] == ["1 of 3", "–", "–"]
    assert "Agencies: 1 Grade 2, 1 Grade 3, 1 Not known to agency." in first.at(0, 0).cell


def test_hidden_is_a_word_in_the_cell_and_in_the_legend(first: ScoresRobot) -> None:
    assert HIDDEN == "hidden"
    assert "Hidden until the panel has graded" in first.page.pieces.legend.accessibleName()


def begun(robot: ScoresRobot) -> ScoresPage:
    """The moment its thread has started, before anything it says can have arrived."""
    page = robot.page
    page._comparing.stop()
    page._compare()
    page.measuring._soon.stop()
    page.measuring._begin()
    assert page.measuring.running
    assert page.measuring.busy
    return page


def test_leaving_lets_the_work_go_and_coming_back_begins_it_again(at_desk: WindowRobot, tmp_path: Path) -> None:
    store = example_store(tmp_path / "example")
    at_desk.shell.show_workspace(store)
    robot = ScoresRobot(at_desk).open()
    page = begun(robot)
    go(at_desk, Screen.SCOPE)
    assert not page.measuring.busy
    at_desk.wait(lambda: not page.measuring.running)
    robot.open().measured()
    assert robot.kappa.startswith("0.")
    assert "interval" in robot.kappa
    assert "seed 1" in robot.kappa
    assert "415 pairs in 8 cases" in robot.kappa
    assert robot.compared[0] == "Same grade in 289 of 415. Panel lower in 103, higher in 23."


def test_the_window_closes_while_it_is_worked_out(at_desk: WindowRobot, tmp_path: Path) -> None:
    at_desk.shell.show_workspace(example_store(tmp_path / "example"))
    page = begun(ScoresRobot(at_desk).open())
    at_desk.shell.close()
    assert not page.measuring.busy
    at_desk.wait(lambda: not page.measuring.running)


def test_what_was_read_holds_every_grade_and_no_words_of_agencies(at_desk: WindowRobot, audited: Store) -> None:
    sheet = ScoresRobot(at_desk).open().page.sheet
    assert sheet is not None
    everything = whole_of(audited)

    def grades(whole: WholeAudit) -> set[tuple[object, object]]:
        return {(each.place, each.answer) for each in whole.judgements if each.answered}

    assert grades(sheet.everything) == grades(everything)
    assert any("Reason number" in each.reason for each in everything.judgements)
    assert not any(each.reason for each in sheet.everything.judgements)
    assert not any(each.place.layer is Layer.SELF for each in sheet.whole.judgements)
