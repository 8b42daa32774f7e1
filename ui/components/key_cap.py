"""The key that does a thing, drawn as a key."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui.components.labels import Label
from ui.theme import theme


def key_cap_size(text: str, role: str = "smallest_strong") -> QSize:
    height = round(theme.line(role) * 1.25)
    width = QFontMetricsF(theme.font(role)).horizontalAdvance(text) + 12
    return QSize(max(height, round(width)), height)


def paint_key_cap(
    painter: QPainter, rect: QRectF, text: str, color: QColor, role: str = "smallest_strong", *, strong: bool = False
) -> None:
    """`strong` for a key on a filled ground."""
    fill, edge = QColor(color), QColor(color)
    fill.setAlpha(40 if strong else 28 if theme.dark else 18)
    edge.setAlpha(150 if strong else 95)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(edge, 1))
    painter.setBrush(fill)
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setPen(color)
    painter.setFont(theme.font(role))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


class KeyCap(QLabel):
    """One key. Its accessible text is the key's name."""

    def __init__(self, text: str, role: str = "smallest_strong", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._role = role
        self.setAccessibleName(f"Key {text}")

    # What Qt asks

    def sizeHint(self) -> QSize:
        return key_cap_size(self.text(), self._role)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        size = self.sizeHint()
        rect = QRectF(0, (self.height() - size.height()) / 2, size.width(), size.height())
        painter = QPainter(self)
        paint_key_cap(painter, rect, self.text(), theme.color("ink2"), self._role)
        painter.end()


class KeyHint(QWidget):
    """Keys and what they do: `KeyHint(["Ctrl", "Enter"], "save, go to line 6")`."""

    def __init__(
        self, keys: str | Sequence[str], does: str, role: str = "detail", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for key in [keys] if isinstance(keys, str) else keys:
            row.addWidget(KeyCap(key, "panel_smallest_strong" if role.startswith("panel_") else "smallest_strong"))
        row.addWidget(Label(does, role, "ink2"))
