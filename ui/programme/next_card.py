"""Next for you: one row for each thing to do, with one button that goes there."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.components.button import Button
from ui.components.labels import Label, Rule
from ui.components.paragraph import Paragraph
from ui.programme.columns import px
from ui.programme.facts import route_of
from ui.theme import icon, theme
from workbench.domain.next_steps import Rank, Step, Way

MOST = 4
"""Rows at once; what is about a concern is always among them, however many there are."""
NOTHING = "Nothing is waiting for you. What is late or due, and reasons still owed, will stand here."
NOTHING_LATE = "Nothing is late, and no concern is open."
"""For who can only read."""
_ICONS = {
    Way.CONCERN: "warning-octagon",
    Way.SCOPE: "calendar-blank",
    Way.CASES: "folders",
    Way.RETURNS: "tray",
    Way.PANEL: "users-three",
    Way.BRIEFING: "pen-nib",
}


class Sign(QWidget):
    """An icon on a tinted square. The words beside it say the same."""

    def __init__(self, name: str, tone: str, ground: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._tone, self._ground = name, tone, ground
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    # What Qt asks

    def sizeHint(self) -> QSize:
        return QSize(36, 36)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(self._ground))
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        painter.drawPixmap(9, 9, icon(self._name, self._tone, 18, self.devicePixelRatioF()))
        painter.end()


class NextCard(QFrame):
    """`asked_for` carries a Route."""

    asked_for = Signal(object)

    def __init__(self, nothing: str = NOTHING, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._nothing = nothing
        self.setProperty("role", "card")
        self.setAccessibleName("Next for you")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)
        self._pieces: list[QWidget] = []
        self._steps: tuple[Step, ...] = ()
        self._all = False
        self.buttons: list[Button] = []
        self.more: Button | None = None
        self._make()
        theme.changed.connect(self._make)

    def show_steps(self, found: Sequence[Step]) -> None:
        if tuple(found) != self._steps:
            self._steps = tuple(found)
            self._make()

    @property
    def told(self) -> list[str]:
        """Each row in view as a screen reader says it."""
        return [button.accessibleName() for button in self.buttons]

    def _make(self) -> None:
        held = self.window().focusWidget()
        focused = held is not None and self.isAncestorOf(held)
        stops = [*self.buttons, *([self.more] if self.more else [])]
        place = next((n for n, button in enumerate(stops) if button is held), 0)
        gone, self._pieces, self.buttons, self.more = self._pieces, [], [], None
        while self._column.takeAt(0) is not None:
            pass
        most = len(self._steps) if self._all else max(MOST, sum(step.rank is Rank.CONCERN for step in self._steps))
        for step in self._steps[:most]:
            if self._pieces:
                self._put(Rule())
            self._put(self._row(step))
        if not self._steps:
            words = Paragraph(self._nothing, "body", "ink2")
            words.setContentsMargins(0, 0, 0, 0)
            room = QWidget()
            inside = QVBoxLayout(room)
            inside.setContentsMargins(16, 14, 16, 14)
            inside.addWidget(words)
            self._put(room)
        left = len(self._steps) - most
        if left > 0 or (self._all and len(self._steps) > MOST):
            self._put(Rule())
            self._put(self._foot(left))
        self._column.addStretch(1)
        for piece in self._pieces:
            piece.setVisible(True)
        if focused:
            stops = [*self.buttons, *([self.more] if self.more else [])]
            if stops:
                stops[min(place, len(stops) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
        for piece in gone:
            piece.hide()
            piece.deleteLater()

    def _put(self, piece: QWidget) -> None:
        self._pieces.append(piece)
        self._column.addWidget(piece)

    def _foot(self, left: int) -> QWidget:
        self.more = Button(f"{left} more" if left > 0 else "Fewer", "quiet", height=28)
        self.more.setAccessibleDescription("Things to do")
        self.more.clicked.connect(self._on_more)
        piece = QWidget()
        row = QHBoxLayout(piece)
        row.setContentsMargins(8, 2, 8, 2)
        row.addWidget(self.more)
        row.addStretch(1)
        return piece

    def _row(self, step: Step) -> QWidget:
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Paragraph(step.what, "name", most_lines=2))
        words.addWidget(Paragraph(step.about, "detail", "ink2", most_lines=3))
        press = Button(step.button, height=34)
        press.setMinimumWidth(px(84))
        press.setAccessibleName(f"{step.what}, {step.about}, {step.when}")
        press.clicked.connect(lambda _checked=False, step=step: self._on_pressed(step))
        self.buttons.append(press)
        concern = step.rank is Rank.CONCERN
        when = Label(step.when, "label" if step.alarm else "detail_medium", "alarm" if step.alarm else "ink2")
        when.setMinimumWidth(self._when_width())
        piece = QWidget()
        row = QHBoxLayout(piece)
        row.setContentsMargins(16, 8, 14, 8)
        row.setSpacing(14)
        row.addWidget(Sign(_ICONS[step.way], "alarm" if concern else "ink2", "alarmSoft" if concern else "sunken"))
        row.addLayout(words, 1)
        row.addWidget(when, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(press)
        return piece

    def _when_width(self) -> int:
        """The same for every row, so that the days stand under one another."""
        metrics = QFontMetricsF(theme.font("label"))
        return max(px(84), *(round(metrics.horizontalAdvance(step.when)) + 4 for step in self._steps))

    def _on_pressed(self, step: Step) -> None:
        self.asked_for.emit(route_of(step.way, step.audit_id, step.case_id, step.concern_id))

    def _on_more(self) -> None:
        self._all = not self._all
        self._make()
