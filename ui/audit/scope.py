"""Scope and lines: what the audit is, and the lines it froze, each with how far it is graded."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from ui.audit.facts import AuditFacts
from ui.audit.field_edits import FieldEdits
from ui.components.button import Button
from ui.components.foot_bar import Hint
from ui.components.labels import Label
from ui.components.paragraph import Paragraph
from ui.form.offered import Offered
from ui.form.scrolled import scrolled
from ui.kept_words import KeptWords
from ui.library.lines_view import LinesView
from ui.page import Page, PageHead
from ui.routes import Route, Screen
from ui.workspace import OpenWorkspace
from workbench.domain.audits import Audit, AuditLine, year_label
from workbench.domain.edits import Edit, Kind, Record
from workbench.domain.frameworks import LineKind
from workbench.domain.questions import Overview, Programme
from workbench.domain.setting_up import change_audit
from workbench.domain.terms import ListOf
from workbench.domain.text import counted, plain
from workbench.domain.whole_audit import WholeAudit


class ScopePage(Page):
    """`export_asked` and `history_asked` carry the audit's id."""

    export_asked = Signal(object)
    history_asked = Signal(object, str)
    where = Screen.SCOPE

    def __init__(self, workspace: OpenWorkspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self._audit: Audit | None = None
        self._edits = FieldEdits(workspace)
        self.head = PageHead("")
        self.history = Button("History", "quiet", icon_name="clock-counter-clockwise")
        self.export = Button("Export…", icon_name="export", key="Ctrl E")
        self.panel = Button("Open panel", "primary", icon_name="users-three")
        self.history.clicked.connect(self._on_history)
        self.export.clicked.connect(self._on_export)
        self.panel.clicked.connect(self._on_panel)
        for button in (self.history, self.export, self.panel):
            self.head.buttons.addWidget(button)
        self.facts = AuditFacts()
        self.facts.edited.connect(self._on_edited)
        Offered(workspace, self.facts.line("theme"), ListOf.THEME)
        self._objective = KeptWords(workspace, self.facts.objective, self)
        self.facts.set_read_only(workspace.read_only)
        self.lines_head = Label("", "section")
        self.lines_told = Paragraph("", "detail", "ink2", most_lines=1)
        self.descriptors = QCheckBox("Show what each grade looks like")
        self.descriptors.clicked.connect(self.refresh)
        self.lines = LinesView()
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(28, 4, 28, 20)
        column.setSpacing(10)
        column.addWidget(self.facts)
        column.addSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.lines_head)
        row.addWidget(self.lines_told, 1)
        row.addWidget(self.descriptors)
        column.addLayout(row)
        column.addWidget(self.lines)
        column.addStretch(1)
        self._scroll = scrolled(inner, "Scope and lines of enquiry")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self.head.setContentsMargins(28, 20, 28, 12)
        whole.addWidget(self.head)
        whole.addWidget(self._scroll, 1)

    def refresh(self) -> None:
        whole = self.workspace.ask(Overview(self.route.audit_id))
        audit = self._audit = self._edits.over(whole.audit)
        others = [
            (each.audit.ref, each.audit.title) for each in self.workspace.ask(Programme()) if each.audit.id != audit.id
        ]
        self._others, self._recorded = others, any(case.ethnicity for case in whole.cases)
        self.facts.show_audit(audit, others, ethnicity_fixed=self._recorded)
        record = Record(Kind.AUDIT, audit.id)
        self._objective.show_words(record, "objective", audit.objective, partial(self._write_objective, audit.id))
        self.facts.set_read_only(self.workspace.read_only)
        self.head.show_words(audit.title, f"{audit.type.label}, {year_label(audit.year)}. {_standing(whole)}")
        self.panel.setEnabled(bool(whole.cases))
        self.lines_head.setText(counted(len(whole.graded_lines), "line") + " of enquiry")
        self.lines_told.set_text(
            f"{whole.framework_title}, version {whole.framework_version}, frozen for this audit. {whole.scale.title}"
        )
        told = [_graded(whole, line) for line in whole.lines]
        self.lines.show_lines(whole.lines, descriptors=self.descriptors.isChecked(), told=told)

    def focus_first(self) -> None:
        (self.panel if self.panel.isEnabled() else self.facts.fields["title"]).setFocus(Qt.FocusReason.OtherFocusReason)

    def hints(self) -> Sequence[Hint]:
        return (("Tab", "next field"), (["Ctrl", "E"], "export"), (["Alt", "←"], "back"), ("F1", "all keys"))

    def panes(self) -> Sequence[QWidget]:
        return (self.panel, self.facts.fields["title"], self.descriptors, self._scroll)

    def _on_edited(self, wanted: Audit) -> None:
        shown = self._audit
        if shown is None:
            return

        def now() -> Audit:
            return self.workspace.ask(Overview(wanted.id)).audit

        if not self._edits.send(shown, wanted, now, change_audit):
            self._audit = self._edits.over(shown)
            self.facts.show_audit(self._audit, self._others, ethnicity_fixed=self._recorded)

    def _write_objective(self, audit_id: int, text: str) -> Edit | None:
        now = self.workspace.ask(Overview(audit_id)).audit
        return change_audit(now, replace(now, objective=plain(text).strip()))

    def _on_panel(self) -> None:
        self.asked_for.emit(Route(Screen.PANEL, self.route.audit_id))

    def _on_export(self) -> None:
        self.export_asked.emit(self.route.audit_id)

    def _on_history(self) -> None:
        if self._audit is not None:
            self.history_asked.emit(self._audit.id, self._audit.title)


def _standing(whole: WholeAudit) -> str:
    if not whole.cases:
        return "No cases yet"
    given = sum(whole.panel(case, line).answered for case in whole.cases for line in whole.graded_lines)
    return f"{given} of {len(whole.cases) * len(whole.graded_lines)} graded by the panel"


def _graded(whole: WholeAudit, line: AuditLine) -> str:
    if not whole.cases:
        return ""
    if line.line.kind is LineKind.WHOLE_CASE:
        return ""
    given = sum(whole.panel(case, line).answered for case in whole.cases)
    return f"{given} of {counted(len(whole.cases), 'case')}"
