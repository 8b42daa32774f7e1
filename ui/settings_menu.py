"""The few settings there are: light or dark, the size of text, and the size of the panel on a projector."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from ui.computer_settings import LOOKS, SIZES, Settings
from ui.theme import theme

T = TypeVar("T")


def settings_menu(parent: QWidget, settings: Settings) -> QMenu:
    menu = QMenu(parent)
    menu.setTitle("Settings")
    menu.setAccessibleName("Settings")
    _offer(menu, LOOKS, theme.choice, settings.choose_look)
    menu.addSeparator()
    texts = {size: f"Text {told}" for size, told in SIZES.items()}
    _offer(menu, texts, theme.text_scale, settings.choose_text)
    menu.addSeparator()
    projected = {size: f"Panel on a projector {told}" for size, told in SIZES.items()}
    _offer(menu, projected, theme.scale, settings.choose_projector)
    return menu


def _offer(menu: QMenu, choices: Mapping[T, str], current: T, choose: Callable[[T], None]) -> None:
    group = QActionGroup(menu)
    for choice, told in choices.items():
        action: QAction = menu.addAction(told)
        action.setCheckable(True)
        action.setChecked(choice == current)
        group.addAction(action)
        action.triggered.connect(lambda _checked=False, wanted=choice: choose(wanted))
