"""Cases and sample: every case with how far the panel has come, its facts, and who knew it."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.audit.case_edits import CaseEdits
from ui.audit.case_form import CaseForm
from ui.audit.case_keys import HINTS, KEYS
from ui.audit.case_table import CaseColumn, CaseTable
from ui.audit.involvement_grid import InvolvementGrid
from ui.audit.naming import drawn
from ui.audit.taking_part import TakingPart
from ui.case_list.of_audit import ListsOfAudits
from ui.components.button import Button
from ui.components.card import Card
from ui.components.empty_state import EmptyState
from ui.components.foot_bar import Hint
from ui.concern.at_desk import ConcernAtDesk
from ui.form.scrolled import scrolled
from ui.kept_words import KeptWords
from ui.page import Page, PageHead
from ui.routes import Route, Screen
from ui.sampling.acts import SampleActs
from ui.theme import theme
from ui.workspace import OpenWorkspace
from workbench.domain.audits import Case, Known, Member
from workbench.domain.judgements import owed
from workbench.domain.questions import Overview
from workbench.domain.text import counted
from workbench.domain.whole_audit import WholeAudit

_MOST_ROWS = 14


class CasesPage(Page):
    history_asked = Signal(object, str)
    list_opened = Signal(object)
    """The CaseListDialog or DrawDialog that is now open."""
    where = Screen.CASES

    def __init__(self, workspace: OpenWorkspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self._whole: WholeAudit | None = None
        self._edits = CaseEdits(workspace)
        self._lists = ListsOfAudits(workspace, self)
        self._lists.opened.connect(self.list_opened)
        self._lists.added.connect(self._on_list_added)
        self.head = PageHead("Cases and sample")
        self.add = Button("Add a case", icon_name="plus")
        self.add_list = Button("Add a list of cases…", icon_name="list-numbers")
        self.panel = Button("Open panel", "primary", icon_name="users-three", key="Enter")
        self.table = CaseTable(
            (
                CaseColumn("Reference", 104, lambda case: case.ref),
                CaseColumn("Age band", 88, lambda case: case.age_band, "age_band", spare=True),
                CaseColumn("Gender", 76, lambda case: case.gender, "gender", spare=True),
                CaseColumn("Status", 132, lambda case: case.status, "status", stretches=True),
                CaseColumn("Panel", 84, self._progress),
                CaseColumn("Owed", 96, self._owed),
            )
        )
        self.form = CaseForm(workspace, words_apart=True)
        self._synopsis = KeptWords(workspace, self.form.synopsis, self)
        self.form_card = Card("Case")
        self.history = Button("History", "quiet", icon_name="clock-counter-clockwise", height=30, role="detail_strong")
        self.remove = Button("Take out", "quiet", icon_name="trash", height=30, role="detail_strong")
        self.taking_part = TakingPart()
        self.concern = ConcernAtDesk(workspace, self, self._case_in_hand)
        self.sample = SampleActs(workspace, self, lambda: self._whole.audit.id if self._whole else 0)
        self.sample.opened.connect(self.list_opened)
        self.empty = EmptyState(
            "No cases yet", "Cases have references only, such as MIS26-01. No names.", "Add a case", icon_name="plus"
        )
        self._listen()
        self.form.set_read_only(workspace.read_only)
        self.taking_part.set_read_only(workspace.read_only)
        for button in (self.add, self.add_list, self.remove):
            button.setEnabled(not workspace.read_only)
        self.empty.button.setHidden(workspace.read_only)
        self._lay_out()

    def _listen(self) -> None:
        shortcut = QShortcut(QKeySequence("Ctrl+Shift+V"), self, self.open_list)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.add.clicked.connect(self._on_add)
        self.add_list.clicked.connect(self.open_list)
        self.panel.clicked.connect(self._on_panel)
        self.table.chosen.connect(self._on_chosen)
        self.table.activated.connect(self._on_panel)
        self.form.edited.connect(self._on_edited)
        self.history.clicked.connect(self._on_history)
        self.remove.clicked.connect(self._on_remove)
        self.taking_part.said.connect(self._on_said)
        self.taking_part.joined.connect(self._on_joined)
        self.taking_part.left.connect(self._on_left)
        self.taking_part.confirmed.connect(self._on_confirmed)
        self.empty.step_requested.connect(self._on_add)

    def _lay_out(self) -> None:
        for button in (self.concern.button, self.sample.button, self.add, self.add_list, self.panel):
            self.head.buttons.addWidget(button)
        self.form_card.head.addWidget(self.history)
        self.form_card.head.addWidget(self.remove)
        self.form_card.body.addWidget(self.form)
        left = QVBoxLayout()
        left.setSpacing(14)
        left.addWidget(self.table)
        left.addWidget(self.taking_part)
        left.addWidget(self.sample.card)
        left.addStretch(1)
        right = QVBoxLayout()
        right.addWidget(self.form_card)
        right.addStretch(1)
        inner = QWidget()
        beside = QHBoxLayout(inner)
        beside.setContentsMargins(28, 4, 28, 20)
        beside.setSpacing(16)
        beside.addLayout(left, 5)
        beside.addLayout(right, 3)
        self._scroll = scrolled(inner)
        self.head.setContentsMargins(28, 20, 28, 12)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(self.empty, 1)
        theme.changed.connect(self._fit)

    @property
    def grid(self) -> InvolvementGrid:
        """Who knew which case."""
        return self.taking_part.grid

    def _fit(self) -> None:
        self.form_card.setMaximumWidth(round(440 * theme.text_scale))
        rows = min(max(len(self.table.table.cases), 2), _MOST_ROWS)
        self.table.setFixedHeight(self.table.height_for(rows))
        self.grid.set_needed_height()

    def refresh(self) -> None:
        self._show(self.workspace.ask(Overview(self.route.audit_id)))

    def _show(self, held: WholeAudit) -> None:
        """What the file holds, with what could not be written yet."""
        self._whole, states = self._edits.over(held)
        whole = self._whole
        there = bool(whole.cases or whole.draw)
        agencies = counted(len(whole.members), "agency", "agencies")
        self.head.show_words(
            "Cases and sample",
            f"{counted(len(whole.cases), 'case')}, {agencies}. {drawn(whole.audit.sample)}No names are kept.",
            whole.audit.title,
        )
        self._scroll.setHidden(not there)
        self.empty.setHidden(there)
        self.panel.setVisible(bool(whole.cases))  # it gives way to the draw
        self.form_card.setHidden(not whole.cases)
        self.sample.show_sample(whole)
        with QSignalBlocker(self.table):  # the form is filled once, below
            self.table.show_cases(whole.cases)
        self.taking_part.show_all(whole.cases, whole.members, states, list(self._edits.others(whole)))
        self._fit()
        case = self.table.current_case()
        if case is not None:
            self._on_chosen(case)

    def show_route(self, route: Route) -> None:
        super().show_route(route)
        if route.case_id:
            self.table.choose(route.case_id)

    def here(self) -> Route:
        case = self.table.current_case()
        return Route(Screen.CASES, self.route.audit_id, case.id if case else 0)

    def focus_first(self) -> None:
        if self.route.concern_id:
            concern_id, self.route = self.route.concern_id, replace(self.route, concern_id=0)
            self.concern.open(concern_id)
            return
        whole = self._whole
        instead = self.sample.card.table if whole and whole.draw else self.empty.button
        (self.table if whole and whole.cases else instead).setFocus(Qt.FocusReason.OtherFocusReason)

    def hints(self) -> Sequence[Hint]:
        return HINTS

    def keys(self) -> Sequence[tuple[str, str]]:
        return KEYS

    def panes(self) -> Sequence[QWidget]:
        return (self.table, self.grid, self.sample.card.table, self.form.lines["ref"])

    def ahead(self) -> Sequence[Callable[[], object]]:
        return [_import_list]

    def open_list(self) -> None:
        """The list that is not finished yet, else an empty one."""
        if self._whole is not None and not self.workspace.read_only:
            self._lists.open(self._whole.audit.id, self._whole.audit.title, self.window())

    def _on_list_added(self, refs: frozenset[str]) -> None:
        if fresh := next((case for case in self.table.table.cases if case.ref in refs), None):
            self.table.choose(fresh.id)

    def _progress(self, case: Case) -> str:
        assert self._whole is not None
        lines = self._whole.graded_lines
        return f"{sum(self._whole.panel(case, line).answered for line in lines)} of {len(lines)}"

    def _owed(self, case: Case) -> str:
        assert self._whole is not None
        count = sum(bool(owed(self._whole.panel(case, line))) for line in self._whole.lines)
        return f"{count} owed" if count else ""

    def _case_in_hand(self) -> tuple[int, Case] | None:
        case = self.table.current_case()
        return (self.route.audit_id, case) if case is not None else None

    def _on_chosen(self, case: Case) -> None:
        assert self._whole is not None
        self.form_card.title.setText(case.ref)
        self.form_card.setAccessibleName(f"Case {case.ref}")
        self.history.setAccessibleName(f"History of {case.ref}")
        self.remove.setAccessibleName(f"Take {case.ref} out")
        self.form.show_case(case, self._whole.audit.ethnicity_set)
        self._synopsis.show_words(*self._edits.synopsis(self._whole.audit.id, case))

    def _on_edited(self, after: Case) -> None:
        whole = self._whole
        assert whole is not None
        if any(case.ref == after.ref and case.id != after.id for case in whole.cases):
            taken, held = after.ref, next(case for case in whole.cases if case.id == after.id)
            after = replace(after, ref=held.ref)  # the rest is kept all the same
            saved = self._edits.change(whole, after)
            self.form.set_problem("ref", f"{taken} is there already. Give each case its own reference.")
        else:
            saved = self._edits.change(whole, after)
        if not saved:
            self._show(whole)

    def _on_said(self, places: list[tuple[str, str]], state: Known) -> None:
        assert self._whole is not None
        if not self._edits.say(self._whole, places, state):
            self._show(self._whole)

    def _on_joined(self, name: str) -> None:
        if self._whole is not None:
            self._edits.join(self._whole, name)

    def _on_left(self, member: Member) -> None:
        assert self._whole is not None
        judgements, cases = self._edits.said_by(self._whole, member)
        if judgements:
            self.taking_part.ask_about(member, judgements, cases)
        else:
            self._edits.leave(self._whole, member)

    def _on_confirmed(self, member: Member) -> None:
        if self._whole is not None:
            self._edits.leave(self._whole, member)

    def _on_add(self) -> None:
        assert self._whole is not None
        if fresh := self._edits.add(self._whole):
            self.table.choose(fresh.id)
            self.form.lines["ref"].setFocus()
            self.form.lines["ref"].selectAll()

    def _on_remove(self) -> None:
        whole, case = self._whole, self.table.current_case()
        if whole is not None and case is not None:
            self._edits.remove(whole, case)
            self.focus_first()

    def _on_panel(self) -> None:
        self.asked_for.emit(replace(self.here(), screen=Screen.PANEL))

    def _on_history(self) -> None:
        case = self.table.current_case()
        if case is not None:
            self.history_asked.emit(case.id, case.ref)


def _import_list() -> None:
    import ui.case_list.view
    import ui.sampling.dialog  # noqa: F401
