"""Making the return forms: how far it is, and then where they are and what happens to them next."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from ui.components.button import Button
from ui.components.labels import Label
from ui.components.message_bar import MessageBar
from ui.components.progress_card import ProgressCard
from ui.form.growing import Growing
from ui.jobs import Job
from ui.workspace import OpenWorkspace
from workbench.domain.progress import Progress
from workbench.domain.returns.form import asked_nothing
from workbench.domain.returns.standing import ReturnsNow
from workbench.domain.text import counted, listed
from workbench.errors import WorkbenchError

TITLE = "Make forms"


class FormsDialog(Growing):
    """It begins at once; closing it before the end leaves no form behind."""

    def __init__(self, workspace: OpenWorkspace, now: ReturnsNow, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        from workbench import return_tasks

        self._workspace, self._now, self._folder = workspace, now, folder
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(TITLE)
        self.setMinimumWidth(600)
        self.progress = ProgressCard("Making one form for each agency")
        self.told = MessageBar("ok", "")
        self.told.hide()
        self.files = QListWidget()
        self.files.setAccessibleName("Forms made")
        self.files.setMinimumHeight(180)
        self.files.hide()
        self.show_folder = Button("Open the folder", icon_name="folder-open", height=40)
        self.show_folder.clicked.connect(self._on_folder)
        self.show_folder.hide()
        self.close_button = Button("Close", "primary", key="Esc", height=40)
        self.close_button.clicked.connect(self.accept)
        self.close_button.hide()
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.show_folder)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 22, 28, 20)
        column.setSpacing(12)
        column.addWidget(Label(TITLE, "title"))
        column.addWidget(self.progress)
        column.addWidget(self.told)
        column.addWidget(self.files, 1)
        column.addLayout(foot)
        work = return_tasks.make_forms(workspace.store, now.audit.id, folder, now.today)
        self._job: Job | None = Job(work, self)
        self._job.progressed.connect(self._on_progressed)
        self._job.succeeded.connect(self._on_made)
        self._job.failed.connect(self._on_failed)
        self._job.cancelled.connect(self._on_cancelled)
        self.progress.stop_requested.connect(self._job.stop)
        self._job.start()

    @property
    def busy(self) -> bool:
        return self._job is not None

    def stop(self) -> None:
        if self._job is not None:
            self._job.stop()
            self._job.wait()
            self._job = None

    def _on_progressed(self, progress: Progress) -> None:
        self.progress.show_progress(progress.done, progress.total, progress.label)

    def _on_made(self, files: Any) -> None:
        nothing = [each.agency.name for each in asked_nothing(self._now.sheet.whole)]
        safe = "Nothing was sent. Give each agency its form by the way you have agreed."
        if nothing:
            safe += (
                f" None was made for {listed(nothing)}: nothing is asked of {'it' if len(nothing) == 1 else 'them'}."
            )
        self.told.show()
        self.told.show_message("ok", f"{counted(len(files), 'form')} made in {self._folder.name}", safe)
        self.files.addItems([path.name for path in files])
        self.files.show()
        self.show_folder.show()
        self._settle()
        self._workspace.changed.emit(frozenset())
        self._workspace.did.emit(f"{counted(len(files), 'return form')} made")

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, WorkbenchError):
            self.told.show()
            self.told.show_message("alarm", str(error), "No form was left behind.")
        self._settle()
        if not isinstance(error, WorkbenchError):
            self.reject()
            raise error

    def _on_cancelled(self) -> None:
        self.told.show()
        self.told.show_message("info", "Stopped", "No form was left behind.")
        self._settle()

    def _settle(self) -> None:
        if self._job is not None:
            self._job.wait()
            self._job.deleteLater()
            self._job = None
        self.progress.hide()
        self.close_button.show()
        self.close_button.setFocus()

    def _on_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    # What Qt asks

    def done(self, result: int) -> None:
        self.stop()
        super().done(result)
