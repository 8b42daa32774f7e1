"""The list of cases of an audit that is not made yet: its good rows join the cases of the form."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.workspace import OpenWorkspace
from workbench.domain.audits import Agency, Audit, Case

if TYPE_CHECKING:
    from ui.case_list.view import CaseListDialog
    from workbench.imports.case_list.fields import Around
    from workbench.imports.case_list.plan import CaseList


class ListOfNewAudit(QObject):
    """`opened` carries the dialog; `added` the CaseList whose good rows are to join."""

    opened = Signal(object)
    added = Signal(object)

    def __init__(self, workspace: OpenWorkspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._dialog: CaseListDialog | None = None
        self._audit = Audit(0, "", "", date.today().year)
        self._agencies: tuple[Agency, ...] = ()
        self._cases: Sequence[Case] = ()

    def open(self, audit: Audit, agencies: Iterable[Agency], cases: Sequence[Case], window: QWidget) -> None:
        """`cases` is the form's own list: it is looked at again after each adding."""
        self._audit, self._agencies, self._cases = audit, tuple(agencies), cases
        if self._dialog is None:
            from ui.case_list.view import CaseListDialog

            self._dialog = CaseListDialog(audit.title or "New audit", self._around, None, window)
            self._dialog.added.connect(self._on_added)
            self._dialog.accepted.connect(self.forget)
        else:
            self._dialog.renew()
        self._dialog.open()
        self.opened.emit(self._dialog)

    def forget(self) -> None:
        """Another audit is begun, or all of it is added."""
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None

    def _around(self) -> Around:
        from ui.case_list.around import around_workspace

        labels = (label for case in self._cases for label, _ in case.facts)
        return replace(
            around_workspace(self._workspace, self._agencies),
            audit_ref=self._audit.ref,
            refs=tuple(case.ref for case in self._cases),
            ethnicity_set=self._audit.ethnicity_set,
            day=self._audit.panel_day or date.today(),
            reading_from=self._audit.reading_from,
            fact_labels=tuple(dict.fromkeys(labels)),
        )

    def _on_added(self, plan: CaseList, saved: object) -> None:
        self.added.emit(plan)
