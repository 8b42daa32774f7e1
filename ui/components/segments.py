"""A few choices in one strip, one of them in force: which layer, which year."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from ui.theme import theme


class Segment(QRadioButton):
    """One choice of a strip."""

    asked = Signal(str)
    step_requested = Signal(int)

    def __init__(self, key: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.key = key
        self.setAutoExclusive(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._on_clicked)
        theme.changed.connect(self.updateGeometry)

    def _on_clicked(self) -> None:
        self.asked.emit(self.key)

    # What Qt asks

    def nextCheckState(self) -> None:
        """The strip says which one is in force."""

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        words = QFontMetricsF(theme.font("detail_strong")).horizontalAdvance(self.text())
        return QSize(round(words) + 26, max(28, round(theme.line("detail_strong")) + 8))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Left | Qt.Key.Key_Up:
                self.step_requested.emit(-1)
            case Qt.Key.Key_Right | Qt.Key.Key_Down:
                self.step_requested.emit(1)
            case _:
                super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.isChecked():
            painter.setPen(QPen(theme.color("control"), 1))
            painter.setBrush(theme.color("surface"))
            painter.drawRoundedRect(rect, 5, 5)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        painter.setFont(theme.font("detail_strong" if self.isChecked() else "detail_medium"))
        painter.setPen(theme.color("ink1" if self.isChecked() else "ink2"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()


class Segments(QWidget):
    """`chosen` carries the key asked for; the strip shows it at once. Arrows move, as in any group of choices."""

    chosen = Signal(str)

    def __init__(
        self, name: str, choices: Sequence[tuple[str, str]], current: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.segments = [Segment(key, text) for key, text in choices]
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        for segment in self.segments:
            segment.setAccessibleDescription(name)
            segment.asked.connect(self._on_asked)
            segment.step_requested.connect(self._on_step)
            row.addWidget(segment)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_current(current or choices[0][0])

    @property
    def current(self) -> str:
        return self._current

    def set_current(self, key: str) -> None:
        """Without a signal: the state was changed elsewhere."""
        self._current = key
        reached = key if any(segment.key == key for segment in self.segments) else self.segments[0].key
        for segment in self.segments:
            segment.setChecked(segment.key == key)
            segment.setFocusPolicy(Qt.FocusPolicy.StrongFocus if segment.key == reached else Qt.FocusPolicy.ClickFocus)

    def _on_asked(self, key: str) -> None:
        if key != self._current:
            self.set_current(key)
            self.chosen.emit(key)

    def _on_step(self, step: int) -> None:
        keys = [segment.key for segment in self.segments]
        place = min(max(0, keys.index(self._current) + step), len(keys) - 1)
        self._on_asked(keys[place])
        self.segments[place].setFocus(Qt.FocusReason.OtherFocusReason)

    # What Qt asks

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("hair"))
        painter.drawRoundedRect(QRectF(self.rect()), 7, 7)
        painter.end()
