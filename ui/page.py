"""A desk screen: it shows what the file holds and asks for other places. The shell does the going."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.components.foot_bar import Hint
from ui.components.labels import Elided
from ui.components.paragraph import Paragraph
from ui.routes import Route, Screen
from ui.workspace import OpenWorkspace
from workbench.errors import WorkbenchError

_BESIDE = 16
_TITLE = 360
"""A longer title gives way to the actions beside it."""


class Page(QWidget):
    """Asks the file again when something changed while it is on screen, and whenever it is shown."""

    asked_for = Signal(object)
    """A Route to go to."""
    foot_changed = Signal()
    """What the foot says of this page is another."""

    where = Screen.PROGRAMME
    narrow = False
    """A work screen: the side bar stands back as icons, unless a person wants its words."""

    def __init__(self, workspace: OpenWorkspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.route = Route(self.where)
        self.foot_note = ""
        """A fact that the foot bar states all the time this page is in view."""
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

    def set_foot_note(self, words: str) -> None:
        if words != self.foot_note:
            self.foot_note = words
            self.foot_changed.emit()

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
    """Where am I, the state in one line, and the actions at the right; under them where there is no room beside."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.crumb = Elided("", "detail", "ink2")
        self.crumb.hide()
        self.title = Elided(title, "title")
        self.state = Paragraph("", "body", "ink2", most_lines=1)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self.crumb)
        words.addWidget(self.title)
        words.addWidget(self.state)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_BESIDE)
        row.addLayout(words, 1)
        row.addLayout(self.buttons)
        row.setAlignment(self.buttons, Qt.AlignmentFlag.AlignBottom)

    def show_words(self, title: str, state: str, crumb: str = "") -> None:
        self.title.setText(title)
        self.state.set_text(state)
        self.crumb.setText(crumb)
        self.crumb.setVisible(bool(crumb))

    def _fit(self) -> None:
        sides, title = self._row.contentsMargins(), min(self.title.sizeHint().width(), _TITLE)
        needed = sides.left() + title + _BESIDE + self.buttons.sizeHint().width() + sides.right()
        under = self.width() < needed
        ways = QBoxLayout.Direction
        if under != (self._row.direction() == ways.TopToBottom):
            self._row.setDirection(ways.TopToBottom if under else ways.LeftToRight)
            self._row.setSpacing(8 if under else _BESIDE)
            side = Qt.AlignmentFlag.AlignLeft if under else Qt.AlignmentFlag.AlignBottom
            self._row.setAlignment(self.buttons, side)

    # What Qt asks

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
