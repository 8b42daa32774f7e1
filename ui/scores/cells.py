"""How one cell is painted: the panel's chip, under it the agencies' own grades in codes, an arrow where it is lower."""

from functools import lru_cache

from PySide6.QtCore import QMargins, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.components.chip import Layer as Fill
from ui.components.chip import chip_size, paint_chip
from ui.components.glyph import Given, code_of
from ui.scores.model import BESIDE, CELL, MARK, QUIET, TALLY, Mark, ScoresModel, Shown
from ui.theme import icon, theme
from workbench.domain.moderation.cells import Cell
from workbench.domain.moderation.matrix import Tally, given_in

Counts = tuple[tuple[Given, int], ...]
_LEFT, _SIDES = 8, 11
_CHIP = 56
"""Pixels of a chip at 100 %."""
_NARROW = ((8, "detail"), (5, "smallest"))
"""Gap between codes, and their font: the wider first."""
HIDDEN = "hidden"
PLATE = "smallest_strong"
_TIGHT = QMargins(5, 1, 5, 1)
"""What a plate of an agency is smaller by than a chip."""
_LOWEST = 15
"""Pixels below which a plate cannot be read."""


def numbered(given: Given, count: int) -> str:
    """'G 5'; a code that is itself a number is told from how often it was given: '2 × 5'."""
    code = code_of(given)
    return f"{code}\u2009×\u2009{count}" if code[-1:].isdigit() else f"{code}\u2009{count}"


def own_of(cell: Cell, beside: tuple[tuple[Given, int], ...] = ()) -> Counts:
    """What agencies gave, best first, and then what is no grade."""
    return (*((cell.line.scale.grade(code), count) for code, count in cell.own), *beside)


