"""Attendance over the year: arrows move, Enter opens the register of a meeting."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QFrame, QTableView, QWidget

from ui.attendance.year_cells import YearDelegate, YearHead
from ui.attendance.year_model import YearModel
from ui.components.labels import Label
from ui.theme import theme
from workbench.domain.attendance_year import Held, Year

_NARROWEST, _WIDEST, _ROW, _COUNTS = 128, 190, 48, 168


class YearGrid(QTableView):
    """`opened` carries (id of the meeting, id of the agency)."""

    opened = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.attended = YearModel(self)
        self._delegate = YearDelegate(self)
        self.meetings = YearHead(Qt.Orientation.Horizontal, "Meetings", self)
        self.agencies = YearHead(Qt.Orientation.Vertical, "Agencies", self)
        self.setHorizontalHeader(self.meetings)
        self.setVerticalHeader(self.agencies)
        self.setModel(self.attended)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("Attendance over the year: agencies down, meetings along")
        self.setAccessibleDescription("Enter opens the register of the meeting")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("role", "inside")
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        for corner in self.findChildren(QAbstractButton):
            corner.setAccessibleName("The whole year")
        self._corner = Label("Agency", "detail", "ink2", self)
        self.doubleClicked.connect(lambda _index: self._open())
        self.attended.modelReset.connect(self._spread)
        theme.changed.connect(self._spread)

    def show_year(self, year: Year) -> None:
        """The same agency and meeting stay in hand where they are still there."""
        held, agency = self.held, self.agency_id
        self.attended.show_year(year)
        if not self.currentIndex().isValid():
            self.choose(held.meeting.id if held else 0, agency)

    def choose(self, meeting_id: int, agency_id: int = 0) -> None:
        columns = [each.meeting.id for each in self.attended.year.held]
        rows = [each.agency.id for each in self.attended.year.rows]
        column = columns.index(meeting_id) if meeting_id in columns else max(0, len(columns) - 1)
        row = rows.index(agency_id) if agency_id in rows else max(0, self.currentIndex().row())
        self.setCurrentIndex(self.attended.index(row, column))

    @property
    def held(self) -> Held | None:
        """The meeting in hand; None on the counts."""
        return self.attended.held(self.currentIndex().column())

    @property
    def agency_id(self) -> int:
        row = self.attended.row(self.currentIndex())
        return row.agency.id if row else 0

    def _open(self) -> None:
        if (held := self.held) is not None:
            self.opened.emit(held.meeting.id, self.agency_id)

    def _spread(self) -> None:
        """Meetings share the width there is, and scroll where there is too little."""
        scale, count = theme.text_scale, len(self.attended.year.held)
        self.agencies.setDefaultSectionSize(round(_ROW * scale))
        self.agencies.setFixedWidth(self.agencies.sizeHint().width())
        self.meetings.setFixedHeight(self.meetings.sizeHint().height())
        if count:
            counts = round(_COUNTS * scale)
            room = (self.width() - self.agencies.width() - counts - 16) // count
            each = min(max(room, round(_NARROWEST * scale)), round(_WIDEST * scale))
            for column in range(count + 1):
                self.meetings.resizeSection(column, counts if column == count else each)
        self.updateGeometries()
        size = self._corner.sizeHint()
        self._corner.setGeometry(10, self.meetings.height() - size.height() - 6, size.width(), size.height())

    # What Qt asks

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._spread()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._open()
        else:
            super().keyPressEvent(event)
