"""Export: which document, where to; then how far it is, and where it went."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.components.button import Button
from ui.components.form_row import FormRow
from ui.components.labels import Label
from ui.components.message_bar import MessageBar
from ui.components.paragraph import Paragraph
from ui.components.progress_card import ProgressCard
from ui.form.choice import Choice
from ui.form.growing import Growing
from ui.jobs import Job
from ui.theme import theme
from ui.workspace import OpenWorkspace
from workbench.domain.audits import Audit
from workbench.domain.progress import Progress
from workbench.errors import WorkbenchError

NAMES = {
    ("scoring-sheet", ""): ("Scoring sheet", "Every grade of the panel and the agencies, as an Excel workbook."),
    ("seven-minute-briefing", ""): (
        "Seven-minute briefing, landscape (PDF)",
        "One page to print and pin up, boxes 1 to 7 round the title. Marked DRAFT until signed off.",
    ),
    ("seven-minute-briefing", "portrait"): (
        "Seven-minute briefing, portrait (PDF)",
        "One page to read down: better on phones and with screen readers. Marked DRAFT until signed off.",
    ),
    ("seven-minute-briefing", "text-only"): (
        "Seven-minute briefing, text only (web page)",
        "The same words in the same order as one plain web page. Marked DRAFT until signed off.",
    ),
    ("interchange", ""): (
        "Interchange file",
        "The whole audit for another Plumbline. It holds case text: keep it safe.",
    ),
}
"""By kind and form: what each is called here, and what it is for."""


class ExportDialog(Growing):
    """`made` carries the Path of a finished document."""

    made = Signal(object)

    def __init__(
        self, workspace: OpenWorkspace, audit: Audit, parent: QWidget | None = None, first: tuple[str, str] = ("", "")
    ) -> None:
        """`first` is the kind and form that is chosen already."""
        super().__init__(parent)
        from workbench.documents import every_form, file_name

        self._workspace, self._audit = workspace, audit
        self._offered = {file_name(audit.ref, kind, form): (kind, form) for kind, form in every_form()}
        """By the name of the file, which no two share."""
        self._job: Job | None = None
        self._path = Path()
        self._replaced: Path | None = None
        """The file that may be replaced, once that has been said."""
        self._named_by_hand = False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"Export {audit.title}")
        self.setMinimumWidth(560)
        self.kind = Choice([(name, _called(kind, form.name)) for name, (kind, form) in self._offered.items()], blank="")
        self.about = Paragraph("", "detail", "ink2")
        self.file = QLineEdit()
        self.file.textEdited.connect(self._on_named)
        self.file_row = FormRow("File", self.file, required=True)
        choose = Button("Choose…")
        choose.setAccessibleName("Choose the file")
        choose.clicked.connect(self._on_choose)
        self.progress = ProgressCard("Making the document")
        self.progress.stop_requested.connect(self._on_stop)
        self.told = MessageBar("ok", "")
        self.told.acted.connect(self._on_folder)
        self.close_button = Button("Close", key="Esc", height=40)
        self.close_button.clicked.connect(self.reject)
        self.export = Button("Export", "primary", key="Enter", height=40)
        self.export.setDefault(True)
        self.export.clicked.connect(self.start)
        self.kind.picked.connect(self._on_kind)
        place = QHBoxLayout()
        place.addWidget(self.file_row, 1, Qt.AlignmentFlag.AlignTop)
        beside = QVBoxLayout()  # beside the field: what is wrong with it stands below both
        beside.addSpacing(round(theme.line("label")) + 4)
        beside.addWidget(choose)
        beside.addStretch(1)
        place.addLayout(beside)
        buttons = QHBoxLayout()
        buttons.addWidget(self.close_button)
        buttons.addStretch(1)
        buttons.addWidget(self.export)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addWidget(Label(f"Export {audit.title}", "title"))
        column.addWidget(FormRow("Document", self.kind))
        column.addWidget(self.about)
        column.addLayout(place)
        column.addWidget(self.progress)
        column.addWidget(self.told)
        column.addSpacing(4)
        column.addLayout(buttons)
        self.progress.setHidden(True)
        self.told.setHidden(True)
        names = {(kind, form.name): name for name, (kind, form) in self._offered.items()}
        self.kind.set_value(names.get(first, next(iter(self._offered))))
        self._on_kind()

    @property
    def busy(self) -> bool:
        return self._job is not None

    def start(self) -> None:
        from workbench import tasks

        if self._job is not None:
            return
        kind, form = self._offered[self.kind.value()]
        path, wrong = _named(self.file.text().strip(), form.ending)
        self.file_row.set_error(wrong)
        if wrong:
            self.file.setFocus()
            return
        self.file.setText(str(path))
        if path.exists() and path != self._replaced:
            self._ask_about(path)
            return
        self._settle_question()
        if self._workspace.waiting and not self._workspace.retry():
            self.told.show_message("alarm", "Not everything is saved yet", "A document would lack it. Try again soon.")
            self.told.setHidden(False)
            return
        self._path = path
        work = tasks.export(self._workspace.store, self._audit.id, kind, path, date.today(), form.name)
        self._job = Job(work, self)
        self._job.progressed.connect(self._on_progressed)
        self._job.succeeded.connect(self._on_succeeded)
        self._job.failed.connect(self._on_failed)
        self._job.cancelled.connect(self._on_cancelled)
        called = _called(kind, form.name)
        self.progress.show_title(f"Making the {called[0].lower()}{called[1:]}")
        self.progress.setHidden(False)
        self.export.setEnabled(False)
        self._job.start()

    def stop(self) -> None:
        if self._job is not None:
            self._job.stop()
            self._job.wait()
            self._job = None

    def _ask_about(self, path: Path) -> None:
        """Once for a name; the second press takes the file that is there."""
        self._replaced = path
        self.told.show_message(
            "caution", f"{path.name} is there already", "Press Replace to put the new document in its place."
        )
        self.told.setHidden(False)
        self.export.setText("Replace")
        self.export.setFocus()

    def _settle_question(self) -> None:
        self._replaced = None
        self.export.setText("Export")
        self.told.setHidden(True)

    def _settle(self) -> None:
        if self._job is not None:
            self._job.wait()
            self._job.deleteLater()
            self._job = None
        self.progress.setHidden(True)
        self.export.setEnabled(True)

    def _on_kind(self) -> None:
        name = self.kind.value()
        kind, form = self._offered[name]
        self._settle_question()
        self.about.set_text(NAMES.get((kind, form.name), ("", ""))[1])
        folder = Path(self.file.text()).parent if self._named_by_hand else _documents()
        self.file.setText(str(folder / name))

    def _on_named(self) -> None:
        self._named_by_hand = True
        self._settle_question()
        self.file_row.set_error("")

    def _on_choose(self) -> None:
        ending = self._offered[self.kind.value()][1].ending
        chooser = QFileDialog(self, "Export to", self.file.text(), f"*{ending}")
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setDefaultSuffix(ending.removeprefix("."))
        chooser.setOption(QFileDialog.Option.DontConfirmOverwrite)  # asked here, once
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.fileSelected.connect(self._on_chosen)
        chooser.open()

    def _on_chosen(self, path: str) -> None:
        self._on_named()
        self.file.setText(path)

    def _on_stop(self) -> None:
        if self._job is not None:
            self._job.stop()

    def _on_progressed(self, progress: Progress) -> None:
        self.progress.show_progress(progress.done, progress.total, progress.label)

    def _on_succeeded(self, path: Path) -> None:
        self._settle()
        self.told.show_message("ok", f"{path.name} is ready", str(path.parent), "Open folder")
        self.told.setHidden(False)
        self.export.set_kind("secondary")
        self.close_button.setFocus()
        self.made.emit(path)

    def _on_failed(self, error: Exception) -> None:
        self._settle()
        if not isinstance(error, WorkbenchError):
            raise error
        self.told.show_message("alarm", str(error))
        self.told.setHidden(False)

    def _on_cancelled(self) -> None:
        self._settle()
        self.told.show_message("info", "Stopped", "No file was made.")
        self.told.setHidden(False)

    def _on_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path.parent)))

    # What Qt asks

    def done(self, result: int) -> None:
        self.stop()
        super().done(result)


def _called(kind: str, form: str) -> str:
    return NAMES.get((kind, form), (f"{kind} {form}".strip(), ""))[0]


def _named(typed: str, ending: str) -> tuple[Path, str]:
    """The file meant, with its ending, and what is wrong with it if anything is."""
    path = Path(typed).expanduser()
    if not typed:
        return path, "Choose where to put it."
    if path.is_dir() or typed.endswith(("/", "\\")):
        return path, f"That is a folder. Write a name after it, such as document{ending}."
    if not path.is_absolute() or not path.parent.is_dir():
        return path, "Choose a folder that exists."
    if path.suffix.lower() != ending:
        path = path.with_name(path.name + ending)
    return (path, f"{path.name} is a folder. Write another name.") if path.is_dir() else (path, "")


def _documents() -> Path:
    found = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(found) if found and Path(found).is_dir() else Path.home()
