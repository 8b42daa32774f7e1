"""A button: primary once on a screen, secondary, quiet, or outlined in alarm red."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.components.focus_ring import paint_focus_ring
from ui.components.key_cap import key_cap_size, paint_key_cap
from ui.theme import icon, theme

Kind = Literal["primary", "secondary", "quiet", "plain", "alarm", "toast"]

# Ground, ground under the pointer, edge, ink.
_COLOURS: dict[str, tuple[str, str, str, str]] = {
    "primary": ("accent", "accentHover", "accent", "accentInk"),
    "secondary": ("surface", "sunken", "control", "ink1"),
    "quiet": ("", "accentSoft", "", "accentText"),
    "plain": ("", "sunken", "", "ink1"),
    "alarm": ("surface", "alarmSoft", "alarm", "alarm"),
    "toast": ("", "", "", "canvas"),
}


class Button(QPushButton):
    """`key` is shown as a key cap and said by a screen reader; the screen makes the shortcut."""

    def __init__(
        self,
        text: str,
        kind: Kind = "secondary",
        *,
        icon_name: str = "",
        key: str = "",
        height: int = 36,
        role: str = "label",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._icon_name = icon_name
        self._key = key
        self._height = height
        self._role = role
        self.setProperty("role", "painted")
        self.setProperty("kind", kind)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        if key:
            self.setAccessibleDescription(f"Key {key}")
        theme.changed.connect(self.updateGeometry)

    @property
    def kind(self) -> str:
        return str(self.property("kind"))

    def set_kind(self, kind: Kind) -> None:
        self.setProperty("kind", kind)
        self.update()

    def set_key(self, key: str) -> None:
        self._key = key
        self.setAccessibleDescription(f"Key {key}" if key else "")
        self.updateGeometry()
        self.update()

    def set_icon_name(self, name: str) -> None:
        self._icon_name = name
        self.updateGeometry()
        self.update()

    def _words(self) -> str:
        return self.text().replace("&&", "\0").replace("&", "").replace("\0", "&")

    def _icon_side(self) -> int:
        return 18 if self._height < 40 else 20

    def _parts(self) -> tuple[float, float, float]:
        """The widths of the icon, the words and the key, each with the gap before what follows."""
        words = QFontMetricsF(theme.font(self._role)).horizontalAdvance(self._words()) if self.text() else 0.0
        picture = self._icon_side() + (8 if self.text() else 0) if self._icon_name else 0
        return picture, words, key_cap_size(self._key).width() + 12 if self._key else 0

    # What Qt asks

    def sizeHint(self) -> QSize:
        side = 8 if self.kind in ("quiet", "toast") else 12 if self._height < 44 else 14
        end = 8 if self._key else side
        # A ring needs room on each side even where there is little else.
        height = max(self._height, round(theme.line(self._role)) + 10, 24)
        return QSize(round(side + sum(self._parts()) + end + 1), height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keyboard: on Cancel it must not do what the dialog's first one does."""
        if is_plain_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, hover, edge, ink = _COLOURS[self.kind]
        if not self.isEnabled():
            ground, hover, edge, ink = "sunken", "sunken", "hair", "ink3"
        rect = QRectF(self.rect())
        if self.hasFocus():
            if self.kind == "toast":
                painter.setPen(QPen(theme.color("canvas"), 2))
                painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 6, 6)
            else:
                rect = paint_focus_ring(painter, rect, 8)
        if self.isDown() or self.underMouse():
            ground = hover
        painter.setBrush(theme.color(ground) if ground else Qt.BrushStyle.NoBrush)
        width = 2 if theme.look == "contrast" else 1
        painter.setPen(QPen(theme.color(edge), width) if edge else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        self._paint_words(painter, ink)
        painter.end()

    def _paint_words(self, painter: QPainter, ink: str) -> None:
        picture, words, key = self._parts()
        left = (self.width() - picture - words - key) / 2
        if self._key:
            left += 2
        if self._icon_name:
            side = self._icon_side()
            drawn = icon(self._icon_name, ink, side, self.devicePixelRatioF())
            painter.drawPixmap(round(left), (self.height() - side) // 2, drawn)
        painter.setPen(theme.color(ink))
        painter.setFont(theme.font(self._role))
        room = QRectF(left + picture, 0, words + 2, self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._words())
        if self._key:
            size = key_cap_size(self._key)
            place = QRectF(
                left + picture + words + 12, (self.height() - size.height()) / 2, size.width(), size.height()
            )
            paint_key_cap(painter, place, self._key, theme.color(ink))


def is_plain_enter(event: QKeyEvent) -> bool:
    """Enter alone, pressed once: a key held down since the last screen is not meant for this one."""
    plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain and not event.isAutoRepeat()
