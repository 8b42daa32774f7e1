"""Long work in the background: one generator, one thread, progress and a way to stop."""

from typing import Any

from PySide6.QtCore import QObject, QThread, Signal

from workbench.domain.progress import Work


class Job(QThread):
    """Runs `work` to its end. Stopping closes the generator, whose own clean-up leaves nothing behind."""

    progressed = Signal(object)
    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()

    def __init__(self, work: Work[Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work

    def stop(self) -> None:
        self.requestInterruption()

    # What Qt asks

    def run(self) -> None:
        try:
            while not self.isInterruptionRequested():
                self.progressed.emit(next(self._work))
        except StopIteration as stop:
            self.succeeded.emit(stop.value)
        except Exception as error:
            self.failed.emit(error)
        else:
            self._work.close()
            self.cancelled.emit()
