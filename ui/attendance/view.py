"""Attendance: the register of a panel meeting, and who came over the year."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from ui.attendance.edits import AttendanceEdits
from ui.attendance.layout import CHANGE_KEY, HOLD_KEY, REGISTER, YEAR, YEAR_WIDTH, Pieces, lay_out
from ui.attendance.meeting_dialog import MeetingDialog
from ui.components.foot_bar import Hint
from ui.letters import ATTENDANCE, letters
from ui.page import Page
from ui.programme.facts import local_now
from ui.routes import Route, Screen
from ui.theme import theme
from ui.workspace import OpenWorkspace
from workbench.domain.attendance_year import Held, MeetingsHeld, Year, attendance_over
from workbench.domain.audits import Audit, audit_year, year_label
from workbench.domain.questions import Programme


class AttendancePage(Page):
    where = Screen.ATTENDANCE
    narrow = True

    def __init__(
        self, workspace: OpenWorkspace, parent: QWidget | None = None, clock: Callable[[], datetime] = local_now
    ) -> None:
        super().__init__(workspace, parent)
        self.clock = clock
        self.edits = AttendanceEdits(workspace)
        self.pieces = Pieces(workspace, self.edits)
        self._year = 0
        self._meeting = 0
        self._shown = YEAR
        self._held: tuple[Held, ...] = ()
        lay_out(self, self.pieces)
        theme.changed.connect(self._fit)
        self._fit()
        pieces = self.pieces
        pieces.views.chosen.connect(self._on_view)
        pieces.year.picked.connect(lambda year: self._choose_year(int(year)))
        pieces.meeting.picked.connect(lambda meeting: self._choose_meeting(int(meeting)))
        pieces.grid.opened.connect(self._on_opened)
        pieces.register.left.connect(self._on_left)
        pieces.hold.clicked.connect(self.hold)
        pieces.change.clicked.connect(self.change)
        pieces.empty.step_requested.connect(self.hold)
        pieces.hold.setEnabled(not workspace.read_only)
        pieces.empty.button.setHidden(workspace.read_only)

    @property
    def held(self) -> Held | None:
        """The meeting in hand."""
        return next((each for each in self._held if each.meeting.id == self._meeting), None)

    @property
    def year(self) -> Year:
        """The year in view, April to March, by the day of each meeting."""
        return attendance_over([each for each in self._held if audit_year(each.meeting.day) == self._year])

    def show_route(self, route: Route) -> None:
        """About an audit: the register of its panel meeting, else of its last one. Else the year."""
        self.pieces.register.settle()
        asked = route.audit_id != self.route.audit_id or route.meeting_id or not self._year
        super().show_route(route)
        if not asked:
            return
        of_audit = [each for each in self._held if each.meeting.audit_id == route.audit_id]
        wanted = next((each for each in of_audit if each.meeting.id == route.meeting_id), None)
        wanted = wanted or next((each for each in of_audit if each.of_panel), of_audit[-1] if of_audit else None)
        self._shown = REGISTER if route.audit_id else YEAR
        self._meeting = wanted.meeting.id if wanted else 0
        if wanted is not None:
            self._year = audit_year(wanted.meeting.day)
        elif audit := self._audit(route.audit_id):
            self._year = audit_year(audit.panel_day) if audit.panel_day else audit.year
        self.refresh()

    def here(self) -> Route:
        return Route(Screen.ATTENDANCE, self.route.audit_id, meeting_id=self._meeting)

    def refresh(self) -> None:
        self._held = self.workspace.ask(MeetingsHeld())
        years = sorted({audit_year(each.meeting.day) for each in self._held} | ({self._year} - {0}), reverse=True)
        if not self._year:
            self._year = years[0] if years else audit_year(self.clock().date())
            years = years or [self._year]
        year = self.year
        if self.held not in year.held:
            self._meeting = year.held[-1].meeting.id if year.held and not self.route.audit_id else 0
        pieces = self.pieces
        pieces.year.set_terms([(str(each), year_label(each)) for each in years])
        pieces.year.set_value(str(self._year))
        pieces.meeting.set_terms([(str(each.meeting.id), f"{each.ref}, {each.meeting.name}") for each in year.held])
        pieces.meeting.set_value(str(self._meeting) if self._meeting else "")
        pieces.head.show_words("Attendance", year.words, "Audit programme  ›  Attendance")
        pieces.grid.show_year(year)
        self._show_view()

    def focus_first(self) -> None:
        pieces = self.pieces
        if pieces.stack.currentWidget() is pieces.register:
            pieces.register.focus_first()
        elif pieces.stack.currentWidget() is pieces.empty:
            pieces.empty.button.setFocus()
        else:
            pieces.grid.setFocus()

    def hints(self) -> Sequence[Hint]:
        return (
            (["↑", "↓", "←", "→"], "move"),
            *letters.all_of(ATTENDANCE),
            ("Enter", "role"),
            (["Ctrl", "M"], "hold a meeting"),
            ("F1", "all keys"),
        )

    def keys(self) -> Sequence[tuple[str, str]]:
        return (
            ("↑ ↓", "from agency to agency"),
            (
                "← →",
                "in the register: present, deputy, apologies, absent, not said; in the year: from meeting to meeting",
            ),
            *letters.all_of(ATTENDANCE),
            ("Del", "not said: take it back"),
            ("Enter", "in the register: write the role; in the year: open the register"),
            ("Esc", "from a box back to the marks; from the marks to the year"),
            ("PgUp PgDn", "previous, next meeting of the year"),
            (HOLD_KEY, "hold a meeting"),
            (CHANGE_KEY, "change the meeting: its day, its title, or take it out"),
        )

    def panes(self) -> Sequence[QWidget]:
        return (self.pieces.stack, self.pieces.views, self.pieces.year)

    def hold(self) -> None:
        """One more meeting, of the audit in hand."""
        if self.workspace.read_only:
            return
        audits = [each.audit for each in self.workspace.ask(Programme())]
        if not audits:
            self.workspace.told.emit("Set up an audit first. A panel meeting is a meeting about an audit.")
            return
        held = self.held
        first = self.route.audit_id or (held.meeting.audit_id if held else audits[0].id)
        panels = {each.meeting.audit_id for each in self._held if each.of_panel}
        dialog = MeetingDialog(audits, first, self.clock().date(), self._refusal(), panels, parent=self.window())
        dialog.chosen.connect(self._on_held)
        dialog.open()

    def change(self) -> None:
        """The day or the title of the meeting in hand."""
        held = self.held
        if held is None or self.workspace.read_only:
            return
        audits = [each.audit for each in self.workspace.ask(Programme()) if each.audit.id == held.meeting.audit_id]
        meeting = held.meeting
        dialog = MeetingDialog(
            audits,
            meeting.audit_id,
            self.clock().date(),
            self._refusal(meeting.id),
            meeting=meeting,
            parent=self.window(),
        )
        dialog.chosen.connect(lambda _audit, day, title: self._on_changed_to(meeting.id, day, title))
        dialog.removed.connect(lambda: self.edits.remove(meeting.id))
        dialog.open()

    def go_on(self, by: int) -> None:
        """To the meeting before or after."""
        ids = [each.meeting.id for each in self.year.held]
        if self._meeting not in ids:
            return
        at = ids.index(self._meeting) + by
        if 0 <= at < len(ids):
            self._choose_meeting(ids[at])
            self.focus_first()
        else:
            self.workspace.told.emit(f"This is the {'last' if by > 0 else 'first'} meeting of the year.")

    def _fit(self) -> None:
        self.pieces.year.setFixedWidth(round(YEAR_WIDTH * theme.text_scale))

    def _show_view(self) -> None:
        pieces, held = self.pieces, self.held
        pieces.views.set_current(self._shown)
        if self._shown == REGISTER and held is not None:
            pieces.register.show_meeting(held)
            pieces.stack.setCurrentWidget(pieces.register)
        elif self._shown == YEAR and self.year.held:
            pieces.stack.setCurrentWidget(pieces.grid_card)
        else:
            self._show_empty()
        for piece in (pieces.meeting, pieces.meeting_label):
            piece.setVisible(self._shown == REGISTER and bool(self.year.held))
        pieces.change.setEnabled(held is not None and not self.workspace.read_only)

    def _show_empty(self) -> None:
        audit = self._audit(self.route.audit_id)
        empty = self.pieces.empty
        if self._shown == REGISTER and audit is not None:
            day = audit.panel_day
            when = f" Its panel day is {day.day} {day:%B %Y}." if day else ""
            empty.fact.set_text(f"No meeting of {audit.title} is recorded.{when}")
        else:
            empty.fact.set_text(f"No meeting is recorded in {year_label(self._year)}.")
        self.pieces.stack.setCurrentWidget(empty)

    def _choose_year(self, year: int) -> None:
        self.pieces.register.settle()
        self._year, self._meeting = year, 0
        held = self.year.held
        self._meeting = held[-1].meeting.id if held else 0
        self.refresh()

    def _choose_meeting(self, meeting_id: int) -> None:
        self.pieces.register.settle()
        self._meeting = meeting_id
        self.pieces.grid.choose(meeting_id, self.pieces.grid.agency_id)
        self.refresh()

    def _on_view(self, shown: str) -> None:
        self.pieces.register.settle()
        self._shown = shown
        if shown == REGISTER and self.held is None and self.year.held:
            in_grid = self.pieces.grid.held or self.year.held[-1]
            self._meeting = in_grid.meeting.id
        self.refresh()

    def _on_opened(self, meeting_id: int, agency_id: int) -> None:
        self._shown, self._meeting = REGISTER, meeting_id
        self.refresh()
        self.pieces.register.choose(agency_id)

    def _on_left(self) -> None:
        """Back to the year, on the same meeting."""
        self._on_view(YEAR)
        self.pieces.grid.choose(self._meeting, self.pieces.grid.agency_id)
        self.pieces.grid.setFocus()

    def _on_held(self, audit_id: int, day: date, title: str) -> None:
        if not self.edits.hold(audit_id, day, title):
            return
        made = next(
            each
            for each in self.workspace.ask(MeetingsHeld())
            if (each.meeting.audit_id, each.meeting.day, each.meeting.title) == (audit_id, day, title)
        )
        self._shown, self._meeting, self._year = REGISTER, made.meeting.id, audit_year(day)
        self.refresh()
        self.focus_first()

    def _on_changed_to(self, meeting_id: int, day: date, title: str) -> None:
        if self.edits.change(meeting_id, day, title):
            self._meeting, self._year = meeting_id, audit_year(day)
            self.refresh()

    def _refusal(self, but: int = 0) -> Callable[[int, date, str], str]:
        def why(audit_id: int, day: date, title: str) -> str:
            taken = (audit_id, day, title)
            for each in self._held:
                if each.meeting.id != but and (each.meeting.audit_id, each.meeting.day, each.meeting.title) == taken:
                    return "There is a meeting of this audit on that day. Give this one a title of its own."
            return ""

        return why

    def _audit(self, audit_id: int) -> Audit | None:
        return next((each.audit for each in self.workspace.ask(Programme()) if each.audit.id == audit_id), None)

    # What Qt asks

    def hideEvent(self, event: QHideEvent) -> None:
        self.pieces.register.settle()
        super().hideEvent(event)
