"""The look in force: colours by token, fonts by role, and the word that both have changed."""

import sys

from PySide6.QtCore import QDir, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from ui.theme.fonts import ROLES, load_fonts, make_font
from ui.theme.sheet import style_sheet
from ui.tokens import RESOURCES, tokens
from workbench.domain.scales import Tone

_FROM_PALETTE = {
    "canvas": QPalette.ColorRole.Window,
    "rail": QPalette.ColorRole.Window,
    "sunken": QPalette.ColorRole.Window,
    "surface": QPalette.ColorRole.Base,
    "raised": QPalette.ColorRole.Base,
    "accent": QPalette.ColorRole.Highlight,
    "accentHover": QPalette.ColorRole.Highlight,
    "accentInk": QPalette.ColorRole.HighlightedText,
    "alarmInk": QPalette.ColorRole.Base,
}


_WEARS = "wearsTheSheet"


class Theme(QObject):
    """One for the process, as the application's palette is. Painted widgets read it each time they paint."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._choice = "system"
        self._look = "light"
        self._scale = 1.0
        self._text_scale = 1.0
        self._key = ""
        self._colours: dict[str, QColor] = {}
        self._fonts: dict[str, QFont] = {}
        self._system = QPalette()

    def install(self, app: QApplication, choice: str = "system") -> None:
        """Dress the application: `choice` is "light", "dark" or "system"."""
        load_fonts()
        QDir.setSearchPaths("icons", [str(RESOURCES / "icons")])
        self._system = QPalette(app.palette())
        if sys.platform == "win32" and app.font().pointSizeF() > 0:
            self._text_scale = min(2.0, max(1.0, app.font().pointSizeF() / 9))
        app.setStyle("Fusion")
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._on_system_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._on_system_changed)
        self.choose(choice)

    def dress(self, window: QWidget) -> None:
        """Put the style sheet on a window that has no parent, now and at each change of the look.

        Its dialogs, menus and tips wear it too. The application has none: under one, Qt styles whatever is in a
        widget afresh each time it is put into another, and a page is put together from the small to the large.
        """
        window.setProperty(_WEARS, True)
        if self._key:
            window.setStyleSheet(style_sheet(self._look))

    @property
    def choice(self) -> str:
        return self._choice

    @property
    def look(self) -> str:
        """ "light", "dark", or "contrast" where the system asks for high contrast."""
        return self._look

    @property
    def dark(self) -> bool:
        return self.color("canvas").lightness() < 128

    @property
    def scale(self) -> float:
        """The projector size, which multiplies the panel only: 1.0, 1.15 or 1.3."""
        return self._scale

    @property
    def text_scale(self) -> float:
        """The size of text everywhere else."""
        return self._text_scale

    @property
    def key(self) -> str:
        """What a cached picture depends on."""
        return self._key

    def choose(self, choice: str) -> None:
        self._choice = choice
        self._on_system_changed()

    def set_scale(self, scale: float) -> None:
        if scale != self._scale:
            self._scale = scale
            self._apply()

    def set_text_scale(self, scale: float) -> None:
        if scale != self._text_scale:
            self._text_scale = scale
            self._apply()

    def color(self, token: str) -> QColor:
        """The colour of a token: `ink1`, `amber.solid`. KeyError if there is none. Do not change the colour."""
        found = self._colours.get(token)
        if found is None:
            found = self._colours[token] = self._read(token)
        return found

    def grade(self, tone: Tone | None, part: str) -> QColor:
        """`part` is solid, on, soft, text or edge; without a tone, the colours of a non-score."""
        return self.color(f"{tone.value if tone else 'none'}.{part}")

    def font(self, role: str) -> QFont:
        found = self._fonts.get(role)
        if found is None:
            found = self._fonts[role] = make_font(ROLES[role], self._factor(role))
        return QFont(found)

    def line(self, role: str) -> float:
        """The height of a line of text in this role."""
        return ROLES[role].line * self._factor(role)

    def px(self, size: float) -> int:
        """A size in the panel, at the projector size."""
        return round(size * self._scale)

    def _factor(self, role: str) -> float:
        return self._scale if role.startswith("panel_") else self._text_scale

    def _read(self, token: str) -> QColor:
        if self._look != "contrast":
            return QColor(tokens(self._look)[token])
        tokens("light")[token]
        if token.endswith((".solid", ".soft", "Soft")):
            return self._system.color(QPalette.ColorRole.Base)
        return self._system.color(_FROM_PALETTE.get(token, QPalette.ColorRole.WindowText))

    def _on_system_changed(self) -> None:
        hints = QGuiApplication.styleHints()
        if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
            self._look = "contrast"
        elif self._choice == "system":
            self._look = "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"
        else:
            self._look = self._choice
        self._apply()

    def _apply(self) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self._colours.clear()
        self._fonts.clear()
        self._key = f"{self._look}/{self._scale}/{self._text_scale}/{self._system.cacheKey()}"
        app.setFont(self.font("body"))
        app.setPalette(self._palette())
        for window in app.topLevelWidgets():
            if window.property(_WEARS):
                window.setStyleSheet(style_sheet(self._look))
        self.changed.emit()

    def _palette(self) -> QPalette:
        if self._look == "contrast":
            return self._system
        palette = QPalette()
        role = QPalette.ColorRole
        for which, token in (
            (role.Window, "canvas"),
            (role.Base, "surface"),
            (role.AlternateBase, "sunken"),
            (role.Button, "surface"),
            (role.WindowText, "ink1"),
            (role.Text, "ink1"),
            (role.ButtonText, "ink1"),
            (role.PlaceholderText, "ink3"),
            (role.Highlight, "accent"),
            (role.HighlightedText, "accentInk"),
            (role.Link, "accentText"),
            (role.LinkVisited, "accentText"),
            (role.ToolTipBase, "ink1"),
            (role.ToolTipText, "canvas"),
        ):
            palette.setColor(which, self.color(token))
        for which in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, which, self.color("ink3"))
        return palette


theme = Theme()
