"""The lines with what was found on each and what the audit concludes: the panel's squares, the agencies' counts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.components.chip import Layer, chip_text, paint_chip
from ui.components.glyph import Given
from ui.components.squares import in_words, paint_square
from ui.form.scrolled import Scrolled
from ui.theme import theme
from workbench.domain.judgements import owed
from workbench.domain.moderation.conclusions import Conclusion
from workbench.domain.scales import NonScore
from workbench.domain.whole_audit import Distribution

_SIDE, _GAP = 16, 3
_MOST_SQUARES = 10
"""More cases than these are one square for each grade, with its count."""
_NARROW = 1_200
"""Below this, times the size of text, a conclusion shows its code."""
ROW = 40


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each column begins, in a row so wide; the counts are as wide as the widest of them."""

    counts: tuple[float, float]
    """How wide the panel's and the agencies' counts are."""
    squares: int
    """The squares of the panel's column: one for each case, where there are few."""
    cases: bool

    def edges(self, width: int) -> tuple[float, float, float]:
        """The left of the panel's, the agencies' and the conclusion's column."""
        last = float(width - sum(self.ends(width)) - 14)
        if not self.cases:
            return last, last, last
        panel = self.counts[0] + 12 + self.squares * (_SIDE + _GAP) + 24
        middle = min(panel + self.counts[1] + 290, last - 170 * theme.text_scale)
        return last - middle, last - middle + min(panel, middle / 2), last

    def ends(self, width: int) -> tuple[int, int]:
        """How wide the conclusion and what is owed are at the right."""
        scale = theme.text_scale
        return round((100 if width < _NARROW * scale else 184) * scale), round(152 * scale)


def columns_for(found: Sequence[Conclusion], *, cases: bool) -> Columns:
    metrics = QFontMetricsF(theme.font("label"))

    def widest(distributions: Sequence[Distribution]) -> float:
        return max((metrics.horizontalAdvance(each.counts) for each in distributions), default=0.0)

    panel, own = [each.panel for each in found], [each.own for each in found]
    there = max((sum(count for _, count in spread(each)) for each in panel), default=0)
    squares = there if there <= _MOST_SQUARES else _MOST_SQUARES
    return Columns((widest(panel), widest(own)), squares, cases)


def spread(found: Distribution) -> list[tuple[Given, int]]:
    """Each grade and non-score that occurs with its count, best first; what was not answered last."""
    scale = found.line.scale
    grades: list[tuple[Given, int]] = [(scale.grade(code), count) for code, count in found.grades if count]
    return [*grades, *((each, count) for each, count in found.non_scores if count)]


def said(found: Distribution) -> str:
    """'5 of 8 good or better: 5 Good, 3 Requires improvement'."""
    each = in_words([given for given, count in spread(found) for _ in range(count)])
    return f"{found.counts} good or better: {each}" if found.graded else f"none graded: {each}"


