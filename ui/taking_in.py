"""Reading a file into the workspace: how far it is, and then what was taken and what was left."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QListWidget, QVBoxLayout, QWidget

from ui.components.button import Button
from ui.components.labels import Label
from ui.components.message_bar import MessageBar
from ui.components.progress_card import ProgressCard
from ui.jobs import Job
from workbench.domain.progress import Progress, Work
from workbench.domain.text import counted
from workbench.errors import WorkbenchError

Told = tuple[str, tuple[str, ...]]
"""What happened in one sentence, and the particulars."""


class TakingIn(QDialog):
    """`taken` carries the result once it is in the file."""

    taken = Signal(object)

    def __init__(self, title: str, work: Work[Any], tell: Callable[[Any], Told], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tell = tell
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(560)
        self.progress = ProgressCard(title)
        self.told = MessageBar("ok", "")
        self.told.setHidden(True)
        self.particulars = QListWidget()
        self.particulars.setAccessibleName("What was taken and what was left")
        self.particulars.setWordWrap(True)
        self.particulars.setMinimumHeight(180)
        self.particulars.setHidden(True)
        self.close_button = Button("Close", "primary", key="Esc", height=40)
        self.close_button.clicked.connect(self.accept)
        self.close_button.setHidden(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addWidget(Label(title, "title"))
        column.addWidget(self.progress)
        column.addWidget(self.told)
        column.addWidget(self.particulars, 1)
        column.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignRight)
        self._job: Job | None = Job(work, self)
        self._job.progressed.connect(self._on_progressed)
        self._job.succeeded.connect(self._on_succeeded)
        self._job.failed.connect(self._on_failed)
        self._job.cancelled.connect(self._on_cancelled)
        self.progress.stop_requested.connect(self._job.stop)
        self._job.start()

    def stop(self) -> None:
        if self._job is not None:
            self._job.stop()
            self._job.wait()
            self._job = None

    def _settle(self) -> None:
        if self._job is not None:
            self._job.wait()
            self._job.deleteLater()
            self._job = None
        self.progress.setHidden(True)
        self.close_button.setHidden(False)
        self.close_button.setFocus()
        self.told.setHidden(False)

    def _on_progressed(self, progress: Progress) -> None:
        self.progress.show_progress(progress.done, progress.total, progress.label)

    def _on_succeeded(self, result: Any) -> None:
        happened, particulars = self._tell(result)
        self.told.show_message("ok", happened)
        self.particulars.addItems(list(particulars))
        self.particulars.setHidden(not particulars)
        self._settle()
        self.taken.emit(result)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, WorkbenchError):
            self._settle()
            raise error
        self.told.show_message("alarm", str(error))
        self._settle()

    def _on_cancelled(self) -> None:
        self.told.show_message("info", "Stopped", "Nothing was taken in.")
        self._settle()

    # What Qt asks

    def done(self, result: int) -> None:
        self.stop()
        super().done(result)


def imported(found: Any) -> Told:
    return f"{found.ref} was taken in", found.notes


def lines_taken(taken: Any) -> Told:
    reading = taken.reading
    took = [f"Taken: {line.number}. {line.title}" for line in reading.framework.lines]
    left = [f"Left: {text}" for text in reading.left]
    told = f"{taken.sentence} {counted(len(left), 'text')} left." if left else taken.sentence
    return told, (*reading.assumed, *took, *left)
