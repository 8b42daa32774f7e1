"""Typing goes on untouched while identifiers are marked; the keyboard keeps them with a reason."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.robots.window import WindowRobot
from ui.components.field import Field
from ui.components.form_row import FormRow
from ui.identifiers.keep_dialog import KeepDialog
from ui.identifiers.marks import PAUSE_MS, Marks, units
from ui.identifiers.watch import watch
from ui.routes import Route, Screen
from ui.workspace import OpenWorkspace
from workbench.domain.audits import Audit
from workbench.domain.questions import History, KeptIdentifiers, Programme, Terms
from workbench.domain.setting_up import change_audit
from workbench.domain.terms import ListOf, set_terms
from workbench.storage.store import Store

pytestmark = pytest.mark.usefixtures("theme")


class Form(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.why, self.seen = Field("Why this grade"), Field("Evidence seen")
        self.line = QLineEdit()
        self.row = FormRow("Prompted by", self.line, watched=True)
        column = QVBoxLayout(self)
        for each in (self.why, self.seen, self.row):
            column.addWidget(each)


@pytest.fixture
def workspace(audited: Store) -> Iterator[OpenWorkspace]:
    workspace = OpenWorkspace(audited)
    watch.use(workspace, lambda: None)
    yield workspace
    watch.rest()


@pytest.fixture
def form(qtbot: QtBot, workspace: OpenWorkspace) -> Form:
    form = Form()
    qtbot.addWidget(form)
    form.resize(900, 500)
    form.show()
    form.activateWindow()
    form.why.setFocus()
    qtbot.waitUntil(form.why.edit.hasFocus)
    return form


def marked(field: Field) -> list[str]:
    """The words that are underlined, as they stand in the box."""
    return [each.cursor.selectedText() for each in field.edit.extraSelections()]


def told(field: Field) -> str:
    return field.note.said.text() if field.note.isVisible() else ""


def test_after_a_pause_it_is_marked_and_told_with_the_smallest_fix(form: Form, qtbot: QtBot) -> None:
    qtbot.keyClicks(form.why.edit, "Seen with Jasmine Carter, born 3 May 2011.")
    assert marked(form.why) == []  # not on the way of the keys
    qtbot.waitUntil(lambda: marked(form.why) == ["Jasmine Carter", "3 May 2011"], timeout=PAUSE_MS * 10)
    assert told(form.why) == "Looks like a name: Jasmine Carter. Write the role instead."
    form.why.note.next.click()
    assert told(form.why) == "Looks like a date of birth: 3 May 2011. Write the age band instead."
    assert form.why.note.next.text() == "Next, 2 of 2"
    form.why.note.next.click()
    assert told(form.why).startswith("Looks like a name")
    assert told(form.seen) == ""


def test_words_caret_selection_and_undo_are_left_as_they_are(form: Form, qtbot: QtBot) -> None:
    edit, edited = form.why.edit, []
    qtbot.keyClicks(edit, "Jasmine Carter rang")
    form.why.user_edited.connect(edited.append)
    cursor = edit.textCursor()
    cursor.setPosition(3)
    cursor.setPosition(9, QTextCursor.MoveMode.KeepAnchor)
    edit.setTextCursor(cursor)
    steps = edit.document().availableUndoSteps()
    form.why.marks.look()
    form.why.marks.go_on()
    assert marked(form.why) == ["Jasmine Carter"]
    assert (edit.textCursor().anchor(), edit.textCursor().position()) == (3, 9)
    assert edit.document().availableUndoSteps() == steps
    assert form.why.text() == "Jasmine Carter rang"
    assert edited == []
    edit.undo()
    assert form.why.text() == ""


def test_the_marks_move_with_the_words_and_go_when_it_is_mended(form: Form, qtbot: QtBot) -> None:
    qtbot.keyClicks(form.why.edit, "Jasmine Carter rang")
    form.why.marks.look()
    form.why.edit.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClicks(form.why.edit, "So ")
    assert marked(form.why) == ["Jasmine Carter"]
    form.why.edit.selectAll()
    qtbot.keyClicks(form.why.edit, "The mother rang")
    form.why.marks.look()
    assert marked(form.why) == []
    assert told(form.why) == ""
    qtbot.keyClicks(form.why.edit, " M1 1AE")
    form.why.marks.look()
    form.why.set_text("")
    assert told(form.why) == ""


def test_words_shown_from_the_file_are_marked_too_and_words_only_to_be_read_are_not(form: Form, qtbot: QtBot) -> None:
    form.seen.set_text("Letter of Jasmine Carter")
    qtbot.waitUntil(lambda: marked(form.seen) == ["Jasmine Carter"], timeout=PAUSE_MS * 10)
    form.seen.set_read_only(True)
    assert marked(form.seen) == []
    assert told(form.seen) == ""


def test_letters_beyond_the_first_plane_shift_nothing(form: Form, qtbot: QtBot) -> None:
    form.why.set_text("😀😀 rang Jasmine Carter 😀 on 07700 900123")
    form.why.marks.look()
    assert marked(form.why) == ["Jasmine Carter", "07700 900123"]
    assert units("a😀é") == 4


def test_the_keyboard_alone_keeps_it_with_a_reason(form: Form, qtbot: QtBot, workspace: OpenWorkspace) -> None:
    qtbot.keyClicks(form.why.edit, "Ring 0306 999 0123 and Jasmine Carter")
    form.why.marks.look()
    form.seen.set_text("Tel 0306 999 0123")
    form.seen.marks.look()
    QTest.keyClick(form.why.edit, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    dialog = form.findChild(KeepDialog)
    assert isinstance(dialog, KeepDialog)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert "Say why" in dialog.reason.accessibleDescription()
    qtbot.keyClicks(dialog.reason, "Published number of the front door")
    QTest.keyClick(dialog.reason, Qt.Key.Key_Return)
    (kept,) = workspace.ask(KeptIdentifiers())
    assert (kept.kind, kept.text, kept.reason) == ("phone", "0306 999 0123", "Published number of the front door")
    assert workspace.ask(History(kept.id))[0].person
    qtbot.waitUntil(lambda: marked(form.why) == ["Jasmine Carter"] and not marked(form.seen), timeout=PAUSE_MS * 10)
    workspace.undo()
    qtbot.waitUntil(lambda: marked(form.seen) == ["0306 999 0123"], timeout=PAUSE_MS * 20)


def test_leaving_it_marked_keeps_nothing(form: Form, qtbot: QtBot, workspace: OpenWorkspace) -> None:
    form.why.set_text("M1 1AE")
    form.why.marks.look()
    form.why.note.keep.click()
    dialog = form.findChild(KeepDialog)
    assert isinstance(dialog, KeepDialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert workspace.ask(KeptIdentifiers()) == ()
    assert marked(form.why) == ["M1 1AE"]


def test_the_links_are_reached_by_tab(form: Form, qtbot: QtBot) -> None:
    form.why.set_text("M1 1AE, Jasmine Carter")
    form.why.marks.look()
    QTest.keyClick(form.why.edit, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is form.why.note.keep
    assert "M1 1AE" in form.why.note.keep.accessibleName()
    QTest.keyClick(form.why.note.keep, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is form.why.note.next
    QTest.keyClick(form.why.note.next, Qt.Key.Key_Tab)
    assert form.seen.edit.hasFocus()


def test_a_line_of_text_is_marked_and_keeps_its_words_caret_and_undo(form: Form, qtbot: QtBot) -> None:
    form.line.setFocus()
    qtbot.keyClicks(form.line, "A letter of Jasmine Carter")
    form.line.setCursorPosition(4)
    edited: list[str] = []
    form.line.textEdited.connect(edited.append)
    plain = form.line.grab().toImage()
    marks = form.line.findChild(Marks)
    assert isinstance(marks, Marks)
    marks.look()
    assert marks.note.isVisible()
    assert marks.note.said.text().startswith("Looks like a name: Jasmine Carter.")
    assert form.line.grab().toImage() != plain
    assert (form.line.text(), form.line.cursorPosition(), edited) == ("A letter of Jasmine Carter", 4, [])
    assert form.line.isUndoAvailable()
    qtbot.keyClicks(form.line, "X")
    assert form.line.text() == "A leXtter of Jasmine Carter"


def test_words_an_input_method_is_still_making_are_not_broken_off(form: Form, qtbot: QtBot) -> None:
    form.line.setText("M1 1AE ")
    form.line.setFocus()
    QApplication.sendEvent(form.line, QInputMethodEvent("kor", []))
    marks = form.line.findChild(Marks)
    assert isinstance(marks, Marks)
    making = form.line.grab().toImage()
    marks.look()
    assert form.line.grab().toImage() == making
    ended = QInputMethodEvent("", [])
    ended.setCommitString("한")
    QApplication.sendEvent(form.line, ended)
    assert form.line.text() == "M1 1AE 한"
    marks.look()
    assert form.line.grab().toImage() != making
    assert marks.note.isVisible()


def test_a_name_put_on_the_list_is_marked_at_once_and_none_in_the_settings(
    form: Form, qtbot: QtBot, workspace: OpenWorkspace
) -> None:
    form.why.set_text("Seen at larkfield")
    form.why.marks.look()
    assert marked(form.why) == []
    workspace.edit(lambda: set_terms(ListOf.PLACE, ["Larkfield"], workspace.ask(Terms()), workspace.new_id))
    qtbot.waitUntil(lambda: marked(form.why) == ["larkfield"], timeout=PAUSE_MS * 20)
    watch.use(workspace, lambda: Route(Screen.SETTINGS))
    form.why.marks.look()
    assert marked(form.why) == []


def test_the_audit_that_is_open_says_which_dates_are_of_records(form: Form, workspace: OpenWorkspace) -> None:
    audit: Audit = workspace.ask(Programme())[0].audit
    form.why.set_text("Log of 2 May 2017")
    watch.use(workspace, lambda: Route(Screen.PANEL, audit.id))
    form.why.marks.look()
    assert marked(form.why) == ["2 May 2017"]
    from dataclasses import replace

    workspace.edit(lambda: change_audit(audit, replace(audit, reading_from=date(2017, 1, 1))))
    watch._ask_again()
    form.why.marks.look()
    assert marked(form.why) == []


def test_nothing_is_looked_for_where_no_workspace_is_open(form: Form) -> None:
    watch.rest()
    form.why.set_text("Jasmine Carter")
    form.why.marks.look()
    assert marked(form.why) == []


def test_the_program_watches_the_workspace_it_opens(
    window: Callable[..., WindowRobot], audited: Store, qtbot: QtBot
) -> None:
    robot = window()
    assert not watch.awake
    robot.shell.show_workspace(audited)
    assert watch.awake
    robot.shell.close()
    robot.shell.deleteLater()
