"""The recovery code, shown once, and its sheet to save and print; typed back, so that it was really kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.components.button import Button
from ui.components.form_row import FormRow
from ui.components.labels import Label
from ui.components.message_bar import MessageBar
from ui.components.paragraph import Paragraph
from ui.jobs import Job
from workbench.domain.progress import Work
from workbench.errors import Refused, WorkbenchError


@dataclass(frozen=True)
class NewCode:
    """A code that is to be kept, and the workspace it opens."""

    code: str = field(repr=False)
    folder: Path
    partnership: str = ""


class SheetStep(QWidget):
    """The code stands on the screen and on the sheet the user saves, and nowhere else."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._new: NewCode | None = None
        self._job: Job | None = None
        self._then_print = False
        self._saved: Path | None = None
        self._where = Paragraph("", "body", "ink2")
        self._groups = Label("", "title")
        self._groups.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.save = Button("Save the sheet…", icon_name="download-simple", height=36)
        self.save.clicked.connect(self.choose_file)
        self.print = Button("Open to print", icon_name="printer", height=36)
        self.print.clicked.connect(self.open_to_print)
        self.told = MessageBar("info", "")
        self.told.setHidden(True)
        self.last = QLineEdit()
        self.last.setPlaceholderText("XXXX-XXXX")
        self.row = FormRow(
            "Type the last two groups", self.last, required=True, hint="From your paper, so that you know it is right."
        )
        self._lay_out()

    def _lay_out(self) -> None:
        plate = QFrame()
        plate.setProperty("role", "plate")
        shown = QHBoxLayout(plate)
        shown.setContentsMargins(20, 12, 16, 12)
        shown.addWidget(self._groups, 1)
        buttons = QVBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.save, 0, Qt.AlignmentFlag.AlignRight)
        buttons.addWidget(self.print, 0, Qt.AlignmentFlag.AlignRight)
        buttons.addStretch(1)
        shown.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Label("Print the recovery sheet", "section"))
        column.addWidget(self._where)
        column.addWidget(plate)
        column.addWidget(self.told)
        column.addWidget(self.row)
        column.addWidget(
            MessageBar(
                "caution",
                "This code is shown once and kept nowhere",
                "Print the sheet or copy it by hand, and put it in a safe, away from this computer.",
            )
        )
        column.addStretch(1)

    def clear(self) -> None:
        self._new = self._saved = None
        self._groups.setText("")
        self._groups.setAccessibleName("")
        self.last.clear()
        self.row.set_error("")
        self.told.setHidden(True)

    def show_code(self, new: NewCode) -> None:
        self.clear()
        self._new = new
        groups = new.code.split("-")
        lines = ["   ".join(groups[start : start + 3]) for start in range(0, len(groups), 3)]
        self._groups.setText("\n".join(lines))
        self._groups.setMinimumHeight(112)
        self._groups.setAccessibleName(f"Recovery code: {', '.join(groups)}")
        self._where.set_text(f"It opens {new.folder.name} if the passphrase is lost.")

    @property
    def saved(self) -> bool:
        """Whether a sheet with this code was saved somewhere."""
        return self._saved is not None

    def focus_first(self) -> None:
        self.save.setFocus()

    def stop(self) -> None:
        if self._job is not None:
            self._job.stop()
            self._job.wait()
            self._job = None

    def is_whole(self) -> bool:
        from workbench.storage.keys.recovery_code import ends_with

        same = self._new is not None and ends_with(self._new.code, self.last.text())
        self.row.set_error("" if same else "That is not how the code ends. Look at the last line above.")
        if not same:
            self.last.setFocus()
        return same

    def choose_file(self) -> None:
        if self._new is None or self._job is not None:
            return
        stem = self._new.folder.name.removesuffix(".plumbline")
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        start = Path(documents or Path.home()) / f"recovery-sheet-{stem}.pdf"
        chooser = QFileDialog(self.window(), "Save the recovery sheet", str(start), "PDF (*.pdf)")
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setDefaultSuffix("pdf")
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.fileSelected.connect(lambda chosen: self.save_to(Path(chosen)))
        chooser.rejected.connect(self._forget_print)
        chooser.open()

    def open_to_print(self) -> None:
        """The saved sheet, in whatever this computer shows a PDF with; saved first where it was not."""
        if self._saved is None:
            self._then_print = True
            self.choose_file()
        elif not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved))):
            self._tell("caution", "Nothing on this computer opens a PDF", f"Print {self._saved} somewhere else.")

    def save_to(self, path: Path) -> None:
        if self._new is None or self._job is not None:
            return
        self._job = Job(_write(self._new, path, datetime.now()), self)
        self._job.succeeded.connect(self._on_saved)
        self._job.failed.connect(self._on_failed)
        self._job.start()

    def _on_saved(self, path: Path) -> None:
        self._settle()
        self._saved = path
        self._tell("ok", f"Saved as {path}", "Print it, then delete this file: only the paper should stay.")
        if self._then_print:
            self._then_print = False
            self.open_to_print()
        self.last.setFocus()

    def _on_failed(self, error: Exception) -> None:
        self._settle()
        self._forget_print()
        if not isinstance(error, WorkbenchError):
            raise error
        self._tell("alarm", str(error), "No sheet was saved. The code above still holds.")

    def _forget_print(self) -> None:
        self._then_print = False

    def _settle(self) -> None:
        if self._job is not None:
            self._job.wait()
            self._job.deleteLater()
            self._job = None

    def _tell(self, kind: str, happened: str, safe: str) -> None:
        self.told.setHidden(False)
        self.told.show_message(kind, happened, safe)  # type: ignore[arg-type]


def _write(new: NewCode, path: Path, now: datetime) -> Work[Path]:
    if new.folder.resolve() in path.resolve().parents:
        raise Refused(f"A sheet inside {new.folder.name} would lie beside the lock it opens. Choose another folder.")
    from workbench.exports.recovery_sheet import Sheet, write

    sheet = Sheet(new.folder.name, str(new.folder), new.partnership, now, new.code)
    return (yield from write(sheet, path))