class FinalRow(QPushButton):
    """Up and down move; Enter, Space or a press choose."""

    asked = Signal(int)
    focus_requested = Signal(int)

    def __init__(self, place: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._current = False
        self._columns = Columns((0, 0), 0, cases=False)
        self._found: Conclusion | None = None
        self.setProperty("role", "painted")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self.clicked.connect(lambda: self.asked.emit(self._place))

    def show_conclusion(self, found: Conclusion, columns: Columns, *, current: bool) -> None:
        self._found, self._current, self._columns = found, current, columns
        cases = columns.cases
        words = [f"Line {found.line.line.number}", found.line.line.title, "current" if current else ""]
        words.append(f"Conclusion: {self._given.label}" if found.judgement.answered else "Not concluded")
        words.append(self._owed)
        if cases:
            words += [f"Panel {said(found.panel)}", f"Agencies {said(found.own)}"]
        self.setAccessibleName(". ".join(word for word in words if word))
        self.setToolTip(f"Panel {said(found.panel)}\nAgencies {said(found.own)}" if cases else found.line.line.title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if current else Qt.FocusPolicy.ClickFocus)
        self.update()

    @property
    def _given(self) -> Given:
        assert self._found is not None
        answer = self._found.judgement.answer
        return answer if isinstance(answer, NonScore) else self._found.line.scale.grade(answer)

    @property
    def _owed(self) -> str:
        assert self._found is not None
        if self._found.judgement.answered and self._found.lacks:
            return "reason needed"
        missing = owed(self._found.judgement)
        return f"{' and '.join(words.value for words in missing)} owed" if missing else ""

    # What Qt asks

    def sizeHint(self) -> QSize:
        return QSize(600, max(ROW, round(theme.line("body")) * 2))

    def minimumSizeHint(self) -> QSize:
        return QSize(300, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                self.focus_requested.emit(self._place + (1 if event.key() == Qt.Key.Key_Down else -1))
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.click()
            case _:
                super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._found is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._current or self.underMouse() or self.hasFocus():
            painter.setPen(QPen(theme.color("focus"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accentSoft" if self._current else "sunken"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        edges = self._columns.edges(self.width())
        chip, owed_wide = self._columns.ends(self.width())
        line = self._found.line.line
        _text(painter, QRectF(12, 0, 26, self.height()), str(line.number), "label", "accentText")
        role = "label" if self._current else "body"
        _text(painter, QRectF(40, 0, edges[0] - 52, self.height()), line.title, role, "ink1")
        if self._columns.cases:
            panel, own = self._columns.counts
            self._paint_found(painter, self._found.panel, panel, edges[0], edges[1])
            self._paint_found(painter, self._found.own, own, edges[1], edges[2])
        if self._found.judgement.answered:
            self._paint_chip(painter, edges[2], chip)
        else:
            _text(painter, QRectF(edges[2], 0, chip + 8, self.height()), "Not concluded", "detail", "ink2")
        _text(painter, QRectF(edges[2] + chip + 10, 0, owed_wide, self.height()), self._owed, "detail", "caution")
        painter.end()

    def _paint_chip(self, painter: QPainter, left: float, wide: int) -> None:
        given, size = self._given, QSize(wide, round(theme.line("detail_strong")) + 8)
        fits = QFontMetricsF(theme.font("detail_strong")).horizontalAdvance(given.label) <= wide - 34
        at = QPointF(left, (self.height() - size.height()) / 2)
        paint_chip(painter, at, size, given, chip_text(given, word=fits), Layer.SOLID)

    def _paint_found(self, painter: QPainter, found: Distribution, wide: float, left: float, right: float) -> None:
        """The count first, at one place down the column; then the squares, as many as there is room for."""
        counts = found.counts if found.graded else "none"
        _text(painter, QRectF(left, 0, wide + 2, self.height()), counts, "label", "ink1")
        each = spread(found)
        top, x = (self.height() - _SIDE) / 2, left + wide + 12
        cut = False
        if sum(count for _, count in each) <= _MOST_SQUARES:
            for given, count in each:
                for _ in range(count):
                    cut = cut or x + _SIDE > right - 12
                    if not cut:
                        paint_square(painter, given, QPointF(x, top), _SIDE)
                        x += _SIDE + _GAP
        else:
            metrics = QFontMetricsF(theme.font("detail"))
            for given, count in each:
                digits = metrics.horizontalAdvance(str(count))
                cut = cut or x + _SIDE + 4 + digits > right - 12
                if not cut:
                    paint_square(painter, given, QPointF(x, top), _SIDE)
                    _text(painter, QRectF(x + _SIDE + 4, 0, digits + 2, self.height()), str(count), "detail", "ink2")
                    x += _SIDE + 4 + digits + 9
        if cut:  # the tool tip and a screen reader have them all
            _text(painter, QRectF(x, 0, 14, self.height()), "…", "detail", "ink2")


def _text(painter: QPainter, room: QRectF, text: str, role: str, ink: str) -> None:
    font = theme.font(role)
    painter.setFont(font)
    painter.setPen(theme.color(ink))
    fitted = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, fitted)


class FinalHead(QWidget):
    """What stands in the columns; as wide as the rows are, beside a bar to scroll with too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = Columns((0, 0), 0, cases=False)
        self.rows_width: Callable[[], int] = self.width
        self.setFixedHeight(28)

    def show_columns(self, columns: Columns) -> None:
        self._columns = columns
        self.update()

    # What Qt asks

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        edges = self._columns.edges(self.rows_width())
        named = [(40.0, "Line of enquiry"), (edges[2], "Conclusion")]
        if self._columns.cases:
            named += [(edges[0], "Panel, good or better"), (edges[1], "Agencies, good or better")]
        for left, text in named:
            _text(painter, QRectF(left, 0, 240, self.height()), text, "detail_strong", "ink2")
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), theme.color("hair"))
        painter.end()


class FinalRows(QWidget):
    """`chosen` carries the place of the line, from 0. The line in hand is kept in view."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[FinalRow] = []
        self._current = 0
        self.head = FinalHead()
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self._area = Scrolled(inside)
        self._area.setAccessibleName("Lines and conclusions")
        self.head.rows_width = self._rows_width
        self._area.verticalScrollBar().rangeChanged.connect(self.head.update)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.head)
        column.addWidget(self._area, 1)
        self.setMinimumHeight(28 + 2 * ROW)

    def _rows_width(self) -> int:
        return self._area.viewport().width()

    def show_conclusions(self, found: Sequence[Conclusion], current: int, *, cases: bool) -> None:
        while len(self.rows) < len(found):
            row = FinalRow(len(self.rows))
            row.asked.connect(self.chosen)
            row.focus_requested.connect(self._move_focus)
            self._column.insertWidget(len(self.rows), row)
            self.rows.append(row)
        columns = columns_for(found, cases=cases)
        for at, row in enumerate(self.rows):
            row.setHidden(at >= len(found))
            if at < len(found):
                row.show_conclusion(found[at], columns, current=at == current)
        self.head.show_columns(columns)
        self._current = current
        self._column.activate()
        self._area.ensureWidgetVisible(self.rows[current], 0, ROW // 2)

    def focus_current(self) -> None:
        self.rows[self._current].setFocus(Qt.FocusReason.OtherFocusReason)

    def _move_focus(self, place: int) -> None:
        if 0 <= place < len(self.rows) and not self.rows[place].isHidden():
            self.chosen.emit(place)
            self.rows[place].setFocus(Qt.FocusReason.OtherFocusReason)
