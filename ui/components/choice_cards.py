"""A few choices side by side, each with the digit that takes it while one of them has the keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from ui.components.focus_ring import paint_focus_ring
from ui.components.key_cap import key_cap_size, paint_key_cap
from ui.theme import theme


class ChoiceCard(QRadioButton):
    asked = Signal(str)
    key_pressed = Signal(object)

    def __init__(self, key: str, text: str, digit: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.key = key
        self._digit = digit
        self.setAutoExclusive(False)
        self.setAccessibleName(f"{digit}, {text}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._on_clicked)
        theme.changed.connect(self.updateGeometry)

    def _on_clicked(self) -> None:
        self.asked.emit(self.key)

    # What Qt asks

    def nextCheckState(self) -> None:
        """The row says which one is in force."""

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        words = QFontMetricsF(theme.font("label")).horizontalAdvance(self.text())
        return QSize(
            round(words) + 40 + key_cap_size(self._digit).width() + 22, max(40, round(theme.line("label")) + 18)
        )

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        arrows = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
        if event.key() in arrows or (plain and event.text().isdigit()):
            self.key_pressed.emit(event)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.hasFocus():
            rect = paint_focus_ring(painter, QRectF(self.rect()), 8)
        on = self.isChecked()
        painter.setPen(QPen(theme.color("accent" if on else "control"), 1.5 if on else 1))
        painter.setBrush(theme.color("accentSoft" if on else "surface"))
        painter.drawRoundedRect(rect, 6, 6)
        middle = self.height() / 2
        painter.setPen(QPen(theme.color("accent" if on else "control"), 1.6))
        painter.setBrush(theme.color("surface"))
        painter.drawEllipse(QPointF(22, middle), 8, 8)
        if on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            painter.drawEllipse(QPointF(22, middle), 4.5, 4.5)
        size = key_cap_size(self._digit)
        cap = QRectF(self.width() - 10 - size.width(), middle - size.height() / 2, size.width(), size.height())
        paint_key_cap(painter, cap, self._digit, theme.color("ink2"))
        painter.setFont(theme.font("label"))
        painter.setPen(theme.color("ink1"))
        painter.drawText(QRectF(38, 0, cap.left() - 42, self.height()), Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()


class ChoiceCards(QWidget):
    """`chosen` carries the key of the choice, once it is another. An empty `current` puts none in force."""

    chosen = Signal(str)

    def __init__(
        self, name: str, choices: Sequence[tuple[str, str]], current: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.cards = [ChoiceCard(key, text, str(digit)) for digit, (key, text) in enumerate(choices, 1)]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for card in self.cards:
            card.setAccessibleDescription(name)
            card.asked.connect(self._on_asked)
            card.key_pressed.connect(self._on_key)
            row.addWidget(card)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_current(current)

    @property
    def current(self) -> str:
        return self._current

    def set_current(self, key: str) -> None:
        """Without a signal. A key that is none of the choices stays as it is and checks none."""
        self._current = key
        stop = next((card for card in self.cards if card.key == key), self.cards[0])
        for card in self.cards:
            card.setChecked(card.key == key)
            card.setFocusPolicy(Qt.FocusPolicy.StrongFocus if card is stop else Qt.FocusPolicy.ClickFocus)

    def _on_asked(self, key: str) -> None:
        if key != self._current:
            self.set_current(key)
            self.chosen.emit(key)

    def _on_key(self, event: QKeyEvent) -> None:
        at = next((place for place, card in enumerate(self.cards) if card.hasFocus()), 0)
        if event.text().isdigit():
            at = int(event.text()) - 1
            if not 0 <= at < len(self.cards):
                return
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Up):
            at = max(0, at - 1)
        else:
            at = min(len(self.cards) - 1, at + 1)
        self._on_asked(self.cards[at].key)
        self.cards[at].setFocus(Qt.FocusReason.OtherFocusReason)
