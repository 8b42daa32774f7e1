"""What the buttons and keys of the returns screen do."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog

from ui.routes import Route, Screen
from workbench.domain.judgements import Words
from workbench.domain.returns.chasing import Chase, chase_of, to_chase
from workbench.domain.returns.detail import OwedLine, ReturnDetail, the_log
from workbench.domain.returns.problems import Problem
from workbench.domain.returns.standing import ReturnsNow
from workbench.domain.returns.verbs import Place
from workbench.domain.scales import NonScore
from workbench.domain.text import counted

if TYPE_CHECKING:
    from ui.returns.view import ReturnsPage

_KINDS = "Return forms (*.xlsx);;Any file (*)"
_READ_ONLY = "This workspace is open read only, so nothing was changed."


class ReturnActs(QObject):
    """Every act is about what is in hand on the page."""

    def __init__(self, page: ReturnsPage) -> None:
        super().__init__(page)
        self._page = page
        self.chasing: Any = None
        """The ChaseDialog while it is open."""

    @property
    def _now(self) -> ReturnsNow:
        assert self._page.now is not None
        return self._page.now

    @property
    def _detail(self) -> ReturnDetail | None:
        return self._page.pieces.pane.detail

    def act(self, name: str) -> None:
        """What a letter in the matrix or a button of the pane means."""
        acts = {
            "chase": self.chase,
            "nil": self.nil,
            "take back": self.take_back,
            "extend": self.extend,
            "ask": self.ask,
            "grade": self.grade,
            "history": self.history,
            "log": self.log,
        }
        acts[name]()

    def nil(self) -> None:
        if self._may_change() and (places := self._page.pieces.matrix.selected()):
            self._page.edits.nil(self._now, places)

    def take_back(self) -> None:
        if self._may_change():
            self._page.edits.take_back(self._now, self._page.pieces.matrix.selected())

    def extend(self) -> None:
        """Ask until when and why, for what is in hand and has not come."""
        from ui.returns.extend_dialog import ExtendDialog

        if not self._may_change():
            return
        now, matrix = self._now, self._page.pieces.matrix
        places = [each for each in matrix.selected() if (found := now.at(*each)) is not None and found.open]
        if not places:
            self._tell("Only a return that has not come can be given more time.")
            return
        case_id, agency_id = places[0]
        agency = next(each.agency.name for each in now.members if each.agency.id == agency_id)
        ref = next(each.ref for each in now.cases if each.id == case_id)
        named = f"{ref}, {agency}" if len(places) == 1 else counted(len(places), "return")
        others: list[Place] = [(each.case_id, each.agency_id) for each in now.of_agency(agency_id) if each.open]
        one_agency = all(each[1] == agency_id for each in places)
        involved = now.sheet.involved(case_id, agency_id)
        was = (involved.due, involved.due_why) if len(places) == 1 else (None, "")
        dialog = ExtendDialog(
            places, named, others if one_agency else (), agency, now.audit.returns_due, now.today, was,
            self._page.window(),
        )  # fmt: skip
        dialog.chosen.connect(partial(self._page.edits.extend, now))
        dialog.open()

    def change_due(self) -> None:
        """The day by which all returns of the audit are due."""
        from ui.returns.extend_dialog import DueDialog

        if self._may_change():
            dialog = DueDialog(self._now.audit.returns_due, self._now.audit.panel_day, self._page.window())
            dialog.chosen.connect(partial(self._page.edits.set_due, self._now))
            dialog.open()

    def chase(self) -> None:
        """The messages, to be read and copied, with the agency in hand first where it has something to send."""
        from ui.returns.chase_dialog import ChaseDialog

        now, place = self._now, self._page.pieces.matrix.place
        chases = list(to_chase(now))
        member = next((each for each in now.members if place and each.agency.id == place[1]), None)
        if member is not None and all(each.member != member for each in chases) and (own := chase_of(now, member)):
            chases.append(own)
        if not chases:
            self._tell("Nobody has anything left to send.")
            return
        first = next((n for n, each in enumerate(chases) if each.member == member), 0)
        dialog = ChaseDialog(chases, first, lambda chase: self._page.edits.message(now, chase), self._page.window())
        dialog.copy_asked.connect(self.copy_message)
        dialog.finished.connect(lambda _result: setattr(self, "chasing", None))
        self.chasing = dialog
        dialog.open()

    def copy_message(self, chase: Chase) -> None:
        """Onto the clipboard, and into the log; nothing leaves the computer."""
        edits, agency = self._page.edits, chase.member.agency.name
        if self._page.workspace.read_only:
            QGuiApplication.clipboard().setText(edits.message(self._now, chase))
            self._tell(f"Message for {agency} copied. It is not logged: this workspace is open read only.")
        elif text := edits.chase(self._now, chase):
            QGuiApplication.clipboard().setText(text)
        else:
            return
        if self.chasing is not None:
            self.chasing.mark_copied(chase)

    def ask(self) -> None:
        """What to ask an agency about its form, onto the clipboard and into the log."""
        if self._detail is not None and self._may_change():
            text = self._page.edits.question(self._now, self._detail)
            if text:
                QGuiApplication.clipboard().setText(text)

    def keep(self, problem: Problem, offer: str) -> None:
        """One of the things a cell may mean, with the words of its row."""
        if self._may_change():
            self._page.edits.choose(self._now, problem, offer)

    def leave_out(self, problem: Problem) -> None:
        """Off the list, with a reason."""
        from ui.returns.leave_out import LeaveOut

        if self._may_change():
            dialog = LeaveOut(problem, self._page.window())
            dialog.agreed.connect(partial(self._page.edits.leave_out, self._now, problem))
            dialog.open()

    def type_in(self, what: Problem | OwedLine) -> None:
        """What an agency meant on a line, typed in for it."""
        from ui.returns.type_in import TypeIn

        detail, now, edits = self._detail, self._now, self._page.edits
        line_id = what.line_id if isinstance(what, Problem) else what.line.id
        line = next((each for each in now.sheet.whole.lines if each.id == line_id), None)
        if detail is None or detail.case is None or line is None or not self._may_change():
            return
        current = edits.own(now, detail.case.id, detail.member, line)
        boxes = what.boxes if isinstance(what, Problem) else ()
        texts = {Words(field): text for field, text in boxes if field in tuple(Words)}
        told = what.problem if isinstance(what, Problem) else what.sentence
        dialog = TypeIn(self._page.workspace, detail.where, line, current, told, texts, self._page.window())

        def keep(given: str | NonScore, words: dict[Words, str]) -> None:
            if isinstance(what, Problem):
                kept = edits.type_in(now, what, given, words)
            else:
                kept = edits.write(now, detail, line, given, words)
            if kept:
                dialog.drop_drafts()

        dialog.typed.connect(keep)
        dialog.open()

    def grade(self) -> None:
        """To the panel, at this case, to enter the agency's own grades."""
        detail = self._detail
        if detail is not None:
            case_id = detail.case.id if detail.case else (self._now.cases[0].id if self._now.cases else 0)
            route = Route(Screen.PANEL, self._now.audit.id, case_id, agency_id=detail.member.agency.id)
            self._page.asked_for.emit(route)

    def history(self) -> None:
        """Every change of the return: who said what of it, and the answers."""
        detail = self._detail
        if detail is None or detail.case is None:
            return
        records = [(detail.involved.id, "Involvement")] if detail.involved and detail.involved.id else []
        for line in self._now.sheet.whole.lines:
            judgement = self._page.edits.own(self._now, detail.case.id, detail.member, line)
            if judgement.id:
                records.append((judgement.id, f"Line {line.line.number}: {line.line.title}"))
        self._page.history_asked.emit(tuple(records), detail.where, self._now.sheet.whole.scale)

    def log(self) -> None:
        """What was sent, chased and received in the whole audit."""
        from ui.returns.log_dialog import LogDialog

        if self._page.now is not None:
            LogDialog(the_log(self._now), self._page.window()).open()

    def make_forms(self) -> None:
        """Ask for a folder, then one workbook for each agency into it."""
        if self._may_change() and self._now.every:
            chooser = QFileDialog(self._page.window(), "Make forms: choose a folder", str(Path.home()))
            chooser.setFileMode(QFileDialog.FileMode.Directory)
            chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            chooser.fileSelected.connect(self.make_forms_in)
            chooser.open()

    def make_forms_in(self, folder: str) -> None:
        from ui.returns.forms_dialog import FormsDialog

        self._open(FormsDialog(self._page.workspace, self._now, Path(folder), self._page.window()))

    def open_files(self) -> None:
        """Ask for the forms that came back."""
        if self._may_change() and self._now.every:
            chooser = QFileDialog(self._page.window(), "Import returned forms", str(Path.home()), _KINDS)
            chooser.setFileMode(QFileDialog.FileMode.ExistingFiles)
            chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            chooser.filesSelected.connect(lambda files: self.read_files([Path(file) for file in files]))
            chooser.open()

    def read_files(self, files: list[Path]) -> None:
        """Stage these files; nothing changes until it is agreed to."""
        from ui.returns.import_dialog import ImportDialog

        if files and self._may_change():
            dialog = ImportDialog(self._page.workspace, self._now, files, self._page.window())
            dialog.taken.connect(self._on_taken)
            self._open(dialog)

    @staticmethod
    def files_in(carried: QMimeData) -> list[Path]:
        return [Path(url.toLocalFile()) for url in carried.urls() if url.isLocalFile()]

    def _open(self, dialog: QDialog) -> None:
        self._page.dialog_opened.emit(dialog)
        dialog.open()

    def _on_taken(self, sentence: str) -> None:
        """What came of it stays on the screen until it is closed: it is more than a toast can hold."""
        told = self._page.pieces.told
        told.show()
        told.show_message("ok", sentence, "", "Close")

    def _may_change(self) -> bool:
        if self._page.now is None:
            return False
        if self._page.workspace.read_only:
            self._tell(_READ_ONLY)
            return False
        return True

    def _tell(self, words: str) -> None:
        self._page.workspace.told.emit(words)
