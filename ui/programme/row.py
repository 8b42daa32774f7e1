"""One audit of the programme: what it is, how far it has come, when its panel meets."""

from datetime import date

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.components.mark import paint_bob
from ui.theme import icon, theme
from workbench.domain.questions import AuditSummary
from workbench.domain.text import counted

STAGES = ("Scope", "Sample", "Panel")
HEIGHT = 58


def stage_of(summary: AuditSummary) -> tuple[int, str]:
    """Where the bob hangs (3 once all is graded), and the count that matters there."""
    if not summary.lines:
        return 0, "No lines yet"
    if not summary.cases:
        return 1, "No cases yet"
    wanted = summary.cases * summary.lines
    told = f"{summary.graded} of {wanted} graded"
    return (3, "All graded") if summary.graded >= wanted else (2, told)


def size_of(summary: AuditSummary) -> str:
    if not summary.cases:
        return "No cases" if not summary.agencies else f"No cases, {counted(summary.agencies, 'agency', 'agencies')}"
    return f"{counted(summary.cases, 'case')}, {counted(summary.agencies, 'agency', 'agencies')}"


def panel_of(summary: AuditSummary, today: date) -> tuple[str, str]:
    """(when the panel meets, how many cases are done)."""
    day = summary.audit.panel_day
    if day is None:
        meets = "No panel day set"
    else:
        year = "" if day.year == today.year else f" {day.year}"
        meets = f"Panel, {day.day} {day:%B}{year}"
    done = f"{summary.cases_done} of {counted(summary.cases, 'case')} done" if summary.cases else ""
    return meets, done


def columns(width: int) -> tuple[int, int, int]:
    """The left edges of the counts, of the track and of the panel day."""
    return round(width * 0.33), round(width * 0.51), round(width * 0.79)


def _px(size: float) -> int:
    return round(size * theme.text_scale)


class AuditRow(QPushButton):
    """A screen reader hears the whole row as one sentence."""

    def __init__(self, summary: AuditSummary, today: date, *, last: bool, parent: QWidget | None = None) -> None:
        super().__init__(summary.audit.title, parent)
        self.summary = summary
        self._last = last
        self._meets, self._done = panel_of(summary, today)
        self.stage, self.told = stage_of(summary)
        self.setProperty("role", "painted")
        self.setAutoDefault(False)
        self._fit()
        theme.changed.connect(self._fit)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        parts = (summary.audit.title, summary.audit.ref, summary.audit.type.label, size_of(summary), self.told)
        self.setAccessibleName(", ".join(part for part in (*parts, self._meets, self._done) if part))

    def _fit(self) -> None:
        self.setFixedHeight(_px(HEIGHT))

    def _lines(self, painter: QPainter, x: float, width: float, top: str, under: str, role: str) -> None:
        one = top if under else ""
        for text, look, ink, y in ((one, role, "ink1", 10), (under, "detail", "ink2", 31)):
            painter.setFont(theme.font(look))
            painter.setPen(theme.color(ink))
            shown = QFontMetricsF(theme.font(look)).elidedText(text, Qt.TextElideMode.ElideRight, width)
            painter.drawText(QRectF(x, _px(y), width + 2, _px(20)), Qt.AlignmentFlag.AlignVCenter, shown)

    def _track(self, painter: QPainter, left: float, step: float) -> None:
        y = float(_px(21))
        for place in range(len(STAGES) - 1):
            reached = place < self.stage
            pen = QPen(theme.color("ink2" if reached else "line"), 1.5)
            if not reached:
                pen.setDashPattern([1, 3])
            painter.setPen(pen)
            painter.drawLine(QLineF(left + place * step + 4, y, left + (place + 1) * step - 4, y))
        for place in range(len(STAGES)):
            at = QPointF(left + place * step, y)
            if place < self.stage:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color("ink2"))
                painter.drawEllipse(at, 4, 4)
            elif place == self.stage:
                paint_bob(painter, at, 22, theme.color("accent"))
            else:
                painter.setPen(QPen(theme.color("control"), 1.3))
                painter.setBrush(theme.color("surface"))
                painter.drawEllipse(at, 4, 4)
        painter.setFont(theme.font("smallest_strong"))
        painter.setPen(theme.color("ink1"))
        under = min(self.stage, len(STAGES) - 1)
        painter.drawText(
            QRectF(left + under * step - _px(80), _px(35), _px(160), _px(16)), Qt.AlignmentFlag.AlignCenter, self.told
        )  # fmt: skip

    def _size(self, painter: QPainter, room: QRectF) -> None:
        """How many cases and agencies: under one another where they do not fit beside one another."""
        painter.setFont(theme.font("detail"))
        painter.setPen(theme.color("ink2"))
        told = size_of(self.summary)
        if QFontMetricsF(theme.font("detail")).horizontalAdvance(told) > room.width():
            told = told.replace(", ", ",\n")
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, told)

    # What Qt asks

    def sizeHint(self) -> QSize:
        return QSize(600, _px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect, width = QRectF(self.rect()), self.width()
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("sunken"))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 9, 9)
        if not self._last:
            painter.setPen(QPen(theme.color("hair"), 1))
            painter.drawLine(QLineF(0, rect.bottom(), width, rect.bottom()))
        counts, track, panel = columns(width)
        audit = self.summary.audit
        self._lines(painter, 18, counts - 34, audit.title, f"{audit.type.label}, {audit.ref}", "name")
        self._size(painter, QRectF(counts, 0, track - counts - 30, self.height()))
        self._track(painter, track + 20, (panel - track - 130) / 2)
        self._lines(painter, panel, width - panel - 46, self._meets, self._done or " ", "label")
        painter.drawPixmap(
            width - 30, (self.height() - 16) // 2, icon("caret-right", "ink3", 16, self.devicePixelRatioF())
        )
        if self.hasFocus():
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(2, 2, -2, -2), 8, 8)
        painter.end()
