"""When the last backup of a workspace was checked, looked up in the background: no passphrase is needed for that."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.components.labels import Icon, Label
from ui.jobs import Job
from ui.recent import day
from workbench.domain.progress import Progress, Work
from workbench.errors import WorkbenchError

Found = tuple[Path, datetime | None]


class BackupLine(QWidget):
    """Empty until it is known; `stop` waits for the look that is going on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = Path()
        self._jobs: list[Job] = []
        self._sign = Icon("shield-check", "ok", 16)
        self._words = Label("", "detail", "ink2")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._sign)
        row.addWidget(self._words, 1)
        self._show("", known=False)

    def look(self, folder: Path) -> None:
        self._folder = folder
        self._show("", known=False)
        if not folder.exists():
            return
        job = Job(_look(folder), self)
        self._jobs.append(job)
        job.succeeded.connect(self._on_found)
        job.failed.connect(self._on_failed)
        job.finished.connect(lambda: self._let_go(job))
        job.start()

    @property
    def said(self) -> str:
        return self._words.text()

    def stop(self) -> None:
        for job in self._jobs:
            job.stop()
            job.wait()
        self._jobs = []

    def _on_found(self, found: Found) -> None:
        folder, at = found
        if folder != self._folder:
            return
        if at is None:
            self._show("No backup yet", known=False)
        else:
            here = at.astimezone().replace(tzinfo=None)
            self._show(f"Last backup checked and readable, {day(here, datetime.now())}", known=True)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, WorkbenchError | OSError):
            raise error

    def _let_go(self, job: Job) -> None:
        if job in self._jobs:
            self._jobs.remove(job)
            job.deleteLater()

    def _show(self, words: str, *, known: bool) -> None:
        self._sign.setVisible(known)
        self._words.setText(words)


def _look(folder: Path) -> Work[Found]:
    from workbench.storage.backups.backing_up import last_verified

    yield Progress(0, 1, "Backups")
    return folder, last_verified(folder)
