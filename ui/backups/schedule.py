"""Backups while a workspace is open: soon after opening, and every half hour in which something changed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from ui.jobs import Job
from ui.workspace import OpenWorkspace
from workbench.domain.backup_plan import Backup, Why
from workbench.domain.progress import Work
from workbench.errors import WorkbenchError

SETTLED_MS, HALF_HOUR_MS = 20_000, 30 * 60_000
"""The first look waits until the opening is over and a person is at work."""
_OLD = timedelta(hours=1)


class Schedule(QObject):
    """Says nothing while all goes well. `failed` carries a sentence, once until a backup succeeds again."""

    made = Signal(object)
    failed = Signal(str)

    def __init__(self, workspace: OpenWorkspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._job: Job | None = None
        self._told = False
        self.changed = self._was_changed = False
        """Whether something was saved since the last backup began; and so when that one did."""
        self._opening = QTimer(self, singleShot=True, interval=SETTLED_MS)
        self._opening.timeout.connect(self.at_opening)
        self._regular = QTimer(self, interval=HALF_HOUR_MS)
        self._regular.timeout.connect(self.at_half_hour)
        workspace.saved.connect(self._on_changed)
        workspace.changed.connect(self._on_changed)

    def begin(self) -> None:
        if not self._workspace.read_only:
            self._opening.start()
            self._regular.start()

    def at_opening(self) -> None:
        self._start(_at_opening(self._workspace, datetime.now(UTC)))

    def at_half_hour(self) -> None:
        if self.changed:
            self._start(_backing_up(self._workspace, Why.HALF_HOUR))

    def stop(self) -> None:
        """Make no more; what is being made is given up and leaves nothing."""
        self._opening.stop()
        self._regular.stop()
        if self._job is not None:
            self._job.stop()
            self._job.wait()
            self._job = None
            self.changed = self.changed or self._was_changed

    def _start(self, work: Work[Backup | None]) -> None:
        if self._job is not None:
            work.close()
            return
        self._was_changed, self.changed = self.changed, False
        self._job = Job(work, self)
        self._job.succeeded.connect(self._on_made)
        self._job.failed.connect(self._on_failed)
        self._job.start()

    def _settle(self) -> None:
        if self._job is not None:
            self._job.wait()
            self._job.deleteLater()
            self._job = None

    def _on_changed(self, _what: object) -> None:
        self.changed = True

    def _on_made(self, backup: Backup | None) -> None:
        self._told = False
        self._settle()
        if backup is not None:
            self.made.emit(backup)

    def _on_failed(self, error: Exception) -> None:
        self._settle()
        self.changed = self.changed or self._was_changed
        if not isinstance(error, WorkbenchError):
            raise error
        if not self._told:
            self._told = True
            self.failed.emit(str(error))


def _at_opening(workspace: OpenWorkspace, now: datetime) -> Work[Backup | None]:
    """A backup where the last one is older than an hour, or there is none that can be read."""
    from workbench.storage.backups.listing import FOLDER, outlines

    newest = next(outlines(workspace.store.folder / FOLDER), None)
    if newest is not None and timedelta() <= now - newest.at <= _OLD:
        return None
    return (yield from _backing_up(workspace, Why.OPENED))


def _backing_up(workspace: OpenWorkspace, why: Why) -> Work[Backup | None]:
    from workbench.storage.backups.backing_up import back_up

    return (yield from back_up(workspace.store, why))
