"""More time for a return: until when, why, and for this case or for all that the agency still has to send."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from ui.components.button import Button
from ui.components.form_row import FormRow
from ui.components.labels import Label
from ui.components.paragraph import Paragraph
from ui.form.days import DayField, day_in_words
from ui.form.growing import Growing
from workbench.domain.returns.verbs import Place
from workbench.domain.text import counted

REASON = "Say why, such as: exam week."


class ExtendDialog(Growing):
    """`chosen` carries (the places, the day or None for no longer, the reason)."""

    chosen = Signal(object, object, str)

    def __init__(
        self,
        here: Sequence[Place],
        named: str,
        others: Sequence[Place],
        agency: str,
        due: date | None,
        today: date,
        was: tuple[date | None, str] = (None, ""),
        parent: QWidget | None = None,
    ) -> None:
        """`here` is what is in hand and `named` what it is called; `others` is all that is awaited from `agency`.

        `due` is the day asked for at first, `was` the day and reason of an earlier extension.
        """
        super().__init__(parent)
        self._here, self._others, self._today = tuple(here), tuple(others), today
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("More time")
        self.setMinimumWidth(520)
        self.day = DayField()
        self.day.set_day(was[0])
        self.why = QLineEdit(was[1])
        self.why.setMaxLength(200)
        self.why.setPlaceholderText("Such as: exam week")
        first = f"It was asked for by {day_in_words(due)}." if due else "No due day is set for this audit."
        self.day_row = FormRow("New day", self.day, required=True, hint=first)
        self.why_row = FormRow(
            "Why", self.why, required=True, watched=True, hint="Kept in the log. It never stands in a message."
        )
        self.only, self.all = (
            QRadioButton(named, self),
            QRadioButton(f"All that {agency} still has to send: {counted(len(self._others), 'return')}", self),
        )
        self._group = QButtonGroup(self)
        for choice in (self.only, self.all):
            self._group.addButton(choice)
        self.only.setChecked(True)
        several = set(self._others) - set(self._here)
        self.all.setVisible(bool(several))
        self.save = Button("Give more time", "primary", height=40)
        self.save.setDefault(True)
        self.save.clicked.connect(self._on_save)
        self.end = Button("No longer extended", height=40, parent=self)
        self.end.setVisible(was[0] is not None)
        self.end.clicked.connect(self._on_end)
        cancel = Button("Cancel", key="Esc", height=40)
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self.end)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 22, 28, 20)
        column.setSpacing(12)
        column.addWidget(Label("More time", "title"))
        if several:
            column.addWidget(self.only)
            column.addWidget(self.all)
        else:
            self.only.hide()
            column.addWidget(Paragraph(named, "body", "ink2"))
        column.addWidget(self.day_row)
        column.addWidget(self.why_row)
        column.addSpacing(4)
        column.addLayout(foot)
        self.day.setFocus()

    @property
    def places(self) -> tuple[Place, ...]:
        return self._others if self.all.isChecked() else self._here

    def _on_save(self) -> None:
        day, problem = self.day.day(), self.day.problem()
        if not problem and day is None:
            problem = "Say until when, such as 08/05/2026."
        if not problem and day is not None and day < self._today:
            problem = "That day has passed. Choose today or a later one."
        self.day_row.set_error(problem)
        self.why_row.set_error("" if self.why.text().strip() else REASON)
        if problem:
            self.day.setFocus()
        elif not self.why.text().strip():
            self.why.setFocus()
        else:
            self.accept()
            self.chosen.emit(self.places, day, self.why.text())

    def _on_end(self) -> None:
        self.accept()
        self.chosen.emit(self.places, None, "")


class DueDialog(Growing):
    """The day by which all returns of the audit are asked for; `chosen` carries it, None where none is to be set."""

    chosen = Signal(object)

    def __init__(self, due: date | None, panel_day: date | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panel = panel_day
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("When returns are due")
        self.setMinimumWidth(460)
        self.day = DayField()
        self.day.set_day(due)
        hint = f"The panel meets on {day_in_words(panel_day)}." if panel_day else "No panel day is set yet."
        self.row = FormRow("Returns due", self.day, hint=f"{hint} Forms made before keep the day they were made with.")
        save = Button("Set the day", "primary", height=40)
        save.setDefault(True)
        save.clicked.connect(self._on_save)
        cancel = Button("Cancel", key="Esc", height=40)
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(save)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 22, 28, 20)
        column.setSpacing(12)
        column.addWidget(Label("When returns are due", "title"))
        column.addWidget(self.row)
        column.addLayout(foot)
        self.day.setFocus()
        self.day.selectAll()

    def _on_save(self) -> None:
        problem = self.day.problem()
        self.row.set_error(problem)
        if problem:
            self.day.setFocus()
            return
        self.accept()
        self.chosen.emit(self.day.day())
