"""Cases and sample: every case with how far the panel has come, its facts, and who knew it."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.audit.case_form import CaseForm
from ui.audit.case_table import CaseColumn, CaseTable
from ui.audit.field_edits import FieldEdits
from ui.audit.involvement_grid import KEYS, InvolvementGrid
from ui.audit.naming import code_for, drawn, next_ref
from ui.components.button import Button
from ui.components.card import Card
from ui.components.empty_state import EmptyState
from ui.components.foot_bar import Hint
from ui.components.hint_row import HintRow
from ui.form.choice import Choice
from ui.form.scrolled import scrolled
from ui.page import Page, PageHead
from ui.routes import Route, Screen
from ui.theme import theme
from ui.workspace import OpenWorkspace
from workbench.domain.audits import Agency, Case, Involvement, Known
from workbench.domain.edits import Edit
from workbench.domain.judgements import owed
from workbench.domain.questions import Agencies, Cases, Everything, Overview
from workbench.domain.setting_up import add_case, add_member, change_case, remove_case, set_involvement
from workbench.domain.text import counted, plain
from workbench.domain.whole_audit import WholeAudit


class CasesPage(Page):
    history_asked = Signal(object, str)
    where = Screen.CASES

    def __init__(self, workspace: OpenWorkspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self._whole: WholeAudit | None = None
        self._edits = FieldEdits(workspace)
        self._said: dict[tuple[int, int], Known] = {}
        """What was said of an agency in a case and is not on disk yet."""
        self._known: dict[str, Agency] = {}
        self.head = PageHead("Cases and sample")
        self.add = Button("Add a case", icon_name="plus")
        self.panel = Button("Open panel", "primary", icon_name="users-three", key="Enter")
        self.add.clicked.connect(self._on_add)
        self.panel.clicked.connect(self._on_panel)
        self.head.buttons.addWidget(self.add)
        self.head.buttons.addWidget(self.panel)
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
        self.table.chosen.connect(self._on_chosen)
        self.table.activated.connect(self._on_panel)
        self.form = CaseForm()
        self.form.edited.connect(self._on_edited)
        self.form.set_read_only(workspace.read_only)
        self.form_card = Card("Case")
        self.history = Button("History", "quiet", icon_name="clock-counter-clockwise", height=30, role="detail_strong")
        self.history.clicked.connect(self._on_history)
        self.remove = Button("Take out", "quiet", icon_name="trash", height=30, role="detail_strong")
        self.remove.clicked.connect(self._on_remove)
        self.form_card.head.addWidget(self.history)
        self.form_card.head.addWidget(self.remove)
        self.form_card.body.addWidget(self.form)
        self.grid = InvolvementGrid()
        self.grid.said.connect(self._on_said)
        self.grid.read_only = workspace.read_only
        self.grid_card = Card("Who knew the case")
        self.add_agency = Choice(free=True, blank="Add an agency")
        self.add_agency.setAccessibleName("Add an agency")
        self.add_agency.setFixedWidth(240)
        self.add_agency.setEnabled(not workspace.read_only)
        self.add_agency.picked.connect(self._on_agency)
        self.grid_card.head.addWidget(self.add_agency)
        self.empty = EmptyState(
            "No cases yet", "Cases have references only, such as MIS26-01. No names.", "Add a case", icon_name="plus"
        )
        self.empty.step_requested.connect(self._on_add)
        for button in (self.add, self.remove):
            button.setEnabled(not workspace.read_only)
        self.empty.button.setHidden(workspace.read_only)
        self._lay_out()

    def _lay_out(self) -> None:
        self.grid_card.body.addWidget(HintRow(KEYS))
        self.grid_card.body.addWidget(self.grid)
        left = QVBoxLayout()
        left.setSpacing(14)
        left.addWidget(self.table)
        left.addWidget(self.grid_card)
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

    def _fit(self) -> None:
        self.form_card.setMaximumWidth(round(440 * theme.text_scale))
        self.table.setFixedHeight(self.table.height_for(min(max(len(self.table.table.cases), 2), 14)))
        self.grid.set_needed_height()

    def refresh(self) -> None:
        self._show(self.workspace.ask(Overview(self.route.audit_id)))

    def _show(self, held: WholeAudit) -> None:
        """What the file holds, with what could not be written yet."""
        if not self.workspace.waiting:
            self._said.clear()
        whole = self._whole = replace(held, cases=tuple(self._edits.over(case) for case in held.cases))
        there = bool(whole.cases)
        agencies = counted(len(whole.members), "agency", "agencies")
        self.head.show_words(
            "Cases and sample",
            f"{counted(len(whole.cases), 'case')}, {agencies}. {drawn(whole.audit.sample)}No names are kept.",
            whole.audit.title,
        )
        self._scroll.setHidden(not there)
        self.empty.setHidden(there)
        self.panel.setEnabled(there)
        with QSignalBlocker(self.table):  # the form is filled once, below
            self.table.show_cases(whole.cases)
        code_of = {member.agency.id: member.agency.code for member in whole.members}
        ref_of = {case.id: case.ref for case in whole.cases}
        said = {(each.case_id, each.agency_id): each.state for each in whole.involvements} | self._said
        states = {(ref_of.get(case, ""), code_of.get(agency, "")): state for (case, agency), state in said.items()}
        self.grid.grid.show_all(
            [case.ref for case in whole.cases],
            [(member.agency.code, member.agency.name) for member in whole.members],
            states,
        )
        self._fit()
        self._offer_agencies(whole)
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
        (self.table if self._whole and self._whole.cases else self.empty.button).setFocus(
            Qt.FocusReason.OtherFocusReason
        )

    def hints(self) -> Sequence[Hint]:
        return (
            (["↑", "↓"], "case"),
            ("Enter", "open in the panel"),
            ("F6", "next pane"),
            (["Alt", "←"], "back"),
            ("F1", "all keys"),
        )

    def keys(self) -> Sequence[tuple[str, str]]:
        return (
            ("↑ ↓", "next, previous case"),
            ("Enter", "open the case in the panel"),
            ("K N O A", "in the grid: known, nil return, out of scope, awaited"),
            ("Space", "in the grid: the next of the four"),
        )

    def panes(self) -> Sequence[QWidget]:
        return (self.table, self.grid, self.form.lines["ref"])

    def _progress(self, case: Case) -> str:
        assert self._whole is not None
        lines = self._whole.graded_lines
        return f"{sum(self._whole.panel(case, line).answered for line in lines)} of {len(lines)}"

    def _owed(self, case: Case) -> str:
        assert self._whole is not None
        count = sum(bool(owed(self._whole.panel(case, line))) for line in self._whole.lines)
        return f"{count} owed" if count else ""

    def _on_chosen(self, case: Case) -> None:
        assert self._whole is not None
        self.form_card.title.setText(case.ref)
        self.form_card.setAccessibleName(f"Case {case.ref}")
        self.history.setAccessibleName(f"History of {case.ref}")
        self.remove.setAccessibleName(f"Take {case.ref} out")
        self.form.show_case(case, self._whole.audit.ethnicity_set)

    def _on_edited(self, after: Case) -> None:
        whole = self._whole
        assert whole is not None
        if any(case.ref == after.ref and case.id != after.id for case in whole.cases):
            self.form.set_problem("ref", f"{after.ref} is there already. Give each case its own reference.")
            return
        shown = next(case for case in whole.cases if case.id == after.id)

        def now() -> Case | None:
            return next((each for each in self.workspace.ask(Cases(whole.audit.id)) if each.id == after.id), None)

        def change(before: Case, wanted: Case) -> Edit | None:
            return change_case(before, wanted, whole.audit.id)

        if not self._edits.send(shown, after, now, change):
            self._show(whole)

    def _on_said(self, ref: str, code: str, state: Known) -> None:
        whole = self._whole
        assert whole is not None
        case = next(each for each in whole.cases if each.ref == ref)
        member = next(each for each in whole.members if each.agency.code == code)
        place = (case.id, member.agency.id)

        def change() -> Edit | None:
            now = self.workspace.ask(Overview(whole.audit.id)).involvements
            found = (each for each in now if (each.case_id, each.agency_id) == place)
            current = next(found, Involvement(*place, Known.AWAITED))
            return set_involvement(current, state, current.note, ref, member.agency.name, self.workspace.new_id)

        self._said[place] = state
        if self.workspace.edit(change, ("involvement", *place)):
            self._said.pop(place, None)
        else:
            self._show(whole)

    def _offer_agencies(self, whole: WholeAudit) -> None:
        """Those of the partnership that do not take part yet; another may be typed."""
        here = {member.agency.id for member in whole.members}
        self._known = {each.name: each for each in self.workspace.ask(Agencies()) if each.id not in here}
        self.add_agency.set_terms([(name, name) for name in self._known])

    def _on_agency(self, name: str) -> None:
        whole = self._whole
        if whole is None or not name:
            return
        taken = {each.code for each in self.workspace.ask(Agencies())}
        agency = self._known.get(name) or Agency(0, code_for(name, taken), plain(name))
        self.add_agency.set_value("")

        def add() -> Edit:
            return add_member(agency, whole.audit.id, whole.members, whole.cases, self.workspace.new_id)

        self.workspace.edit(add)

    def _on_add(self) -> None:
        whole = self._whole
        assert whole is not None
        case = Case(0, next_ref(whole.audit.ref, [each.ref for each in whole.cases]))

        def add() -> Edit:
            return add_case(case, whole.audit.id, whole.members, self.workspace.new_id)

        if self.workspace.edit(add):
            fresh = next(each for each in self.workspace.ask(Cases(whole.audit.id)) if each.ref == case.ref)
            self.table.choose(fresh.id)
            self.form.lines["ref"].setFocus()
            self.form.lines["ref"].selectAll()

    def _on_remove(self) -> None:
        whole, case = self._whole, self.table.current_case()
        if whole is None or case is None:
            return

        def remove() -> Edit:
            now = self.workspace.ask(Everything(whole.audit.id))
            return remove_case(case, whole.audit.id, now.involvements, now.judgements)

        self.workspace.edit(remove)
        self.focus_first()

    def _on_panel(self) -> None:
        self.asked_for.emit(replace(self.here(), screen=Screen.PANEL))

    def _on_history(self) -> None:
        case = self.table.current_case()
        if case is not None:
            self.history_asked.emit(case.id, case.ref)
