"""Words on the screen: a role says how large, a tone says which ink."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from ui.theme import icon, theme

_LEAST = 40
"""Pixels that words which give way keep."""


class Label(QLabel):
    """One line of text. Its tone is any token of the theme: ink1, ink2, ink3, accentText, alarm, "amber.text"."""

    def __init__(self, text: str = "", role: str = "body", tone: str = "ink1", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._role = role
        self._tone = tone
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._dress()
        theme.changed.connect(self._dress)

    def set_tone(self, tone: str) -> None:
        if tone != self._tone:
            self._tone = tone
            self._dress()

    def set_role(self, role: str) -> None:
        if role != self._role:
            self._role = role
            self._dress()

    def _dress(self) -> None:
        """By palette, not by the sheet: polishing a second time would put an older font back."""
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.WindowText, theme.color(self._tone))
        self.setPalette(palette)
        self.setFont(theme.font(self._role))
        self.setMinimumHeight(round(theme.line(self._role)))


class Elided(Label):
    """One line that gives way where there is little room: cut with an ellipsis, whole in the tool tip and when read."""

    def setText(self, text: str) -> None:
        super().setText(text)
        self._tip()

    def _tip(self) -> None:
        self.setToolTip(self.text() if self._cut() != self.text() else "")

    def _cut(self) -> str:
        return QFontMetricsF(self.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width() + 0.5)

    # What Qt asks

    def minimumSizeHint(self) -> QSize:
        whole = super().minimumSizeHint()
        return QSize(min(_LEAST, whole.width()), whole.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tip()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(theme.color(self._tone))
        painter.drawText(self.rect(), int(self.alignment()), self._cut())
        painter.end()


class Icon(QWidget):
    """An icon beside the word it repeats; a screen reader is told the word only."""

    def __init__(self, name: str, tone: str = "ink2", px: int = 18, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._tone = tone
        self._px = px
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, name: str, tone: str) -> None:
        self._name = name
        self._tone = tone
        self.update()

    # What Qt asks

    def sizeHint(self) -> QSize:
        return QSize(self._px, self._px)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(0, 0, icon(self._name, self._tone, self._px, self.devicePixelRatioF()))
        painter.end()


class Rule(QFrame):
    """A hairline."""

    def __init__(self, *, upright: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "rule")
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)
