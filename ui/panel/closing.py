"""Closing a case, and the question that a closed one asks before anything in it is changed."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.panel.model import PanelModel
from ui.panel.reopening import ReopenDialog
from ui.workspace import OpenWorkspace
from workbench.domain.closing import close_case, not_answered, reopen_case
from workbench.domain.edits import Edit
from workbench.domain.questions import CaseGrades

Act = Callable[[], object]


class Closing(QObject):
    def __init__(self, workspace: OpenWorkspace, model: PanelModel, screen: QWidget) -> None:
        super().__init__(screen)
        self._workspace, self._model, self._screen = workspace, model, screen

    @property
    def closed(self) -> bool:
        return self._model.sheet.case.closed_on is not None

    @property
    def can_close(self) -> bool:
        return not self.closed and not not_answered(self._model.sheet) and not self._workspace.read_only

    @property
    def told(self) -> tuple[str, str]:
        """The words of the band of a closed case; empty while it is open."""
        day = self._model.sheet.case.closed_on
        return (f"Closed on {in_words(day)}.", "Reopen to change a grade.") if day else ("", "")

    def close_or_reopen(self) -> None:
        """C in the grid, and the buttons that say so."""
        if self.closed:
            self.ask_why(lambda: None)
            return
        case_id = self._model.sheet.case.id

        def intent() -> Edit | None:
            return close_case(self._workspace.ask(CaseGrades(case_id)), date.today())

        self._workspace.edit(intent, about=("closed", case_id))

    def unless_closed(self, act: Act) -> None:
        """Do it; where the case is closed, ask why it is reopened first, and do it then."""
        if self.closed and not self._workspace.read_only:
            self.ask_why(act)
        else:
            act()

    def ask_why(self, then: Act) -> None:
        if self._workspace.read_only:
            self._workspace.refused.emit("This workspace is open read only, so nothing was changed.")
            return
        case = self._model.sheet.case

        def reopen(why: str) -> None:
            def intent() -> Edit | None:
                sheet = self._workspace.ask(CaseGrades(case.id))
                return reopen_case(sheet.case, why, sheet.audit.id)

            if self._workspace.edit(intent, about=("closed", case.id)):
                then()

        told = f"closed on {in_words(case.closed_on)}" if case.closed_on else "closed"
        dialog = ReopenDialog(case.ref, told, self._screen)
        dialog.reasoned.connect(reopen)
        dialog.open()
        dialog.why.edit.setFocus()


def in_words(day: date) -> str:
    """'14 May', with the year where it is another."""
    return f"{day.day} {day:%B}" + (f" {day.year}" if day.year != date.today().year else "")
