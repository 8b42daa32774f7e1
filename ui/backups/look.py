"""A look inside a backup: its programme, as it was. Nothing can be changed there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidget, QVBoxLayout, QWidget

from ui.backups.table import made_at
from ui.components.button import Button
from ui.components.labels import Label
from ui.components.message_bar import MessageBar
from ui.components.paragraph import Paragraph
from ui.components.progress_card import ProgressCard
from ui.form.whole_rows import WholeRows
from ui.jobs import Job
from workbench.domain.backup_plan import Backup, Look
from workbench.domain.progress import Progress, Work
from workbench.domain.questions import AuditSummary
from workbench.domain.text import counted
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.storage.keys.slots import Unlocked


class LookDialog(QDialog):
    def __init__(self, folder: Path, backup: Backup, unlocked: Unlocked, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"The backup of {made_at(backup)}")
        self.resize(620, 460)
        self.about = Paragraph("", "body", "ink2")
        self.progress = ProgressCard("Reading the backup")
        self.told = MessageBar("alarm", "")
        self.told.setHidden(True)
        self.audits = QListWidget()
        self.audits.setAccessibleName("Audits in this backup")
        WholeRows(self.audits)
        self.audits.setHidden(True)
        self.close_button = Button("Close", "primary", key="Esc", height=40)
        self.close_button.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addWidget(Label(f"The backup of {made_at(backup)}", "title"))
        column.addWidget(self.about)
        column.addWidget(self.progress)
        column.addWidget(self.told)
        column.addWidget(self.audits, 1)
        column.addStretch(0)
        column.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignRight)
        self.about.setHidden(True)
        self._job: Job | None = Job(_looking(folder, backup, unlocked), self)
        self._job.progressed.connect(self._on_progressed)
        self._job.succeeded.connect(self._on_looked)
        self._job.failed.connect(self._on_failed)
        self._job.cancelled.connect(self.reject)
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
        self.close_button.setFocus()

    def _on_progressed(self, progress: Progress) -> None:
        self.progress.show_progress(progress.done, progress.total, progress.label)

    def _on_looked(self, look: Look) -> None:
        self._settle()
        last = f" The case last worked on was {look.backup.last_case}." if look.backup.last_case else ""
        judged = counted(dict(look.backup.counts).get("judgement", 0), "judgement")
        self.about.set_text(f"{look.partnership}. {judged} in all, every page checked and whole.{last}")
        self.about.setHidden(False)
        self.audits.addItems([_in_words(each) for each in look.programme] or ["There is no audit in this backup."])
        self.audits.setCurrentRow(0)
        self.audits.setHidden(False)

    def _on_failed(self, error: Exception) -> None:
        self._settle()
        if not isinstance(error, WorkbenchError):
            raise error
        self.told.show_message("alarm", str(error))
        self.told.setHidden(False)

    # What Qt asks

    def done(self, result: int) -> None:
        self.stop()
        super().done(result)


def _in_words(summary: AuditSummary) -> str:
    audit, of = summary.audit, summary.cases * summary.lines
    graded = f"{summary.graded} of {of} panel judgements given" if of else "nothing to grade yet"
    return f"{audit.title}   {audit.ref}\n{counted(summary.cases, 'case')}, {graded}"


def _looking(folder: Path, backup: Backup, unlocked: Unlocked) -> Work[Look]:
    from workbench.storage.backups.look import looking

    return (yield from looking(folder, backup.file, unlocked))
