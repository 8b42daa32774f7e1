"""How far grades go together, worked out in the background: begun when scores are shown, let go when they are left."""

from PySide6.QtCore import QObject, QTimer, Signal

from ui.jobs import Job
from workbench.domain.moderation.agreement import Agreement, agreement
from workbench.domain.progress import Progress, Work
from workbench.domain.whole_audit import WholeAudit

_SOON_MS = 50
"""The screen is painted first."""


class Measuring(QObject):
    """`found` carries the Agreement of the audit asked for last; never of another."""

    found = Signal(object)
    progressed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._whole: WholeAudit | None = None
        self._done: Agreement | None = None
        self._job: Job | None = None
        self._going: list[Job] = []
        """Those told to stop that have not yet."""
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self._begin)

    @property
    def busy(self) -> bool:
        return self._job is not None or self._soon.isActive()

    @property
    def running(self) -> bool:
        """Whether a thread is at work, for what is asked or for what was."""
        return bool(self._going)

    def start(self, whole: WholeAudit) -> Agreement | None:
        """What is known already of this very audit; else None, and it is worked out."""
        if whole is self._whole:
            if self._done is None and not self.busy:
                self._soon.start()
            return self._done
        self.leave()
        self._whole, self._done = whole, None
        self._soon.start()
        return None

    def leave(self) -> None:
        """Let go of what runs; it is begun again when it is asked for again."""
        self._soon.stop()
        if self._job is not None:
            self._job.stop()
            self._job = None

    def stop(self) -> None:
        """The window closes: end it and wait."""
        self.leave()
        for job in list(self._going):
            job.stop()
            job.wait()

    def _begin(self) -> None:
        if self._whole is None:
            return
        job = self._job = Job(_of(self._whole), self)
        self._going.append(job)
        job.progressed.connect(self._on_progressed)
        job.succeeded.connect(self._on_done)
        job.failed.connect(self._on_failed)
        job.finished.connect(self._on_finished)
        job.start()

    def _on_progressed(self, at: Progress) -> None:
        if self._job is not None:
            self.progressed.emit(at)

    def _on_done(self, found: tuple[WholeAudit, Agreement]) -> None:
        whole, measured = found
        if whole is self._whole:
            self._job, self._done = None, measured
            self.found.emit(measured)

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        raise error

    def _on_finished(self) -> None:
        for job in [each for each in self._going if each.isFinished()]:
            self._going.remove(job)
            job.deleteLater()


def _of(whole: WholeAudit) -> Work[tuple[WholeAudit, Agreement]]:
    """With the audit it is about: what comes late is told from what is wanted."""
    found = yield from agreement(whole)
    return whole, found
