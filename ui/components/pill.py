"""A status as an icon and a word. Never a grade."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import icon, theme


class Pill(QLabel):
    """`tone` and `ground` are tokens: ("accentText", "accentSoft"), ("alarm", "alarmSoft"), ("ink2", "sunken")."""

    def __init__(
        self,
        text: str,
        icon_name: str = "",
        *,
        tone: str = "ink2",
        ground: str = "sunken",
        edge: str = "",
        role: str = "smallest_strong",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._icon = icon_name
        self._tone = tone
        self._ground = ground
        self._edge = edge
        self._role = role
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_status(self, text: str, icon_name: str = "", *, tone: str = "ink2", ground: str = "sunken") -> None:
        self._icon, self._tone, self._ground = icon_name, tone, ground
        self.setText(text)
        self.updateGeometry()
        self.update()

    def _icon_side(self) -> int:
        return theme.font(self._role).pixelSize() + 3 if self._icon else 0

    # What Qt asks

    def sizeHint(self) -> QSize:
        words = QFontMetricsF(theme.font(self._role)).horizontalAdvance(self.text())
        lead = self._icon_side() + 5 if self._icon else 0
        return QSize(round(18 + lead + words + 1), round(theme.line(self._role) * 1.36))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        edge = self._edge or (self._tone if theme.look == "contrast" else "")
        painter.setPen(QPen(theme.color(edge), 1) if edge else Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(self._ground))
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        left = 9
        if self._icon:
            side = self._icon_side()
            picture = icon(self._icon, self._tone, side, self.devicePixelRatioF())
            painter.drawPixmap(8, (self.height() - side) // 2, picture)
            left = 8 + side + 5
        painter.setPen(theme.color(self._tone))
        painter.setFont(theme.font(self._role))
        room = QRectF(left, 0, self.width() - left, self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        painter.end()
