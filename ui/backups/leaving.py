"""Closing a workspace: the last backup of what was done, and whatever follows. It never makes anybody wait untold."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from ui.backups.leaving_window import LeavingWindow
from ui.jobs import Job
from ui.workspace import OpenWorkspace
from workbench.domain.backup_plan import Why
from workbench.domain.progress import Progress, Work
from workbench.errors import WorkbenchError

_UNTOLD = 1.0
"""Seconds that the closing backup may take before it is told of; the window is hidden already, so nothing freezes."""
_SAVED = "Everything you did is saved in the workspace itself."

Relaunch = Callable[[Path | None], None]


class Leaving(QObject):
    """The workspace is closed once its backup is made, or somebody would not wait for it."""

    def __init__(
        self, workspace: OpenWorkspace, *, changed: bool, untold: float = _UNTOLD, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._unlocked = workspace.store.unlocked
        self._folder = workspace.store.folder
        self._job: Job | None = None
        self._putting_back = False
        self._next: tuple[Relaunch, Path | None, Path | None] | None = None
        """How to begin again, where, and the backup to put back on the way."""
        self.closed = False
        """Whether the workspace is closed; nothing follows before that."""
        self.window: LeavingWindow | None = None
        """Shown only where there is something to wait for or to say."""
        if changed and not workspace.read_only:
            self._back_up(untold)
        else:
            self._close_workspace()

    def then(self, relaunch: Relaunch, folder: Path | None, backup: Path | None = None) -> None:
        """Begin again at `folder` once it is closed; where a `backup` is named, when that was put back."""
        self._next = (relaunch, folder, backup)
        self._follow()

    def _back_up(self, untold: float) -> None:
        work, until = _backing_up(self._workspace), time.monotonic() + untold
        try:
            while time.monotonic() < until:
                next(work)
        except StopIteration:
            self._close_workspace()
        except WorkbenchError as error:
            self._close_workspace()
            self._say("alarm", str(error), _SAVED)
        else:
            self._window().show_work("Closing", "Making the last backup", stop="Close without it")
            self._run(work)

    def _put_back(self, backup: Path) -> None:
        self._putting_back = True
        self._window().show_work("Putting back a backup", "Checking it, then putting it in place", stop="Stop")
        self._run(_restoring(self._folder, self._unlocked, backup))

    def _run(self, work: Work[Any]) -> None:
        self._job = Job(work, self)
        self._job.progressed.connect(self._on_progressed)
        self._job.succeeded.connect(self._on_done)
        self._job.failed.connect(self._on_failed)
        self._job.cancelled.connect(self._on_cancelled)
        self._job.start()

    def _window(self) -> LeavingWindow:
        if self.window is None:
            self.window = LeavingWindow()
            self.window.stopped.connect(self._on_stop)
            self.window.went_on.connect(self._follow)
        return self.window

    def _say(self, kind: str, happened: str, safe: str) -> None:
        self._window().say(kind, happened, safe, "Open the workspace" if self._next is not None else "Close")

    def _close_workspace(self) -> None:
        if not self.closed:
            self._workspace.close()
            self.closed = True
        self._follow()

    def _follow(self) -> None:
        """What comes after, once there is nothing left to wait for and nothing left to say."""
        if not self.closed or self._job is not None or (self.window is not None and self.window.is_saying):
            return
        relaunch, folder, backup = self._next or (None, None, None)
        if backup is not None:
            assert relaunch is not None
            self._next = (relaunch, folder, None)
            self._put_back(backup)
            return
        if self.window is not None:
            self.window.leave()
        if relaunch is not None:
            self._next = None
            relaunch(folder)

    def _settle(self) -> None:
        if self._job is not None:
            self._job.wait()
            self._job.deleteLater()
            self._job = None

    def _on_put_back(self, restored: Any) -> None:
        from workbench.storage.backups.put_back import day_and_time

        told = list(restored.notes)
        if restored.aside is not None:
            told.append(f"What was here before is kept in {restored.aside.parent.name}/{restored.aside.name}.")
        self._say("ok", f"The backup of {day_and_time(restored.backup.at)} was put back", " ".join(told))

    def _on_done(self, result: Any) -> None:
        self._settle()
        if self._putting_back:
            self._on_put_back(result)
        else:
            self._close_workspace()

    def _on_cancelled(self) -> None:
        self._settle()
        self._close_workspace()

    def _on_failed(self, error: Exception) -> None:
        self._settle()
        was_open, self.closed = not self.closed, True
        if was_open:
            self._workspace.close()
        safe = _SAVED if was_open else "The workspace is as it was."
        if isinstance(error, WorkbenchError):
            self._say("alarm", str(error), safe)
            return
        self._say("alarm", "Something went wrong in Plumbline itself while a backup was at work.", safe)
        raise error

    def _on_progressed(self, progress: Progress) -> None:
        self._window().progress.show_progress(progress.done, progress.total, progress.label)

    def _on_stop(self) -> None:
        if self._job is not None:
            self._job.stop()


def _backing_up(workspace: OpenWorkspace) -> Work[Any]:
    from workbench.storage.backups.backing_up import back_up

    return (yield from back_up(workspace.store, Why.CLOSED))


def _restoring(folder: Path, unlocked: Any, backup: Path) -> Work[Any]:
    from workbench.storage.backups.restoring import restoring

    return (yield from restoring(folder, lambda _folder: unlocked, backup))
