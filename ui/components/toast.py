"""What has just been done, with the way back."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from ui.components.announce import announce
from ui.components.button import Button
from ui.components.labels import Elided, Icon

_SHOWN_FOR = 10_000
DRAWER = "drawer"
"""What a widget that slides over the right of a screen is called, so that a toast stands beside it."""


class Toast(QFrame):
    """`show_change` names the change. It goes after ten seconds; Ctrl+Z still works then."""

    undo_requested = Signal()

    def __init__(self, parent: QWidget | None = None, *, over: QWidget | None = None) -> None:
        """With `over`, it floats at the foot of that widget; else it stands in a layout."""
        super().__init__(over or parent)
        self._over = over
        self.setProperty("role", "toast")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(40)
        self._words = Elided("", "label", "canvas")
        self._undo = Button("Undo", "toast", key="Ctrl Z", height=32)
        self._undo.clicked.connect(self._on_undo)
        # Ctrl+Z is its key: a press must not take the keyboard out of a box of words.
        self._undo.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 6, 0)
        row.setSpacing(10)
        self._tick = Icon("check-circle", "canvas", 18)
        row.addWidget(self._tick)
        row.addWidget(self._words, 1)
        row.addWidget(self._undo)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        if over is not None:
            over.installEventFilter(self)
            self.hide()

    def give_way(self) -> None:
        """A drawer has opened beside it, or has closed."""
        if self.isVisible():
            self._place()
            self.raise_()

    def show_told(self, words: str) -> None:
        """A sentence about no change: no tick, and nothing to take back."""
        self.show_change(words, undo=False)
        self._tick.set_icon("info", "canvas")

    def show_change(self, words: str, *, undo: bool = True) -> None:
        self._tick.set_icon("check-circle", "canvas")
        self._words.setText(words)
        self._undo.setVisible(undo)
        self._undo.setAccessibleName(f"Undo: {words}")
        self._place()
        self.show()
        self.raise_()
        announce(self, words)
        if self._over is not None:
            self._timer.start(_SHOWN_FOR)

    def _place(self) -> None:
        over = self._over
        if over is None:
            return
        free, left = over.width(), QPoint(0, 0)
        drawer = self._drawer()
        if drawer is not None:
            window = over.window()
            free = drawer.mapTo(window, QPoint(0, 0)).x() - over.mapTo(window, QPoint(0, 0)).x()
            around = drawer.parentWidget()
            if around is not None and around.isAncestorOf(over):  # else it would lie under the shade
                self._put_into(around)
                left = over.mapTo(around, left)
        else:
            self._put_into(over)
        width = min(max(360, self.sizeHint().width()), free - 32)
        self.setGeometry(left.x() + (free - width) // 2, left.y() + over.height() - 40 - 56, width, 40)

    def _drawer(self) -> QWidget | None:
        """What covers the right of what it floats over, while it is open."""
        found = self.window().findChildren(QFrame, DRAWER)
        return next((each for each in found if each.isVisible()), None)

    def _put_into(self, around: QWidget) -> None:
        if self.parentWidget() is not around:
            shown = self.isVisible()
            self.setParent(around)
            self.setVisible(shown)
            self.raise_()

    def _on_undo(self) -> None:
        if self._over is not None:
            self.hide()
        self.undo_requested.emit()

    # What Qt asks

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False