class ScoresDelegate(QStyledItemDelegate):
    """Each look of a cell is painted once for its size and theme, and then only copied."""

    # What Qt asks

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model = index.model()
        assert isinstance(model, ScoresModel)
        rect = QRectF(option.rect)
        cell: Cell | None = index.data(CELL)
        mark = index.data(MARK)
        if mark:
            painter.fillRect(rect.adjusted(1, 2, -1, -2), theme.color("accentSoft"))
        if cell is None:
            _paint_tally(painter, rect, index.data(TALLY))
        else:
            device = painter.device()
            dpr = device.devicePixelRatio() if device else 1.0
            wide, high = round(rect.width()), round(rect.height())
            if index.data(QUIET):
                picture = _words_picture(theme.key, "the same", wide, high, dpr)
            else:
                beside = index.data(BESIDE) if model.shown is Shown.SELF else ()
                picture = _picture(
                    theme.key, model.shown, given_in(cell), own_of(cell, beside),
                    cell.lower_than_most and model.shown is Shown.BOTH, cell.covered, wide, high, dpr,
                )  # fmt: skip
            painter.drawPixmap(rect.topLeft(), picture)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if mark == Mark.MEANT:
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRoundedRect(rect.adjusted(2, 3, -2, -3), 5, 5)
        painter.setPen(QPen(theme.color("hair"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if option.state & QStyle.StateFlag.State_HasFocus or option.state & QStyle.StateFlag.State_Selected:
            focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
            painter.setPen(QPen(theme.color("focus" if focused else "control"), 2))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 7, 7)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(round(98 * theme.text_scale), round(56 * theme.text_scale))


@lru_cache(maxsize=2048)
def _picture(
    theme_key: str,
    shown: Shown,
    given: Given,
    own: Counts,
    lower: bool,
    covered: bool,
    width: int,
    height: int,
    dpr: float,
) -> QPixmap:
    pixmap = _blank(width, height, dpr)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    room = QRectF(_LEFT, 2, width - _SIDES, height - 4)
    if shown is Shown.SELF:
        _paint_own(painter, room, own, covered=covered, dpr=dpr)
    else:
        chip = chip_size(code_of(given))
        side = round(15 * theme.text_scale)
        chip.setWidth(max(chip.width(), min(round(_CHIP * theme.text_scale), round(room.width()) - side - 3)))
        lines = _broken(theme.key, own, room.width()) if shown is Shown.BOTH and not covered else []
        step = theme.line("smallest")
        under = max(1, len(lines)) * step if shown is Shown.BOTH else 0.0
        if shown is Shown.BOTH:
            chip.setHeight(round(min(chip.height(), room.height() - under - 2)))
        top = room.top() + max(0.0, (room.height() - chip.height() - under - 2) / 2)
        paint_chip(painter, QPointF(room.left(), top), chip, given, code_of(given), Fill.SOLID)
        if lower:
            at = QPointF(min(room.left() + chip.width() + 5, width - side - 1.0), top + (chip.height() - side) / 2)
            painter.drawPixmap(at, icon("arrow-down", "ink1", side, dpr))
        below = QRectF(room.left(), top + chip.height() + 2, room.width(), step)
        if shown is Shown.BOTH and covered:
            _paint_hidden(painter, below, dpr)
        elif shown is Shown.BOTH:
            _paint_lines(painter, below, lines)
    painter.end()
    return pixmap


@lru_cache(maxsize=64)
def _words_picture(theme_key: str, words: str, width: int, height: int, dpr: float) -> QPixmap:
    pixmap = _blank(width, height, dpr)
    painter = QPainter(pixmap)
    painter.setFont(theme.font("smallest"))
    painter.setPen(theme.color("ink3"))
    painter.drawText(QRectF(_LEFT, 0, width - _LEFT, height), Qt.AlignmentFlag.AlignVCenter, words)
    painter.end()
    return pixmap


def _blank(width: int, height: int, dpr: float) -> QPixmap:
    pixmap = QPixmap(round(width * dpr), round(height * dpr))
    pixmap.setDevicePixelRatio(dpr)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap


@lru_cache(maxsize=2048)
def _broken(theme_key: str, own: Counts, width: float) -> list[tuple[int, str, Counts]]:
    """(gap, font, counts) of each line: one where they fit, in smaller type where they must, else two."""
    for gap, role in _NARROW:
        if _width(own, gap, role) <= width:
            return [(gap, role, own)] if own else []
    gap, role = _NARROW[-1]
    half = (len(own) + 1) // 2
    return [(gap, role, own[:half]), (gap, role, own[half:])]


def _width(own: Counts, gap: int, role: str) -> float:
    metrics = QFontMetricsF(theme.font(role))
    return sum(metrics.horizontalAdvance(numbered(*each)) + gap for each in own) - gap


def _paint_lines(painter: QPainter, at: QRectF, lines: list[tuple[int, str, Counts]]) -> None:
    for number, (gap, role, own) in enumerate(lines):
        painter.setFont(theme.font(role))
        painter.setPen(theme.color("ink2"))
        metrics = QFontMetricsF(painter.font())
        left, line = at.left(), at.translated(0, number * at.height())
        for each in own:
            words = numbered(*each)
            wide = metrics.horizontalAdvance(words)
            room = QRectF(left, line.top(), wide + 2, line.height())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
            left += wide + gap


def needs_two_lines(cell: Cell, width: int) -> bool:
    """Whether what agencies gave is too much for one line of a cell so wide."""
    return not cell.covered and len(_broken(theme.key, own_of(cell), width - _SIDES)) > 1


def plate_size(text: str) -> QSize:
    """Of a grade with how many agencies gave it."""
    return chip_size(text, PLATE).shrunkBy(_TIGHT)


def _paint_own(painter: QPainter, room: QRectF, own: Counts, *, covered: bool, dpr: float) -> None:
    """Soft plates, a code and how many agencies gave it; where they have no room, the codes in words."""
    if covered:
        _paint_hidden(painter, room, dpr)
        return
    plates = [(given, numbered(given, count)) for given, count in own]
    sizes = [plate_size(text) for _, text in plates]
    rows: list[list[int]] = [[]]
    left = 0.0
    for place, size in enumerate(sizes):
        if rows[-1] and left + size.width() > room.width():
            rows.append([])
            left = 0.0
        rows[-1].append(place)
        left += size.width() + 3
    if not sizes:
        return
    high = min(sizes[0].height(), int((room.height() + 2) // len(rows)) - 2)
    if high < round(_LOWEST * theme.text_scale):
        lines = _broken(theme.key, own, room.width())
        step = theme.line("smallest")
        top = room.center().y() - step * len(lines) / 2
        _paint_lines(painter, QRectF(room.left(), top, room.width(), step), lines)
        return
    top = room.top() + max(0.0, (room.height() - len(rows) * (high + 2) + 2) / 2)
    for number, row in enumerate(rows):
        left = room.left()
        for place in row:
            given, text = plates[place]
            size = QSize(sizes[place].width(), high)
            paint_chip(painter, QPointF(left, top + number * (high + 2)), size, given, text, Fill.SOFT, PLATE)
            left += size.width() + 3


def _paint_hidden(painter: QPainter, at: QRectF, dpr: float) -> None:
    side = round(14 * theme.text_scale)
    painter.drawPixmap(QPointF(at.left(), at.center().y() - side / 2), icon("eye-slash", "ink2", side, dpr))
    painter.setFont(theme.font("smallest"))
    painter.setPen(theme.color("ink2"))
    painter.drawText(at.adjusted(side + 5, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, HIDDEN)


def _paint_tally(painter: QPainter, rect: QRectF, tally: Tally) -> None:
    painter.save()
    painter.setFont(theme.font("label"))
    painter.setPen(theme.color("ink1" if tally.graded else "ink2"))
    painter.drawText(rect.adjusted(_LEFT, 0, -2, 0), Qt.AlignmentFlag.AlignVCenter, tally.words)
    painter.restore()
