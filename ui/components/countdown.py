"""The last minute before something happens by itself, and one press that stops it."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from ui.components.announce import announce
from ui.components.button import Button
from ui.components.labels import Icon, Label


class Countdown(QFrame):
    """`pressed` is the press of its button. A screen reader hears it begin and half-way, not every second."""

    pressed = Signal()

    def __init__(self, action: str, parent: QWidget | None = None, *, over: QWidget | None = None) -> None:
        """With `over`, it floats at the foot of that widget; else it stands in a layout."""
        super().__init__(over or parent)
        self._over = over
        self.setProperty("role", "toast")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(40)
        self._words = Label("", "label", "canvas")
        self.button = Button(action, "toast", height=32)
        self.button.clicked.connect(self.pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 6, 0)
        row.setSpacing(10)
        row.addWidget(Icon("lock-key", "canvas", 18))
        row.addWidget(self._words)
        row.addStretch(1)
        row.addWidget(self.button)
        if over is not None:
            over.installEventFilter(self)
            self.hide()

    @property
    def words(self) -> str:
        return self._words.text()

    def show_seconds(self, words: str, seconds: int) -> None:
        """`words` with the seconds in place of {}."""
        first = self.isHidden()
        self._words.setText(words.format(seconds))
        if first or seconds == 30:
            announce(self, self._words.text())
        self._place()
        if first:
            self.show()
            self.raise_()

    def _place(self) -> None:
        if self._over is not None:
            width = min(max(360, self.sizeHint().width()), self._over.width() - 32)
            # Above a toast, so that neither hides the other.
            self.setGeometry((self._over.width() - width) // 2, self._over.height() - 40 - 104, width, 40)

    # What Qt asks

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False
