"""Looking through the whole of a workspace without going in: what is wrong with it, or that nothing is."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.components.button import Button
from ui.components.form_row import FormRow
from ui.components.labels import Label
from ui.components.message_bar import MessageBar, MessageKind
from ui.components.paragraph import Paragraph
from ui.form.growing import Growing
from ui.form.secret import Secret
from ui.jobs import Job
from workbench.domain.progress import Progress, Work
from workbench.domain.text import counted
from workbench.errors import WorkbenchError

Found = tuple[str, tuple[str, ...]]
"""What is in it, and what is wrong with it."""


class CheckDialog(Growing):
    """The workspace is opened read only, so that even a look cannot change it."""

    def __init__(self, folder: Path | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Check a file")
        self.setMinimumWidth(600)
        self.where = QLineEdit(str(folder) if folder else "")
        self.where_row = FormRow("Workspace folder", self.where, required=True)
        choose = Button("Choose…", height=36)
        choose.setAccessibleName("Choose the workspace folder")
        choose.clicked.connect(self._on_choose)
        self.secret = Secret("Passphrase")
        self.secret_row = FormRow("Passphrase", self.secret, required=True)
        self.told = MessageBar("info", "")
        self.told.setHidden(True)
        self.close_button = Button("Close", key="Esc", height=40)
        self.close_button.clicked.connect(self.reject)
        self.go = Button("Check", "primary", key="Enter", height=40)
        self.go.setDefault(True)
        self.go.clicked.connect(self.check)
        place = QHBoxLayout()
        place.setSpacing(8)
        place.addWidget(self.where_row, 1)
        place.addWidget(choose, 0, Qt.AlignmentFlag.AlignBottom)
        buttons = QHBoxLayout()
        buttons.addWidget(self.close_button)
        buttons.addStretch(1)
        buttons.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(Label("Check a file", "title"))
        column.addWidget(
            Paragraph("Every page is read, and every entry of the history is compared with the one before. Nothing is "
                      "changed.", "body", "ink2")
        )  # fmt: skip
        column.addLayout(place)
        column.addWidget(self.secret_row)
        column.addWidget(self.told)
        column.addLayout(buttons)
        (self.secret if folder else self.where).setFocus()

    def check(self) -> None:
        if self._job is not None:
            return
        folder, typed = self.where.text().strip(), self.secret.text()
        self.where_row.set_error("" if folder else "Choose the folder of a workspace.")
        self.secret_row.set_error("" if typed else "Type the passphrase of this workspace.")
        if not folder or not typed:
            (self.secret if folder else self.where).setFocus()
            return
        self.go.setEnabled(False)
        self._tell("info", "Checking…")
        self._job = Job(_check(Path(folder), typed, datetime.now(UTC)), self)
        self._job.progressed.connect(self._on_progressed)
        self._job.succeeded.connect(self._on_checked)
        self._job.failed.connect(self._on_failed)
        self._job.start()

    def _on_progressed(self, progress: Progress) -> None:
        if progress.total > 1:
            self._tell("info", f"Checking… {progress.label}, {progress.done} of {progress.total}")

    def _on_checked(self, found: Found) -> None:
        self._settle()
        held, problems = found
        if problems:
            self._tell(
                "alarm",
                f"{counted(len(problems), 'thing')} wrong with this workspace",
                "\n".join(
                    (*problems, "Nothing was changed. Restore the last backup, or ask for help before going on.")
                ),
            )
        else:
            self._tell("ok", "This workspace is whole", f"{held}. Every page could be read; the history is unbroken.")

    def _on_failed(self, error: Exception) -> None:
        self._settle()
        if not isinstance(error, WorkbenchError):
            raise error
        self._tell("alarm", str(error))
        self.secret.selectAll()
        self.secret.setFocus()

    def _settle(self) -> None:
        self.go.setEnabled(True)
        if self._job is not None:
            self._job.wait()
            self._job.deleteLater()
            self._job = None

    def _tell(self, kind: MessageKind, happened: str, safe: str = "") -> None:
        self.told.setHidden(False)
        self.told.show_message(kind, happened, safe)
        self.adjustSize()

    def _on_choose(self) -> None:
        chooser = QFileDialog(self, "Check a file", self.where.text() or str(Path.home()))
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.setOption(QFileDialog.Option.ShowDirsOnly)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.fileSelected.connect(self.where.setText)
        chooser.open()

    # What Qt asks

    def done(self, result: int) -> None:
        if self._job is not None:
            self._job.stop()
            self._job.wait()
            self._job = None
        super().done(result)


def _check(folder: Path, passphrase: str, now: datetime) -> Work[Found]:
    from contextlib import closing

    from workbench import tasks
    from workbench.domain.questions import Programme
    from workbench.storage import workspaces
    from workbench.storage.keys import tries

    yield Progress(0, 1, "Opening")
    found = workspaces.check_folder(folder)
    unlocked = tries.unlock(found, passphrase, "", now, mend=False)
    with closing(workspaces.open_unlocked(found, unlocked, machine="", read_only=True)) as store:
        problems = yield from tasks.check(store)
        programme = store.ask(Programme())
    cases = sum(each.cases for each in programme)
    return f"{counted(len(programme), 'audit')}, {counted(cases, 'case')}", problems
