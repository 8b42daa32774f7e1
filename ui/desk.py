"""The desk: the side bar, messages, the page on screen, and the foot bar."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.components.foot_bar import FootBar
from ui.components.message_bar import MessageBar, MessageKind
from ui.components.nav import NavBar, NavEntry
from ui.page import Page
from ui.routes import Screen
from ui.workspace import OpenWorkspace
from workbench.domain.questions import AuditSummary, Workspace

_MOST_MESSAGES = 3
PLACES = (
    NavEntry(Screen.PROGRAMME.value, "calendar-check", "Audit programme"),
    NavEntry(Screen.LIBRARY.value, "books", "Lines and scales"),
)
OF_AUDIT = (
    NavEntry(Screen.SCOPE.value, "list-numbers", "Scope and lines"),
    NavEntry(Screen.CASES.value, "folders", "Cases and sample"),
    NavEntry(Screen.RETURNS.value, "tray", "Returns"),
    NavEntry(Screen.PANEL.value, "users-three", "Panel"),
    NavEntry(Screen.SCORES.value, "grid-four", "Scores"),
    NavEntry(Screen.BRIEFING.value, "file-text", "Briefings"),
)


class Desk(QWidget):
    """`chosen` carries the key of a place in the side bar."""

    chosen = Signal(str)
    workspace_pressed = Signal()

    def __init__(self, workspace: OpenWorkspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self._audit: tuple[object, ...] = ()
        self._narrow, self._work_narrow = False, True
        self._late = 0
        self.nav = NavBar()
        self.nav.chosen.connect(self.chosen)
        self.nav.workspace_pressed.connect(self.workspace_pressed)
        self.pages = QStackedWidget()
        self.foot = FootBar()
        self.messages: list[MessageBar] = []
        self._bars = QVBoxLayout()
        self._bars.setContentsMargins(28, 0, 28, 0)
        self._bars.setSpacing(8)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addLayout(self._bars)
        right.addWidget(self.pages, 1)
        right.addWidget(self.foot)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.nav)
        whole.addLayout(right, 1)
        about = workspace.ask(Workspace())
        self.is_example = about.example
        self.nav.set_workspace(about.partnership, "Example, invented" if about.example else "Encrypted workspace")
        self.foot.show_example(about.example)
        self.nav.set_person(about.person)
        self.show_audit(None)
        saved = self.foot.saved
        workspace.saved.connect(saved.show_saved)
        workspace.not_saved.connect(saved.show_not_saved)
        saved.retry_requested.connect(self._on_retry)
        if about.saved_at is not None:
            saved.show_saved(about.saved_at.astimezone().time())
        if workspace.read_only:
            saved.show_read_only("nothing can be changed here")

    def show_page(self, page: Page) -> None:
        self.pages.setCurrentWidget(page)
        self._show_narrow()
        self.show_foot()
        self.nav.set_current(page.where.value)

    def show_foot(self) -> None:
        """The keys of the page in view, and the fact it states."""
        page = self.pages.currentWidget()
        if isinstance(page, Page):
            self.foot.show_hints(page.hints())
            self.foot.show_note(page.foot_note)

    def show_audit(self, summary: AuditSummary | None) -> None:
        """The places of the audit that is open, below those of the workspace."""
        shown = (summary.audit.title, summary.cases, summary.audit.panel_day) if summary else ()
        if shown == self._audit and self._audit:
            self._show_returns(summary)
            return
        self._audit = shown
        sections: list[tuple[str, tuple[NavEntry, ...]]] = [("Workspace", PLACES)]
        if summary is not None:
            sections.append((summary.audit.title, OF_AUDIT))
        self.nav.show_sections(sections)
        if summary is not None:
            self.nav.set_badge(Screen.CASES.value, str(summary.cases) if summary.cases else "")
            day = summary.audit.panel_day
            self.nav.set_badge(Screen.PANEL.value, f"{day.day} {day:%b}" if day else "")
            self.nav.set_available(Screen.PANEL.value, bool(summary.cases))
        self._show_returns(summary)
        self._show_late()
        page = self.pages.currentWidget()
        if isinstance(page, Page):
            self.nav.set_current(page.where.value)

    def _show_returns(self, summary: AuditSummary | None) -> None:
        """How many returns are not settled, in red while one is late and the panel has not met."""
        if summary is not None:
            open_ones = 0 if summary.panel_done else summary.to_settle
            late = summary.returns_late(date.today()) and not summary.panel_done
            self.nav.set_badge(Screen.RETURNS.value, f"{open_ones} open" if open_ones else "", alarm=late)

    def show_late(self, count: int) -> None:
        """How many things are late, beside the programme; nothing where none is."""
        if count != self._late:
            self._late = count
            self._show_late()

    def _show_late(self) -> None:
        self.nav.set_badge(Screen.PROGRAMME.value, f"{self._late} late" if self._late else "", alarm=True)

    def toggle_rail(self) -> tuple[str, bool]:
        """Gives what is to be remembered of it: the setting's name and its value."""
        if self._on_work:
            self._work_narrow = not self._work_narrow
        else:
            self._narrow = not self._narrow
        self._show_narrow()
        return ("work_narrow", self._work_narrow) if self._on_work else ("narrow", self._narrow)

    def set_narrow(self, narrow: bool, *, on_work: bool) -> None:
        """The side bar as icons on overview screens, and on work screens."""
        self._narrow, self._work_narrow = narrow, on_work
        self._show_narrow()

    @property
    def _on_work(self) -> bool:
        page = self.pages.currentWidget()
        return isinstance(page, Page) and page.narrow

    def _show_narrow(self) -> None:
        self.nav.set_narrow(self._work_narrow if self._on_work else self._narrow)

    def tell(
        self,
        kind: MessageKind,
        happened: str,
        safe: str = "",
        action: str = "Close",
        then: Callable[[], None] | None = None,
    ) -> None:
        """A message above the page. Its button takes it away, and does `then` where there is one."""
        bar = MessageBar(kind, happened, safe, action)

        def act() -> None:
            self._take_away(bar)
            if then is not None:
                then()

        bar.acted.connect(act)
        self.messages.append(bar)
        self._bars.addWidget(bar)
        self._bars.setContentsMargins(28, 12, 28, 0)
        for old in self.messages[:-_MOST_MESSAGES]:
            self._take_away(old)

    def _take_away(self, bar: MessageBar) -> None:
        self.messages.remove(bar)
        self._bars.removeWidget(bar)
        bar.hide()
        bar.deleteLater()
        self._bars.setContentsMargins(28, 12 if self.messages else 0, 28, 0)

    def _on_retry(self) -> None:
        self.workspace.retry()
