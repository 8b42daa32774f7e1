"""Putting a backup back while its workspace is closed, or making a workspace of one backup file from elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.backups.closed import Listed, listing, new_name, putting_back
from ui.backups.table import BackupTable, made_at, width_for_all
from ui.components.button import Button
from ui.components.form_row import FormRow
from ui.components.labels import Label
from ui.components.message_bar import MessageBar, MessageKind
from ui.components.paragraph import Paragraph
from ui.components.progress_card import ProgressCard
from ui.form.secret import Secret
from ui.jobs import Job
from ui.theme import theme
from workbench.domain.backup_plan import Backup
from workbench.domain.progress import Progress, Work
from workbench.errors import WorkbenchError, WrongPassphrase

_ABOUT = (
    "What the workspace holds now is backed up and kept in its quarantine folder first. "
    "A backup file from another place becomes a workspace of its own."
)

_WITH_TABLE = 620


class RestoreDialog(QDialog):
    """It asks for the passphrase, shows what there is, and puts one back at the second press."""

    def __init__(self, folder: Path | None, data: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data = data
        self._job: Job | None = None
        self._listed: Listed | None = None
        self._sure_of: Path | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Restore a backup")
        self.resize(max(980, width_for_all()), 10)
        self.place = QLineEdit(str(folder or ""))
        self.place.textEdited.connect(self._on_other_place)
        self.place_row = FormRow("Workspace, or a backup file", self.place, required=True)
        self.choose_folder = Button("Workspace…")
        self.choose_folder.setAccessibleName("Choose a workspace")
        self.choose_folder.clicked.connect(self._on_choose_folder)
        self.choose_file = Button("Backup file…")
        self.choose_file.setAccessibleName("Choose a backup file")
        self.choose_file.clicked.connect(self._on_choose_file)
        self.secret = Secret("Passphrase")
        self.secret.returnPressed.connect(self.list_them)
        self.secret_row = FormRow("Passphrase", self.secret, hint="Or the recovery code.", required=True)
        self.show_them = Button("Show backups", "primary", key="Enter", height=42)
        self.show_them.clicked.connect(self.list_them)
        self.table = BackupTable()
        self.table.chosen.connect(self._on_chosen)
        self.new_place = QLineEdit()
        self.new_row = FormRow("Make the workspace at", self.new_place, required=True)
        self.progress = ProgressCard("Reading the backups")
        self.progress.stop_requested.connect(self._on_stop)
        self.told = MessageBar("ok", "")
        self.look = Button("Look inside", icon_name="eye", height=40)
        self.look.clicked.connect(self._on_look)
        self.restore = Button("Restore…", "alarm", icon_name="clock-counter-clockwise", height=40)
        self.restore.clicked.connect(self._on_restore)
        self.close_button = Button("Close", key="Esc", height=40)
        self.close_button.clicked.connect(self.reject)
        self._lay_out()
        for hidden in (self.table, self.progress, self.told, self.new_row):
            hidden.setHidden(True)
        self._allow(None)
        (self.secret if folder is not None else self.place).setFocus()

    def _lay_out(self) -> None:
        top = Qt.AlignmentFlag.AlignTop
        where = QHBoxLayout()
        where.setSpacing(8)
        where.addWidget(self.place_row, 1, top)
        for button in (self.choose_folder, self.choose_file):
            where.addLayout(_beside_field(button))
        lock = QHBoxLayout()
        lock.setSpacing(8)
        lock.addWidget(self.secret_row, 1, top)
        lock.addLayout(_beside_field(self.show_them))
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.close_button)
        foot.addStretch(1)
        foot.addWidget(self.look)
        foot.addWidget(self.restore)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(Label("Restore a backup", "title"))
        column.addWidget(Paragraph(_ABOUT, "body", "ink2"))
        column.addLayout(where)
        column.addLayout(lock)
        column.addWidget(self.table, 1)
        column.addStretch(0)
        column.addWidget(self.new_row)
        column.addWidget(self.progress)
        column.addWidget(self.told)
        column.addLayout(foot)

    def choose(self, place: Path) -> None:
        """Another workspace, or a backup file."""
        self.place.setText(str(place))
        self._on_other_place()
        self.secret.setFocus()

    def list_them(self) -> None:
        place, typed = Path(self.place.text().strip()).expanduser(), self.secret.text()
        wrong = "" if self.place.text().strip() and place.exists() else "Choose a workspace, or a backup file."
        self.place_row.set_error(wrong)
        self.secret_row.set_error("" if typed else "Type the passphrase first.")
        if wrong or not typed:
            (self.place if wrong else self.secret).setFocus()
            return
        self._start("Reading the backups", listing(place, typed), self._on_listed)

    def stop(self) -> None:
        if self._job is not None:
            self._job.stop()
            self._job.wait()
            self._job = None

    @property
    def _is_file(self) -> bool:
        return Path(self.place.text().strip()).expanduser().is_file()

    def _start(self, title: str, work: Work[Any], then: Callable[[Any], None]) -> None:
        if self._job is not None:
            work.close()
            return
        self._unsure()
        self._job = Job(work, self)
        self._job.progressed.connect(self._on_progressed)
        self._job.succeeded.connect(lambda result: self._on_done(then, result))
        self._job.failed.connect(self._on_failed)
        self._job.cancelled.connect(self._on_cancelled)
        self.progress.show_title(title)
        self.progress.setHidden(False)
        self._allow(None)
        self._job.start()

    def _settle(self) -> None:
        if self._job is not None:
            self._job.wait()
            self._job.deleteLater()
            self._job = None
        self.progress.setHidden(True)
        self._allow(self.table.current())

    def _allow(self, chosen: Backup | None) -> None:
        idle = self._job is None
        self.show_them.setEnabled(idle)
        usable = idle and self._listed is not None and chosen is not None and chosen.verified is True
        self.restore.setEnabled(usable)
        self.look.setEnabled(usable and not self._is_file)

    def _tell(self, kind: MessageKind, happened: str, safe: str = "") -> None:
        self.told.show_message(kind, happened, safe)
        self.told.setHidden(False)

    def _unsure(self) -> None:
        self._sure_of = None
        self.restore.setText("Restore…")
        self.told.setHidden(True)

    def _on_other_place(self) -> None:
        self._listed = None
        self._unsure()
        self.place_row.set_error("")
        self.table.show_backups(())
        self.table.setHidden(True)
        self.new_row.setHidden(not self._is_file)
        if self._is_file:
            file = Path(self.place.text().strip()).expanduser()
            self.new_place.setText(str(Path.home() / new_name(file)))

    def _on_listed(self, listed: Listed) -> None:
        self._listed = listed
        self.secret.clear()
        self.table.setHidden(not listed.backups)
        self.table.show_backups(listed.backups)
        self.resize(self.width(), max(self.height(), _WITH_TABLE))
        if listed.backups:
            self.table.setFocus()
        else:
            self._tell("info", "There is no backup of this workspace", "Choose a backup file from another place.")

    def _on_chosen(self, chosen: Backup | None) -> None:
        self._allow(chosen)
        if self._sure_of is not None:
            self._unsure()

    def _on_look(self) -> None:
        from ui.backups.look import LookDialog

        chosen = self.table.current()
        if chosen is not None and self._listed is not None:
            LookDialog(Path(self.place.text().strip()).expanduser(), chosen, self._listed.unlocked, self).open()

    def _on_restore(self) -> None:
        chosen = self.table.current()
        if chosen is None or self._listed is None:
            return
        if self._sure_of != chosen.file:
            self._ask_about(chosen)
            return
        place, new = Path(self.place.text().strip()).expanduser(), Path(self.new_place.text().strip()).expanduser()
        target = new if self._is_file else place
        work = putting_back(target, chosen.file, self._listed, self._data, new=self._is_file)
        self._start("Checking the backup, then putting it in place", work, self._on_restored)

    def _ask_about(self, chosen: Backup) -> None:
        self._sure_of = chosen.file
        self.restore.setText("Put it back")
        self.close_button.setFocus()
        where = f"A new workspace is made at {self.new_place.text().strip()}." if self._is_file else (
            "What the workspace holds now is backed up and kept in its quarantine folder; then this backup takes its "
            "place. Whatever was written after it is not in it."
        )  # fmt: skip
        self._tell("caution", f"Put back the backup of {made_at(chosen)}?", where)

    def _on_restored(self, restored: Any) -> None:
        told = list(restored.notes)
        if restored.aside is not None:
            told.append(f"What was here before is kept in {restored.aside.parent.name}/{restored.aside.name}.")
        self._listed = None
        self.restore.setEnabled(False)
        self._tell("ok", f"The backup of {made_at(restored.backup)} was put back", " ".join(told))
        self.close_button.setFocus()

    def _on_choose_folder(self) -> None:
        self._choose("Choose a workspace", QFileDialog.FileMode.Directory)

    def _on_choose_file(self) -> None:
        self._choose("Choose a backup file", QFileDialog.FileMode.ExistingFile, "Backups (*.backup)")

    def _choose(self, title: str, mode: QFileDialog.FileMode, kinds: str = "") -> None:
        chooser = QFileDialog(self, title, str(Path.home()), kinds)
        chooser.setFileMode(mode)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.fileSelected.connect(lambda chosen: self.choose(Path(chosen)))
        chooser.open()

    def _on_stop(self) -> None:
        if self._job is not None:
            self._job.stop()

    def _on_progressed(self, progress: Progress) -> None:
        self.progress.show_progress(progress.done, progress.total, progress.label)

    def _on_done(self, then: Callable[[Any], None], result: Any) -> None:
        self._settle()
        then(result)
        self._allow(self.table.current())

    def _on_failed(self, error: Exception) -> None:
        self._settle()
        if not isinstance(error, WorkbenchError):
            raise error
        if isinstance(error, WrongPassphrase):
            self.secret_row.set_error(str(error))
        else:
            self._tell("alarm", str(error))
        self.secret.selectAll()
        self.secret.setFocus()

    def _on_cancelled(self) -> None:
        self._settle()
        self._tell("info", "Stopped", "Nothing was changed.")

    # What Qt asks

    def done(self, result: int) -> None:
        self.stop()
        super().done(result)


def _beside_field(button: Button) -> QVBoxLayout:
    """Beside the field of a row, below its label."""
    column = QVBoxLayout()
    column.addSpacing(round(theme.line("label")) + 4)
    column.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
    column.addStretch(1)
    return column
