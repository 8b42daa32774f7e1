"""The scores from the keyboard: cells, layers, counts that open what they count, and the way to the panel and back."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.arrange import AGENCIES, give, new_audit, own, panel, whole_of, write
from tests.ui.robots.scores import ScoresRobot
from tests.ui.robots.window import WindowRobot
from ui.exporting.view import ExportDialog
from ui.history.pane import HistoryPane
from ui.letters import SCORES, letters
from ui.panel.view import PanelPage
from ui.routes import Screen
from ui.scores.model import Shown
from workbench.domain.judgements import Words
from workbench.domain.scales import NonScore
from workbench.domain.setting_up import change_audit
from workbench.storage.store import Store


@pytest.fixture
def scores(at_desk: WindowRobot, audited: Store) -> ScoresRobot:
    """Three cases by three lines: the panel has graded four cells and left one without a grade.

    On the first line of the first case agencies gave 2, 3 and that they do not know it.
    """
    whole = whole_of(audited)
    for case, line, answer in (
        (0, 0, "3"),
        (0, 1, "1"),
        (1, 0, "2"),
        (2, 0, "4"),
        (1, 1, NonScore.NOT_ENOUGH_EVIDENCE),
    ):
        give(audited, panel(whole, case, line), answer)
    write(audited, panel(whole, 0, 0), Words.REASON, "Seen late by all.")
    for agency in (0, 1):
        give(audited, own(whole, 0, 1, agency), "1")
    for agency, answer in enumerate(("2", "2", "3")):
        give(audited, own(whole, 2, 0, agency), answer)
    return ScoresRobot(at_desk).open()


def test_every_cell_and_count_says_what_stands_in_it(scores: ScoresRobot) -> None:
    assert scores.heads == ["Spotting risk", "The child's voice", "Plans", "Good or better", "The whole case"]
    assert scores.cells == [
        ["3", "1", "–", "1 of 2", "–"],
        ["2", "NE", "–", "1 of 1", "–"],
        ["4", "–", "–", "0 of 1", "–"],
    ]
    assert scores.cell == "MIS26-01, line 1, Spotting risk. Panel Grade 3. Agencies: 1 Grade 2, 1 Grade 3."
    assert scores.at(2, 0).cell == (
        "MIS26-03, line 1, Spotting risk. Panel Grade 4. Agencies: 2 Grade 2, 1 Grade 3. Panel lower than most."
    )
    in_hand = scores.page.pieces.agreement
    assert (in_hand.cell_head.text(), in_hand.cell_words.text()) == (
        "MIS26-03, line 1",
        "Panel: Grade 4. Agencies: 2 Grade 2, 1 Grade 3. Lower than 3 of 3 agencies gave.",
    )
    assert scores.at(1, 1).cell == (
        "MIS26-02, line 2, The child's voice. Panel Not enough evidence. No agency has graded this line."
    )
    assert scores.at(1, 3).cell == (
        "MIS26-02. 1 of 1 good or better. Beside them: 1 Not enough evidence, 1 Not answered."
    )
    assert scores.page.foot_note == "3 cases: counts only, no percentages"


def test_a_tower_is_one_sentence_with_both_counts(scores: ScoresRobot) -> None:
    assert scores.feet[0] == (
        "Line 1, Spotting risk. Panel: 1 Grade 2, 1 Grade 3, 1 Grade 4. 1 of 3 good or better. "
        "Agencies: 3 Grade 2, 2 Grade 3. 3 of 5 good or better. Beside them: 1 Not known to agency."
    )
    assert scores.feet[3] == "", "under the counts of cases stands no tower"
    assert "Agencies" not in scores.feet[4], "they are not asked about the whole case"


def test_a_layer_shows_only_what_is_its_own(scores: ScoresRobot) -> None:
    scores.press("L", "L")
    assert scores.page.shown is Shown.SELF
    assert scores.at(0, 0).cell == (
        "MIS26-01, line 1, Spotting risk. Agencies: 1 Grade 2, 1 Grade 3, 1 Not known to agency."
    )
    assert [row[3] for row in scores.cells] == ["3 of 4", "–", "2 of 3"]
    scores.press("L")
    assert scores.page.shown is Shown.PANEL
    assert scores.cell == "MIS26-01, line 1, Spotting risk. Panel Grade 3."
    assert scores.page.pieces.layers.current == "panel"
    scores.page.pieces.layers.segments[2].click()
    assert scores.page.shown is Shown.BOTH


def test_only_where_they_differ_leaves_out_rows_and_lines_and_says_where_nothing_does(
    scores: ScoresRobot, audited: Store
) -> None:
    scores.at(2, 0).press("D")
    assert (scores.refs, scores.heads) == (["MIS26-01", "MIS26-03"], ["Spotting risk", "Good or better"])
    assert scores.cell.startswith("MIS26-03, line 1"), "the same cell stays in hand"
    assert scores.page.pieces.differ.text() == "Show all"
    whole = whole_of(audited)
    for case in (0, 2):
        for agency in (0, 1, 2):
            give(audited, own(whole, case, 0, agency), NonScore.NOT_ANSWERED)
    scores.keys.workspace.changed.emit(frozenset())
    nothing = scores.page.pieces.card.nothing
    assert nothing.isVisible()
    assert nothing.title.text() == "They differ nowhere"
    nothing.button.click()
    assert scores.refs == ["MIS26-01", "MIS26-02", "MIS26-03"]


def test_a_count_opens_the_cells_it_counts_and_esc_puts_them_away(scores: ScoresRobot) -> None:
    scores.at(0, 3).press("Enter")
    first = ["MIS26-01 Spotting risk", "MIS26-01 The child's voice"]
    assert scores.opened == ("MIS26-01: 1 of 2 good or better", first, first[1:])
    assert scores.page.pieces.told.text() == "MIS26-01: 1 of 2 good or better"
    scores.press("Esc")
    assert scores.opened == ("", [], [])
    scores.at(2, 0).press("Down", "Enter")
    assert scores.keys.name == "Each line, good or better"
    words, counted, meant = scores.opened
    assert (words, len(counted), meant) == ("Line 1: 1 of 3 good or better", 3, ["MIS26-02 Spotting risk"])
    scores.press("Enter")
    assert scores.page.opened is None, "the same count again puts its cells away"
    scores.press("Up")
    assert scores.cell.startswith("MIS26-03, line 1")


def test_a_count_opens_at_one_press_of_the_mouse_and_a_cell_at_two(scores: ScoresRobot) -> None:
    table, feet = scores.table, scores.page.pieces.card.feet
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(table.viewport(), left, pos=table.visualRect(table.scores.index(1, 3)).center())
    assert scores.opened[0] == "MIS26-02: 1 of 1 good or better"
    QTest.mouseClick(feet.viewport(), left, pos=feet.visualRect(feet.feet.index(0, 0)).center())
    assert scores.opened[0] == "Line 1: 1 of 3 good or better"
    scores.page.pieces.away.click()
    assert scores.page.opened is None
    at = table.visualRect(table.scores.index(2, 0)).center()
    QTest.mouseClick(table.viewport(), left, pos=at)
    assert scores.pane == []
    QTest.mouseDClick(table.viewport(), left, pos=at)
    assert scores.pane[0] == "MIS26-03, line 1"


def test_the_comparison_is_in_counts_and_opens_its_cells(scores: ScoresRobot) -> None:
    scores.measured()
    assert scores.compared == [
        "Same grade in 3 of 7. Panel lower in 4, higher in none.",
        "Schools: same grade in 0 of 1. Panel lower in 1, higher in none.",
        "Children's social care: same grade in 1 of 3. Panel lower in 2, higher in none.",
        "Police: same grade in 2 of 3. Panel lower in 1, higher in none.",
    ]
    assert scores.kappa.startswith("Too few to say: 7 pairs in 2 cases, and it takes 20 pairs in 5 cases.")
    pane = scores.page.pieces.agreement
    assert (pane.counts_what.text(), pane.counts_what.isVisibleTo(pane)) == ("Panel lower than self", True)
    pane.bars[1].click()
    words, counted, meant = scores.opened
    assert words == "Children's social care: panel lower in 2 of 3"
    assert len(counted) == 3
    assert meant == ["MIS26-01 Spotting risk", "MIS26-03 Spotting risk"]
    assert [bar.isChecked() for bar in pane.bars] == [False, True, False]
    pane.by.segments[1].click()
    assert pane.bars[0].accessibleName().startswith("Line 1, Spotting risk: ")
    pane.bars[0].click()
    assert scores.opened[0] == "Line 1: panel lower in 4 of 5, in 2 cases"


def test_a_cell_opens_in_full_and_esc_comes_back_to_it(scores: ScoresRobot) -> None:
    scores.at(0, 0).press("Enter")
    told = "\n".join(scores.pane)
    for words in ("MIS26-01, line 1", "Seen late by all.", "Impact owed", "One grade apart.", "Reason number 0"):
        assert words in told
    assert scores.page.pieces.agreement.isHidden()
    scores.press("Esc")
    assert scores.pane == []
    assert scores.keys.focused is scores.table
    assert scores.cell.startswith("MIS26-01, line 1")


def test_the_open_cell_goes_along_and_follows_what_is_written(scores: ScoresRobot, audited: Store) -> None:
    scores.at(0, 0).press("Enter")
    scores.table.setFocus()
    scores.press("Right")
    assert scores.pane[0] == "MIS26-01, line 2"
    write(audited, panel(whole_of(audited), 0, 1), Words.REASON, "She was asked each week.")
    scores.keys.workspace.changed.emit(frozenset())
    assert "She was asked each week." in scores.pane


def test_the_history_of_a_cell_has_the_panel_and_each_agency(scores: ScoresRobot) -> None:
    scores.at(0, 0).press("Enter")
    scores.keys.tab_to("All changes").press("Space")
    dialog = scores.keys.dialog
    assert isinstance(dialog, HistoryPane)
    assert dialog.title.text() == "MIS26-01, line 1"
    told = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    heads = [each for each in told if "\n" not in each]
    assert heads == [
        "The panel", "Children's social care, of its own part", "Police, of its own part", "Schools, of its own part",
    ]  # fmt: skip


def test_the_panel_opens_at_the_cell_and_back_comes_to_it(scores: ScoresRobot) -> None:
    scores.at(1, 1).press("Enter")
    scores.keys.tab_to("Open in the panel").press("Space")
    page = scores.keys.shell.page
    assert isinstance(page, PanelPage)
    assert (page.model.sheet.case.ref, page.model.line.line.number) == ("MIS26-02", 2)
    scores.press("Alt+Left")
    assert scores.cell.startswith("MIS26-02, line 2")


def test_ctrl_e_offers_the_scoring_sheet_first(scores: ScoresRobot) -> None:
    scores.press("Ctrl+E")
    dialog = scores.keys.dialog
    assert isinstance(dialog, ExportDialog)
    assert dialog.file.text().endswith("scoring-sheet.xlsx")
    dialog.reject()


def test_letters_can_be_turned_off_and_buttons_do_the_same(scores: ScoresRobot) -> None:
    letters.turn(on=False)
    try:
        scores.at(0, 0).press("L", "D")
        assert (scores.page.shown, scores.page.differing) == (Shown.BOTH, False)
        assert letters.all_of(SCORES) == ()
    finally:
        letters.turn(on=True)
    scores.page.pieces.differ.click()
    assert scores.page.differing


def test_an_audit_without_cases_goes_straight_to_final(at_desk: WindowRobot, audited: Store) -> None:
    agencies = [member.agency for member in whole_of(audited).members]
    assert len(agencies) == len(AGENCIES)
    audited.apply(new_audit(audited.new_id, "DEEP26", cases=0, agencies=agencies))
    at_desk.workspace.changed.emit(frozenset())
    robot = ScoresRobot(at_desk).open("DEEP26")
    assert robot.page.shown is Shown.FINAL
    assert robot.page.final is not None
    assert robot.page.final.isVisible()
    assert QApplication.focusWidget() is not None
    assert robot.page.final.isAncestorOf(robot.keys.focused)
    robot.press("L")
    assert robot.page.shown is Shown.FINAL, "there is no other layer"
    assert robot.open("MIS26").page.shown is Shown.BOTH


def test_confirm_final_goes_to_the_conclusions(scores: ScoresRobot) -> None:
    scores.page.pieces.confirm.click()
    assert scores.page.shown is Shown.FINAL
    assert "not concluded yet" in scores.keys.toast


def test_a_title_that_changes_shows_and_the_place_stays(scores: ScoresRobot, audited: Store) -> None:
    scores.at(2, 1)
    before = whole_of(audited).audit
    edit = change_audit(before, replace(before, title="Children who go missing"))
    assert edit is not None
    audited.apply(edit)
    scores.keys.workspace.changed.emit(frozenset())
    assert "Children who go missing" in scores.page.pieces.head.crumb.text()
    assert scores.cell.startswith("MIS26-03, line 2")
    here = scores.page.here()
    assert (here.screen, here.line_id) == (Screen.SCORES, whole_of(audited).lines[1].id)
