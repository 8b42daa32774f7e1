"""Audit programme: what is next, how ready the next panel is, and every audit by year, April to March."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ui.components.button import Button
from ui.components.empty_state import EmptyState
from ui.components.foot_bar import Hint
from ui.components.labels import Label
from ui.form.days import day_in_words
from ui.form.scrolled import scrolled
from ui.letters import PROGRAMME, letters
from ui.page import Page, PageHead
from ui.programme.columns import px
from ui.programme.coming_up import ComingUp
from ui.programme.entry_dialog import EntryDialog
from ui.programme.facts import HomeFacts, home_facts, local_now
from ui.programme.next_card import NOTHING, NOTHING_LATE, NextCard
from ui.programme.row import Row
from ui.programme.rows import AuditRows
from ui.routes import Route, Screen
from ui.theme import theme
from ui.workspace import OpenWorkspace
from workbench.domain.next_steps import Rank
from workbench.domain.planned import Entry, remove_entry

LOG_KEY = "Ctrl+Shift+P"
_MINUTE = 60_000
_BESIDE = 860
"""From this width on the two cards at the top stand beside one another; larger text needs it twice, for each."""


class ProgrammePage(Page):
    """`import_asked` wants an audit from a file."""

    import_asked = Signal()
    where = Screen.PROGRAMME

    def __init__(
        self, workspace: OpenWorkspace, parent: QWidget | None = None, now: Callable[[], datetime] = local_now
    ) -> None:
        super().__init__(workspace, parent)
        self.now = now
        """The clock: what is late and due is told by it, and told anew each minute."""
        self.head = PageHead("Audit programme")
        self.log_button = Button("Log planned work", "quiet", icon_name="flag")
        self.log_button.setToolTip(f"Key {LOG_KEY}")
        self.log_button.setAccessibleDescription(f"Key {LOG_KEY}")
        self.attendance_button = Button("Attendance", "quiet", icon_name="users-three")
        self.attendance_button.clicked.connect(self._on_attendance)
        self.head.buttons.addWidget(self.attendance_button)
        self.import_button = Button("Import an audit…", icon_name="tray")
        self.returns_button = Button("Import returns", icon_name="tray")
        self._returns_of = 0
        self.new_button = Button("New audit", "primary", icon_name="plus", key="Ctrl N")
        for button, slot in (
            (self.log_button, self.log_entry),
            (self.import_button, self.import_asked.emit),
            (self.returns_button, self._on_returns),
            (self.new_button, self._on_new),
        ):
            button.clicked.connect(partial(_press, slot))
            button.setEnabled(not workspace.read_only)
            self.head.buttons.addWidget(button)
        self.next_card = NextCard(NOTHING_LATE if workspace.read_only else NOTHING)
        self.next_card.asked_for.connect(self.asked_for)
        self.coming_up = ComingUp()
        self.coming_up.asked_for.connect(self.asked_for)
        self.rows = AuditRows()
        self.rows.opened.connect(self._on_opened)
        self.rows.entry_opened.connect(self._on_entry)
        self.rows.entry_removed.connect(self._on_removed)
        self.rows.moved.connect(self._on_moved)
        self.empty = EmptyState(
            "No audits yet",
            "An audit takes its lines of enquiry, its agencies and its cases. Set up the first one.",
            "New audit",
            icon_name="plus",
            key="Ctrl N",
        )
        self.empty.step_requested.connect(self._on_new)
        self.empty.button.setHidden(workspace.read_only)
        self._lay_out()
        QShortcut(QKeySequence(LOG_KEY), self, self.log_entry)
        self._minute = QTimer(self, interval=_MINUTE)
        self._minute.timeout.connect(self._on_minute)
        self._minute.start()

    def _lay_out(self) -> None:
        self._next = _under("Next for you", self.next_card)
        self._coming = _under("Coming up", self.coming_up)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.setSpacing(20)
        self._beside.addWidget(self._next, 1)
        self._beside.addWidget(self._coming)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(28, 4, 28, 20)
        column.setSpacing(8)
        column.addLayout(self._beside)
        column.addSpacing(10)
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
        theme.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        """The two cards beside one another where their words fit, else one under the other."""
        beside = self.width() - 56 >= _BESIDE * theme.text_scale**2
        ways = QBoxLayout.Direction
        self._beside.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        self._coming.setFixedWidth(px(300 if self.width() < 1100 else 382) if beside else self.width() - 56)
        if not beside:
            self._coming.setMinimumWidth(0)
            self._coming.setMaximumWidth(16_777_215)

    def refresh(self) -> None:
        now = self.now()
        facts = home_facts(self.workspace, now)
        there = bool(facts.years)
        self.head.show_words("Audit programme", day_in_words(now.date()))
        self._show_tops(facts)
        self.rows.show_years(facts.years, facts.agencies, now.date())
        self.rows.setHidden(not there)
        self.empty.setHidden(there)

    def _show_tops(self, facts: HomeFacts) -> None:
        """Whoever may change nothing is told of concerns, and of what the figure in the side bar counts."""
        reads = self.workspace.read_only
        steps = [each for each in facts.steps if not reads or each.alarm or each.rank is Rank.CONCERN]
        self.next_card.show_steps(steps)
        self.coming_up.show_readiness(facts.readiness)
        awaiting = facts.awaiting
        self._returns_of = awaiting.audit.id if awaiting else 0
        self.returns_button.setHidden(awaiting is None or reads)
        self.returns_button.setAccessibleDescription(awaiting.audit.title if awaiting else "")
        self.returns_button.setToolTip(awaiting.audit.title if awaiting else "")
        self._next.setHidden(not facts.years)
        self._coming.setHidden(not facts.years)

    def show_route(self, route: Route) -> None:
        super().show_route(route)
        if route.entry_id or route.audit_id:
            self.rows.set_current(("entry", route.entry_id) if route.entry_id else ("audit", route.audit_id))

    def here(self) -> Route:
        kind, id = self.rows.current()
        return Route(Screen.PROGRAMME, self.rows.current_audit(), entry_id=id if kind == "entry" else 0)

    def focus_first(self) -> None:
        if self.rows.rows:
            self.rows.focus_first()
        else:
            self.empty.button.setFocus()

    def hints(self) -> Sequence[Hint]:
        moves = [each for each in (letters.shown(PROGRAMME, "down"), letters.shown(PROGRAMME, "up")) if each]
        rows = ((moves or ["↑", "↓"], "move"), ("Enter", "open")) if self.rows.rows else ()
        return (
            *rows,
            (["Ctrl", "N"], "new audit"),
            (["Ctrl", "F"], "find anything"),
            ("F1", "all keys"),
        )

    def keys(self) -> Sequence[tuple[str, str]]:
        moves = [letters.shown(PROGRAMME, "down"), letters.shown(PROGRAMME, "up")]
        either = f" or {' '.join(moves)}" if all(moves) else ""
        return (
            (f"↑ ↓{either}", "next, previous row"),
            ("Home, End", "first, last row"),
            ("Enter", "open the audit"),
            ("Enter or → ←", "on an earlier year: open it, fold it"),
            ("Enter", "on planned work or a single-agency audit: change it"),
            ("Del", "on planned work or a single-agency audit: take it off"),
            (LOG_KEY, "log planned work or a single-agency audit"),
        )

    def panes(self) -> Sequence[QWidget]:
        return (self.rows, self.next_card, self.coming_up)

    def log_entry(self) -> None:
        """One more line of the programme."""
        if not self.workspace.read_only:
            self._open(EntryDialog(self.workspace, self.now().date(), None, self.window()))

    def _open(self, dialog: EntryDialog) -> None:
        dialog.audit_wanted.connect(self._on_audit_wanted)
        dialog.logged.connect(self._on_logged)
        dialog.open()
        dialog.title.setFocus()

    def _on_entry(self, entry: Entry) -> None:
        if self.workspace.read_only:
            self.workspace.told.emit(f"{entry.title}: open read only, so it cannot be changed here.")
        else:
            self._open(EntryDialog(self.workspace, self.now().date(), entry, self.window()))

    def _on_removed(self, entry: Entry) -> None:
        self.workspace.edit(lambda: remove_entry(entry))

    def _on_logged(self, id: int) -> None:
        self.rows.set_current(("entry", id), focus=True)

    def _on_audit_wanted(self, entry: Entry) -> None:
        self.asked_for.emit(Route(Screen.NEW_AUDIT, entry_id=entry.id))

    def _on_moved(self, row: Row) -> None:
        self._scroll.ensureWidgetVisible(row, 0, px(40))

    def _on_minute(self) -> None:
        if self.isVisible():
            self.workspace.changed.emit(frozenset())  # nothing did: but what is late may be, here and in the side bar

    def _on_new(self) -> None:
        self.asked_for.emit(Route(Screen.NEW_AUDIT))

    def _on_returns(self) -> None:
        self.asked_for.emit(Route(Screen.RETURNS, self._returns_of, importing=True))

    def _on_attendance(self) -> None:
        self.asked_for.emit(Route(Screen.ATTENDANCE))

    def _on_opened(self, audit_id: int) -> None:
        self.asked_for.emit(Route(Screen.SCOPE, audit_id))

    # What Qt asks

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def _press(slot: Callable[[], object], _checked: bool = False) -> None:
    slot()


def _under(heading: str, card: QWidget) -> QWidget:
    piece = QWidget()
    column = QVBoxLayout(piece)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    column.addWidget(Label(heading, "section"))
    column.addWidget(card, 1)
    return piece
