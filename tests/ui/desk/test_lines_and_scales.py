"""An officer at the lines and scales: reword, reorder, version, compare, paste, make a scale; by keys alone."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from tests.arrange import FRAMEWORK
from tests.ui.robots.library import LibraryRobot
from tests.ui.robots.window import WindowRobot
from ui.library import saving
from ui.taking_in import TakingIn
from workbench.domain.edits import Kind, Record
from workbench.domain.library.framework_changes import held
from workbench.domain.library.taking_in import take_in
from workbench.domain.questions import Drafts, LinesAndScales
from workbench.imports.framework.toml import read_framework_toml

FREE = replace(FRAMEWORK, key="free", title="Free lines")


@pytest.fixture
def robot(at_desk: WindowRobot) -> LibraryRobot:
    """A library with a framework that MIS26 uses and one that nobody uses."""
    store = at_desk.workspace.store
    for framework in (FRAMEWORK, FREE):
        edit = take_in(framework, store.ask(LinesAndScales()), store.new_id).edit
        assert edit is not None
        store.apply(edit)
    return LibraryRobot(at_desk)


def test_a_line_is_reworded_by_keys_and_taken_back(robot: LibraryRobot) -> None:
    robot.choose("free").to_lines()
    robot.keys.press("Down", "Enter")
    assert robot.keys.name == "Title"
    robot.keys.fill("Hearing the child").press("Tab").fill("Was this child heard?").press("Tab")
    robot.keys.type("In whose words").press("Enter").type("By whom").press("Tab").type("Every time").press("Tab")
    line = robot.framework("free").lines[1]
    assert (line.key, line.title, line.question) == ("voice", "Hearing the child", "Was this child heard?")
    assert line.prompts == ("In whose words", "By whom")
    assert line.descriptors == (("1", "Every time"),)
    assert robot.keys.toast == "2. Hearing the child: what a grade looks like changed"
    for _ in range(4):
        robot.keys.workspace.undo()
    assert robot.framework("free") == FREE
    assert robot.page.framework.editor.question.text() == "Was the child heard?"


def test_lines_are_reordered_added_and_taken_out_where_the_list_has_the_keyboard(robot: LibraryRobot) -> None:
    robot.choose("free").to_lines()
    robot.keys.press("Alt+Down")
    assert robot.lines == ["1 The child's voice", "2 Spotting risk", "3 Plans", "The whole case"]
    robot.keys.press("Ins")
    assert robot.keys.name == "Title"
    robot.keys.type("Fathers").press("Tab").type("Were fathers asked?").press("Tab")
    assert robot.lines == ["1 The child's voice", "2 Spotting risk", "3 Fathers", "4 Plans", "The whole case"]
    fresh = robot.framework("free").lines[2]
    assert (fresh.key, fresh.question) == ("fathers", "Were fathers asked?")
    robot.page.framework.lines.setFocus()
    robot.keys.press("Del")
    assert robot.keys.toast == "Fathers taken out of Free lines"
    assert robot.lines == ["1 The child's voice", "2 Spotting risk", "3 Plans", "The whole case"]
    assert robot.keys.name == "Lines of enquiry"
    robot.keys.press("Ctrl+Z")
    assert robot.lines[2] == "3 Fathers"


def test_a_question_typed_before_any_title_is_a_line_all_the_same(robot: LibraryRobot) -> None:
    robot.choose("free").to_lines()
    robot.keys.press("Ins", "Tab").type("Were the fathers asked about it?").press("Tab")
    line = robot.framework("free").lines[1]
    assert (line.title, line.question) == ("Were the fathers asked about it?", "Were the fathers asked about it?")


def test_an_empty_line_that_gets_no_word_was_never_there(robot: LibraryRobot) -> None:
    robot.choose("free").to_lines()
    robot.keys.press("Ins", "Tab", "Tab")
    robot.page.framework.lines.setFocus()
    robot.keys.press("Down")
    assert robot.framework("free") == FREE
    assert len(robot.lines) == 4


def test_a_title_wiped_away_is_asked_for_and_nothing_changes(robot: LibraryRobot) -> None:
    robot.choose("free").to_lines()
    robot.keys.press("Enter").fill(" ").press("Tab")
    title = robot.page.framework.editor.title
    assert title.accessibleDescription() == "A line needs a title, such as Hearing the child."
    assert robot.framework("free") == FREE


def test_words_that_are_refused_stay_in_their_box(robot: LibraryRobot) -> None:
    robot.choose("free").to_lines()
    words = "x" * 90
    robot.keys.press("Enter").fill(words).press("Tab")
    robot.keys.hear("This title has 90 characters. Keep it to 80")
    robot.page.framework.lines.setFocus()
    robot.keys.press("Down", "Up")
    assert robot.page.framework.editor.title.text() == words
    robot.keys.press("Enter").fill("Short").press("Tab")
    assert robot.framework("free").lines[0].title == "Short"


def test_an_edit_of_lines_in_use_makes_the_next_version_and_goes_on_there(robot: LibraryRobot) -> None:
    robot.choose("missing")
    assert robot.told.startswith("Frozen: used by MIS26. Version 1, 3 lines. Changing anything here makes version 2")
    robot.to_lines()
    robot.keys.press("Enter", "Tab").fill("Was risk seen in time?").press("Tab")
    assert robot.open == robot.framework("missing", 2)
    assert robot.told.startswith("Version 2, 3 lines. No audit uses it yet.")
    assert robot.keys.name == "Prompts"
    robot.keys.type(" all").press("Tab")
    assert robot.versions("missing") == [1, 2]
    assert robot.framework("missing") == FRAMEWORK
    assert robot.framework("missing", 2).lines[0].prompts == ("By whom? all",)
    robot.keys.workspace.undo()
    robot.keys.workspace.undo()
    assert robot.versions("missing") == [1]
    assert robot.open == FRAMEWORK


def test_words_being_typed_are_kept_behind_the_keys_and_forgotten_once_left(robot: LibraryRobot) -> None:
    robot.choose("free").to_lines()
    robot.keys.press("Enter", "Tab").type(" And when")
    robot.page.hand.edits._timer.timeout.emit()
    id = robot.page.hand.framework_id
    record = Record(Kind.LINE, held(robot.library, id).line_ids["risk"])
    (draft,) = robot.keys.workspace.ask(Drafts())
    assert (draft.subject, draft.field, draft.text) == (record, "question", "Was risk seen early? And when")
    robot.keys.press("Tab")
    assert robot.keys.workspace.ask(Drafts()) == ()
    assert robot.framework("free").lines[0].question == "Was risk seen early? And when"


def test_versions_are_compared_word_by_word_and_never_by_colour_alone(robot: LibraryRobot) -> None:
    robot.choose("missing").to_lines()
    robot.keys.press("Enter", "Tab").fill("Was risk seen in time?").press("Tab")
    robot.keys.tab_to("Lines of enquiry")
    robot.keys.press("F6", "F6", "Tab", "Space")
    assert [choice.currentText() for choice in (robot.compared.before, robot.compared.after)] == [
        "Missing children, version 1",
        "Missing children, version 2",
    ]
    said = [label.accessibleName() for label in robot.compared.area.findChildren(QLabel)]
    assert "Was risk seen [taken out: early?]" in said
    assert "Was risk seen [added: in time?]" in said
    assert robot.compared.said.text().startswith("1 line reworded. 3 lines the same.")
    robot.keys.press("Esc")


def test_pasted_lines_are_looked_at_first_and_taken_in_as_one_step(robot: LibraryRobot) -> None:
    dialog = robot.paste(
        "Neglect audit\n\nKey lines of enquiry\n•\tIs risk seen?\n•\tIs she heard?\n\nFindings\nAll well."
    )
    offers = dialog.preview.table
    assert [(offer.line.question, offer.taken) for offer in offers.offers] == [
        ("Is risk seen?", True),
        ("Is she heard?", True),
        ("Findings", False),
        ("All well.", False),
    ]
    assert dialog.title.text() == "Neglect audit"
    robot.keys.press("Tab")
    assert robot.keys.name == "Lines recognised, and what was left"
    robot.keys.press("Down", "Space", "Down", "Down", "Space")
    assert dialog.take.text() == "Take in 2 lines"
    offers.setData(offers.index(0, 1), "Risk")
    robot.keys.press("Ctrl+Enter")
    assert [(line.title, line.question) for line in robot.open.lines] == [
        ("Risk", "Is risk seen?"),
        ("All well", "All well."),
    ]
    assert robot.open.key == "neglect-audit"
    robot.keys.workspace.undo()
    assert robot.versions("neglect-audit") == []


def test_pasted_cells_go_behind_the_lines_that_are_open(robot: LibraryRobot) -> None:
    robot.choose("free")
    dialog = robot.paste("Title\tQuestion\nFathers\tWere fathers asked?\nSchool\tDid school know?")
    dialog.target.set_value(str(robot.page.hand.framework_id))
    dialog.target.picked.emit(dialog.target.value())
    robot.keys.press("Ctrl+Enter")
    assert robot.lines == [
        "1 Spotting risk",
        "2 The child's voice",
        "3 Plans",
        "4 Fathers",
        "5 School",
        "The whole case",
    ]
    robot.keys.workspace.undo()
    assert robot.framework("free") == FREE


def test_what_cannot_be_taken_in_is_said_in_the_dialog_and_nothing_is_lost(robot: LibraryRobot) -> None:
    robot.choose("free")
    dialog = robot.paste("- Is risk seen?\n- Overall judgement of the case")
    dialog.target.set_value(str(robot.page.hand.framework_id))
    dialog.target.picked.emit(dialog.target.value())
    robot.keys.press("Ctrl+Enter")
    robot.keys.hear("Only one line can close the case")
    assert dialog.isVisible()
    assert robot.framework("free") == FREE
    robot.keys.press("Esc")


def test_pasted_words_are_there_again_after_the_box_was_closed(robot: LibraryRobot) -> None:
    robot.paste("- One\n- Two")
    robot.keys.press("Esc")
    assert robot.paste("").box.text() == "- One\n- Two"
    robot.keys.press("Esc")


def test_a_scale_is_made_in_the_dialog_and_wrong_ones_are_told_at_their_box(robot: LibraryRobot) -> None:
    robot.keys.tab_to("New scale").press("Space")
    robot.keys.fill("How often")
    for _ in range(2):
        robot.keys.tab_to("Take grade 3 away").press("Space")
    assert len(robot.scale_dialog.rows) == 2
    for place, (code, word) in enumerate((("A", "Always"), ("A", "Never"))):
        robot.keys.tab_to(f"Grade {place + 1}, code").fill(code)
        robot.keys.tab_to(f"Grade {place + 1}, word").fill(word)
    robot.keys.press("Ctrl+Enter")
    assert robot.keys.name == "Grade 2, code"
    assert robot.keys.focused.accessibleDescription() == "Two grades have the code A. Change one."
    robot.keys.press("Esc").press("Space")
    robot.keys.tab_to("Grade 2, code").fill("N").press("Ctrl+Enter")
    made = next(scale for _, scale in robot.library.scales if scale.key == "how-often")
    assert [(grade.code, grade.label, grade.good) for grade in made.grades] == [
        ("A", "Always", True),
        ("N", "Never", False),
    ]
    assert robot.page.scale.title.text() == "How often"
    robot.keys.workspace.undo()
    assert "how-often" not in {scale.key for _, scale in robot.library.scales}


def test_what_comes_with_plumbline_is_taken_in_when_asked_and_then_not_offered(robot: LibraryRobot) -> None:
    assert robot.page.shipped.isVisible()
    robot.keys.tab_to("Take shipped lines").press("Space")
    assert {"multi-agency-case-audit", "independent-scrutiny", "assurance", "missing-children"} <= {
        each.key for _, each in robot.library.frameworks
    }
    assert not robot.page.shipped.isVisible()
    robot.keys.workspace.undo()
    assert robot.page.shipped.isVisible()


def test_lines_are_saved_as_a_file_that_reads_back_equal(robot: LibraryRobot, tmp_path: Path) -> None:
    robot.choose("free")
    dialog = saving.save(robot.open, tmp_path / "free.toml", robot.keys.shell)
    assert isinstance(dialog, TakingIn)
    robot.keys.hear("free.toml is ready")
    reading = read_framework_toml(tmp_path / "free.toml", {}, FREE.scale)
    assert reading.framework == FREE
    robot.keys.press("Esc")


def test_new_lines_begin_with_their_title_and_ask_for_a_first_line(robot: LibraryRobot) -> None:
    robot.keys.tab_to("New lines").press("Space")
    assert robot.keys.name == "Title of these lines"
    robot.keys.fill("Neglect").press("Enter")
    assert (robot.open.title, robot.open.lines) == ("Neglect", ())
    assert robot.page.framework.empty.isVisible()
    robot.page.framework.empty.button.setFocus(Qt.FocusReason.TabFocusReason)
    robot.keys.press("Space").type("Seeing it").press("Tab")
    assert robot.lines == ["1 Seeing it"]
