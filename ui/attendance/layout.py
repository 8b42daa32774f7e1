"""The parts of the attendance screen and how they stand."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout

from ui.attendance.edits import AttendanceEdits
from ui.attendance.register import Register
from ui.attendance.year_grid import YearGrid
from ui.components.button import Button
from ui.components.empty_state import EmptyState
from ui.components.labels import Label
from ui.components.segments import Segments
from ui.form.choice import Choice
from ui.page import PageHead
from ui.workspace import OpenWorkspace

if TYPE_CHECKING:
    from ui.attendance.view import AttendancePage

REGISTER, YEAR = "register", "year"
YEAR_WIDTH = 172
"""Pixels at 100 %."""
HOLD_KEY, CHANGE_KEY = "Ctrl+M", "Ctrl+D"


class Pieces:
    """Every part by name."""

    def __init__(self, workspace: OpenWorkspace, edits: AttendanceEdits) -> None:
        self.head = PageHead("Attendance")
        self.views = Segments("What is shown", [(REGISTER, "Register"), (YEAR, "Over the year")], YEAR)
        self.change = Button("Change the meeting…", icon_name="pencil-simple")
        self.change.setToolTip(f"Key {CHANGE_KEY}")
        self.hold = Button("Hold a meeting…", "primary", icon_name="plus", key="Ctrl M")
        self.year = Choice(blank="")
        self.year.setAccessibleName("Year")
        self.meeting = Choice(blank="")
        self.meeting.setAccessibleName("Meeting")
        self.meeting_label = Label("Meeting", "label", "ink2")
        self.register = Register(workspace, edits)
        self.grid = YearGrid()
        self.empty = EmptyState("No panel meeting yet", " ", "Hold a meeting", icon_name="plus")
        for choice in (self.year, self.meeting):
            choice.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.stack, self.grid_card = QStackedWidget(), QFrame()


def lay_out(page: "AttendancePage", pieces: Pieces) -> None:
    for piece in (pieces.views, pieces.change, pieces.hold):
        pieces.head.buttons.addWidget(piece)
    which = QHBoxLayout()
    which.setSpacing(10)
    which.addWidget(Label("Year", "label", "ink2"))
    which.addWidget(pieces.year)
    which.addSpacing(10)
    which.addWidget(pieces.meeting_label)
    which.addWidget(pieces.meeting, 1)
    which.addStretch(1)
    card = pieces.grid_card
    card.setProperty("role", "card")
    inside = QVBoxLayout(card)
    inside.setContentsMargins(2, 8, 6, 6)
    inside.addWidget(pieces.grid)
    for view in (pieces.register, card, pieces.empty):
        pieces.stack.addWidget(view)
    whole = QVBoxLayout(page)
    whole.setContentsMargins(28, 16, 28, 14)
    whole.setSpacing(10)
    whole.addWidget(pieces.head)
    whole.addLayout(which)
    whole.addWidget(pieces.stack, 1)
    for keys, slot in (
        (HOLD_KEY, page.hold),
        (CHANGE_KEY, page.change),
        ("PgUp", lambda: page.go_on(-1)),
        ("PgDown", lambda: page.go_on(1)),
    ):
        QShortcut(QKeySequence(keys), page, slot, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
