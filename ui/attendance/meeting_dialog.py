"""A panel meeting: of which audit, on what day, and what it is called where there is more than one."""

from collections.abc import Callable, Collection, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.components.button import Button
from ui.components.form_row import FormRow
from ui.components.labels import Label
from ui.components.paragraph import Paragraph
from ui.form.choice import Choice
from ui.form.days import DayField
from ui.form.growing import Growing
from workbench.domain.audits import Audit
from workbench.domain.meetings import Meeting

Refusal = Callable[[int, date, str], str]
"""Why a meeting of (audit, day, title) cannot be held; empty where it can."""


class MeetingDialog(Growing):
    """`chosen` carries (id of the audit, the day, the title); `removed` takes the meeting out."""

    chosen = Signal(object, object, str)
    removed = Signal()

    def __init__(
        self,
        audits: Sequence[Audit],
        audit_id: int,
        today: date,
        refusal: Refusal,
        panels: Collection[int] = (),
        meeting: Meeting | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`panels` are the audits whose meeting of the panel day is held already."""
        super().__init__(parent)
        self._panels = panels
        self._audits, self._today, self._refusal = {each.id: each for each in audits}, today, refusal
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = "Hold a meeting" if meeting is None else "Change the meeting"
        self.setWindowTitle(title)
        self.setMinimumWidth(500)
        self.audit = Choice([(str(each.id), f"{each.ref}, {each.title}") for each in audits], blank="")
        self.audit.set_value(str(audit_id))
        self.audit.setEnabled(meeting is None)
        self.audit.picked.connect(self._on_audit)
        self.day = DayField()
        self.name = QLineEdit(meeting.title if meeting else "")
        self.name.setMaxLength(80)
        self.name.setPlaceholderText("Such as: Panel")
        self.day_row = FormRow("Day", self.day, required=True)
        self.name_row = FormRow(
            "Title", self.name, watched=True, hint="Needed where an audit has two meetings on one day."
        )
        self.save = Button(title, "primary", height=40)
        self.save.setDefault(True)
        self.save.clicked.connect(self._on_save)
        self._note = Paragraph("", "detail", "ink2")
        self._note.hide()
        self.remove = Button("Take it out", icon_name="trash", height=40, parent=self)
        self.remove.setVisible(meeting is not None)
        self.remove.clicked.connect(self._on_remove)
        cancel = Button("Cancel", key="Esc", height=40)
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self.remove)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 22, 28, 20)
        column.setSpacing(12)
        column.addWidget(Label(title, "title"))
        column.addWidget(FormRow("Audit", self.audit))
        column.addWidget(self.day_row)
        column.addWidget(self._note)
        column.addWidget(self.name_row)
        column.addSpacing(4)
        column.addLayout(foot)
        if meeting is None:
            self._on_audit(str(audit_id))
        else:
            self.day.set_day(meeting.day)
        self.day.setFocus()

    def _on_audit(self, audit_id: str) -> None:
        """The panel day is the likeliest; on it the register starts from who is marked as in the room."""
        audit = self._audits.get(int(audit_id or 0))
        panel = audit.panel_day if audit and audit.id not in self._panels else None
        self.day.set_day(panel or self._today)
        hint = f"On the panel day, {panel.day} {panel:%B %Y}, it starts from who is in the room." if panel else ""
        self._note.set_text(hint)
        self._note.setVisible(bool(hint))

    def _on_save(self) -> None:
        day, problem, audit_id = self.day.day(), self.day.problem(), int(self.audit.value() or 0)
        if not problem and day is None:
            problem = "Say on which day, such as 14/05/2026."
        self.day_row.set_error(problem)
        if problem or day is None:
            self.day.setFocus()
            return
        title = " ".join(self.name.text().split())
        refused = self._refusal(audit_id, day, title)
        self.name_row.set_error(refused)
        if refused:
            self.name.setFocus()
            return
        self.accept()
        self.chosen.emit(audit_id, day, title)

    def _on_remove(self) -> None:
        self.accept()
        self.removed.emit()
