"""Step 4 of a new audit: how many cases, what is known of each, and who knew whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.audit.case_form import CaseForm
from ui.audit.case_table import CaseColumn, CaseTable
from ui.audit.involvement_grid import InvolvementGrid, keys
from ui.case_list.of_new_audit import ListOfNewAudit
from ui.components.button import Button
from ui.components.card import Card
from ui.components.form_row import FormRow
from ui.components.hint_row import HintRow
from ui.components.labels import Label
from ui.components.paragraph import Paragraph
from ui.form.numbers import whole_number
from ui.workspace import OpenWorkspace
from workbench.domain.audits import Agency, Audit, AuditType, Case, Known
from workbench.domain.text import counted

if TYPE_CHECKING:
    from workbench.imports.case_list.plan import CaseList

_MOST = 400
COLUMNS = (
    CaseColumn("Reference", 104, lambda case: case.ref, "ref"),
    CaseColumn("Age band", 96, lambda case: case.age_band, "age_band"),
    CaseColumn("Gender", 88, lambda case: case.gender, "gender"),
    CaseColumn("Ethnicity", 84, lambda case: case.ethnicity, "ethnicity", spare=True),
    CaseColumn("Status", 132, lambda case: case.status, "status", stretches=True, spare=True),
    CaseColumn("Lead professional", 150, lambda case: case.lead_professional, "lead_professional", spare=True),
)


class CasesStep(QWidget):
    """Cases are kept here until the audit is made. Their ids are places in the list, from 1."""

    list_opened = Signal(object)
    """The CaseListDialog that is now open."""

    def __init__(self, workspace: OpenWorkspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cases: list[Case] = []
        self._agencies: tuple[Agency, ...] = ()
        self._involvement: dict[tuple[int, str], Known] = {}
        self._audit = Audit(0, "", "", date.today().year, AuditType.CASE_AUDIT)
        self._kept: dict[tuple[str, str], str] = {}
        """Why what looks like an identifier stays, by (kind, text)."""
        self._last_id = 0
        self.how_many, self.pattern = QLineEdit(), QLineEdit()
        self.how_many.setPlaceholderText("8")
        self.how_many_row = FormRow("How many cases", self.how_many, hint="None is right for an audit without cases.")
        self.pattern_row = FormRow("References begin with", self.pattern, hint="MIS26- makes MIS26-01, MIS26-02 …")
        self.make = Button("Make the references", icon_name="list-numbers")
        self.make.clicked.connect(self._on_make)
        self.add_list = Button("Add a list of cases…", icon_name="upload-simple")
        self.add_list.clicked.connect(self._on_list)
        shortcut = QShortcut(QKeySequence("Ctrl+Shift+V"), self, self._on_list)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        self._list = ListOfNewAudit(workspace, self)
        self._list.opened.connect(self.list_opened)
        self._list.added.connect(self._on_list_added)
        self.how_many.returnPressed.connect(self._on_make)
        self.count = Label("", "detail", "ink2")
        self.told = Paragraph("", "detail", "alarm")
        self.table = CaseTable(COLUMNS, editable=True)
        self.table.table.edited.connect(self._on_edited)
        self.table.chosen.connect(self._on_chosen)
        self.remove = Button("Take this case out", "quiet", icon_name="trash", height=32)
        self.remove.clicked.connect(self._on_remove)
        self.add = Button("One more case", "quiet", icon_name="plus", height=32)
        self.add.clicked.connect(self._on_add)
        self.form = CaseForm(workspace)
        self.form.edited.connect(self._on_form_edited)
        self.form_card = Card("Case")
        self.grid = InvolvementGrid()
        self.grid.said.connect(self._on_said)
        self.grid_card = Card("Who knew the case")
        self._lay_out()
        self.clear()

    def _lay_out(self) -> None:
        first = Card("Cases")
        first.head.addWidget(self.count)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.how_many_row, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.pattern_row, 2, Qt.AlignmentFlag.AlignTop)
        press = QVBoxLayout()
        press.addSpacing(24)
        both = QHBoxLayout()
        both.addWidget(self.make)
        both.addWidget(self.add_list)
        press.addLayout(both)
        press.addStretch(1)
        row.addLayout(press)
        first.body.addLayout(row)
        first.body.addWidget(self.told)
        rows = QVBoxLayout()
        rows.setSpacing(6)
        rows.addWidget(self.table, 1)
        under = QHBoxLayout()
        under.addWidget(self.add)
        under.addWidget(self.remove)
        under.addStretch(1)
        rows.addLayout(under)
        self.form_card.body.addWidget(self.form)
        self.form_card.setMaximumWidth(440)
        beside = QHBoxLayout()
        beside.setSpacing(14)
        beside.addLayout(rows, 5)
        beside.addWidget(self.form_card, 4)
        self.grid_card.body.addWidget(HintRow(keys()))
        self.grid_card.body.addWidget(self.grid)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(first)
        column.addLayout(beside)
        column.addWidget(self.grid_card)
        column.addStretch(1)

    def clear(self) -> None:
        self._cases, self._involvement, self._kept, self._last_id = [], {}, {}, 0
        self._list.forget()
        self.how_many.clear()
        self.pattern.clear()
        self.how_many_row.set_error("")
        self.show_problem("")
        self._show()

    def prepare(self, audit: Audit, agencies: Sequence[Agency]) -> None:
        """What the steps before have settled."""
        if not self.pattern.text() and audit.ref:
            self.pattern.setText(f"{audit.ref}-")
        self._agencies, self._audit = tuple(agencies), audit
        self.table.delegate.ethnicity_set = audit.ethnicity_set
        self._show()

    def cases(self) -> tuple[Case, ...]:
        return tuple(replace(case, id=0) for case in self._cases)

    def involvement(self) -> Mapping[tuple[str, str], Known]:
        refs = {case.id: case.ref for case in self._cases}
        return {(refs[id], code): state for (id, code), state in self._involvement.items() if id in refs}

    def kept(self) -> Mapping[tuple[str, str], str]:
        return dict(self._kept)

    def settle(self) -> None:
        if self._cases:
            self.form.settle()

    def show_problem(self, sentence: str) -> None:
        self.told.set_text(sentence)
        self.told.setHidden(not sentence)

    def _show(self) -> None:
        there = bool(self._cases)
        self.count.setText(counted(len(self._cases), "case"))
        for piece in (self.table, self.form_card, self.remove):
            piece.setHidden(not there)
        self.grid_card.setHidden(not there or not self._agencies)
        self.table.setMinimumHeight(self.table.height_for(min(max(len(self._cases), 3), 12)))
        self.table.show_cases(self._cases)
        refs = {case.id: case.ref for case in self._cases}
        states = {(refs[id], code): state for (id, code), state in self._involvement.items() if id in refs}
        self.grid.grid.show_all(
            [case.ref for case in self._cases], [(each.code, each.name) for each in self._agencies], states
        )
        self.grid.set_needed_height()
        if there:
            self._on_chosen(self.table.current_case() or self._cases[0])

    def _new_case(self, ref: str) -> None:
        self._last_id += 1
        self._cases.append(Case(self._last_id, ref))

    def _on_make(self) -> None:
        """So many cases in all: those there are keep what was written about them."""
        wanted = whole_number(self.how_many.text(), 0, _MOST)
        self.how_many_row.set_error(f"Write a number up to {_MOST}, such as 8." if wanted is None else "")
        if wanted is None:
            self.how_many.setFocus()
            return
        stem = self.pattern.text().strip()
        taken = {case.ref for case in self._cases}
        number = 0
        while len(self._cases) < wanted:
            number += 1
            ref = f"{stem}{number:02d}"
            if ref not in taken:
                self._new_case(ref)
        del self._cases[wanted:]
        self._show()
        if self._cases:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            self.table.setCurrentIndex(self.table.table.index(0, 0))

    def _on_add(self) -> None:
        stem, taken = self.pattern.text().strip(), {case.ref for case in self._cases}
        number = next(n for n in range(1, len(taken) + 2) if f"{stem}{n:02d}" not in taken)
        self._new_case(f"{stem}{number:02d}")
        self._show()
        self.table.choose(self._last_id)
        self.table.setFocus()

    def _on_remove(self) -> None:
        case = self.table.current_case()
        if case is not None:
            self._cases = [each for each in self._cases if each.id != case.id]
            self._show()
            (self.table if self._cases else self.how_many).setFocus()

    def _on_chosen(self, case: Case) -> None:
        self.form_card.title.setText(case.ref)
        self.form_card.setAccessibleName(f"Case {case.ref}")
        self.form.show_case(case, self._audit.ethnicity_set)

    def _on_edited(self, before: Case, after: Case) -> None:
        self._on_form_edited(after)

    def _on_form_edited(self, after: Case) -> None:
        self._cases = [after if case.id == after.id else case for case in self._cases]
        self.show_problem("")
        self._show()

    def _on_said(self, places: Sequence[tuple[str, str]], state: Known) -> None:
        ids = {case.ref: case.id for case in self._cases}
        self._involvement |= {(ids[ref], code): state for ref, code in places}
        self._show()

    def _on_list(self) -> None:
        if self.isVisible():
            self._list.open(self._audit, self._agencies, self._cases, self.window())

    def _on_list_added(self, plan: CaseList) -> None:
        """The good rows of a list, behind the cases that are there."""
        ids: dict[str, int] = {}
        for case in plan.cases:
            self._last_id += 1
            ids[case.ref] = self._last_id
            self._cases.append(replace(case, id=self._last_id))
        self._involvement |= {(ids[ref], code): state for (ref, code), state in plan.involvement.items()}
        self._kept |= plan.kept
        self.show_problem("")
        self._show()
        self.table.choose(ids[plan.cases[0].ref])
