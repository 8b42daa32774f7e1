"""F5: which agencies are in the room."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QVBoxLayout, QWidget

from ui.components.button import Button
from ui.components.labels import Label
from ui.components.paragraph import Paragraph
from ui.form.scrolled import scrolled
from ui.panel.model import PanelModel
from ui.workspace import OpenWorkspace
from workbench.domain.audits import Member
from workbench.domain.edits import Edit
from workbench.domain.setting_up import set_in_room

_MOST_HEIGHT = 440
"""The boxes scroll where there are more, so that the dialog fits over the smallest window."""


class AttendanceDialog(QDialog):
    """Each tick is saved as it is made, and can be undone."""

    def __init__(self, workspace: OpenWorkspace, model: PanelModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Who is in the room")
        self.setMinimumWidth(440)
        self._workspace = workspace
        self._model = model
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 22, 28, 20)
        column.setSpacing(10)
        column.addWidget(Label("Who is in the room", "section"))
        column.addWidget(Paragraph("Tick each agency that is here. It is kept with the audit.", "body", "ink2"))
        self.boxes = {member.id: self._box(member) for member in model.sheet.members}
        inside = QWidget()
        boxes = QVBoxLayout(inside)
        boxes.setContentsMargins(0, 0, 12, 0)
        boxes.setSpacing(6)
        for box in self.boxes.values():
            boxes.addWidget(box)
        area = scrolled(inside)
        area.setMinimumHeight(min(inside.sizeHint().height(), _MOST_HEIGHT))
        column.addWidget(area, 1)
        close = Button("Close", key="Esc")
        close.clicked.connect(self.accept)
        column.addSpacing(8)
        column.addWidget(close)

    def _box(self, member: Member) -> QCheckBox:
        box = QCheckBox(member.agency.name)
        box.setChecked(bool(member.in_room))
        box.setEnabled(not self._workspace.read_only)
        box.clicked.connect(lambda here, id=member.id: self._set(id, here))
        return box

    def _set(self, member_id: int, here: bool) -> None:
        def intent() -> Edit | None:
            member = next(each for each in self._model.sheet.members if each.id == member_id)
            return set_in_room(member, here)

        self._workspace.edit(intent, about=("attendance", member_id))
