"""The few settings there are: light or dark, and the size of text."""

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from ui.theme import theme

_LOOKS = (("system", "As the computer"), ("light", "Light"), ("dark", "Dark"))
_SIZES = ((1.0, "Text 100 %"), (1.15, "Text 115 %"), (1.3, "Text 130 %"))


def settings_menu(parent: QWidget) -> QMenu:
    menu = QMenu(parent)
    menu.setTitle("Settings")
    menu.setAccessibleName("Settings")
    looks, sizes = QActionGroup(menu), QActionGroup(menu)
    for choice, told in _LOOKS:
        _add(menu, looks, told, theme.choice == choice).triggered.connect(
            lambda _checked=False, wanted=choice: theme.choose(wanted)
        )
    menu.addSeparator()
    for size, told in _SIZES:
        _add(menu, sizes, told, theme.text_scale == size).triggered.connect(
            lambda _checked=False, wanted=size: theme.set_text_scale(wanted)
        )
    return menu


def _add(menu: QMenu, group: QActionGroup, told: str, checked: bool) -> QAction:
    action = menu.addAction(told)
    action.setCheckable(True)
    action.setChecked(checked)
    group.addAction(action)
    return action
