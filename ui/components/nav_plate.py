"""The plate in the side bar that says which workspace is open."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.theme import icon, theme


class WorkspacePlate(QPushButton):
    """`clicked` asks for the choice of workspaces."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._detail = ""
        self.setProperty("role", "painted")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(46)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_workspace("No workspace", "")

    def show_workspace(self, name: str, detail: str) -> None:
        self.setText(name)
        self._detail = detail
        self.setAccessibleName(f"Workspace {name}")
        self.setAccessibleDescription(detail)
        self.setToolTip(name)
        self.update()

    # What Qt asks

    def sizeHint(self) -> QSize:
        return QSize(220, 46)

    def minimumSizeHint(self) -> QSize:
        return QSize(44, 46)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        painter.setPen(QPen(theme.color("focus"), 2) if focused else QPen(theme.color("hair"), 1))
        painter.setBrush(theme.color("sunken" if self.underMouse() else "surface"))
        inset = 1.0 if focused else 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 8, 8)
        dpr = self.devicePixelRatioF()
        painter.drawPixmap(11, (self.height() - 18) // 2, icon("lock-key", "ink2", 18, dpr))
        painter.drawPixmap(self.width() - 26, (self.height() - 14) // 2, icon("caret-down", "ink3", 14, dpr))
        width = self.width() - 40 - 32
        for text, role, ink, top in ((self.text(), "detail_strong", "ink1", 6), (self._detail, "smallest", "ink3", 24)):
            font = theme.font(role)
            painter.setFont(font)
            painter.setPen(theme.color(ink))
            shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
            painter.drawText(QRectF(40, top, width + 2, 17), Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()
