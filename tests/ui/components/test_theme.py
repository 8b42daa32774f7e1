"""Fonts, icons, looks and caches."""

import sys

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QFontInfo, QFontMetricsF, QImage
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QCompleter,
    QDialog,
    QFrame,
    QLineEdit,
    QMenu,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.board_panel import FOUR
from ui.components.chip import Chip
from ui.components.labels import Label
from ui.theme import Theme, icon
from ui.theme.fonts import ROLES
from ui.theme.icons import _source
from ui.theme.sheet import style_sheet
from ui.tokens import RESOURCES


def test_the_bundled_font_is_the_one_used(theme: Theme) -> None:
    assert "Inter" in QFontInfo(theme.font("body")).family()


def test_figures_stand_under_each_other(theme: Theme) -> None:
    metrics = QFontMetricsF(theme.font("body"))
    assert {metrics.horizontalAdvance(digit) for digit in "0123456789"} == {metrics.horizontalAdvance("0")}


def test_the_projector_size_changes_the_panel_only(theme: Theme) -> None:
    theme.set_scale(1.3)
    assert theme.font("panel_card").pixelSize() == round(15 * 1.3)
    assert theme.font("body").pixelSize() == 14


def test_nothing_is_smaller_than_twelve() -> None:
    assert min(role.px for role in ROLES.values()) == 12


def test_a_font_from_the_theme_can_be_changed_without_changing_the_theme(theme: Theme) -> None:
    theme.font("body").setPixelSize(99)
    assert theme.font("body").pixelSize() == 14


def test_an_unknown_icon_or_token_is_an_error(theme: Theme) -> None:
    with pytest.raises(KeyError):
        icon("no-such-icon")
    with pytest.raises(KeyError):
        theme.color("no-such-token")


def test_every_icon_draws_something_in_the_colour_asked_for(theme: Theme) -> None:
    names = {path.stem for path in (RESOURCES / "icons").glob("*.svg")}
    tinted = {name for name in names if "currentColor" in _source(name)}
    assert len(tinted) >= 50
    for name in sorted(tinted):
        image = icon(name, QColor("#FF0000"), 20, 1.0).toImage().convertToFormat(QImage.Format.Format_ARGB32)
        drawn = [image.pixelColor(x, y) for x in range(20) for y in range(20)]
        solid = [color for color in drawn if color.alpha() > 100]
        assert solid, name
        assert all(color.red() > 200 and color.green() < 50 for color in solid), name


def test_icons_are_drawn_once_for_each_colour_and_size(theme: Theme) -> None:
    assert icon("check", "ink1", 18, 1.0).cacheKey() == icon("check", "ink1", 18, 1.0).cacheKey()
    assert icon("check", "ink1", 18, 1.0).cacheKey() != icon("check", "alarm", 18, 1.0).cacheKey()
    assert icon("check", "ink1", 18, 2.0).width() == 36


def test_the_licences_stand_beside_what_they_license() -> None:
    assert "MIT License" in (RESOURCES / "icons" / "LICENSE-phosphor.txt").read_text("utf-8")
    assert "Open Font License" in (RESOURCES / "fonts" / "inter" / "COPYRIGHT").read_text("utf-8")


def test_a_new_look_repaints_what_is_painted(theme: Theme, qtbot: QtBot) -> None:
    chip = Chip(FOUR[0], word=True)
    qtbot.addWidget(chip)
    chip.show()
    light = chip.grab().toImage()
    with qtbot.waitSignal(theme.changed):
        theme.choose("dark")
    assert chip.grab().toImage() != light


def test_the_system_choice_follows_the_system(theme: Theme, qapp: QApplication) -> None:
    theme.choose("system")
    qapp.styleHints().setColorScheme(Qt.ColorScheme.Dark)
    followed = theme.look
    qapp.styleHints().unsetColorScheme()
    dark_is_offered = qapp.styleHints().colorScheme() != Qt.ColorScheme.Unknown or followed == "dark"
    assert followed == "dark" or not dark_is_offered


