"""The register of one meeting: agencies down, and for each who came."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.attendance.edits import AttendanceEdits
from ui.attendance.register_row import AGENCY, BUTTON, RegisterRow
from ui.components.announce import announce
from ui.components.labels import Label
from ui.form.scrolled import scrolled
from ui.theme import theme
from ui.workspace import OpenWorkspace
from workbench.domain.attendance_year import Held
from workbench.domain.meetings import Presence


class Register(QFrame):
    """Each mark is saved as it is made. `left` where the keyboard goes back to the year."""

    left = Signal()

    def __init__(self, workspace: OpenWorkspace, edits: AttendanceEdits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._workspace, self._edits = workspace, edits
        self.held: Held | None = None
        self.rows: list[RegisterRow] = []
        self._heads = [Label(text, "detail", "ink2") for text in ("Agency", "Came", "Role", "Name")]
        self._head = QHBoxLayout()
        self._head.setSpacing(10)
        for label, stretch in zip(self._heads, (0, 0, 3, 2), strict=True):
            self._head.addWidget(label, stretch)
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(18, 2, 18, 8)
        self._column.setSpacing(6)
        self._column.addStretch(1)
        self._scroll = scrolled(self._inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(2, 12, 2, 4)
        whole.setSpacing(6)
        self._head.setContentsMargins(18, 0, 18, 0)
        whole.addLayout(self._head)
        whole.addWidget(self._scroll, 1)
        theme.changed.connect(self._fit)

    def show_meeting(self, held: Held) -> None:
        """The keyboard stays where it is, on the same agency."""
        if self.held is not None and held.meeting.id != self.held.meeting.id:
            self.settle()
        self.held = held
        wanted = []
        for member in sorted(held.members, key=lambda each: (each.agency.name.casefold(), each.agency.code)):
            people = sorted(held.meeting.people(member.agency.id), key=lambda each: each.id)  # the newest last
            wanted += [(member.agency, person, n) for n, person in enumerate([*people] or [None])]
        while len(self.rows) < len(wanted):
            self._add_row()
        for row, each in zip(self.rows, wanted, strict=False):
            row.show_person(*each)
            row.show()
        for row in self.rows[len(wanted) :]:
            row.agency = row.person = None
            row.hide()
        self._fit()

    @property
    def shown(self) -> list[RegisterRow]:
        return [row for row in self.rows if row.agency is not None]

    def settle(self) -> None:
        for row in self.shown:
            row.settle()

    def focus_first(self) -> None:
        """On the first agency of which nothing was said, else on the first."""
        rows = self.shown
        row = next((each for each in rows if each.person is None), rows[0] if rows else None)
        if row is not None:
            row.focus_marks()

    def choose(self, agency_id: int) -> None:
        for row in self.shown:
            if row.agency is not None and row.agency.id == agency_id:
                row.focus_marks()
                return

    def _add_row(self) -> None:
        row = RegisterRow(self._workspace, self._edits)
        row.marked.connect(lambda state, row=row: self._mark(row, state))
        row.stepped.connect(lambda by, row=row: self._step(row, by))
        row.other_wanted.connect(lambda row=row: self._add_person(row))
        row.left.connect(self.left)
        self._column.insertWidget(len(self.rows), row)
        self.rows.append(row)

    def _mark(self, row: RegisterRow, state: Presence | None) -> None:
        if self.held is None or row.agency is None:
            return
        on_marks, agency = row.on_marks, row.agency
        person_id = row.person.id if row.person else 0
        if self._edits.mark(self.held.meeting.id, agency.id, state, person_id):
            announce(self, f"{agency.name}: {state.label.lower() if state else 'not said'}")
        elif row.person is not None or not self._workspace.waiting:
            row.show_person(agency, row.person, 0 if row.name_of.text() else 1)
        if on_marks and row.agency is not None:
            row.focus_marks()

    def _step(self, row: RegisterRow, by: int) -> None:
        rows = self.shown
        rows[min(max(rows.index(row) + by, 0), len(rows) - 1)].focus_marks()

    def _add_person(self, row: RegisterRow) -> None:
        if self.held is None or row.agency is None:
            return
        agency_id = row.agency.id
        row.settle()
        before = {each.person.id for each in self.shown if each.person}
        if self._edits.add_person(self.held.meeting.id, agency_id):
            new = next((each for each in self.shown if each.person and each.person.id not in before), None)
            if new is not None:
                new.role.setFocus(Qt.FocusReason.TabFocusReason)

    def _fit(self) -> None:
        """The heads stand over what they name."""
        came = self.rows[0].came.sizeHint().width() if self.rows else 0
        self._heads[0].setFixedWidth(round(AGENCY * theme.text_scale))
        self._heads[1].setFixedWidth(came)
        self._head.setContentsMargins(18, 0, 18 + round(BUTTON * theme.text_scale) + 10, 0)
