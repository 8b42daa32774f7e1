"""The left side of the panel: which audit and case, the lines and how each stands, who is in the room."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.components.case_track import CaseTrack
from ui.components.chip import Layer
from ui.components.glyph import Given
from ui.components.key_cap import KeyCap
from ui.components.labels import Label
from ui.components.line_rail import LineRail, RailLine
from ui.components.mark import Mark
from ui.panel.closing import in_words as day_in_words
from ui.panel.model import PanelModel
from ui.panel.rail_parts import CloseButton, RoomFact, WholeCaseButton
from ui.theme import theme
from workbench.domain.audits import AuditLine, Member
from workbench.domain.closing import owed_in_words
from workbench.domain.concerns import Concern
from workbench.domain.frameworks import LineKind
from workbench.domain.judgements import Judgement
from workbench.domain.scales import NonScore
from workbench.domain.text import counted


class PanelRail(QFrame):
    chosen = Signal(int)
    """The place of a line, from 0."""
    attendance_asked = Signal()
    concerns_asked = Signal()
    way_out_asked = Signal()
    closing_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "side")
        self.setAccessibleName("Case and lines of enquiry")
        self._compact = False
        self._title, self._day = Label("", "panel_label"), Label("", "panel_detail", "ink2")
        self._count = ""
        self._case = Label("", "panel_label")
        self._track = CaseTrack()
        self._graded = Label("", "panel_detail", "ink2")
        self.lines = LineRail()
        self.lines.chosen.connect(self.chosen)
        self.whole_case = WholeCaseButton()
        self.close_case = CloseButton()
        self._closed = RoomFact("lock-key", "")
        self._alarm = RoomFact("warning-octagon", "")
        self._alarmed = self._some_closed = False
        self._room = RoomFact("users-three", "")
        self._concerns = RoomFact("shield-check", "")
        self._build()

    def show_compact(self, compact: bool) -> None:
        if compact == self._compact:
            return
        self._compact = compact
        self.lines.set_compact(compact)
        self._fit()

    def show_case(self, model: PanelModel) -> None:
        """All of it: another case, or something other than a grade has changed."""
        sheet = model.sheet
        self._title.setText(sheet.audit.title)
        day = sheet.audit.panel_day
        self._day.setText(f"Panel day, {day:%a} {day.day} {day:%B}" if day else "No panel day set")
        present = [member.in_room for member in sheet.members]
        self._room.set_text(_in_the_room(sheet.members))
        self._room.setAccessibleName(f"{_in_the_room(sheet.members)}. F5 to change")
        self._room.setHidden(self._compact or not present)

    def show_concerns(self, concerns: tuple[Concern, ...]) -> None:
        """How many were raised on this case, in alarm red while one is open."""
        still_open = [each for each in concerns if each.is_open]
        self._alarmed = bool(still_open)
        self._alarm.set_text(f"{len(still_open)} open", tone="alarm")
        self._alarm.setAccessibleName(counted(len(still_open), "open concern"))
        self._alarm.setHidden(not self._compact or not still_open)
        if still_open:
            told = f"{counted(len(still_open), 'open concern')}: {still_open[-1].state}"
            self._concerns.set_text(told, tone="alarm", icon_name="warning-octagon")
        elif concerns:
            self._concerns.set_text(f"{counted(len(concerns), 'concern')}, acknowledged")
        else:
            self._concerns.set_text("No concerns raised on this case")

    def show_progress(self, model: PanelModel, *, can_close: bool) -> None:
        """What a grade changes: the chips, what is owed, and how far the case has come."""
        sheet, standing = model.sheet, model.standing
        lines = sheet.graded_lines
        self._count = f"{model.case_at + 1} of {len(sheet.standings)}"
        self._show_count()
        done = frozenset(at for at, each in enumerate(sheet.standings) if each.lines and each.answered == each.lines)
        mine = sum(model.judgement(line).answered for line in lines)
        answered = mine if model.reader else standing.answered
        share = answered / standing.lines if standing.lines else 0
        closed = sum(each.case.closed_on is not None for each in sheet.standings)
        self._track.show_case(len(sheet.standings), model.case_at, share, done, closed)
        told = f"{closed} of {len(sheet.standings)} cases closed"
        self._closed.set_text(told)
        self._some_closed = bool(closed)
        self._closed.setHidden(self._compact or not closed)
        self._graded.setText(f"{mine} of {standing.lines} graded")
        self._lines_named.setText("Own grades" if model.acting else "Lines of enquiry")
        whose = f"Lines of enquiry, as graded by {model.acting}" if model.acting else "Lines of enquiry"
        self.lines.setAccessibleName(whose)
        self.lines.setMaximumHeight(len(lines) * theme.px(53) + 2)
        self.lines.show_lines([_rail_line(model, line) for line in lines], model.at if model.at < len(lines) else -1)
        whole = next((line for line in sheet.lines if line.line.kind is LineKind.WHOLE_CASE), None)
        self.whole_case.setHidden(whole is None or bool(model.reader))
        if whole is not None:  # it tells the panel's grade, which a reader must not meet
            given = Judgement(model.panels(whole).place) if model.reader else model.panels(whole)
            self.whole_case.show_state(given, whole, len(lines), is_open=len(model.lines) > len(lines), at=model.at)
        day = sheet.case.closed_on
        still_owed = "" if model.reader else owed_in_words(sheet.panel)
        self.close_case.show_state(can_close=can_close, closed=day_in_words(day) if day else "", still_owed=still_owed)
        self.close_case.setHidden(self.close_case.isHidden() or bool(model.reader))

    def show_way_out(self, text: str) -> None:
        """Where Alt+← and a press on this lead."""
        self._way_out.set_text(text)

    def _show_count(self) -> None:
        self._case.setText(self._count if self._compact or not self._count else f"Case {self._count}")

    def _build(self) -> None:
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(4, 0, 4, 0)
        head.setSpacing(10)
        head.addWidget(Mark(26))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._title)
        words.addWidget(self._day)
        head.addLayout(words, 1)
        self._small_mark = Mark(30)
        self._keys = QWidget()
        keys = QHBoxLayout(self._keys)
        keys.setContentsMargins(0, 0, 0, 0)
        keys.setSpacing(4)
        keys.addWidget(KeyCap("PgUp"))
        keys.addWidget(KeyCap("PgDn"))
        case = QHBoxLayout()
        case.setContentsMargins(4, 0, 4, 0)
        case.addWidget(self._case, 1)
        case.addWidget(self._keys)
        self._lines_head = QWidget()
        lines_head = QHBoxLayout(self._lines_head)
        lines_head.setContentsMargins(4, 0, 4, 0)
        self._lines_named = Label("Lines of enquiry", "panel_label")
        lines_head.addWidget(self._lines_named, 1)
        lines_head.addWidget(self._graded)
        self._foot = QWidget()
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(6, 0, 6, 0)
        foot.setSpacing(6)
        foot.addWidget(self._room)
        foot.addWidget(self._concerns)
        foot.addWidget(RoomFact("eye-slash", "No names on this screen"))
        self._way_out = RoomFact("arrow-left", "Back, Alt+←")
        self._way_out.clicked.connect(self.way_out_asked)
        foot.addWidget(self._way_out)
        self._room.clicked.connect(self.attendance_asked)
        self._concerns.clicked.connect(self.concerns_asked)
        self._alarm.clicked.connect(self.concerns_asked)
        self.close_case.clicked.connect(self.closing_asked)
        self.whole_case.clicked.connect(lambda: self.chosen.emit(self.whole_case.at))
        self._column = QVBoxLayout(self)
        self._column.setSpacing(6)
        self._column.addWidget(self._head)
        self._column.addWidget(self._small_mark, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addSpacing(10)
        self._column.addLayout(case)
        self._column.addWidget(self._track)
        self._column.addWidget(self._closed)
        self._column.addSpacing(10)
        self._column.addWidget(self._lines_head)
        self._column.addWidget(self.lines, 1000)
        self._column.addWidget(self.whole_case)
        self._column.addWidget(self.close_case)
        self._column.addWidget(self._alarm)
        self._column.addStretch(1)
        self._column.addSpacing(8)
        self._column.addWidget(self._foot)
        self._fit()
        theme.changed.connect(self._fit)

    def _fit(self) -> None:
        compact = self._compact
        self._show_count()
        self.setFixedWidth(theme.px(104 if compact else 264))
        side = 6 if compact else 12
        self._column.setContentsMargins(side, 12 if compact else 16, side, 14)
        for wide in (self._head, self._keys, self._lines_head, self._foot):
            wide.setHidden(compact)
        self._small_mark.setHidden(not compact)
        self._alarm.setHidden(not compact or not self._alarmed)
        self._closed.setHidden(compact or not self._some_closed)
        self.whole_case.show_compact(compact)
        self.close_case.show_compact(compact)
        centred = Qt.AlignmentFlag.AlignHCenter if compact else Qt.AlignmentFlag.AlignLeft
        self._case.setAlignment(centred | Qt.AlignmentFlag.AlignVCenter)


def _rail_line(model: PanelModel, line: AuditLine) -> RailLine:
    judgement = model.judgement(line)
    given: Given | None = None
    if judgement.answered:
        answer = judgement.answer
        given = answer if isinstance(answer, NonScore) else line.scale.grade(answer)
    layer = Layer.SOFT if model.acting else Layer.SOLID
    return RailLine(str(line.line.number), line.line.title, given, model.owed_on(line), layer)


def _in_the_room(members: tuple[Member, ...]) -> str:
    said = [member.in_room for member in members if member.in_room is not None]
    if not said:
        return "Attendance not taken yet"
    return f"{sum(said)} of {len(members)} agencies in the room"
