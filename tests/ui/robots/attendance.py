"""A robot at the attendance: it moves in the register and in the year, and reads what they say."""

from PySide6.QtCore import Qt

from tests.ui.robots.window import WindowRobot
from ui.attendance.register_row import RegisterRow
from ui.attendance.view import AttendancePage
from ui.components.segments import Segment
from ui.routes import Route, Screen
from workbench.domain.questions import AuditByRef


class AttendanceRobot:
    def __init__(self, keys: WindowRobot) -> None:
        self.keys = keys

    def open(self, ref: str = "") -> "AttendanceRobot":
        """The year; with an audit, its register."""
        places = self.keys.shell.places
        assert places is not None
        places.go(Route(Screen.ATTENDANCE, self.keys.workspace.ask(AuditByRef(ref)) if ref else 0))
        return self

    @property
    def page(self) -> AttendancePage:
        page = self.keys.shell.page
        assert isinstance(page, AttendancePage)
        return page

    @property
    def said(self) -> str:
        """The state line."""
        return self.page.pieces.head.state.text()

    @property
    def showing(self) -> str:
        """'register', 'year' or 'nothing'."""
        pieces = self.page.pieces
        shown = {pieces.register: "register", pieces.grid_card: "year"}
        return shown.get(pieces.stack.currentWidget(), "nothing")  # type: ignore[call-overload]

    @property
    def rows(self) -> list[RegisterRow]:
        return self.page.pieces.register.shown

    @property
    def register(self) -> list[tuple[str, str, str, str]]:
        """(agency, how they came, role, name) as each row shows it; the agency once."""
        return [(row.name_of.text(), _chosen(row), row.role.text(), row.name.text()) for row in self.rows]

    @property
    def at(self) -> str:
        """What a screen reader calls the place of the keyboard."""
        return self.keys.name

    @property
    def meetings(self) -> list[str]:
        """Those that can be chosen, in order."""
        choice = self.page.pieces.meeting
        return [choice.itemText(n) for n in range(choice.count())]

    def hold(self, day: str = "", title: str = "") -> "AttendanceRobot":
        """By keyboard: Ctrl+M, the day and the title, Enter."""
        self.keys.press("Ctrl+M")
        if day:
            self.keys.tab_to("Day").fill(day)
        if title:
            self.keys.tab_to("Title").fill(title)
        self.keys.press("Enter")
        return self

    def cell(self, row: int, column: int) -> str:
        """What a screen reader says of a cell of the year."""
        model = self.page.pieces.grid.attended
        return str(model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole))


def _chosen(row: RegisterRow) -> str:
    found: list[Segment] = [each for each in row.came.segments if each.isChecked()]
    assert len(found) == 1
    return found[0].text()
