"""F5: which agencies are in the room.

The quick mark and the register of the panel day's meeting are one fact: once it is held, a tick writes both.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.components.button import Button
from ui.components.labels import Label
from ui.components.paragraph import Paragraph
from ui.form.scrolled import scrolled
from ui.panel.model import PanelModel
from ui.workspace import OpenWorkspace
from workbench.domain.attendance import Meetings, mark_in_room, panel_meeting
from workbench.domain.audits import Member
from workbench.domain.edits import Edit

_MOST_HEIGHT = 440
"""The boxes scroll where there are more, so that the dialog fits over the smallest window."""


class AttendanceDialog(QDialog):
    """Each tick is saved as it is made, and can be undone. `register_asked`: who came by role, deputies, apologies."""

    register_asked = Signal()

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
        column.addWidget(area, 1)
        area.setMinimumHeight(min(inside.sizeHint().height(), _MOST_HEIGHT))
        close = Button("Close", key="Esc")
        close.clicked.connect(self.accept)
        self.register = Button("Register…")
        self.register.setToolTip("Who came by role, deputies and apologies")
        self.register.setAutoDefault(False)
        self.register.clicked.connect(self._on_register)
        foot = QHBoxLayout()
        foot.addWidget(self.register)
        foot.addStretch(1)
        foot.addWidget(close)
        column.addSpacing(8)
        column.addLayout(foot)

    def _box(self, member: Member) -> QCheckBox:
        box = QCheckBox(member.agency.name)
        box.setChecked(bool(member.in_room))
        box.setEnabled(not self._workspace.read_only)
        box.clicked.connect(lambda here, id=member.id: self._set(id, here))
        return box

    def _set(self, member_id: int, here: bool) -> None:
        def intent() -> Edit | None:
            sheet = self._model.sheet
            member = next(each for each in sheet.members if each.id == member_id)
            meeting = panel_meeting(sheet.audit, self._workspace.ask(Meetings(sheet.audit.id)))
            return mark_in_room(member, here, meeting, self._workspace.new_id)

        self._workspace.edit(intent, about=("attendance", member_id))

    def _on_register(self) -> None:
        self.accept()
        self.register_asked.emit()
