"""What the panel's grades and non-scores have in common as buttons: a press asks, only the kept answer is filled."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QWidget


class AnswerButton(QRadioButton):
    """`clicked` asks for the answer; `setChecked` fills it, once it is kept.

    `move_requested` is -1 or 1 for the arrows, which move along the answers and choose nothing.
    """

    move_requested = Signal(int)

    def __init__(self, upright: QSizePolicy.Policy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Heard as one of a few choices, and still filled only by what is kept: a group of one excludes nothing.
        self.setAutoExclusive(True)
        self._alone = QButtonGroup(self, exclusive=False)
        self._alone.addButton(self)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, upright)

    # What Qt asks

    def nextCheckState(self) -> None:
        """A press asks; only the kept answer is filled."""

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Left:
                self.move_requested.emit(-1)
            case Qt.Key.Key_Right:
                self.move_requested.emit(1)
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                event.ignore()
            case _:
                super().keyPressEvent(event)
