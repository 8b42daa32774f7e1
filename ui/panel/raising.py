"""F8 on the panel: the drawer over it, the timer at rest, and the keyboard back where it was."""

from PySide6.QtCore import QObject

from ui.panel.shown import ShownPanel
from ui.workspace import OpenWorkspace
from workbench.domain.concerns import Concern
from workbench.domain.judgements import Words
from workbench.domain.questions import Concerns


class Raising(QObject):
    def __init__(self, workspace: OpenWorkspace, screen: ShownPanel) -> None:
        super().__init__(screen)
        self._workspace, self._screen = workspace, screen
        self._typed_in: Words | None = None
        screen.concern.closed.connect(self._on_closed)

    def raise_one(self) -> None:
        """The open concern of this case, or a new one."""
        self.open(0)

    def open_last(self) -> None:
        """From the rail: the open one, else the last that was acknowledged; a new one where there is none."""
        logged = self._logged()
        self.open(0 if not logged or any(each.is_open for each in logged) else logged[-1].id)

    def open(self, concern_id: int) -> None:
        screen, sheet = self._screen, self._screen.model.sheet
        if self._workspace.read_only and not self._logged():
            self._workspace.told.emit("This workspace is open read only, so no concern can be logged here.")
            return
        self._typed_in = screen.words.typing_in
        screen.words.settle()
        screen.strip.timer.rest()
        paused = screen.strip.timer.running
        screen.concern.open_for(sheet.audit.id, sheet.case.id, sheet.case.ref, concern_id, timer_paused=paused)

    def _logged(self) -> tuple[Concern, ...]:
        return self._workspace.ask(Concerns(self._screen.model.sheet.case.id))

    def _on_closed(self) -> None:
        screen = self._screen
        sheet = screen.model.sheet
        screen.strip.timer.show_case(sheet.case.id, sheet.audit.minutes_per_case)
        screen.show_concerns()
        if self._typed_in is not None:
            screen.words.focus_words(self._typed_in)
        else:
            screen.board.focus_grades(screen.model.current)
