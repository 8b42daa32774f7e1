"""How one return is painted: received is quiet; only late, problem and extended stand out."""

from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.returns.model import FULL, LOOSE, SECOND, STANDING
from ui.theme import icon, theme
from workbench.domain.returns.standing import Standing, State

_GAP = 2
"""Between two cells, on each side."""
# Icon and its ink, ink of the word, ink of the second line, ground, edge, whether the edge is dashed.
LOOKS = {
    State.RECEIVED: ("check", "ok", "ink1", "ink2", "surface", "hair", False),
    State.NIL: ("prohibit", "ink2", "ink2", "ink2", "sunken", "hair", False),
    State.OUT_OF_SCOPE: ("minus", "ink2", "ink2", "ink2", "sunken", "line", False),
    State.PROBLEM: ("warning", "caution", "caution", "ink2", "cautionSoft", "caution", False),
    State.AWAITED: ("hourglass", "ink2", "ink2", "ink2", "surface", "line", True),
    State.EXTENDED: ("hourglass", "ink1", "ink1", "ink2", "surface", "control", True),
    State.LATE: ("hourglass", "alarm", "alarm", "alarm", "alarmSoft", "alarm", True),
}


class ReturnDelegate(QStyledItemDelegate):
    """Each look of a cell is painted once for its size and theme, and then only copied."""

    # What Qt asks

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        standing: Standing | None = index.data(STANDING)
        rect = QRectF(option.rect)
        state = option.state
        if standing is None:
            tone = "caution" if index.data(LOOSE) else "ink2" if index.data(FULL) else "ink1"
            _paint_count(painter, rect, str(index.data()), tone)
        else:
            device = painter.device()
            dpr = device.devicePixelRatio() if device else 1.0
            size = QSize(round(rect.width()), round(rect.height()))
            second = str(index.data(SECOND))
            painter.drawPixmap(
                rect.topLeft(), _picture(theme.key, standing.state, second, size.width(), size.height(), dpr)
            )
        if state & QStyle.StateFlag.State_Selected or state & QStyle.StateFlag.State_HasFocus:
            focused = bool(state & QStyle.StateFlag.State_HasFocus)
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.color("focus" if focused else "accent"), 3 if focused else 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1.5, 1.5, -1.5, -1.5), 7, 7)
            painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(round(104 * theme.text_scale), round(52 * theme.text_scale))


@lru_cache(maxsize=1024)
def _picture(theme_key: str, state: State, second: str, width: int, height: int, dpr: float) -> QPixmap:
    pixmap = QPixmap(round(width * dpr), round(height * dpr))
    pixmap.setDevicePixelRatio(dpr)
    pixmap.fill(Qt.GlobalColor.transparent)
    name, sign, ink, under, ground, edge, dashed = LOOKS[state]
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(theme.color(edge), 2 if theme.look == "contrast" else 1)
    if dashed:
        pen.setDashPattern([3, 2.5])
    painter.setPen(pen)
    painter.setBrush(theme.color(ground))
    plate = QRectF(0, 0, width, height).adjusted(_GAP + 0.5, _GAP + 0.5, -_GAP - 0.5, -_GAP - 0.5)
    painter.drawRoundedRect(plate, 5, 5)
    strong, plain = theme.font("detail_strong"), theme.font("detail")
    side = strong.pixelSize() + 2
    line = theme.line("detail")
    top = (height - (2 if second else 1) * line) / 2
    first = plate.left() + 7
    indent = first + side + 5
    if indent + QFontMetricsF(strong).horizontalAdvance(state.word) < plate.right() - 2:
        painter.drawPixmap(round(first), round(top + (line - side) / 2), icon(name, sign, side, dpr))
    else:
        indent = first  # the word says what the icon repeats
    for font, tone, words, at in ((strong, ink, state.word, top), (plain, under, second, top + line)):
        metrics = QFontMetricsF(font)
        left = indent if indent + metrics.horizontalAdvance(words) < plate.right() - 1 else first
        room = plate.right() - left - 2
        painter.setFont(font)
        painter.setPen(theme.color(tone))
        cut = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(left, at, room + 2, line), Qt.AlignmentFlag.AlignVCenter, cut)
    painter.end()
    return pixmap


def _paint_count(painter: QPainter, rect: QRectF, words: str, tone: str) -> None:
    painter.save()
    painter.setFont(theme.font("detail" if tone == "ink2" else "detail_strong"))
    painter.setPen(theme.color(tone))
    painter.drawText(rect.adjusted(_GAP + 7, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words)
    painter.restore()
