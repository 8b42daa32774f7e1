"""The seconds until another passphrase may be tried, counted down where the user looks."""

from math import ceil

from PySide6.QtCore import QObject, QTimer, Signal


class Waiting(QObject):
    """`ticked` carries the sentence for each second; `over` comes when the next try may be made."""

    ticked = Signal(str)
    over = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._left = 0
        self.timer = QTimer(self, interval=1_000)
        self.timer.timeout.connect(self._on_second)

    @property
    def going_on(self) -> bool:
        return self._left > 0

    def begin(self, seconds: float) -> None:
        self._left = max(1, ceil(seconds))
        self.timer.start()
        self.ticked.emit(self._said())

    def stop(self) -> None:
        self._left = 0
        self.timer.stop()

    def _said(self) -> str:
        return f"Too many wrong tries. Try again in {self._left} s."

    def _on_second(self) -> None:
        self._left -= 1
        if self._left > 0:
            self.ticked.emit(self._said())
        else:
            self.stop()
            self.over.emit()
