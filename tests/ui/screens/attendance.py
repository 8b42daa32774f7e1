"""Attendance: the register of a meeting, and the year."""

from PySide6.QtCore import Qt

from tests.ui.room import Room, Stage
from tests.ui.screens.view import view
from ui.attendance.view import AttendancePage
from ui.routes import Route, Screen
from workbench.domain.questions import AuditByRef


def at_attendance(room: Room, ref: str = "") -> AttendancePage:
    """The year; with an audit the register of its panel meeting."""
    audit_id = room.workspace.ask(AuditByRef(ref)) if ref else 0
    room.places.go(Route(Screen.PROGRAMME))
    room.places.go(Route(Screen.ATTENDANCE, audit_id))
    room.settle()
    room.quiet()
    page = room.page
    assert isinstance(page, AttendancePage)
    return page


@view(Stage.EXAMPLE)
def attendance(room: Room) -> None:
    page = at_attendance(room, "MIS26")
    room.shell.activateWindow()
    page.pieces.register.rows[2].focus_marks()


@view(Stage.EXAMPLE)
def attendance_two_of_an_agency(room: Room) -> None:
    page = at_attendance(room, "MIS24")
    page.pieces.register.rows[3].other.click()


@view(Stage.EXAMPLE)
def attendance_year(room: Room) -> None:
    page = at_attendance(room, "MIS24")
    page.pieces.register.left.emit()
    room.shell.activateWindow()
    page.pieces.grid.setFocus(Qt.FocusReason.TabFocusReason)


@view(Stage.EXAMPLE)
def attendance_hold(room: Room) -> None:
    at_attendance(room, "MIS26").hold()


@view(Stage.EXAMPLE)
def attendance_change(room: Room) -> None:
    at_attendance(room, "MIS24").change()


@view(Stage.READ_ONLY)
def attendance_read_only(room: Room) -> None:
    at_attendance(room, "MIS26")


@view(Stage.LARGE)
def attendance_none(room: Room) -> None:
    room.go(Screen.ATTENDANCE)
