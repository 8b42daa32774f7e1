"""The state of the returns in one line: how many of each, as a bar, how many are settled and when they are due."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.components.labels import Label
from ui.components.link import Link
from ui.components.state_bar import Part, StateBar, StateLegend
from workbench.domain.returns.standing import ReturnsNow, State, due_in_words, panel_in_words

_BESIDE = 16
_FILLS = {
    State.RECEIVED: ("accent", ""),
    State.NIL: ("ink4", "control"),
    State.OUT_OF_SCOPE: ("sunken", "control"),
    State.PROBLEM: ("caution", ""),
    State.AWAITED: ("surface", "control"),
    State.EXTENDED: ("line", "control"),
    State.LATE: ("alarm", ""),
}


def parts(now: ReturnsNow) -> list[Part]:
    """What is settled first, then what is not."""
    return [Part(now.counts[state], _words(state, now.counts[state]), *_FILLS[state]) for state in _FILLS]


def _words(state: State, count: int) -> str:
    one = {State.NIL: "nil return", State.PROBLEM: "problem"}
    return one[state] if count == 1 and state in one else state.counted_as


class StateLine(QWidget):
    """`due_asked` wants the day changed by which returns are due."""

    due_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.legend, self.bar = StateLegend(), StateBar()
        self.settled = Label("", "label")
        self.due = Link("due", "", "body", "ink2")
        self.panel = Label("", "body", "ink2")
        self.due.asked.connect(lambda _key: self.due_asked.emit())
        right = QHBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.settled)
        right.addWidget(self.due)
        right.addWidget(self.panel)
        right.addStretch(0)
        self._right = right
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(_BESIDE)
        self._row.addWidget(self.legend, 1, Qt.AlignmentFlag.AlignVCenter)
        self._row.addLayout(right)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._row)
        column.addWidget(self.bar)

    def show_returns(self, now: ReturnsNow, *, may_act: bool) -> None:
        shown = parts(now)
        self.legend.show_parts(shown)
        self.bar.show_parts(shown)
        self.settled.setText(f"{now.settled} of {len(now.every)} settled")
        due = due_in_words(now.audit, now.today)
        panel = panel_in_words(now.audit, now.today)
        self.due.setText(f"{due}." if panel else due)
        self.due.setAccessibleName(f"{due}. Change the day")
        self.due.setToolTip("Change the day" if may_act else "")
        self.due.setEnabled(may_act)
        self.due.updateGeometry()
        self.panel.setText(f"{panel}." if panel else "")
        self._fit()

    def _fit(self) -> None:
        needed = self.legend.sizeHint().width() + _BESIDE + self._right.sizeHint().width()
        ways = QBoxLayout.Direction
        under = self.width() < needed
        self._row.setDirection(ways.TopToBottom if under else ways.LeftToRight)
        self._row.setSpacing(2 if under else _BESIDE)

    # What Qt asks

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
