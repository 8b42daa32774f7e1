"""What follows once a workspace is open: words brought back after a crash, and the slow look at the whole file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QDialog

from ui.backups.schedule import Schedule
from ui.desk import Desk
from ui.jobs import Job
from ui.workspace import OpenWorkspace
from workbench.domain.questions import Drafts
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from ui.backups.leaving import Leaving


class AfterOpening(QObject):
    """Tells the desk what it finds; `stop` ends the check with the window."""

    def __init__(self, workspace: OpenWorkspace, desk: Desk) -> None:
        super().__init__(desk)
        self._workspace = workspace
        self._desk = desk
        self._check: Job | None = None
        self._leaving: Leaving | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._start_check)
        self._backups = Schedule(workspace, self)
        self._backups.failed.connect(self._on_no_backup)

    def begin(self) -> None:
        store = self._workspace.store
        for notice in store.notices:
            self._desk.tell("caution", notice)
        if store.read_only:
            self._desk.tell("info", "This workspace is open read only", "Everything can be read and exported.")
        else:
            self._bring_back()
        self._backups.begin()
        self._soon.start()

    def stop(self) -> None:
        self._soon.stop()  # nothing begins any more in a window that was closed as soon as it was open
        if self._check is not None:
            self._check.stop()
            self._check.wait()
        self._backups.stop()
        for dialog in self._desk.window().findChildren(QDialog):
            if type(dialog).__module__.startswith("ui.backups."):  # which is imported when it is first opened
                getattr(dialog, "stop", lambda: None)()

    def leave(self) -> Leaving:
        """Close the workspace, with a backup of what was done in it; once, however often it is asked."""
        from ui.backups.leaving import Leaving

        if self._leaving is None:
            self._leaving = Leaving(self._workspace, changed=self._backups.changed, parent=self)
        return self._leaving

    def _bring_back(self) -> None:
        drafts = self._workspace.ask(Drafts())
        if not drafts:
            return
        from ui.recovery import bring_back

        told = bring_back(self._workspace)
        if told:
            since = drafts[0].at.astimezone()
            changes = "1 change" if len(told) == 1 else f"{len(told)} changes"
            were = "was" if len(told) == 1 else "were"
            self._desk.tell("info", f"{changes} since {since:%H:%M} {were} recovered", "\n".join(told))

    def _start_check(self) -> None:
        from workbench import tasks

        self._check = Job(tasks.check(self._workspace.store), self)
        self._check.succeeded.connect(self._on_checked)
        self._check.failed.connect(self._on_failed)
        self._check.start()

    def _on_no_backup(self, why: str) -> None:
        self._desk.tell("caution", why, "Your work itself is saved. It is tried again at the next half hour.")

    def _on_checked(self, problems: tuple[str, ...]) -> None:
        if problems:
            self._desk.tell("alarm", "The check of this workspace found something wrong", "\n".join(problems))

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, WorkbenchError):
            raise error
        self._desk.tell("alarm", str(error))
