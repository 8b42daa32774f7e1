"""The boxes of an immediate concern, in the order they are needed. Only the worry itself is asked for."""

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from ui.components.choice_cards import ChoiceCards
from ui.components.field import Field
from ui.components.form_row import FormRow
from ui.components.message_bar import MessageBar
from ui.components.segments import Segments
from ui.concern.clock import ClockField
from ui.form.choice import Choice
from workbench.domain.concerns import Concern, Worry

_ABOUT = ((Worry.CHILD.value, "A child, now"), (Worry.PROFESSIONAL.value, "A professional"))
_MUST_ACT = (("Children’s social care", "Children’s social care"), ("Police", "Police"), ("Other", "Other"))
_HOW = (
    ("Phone", "Phone, from this room"),
    ("In the room", "In the room"),
    ("Secure e-mail", "Secure e-mail"),
    ("Other", "Other"),
)
_LADO = "Tell the LADO, the local authority’s designated officer, within one working day."


class ConcernForm(QWidget):
    """`typed` is each key in a box of words; `settled` says that a choice was made, or a box was left."""

    typed = Signal()
    settled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._concern: Concern | None = None
        self.worry = Field("What is the worry?", required=True, role="body", height=104)
        self.about = Segments("Who is the worry about?", list(_ABOUT), Worry.CHILD.value)
        self.lado = MessageBar("caution", _LADO)
        self.must_act = ChoiceCards("Who needs to act?", list(_MUST_ACT))
        self.told = QLineEdit()
        self.how = Choice(_HOW, blank="Not said")
        self.told_at = ClockField("Told at", "10:46, or N for now")
        self.acknowledged_at = ClockField("Acknowledged at", "Still waiting")
        self.next_step = QLineEdit()
        self.rows: dict[str, FormRow] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        needed = "to close it"
        for name, label, field, at, across, wide, beside in (
            ("about", "Who is the worry about?", self.about, 0, 0, 2, ""),
            ("must_act", "Who needs to act?", self.must_act, 2, 0, 2, ""),
            ("told", "Person told", self.told, 3, 0, 1, needed),
            ("how", "How", self.how, 3, 1, 1, ""),
            ("told_at", "Told at", self.told_at, 4, 0, 1, needed),
            ("acknowledged_at", "Acknowledged at", self.acknowledged_at, 4, 1, 1, needed),
            ("next_step", "Agreed next step", self.next_step, 5, 0, 2, ""),
        ):
            self.rows[name] = FormRow(label, field, beside=beside, watched=field in (self.told, self.next_step))
            grid.addWidget(self.rows[name], at, across, 1, wide, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.lado, 1, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.worry)
        column.addLayout(grid)
        self._connect()

    def show_concern(self, concern: Concern) -> None:
        self._concern = concern
        self.worry.set_text(concern.worry)
        self.about.set_current(concern.about.value)
        self.must_act.set_current(concern.must_act)
        self.told.setText(concern.told)
        self.how.set_value(concern.how)
        self.told_at.show_time(concern.told_at, concern.raised_at)
        self.acknowledged_at.show_time(concern.acknowledged_at, concern.raised_at)
        self.next_step.setText(concern.next_step)
        for row in self.rows.values():
            row.set_error("")
        self._show_lado()

    def concern(self) -> Concern:
        """The concern as it stands in the boxes. A time that cannot be read is left as it was kept."""
        assert self._concern is not None
        kept = self._concern
        return replace(
            kept,
            worry=self.worry.text(),
            about=Worry(self.about.current or Worry.CHILD.value),
            must_act=self.must_act.current,
            told=self.told.text(),
            how=self.how.value(),
            told_at=kept.told_at if self.told_at.problem() else self.told_at.at(),
            acknowledged_at=kept.acknowledged_at if self.acknowledged_at.problem() else self.acknowledged_at.at(),
            next_step=self.next_step.text(),
        )

    def show_problems(self) -> bool:
        """Say which times cannot be read or do not fit, and go to the first; False where all is well."""
        wrong = {"told_at": self.told_at.problem(), "acknowledged_at": self.acknowledged_at.problem()}
        told, acknowledged = self.told_at.at(), self.acknowledged_at.at()
        if not any(wrong.values()) and told and acknowledged and acknowledged < told:
            wrong["acknowledged_at"] = "This is before they were told."
        for name, problem in wrong.items():
            self.rows[name].set_error(problem)
        first = next((name for name, problem in wrong.items() if problem), "")
        if first:
            self.rows[first].field.setFocus()
        return bool(first)

    def set_read_only(self, read_only: bool) -> None:
        self.worry.set_read_only(read_only)
        for line in (self.told, self.next_step):
            line.setReadOnly(read_only)
        for clock in (self.told_at, self.acknowledged_at):
            clock.set_read_only(read_only)
        for choice in (self.about, self.must_act, self.how):
            choice.setEnabled(not read_only)

    def _connect(self) -> None:
        self.worry.user_edited.connect(self._on_typed)
        self.worry.left.connect(self.settled)
        for line in (self.told, self.next_step):
            line.textEdited.connect(self._on_typed)
            line.editingFinished.connect(self.settled)
        self.about.chosen.connect(self._on_about)
        self.must_act.chosen.connect(self._on_settled)
        self.how.picked.connect(self._on_settled)
        for name, clock in (("told_at", self.told_at), ("acknowledged_at", self.acknowledged_at)):
            clock.settled.connect(lambda name=name, clock=clock: self._on_clock(name, clock))

    def _on_typed(self, _text: str) -> None:
        self.typed.emit()

    def _on_settled(self, _key: str) -> None:
        self.settled.emit()

    def _on_about(self, _key: str) -> None:
        self._show_lado()
        self.settled.emit()

    def _on_clock(self, name: str, clock: ClockField) -> None:
        self.rows[name].set_error(clock.problem())
        self.settled.emit()

    def _show_lado(self) -> None:
        professional = self.about.current == Worry.PROFESSIONAL.value
        self.lado.setHidden(not professional)
        self.told.setPlaceholderText("The LADO, by role" if professional else "The role is enough: duty manager")


def raised_in_words(at: datetime) -> str:
    """'raised at 10:43 on Thursday 14 May'."""
    return f"raised at {at:%H:%M} on {at:%A} {at.day} {at:%B}"
