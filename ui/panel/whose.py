"""G and what follows: whose judgement is entered, the two readers of a case, and what a blind reader may not undo."""

from PySide6.QtCore import QObject

from ui.components.announce import announce
from ui.panel.behalf import WhoseGrades
from ui.panel.seat import Who
from ui.panel.shown import ShownPanel
from ui.panel.twice import TwiceDialog
from ui.workspace import OpenWorkspace
from workbench.domain.edits import Change, Changed, Edit, Kind
from workbench.domain.moderation.double import begin, take_off
from workbench.domain.questions import CaseGrades


class Whose(QObject):
    def __init__(self, workspace: OpenWorkspace, screen: ShownPanel) -> None:
        super().__init__(screen)
        self._workspace, self._screen = workspace, screen
        workspace.kept_back = self._kept_back

    def ask(self) -> None:
        """From an agency straight back to the panel; else to the choice. A reader never comes by the panel's grades."""
        model, screen = self._screen.model, self._screen
        if model.grader is not None:
            self.grade_as(None)
            return
        screen.words.settle()
        dialog = WhoseGrades(model, agencies_shown=screen.agencies.shown, parent=screen)
        dialog.chosen.connect(self.grade_as)
        dialog.twice_asked.connect(self.ask_twice)
        dialog.open()
        dialog.list.setFocus()

    def grade_as(self, who: Who) -> None:
        screen, model = self._screen, self._screen.model
        screen.words.settle()
        model.grade_as(who)
        screen.board.focus_grades(model.current)
        announce(screen.board, f"Grading as {model.acting or 'the panel'}")
        if model.reader:  # it takes the place of a toast that names the panel's grade
            self._workspace.told.emit(f"Grading as {model.reader}, blind to the panel and to the other reader.")

    def ask_twice(self) -> None:
        """Name the two readers of this case, or take one off."""
        if self._workspace.read_only:
            self._workspace.refused.emit("This workspace is open read only, so nothing was changed.")
            return
        sheet = self._screen.model.sheet
        dialog = TwiceDialog(sheet, self._screen)
        dialog.begun.connect(lambda first, second: self._edit_readers(sheet.case.id, first, second))
        dialog.taken_off.connect(lambda reader, why: self._take_off(sheet.case.id, reader, why))
        dialog.open()

    def _edit_readers(self, case_id: int, first: str, second: str) -> None:
        def intent() -> Edit | None:
            return begin(self._workspace.ask(CaseGrades(case_id)), first, second)

        self._workspace.edit(intent, about=("readers", case_id))

    def _take_off(self, case_id: int, reader: str, why: str) -> None:
        def intent() -> Edit | None:
            return take_off(self._workspace.ask(CaseGrades(case_id)), reader, why)

        self._workspace.edit(intent, about=("readers", case_id))

    def _kept_back(self, edit: Edit) -> str:
        """A blind reader takes back their own steps only: another's would be named in doing so."""
        model = self._screen.model
        if not model.ready or not model.reader:
            return ""
        if all(_given_by(change, model.reader) for change in edit.changes) or edit.touched <= {
            each.id for each in model.sheet.rated if each.place.rater == model.reader
        }:
            return ""
        return f"The step before was not {model.reader}’s, so it stays and is not shown. Esc goes back to the panel."


def _given_by(change: Change, reader: str) -> bool:
    """Whether the change adds or takes away a judgement of this reader."""
    added = change.kind is Kind.JUDGEMENT and not isinstance(change, Changed)
    return added and not isinstance(change, Changed) and change.values["rater"] == reader
