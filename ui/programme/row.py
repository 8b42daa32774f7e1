"""The rows of the programme: an audit, a line that is no audit here, and an older year folded into one line."""

from datetime import date

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.components.stage_track import paint_track, stage_in_words
from ui.programme.columns import LEFT, RIGHT, Columns, columns, px
from ui.theme import icon, theme
from workbench.domain.audits import year_label
from workbench.domain.planned import Entry, What
from workbench.domain.programme import (
    STAGES,
    AuditSummary,
    Year,
    entry_outlook,
    outlook,
    size_in_words,
    standing,
)

HEIGHT, LOW = 58, 44
_ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)
Key = tuple[str, int]
"""What a row is about: ("audit", id), ("entry", id) or ("year", year)."""


class Row(QPushButton):
    """A screen reader hears the whole row as one sentence."""

    def __init__(self, key: Key, said: str, *, height: int = HEIGHT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self.last = False
        self._height = height
        self.setProperty("role", "painted")
        self.setAutoDefault(False)
        self.setAccessibleName(said)
        self._fit()
        theme.changed.connect(self._fit)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paint_inside(self, painter: QPainter, at: Columns) -> None:
        """What this kind of row shows."""

    def arrow(self) -> str:
        return "caret-right"

    def _fit(self) -> None:
        self.setFixedHeight(px(self._height))

    def lines(self, painter: QPainter, x: float, width: float, top: str, under: str, role: str) -> None:
        """A line and a smaller one under it; alone, the first stands in the middle."""
        high = px(20)
        y = (self.height() - high) / 2 if not under else float(px(10))
        for text, look, ink, place in ((top, role, "ink1", y), (under, "detail", "ink2", float(px(31)))):
            if text:
                painter.setFont(theme.font(look))
                painter.setPen(theme.color(ink))
                shown = QFontMetricsF(theme.font(look)).elidedText(text, Qt.TextElideMode.ElideRight, width)
                painter.drawText(QRectF(x, place, width + 2, high), Qt.AlignmentFlag.AlignVCenter, shown)

    def counts(self, painter: QPainter, at: Columns, told: str) -> None:
        if at.counts:
            room = QRectF(at.counts, 0, at.track - at.counts - px(16), self.height())
            painter.setFont(theme.font("detail"))
            painter.setPen(theme.color("ink2"))
            shown = QFontMetricsF(theme.font("detail")).elidedText(told, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)

    def track(self, painter: QPainter, at: Columns, current: int, note: str) -> None:
        first = QPointF(at.track, px(21))
        left = at.track - px(50)
        room = QRectF(left, 0, at.end - px(8) - left, self.height())
        paint_track(painter, first, at.step, len(STAGES), current, note, room)

    # What Qt asks

    def sizeHint(self) -> QSize:
        return QSize(600, px(self._height))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # A button would take the arrows for going to its neighbour; here the list of rows moves.
        if Qt.Key(event.key()) in _ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect, width = QRectF(self.rect()), self.width()
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("sunken"))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 9, 9)
        if not self.last:
            painter.setPen(QPen(theme.color("hair"), 1))
            painter.drawLine(QLineF(0, rect.bottom(), width, rect.bottom()))
        self.paint_inside(painter, columns(width))
        arrow = icon(self.arrow(), "ink3", 16, self.devicePixelRatioF())
        painter.drawPixmap(width - 30, (self.height() - 16) // 2, arrow)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(2, 2, -2, -2), 8, 8)
        painter.end()


class AuditRow(Row):
    """What it is, how far it has come, what is next."""

    def __init__(self, summary: AuditSummary, today: date, parent: QWidget | None = None) -> None:
        audit = summary.audit
        self.summary = summary
        self.stage, self.told = standing(summary)
        self.next, self.left_to_do = outlook(summary, today)
        self.size_told = size_in_words(summary)
        stage = stage_in_words(STAGES, self.stage)
        said = (audit.title, audit.ref, audit.type.label, self.size_told, stage, self.told, self.next, self.left_to_do)
        super().__init__(("audit", audit.id), ", ".join(part for part in said if part), parent=parent)
        self.setToolTip(audit.title)

    def paint_inside(self, painter: QPainter, at: Columns) -> None:
        audit = self.summary.audit
        under = f"{audit.type.label}, {audit.ref}"
        self.lines(painter, LEFT, at.title_width, audit.title, under if at.counts else self.size_told, "name")
        self.counts(painter, at, self.size_told)
        note = self.told if at.heads else f"{STAGES[self.stage]}: {self.told}"
        self.track(painter, at, self.stage, note)
        self.lines(painter, at.end, self.width() - at.end - RIGHT, self.next, self.left_to_do, "label")


class EntryRow(Row):
    """Work that is planned, on an empty track; or what a single agency did, with what it found."""

    def __init__(self, entry: Entry, agency: str, today: date, parent: QWidget | None = None) -> None:
        self.entry = entry
        self.planned = entry.what is What.PLANNED
        self.when = entry_outlook(entry, today)
        self.who = "Not yet set" if self.planned else agency or "Single agency"
        what = "planned" if self.planned else "single-agency audit"
        said = (entry.title, what, entry.type.label, "" if self.planned else agency, self.when, entry.note)
        super().__init__(("entry", entry.id), ", ".join(part for part in said if part), parent=parent)
        self.setToolTip(entry.note)

    def paint_inside(self, painter: QPainter, at: Columns) -> None:
        entry = self.entry
        kind = entry.type.label if self.planned else f"{entry.type.label}, one agency"
        under = kind if at.counts or self.planned else self.who
        self.lines(painter, LEFT, at.title_width, entry.title, under, "name")
        self.counts(painter, at, self.who)
        room = self.width() - at.end - RIGHT
        if self.planned:
            self.track(painter, at, -1, "")
            self.lines(painter, at.end, room, self.when, entry.note, "label")
        else:
            found = entry.note or "What it found is not noted"
            self.lines(painter, at.track - 4, at.end - at.track - px(12), found, "", "detail")
            self.lines(painter, at.end, room, self.when, "", "label")


class YearRow(Row):
    """An older year: folded, its title, how much there is and what it was about; open, the heading of its rows."""

    def __init__(self, year: Year, *, folded: bool, parent: QWidget | None = None) -> None:
        self.year, self.folded = year, folded
        titles = [each.audit.title for each in year.audits] + [each.title for each in year.entries]
        self.about = ", ".join(titles)
        state = "folded, Enter opens" if folded else "open, Enter folds"
        said = f"{year_label(year.year)}, {year.told}, {state}"
        super().__init__(("year", year.year), said, height=LOW, parent=parent)

    def arrow(self) -> str:
        return "caret-right" if self.folded else "caret-down"

    def paint_inside(self, painter: QPainter, at: Columns) -> None:
        label = year_label(self.year.year)
        wide = round(QFontMetricsF(theme.font("name")).horizontalAdvance(label)) + 16
        self.lines(painter, LEFT, wide, label, "", "name")
        painter.setFont(theme.font("detail"))
        painter.setPen(theme.color("ink2"))
        metrics, x = QFontMetricsF(theme.font("detail")), LEFT + wide
        self._words(painter, x, self.year.told)
        if self.folded:
            self._words(painter, max(at.counts, x + round(metrics.horizontalAdvance(self.year.told)) + 24), self.about)

    def _words(self, painter: QPainter, x: int, text: str) -> None:
        room = QRectF(x, 0, self.width() - x - RIGHT, self.height())
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, round(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
