"""Reading a file into the workspace: how far it is, what stops it, and then what was taken and what was left."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QVBoxLayout, QWidget

from ui.components.button import Button
from ui.components.form_row import FormRow
from ui.components.labels import Label
from ui.components.message_bar import MessageBar
from ui.components.progress_card import ProgressCard
from ui.form.growing import Growing
from ui.form.whole_rows import WholeRows
from ui.jobs import Job
from workbench.domain.identifiers.staged import IdentifiersFound
from workbench.domain.progress import Progress, Work
from workbench.domain.text import counted
from workbench.errors import WorkbenchError

Told = tuple[str, tuple[str, ...]]
"""What happened in one sentence, and the particulars."""
Taking = Callable[[str], Work[Any]]
"""Begins the work; it is given why identifiers are kept, or an empty text."""


class TakingIn(Growing):
    """`taken` carries the result once it is in the file.

    A file with identifiers changes nothing until somebody has said why they are kept.
    """

    taken = Signal(object)

    def __init__(
        self, title: str, work: Taking | Work[Any], tell: Callable[[Any], Told], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._title, self._work, self._tell = title, work, tell
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(560)
        self.progress = ProgressCard(title)
        self.told = MessageBar("ok", "")
        self.told.setHidden(True)
        self.particulars = QListWidget()
        self.particulars.setAccessibleName("What was taken and what was left")
        WholeRows(self.particulars)
        self.particulars.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.particulars.setMinimumHeight(180)
        self.particulars.setHidden(True)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText("Such as: published number of the duty team")
        self.reason_row = FormRow(
            "Keep them, because", self.reason, hint="Kept with your name and the day; they are not marked again."
        )
        self.reason_row.setHidden(True)
        self.keep_button = Button("Keep them and take it in", height=40)
        self.keep_button.clicked.connect(self._on_keep)
        self.keep_button.setHidden(True)
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
        column.addWidget(self.reason_row)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.keep_button)
        buttons.addWidget(self.close_button)
        column.addLayout(buttons)
        self._job: Job | None = None
        self._begin("")

    def _begin(self, reason: str) -> None:
        self._job = Job(self._work(reason) if callable(self._work) else self._work, self)
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
        (self.close_button if self.reason_row.isHidden() else self.reason).setFocus()
        self.told.setHidden(False)

    def _on_progressed(self, progress: Progress) -> None:
        self.progress.show_progress(progress.done, progress.total, progress.label)

    def _on_succeeded(self, result: Any) -> None:
        happened, particulars = self._tell(result)
        self.told.show_message("ok", happened)
        self.particulars.clear()
        self.particulars.setAccessibleName("What was taken and what was left")
        self.particulars.addItems(list(particulars))
        self.particulars.setHidden(not particulars)
        self._settle()
        self.taken.emit(result)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, WorkbenchError):
            self._settle()
            raise error
        if isinstance(error, IdentifiersFound):
            self._show_identifiers(error)
        else:
            self.told.show_message("alarm", str(error))
        self._settle()

    def _show_identifiers(self, error: IdentifiersFound) -> None:
        """Where each stands and the smallest fix: mend the file, or say why they are kept."""
        found = counted(len(error.spots), "text that looks", "texts that look")
        safe = "Nothing was changed. Mend the file and take it in again, or say why they are kept."
        self.told.show_message("caution", f"{error.name} has {found} like an identifier", safe)
        self.particulars.clear()
        self.particulars.addItems([spot.sentence for spot in error.spots])
        self.particulars.setAccessibleName("What looks like an identifier")
        for each in (self.particulars, self.reason_row, self.keep_button):
            each.setHidden(False)
        self.keep_button.setDefault(True)

    def _on_keep(self) -> None:
        reason = self.reason.text().strip()
        self.reason_row.set_error("" if reason else "Say why, such as: published number of the duty team.")
        if not reason:
            self.reason.setFocus()
            return
        for each in (self.particulars, self.reason_row, self.keep_button, self.close_button, self.told):
            each.setHidden(True)
        self.progress.setHidden(False)
        self.progress.show_title(self._title)
        self._begin(reason)

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
