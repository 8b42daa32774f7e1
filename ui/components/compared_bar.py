"""How two layers compare for one agency or line: a name, a count that opens what it counts, and a bar of the shares."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.components.focus_ring import paint_focus_ring
from ui.components.state_bar import Part, paint_parts
from ui.theme import theme

SAME, LOWER, HIGHER = "accent", "brass", "ink4"
_BAR = 8
_GAP = 2


def compared_parts(same: int, lower: int, higher: int) -> list[Part]:
    """The same three, in the same colours, wherever two layers are compared."""
    return [Part(same, "same", SAME), Part(lower, "panel lower", LOWER), Part(higher, "higher", HIGHER)]


class ComparedBar(QAbstractButton):
    """Pressing it asks for the cells behind its count. A screen reader hears the whole sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = ""
        self._parts: list[Part] = []
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCheckable(True)
        theme.changed.connect(self.updateGeometry)

    def show_compared(self, name: str, count: str, parts: list[Part], told: str) -> None:
        """`count` is '13 of 37'; empty where there is nothing to compare, and then nothing can be opened."""
        self.setText(name)
        self._count, self._parts = count, parts
        self.setAccessibleName(told)
        self.setToolTip(told)
        self.setEnabled(bool(count))
        self.update()

    # What Qt asks

    def sizeHint(self) -> QSize:
        return QSize(200, round(theme.line("body")) + _GAP + _BAR + 8)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect())
        if self.isChecked() or (self.underMouse() and self.isEnabled()):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accentSoft" if self.isChecked() else "sunken"))
            painter.drawRoundedRect(whole.adjusted(1, 1, -1, -1), 6, 6)
        if self.hasFocus():
            paint_focus_ring(painter, whole, 6)
        inside = whole.adjusted(6, 3, -6, -3)
        line = theme.line("body")
        painter.setFont(theme.font("body_medium"))
        count = self._count or "none yet"
        wide = QFontMetricsF(theme.font("label")).horizontalAdvance(count) + 2
        name = QRectF(inside.left(), inside.top(), inside.width() - wide - 8, line)
        painter.setPen(theme.color("ink1" if self._count else "ink2"))
        cut = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, round(name.width()))
        painter.drawText(name, Qt.AlignmentFlag.AlignVCenter, cut)
        painter.setFont(theme.font("label" if self._count else "detail"))
        right = QRectF(inside.right() - wide, inside.top(), wide, line)
        painter.drawText(right, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, count)
        paint_parts(painter, QRectF(inside.left(), inside.top() + line + _GAP - 1, inside.width(), _BAR), self._parts)
        painter.end()
