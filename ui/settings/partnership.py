"""Whose workspace it is, and the logo that goes into its documents."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from ui.components.button import Button
from ui.components.card import Card
from ui.components.field import Field
from ui.components.form_row import FormRow
from ui.components.message_bar import MessageBar
from ui.components.paragraph import Paragraph
from ui.settings.section import Section
from ui.settings.setting_edits import set_now
from ui.workspace import OpenWorkspace
from workbench.domain.questions import SettingsNow
from workbench.domain.settings import LARGEST_LOGO

_PICTURE = QSize(220, 90)


class PartnershipSection(Section):
    title = "Partnership"
    about = "The name and the logo stand on every document. Your name stands beside every change you make."

    def __init__(self, workspace: OpenWorkspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.name = QLineEdit()
        self.person = QLineEdit()
        self.name_row = FormRow("Partnership", self.name, required=True)
        whose = Card("Whose workspace it is")
        whose.body.addWidget(self.name_row)
        whose.body.addWidget(
            FormRow("Your name and role", self.person, hint="From the next opening it stands beside what is done.")
        )
        self.name.editingFinished.connect(self._on_name)
        self.person.editingFinished.connect(self._on_person)
        self.picture = QLabel()
        self.picture.setFixedSize(_PICTURE)
        self.picture.setProperty("role", "well")
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.choose = Button("Choose a picture…", icon_name="upload-simple")
        self.remove = Button("Remove", "quiet", icon_name="x")
        self.description = Field(
            "What the logo shows", role="body", height=76, placeholder="A lighthouse above the partnership’s name"
        )
        self._described = False
        """Whether words were typed about the logo that are not written yet."""
        self.decorative = QCheckBox("It says nothing that the partnership’s name does not: leave it silent")
        self.owed = MessageBar("caution", "The logo has no text description. A screen reader will not say what it is.")
        self._build_logo()
        self.column.addWidget(whose)
        self.choose.clicked.connect(self._on_choose)
        self.remove.clicked.connect(self._on_remove)
        self.description.user_edited.connect(self._on_describing)
        self.description.left.connect(self._on_description)
        self.decorative.clicked.connect(self._on_decorative)
        self.column.addWidget(self._logo)

    def show_now(self) -> None:
        now = self._workspace.ask(SettingsNow())
        for line, text in ((self.name, now.partnership), (self.person, now.person)):
            if not (line.hasFocus() and line.isModified()):
                line.setText(text)
                line.setCursorPosition(0)
        picture = QPixmap()
        if now.logo and picture.loadFromData(now.logo):
            fitted = picture.scaled(
                _PICTURE * self.devicePixelRatioF(),
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            fitted.setDevicePixelRatio(self.devicePixelRatioF())
            self.picture.setPixmap(fitted)
            self.picture.setAccessibleName(f"Logo. {now.logo_description}")
        else:
            self.picture.setText("No logo")
            self.picture.setAccessibleName("No logo")
        self.choose.setText("Choose another…" if now.logo else "Choose a picture…")
        for widget in (self.remove, self.description, self.decorative):
            widget.setVisible(bool(now.logo))
        self.owed.setVisible(bool(now.logo) and not now.logo_description and not now.logo_decorative)
        if not self._described:
            self.description.set_text(now.logo_description)
        self.decorative.setChecked(now.logo_decorative)

    def set_read_only(self, read_only: bool) -> None:
        for line in (self.name, self.person):
            line.setReadOnly(read_only)
        self.description.set_read_only(read_only)
        for widget in (self.choose, self.remove, self.decorative):
            widget.setEnabled(not read_only)

    def take_logo(self, file: str) -> None:
        """Make this picture the logo; a sentence under the buttons where it cannot be one."""
        path = Path(file)
        try:
            picture = path.read_bytes() if path.stat().st_size <= LARGEST_LOGO else bytes(LARGEST_LOGO + 1)
        except OSError:
            self._told.set_text(f"{path.name} cannot be read. Choose another picture.")
            return
        if len(picture) <= LARGEST_LOGO and not QPixmap().loadFromData(picture):
            self._told.set_text(f"{path.name} is no picture that can be shown. Choose a PNG or a JPEG.")
            return
        if len(picture) > LARGEST_LOGO:
            self._told.set_text(f"{path.name} is larger than 400 KB. Save it smaller, then choose it again.")
            return
        self._told.set_text("")
        self._on_description()
        self._described = False
        if set_now(self._workspace, logo=picture, logo_description="", logo_decorative=False):
            self.show_now()
            self.description.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build_logo(self) -> None:
        self._told = Paragraph("", "detail", "alarm")
        self._logo = Card("Logo")
        buttons = QVBoxLayout()
        buttons.setSpacing(8)
        for button in (self.choose, self.remove):
            buttons.addWidget(button)
        buttons.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.picture)
        row.addLayout(buttons)
        row.addStretch(1)
        self._logo.body.addLayout(row)
        self._logo.body.addWidget(self._told)
        self._logo.body.addWidget(self.owed)
        self._logo.body.addWidget(self.description)
        self._logo.body.addWidget(self.decorative)

    def _on_name(self) -> None:
        self.name_row.set_error("" if self.name.text().strip() else "A workspace needs the name of its partnership.")
        if self.name.isModified() and self.name.text().strip():
            self.name.setModified(False)
            set_now(self._workspace, partnership=self.name.text())

    def _on_person(self) -> None:
        if self.person.isModified():
            self.person.setModified(False)
            set_now(self._workspace, person=self.person.text())

    def _on_describing(self, _text: str) -> None:
        self._described = True

    def _on_description(self) -> None:
        """Words about a logo that was undone under them wait in the box for it to come back."""
        if self._described and self._workspace.ask(SettingsNow()).logo:
            self._described = not set_now(self._workspace, logo_description=self.description.text())
            self.show_now()

    def _on_decorative(self, checked: bool) -> None:
        set_now(self._workspace, logo_decorative=checked)

    def _on_remove(self) -> None:
        self._on_description()
        self._described = False
        set_now(self._workspace, logo=b"", logo_description="", logo_decorative=False)
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_choose(self) -> None:
        chooser = QFileDialog(self.window(), "Choose a logo", str(Path.home()), "Pictures (*.png *.jpg *.jpeg)")
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.fileSelected.connect(self.take_logo)
        chooser.open()