def test_the_sheet_leaves_no_blank_and_fits_every_look() -> None:
    for look in ("light", "dark"):
        assert "$" not in style_sheet(look)
    assert "#" not in style_sheet("contrast")


def test_a_label_keeps_its_weight_when_its_tone_changes(theme: Theme, qtbot: QtBot) -> None:
    label = Label("Saved", "detail_strong")
    qtbot.addWidget(label)
    label.set_role("detail_medium")
    label.set_tone("alarm")
    label.show()
    assert label.font().weight() == 500
    label.set_tone("ink2")
    theme.choose("dark")
    assert label.font().weight() == 500
    assert label.palette().windowText().color() == theme.color("ink2")


def test_a_thousand_updates_keep_none_and_true(theme: Theme, qtbot: QtBot) -> None:
    """One release of the bindings lost a reference at each of many calls and aborted the process."""
    chip = Chip(FOUR[1])
    qtbot.addWidget(chip)
    chip.show()
    before = sys.getrefcount(None), sys.getrefcount(True)
    for _ in range(1000):
        chip.update()
        chip.setEnabled(True)
    after = sys.getrefcount(None), sys.getrefcount(True)
    assert abs(after[0] - before[0]) < 200
    assert abs(after[1] - before[1]) < 200


class Everyday(QWidget):
    """A window with what is shown in windows of its own: a menu, a list that drops down, offers under a line."""

    def __init__(self) -> None:
        super().__init__()
        self.choice, self.line = QComboBox(), QLineEdit()
        self.choice.addItems(["Health", "Police"])
        self.line.setCompleter(QCompleter(["Health", "Police"], self.line))
        column = QVBoxLayout(self)
        column.addWidget(self.choice)
        column.addWidget(self.line)
        self.menu = QMenu(self)
        self.menu.addAction("Lock")
        self.dialog = QDialog(self)
        self.dialog.resize(200, 100)


def test_a_window_dresses_what_it_opens_now_and_at_each_new_look(theme: Theme, qapp: QApplication) -> None:
    window = Everyday()
    theme.dress(window)
    offers = window.line.completer().popup()
    theme.dress(offers)
    window.show()
    window.choice.showPopup()
    window.menu.popup(window.pos())
    window.dialog.show()
    dropped = window.choice.view()
    for look in ("light", "dark", "light"):
        theme.choose(look)
        assert qapp.styleSheet() == ""
        assert _middle(window.dialog) == theme.color("canvas"), look
        assert _middle(dropped, low=True) == theme.color("raised"), look
        assert _middle(window.menu, low=True) == theme.color("raised"), look
        assert offers.palette().highlight().color() == theme.color("accentSoft"), look
    window.close()
    window.deleteLater()


def _middle(widget: QWidget, *, low: bool = False) -> QColor:
    """The colour in the middle of it, or just inside its lower edge."""
    shown = widget.grab().toImage()
    return shown.pixelColor(shown.width() // 2, shown.height() - 3 if low else shown.height() // 2)


def test_what_is_built_on_its_own_is_styled_when_it_comes_into_the_window(theme: Theme, qtbot: QtBot) -> None:
    window, card, inner, line = QWidget(), QFrame(), QFrame(), QLineEdit()
    card.setProperty("role", "card")
    qtbot.addWidget(window)
    window.show()
    restyled = Restyled(line)
    for whole, part in ((inner, line), (card, inner), (window, card)):
        QVBoxLayout(whole).addWidget(part)
    assert restyled.times == 1
    card.show()
    assert _middle(card, low=True) == theme.color("surface")
    assert line.minimumSizeHint().height() >= 34


class Restyled(QObject):
    """How often a widget was styled."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.times = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.times += event.type() == QEvent.Type.StyleChange
        return False
