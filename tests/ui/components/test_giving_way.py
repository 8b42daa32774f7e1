"""Where there is little room: words end in an ellipsis, actions go under a title, a toast stands beside a drawer."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.components.button import Button
from ui.components.field import Field
from ui.components.labels import Elided
from ui.components.toast import DRAWER, Toast
from ui.form.choice import Choice
from ui.form.growing import Growing
from ui.page import PageHead

pytestmark = pytest.mark.usefixtures("theme")
LONG = "England and Wales, census 2021: 19 groups"


def shown(qtbot: QtBot, widget: QWidget, width: int, height: int = 60) -> QWidget:
    qtbot.addWidget(widget)
    widget.resize(width, height)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def test_a_label_that_gives_way_is_whole_in_its_tip(qtbot: QtBot) -> None:
    label = Elided(LONG)
    shown(qtbot, label, 90)
    assert label.toolTip() == LONG
    label.resize(label.sizeHint())
    assert label.toolTip() == ""


@pytest.mark.parametrize("free", [False, True])
def test_a_choice_ends_in_an_ellipsis_where_it_is_cut(qtbot: QtBot, free: bool) -> None:
    whole, cut = Choice([("1", LONG)], free=free), Choice([("1", "England and Wa…")], free=free)
    for each in (whole, cut):
        each.set_value("1")
    narrowest = next(
        width
        for width in range(90, 300)
        if shown(qtbot, whole, width, 36).grab().toImage() == shown(qtbot, cut, width, 36).grab().toImage()
    )
    assert narrowest < 200
    assert whole.value() == "1"
    assert whole.currentText() == LONG


def test_words_to_be_read_begin_at_their_beginning_and_are_typed_at_their_end(qtbot: QtBot) -> None:
    around, field, other = QWidget(), Field("Synopsis", role="body", height=90), Field("Other")
    column = QVBoxLayout(around)
    column.addWidget(field)
    column.addWidget(other)
    field.set_text("\n".join(f"Row {number}" for number in range(40)))
    shown(qtbot, around, 400, 320)
    around.activateWindow()
    bar = field.edit.verticalScrollBar()
    assert bar.maximum() > 0
    assert bar.value() == 0
    field.edit.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(field.edit.hasFocus)
    assert bar.value() >= bar.maximum() - 1
    assert field.edit.textCursor().atEnd()
    other.edit.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(other.edit.hasFocus)
    assert bar.value() == 0
    field.edit.moveCursor(QTextCursor.MoveOperation.End)


def test_actions_go_under_the_title_where_they_do_not_fit_beside_it(qtbot: QtBot) -> None:
    head = PageHead("Cases and sample")
    buttons = [Button(words) for words in ("Immediate concern", "Add a case", "Add a list of cases…", "Open panel")]
    for button in buttons:
        head.buttons.addWidget(button)
    shown(qtbot, head, 1000, 60)
    assert buttons[0].x() > head.title.x()
    head.resize(640, 110)
    qtbot.waitUntil(lambda: buttons[0].y() >= head.title.geometry().bottom())
    assert all(button.width() >= button.sizeHint().width() for button in buttons)
    assert buttons[-1].geometry().right() < 640
    head.resize(1000, 60)
    qtbot.waitUntil(lambda: buttons[-1].geometry().right() == 999)


def test_a_dialog_is_as_wide_as_its_words_whatever_least_width_it_was_given(qtbot: QtBot) -> None:
    dialog = Growing()
    dialog.setMinimumWidth(100)
    column = QVBoxLayout(dialog)
    column.addWidget(Button("A long name of what is done here"))
    dialog.resize(100, 60)
    shown(qtbot, dialog, 100)
    assert dialog.width() >= column.totalMinimumSize().width() > 100


def test_a_toast_stands_beside_an_open_drawer_and_over_its_shade(qtbot: QtBot) -> None:
    screen = QWidget()
    board = QWidget(screen)
    board.setGeometry(140, 50, 1100, 500)
    drawer = QFrame(screen)
    drawer.setObjectName(DRAWER)
    drawer.setGeometry(704, 0, 576, 680)
    drawer.hide()
    toast = Toast(over=board)
    shown(qtbot, screen, 1280, 680)
    toast.show_change("Line 5 graded Good")
    assert toast.mapTo(screen, QPoint(toast.width(), 0)).x() > 704
    drawer.show()
    toast.give_way()
    assert toast.isVisible()
    assert toast.parentWidget() is screen
    assert 140 <= toast.x() < toast.geometry().right() < 704
    drawer.hide()
    toast.give_way()
    assert toast.parentWidget() is board
