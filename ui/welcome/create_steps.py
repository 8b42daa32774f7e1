"""The first step of creating a workspace: what it is called, where it lives, and who is writing."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.components.button import Button
from ui.components.form_row import FormRow
from ui.components.labels import Label
from ui.components.message_bar import MessageBar
from workbench.errors import WorkbenchError
from workbench.storage.whereabouts import Lies, check_can_be_kept, whereabouts

_FORBIDDEN = '<>:"/\\|?*'


class PlaceStep(QWidget):
    """A folder that is copied to a server, or a stick, is taken only with a reason."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.where, self.who, self.role = QLineEdit(), QLineEdit(), QLineEdit(), QLineEdit()
        self.name_row = FormRow("Partnership", self.name, required=True, hint="As it stands on your papers.")
        self.where_row = FormRow("Folder to keep it in", self.where, required=True)
        self.who_row = FormRow("Your name", self.who, required=True, hint="Every change says who made it.")
        self.role_row = FormRow("Your role", self.role, hint="Such as partnership officer.")
        self.name.setPlaceholderText("Northmere Safeguarding Children Partnership")
        choose = Button("Choose…", height=36)
        choose.setAccessibleName("Choose the folder to keep it in")
        choose.clicked.connect(self._on_choose)
        self.makes = Label("", "detail", "ink2")
        self.warned = MessageBar("caution", "")
        self.why = QLineEdit()
        self.why_row = FormRow("Why here", self.why, required=True, hint="It is kept with the workspace.")
        self.name.textEdited.connect(self._show_name)
        self.where.textChanged.connect(self._show_name)
        place = QHBoxLayout()
        place.setSpacing(8)
        place.addWidget(self.where_row, 1)
        place.addWidget(choose, 0, Qt.AlignmentFlag.AlignBottom)
        people = QHBoxLayout()
        people.setSpacing(16)
        people.addWidget(self.who_row, 1)
        people.addWidget(self.role_row, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.name_row)
        column.addLayout(place)
        column.addWidget(self.makes)
        column.addWidget(self.warned)
        column.addWidget(self.why_row)
        column.addLayout(people)
        column.addStretch(1)
        self.clear()

    def clear(self) -> None:
        for field in (self.name, self.who, self.role, self.why):
            field.clear()
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        there = documents and Path(documents).is_dir()  # a new account may have none yet
        self.where.setText(documents if there else str(Path.home()))
        for row in (self.name_row, self.where_row, self.who_row, self.why_row):
            row.set_error("")
        self._show_name()

    def focus_first(self) -> None:
        self.name.setFocus()

    def partnership(self) -> str:
        return self.name.text().strip()

    def person(self) -> str:
        who, role = self.who.text().strip(), self.role.text().strip()
        return f"{who}, {role}" if role else who

    def why_here(self) -> str:
        return "" if self.why_row.isHidden() else self.why.text().strip()

    def folder(self) -> Path:
        plain = "".join(" " if each in _FORBIDDEN or not each.isprintable() else each for each in self.partnership())
        stem = "-".join(plain.split()).strip(".-").lower()[:60].rstrip("-.") or "workspace"
        return Path(self.where.text().strip()).expanduser() / f"{stem}.plumbline"

    def is_whole(self) -> bool:
        """Shows what is missing where it is missing, and goes to the first."""
        folder, parent = self.folder(), self.folder().parent
        told = (
            (self.name_row, "" if self.partnership() else "Write the name of the partnership."),
            (self.where_row, _wrong_with(parent, folder)),
            (self.why_row, "" if self.why_row.isHidden() or self.why_here() else "Write why it has to be here."),
            (self.who_row, "" if self.who.text().strip() else "Write your name."),
        )
        for row, sentence in told:
            row.set_error(sentence)
        wrong = [row for row, sentence in told if sentence]
        if wrong:
            wrong[0].field.setFocus()
        return not wrong

    def _show_name(self) -> None:
        self.makes.setText(f"It will be the folder {self.folder().name}." if self.partnership() else "")
        warning = _warning(self.folder().parent)
        self.warned.setHidden(not warning)
        self.why_row.setHidden(not warning)
        if warning:
            self.warned.show_message("caution", *warning)

    def _on_choose(self) -> None:
        chooser = QFileDialog(self, "Where to keep the workspace", self.where.text())
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.fileSelected.connect(self.where.setText)
        chooser.open()


def _wrong_with(parent: Path, folder: Path) -> str:
    if not parent.is_dir():
        return f"The folder {parent} does not exist. Choose another place."
    if folder.exists():
        return f"There is already something called {folder.name} here. Choose another name or place."
    try:
        check_can_be_kept(folder)
    except WorkbenchError as error:
        return str(error)
    return ""


def _warning(parent: Path) -> tuple[str, str] | None:
    found = whereabouts(parent)
    if found.lies is Lies.SYNCED:
        return (
            f"This folder is copied by {found.name}",
            "Copies leave this computer, and two computers can overwrite each other. A folder that is not copied is "
            "better; keep a backup there instead.",
        )
    if found.lies is Lies.REMOVABLE:
        return (
            f"This folder is {found.in_words}",
            "A stick can be lost or pulled out while it is written to. A folder of this computer is better; keep a "
            "backup on the stick instead.",
        )
    return None
