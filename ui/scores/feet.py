"""Under the matrix: each line's cases as a tower of squares, and how many are good or better on each layer."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QFrame,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.components.chip import Layer as Fill
from ui.components.chip import paint_chip
from ui.components.paragraph import broken_into_lines, paint_lines
from ui.components.squares import paint_tower, tower_size
from ui.letters import SCORES, letters
from ui.scores.cells import PLATE, numbered, plate_size
from ui.scores.feet_model import MOST, FeetModel, side_and_gap
from ui.scores.heads import CASE
from ui.scores.model import ScoresModel, Shown
from ui.theme import theme
from workbench.domain.judgements import Layer
from workbench.domain.moderation.matrix import Given, Tally

_LEFT = 8


class FootDelegate(QStyledItemDelegate):
    tight = False

    # What Qt asks

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        feet = index.model()
        assert isinstance(feet, FeetModel)
        if feet.above.line(index.column()) is None:
            return
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, bottom = rect.left() + _LEFT, rect.bottom() - 6
        tallies = feet.tallies(index.column())
        if feet.above.shown is Shown.SELF:
            bottom -= _paint_own(painter, feet.own(index.column()), left, bottom)
            if tallies:
                painter.setFont(theme.font("label"))
                painter.setPen(theme.color("ink1"))
                high = theme.line("label")
                count = QRectF(left, bottom - high - 2, rect.right() - left, high)
                painter.drawText(count, Qt.AlignmentFlag.AlignVCenter, tallies[0][0].words)
        else:
            given = feet.given(index.column())
            side, gap = side_and_gap(len(given), tight=self.tight)
            paint_tower(painter, given, QPointF(left, bottom), side, gap, MOST)
            tower = tower_size(len(given), side, gap, MOST)
            if len(given) > MOST:
                above = bottom - tower.height() - len(tallies) * theme.line("label") - 4
                _paint_above(painter, QRectF(left, above, rect.right() - left, theme.line("label")), tallies)
            else:
                _paint_counts(painter, rect, left + tower.width() + 9, bottom, tallies)
        if option.state & (QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_Selected):
            focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
            painter.setPen(QPen(theme.color("focus" if focused else "control"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 7, 7)
        painter.restore()


def _paint_own(painter: QPainter, own: list[tuple[Given, int]], left: float, bottom: float) -> float:
    """Soft plates on top of each other, the best at the foot; how high they are."""
    texts = [numbered(given, count) for given, count in own]
    sizes = [plate_size(text) for text in texts]
    wide = max((size.width() for size in sizes), default=0)
    high = 0.0
    for (given, _), text, size in zip(own, texts, sizes, strict=True):
        size.setWidth(wide)
        high += size.height() + 2
        paint_chip(painter, QPointF(left, bottom - high + 2), size, given, text, Fill.SOFT, PLATE)
    return high


def _paint_above(painter: QPainter, line: QRectF, tallies: list[tuple[Tally, Layer]]) -> None:
    """Over a wide tower; which layer each is stands at the left of all."""
    for place, (tally, _) in enumerate(tallies):
        painter.setFont(theme.font("detail_strong" if place == 0 else "smallest"))
        painter.setPen(theme.color("ink1"))
        painter.drawText(line.translated(0, place * line.height()), Qt.AlignmentFlag.AlignVCenter, tally.words)


def _paint_counts(
    painter: QPainter, rect: QRectF, left: float, bottom: float, tallies: list[tuple[Tally, Layer]]
) -> None:
    top = bottom - sum(theme.line("label") + theme.line("smallest") for _ in tallies)
    for place, (tally, layer) in enumerate(tallies):
        for role, tone, words in (
            ("label" if place == 0 else "detail_medium", "ink1", tally.words),
            ("smallest", "ink2", layer.value),
        ):
            painter.setFont(theme.font(role))
            painter.setPen(theme.color(tone))
            high = theme.line("label") if role != "smallest" else theme.line(role)
            room = QRectF(left, top, rect.right() - left, high)
            cut = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, round(room.width()) + 1)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, cut)
            top += high


class Feet(QTableView):
    """One row that stays at the foot; its columns stand under those of the matrix."""

    counted = Signal()
    """Open what the count in hand counts."""
    acted = Signal(str)
    up = Signal()
    left = Signal()

    def __init__(self, above: ScoresModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.feet = FeetModel(above, self)
        self._delegate = FootDelegate(self)
        self.setModel(self.feet)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("Each line, good or better")
        self.setAccessibleDescription("Enter shows the cells that are counted")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("role", "inside")
        self.setShowGrid(False)
        self.horizontalHeader().hide()
        head = self.verticalHeader()
        head.setSectionResizeMode(head.ResizeMode.Fixed)
        head.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        head.hide()
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        for corner in self.findChildren(QAbstractButton):
            corner.setAccessibleName("All lines")
        self.clicked.connect(lambda _index: self.counted.emit())

    def needed_height(self, *, tight: bool) -> int:
        """The tower, or the counts beside it, whichever is taller."""
        scores = self.feet.above.scores
        cases = len(scores.cases) if scores is not None else 0
        side, gap = side_and_gap(cases, tight=tight)
        layers = 1 if self.feet.above.shown is Shown.PANEL else 2
        tower = tower_size(cases, side, gap, MOST).height()
        if self.feet.above.shown is Shown.SELF and scores is not None:
            most = max((len(line.scale.grades) for line in scores.lines), default=0)
            return round(most * (plate_size("G 1").height() + 2) + theme.line("label")) + 16
        if cases > MOST:
            return round(tower + layers * theme.line("label")) + 20
        return round(max(tower, layers * (theme.line("label") + theme.line("smallest")))) + 16

    def set_tight(self, tight: bool) -> None:
        self._delegate.tight = tight
        self.viewport().update()

    # What Qt asks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if meant := letters.meant(SCORES, event):
            self.acted.emit(meant)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.counted.emit()
        elif event.key() == Qt.Key.Key_Up:
            self.up.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class FootHead(QWidget):
    """Left of the towers: what they count, and where the counts stand above them of which layer each is."""

    def __init__(self, feet: FeetModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._feet = feet
        self.setAccessibleName("Line, good or better")
        feet.dataChanged.connect(self.update)
        feet.modelReset.connect(self.update)
        theme.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.setFixedWidth(round(CASE * theme.text_scale))

    def _above(self) -> list[tuple[float, str]]:
        """The middle and the word of each line of counts above the towers; none where they stand beside."""
        above = self._feet.above
        cases = len(above.scores.cases) if above.scores is not None else 0
        if cases <= MOST or above.shown is Shown.SELF:
            return []
        side, gap = side_and_gap(cases, tight=False)
        words = ["panel"] if above.shown is Shown.PANEL else ["panel", "self"]
        high = theme.line("label")
        top = self.height() - 6 - tower_size(cases, side, gap, MOST).height() - len(words) * high - 4
        return [(top + place * high, word) for place, word in enumerate(words)]

    # What Qt asks

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        inside = QRectF(self.rect()).adjusted(10, 0, -4, -6)
        lines = broken_into_lines("Line, good or better", theme.font("detail_strong"), inside.width(), 3)
        step = theme.line("detail_strong")
        at = QRectF(inside.left(), inside.bottom() - step * len(lines), inside.width(), step * len(lines))
        paint_lines(painter, lines, at, "detail_strong", theme.color("ink1"))
        painter.setFont(theme.font("smallest"))
        painter.setPen(theme.color("ink2"))
        for top, word in self._above():
            line = QRectF(inside.left(), top, inside.width(), theme.line("label"))
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, word)
        painter.end()
