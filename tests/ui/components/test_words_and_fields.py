"""Fields, rows, messages: what the keyboard does to them and what a screen reader hears."""

from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.components.button import Button
from ui.components.empty_state import EmptyState
from ui.components.field import Field
from ui.components.foot_bar import FootBar
from ui.components.form_row import FormRow
from ui.components.message_bar import MessageBar
from ui.components.paragraph import Paragraph, broken_into_lines
from ui.components.progress_card import ProgressCard
from ui.components.saved_state import SavedState
from ui.components.toast import Toast
from ui.theme import Theme

pytestmark = pytest.mark.usefixtures("theme")


class Form(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.why, self.seen = Field("Why this grade", required=True), Field("Evidence seen", hint="source, date, page")
        column = QVBoxLayout(self)
        column.addWidget(self.why)
        column.addWidget(self.seen)


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    form = Form()
    qtbot.addWidget(form)
    form.show()
    form.activateWindow()
    form.why.setFocus()
    qtbot.waitUntil(form.why.edit.hasFocus)
    return form


def test_only_typing_counts_as_an_edit_by_the_user(form: Form, qtbot: QtBot) -> None:
    told: list[str] = []
    form.why.user_edited.connect(told.append)
    form.why.set_text("Kept earlier")
    form.why.set_text("")
    assert told == []
    qtbot.keyClicks(form.why.edit, "ab")
    assert told == ["a", "ab"]


def test_a_new_theme_is_no_edit(form: Form, theme: Theme, qtbot: QtBot) -> None:
    form.why.set_text("Kept earlier")
    told: list[str] = []
    form.why.user_edited.connect(told.append)
    theme.choose("dark")
    theme.set_scale(1.3)
    assert told == []
    assert form.why.text() == "Kept earlier"


def test_the_caret_stays_when_the_same_words_come_back_from_the_file(form: Form, qtbot: QtBot) -> None:
    qtbot.keyClicks(form.why.edit, "abcd")
    qtbot.keyClick(form.why.edit, Qt.Key.Key_Left)
    form.why.set_text("abcd")
    qtbot.keyClicks(form.why.edit, "X")
    assert form.why.text() == "abcXd"


def test_tab_moves_on_and_leaves(form: Form, qtbot: QtBot) -> None:
    with qtbot.waitSignal(form.why.left):
        qtbot.keyClick(form.why.edit, Qt.Key.Key_Tab)
    assert form.seen.edit.hasFocus()
    assert form.why.text() == ""


def test_undo_does_not_reach_behind_the_words_shown(form: Form, qtbot: QtBot) -> None:
    form.why.set_text("Kept earlier")
    form.why.edit.undo()
    assert form.why.text() == "Kept earlier"


def test_pasted_words_lose_their_dress(form: Form) -> None:
    form.why.edit.insertPlainText("a\nb")
    assert not form.why.edit.acceptRichText()
    form.why.edit.selectAll()
    assert form.why.text() == "a\nb"


def test_a_field_says_its_label_and_what_it_wants(form: Form) -> None:
    assert form.why.edit.accessibleName() == "Why this grade"
    assert form.why.edit.accessibleDescription() == "Required"
    assert form.seen.edit.accessibleDescription() == "source, date, page"
    assert form.why.label.buddy() is form.why.edit


def test_a_read_only_field_takes_no_letters(form: Form, qtbot: QtBot) -> None:
    form.why.set_read_only(True)
    qtbot.keyClicks(form.why.edit, "ab")
    assert form.why.text() == ""


def test_an_error_takes_the_place_of_the_hint_and_goes_again(form: Form) -> None:
    form.seen.set_error("Name the page")
    assert "Name the page" in form.seen.edit.accessibleDescription()
    form.seen.set_error("")
    assert form.seen.edit.accessibleDescription() == "source, date, page"


def test_a_row_tells_its_error_to_the_field(qtbot: QtBot) -> None:
    row = FormRow("Reference", QLineEdit(), hint="From the list")
    qtbot.addWidget(row)
    row.show()
    row.set_error("Write it as MIS26-03")
    assert row.field.accessibleName() == "Reference"
    assert row.field.accessibleDescription() == "Write it as MIS26-03"
    assert row.field.property("state") == "error"
    row.set_error("")
    assert row.field.accessibleDescription() == "From the list"
    assert row.field.property("state") == ""


def test_a_cut_paragraph_keeps_its_wording_for_the_reader(qtbot: QtBot) -> None:
    whole = "one two three four five six seven eight nine ten"
    paragraph = Paragraph(whole, most_lines=2)
    qtbot.addWidget(paragraph)
    paragraph.resize(120, 60)
    paragraph.show()
    lines = paragraph.lines(120)
    assert len(lines) == 2
    assert lines[-1].endswith("…")
    assert paragraph.accessibleName() == whole
    assert paragraph.toolTip() == whole
    paragraph.resize(900, 60)
    assert paragraph.lines(900) == [whole]
    assert paragraph.toolTip() == ""


@pytest.mark.parametrize("text", ["", "a", "a\n\nb", "Unbreakableunbreakableunbreakable", "same\nsame\nsame"])
def test_lines_hold_the_whole_text(text: str, theme: Theme) -> None:
    lines = broken_into_lines(text, theme.font("body"), 80)
    assert "".join(lines) == text.replace("\n", "")


def test_many_lines_are_cut_with_an_ellipsis_even_at_a_line_break(theme: Theme) -> None:
    assert broken_into_lines("same\nsame\nsame", theme.font("body"), 300, 2)[0] == "same"
    assert broken_into_lines("same\nsame\nsame", theme.font("body"), 300, 2)[1].endswith("…")
    assert broken_into_lines("a\nb", theme.font("body"), 300, 2) == ["a", "b"]


def test_saving_is_shown_only_when_it_is_slow(qtbot: QtBot) -> None:
    state = SavedState()
    qtbot.addWidget(state)
    state.show()
    state.show_saving()
    assert state.state == ""
    qtbot.waitUntil(lambda: state.state == "saving", timeout=3000)
    state.show_saved(time(10, 42, 7))
    assert state.state == "saved"


def test_a_quick_save_never_says_saving(qtbot: QtBot) -> None:
    state = SavedState()
    qtbot.addWidget(state)
    state.show_saving()
    state.show_saved(time(10, 42, 7))
    assert not state._slow.isActive()


def test_not_saved_offers_a_retry(qtbot: QtBot) -> None:
    state = SavedState()
    qtbot.addWidget(state)
    state.show()
    state.show_not_saved("disk full; your words are kept")
    retry = state.findChild(Button)
    assert retry is not None
    assert retry.isVisible()
    with qtbot.waitSignal(state.retry_requested):
        retry.click()
    state.show_saved(time(10, 42, 7))
    assert not retry.isVisible()


@pytest.mark.parametrize(
    ("widget", "signal"),
    [
        (
            lambda: MessageBar("caution", "2 of 64 forms need a look", "The other 62 were read in.", "Show them"),
            "acted",
        ),
        (lambda: EmptyState("No returns yet", "Forms went out.", "Import"), "step_requested"),
        (lambda: ProgressCard("Reading"), "stop_requested"),
        (Toast, "undo_requested"),
    ],
)
def test_the_one_button_asks(widget: object, signal: str, qtbot: QtBot) -> None:
    made = widget()  # type: ignore[operator]
    qtbot.addWidget(made)
    made.show()
    button = made.findChild(Button)
    with qtbot.waitSignal(getattr(made, signal)):
        button.click()


def test_a_toast_floats_over_its_window_and_follows_it(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 600)
    window.show()
    toast = Toast(over=window)
    toast.show_change("Line 5 graded Good")
    assert toast.isVisible()
    window.resize(700, 500)
    qtbot.waitUntil(lambda: window.rect().contains(toast.geometry()))
    toast._undo.click()
    assert not toast.isVisible()


def test_a_narrow_foot_leaves_hints_off_but_never_the_last_or_the_saved_state(qtbot: QtBot) -> None:
    foot = FootBar([(["1", "2", "3", "4"], "grade"), ("Enter", "write the reason"), ("F1", "all keys")])
    qtbot.addWidget(foot)
    foot.saved.show_saved(time(10, 42, 7))
    foot.resize(380, 36)
    foot.show()
    shown = [not hint.isHidden() for hint in foot._hints]
    assert shown == [False, False, True]
    assert foot.saved.isVisible()
    foot.resize(1200, 36)
    assert all(not hint.isHidden() for hint in foot._hints)


def test_a_button_says_its_key_and_is_large_enough(qtbot: QtBot) -> None:
    button = Button("Immediate concern", "alarm", icon_name="warning-octagon", key="F8")
    qtbot.addWidget(button)
    assert button.accessibleDescription() == "Key F8"
    assert button.sizeHint().height() == 36
    assert Button("Retry", height=20).sizeHint().height() >= 24
