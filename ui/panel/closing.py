"""Closing a case, and the question asked before anything that stands still is changed."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.panel.model import PanelModel
from ui.panel.reopening import ReopenDialog, ask_why_conclusions
from ui.workspace import OpenWorkspace
from workbench.domain.closing import close_case, not_answered, reopen_case
from workbench.domain.edits import Edit
from workbench.domain.judgements import Layer
from workbench.domain.moderation.shut import why_shut
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
    def confirmed(self) -> bool:
        """Whether the conclusions are confirmed, so that the panel's grades stand still."""
        return self._model.sheet.audit.confirmed_on is not None

    @property
    def shut(self) -> bool:
        """Whether whoever grades changes nothing here. An agency's own late grade is taken though all is confirmed."""
        return self.closed or (self.confirmed and self._model.seat.layer is Layer.PANEL)

    @property
    def can_close(self) -> bool:
        open_still = not self.closed and not self.confirmed and not self._model.reader
        return open_still and not not_answered(self._model.sheet) and not self._workspace.read_only

    @property
    def told(self) -> tuple[str, str]:
        """The words of the band of what stands still; empty while it is open."""
        sheet = self._model.sheet
        if sheet.audit.confirmed_on is not None:
            by = f" by {sheet.audit.confirmed_by}" if sheet.audit.confirmed_by else ""
            head = f"Conclusions confirmed on {in_words(sheet.audit.confirmed_on)}{by}."
            return (head, "The panel’s grades are read only.")
        day = sheet.case.closed_on
        return (f"Closed on {in_words(day)}.", "Reopen to change a grade.") if day else ("", "")

    def close_or_reopen(self) -> None:
        """C in the grid, and the buttons that say so."""
        if self._model.reader:
            self._workspace.told.emit("The panel closes and reopens a case. Esc goes back to the panel.")
            return
        if self.closed or self.confirmed:
            self.ask_why(lambda: None)
            return
        case_id = self._model.sheet.case.id

        def intent() -> Edit | None:
            return close_case(self._workspace.ask(CaseGrades(case_id)), date.today())

        self._workspace.edit(intent, about=("closed", case_id))

    def unless_shut(self, act: Act) -> None:
        """Do it; where this stands still, ask why it is reopened first, and do it then. A reader is told so only."""
        sheet = self._model.sheet
        if self.shut and self._model.reader:
            self._workspace.told.emit(why_shut(sheet.audit, sheet.case, Layer.PANEL))
        elif self.shut and not self._workspace.read_only:
            self.ask_why(lambda: self.unless_shut(act))
        else:
            act()

    def ask_why(self, then: Act) -> None:
        if self._workspace.read_only:
            self._workspace.refused.emit("This workspace is open read only, so nothing was changed.")
            return
        if self.confirmed:
            dialog = ask_why_conclusions(self._workspace, self._model.sheet.audit, self._screen)
            dialog.reasoned.connect(lambda _why: None if self.confirmed else then())
            return
        case = self._model.sheet.case

        def reopen(why: str) -> None:
            def intent() -> Edit | None:
                sheet = self._workspace.ask(CaseGrades(case.id))
                return reopen_case(sheet.case, why, sheet.audit.id)

            if self._workspace.edit(intent, about=("closed", case.id)):
                then()

        told = f"closed on {in_words(case.closed_on)}" if case.closed_on else "closed"
        dialog = ReopenDialog(case.ref, f"{case.ref} was {told}", self._screen)
        dialog.reasoned.connect(reopen)
        dialog.open()
        dialog.why.edit.setFocus()


def in_words(day: date) -> str:
    """'14 May', with the year where it is another."""
    return f"{day.day} {day:%B}" + (f" {day.year}" if day.year != date.today().year else "")
