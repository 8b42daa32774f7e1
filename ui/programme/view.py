"""Audit programme: what is next, and every audit by year, April to March."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.components.button import Button
from ui.components.empty_state import EmptyState
from ui.components.foot_bar import Hint
from ui.components.labels import Label
from ui.form.days import day_in_words
from ui.form.scrolled import scrolled
from ui.page import Page, PageHead
from ui.programme.next_steps import NextSteps, steps
from ui.programme.rows import AuditRows
from ui.routes import Route, Screen
from ui.workspace import OpenWorkspace
from workbench.domain.questions import Programme


class ProgrammePage(Page):
    """`import_asked` wants an audit from a file."""

    import_asked = Signal()
    where = Screen.PROGRAMME

    def __init__(self, workspace: OpenWorkspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.head = PageHead("Audit programme")
        self.import_button = Button("Import an audit…", icon_name="tray")
        self.new_button = Button("New audit", "primary", icon_name="plus", key="Ctrl N")
        self.head.buttons.addWidget(self.import_button)
        self.head.buttons.addWidget(self.new_button)
        self.import_button.clicked.connect(self.import_asked)
        self.new_button.clicked.connect(self._on_new)
        for button in (self.import_button, self.new_button):
            button.setEnabled(not workspace.read_only)
        self.next_head = Label("Next for you", "section")
        self.next_steps = NextSteps()
        self.next_steps.asked_for.connect(self.asked_for)
        self.rows = AuditRows()
        self.rows.opened.connect(self._on_opened)
        self.empty = EmptyState(
            "No audits yet",
            "An audit takes its lines of enquiry, its agencies and its cases. Set up the first one.",
            "New audit",
            icon_name="plus",
            key="Ctrl N",
        )
        self.empty.step_requested.connect(self._on_new)
        self.empty.button.setHidden(workspace.read_only)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(28, 8, 28, 20)
        column.setSpacing(8)
        column.addWidget(self.next_head)
        column.addWidget(self.next_steps)
        column.addSpacing(12)
        column.addWidget(self.rows)
        column.addWidget(self.empty, 1)
        column.addStretch(1)
        self._scroll = scrolled(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self.head.setContentsMargins(28, 20, 28, 8)
        whole.addWidget(self.head)
        whole.addWidget(self._scroll, 1)

    def refresh(self) -> None:
        today = date.today()
        summaries = self.workspace.ask(Programme())
        found = steps(summaries, today) if not self.workspace.read_only else []
        self.head.show_words("Audit programme", day_in_words(today))
        self.next_steps.show_steps(found)
        for piece in (self.next_head, self.next_steps):
            piece.setHidden(not found)
        self.rows.show_audits(summaries, today)
        self.rows.setHidden(not summaries)
        self.empty.setHidden(bool(summaries))

    def show_route(self, route: Route) -> None:
        super().show_route(route)
        if route.audit_id:
            self.rows.set_current(route.audit_id)

    def here(self) -> Route:
        return Route(Screen.PROGRAMME, self.rows.current_id())

    def focus_first(self) -> None:
        if self.rows.rows:
            self.rows.set_current(self.rows.current_id(), focus=True)
            self._scroll.ensureWidgetVisible(self.rows.rows[self.rows._focused()])
        else:
            self.empty.button.setFocus()

    def hints(self) -> Sequence[Hint]:
        return (
            (["J", "K"], "move"),
            ("Enter", "open"),
            (["Ctrl", "N"], "new audit"),
            (["Ctrl", "K"], "find anything"),
            ("F1", "all keys"),
        )

    def keys(self) -> Sequence[tuple[str, str]]:
        return (("↑ ↓ or J K", "next, previous audit"), ("Home, End", "first, last audit"), ("Enter", "open the audit"))

    def panes(self) -> Sequence[QWidget]:
        return (self.rows, self.next_steps)

    def _on_new(self) -> None:
        self.asked_for.emit(Route(Screen.NEW_AUDIT))

    def _on_opened(self, audit_id: int) -> None:
        self.asked_for.emit(Route(Screen.SCOPE, audit_id))
