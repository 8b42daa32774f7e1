"""The three steps of creating a workspace, each a small form that says whether it is whole."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.components.button import Button
from ui.components.form_row import FormRow
from ui.components.labels import Icon, Label
from ui.components.message_bar import MessageBar
from ui.components.paragraph import Paragraph
from ui.form.secret import Secret
from ui.welcome.meter import Meter
from ui.welcome.passphrases import judge

_FORBIDDEN = '<>:"/\\|?*'


class PlaceStep(QWidget):
    """What it is called, where it lives, and who is writing."""

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
        self.name.textEdited.connect(self._show_name)
        self.where.textEdited.connect(self._show_name)
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
        column.addLayout(people)
        column.addStretch(1)
        self.clear()

    def clear(self) -> None:
        for field in (self.name, self.who, self.role):
            field.clear()
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self.where.setText(documents or str(Path.home()))
        for row in (self.name_row, self.where_row, self.who_row):
            row.set_error("")
        self._show_name()

    def focus_first(self) -> None:
        self.name.setFocus()

    def partnership(self) -> str:
        return self.name.text().strip()

    def person(self) -> str:
        who, role = self.who.text().strip(), self.role.text().strip()
        return f"{who}, {role}" if role else who

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
    return ""


class PassphraseStep(QWidget):
    """The passphrase twice. Nobody can reset it, and the screen says so."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first, self.again = Secret("Passphrase"), Secret("Type it again")
        self.meter = Meter()
        self.verdict = Label("", "body_medium")
        self._sign = Icon("info", "ink3", 16)
        self.again_row = FormRow("Type it again", self.again)
        self.first.textEdited.connect(self._show_verdict)
        words = QHBoxLayout()
        words.setSpacing(8)
        words.addWidget(self._sign)
        words.addWidget(self.verdict, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Label("Choose a passphrase", "section"))
        column.addWidget(
            Paragraph("Four or more ordinary words work well. It locks everything, also on a lost laptop or stick.",
                      "body", "ink2")
        )  # fmt: skip
        column.addWidget(self.first)
        column.addWidget(self.meter)
        column.addLayout(words)
        column.addSpacing(6)
        column.addWidget(self.again_row)
        column.addSpacing(6)
        column.addWidget(
            MessageBar(
                "caution",
                "Nobody can reset it",
                "There is no server and no back door. The next step shows a recovery code to keep in a safe. "
                "Without the passphrase or that code, the workspace cannot be opened.",
            )
        )
        column.addStretch(1)
        self.clear()

    def clear(self) -> None:
        for field in (self.first, self.again):
            field.clear()
            field.cover()
        self.again_row.set_error("")
        self._show_verdict()

    def focus_first(self) -> None:
        self.first.setFocus()

    def is_whole(self) -> bool:
        verdict = self._show_verdict()
        if not verdict:
            self.first.setFocus()
            return False
        same = self.first.text() == self.again.text()
        self.again_row.set_error("" if same else "The two are not the same. Type the passphrase again here.")
        if not same:
            self.again.selectAll()
            self.again.setFocus()
        return same

    def _show_verdict(self) -> bool:
        verdict = judge(self.first.text())
        self.meter.show_steps(verdict.steps)
        self.verdict.setText(verdict.told)
        self._sign.set_icon("check-circle" if verdict.fit else "info", "ok" if verdict.fit else "ink3")
        self.first.setAccessibleDescription(verdict.told)
        return verdict.fit


class CodeStep(QWidget):
    """The recovery code, shown once; its last two groups are typed back, so that it was really written down."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._code = ""
        self._where = Paragraph("", "body", "ink2")
        self._groups = Label("", "title")
        self._groups.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        plate = QFrame()
        plate.setProperty("role", "plate")
        shown = QVBoxLayout(plate)
        shown.setContentsMargins(20, 16, 20, 16)
        shown.addWidget(self._groups)
        self.last = QLineEdit()
        self.last.setPlaceholderText("XXXX-XXXX")
        self.row = FormRow(
            "Type the last two groups", self.last, required=True, hint="From your paper, so that you know it is right."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Label("Write down the recovery code", "section"))
        column.addWidget(self._where)
        column.addWidget(plate)
        column.addWidget(self.row)
        column.addWidget(
            MessageBar(
                "caution",
                "This code is shown once and kept nowhere",
                "Write it on paper and put it in a safe, away from this computer.",
            )
        )
        column.addStretch(1)

    def clear(self) -> None:
        self._code = ""
        self._groups.setText("")
        self._groups.setAccessibleName("")
        self.last.clear()
        self.row.set_error("")

    def show_code(self, code: str, folder: Path) -> None:
        self._code = code
        groups = code.split("-")
        lines = ["   ".join(groups[start : start + 3]) for start in range(0, len(groups), 3)]
        self._groups.setText("\n".join(lines))
        self._groups.setMinimumHeight(112)
        self._groups.setAccessibleName(f"Recovery code: {', '.join(groups)}")
        self._where.set_text(f"It opens {folder.name} if the passphrase is lost.")

    def focus_first(self) -> None:
        self.last.setFocus()

    def is_whole(self) -> bool:
        wanted = self._code.replace("-", "")[-8:]
        typed = "".join(each for each in self.last.text().upper() if each.isalnum())
        same = typed.translate(str.maketrans("OIL", "011")) == wanted
        self.row.set_error("" if same else "That is not how the code ends. Look at the last line above.")
        if not same:
            self.last.setFocus()
        return same
