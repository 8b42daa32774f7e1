"""Import returned forms: they are read aside, shown as they would be taken in, and taken in as one step."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QWidget

from ui.components.message_bar import MessageKind
from ui.jobs import Job
from ui.returns.import_pieces import ImportPieces, lay_out
from ui.theme import theme
from ui.workspace import OpenWorkspace
from workbench.domain.progress import Progress, Work
from workbench.domain.returns.staged import FileState, StagedFile, StagedReturns
from workbench.domain.returns.standing import ReturnsNow
from workbench.domain.text import counted
from workbench.errors import NoLongerHolds, WorkbenchError

_NOT_NOW = "Nothing was changed."
_LOW = 610
"""Pixels at 100 %: in a lower dialog what is whole elsewhere gives way."""


class ImportDialog(QDialog):
    """`taken` carries the sentence on what came of it."""

    taken = Signal(str)

    def __init__(
        self, workspace: OpenWorkspace, now: ReturnsNow, files: Sequence[Path], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace, self._now = workspace, now
        self._files = list(dict.fromkeys(files))
        self._staged: StagedReturns | None = None
        self._logged: dict[Path, int] = {}
        """Refused files that are to be logged, and who sent them."""
        self._job: Job | None = None
        self._put_away = False
        self._what = ""
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Import returned forms")
        self.setAcceptDrops(True)
        self.pieces = ImportPieces(low=self.sizeHint().height() < _LOW * theme.text_scale)
        lay_out(self, self.pieces)
        self._listen()
        self.resize(self.sizeHint())
        self.read()

    def _listen(self) -> None:
        pieces = self.pieces
        pieces.files.currentRowChanged.connect(self._on_file)
        pieces.from_whom.picked.connect(self._on_from)
        pieces.keep.clicked.connect(self._on_keep)
        pieces.reason.returnPressed.connect(self._on_keep)
        pieces.take.clicked.connect(self.take)
        pieces.close.clicked.connect(self.reject)
        pieces.progress.stop_requested.connect(self._on_stop)

    @property
    def busy(self) -> bool:
        return self._job is not None

    @property
    def staged(self) -> StagedReturns | None:
        return self._staged

    @property
    def file(self) -> StagedFile | None:
        """The file in hand."""
        row = self.pieces.files.currentRow()
        return self._staged.files[row] if self._staged and 0 <= row < len(self._staged.files) else None

    def read(self) -> None:
        """Every file from the beginning. Nothing is changed."""
        from workbench import return_tasks

        keep = self._staged.keep_identifiers if self._staged else ""
        self._begin("read", return_tasks.read_returns(self._workspace.store, self._now.audit.id, self._files, keep))

    def take(self) -> None:
        """The good rows of every form, as one step; what is wrong is listed until it is settled."""
        from workbench import return_tasks

        if self._staged is not None and not self.busy and self._can_take(self._staged):
            logged = {path: agency for path, agency in self._logged.items() if path in self._files}
            self._begin("take", return_tasks.apply_returns(self._workspace.store, self._staged, logged))

    def stop(self) -> None:
        if self._job is not None:
            self._job.stop()
            self._job.wait()
            self._job = None

    def _begin(self, what: str, work: Work[Any]) -> None:
        if self._put_away:  # what was heard late begins nothing: no thread may outlive the dialog
            work.close()
            return
        self._what = what
        titles = {"read": "Reading the forms", "again": "Looking at them again", "take": "Taking in what is good"}
        self.pieces.progress.show_title(titles[what])
        self.pieces.told.hide()
        self._job = Job(work, self)
        self._job.progressed.connect(self._on_progressed)
        self._job.succeeded.connect(self._on_done)
        self._job.failed.connect(self._on_failed)
        self._job.cancelled.connect(self._on_cancelled)
        self._job.start()
        self._show()
        self.pieces.progress.stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _settle(self) -> None:
        if self._job is not None:
            self._job.wait()
            self._job.deleteLater()
            self._job = None

    def _on_done(self, result: Any) -> None:
        self._settle()
        if self._what == "take":
            self._on_taken(result)
            return
        self._staged = result
        for file in result.files:
            if file.state is FileState.REFUSED and file.agency is not None:
                self._logged.setdefault(file.path, file.agency.agency.id)
        self.pieces.show_staged(result)
        self._show()
        self.pieces.files.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_taken(self, edit: Any) -> None:
        assert self._staged is not None
        sentence = came_of_it(self._staged)
        self._workspace.changed.emit(frozenset())
        if edit is not None:
            self._workspace.did.emit(edit.label)
        self.taken.emit(sentence)
        self.accept()

    def _on_failed(self, error: Exception) -> None:
        from workbench import return_tasks

        self._settle()
        if isinstance(error, NoLongerHolds) and self._staged is not None:
            keep, staged = self._staged.keep_identifiers, self._staged
            self._begin("again", return_tasks.stage_again(self._workspace.store, staged, keep))
            self._tell("caution", str(error))
            return
        self._show()
        (self.pieces.files if self._staged else self.pieces.close).setFocus(Qt.FocusReason.OtherFocusReason)
        if not isinstance(error, WorkbenchError):
            raise error
        self._tell("alarm", str(error), "" if "othing was" in str(error) else _NOT_NOW)

    def _on_cancelled(self) -> None:
        self._settle()
        if self._staged is None:
            self.reject()
            return
        self._tell("info", "Stopped", _NOT_NOW)
        self._show()
        self.pieces.files.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, kind: MessageKind, happened: str, safe: str = "") -> None:
        self.pieces.told.show()  # first: only what is in view is announced
        self.pieces.told.show_message(kind, happened, safe)

    def _on_progressed(self, progress: Progress) -> None:
        self.pieces.progress.show_progress(progress.done, progress.total, progress.label)

    def _on_stop(self) -> None:
        if self._job is not None:
            self._job.stop()

    def _on_file(self, _row: int) -> None:
        if (file := self.file) is not None:
            self.pieces.show_file(file, self._now.members, self._logged.get(file.path))

    def _on_from(self, agency: str) -> None:
        if (file := self.file) is not None:
            self._logged.pop(file.path, None)
            if agency:
                self._logged[file.path] = int(agency)
            self._show()

    def _on_keep(self) -> None:
        """Say why what looks like an identifier may stand; the forms are looked at again with that."""
        from workbench import return_tasks

        reason = self.pieces.reason.text().strip()
        self.pieces.reason_row.set_error("" if reason else "Say why, such as: published number of the duty team.")
        if not reason:
            self.pieces.reason.setFocus()
        elif self._staged is not None and not self.busy:
            self._begin("again", return_tasks.stage_again(self._workspace.store, self._staged, reason))

    def _can_take(self, staged: StagedReturns) -> bool:
        return bool(staged.takeable) or any(file.path in self._logged for file in staged.refused)

    def _show(self) -> None:
        pieces, staged = self.pieces, self._staged
        if staged is not None and not self.busy:
            self._on_file(pieces.files.currentRow())  # first: what is hidden again takes no room
        pieces.progress.setHidden(not self.busy)
        pieces.work.setHidden(staged is None)
        pieces.work.setEnabled(not self.busy)
        pieces.kept_box.setEnabled(not self.busy)
        can = staged is not None and not self.busy and self._can_take(staged)
        pieces.take.setText(
            "Log what came" if staged is not None and not staged.takeable and can else "Take in what is good"
        )
        pieces.take.updateGeometry()
        pieces.take.setEnabled(can)
        if staged is None:
            pieces.kept_box.hide()

    # What Qt asks

    def sizeHint(self) -> QSize:
        parent = self.parentWidget()
        window = parent.window().size() if parent is not None else QSize(1280, 720)
        return QSize(min(window.width() - 80, 1180), window.height() - 56)

    def done(self, result: int) -> None:
        self._put_away = True
        self.stop()
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()  # Enter in a list never closes it
            if control:
                self.take()
        elif event.key() == Qt.Key.Key_Escape and self.busy:
            self._on_stop()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not self.busy and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """More files beside those that are here."""
        event.acceptProposedAction()
        more = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        self._files = list(dict.fromkeys([*self._files, *more]))
        self.read()


def came_of_it(staged: StagedReturns) -> str:
    """'2 of 64 returns need a look. The other 62 were read in.'"""
    read: set[tuple[int, str]] = set()
    look: set[tuple[int, str]] = set()
    loose = 0
    for file in staged.takeable:
        agency = file.agency.agency.id if file.agency else 0
        read |= {(agency, change.case_ref) for change in file.changes if change.case_ref}
        look |= {(agency, problem.case_ref) for problem in file.problems if problem.case_ref}
        loose += sum(not problem.case_ref for problem in file.problems)
    every = read | look
    if not every:
        told = "" if loose else "What came is in the log."
    elif not look:
        told = f"{counted(len(every), 'return')} {'was' if len(every) == 1 else 'were'} read in."
    else:
        told = f"{len(look)} of {counted(len(every), 'return')} {'needs' if len(look) == 1 else 'need'} a look."
        other = len(every) - len(look)
        if other:
            told += f" The other {other} {'was' if other == 1 else 'were'} read in."
    if loose:
        told += (
            f" {counted(loose, 'cell')} that {'names' if loose == 1 else 'name'} no case of this audit is listed too."
        )
    return told.strip()
