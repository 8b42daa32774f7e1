"""The lines of enquiry down the side: a plumb line through those done, the bob at the one being graded."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.components.chip import Layer, chip_text, paint_chip
from ui.components.glyph import Given
from ui.components.mark import paint_bob
from ui.components.paragraph import broken_into_lines, paint_lines
from ui.theme import theme

_ROW = 53


@dataclass(frozen=True, slots=True)
class RailLine:
    """One line as the rail shows it; `owed` says what is still missing: "reason owed"."""

    number: str
    title: str
    given: Given | None = None
    owed: str = ""
    layer: Layer = Layer.SOLID
    """Soft where the grade is an agency's own."""


class LineRow(QPushButton):
    """One line of enquiry. Up and down move; Enter, Space or a click choose."""

    asked = Signal(int)
    focus_requested = Signal(int)

    def __init__(self, place: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place = place
        self.line = RailLine("", "")
        self.first = self.last = self.current = self.before = self.compact = False
        self._shown: object = None
        self._laid: tuple[object, list[str]] = (None, [])
        self.setProperty("role", "painted")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self.clicked.connect(self._on_clicked)

    def show_line(self, line: RailLine, *, first: bool, last: bool, current: bool, before: bool, compact: bool) -> None:
        """`before` says that the line drawn stands above the current one."""
        shown = (line, first, last, current, before, compact, theme.key)
        if shown == self._shown:
            return
        self._shown = shown
        self.line, self.first, self.last, self.current = line, first, last, current
        self.before, self.compact = before, compact
        words = [f"Line {line.number}", line.title, "current" if current else ""]
        words += [line.given.label if line.given else "not graded", line.owed]
        self.setAccessibleName(", ".join(word for word in words if word))
        self.setToolTip(", ".join(w for w in (line.title if compact else "", line.owed) if w))
        # Tab comes to the current line only; the arrows go on from there.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if current else Qt.FocusPolicy.ClickFocus)
        self.updateGeometry()
        self.update()

    def _on_clicked(self) -> None:
        self.asked.emit(self.place)

    def _paint_line(self, painter: QPainter, x: float, middle: float) -> None:
        solid = QPen(theme.color("ink2"), 1.5)
        dots = QPen(theme.color("line"), 1.5)
        dots.setDashPattern([1, 3.2])
        dots.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(solid if self.before or self.current else dots)
        painter.drawLine(QPointF(x, 0), QPointF(x, middle - (8 if self.current else 0)))
        if not self.last:
            painter.setPen(solid if self.before else dots)
            painter.drawLine(QPointF(x, middle), QPointF(x, self.height()))

    def _paint_number(self, painter: QPainter, x: float, middle: float) -> None:
        px, done = theme.px, self.line.given is not None
        reach = px(11)
        painter.setFont(theme.font("panel_number" if self.current else "panel_detail_strong"))
        if self.current:
            paint_bob(painter, QPointF(x, middle), px(33), theme.color("accent"))
            painter.setPen(theme.color("accentInk"))
            place = QRectF(x - reach, middle - px(12), 2 * reach, px(18))
        else:
            painter.setPen(QPen(theme.color("ink2" if done else "control"), 1.3))
            painter.setBrush(theme.color("rail"))
            painter.drawEllipse(QPointF(x, middle), reach, reach)
            painter.setPen(theme.color("ink1" if done else "ink2"))
            place = QRectF(x - reach, middle - reach, 2 * reach, 2 * reach)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self.line.number)

    def _paint_title(self, painter: QPainter, left: float, right: float) -> None:
        role = "panel_line_current" if self.current else "panel_line"
        asked = (self.line.title, right - left, role, theme.key)
        if self._laid[0] != asked:
            self._laid = (asked, broken_into_lines(self.line.title, theme.font(role), right - left, 2))
        lines = self._laid[1]
        top = (self.height() - len(lines) * theme.line(role)) / 2
        ink = theme.color("ink1" if self.current or self.line.given else "ink2")
        paint_lines(painter, lines, QRectF(left, top, right - left, 0), role, ink)

    def _paint_owed(self, painter: QPainter, right: float, top: float, *, word: bool) -> None:
        """A dot and the word, in the colour of caution; the dot alone on the narrow rail, with a tool tip."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("caution"))
        if not word:
            painter.setPen(QPen(theme.color("rail"), 1.5))
            painter.drawEllipse(QPointF(right, top), theme.px(4.5), theme.px(4.5))
            return
        font = theme.font("panel_smallest")
        width = QFontMetricsF(font).horizontalAdvance("owed")
        height = theme.px(16)
        painter.drawEllipse(QPointF(right - width - 7, top + height / 2), 3, 3)
        painter.setFont(font)
        painter.setPen(theme.color("caution"))
        painter.drawText(QRectF(right - width, top, width + 2, height), Qt.AlignmentFlag.AlignVCenter, "owed")

    # What Qt asks

    def sizeHint(self) -> QSize:
        return QSize(theme.px(92) if self.compact else 240, theme.px(_ROW))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, theme.px(_ROW))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Up:
                self.focus_requested.emit(self.place - 1)
            case Qt.Key.Key_Down:
                self.focus_requested.emit(self.place + 1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.click()
            case _:
                super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px, middle, x = theme.px, self.height() / 2, float(theme.px(18 if self.compact else 24))
        plate = QRectF(self.rect()).adjusted(0.5, 2, -0.5, -2)
        if self.current or self.underMouse() or self.hasFocus():
            edge = QPen(theme.color("focus"), 2) if self.hasFocus() else QPen(theme.color("hair"), 1)
            painter.setPen(edge)
            painter.setBrush(theme.color("surface" if self.current else "sunken"))
            painter.drawRoundedRect(plate.adjusted(0.5, 0, -0.5, 0), 8, 8)
        self._paint_line(painter, x, middle)
        self._paint_number(painter, x, middle)
        right = float(self.width() - (1 if self.compact else 8))
        chip = QSize(px(46 if self.compact else 52), px(24))
        owed = bool(self.line.owed)
        if self.line.given is not None:
            top = middle - chip.height() / 2 - (px(9) if owed and not self.compact else 0)
            text = chip_text(self.line.given, word=False)
            at = QPointF(right - chip.width(), top)
            paint_chip(painter, at, chip, self.line.given, text, self.line.layer, "panel_detail_strong")
            if owed and self.compact:
                self._paint_owed(painter, at.x() + chip.width() - px(4), at.y() + 1, word=False)
            elif owed:
                self._paint_owed(painter, right, top + chip.height() + 2, word=True)
        if not self.compact:
            taken = chip.width() + px(8) if self.line.given is not None else 0
            self._paint_title(painter, px(46), right - taken)
        painter.end()


class LineRail(QScrollArea):
    """`chosen` carries the place of the line, from 0. The current line is kept in view."""

    chosen = Signal(int)

    def __init__(self, *, compact: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._compact = compact
        self._lines: tuple[RailLine, ...] = ()
        self._current = 0
        self.rows: list[LineRow] = []
        self._inside = inside = QWidget()
        inside.setProperty("role", "scrolled")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Lines of enquiry")
        self.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        theme.changed.connect(self._fit)

    def show_lines(self, lines: Sequence[RailLine], current: int) -> None:
        self._lines, self._current = tuple(lines), current
        while len(self.rows) < len(lines):
            self._add_row(len(self.rows))
        for row in self.rows[len(lines) :]:
            row.hide()
        for place, line in enumerate(lines):
            row = self.rows[place]
            row.show_line(
                line,
                first=place == 0,
                last=place == len(lines) - 1,
                current=place == current,
                before=place < current,
                compact=self._compact,
            )
            row.show()
        self._fit()

    def set_compact(self, compact: bool) -> None:
        """Numbers and codes only."""
        if compact != self._compact:
            self._compact = compact
            self.show_lines(self._lines, self._current)
            self.updateGeometry()

    def focus_current(self) -> None:
        if 0 <= self._current < len(self._lines):
            self.rows[self._current].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _fit(self) -> None:
        """Every row has its height, so that many lines scroll; the sheet takes a row's own least height away."""
        self._inside.setMinimumHeight(len(self._lines) * theme.px(_ROW))
        self._keep_in_view()

    def _keep_in_view(self) -> None:
        if 0 <= self._current < len(self._lines):
            self._column.activate()
            row = theme.px(_ROW)
            self.ensureVisible(0, self._current * row + row // 2, 0, row + row // 2)

    def _add_row(self, place: int) -> None:
        row = LineRow(place)
        row.asked.connect(self.chosen)
        row.focus_requested.connect(self._move_focus)
        self.rows.append(row)
        self._column.insertWidget(place, row)

    def _move_focus(self, place: int) -> None:
        if 0 <= place < len(self._lines):
            self.rows[place].setFocus(Qt.FocusReason.OtherFocusReason)
            self.ensureWidgetVisible(self.rows[place], 0, theme.px(_ROW))

    # What Qt asks

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_in_view()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(92) if self._compact else 240, theme.px(_ROW) * max(1, len(self._lines)) + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, theme.px(_ROW) * 2)
