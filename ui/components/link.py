"""Words that lead somewhere: a count that opens what it counts, a crumb, a reference."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.theme import theme


class Link(QPushButton):
    """`asked` carries its key, so that many links need one slot."""

    asked = Signal(str)

    def __init__(
        self, key: str, text: str, role: str = "detail", tone: str = "accentText", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self.key = key
        self._role = role
        self._tone = tone
        self.setProperty("role", "painted")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._on_clicked)
        theme.changed.connect(self.updateGeometry)

    def _on_clicked(self) -> None:
        self.asked.emit(self.key)

    # What Qt asks

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(theme.font(self._role))
        return QSize(max(24, round(metrics.horizontalAdvance(self.text())) + 4), max(24, round(theme.line(self._role))))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = theme.font(self._role)
        font.setUnderline(self.underMouse())
        painter.setFont(font)
        painter.setPen(theme.color(self._tone if self.isEnabled() else "ink3"))
        rect = QRectF(self.rect())
        painter.drawText(rect.adjusted(2, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.hasFocus():
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 4, 4)
        painter.end()
