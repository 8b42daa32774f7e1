"""The backups of the workspace that is open: make one, copy one elsewhere, look inside, or put one back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.backups.table import BackupTable, in_size, made_at, width_for_all
from ui.components.button import Button
from ui.components.labels import Label
from ui.components.message_bar import MessageBar, MessageKind
from ui.components.paragraph import Paragraph
from ui.components.progress_card import ProgressCard
from ui.jobs import Job
from ui.workspace import OpenWorkspace
from workbench.domain.backup_plan import Backup, Why
from workbench.domain.progress import Progress, Work
from workbench.domain.text import counted
from workbench.errors import WorkbenchError

_ABOUT = (
    "One is made at opening, every half hour while something changes, at closing, and before an import. "
    "Each was read back when it was made, and is read through again here."
)


class BackupsDialog(QDialog):
    """Its parent's window is the one that closes the workspace when a backup is to be put back."""

    def __init__(self, workspace: OpenWorkspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._job: Job | None = None
        self._sure_of: Path | None = None
        """The backup that was asked about: the second press puts it back."""
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Backups")
        self.resize(max(980, width_for_all()), 600)
        self.about = Paragraph(_ABOUT, "body", "ink2")
        self.count = Label("", "detail", "ink2")
        self.table = BackupTable()
        self.table.chosen.connect(self._on_chosen)
        self.progress = ProgressCard("Reading the backups")
        self.progress.stop_requested.connect(self._on_stop)
        self.told = MessageBar("ok", "")
        self.now = Button("Back up now", "primary", icon_name="shield-check")
        self.now.clicked.connect(self.back_up)
        self.copy = Button("Copy to another place…", icon_name="copy")
        self.copy.clicked.connect(self._on_copy)
        self.look = Button("Look inside", icon_name="eye")
        self.look.clicked.connect(self._on_look)
        self.restore = Button("Restore…", "alarm", icon_name="clock-counter-clockwise")
        self.restore.clicked.connect(self._on_restore)
        self.keep = Button("Keep what is here", height=36)
        self.keep.clicked.connect(self._on_keep)
        self.close_button = Button("Close", key="Esc", height=40)
        self.close_button.clicked.connect(self.reject)
        self._lay_out()
        for hidden in (self.progress, self.told, self.keep):
            hidden.setHidden(True)
        self._allow(None)
        self.read()
        (self.table if self.table.backups.backups else self.now).setFocus()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(Label("Backups", "title"), 1)
        head.addWidget(self.now)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        for button in (self.look, self.copy):
            acts.addWidget(button)
        acts.addStretch(1)
        acts.addWidget(self.keep)
        acts.addWidget(self.restore)
        foot = QHBoxLayout()
        foot.addWidget(self.count, 1)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.about)
        column.addWidget(self.table, 1)
        column.addLayout(acts)
        column.addWidget(self.progress)
        column.addWidget(self.told)
        column.addLayout(foot)

    def read(self) -> None:
        """Show what there is at once, then read each through."""
        from workbench.storage.backups.listing import found_in, telling

        key = self._unlocked.data_key
        self._show(tuple(telling(each.file, key) for each in found_in(self._workspace.store.folder)))
        self._start("Reading the backups", _looking_into(self._workspace.store.folder, key), self._show)

    def back_up(self) -> None:
        self._start("Making a backup", _backing_up(self._workspace), self._on_made)

    def copy_to(self, place: Path) -> None:
        chosen = self.table.current()
        if chosen is not None:
            work = _copying(chosen.file, place, self._workspace.store.folder, self._unlocked.data_key)
            self._start("Copying the backup", work, self._on_copied)

    def stop(self) -> None:
        if self._job is not None:
            self._job.stop()
            self._job.wait()
            self._job = None

    @property
    def _unlocked(self) -> Any:
        return self._workspace.store.unlocked

    def _start(self, title: str, work: Work[Any], then: Callable[[Any], None]) -> None:
        """One thing at a time: what was going on, such as reading through, gives way."""
        self.stop()
        self._unsure()
        self.told.setHidden(True)
        job = self._job = Job(work, self)
        job.progressed.connect(self._on_progressed)
        job.succeeded.connect(lambda result: self._on_done(job, then, result))
        job.failed.connect(lambda error: self._on_failed(job, error))
        job.cancelled.connect(lambda: self._settle(job))
        self.progress.show_title(title)
        self.progress.setHidden(False)
        job.start()

    def _settle(self, job: Job) -> None:
        job.wait()
        if job is self._job:
            self._job = None
            self.progress.setHidden(True)
        job.deleteLater()

    def _show(self, backups: tuple[Backup, ...]) -> None:
        self.table.show_backups(backups)
        whole, taken = sum(each.verified is True for each in backups), in_size(sum(each.size for each in backups))
        others = sum(each.of_another for each in backups)
        read = "" if any(each.verified is None for each in backups) else f", {whole} whole"
        read += f", {others} of another workspace" if others else ""
        self.count.setText(f"{counted(len(backups), 'backup')}{read}, {taken}" if backups else "No backup yet.")

    def _allow(self, chosen: Backup | None) -> None:
        usable = chosen is not None and chosen.verified is not False
        self.look.setEnabled(usable)
        self.copy.setEnabled(usable)
        self.restore.setEnabled(usable and not self._workspace.read_only)

    def _tell(self, kind: MessageKind, happened: str, safe: str = "") -> None:
        self.told.show_message(kind, happened, safe)
        self.told.setHidden(False)

    def _unsure(self) -> None:
        self._sure_of = None
        self.restore.setText("Restore…")
        self.keep.setHidden(True)

    def _on_chosen(self, chosen: Backup | None) -> None:
        self._allow(chosen)
        if self._sure_of is not None:
            self._on_keep()

    def _on_made(self, made: Backup) -> None:
        fresh = made.file not in {each.file for each in self.table.backups.backups}
        self.read()
        if fresh:
            self._tell("ok", f"The backup of {made_at(made)} was made and read back")
        else:
            self._tell("ok", f"Nothing has changed since the backup of {made_at(made)}", "It was read through: whole.")

    def _on_copied(self, path: Path) -> None:
        self._tell("ok", f"{path.name} was copied and read back there", str(path.parent))

    def _on_copy(self) -> None:
        chooser = QFileDialog(self, "Copy the backup to", str(Path.home()))
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.setOption(QFileDialog.Option.ShowDirsOnly)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.fileSelected.connect(lambda chosen: self.copy_to(Path(chosen)))
        chooser.open()

    def _on_look(self) -> None:
        from ui.backups.look import LookDialog

        chosen = self.table.current()
        if chosen is not None:
            LookDialog(self._workspace.store.folder, chosen, self._unlocked, self).open()

    def _on_restore(self) -> None:
        chosen = self.table.current()
        if chosen is None:
            return
        if self._sure_of == chosen.file:
            self._put_back(chosen.file)
            return
        self._sure_of = chosen.file
        self.restore.setText("Close and put it back")
        self.keep.setHidden(False)
        self.keep.setFocus()
        self._tell(
            "caution",
            f"Put back the backup of {made_at(chosen)}?",
            "The workspace closes. What it holds now is backed up and kept in its quarantine folder, then this backup "
            "takes its place. Whatever was written after it is not in it. You then open it with the passphrase.",
        )

    def _on_keep(self) -> None:
        self._unsure()
        self.told.setHidden(True)

    def _put_back(self, backup: Path) -> None:
        parent = self.parentWidget()
        window: Any = parent.window() if parent is not None else None
        folder = self._workspace.store.folder
        self.accept()
        if window is not None:
            window.leave_for(folder, backup)

    def _on_stop(self) -> None:
        if self._job is not None:
            self._job.stop()

    def _on_progressed(self, progress: Progress) -> None:
        self.progress.show_progress(progress.done, progress.total, progress.label)

    def _on_done(self, job: Job, then: Callable[[Any], None], result: Any) -> None:
        if job is self._job:
            self._settle(job)
            then(result)

    def _on_failed(self, job: Job, error: Exception) -> None:
        self._settle(job)
        if not isinstance(error, WorkbenchError):
            raise error
        self._tell("alarm", str(error))

    # What Qt asks

    def done(self, result: int) -> None:
        self.stop()
        super().done(result)


def _looking_into(folder: Path, key: bytes) -> Work[tuple[Backup, ...]]:
    from workbench.storage.backups.listing import looking_into

    return (yield from looking_into(folder, key))


def _backing_up(workspace: OpenWorkspace) -> Work[Backup | None]:
    from workbench.storage.backups.backing_up import back_up

    return (yield from back_up(workspace.store, Why.ASKED))


def _copying(file: Path, place: Path, folder: Path, key: bytes) -> Work[Path]:
    from workbench.storage.backups.backing_up import copying_to

    return (yield from copying_to(file, place, folder.name.removesuffix(".plumbline"), key))
