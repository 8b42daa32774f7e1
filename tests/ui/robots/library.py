"""A robot at the lines and scales."""

from PySide6.QtWidgets import QApplication

from tests.ui.robots.window import WindowRobot
from ui.library.compare import CompareDialog
from ui.library.paste import PasteDialog
from ui.library.scale_editor import ScaleDialog
from ui.library.view import LibraryPage
from ui.routes import Route, Screen
from workbench.domain.frameworks import Framework
from workbench.domain.questions import Library, LinesAndScales


class LibraryRobot:
    def __init__(self, keys: WindowRobot) -> None:
        self.keys = keys
        assert keys.shell.places is not None
        keys.shell.places.go(Route(Screen.LIBRARY))

    @property
    def page(self) -> LibraryPage:
        page = self.keys.shell.page
        assert isinstance(page, LibraryPage)
        return page

    @property
    def library(self) -> Library:
        return self.keys.workspace.ask(LinesAndScales())

    def framework(self, key: str, version: int = 1) -> Framework:
        return next(each for _, each in self.library.frameworks if (each.key, each.version) == (key, version))

    def versions(self, key: str) -> list[int]:
        return [each.version for _, each in self.library.frameworks if each.key == key]

    @property
    def open(self) -> Framework:
        """The framework at hand, as the file holds it."""
        framework = self.page.hand.framework
        assert framework is not None
        return framework

    def choose(self, key: str, version: int = 1) -> "LibraryRobot":
        """By the arrows, as a person comes to it."""
        id = next(id for id, each in self.library.frameworks if (each.key, each.version) == (key, version))
        self.page.list.setFocus()
        rows = [row.key for row in self.page.list.table.rows]
        while self.page.list.current_key != f"framework {id}":
            wanted = rows.index(f"framework {id}") > rows.index(self.page.list.current_key)
            self.keys.press("Down" if wanted else "Up")
        return self

    def to_lines(self) -> "LibraryRobot":
        self.keys.press("F6")
        assert self.keys.name == "Lines of enquiry"
        return self

    @property
    def lines(self) -> list[str]:
        """Each line of the list, as a screen reader says it."""
        table = self.page.framework.lines.table
        return [f"{row.lead.strip()} {row.name}".strip() for row in table.rows]

    @property
    def told(self) -> str:
        pane = self.page.framework
        frozen = f"{pane.state.text()}. " if pane.state.isVisible() else ""
        return f"{frozen}{pane.about.text()}"

    def paste(self, words: str) -> PasteDialog:
        """Ctrl+Shift+V, then Ctrl+V into the box."""
        clipboard = QApplication.clipboard()
        assert clipboard is not None
        clipboard.setText(words)
        self.keys.press("Ctrl+Shift+V")
        dialog = self.keys.dialog
        assert isinstance(dialog, PasteDialog)
        if words:
            self.keys.press("Ctrl+V")
            self.keys.wait(lambda: not dialog._wait.isActive())
        return dialog

    @property
    def compared(self) -> CompareDialog:
        dialog = self.keys.dialog
        assert isinstance(dialog, CompareDialog)
        return dialog

    @property
    def scale_dialog(self) -> ScaleDialog:
        dialog = self.keys.dialog
        assert isinstance(dialog, ScaleDialog)
        return dialog
