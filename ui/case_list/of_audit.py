"""The lists of cases being looked at, one for each audit: what is not finished is there when it is opened again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTime, Signal
from PySide6.QtWidgets import QWidget

from ui.workspace import OpenWorkspace
from workbench.domain.edits import Edit
from workbench.domain.questions import Overview

if TYPE_CHECKING:
    from ui.case_list.view import CaseListDialog
    from workbench.imports.case_list.plan import CaseList


class ListsOfAudits(QObject):
    """`opened` carries the dialog; `added` the references of the cases that are in the file now."""

    opened = Signal(object)
    added = Signal(object)

    def __init__(self, workspace: OpenWorkspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._lists: dict[int, CaseListDialog] = {}

    def open(self, audit_id: int, title: str, window: QWidget) -> None:
        if audit_id in self._lists:
            self._lists[audit_id].renew()
        else:
            self._lists[audit_id] = self._made(audit_id, title, window)
        self._lists[audit_id].open()
        self.opened.emit(self._lists[audit_id])

    def _made(self, audit_id: int, title: str, window: QWidget) -> CaseListDialog:
        from ui.case_list.around import around_audit
        from ui.case_list.view import CaseListDialog
        from workbench import tasks

        dialog = CaseListDialog(
            title,
            lambda: around_audit(self._workspace, self._workspace.ask(Overview(audit_id))),
            lambda plan: tasks.add_case_list(self._workspace.store, audit_id, plan),
            window,
        )
        dialog.added.connect(self._on_added)
        dialog.accepted.connect(lambda: self._lists.pop(audit_id).deleteLater())
        return dialog

    def _on_added(self, plan: CaseList, edit: Edit | None) -> None:
        if edit is not None:
            self._workspace.saved.emit(QTime.currentTime().toPython())
            self._workspace.changed.emit(edit.touched)
            self._workspace.did.emit(edit.label)
            self.added.emit(frozenset(case.ref for case in plan.cases))
