"""Robots at home: the programme with what is next and what comes up, its dialog, and finding anything."""

from datetime import datetime

from PySide6.QtWidgets import QWidget

from tests.ui.robots.window import WindowRobot
from ui.finding.palette import FindPalette
from ui.programme.entry_dialog import EntryDialog
from ui.programme.row import Row, YearRow
from ui.programme.view import ProgrammePage
from ui.routes import Route, Screen


class HomeRobot:
    """Reads the screen as a screen reader says it."""

    def __init__(self, keys: WindowRobot) -> None:
        self.keys = keys

    @property
    def page(self) -> ProgrammePage:
        page = self.keys.shell.page
        assert isinstance(page, ProgrammePage)
        return page

    def go(self) -> "HomeRobot":
        assert self.keys.shell.places is not None
        self.keys.shell.places.go(Route(Screen.PROGRAMME))
        return self

    def at(self, *moment: int) -> "HomeRobot":
        """As if it were this moment: year, month, day, hour, minute."""
        self.page.now = lambda: datetime(*moment).astimezone()  # type: ignore[arg-type]
        self.page.refresh()
        return self

    @property
    def rows(self) -> list[str]:
        """Every row in view, folded years among them."""
        return [row.accessibleName() for row in self.page.rows.rows]

    @property
    def audits(self) -> list[str]:
        """The rows of audits, those of earlier years opened first."""
        for row in list(self.page.rows.rows):
            if isinstance(row, YearRow) and row.folded:
                self.page.rows.fold(row.year.year, False)
        return [row.accessibleName() for row in self.page.rows.audits]

    @property
    def next(self) -> list[str]:
        """What is next: what, about what, when."""
        return self.page.next_card.told

    @property
    def ready(self) -> list[str]:
        """What the next panel needs, done or not."""
        return self.page.coming_up.told

    @property
    def current(self) -> str:
        """The row the keyboard is on."""
        focused: QWidget = self.keys.focused
        assert isinstance(focused, Row), type(focused)
        return focused.accessibleName()

    @property
    def badge(self) -> str:
        desk = self.keys.shell.desk
        assert desk is not None
        return desk.nav._items[Screen.PROGRAMME.value]._badge

    def come_to(self, words: str) -> "HomeRobot":
        """Down, from the first row, until the row says this."""
        self.page.rows.focus_first()
        self.keys.press("Home")
        for _ in range(60):
            if words in self.current:
                return self
            self.keys.press("Down")
        raise AssertionError(f"no row says {words}: {self.rows}")

    @property
    def dialog(self) -> EntryDialog:
        dialog = self.keys.dialog
        assert isinstance(dialog, EntryDialog)
        return dialog


class FindRobot:
    """Types into the palette."""

    def __init__(self, keys: WindowRobot) -> None:
        self.keys = keys

    def open(self) -> "FindRobot":
        self.keys.press("Ctrl+K")
        return self

    @property
    def palette(self) -> FindPalette:
        dialog = self.keys.dialog
        assert isinstance(dialog, FindPalette)
        return dialog

    def find(self, words: str) -> list[str]:
        """Each result as a screen reader says it."""
        self.keys.fill(words)
        return self.found

    @property
    def found(self) -> list[str]:
        return [line.said for line in self.palette.list.lines]

    @property
    def chosen(self) -> str:
        line = self.palette.list.chosen()
        return line.said if line is not None else ""

    @property
    def headings(self) -> list[str]:
        shown = self.palette.list
        texts = [shown.item(row) for row in range(shown.count())]
        return [item.text() for item in texts if not item.flags()]
