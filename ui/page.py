"""A desk screen: it shows what the file holds and asks for other places. The shell does the going."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.components.foot_bar import Hint
from ui.components.labels import Label
from ui.components.paragraph import Paragraph
from ui.routes import Route, Screen
from ui.workspace import OpenWorkspace
from workbench.errors import WorkbenchError


class Page(QWidget):
    """Asks the file again when something changed while it is on screen, and whenever it is shown."""

    asked_for = Signal(object)
    """A Route to go to."""

    where = Screen.PROGRAMME
    narrow = False
    """A work screen: the side bar stands back as icons, unless a person wants its words."""

    def __init__(self, workspace: OpenWorkspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.route = Route(self.where)
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        workspace.changed.connect(self._on_changed)

    def show_route(self, route: Route) -> None:
        """Show this place as the file holds it now; Refused where it is gone, and then the page is as it was."""
        before, self.route = self.route, route
        try:
            self.refresh()
        except WorkbenchError:
            self.route = before
            raise

    def ahead(self) -> Sequence[Callable[[], object]]:
        """What of this page can be made in idle moments, before it is reached."""
        return ()

    def refresh(self) -> None:
        """Ask the file again. What is being typed stays."""

    def here(self) -> Route:
        """Where the user is, so that going back comes to the same row."""
        return self.route

    def stop(self) -> None:
        """The window closes: end what runs in the background."""

    def focus_first(self) -> None:
        """Put the keyboard where the work is."""

    def hints(self) -> Sequence[Hint]:
        """The keys shown in the foot bar."""
        return (("F1", "all keys"),)

    def keys(self) -> Sequence[tuple[str, str]]:
        """(keys, what they do) of this screen, for F1."""
        return ()

    def document(self) -> tuple[str, str]:
        """Kind and form of what is exported here first; nothing named is the first of all."""
        return "", ""

    def panes(self) -> Sequence[QWidget]:
        """Where F6 goes, in order."""
        return ()

    def _on_changed(self, ids: object) -> None:
        if not self.isVisible():
            return
        try:
            self.refresh()
        except WorkbenchError as error:  # undone, or taken out elsewhere: there is nothing here to stay on
            self.workspace.refused.emit(str(error))
            self.asked_for.emit(Route(Screen.PROGRAMME))


class PageHead(QWidget):
    """Where am I, the state in one line, and the actions at the right."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.crumb = Label("", "detail", "ink2")
        self.crumb.hide()
        self.title = Label(title, "title")
        self.state = Paragraph("", "body", "ink2", most_lines=1)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self.crumb)
        words.addWidget(self.title)
        words.addWidget(self.state)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(words, 1)
        row.addLayout(self.buttons)
        row.setAlignment(self.buttons, Qt.AlignmentFlag.AlignBottom)

    def show_words(self, title: str, state: str, crumb: str = "") -> None:
        self.title.setText(title)
        self.state.set_text(state)
        self.crumb.setText(crumb)
        self.crumb.setVisible(bool(crumb))
