"""How the product looks: `theme` for colours and fonts, `icon` for pictures beside words."""

from ui.theme.icons import icon, menu_icon
from ui.theme.theme import Theme, theme

__all__ = ["Theme", "icon", "menu_icon", "theme"]
