"""A way in: a picture, a title, what it does, its key."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.components.focus_ring import paint_focus_ring
from ui.components.key_cap import key_cap_size, paint_key_cap
from ui.theme import icon, theme


class Tile(QPushButton):
    """As wide as its place; `clicked` as any button."""

    def __init__(
        self, icon_name: str, title: str, detail: str = "", *, key: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(title, parent)
        self._icon_name = icon_name
        self._detail = detail
        self._key = key
        self.setProperty("role", "painted")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleDescription(f"{detail} Key {key}" if key else detail)
        theme.changed.connect(self.updateGeometry)

    def set_detail(self, detail: str) -> None:
        self._detail = detail
        self.setAccessibleDescription(f"{detail} Key {self._key}" if self._key else detail)
        self.update()

    # What Qt asks

    def sizeHint(self) -> QSize:
        return QSize(420, 74)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 74)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        if self.hasFocus():
            rect = paint_focus_ring(painter, rect, 12)
        painter.setPen(QPen(theme.color("hair"), 1))
        hovered = self.underMouse() and self.isEnabled()
        painter.setBrush(theme.color("sunken" if hovered or not self.isEnabled() else "surface"))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accentSoft"))
        middle, dpr = self.height() / 2, self.devicePixelRatioF()
        painter.drawRoundedRect(QRectF(16, middle - 24, 48, 48), 8, 8)
        painter.drawPixmap(29, round(middle) - 11, icon(self._icon_name, "accentText", 22, dpr))
        right = self.width() - 40.0
        painter.drawPixmap(self.width() - 34, round(middle) - 8, icon("caret-right", "ink3", 16, dpr))
        if self._key:
            size = key_cap_size(self._key)
            right -= size.width() + 10
            cap = QRectF(right, middle - size.height() / 2, size.width(), size.height())
            paint_key_cap(painter, cap, self._key, theme.color("ink2"))
        lines = (("lead_strong", self.text(), "ink1", -21.0), ("body", self._detail, "ink2", 1.0))
        for role, words, ink, top in lines if self._detail else ((*lines[0][:3], -10.0),):
            font = theme.font(role)
            shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, right - 88)
            painter.setFont(font)
            painter.setPen(theme.color(ink))
            painter.drawText(QRectF(80, middle + top, right - 84, 20), Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()
