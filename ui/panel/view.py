"""The panel screen: one case, one line at a time, graded from the first case to the last without a mouse."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from ui.components.announce import announce
from ui.panel import keys
from ui.panel.attendance import AttendanceDialog
from ui.panel.model import PanelModel
from ui.panel.screen import PanelScreen
from ui.panel.wording import WordingDialog
from ui.routes import Route, Screen
from ui.workspace import OpenWorkspace
from workbench.domain.agency_grades import in_words
from workbench.domain.grading import name_of
from workbench.domain.judgements import Place, Words, owed, words_of
from workbench.domain.questions import Concerns, JudgementAt, Workspace
from workbench.domain.scales import Grade, NonScore


class PanelPage(PanelScreen):
    asked_for = Signal(object)
    """A Route somewhere else."""
    export_asked = Signal(object)
    """The id of the audit whose documents are wanted."""
    history_asked = Signal(object, str, object)
    """((record's id, heading), ...), a title, and the Scale whose grades are named."""

    def __init__(self, workspace: OpenWorkspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self._workspace = workspace
        self.model = PanelModel(workspace, self)
        self._typed_in: Words | None = None
        self._connect()

    def open_case(self, audit_id: int, case_id: int = 0) -> None:
        """Open one case, or the first that is not finished; the keyboard lands on the grades.

        Refused, with everything as it was, where the audit has no cases or the case is gone.
        """
        self._put_away()
        self.model.open_case(audit_id, case_id)
        self.board.focus_grades(self.model.current)

    def leave(self) -> None:
        """Write what is being typed; called before the screen changes."""
        self._put_away()
        self.strip.timer.rest()

    def here(self) -> Route | None:
        """Where the panel is, so that going back comes to the same case; its line is remembered with it."""
        sheet = self.model.sheet if self.model.ready else None
        return Route(Screen.PANEL, sheet.audit.id, sheet.case.id) if sheet else None

    def panes(self) -> tuple[QWidget, ...]:
        """Where F6 goes, in order."""
        return self.rail.lines, self.board, self.words

    def keys(self) -> list[tuple[str, list[keys.Key]]]:
        """The tables F1 shows."""
        return keys.tables(self.model.digits if self.model.ready else ["1", "6"])

    def _connect(self) -> None:
        self.model.case_changed.connect(self._show_case)
        self.model.line_changed.connect(self._show_line)
        self.model.judged.connect(self._show_judgement)
        self.model.gone.connect(self._on_gone)
        self.rail.chosen.connect(self._choose_line)
        self.rail.attendance_asked.connect(self._ask_attendance)
        self.rail.concerns_asked.connect(self._raise_concern)
        self.rail.way_out_asked.connect(self._leave_for_cases)
        self.strip.concern.clicked.connect(self._raise_concern)
        self.concern.closed.connect(self._on_concern_closed)
        self.board.chosen.connect(self._give)
        self.words.draft_due.connect(self._draft)
        self.words.finished.connect(self._write)
        self.words.mode_changed.connect(self._show_mode)
        self.words.key_pressed.connect(self._typing_key)
        self._workspace.saved.connect(self.foot.saved.show_saved)
        self._workspace.settled.connect(self._on_settled)
        self._workspace.not_saved.connect(self.foot.saved.show_not_saved)
        self.foot.saved.retry_requested.connect(self._retry)
        for keys_pressed, slot in (
            ("F2", self._ask_wording),
            ("F3", self.line_head.fold),
            ("F4", self._hide_or_show),
            ("F5", self._ask_attendance),
            ("F8", self._raise_concern),
            ("Ctrl+Shift+I", self._raise_concern),
        ):
            QShortcut(QKeySequence(keys_pressed), self, slot, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _show_case(self) -> None:
        sheet = self.model.sheet
        self.strip.show_case(sheet.audit, sheet.case)
        self.strip.timer.show_case(sheet.case.id, sheet.audit.minutes_per_case)
        if (saved_at := self._workspace.ask(Workspace()).saved_at) is not None:
            self.foot.saved.show_saved(saved_at.astimezone().time())
        if self._workspace.read_only:
            self.words.set_read_only(True)
            self.foot.saved.show_read_only()
        self.rail.show_case(self.model)
        self._show_concerns()
        self._show_line()

    def _show_line(self) -> None:
        model = self.model
        agencies = model.agencies
        self.line_head.show_line(model.line)
        self.counts.setText(in_words(agencies) if self.board.agencies_shown else "hidden until F4")
        self.board.show_line(model.line, agencies, model.current)
        self.rail.show_case(model)
        self._show_judgement()

    def _show_judgement(self) -> None:
        model, judgement, line = self.model, self.model.current, self.model.line
        answer = judgement.answer
        given: Grade | NonScore = answer if isinstance(answer, NonScore) else line.scale.grade(answer)
        self.board.show_judgement(judgement)
        note = model.note(agencies_shown=self.board.agencies_shown, short=self.compact)
        self.words.show_judgement(model.shown, given, note)
        self.rail.show_progress(model)
        self._show_mode(self.words.typing)

    def _show_mode(self, typing: bool) -> None:
        if not self.model.ready:
            return
        self.foot.show_mode("Typing" if typing else "Grading", "pencil-simple" if typing else "cursor")
        if typing:
            at = self.model.next_open()
            lines = self.model.sheet.graded_lines
            self.foot.show_hints(keys.typing_hints(f"line {lines[at].line.number}" if at is not None else ""))
        else:
            self.foot.show_hints(keys.grading_hints(self.model.digits))

    def _give(self, answer: str | NonScore) -> None:
        self.words.settle()
        if self.model.give(answer):
            if not self.words.typing:
                self.board.focus_grades(self.model.current)
            announce(self.board, f"{self.model.line.line.title}: saved")

    def _draft(self, place: Place, words: Words, text: str) -> None:
        base = words_of(self._workspace.ask(JudgementAt(place)), words)
        if not self._workspace.keep_draft(place, words, text, base):
            self.words.draft_again()

    def _write(self, place: Place, words: Words, text: str) -> None:
        self.model.write(place, words, text)

    def _on_settled(self, place: Place, words: Words) -> None:
        """At once, or when the file could be written again: the words are the file's now."""
        self.words.saved(place, words, words_of(self._workspace.ask(JudgementAt(place)), words))

    def _retry(self) -> None:
        if self._workspace.retry():
            self.words.settle()

    def _choose_line(self, at: int) -> None:
        self.words.settle()
        if self.model.go_to(at):
            self.board.focus_grades(self.model.current)

    def _move_line(self, by: int) -> None:
        self._choose_line(self.model.at + by)

    def _put_away(self) -> None:
        """Write what is being typed, here and in the drawer, before another case or screen comes."""
        self.words.settle()
        if self.concern.isVisible():
            self.concern.put_away()

    def _on_gone(self) -> None:
        if self.isVisible():
            self._tell("This case is no longer in the audit.")
            self.asked_for.emit(Route(Screen.PROGRAMME))

    def _move_case(self, by: int) -> None:
        self.words.settle()
        if self.model.move_case(by):
            self.board.focus_grades(self.model.current)
        else:
            self._tell("This is the last case." if by > 0 else "This is the first case.")

    def _typing_key(self, key: str) -> None:
        match key:
            case "grades":
                self.words.settle()
                self.board.focus_grades(self.model.current)
            case "next":
                self._go_on(leave_owed=False)
            case "later":
                self._go_on(leave_owed=True)
            case "line up" | "line down":
                self._move_line(1 if key == "line down" else -1)
            case "case up" | "case down":
                self._move_case(1 if key == "case down" else -1)

    def _go_on(self, *, leave_owed: bool) -> None:
        """Save, and go to the next line not graded; what is still owed is asked for once, and never blocks."""
        self.words.settle()
        missing = owed(self.model.shown)
        if missing and not leave_owed:
            self.words.focus_words(missing[0])
            named = " and ".join("what it meant for the child" if w is Words.IMPACT else "why" for w in missing)
            self._tell(f"Still owed: {named}. Ctrl+Shift+Enter leaves it for later.")
            return
        at = self.model.next_open()
        if at is None:
            at = len(self.model.sheet.graded_lines)
            if at >= len(self.model.lines):
                self.board.focus_grades(self.model.current)
                self._tell("Every line of this case is answered. PgDn goes to the next case.")
                return
        self._choose_line(at)

    def _tell(self, words: str) -> None:
        self._workspace.told.emit(words)

    def _hide_or_show(self) -> None:
        self.board.show_agencies(not self.board.agencies_shown)
        self._show_line()
        if not self.words.typing:
            self.board.focus_grades(self.model.current)

    def _ask_wording(self) -> None:
        WordingDialog(self.model.line, self.model.sheet.audit, self).open()

    def _ask_attendance(self) -> None:
        AttendanceDialog(self._workspace, self.model, self).open()

    def _leave_for_cases(self) -> None:
        self.asked_for.emit(Route(Screen.CASES, self.model.sheet.audit.id, self.model.sheet.case.id))

    def _raise_concern(self) -> None:
        sheet = self.model.sheet
        if self._workspace.read_only:
            self._tell("This workspace is open read only, so no concern can be logged here.")
            return
        self._typed_in = self.words.typing_in
        self.words.settle()
        self.strip.timer.rest()
        self.concern.open_for(sheet.audit.id, sheet.case.id, sheet.case.ref)

    def _on_concern_closed(self) -> None:
        sheet = self.model.sheet
        self.strip.timer.show_case(sheet.case.id, sheet.audit.minutes_per_case)
        self._show_concerns()
        if self._typed_in is not None:
            self.words.focus_words(self._typed_in)
        else:
            self.board.focus_grades(self.model.current)

    def _show_concerns(self) -> None:
        self.rail.show_concerns(self._workspace.ask(Concerns(self.model.sheet.case.id)))

    def _ask_history(self) -> None:
        records = self.model.judgements_here()
        if not records:
            self._tell("Nothing has been recorded on this line yet.")
            return
        title = f"{self.model.sheet.case.ref}, {name_of(self.model.line).lower()}"
        self.history_asked.emit(records, title, self.model.line.scale)

    # What Qt asks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of grading: they reach this screen only from the grade group, never from a box of words."""
        if not self.model.ready or not self.board.has_keyboard():
            super().keyPressEvent(event)
            return
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                if event.isAutoRepeat():  # a held key writes no empty lines into the reason
                    return
                self.words.focus_words(Words.REASON)
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                self._move_line(1 if event.key() == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_PageUp | Qt.Key.Key_PageDown:
                self._move_case(1 if event.key() == Qt.Key.Key_PageDown else -1)
            case Qt.Key.Key_Home:
                self._choose_line(self.model.first_open() or 0)
            case Qt.Key.Key_T:
                self.strip.timer.pause_or_resume()
            case Qt.Key.Key_H:
                self._ask_history()
            case _:
                super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        if not event.spontaneous():  # a minimised window is still the panel's
            self.leave()
        super().hideEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.model.ready and not event.spontaneous():
            self.strip.timer.show_case(self.model.sheet.case.id, self.model.sheet.audit.minutes_per_case)
