"""How this computer shows Plumbline and when it locks: kept beside the program, not in the workspace."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from ui.components.card import Card
from ui.components.form_row import FormRow
from ui.components.segments import Segments
from ui.computer_settings import IDLE_MINUTES, LOOKS, MEETING_MINUTES, SIZES
from ui.computer_settings import Settings as ThisComputer
from ui.form.numbers import whole_number
from ui.settings.section import Section
from ui.theme import theme


class ComputerSection(Section):
    title = "This computer"
    about = "These stay on this computer, for every workspace that is opened here."

    def __init__(self, computer: ThisComputer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._computer = computer
        sizes = [(str(size), told) for size, told in SIZES.items()]
        self.look = Segments("Light or dark", list(LOOKS.items()), "system")
        self.text = Segments("Size of text", sizes, "1.0")
        self.projector = Segments("Size of the panel on a projector", sizes, "1.0")
        self.look.chosen.connect(computer.choose_look)
        self.text.chosen.connect(lambda size: computer.choose_text(float(size)))
        self.projector.chosen.connect(lambda size: computer.choose_projector(float(size)))
        look = Card("Look")
        for label, strip in (
            ("Light or dark", self.look),
            ("Size of text", self.text),
            ("Size of the panel on a projector", self.projector),
        ):
            look.body.addWidget(FormRow(label, strip))
        self.idle, self.meeting = QLineEdit(), QLineEdit()
        self._idle_row = self._minutes("At the desk, in minutes", self.idle, IDLE_MINUTES, computer.choose_idle)
        self._meeting_row = self._minutes(
            "While the panel is on screen, in minutes", self.meeting, MEETING_MINUTES, computer.choose_meeting
        )
        locking = Card("Lock when nothing is pressed for")
        for row in (self._idle_row, self._meeting_row):
            locking.body.addWidget(row)
        self.column.addWidget(look)
        self.column.addWidget(locking)

    def _minutes(self, label: str, line: QLineEdit, limits: tuple[int, int], choose: Callable[[int], None]) -> FormRow:
        least, most = limits
        line.setMaximumWidth(120)
        row = FormRow(label, line, hint=f"From {least} to {most}. Words being typed are kept when it locks.")

        def on_left() -> None:
            minutes = whole_number(line.text(), least, most)
            row.set_error("" if minutes is not None else f"Write a number from {least} to {most}.")
            if minutes is not None:
                choose(minutes)

        line.editingFinished.connect(on_left)
        return row

    def show_now(self) -> None:
        self.look.set_current(theme.choice)
        self.text.set_current(str(theme.text_scale))
        self.projector.set_current(str(theme.scale))
        for line, minutes in (
            (self.idle, self._computer.kept.idle_minutes),
            (self.meeting, self._computer.kept.meeting_minutes),
        ):
            if not line.hasFocus():
                line.setText(str(minutes))
