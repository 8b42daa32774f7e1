"""One person of an agency in the register: how they came, their role, and their name where it is kept."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.attendance.edits import AttendanceEdits
from ui.components.button import Button
from ui.components.labels import Elided
from ui.components.segments import Segments
from ui.identifiers.marks import mark_line
from ui.kept_words import KeptWords
from ui.letters import ATTENDANCE, letters
from ui.theme import theme
from ui.workspace import OpenWorkspace
from workbench.domain.audits import Agency
from workbench.domain.meetings import Attendance, Presence

NOT_SAID = "not said"
CHOICES = (*((each.value, each.label) for each in Presence), (NOT_SAID, "Not said"))
AGENCY, BUTTON = 168, 34
"""Pixels at 100 %."""
_LONGEST = 120


class RegisterRow(QWidget):
    """`marked` carries a Presence or None; `stepped` by how many rows the keyboard goes on."""

    marked = Signal(object)
    stepped = Signal(int)
    other_wanted = Signal()
    left = Signal()

    def __init__(self, workspace: OpenWorkspace, edits: AttendanceEdits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edits, self._read_only = edits, workspace.read_only
        self.agency: Agency | None = None
        self.person: Attendance | None = None
        self.name_of = Elided("", "label")
        self.came = Segments("How they came", CHOICES, NOT_SAID)
        self.came.chosen.connect(self._on_chosen)
        self.role, self.name = QLineEdit(), QLineEdit()
        self.role.setPlaceholderText("Role")
        self.name.setPlaceholderText("Name, if it is kept")
        self._role_words, self._name_words = (KeptWords(workspace, box, self) for box in (self.role, self.name))
        self.other = Button("", "quiet", icon_name="plus", height=28)
        self.other.clicked.connect(self.other_wanted)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for piece, stretch in ((self.name_of, 0), (self.came, 0), (self.role, 3), (self.name, 2), (self.other, 0)):
            row.addWidget(piece, stretch)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(mark_line(self.role, self))
        for box in (self.role, self.name):
            box.setMaxLength(_LONGEST)
            box.setMinimumWidth(60)
            box.installEventFilter(self)
        for segment in self.came.segments:
            segment.installEventFilter(self)
        theme.changed.connect(self._fit)
        self._fit()

    def show_person(self, agency: Agency, person: Attendance | None, number: int) -> None:
        """`person` None while nothing was said; `number` counts the agency's people from 0."""
        self.agency, self.person = agency, person
        told = agency.name if not number else f"{agency.name}, person {number + 1}"
        self.name_of.setText(agency.name if not number else "")
        self.came.set_current(person.state.value if person else NOT_SAID)
        self.came.setEnabled(not self._read_only)
        for segment in self.came.segments:
            segment.setAccessibleName(f"{told}: {segment.text().lower()}")
            segment.setAccessibleDescription("How they came")
        self.other.setAccessibleName(f"One more person of {agency.name}")
        self.other.setToolTip(f"One more person of {agency.name}")
        self.other.setEnabled(person is not None and not self._read_only)
        for box, words, label in (
            (self.role, self._role_words, "role"),
            (self.name, self._name_words, "name, if it is kept"),
        ):
            box.setEnabled(person is not None)
            box.setReadOnly(self._read_only)
            box.setAccessibleName(f"{told}: {label}")
            if person is not None:
                words.show_words(*self._edits.words(person, "role" if box is self.role else "name"))
            else:
                box.setText("")

    def settle(self) -> None:
        """Write what is being typed."""
        self._role_words.settle()
        self._name_words.settle()

    def focus_marks(self) -> None:
        for segment in self.came.segments:
            if segment.isChecked():
                segment.setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def on_marks(self) -> bool:
        return any(segment.hasFocus() for segment in self.came.segments)

    def _on_chosen(self, key: str) -> None:
        self.marked.emit(None if key == NOT_SAID else Presence(key))

    def _press(self, event: QKeyEvent) -> bool:
        """A key on the marks. Those that go along them are theirs."""
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return False
        match event.key():
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                if self.role.isEnabled():
                    self.role.setFocus(Qt.FocusReason.TabFocusReason)
            case Qt.Key.Key_Escape:
                self.left.emit()
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace if not self._read_only:
                self.marked.emit(None)
            case _ if (meant := letters.meant(ATTENDANCE, event)) and not self._read_only:
                self.marked.emit(Presence(meant))
            case _:
                return False
        return True

    def _fit(self) -> None:
        self.name_of.setFixedWidth(round(AGENCY * theme.text_scale))
        self.other.setFixedWidth(round(BUTTON * theme.text_scale))

    # What Qt asks

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if watched not in (self.role, self.name):
                return self._press(event)
            if event.key() == Qt.Key.Key_Escape:
                self.focus_marks()
                return True
        return super().eventFilter(watched, event)
