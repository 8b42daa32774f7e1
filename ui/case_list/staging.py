"""A list read and staged in the background, so that the window never waits: the latest wish wins."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from ui.jobs import Job
from workbench.domain.progress import Work
from workbench.errors import WorkbenchError

Wish = Callable[[], Work[Any]]


class Staging(QObject):
    """`done` carries (what was wished for, its result); `failed` a sentence."""

    done = Signal(str, object)
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self._doing = ""
        self._next: tuple[str, Wish] | None = None

    @property
    def busy(self) -> bool:
        return self._job is not None

    def wish(self, what: str, work: Wish) -> None:
        """Do this next. What waits is replaced by it; what runs comes to its end first."""
        self._next = (what, work)
        if self._job is None:
            self._begin()

    def stop(self) -> None:
        self._next = None
        if self._job is not None:
            self._job.stop()
            self._job.wait()
            self._job.deleteLater()
            self._job = None

    def _begin(self) -> None:
        if self._next is None:
            return
        (self._doing, work), self._next = self._next, None
        job = self._job = Job(work(), self)
        job.succeeded.connect(self._on_succeeded)
        job.failed.connect(self._on_failed)
        job.start()

    def _settle(self) -> None:
        if self._job is not None:
            self._job.wait()
            self._job.deleteLater()
            self._job = None

    def _on_succeeded(self, result: Any) -> None:
        if self._job is None:  # stopped meanwhile
            return
        self._settle()
        if self._next is None or self._doing != self._next[0]:
            self.done.emit(self._doing, result)
        self._begin()

    def _on_failed(self, error: Exception) -> None:
        if self._job is None:
            return
        self._settle()
        self._next = None
        if not isinstance(error, WorkbenchError):
            raise error
        self.failed.emit(str(error))
