"""A workspace that was opened here before, below the one that is ready for its passphrase."""

from datetime import datetime

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from ui.recent import Recent, short_name, when
from ui.theme import icon, theme


class RecentRow(QPushButton):
    """A press puts it at the top; Delete, or its menu, takes it off the list (`dropped`)."""

    dropped = Signal()

    def __init__(self, name: str, about: str, there: bool, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._about, self._there = about, there
        self.setProperty("role", "painted")
        self.setAutoDefault(False)
        self.setAccessibleName(name)
        self.setAccessibleDescription(f"{about}. {'' if there else 'Not found. '}Delete takes it off this list.")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._fit()
        theme.changed.connect(self._fit)

    def _fit(self) -> None:
        self.setFixedHeight(max(60, round(theme.line("name") + theme.line("detail") + 20)))

    def _show_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(self.text())
        menu.addAction("Take off this list", self.dropped.emit)
        menu.popup(place)

    # What Qt asks

    def sizeHint(self) -> QSize:
        return QSize(480, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.dropped.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._show_menu(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused, rect = self.hasFocus(), QRectF(self.rect())
        inset = 1.0 if focused else 0.5
        painter.setPen(QPen(theme.color("focus"), 2) if focused else QPen(theme.color("hair"), 1))
        painter.setBrush(theme.color("sunken" if self.underMouse() or self.isDown() else "surface"))
        painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), 10, 10)
        picture = icon("lock-key", "ink2" if self._there else "ink4", 20, self.devicePixelRatioF())
        painter.drawPixmap(21, (self.height() - 20) // 2, picture)
        name, detail = theme.line("name"), theme.line("detail")
        end, top = self.width() - 20.0, (self.height() - name - detail) / 2
        if self._there:
            painter.drawPixmap(
                self.width() - 34, (self.height() - 16) // 2, icon("caret-right", "ink3", 16, self.devicePixelRatioF())
            )
            end -= 24
        else:
            painter.setFont(theme.font("detail_medium"))
            painter.setPen(theme.color("ink2"))
            wide = QFontMetricsF(painter.font()).horizontalAdvance("Not found")
            place = QRectF(end - wide, 0, wide + 1, self.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, "Not found")
            end -= wide + 16
        for text, role, ink, down, high in (
            (self.text(), "name", "ink1", 0.0, name),
            (self._about, "detail", "ink2", name, detail),
        ):
            painter.setFont(theme.font(role))
            painter.setPen(theme.color(ink))
            shown = QFontMetricsF(painter.font()).elidedText(text, Qt.TextElideMode.ElideMiddle, end - 55)
            painter.drawText(QRectF(55, top + down, end - 55, high), Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()


def about(each: Recent, now: datetime) -> str:
    """Where it lies and when it was last saved; or where it was, if it is not to be found."""
    from workbench.storage.whereabouts import Lies, whereabouts

    where = whereabouts(each.folder)
    if each.there:
        saved = each.saved()
        told = f", last saved {when(saved, now)}" if saved else ""
        return f"{short_name(each.folder)} {where.in_words}{told}"
    if where.lies is Lies.REMOVABLE:
        return f"{short_name(each.folder)} {where.in_words}, not plugged in"
    if where.lies is Lies.NETWORK:
        return f"{short_name(each.folder)} {where.in_words}, not connected"
    return f"{short_name(each.folder)}, last seen in {each.folder.parent}"
