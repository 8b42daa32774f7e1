"""A robot at the settings: sections by their title, fields by their label."""

from tests.ui.robots.window import WindowRobot
from ui.routes import Route, Screen
from ui.settings.view import SettingsPage


class SettingsRobot:
    def __init__(self, keys: WindowRobot) -> None:
        self.keys = keys

    @property
    def page(self) -> SettingsPage:
        page = self.keys.shell.page
        assert isinstance(page, SettingsPage)
        return page

    def open(self, section: str) -> "SettingsRobot":
        """Go to the settings and, by arrow keys, to one section; the keyboard is in its first field."""
        assert self.keys.shell.places is not None
        self.keys.shell.places.go(Route(Screen.SETTINGS))
        titles = self.page.titles
        self.keys.press("Home")
        for _ in range(titles.index(section)):
            self.keys.press("Down")
        assert self.page.section.title == section
        self.keys.press("F6")
        return self

    def fill(self, label: str, words: str) -> "SettingsRobot":
        """Write in a field and leave it."""
        self.keys.tab_to(label).fill(words)
        self.keys.press("Tab")
        return self
