"""The panel screen: one case, one line at a time, graded from the first case to the last without a mouse."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from ui.components.announce import announce
from ui.letters import PANEL, letters
from ui.panel import keys
from ui.panel.attendance import AttendanceDialog
from ui.panel.raising import Raising
from ui.panel.shown import ShownPanel
from ui.panel.whose import Whose
from ui.panel.wording import WordingDialog
from ui.routes import Route, Screen
from ui.workspace import OpenWorkspace
from workbench.domain.grading import name_of
from workbench.domain.judgements import Place, Words, owed, words_of
from workbench.domain.questions import JudgementAt, Subject
from workbench.domain.scales import NonScore


class PanelPage(ShownPanel):
    asked_for = Signal(object)
    """A Route somewhere else."""
    export_asked = Signal(object)
    """The id of the audit whose documents are wanted."""
    history_asked = Signal(object, str, object)
    """((record's id, heading), ...), a title, and the Scale whose grades are named."""

    def __init__(self, workspace: OpenWorkspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.concerns = Raising(workspace, self)
        self.whose = Whose(workspace, self)
        self._lettered = {
            "timer": self.strip.timer.pause_or_resume,
            "accept": self._accept,
            "grade as": self.whose.ask,
            "close case": self.closing.close_or_reopen,
            "history": self._ask_history,
        }
        self._connect()

    def open_case(self, audit_id: int, case_id: int = 0) -> None:
        """Open one case, or the first that is not finished; the keyboard lands on the grades.

        Refused, with everything as it was, where the audit has no cases or the case is gone.
        """
        self._put_away()
        self.model.open_case(audit_id, case_id)
        self.model.watching = True
        self.board.focus_grades(self.model.current)

    def leave(self) -> None:
        """Write what is being typed; called before the screen changes. Whoever comes back grades as the panel."""
        self.model.watching = False
        self._put_away()
        self.strip.timer.rest()
        if self.model.ready:
            self.model.grade_as(None)

    def here(self) -> Route | None:
        """Where the panel is, so that going back comes to the same case; its line is remembered with it."""
        sheet = self.model.sheet if self.model.ready else None
        return Route(Screen.PANEL, sheet.audit.id, sheet.case.id) if sheet else None

    def panes(self) -> tuple[QWidget, ...]:
        """Where F6 goes, in order."""
        return self.rail.lines, self.board, self.words

    def keys(self) -> list[tuple[str, list[keys.Key]]]:
        """The tables F1 shows."""
        if not self.model.ready:
            return keys.tables(["1", "6"])
        return keys.tables(
            self.model.digits, as_agency=self.model.grader is not None, as_reader=bool(self.model.reader)
        )

    def _connect(self) -> None:
        self.model.gone.connect(self._on_gone)
        self.rail.chosen.connect(self._choose_line)
        self.rail.attendance_asked.connect(self._ask_attendance)
        self.rail.concerns_asked.connect(self.concerns.open_last)
        self.rail.way_out_asked.connect(self._leave_for_cases)
        self.strip.concern.clicked.connect(self.concerns.raise_one)
        self.board.chosen.connect(self._on_chosen)
        self.grade_as.clicked.connect(self.whose.ask)
        self.accept.pressed.connect(self._accept)
        self.as_band.acted.connect(lambda: self.whose.grade_as(None))
        self.closed_band.acted.connect(self.closing.close_or_reopen)
        self.rail.closing_asked.connect(self.closing.close_or_reopen)
        self.words.locked_typing.connect(self._on_locked_typing)
        self.words.draft_due.connect(self.draft)
        self.words.finished.connect(self.write)
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
            ("F8", self.concerns.raise_one),
            ("Ctrl+Shift+I", self.concerns.raise_one),
        ):
            QShortcut(QKeySequence(keys_pressed), self, slot, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _on_chosen(self, answer: str | NonScore) -> None:
        self.words.settle()
        if self.model.refusal:
            self._tell(self.model.refusal)
            return
        self.closing.unless_shut(lambda: self._give(answer))

    def _on_locked_typing(self, words: Words) -> None:
        if self._workspace.read_only:
            self._tell("This workspace is open read only.")
        elif self.model.refusal:
            self._tell(self.model.refusal)
        else:
            self.closing.unless_shut(lambda: self.words.focus_words(words))

    def _give(self, answer: str | NonScore) -> None:
        if self.model.give(answer):
            if not self.words.typing:
                self.board.focus_grades(self.model.current)
            announce(self.board, f"{self.model.line.line.title}: saved")

    def _accept(self) -> None:
        """The grade most agencies gave; the keyboard goes to where the reason is written next."""
        self.words.settle()
        if self.accepting.accept():
            self.board.focus_grades(self.model.current)
            announce(self.board, f"{self.model.line.line.title}: accepted and saved")

    def _write_reason(self) -> None:
        if self.model.refusal:
            self._tell(self.model.refusal)
        else:
            self.closing.unless_shut(lambda: self.words.focus_words(Words.REASON))

    def _on_settled(self, about: Subject, field: str) -> None:
        """At once, or when the file could be written again: the words are the file's now."""
        if isinstance(about, Place):
            words = Words(field)
            self.words.saved(about, words, words_of(self._workspace.ask(JudgementAt(about)), words))

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

    def _watch(self) -> None:
        """Shown again without a case being opened: the window was hidden with the panel in view."""
        if self.isVisible() and not self.model.watching:
            self.model.watching = True
            self.model.look_again()

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
                self._tell(self._all_answered())
                return
        self._choose_line(at)

    def _all_answered(self) -> str:
        if self.model.acting:
            return f"Every line of this case is answered for {self.model.acting}. Esc goes back to the panel."
        if self.closing.can_close:
            return "Every line of this case is answered. C closes it; PgDn goes to the next case."
        return "Every line of this case is answered. PgDn goes to the next case."

    def _tell(self, words: str) -> None:
        self._workspace.told.emit(words)

    def _hide_or_show(self) -> None:
        if told := self.agencies.press():
            self._tell(told)
        elif not self.words.typing:
            self.board.focus_grades(self.model.current)

    def _ask_wording(self) -> None:
        WordingDialog(self.model.line, self.model.sheet.audit, self).open()

    def _ask_attendance(self) -> None:
        dialog = AttendanceDialog(self._workspace, self.model, self)
        dialog.register_asked.connect(self._on_register)
        dialog.open()

    def _on_register(self) -> None:
        self.asked_for.emit(Route(Screen.ATTENDANCE, self.model.sheet.audit.id))

    def _leave_for_cases(self) -> None:
        self.asked_for.emit(Route(Screen.CASES, self.model.sheet.audit.id, self.model.sheet.case.id))

    def _ask_history(self) -> None:
        records = self.model.records_here(agencies_shown=self.agencies.shown)
        if not records:
            self._tell("Nothing has been recorded on this line yet.")
            return
        title = f"{self.model.sheet.case.ref}, {name_of(self.model.line).lower()}"
        self.history_asked.emit(records, title, self.model.line.scale)

    # What Qt asks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of grading: they reach this screen only from the grade group, never from a box of words."""
        held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if not self.model.ready or not self.board.has_keyboard() or held:
            super().keyPressEvent(event)
            return
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                if event.isAutoRepeat():  # a held key writes no empty lines into the reason
                    return
                self._write_reason()
            case Qt.Key.Key_Escape if self.model.acting:
                self.whose.grade_as(None)
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                self._move_line(1 if event.key() == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_PageUp | Qt.Key.Key_PageDown:
                self._move_case(1 if event.key() == Qt.Key.Key_PageDown else -1)
            case Qt.Key.Key_Home:
                self._choose_line(self.model.first_open() or 0)
            case _ if (act := self._lettered.get(letters.meant(PANEL, event))) is not None:
                act()
            case _:
                super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        if not event.spontaneous():  # a minimised window is still the panel's
            self.leave()
        super().hideEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.model.ready and not event.spontaneous():
            QTimer.singleShot(0, self, self._watch)
            self.strip.timer.show_case(self.model.sheet.case.id, self.model.sheet.audit.minutes_per_case)
