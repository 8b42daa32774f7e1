"""Eyes on a window: whether it has been painted, and how long it ever stood still."""

from collections.abc import Callable
from time import perf_counter
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

_BEAT_MS = 10


def after(owner: Any, name: str, note: Callable[[Any], object]) -> None:
    """Call `note` with its first argument each time this method or function of `owner` has ended."""
    method = getattr(owner, name)

    def noted(self: Any, *arguments: Any, **named: Any) -> Any:
        answer = method(self, *arguments, **named)
        note(self)
        return answer

    setattr(owner, name, noted)


def press(key: Qt.Key) -> None:
    QTest.keyClick(_focus(), key)


def type_in(letters: str) -> None:
    QTest.keyClicks(_focus(), letters)


def _focus() -> QWidget:
    focus = QApplication.focusWidget()
    assert focus is not None, "the keyboard is nowhere"
    return focus


class Paints(QObject):
    """Whether a widget has been painted since `seen` was last put back."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.seen = False
        widget.installEventFilter(self)

    # What Qt asks

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.seen = True
        return False


class Heartbeat(QObject):
    """Beats every ten milliseconds; `late` is the longest a beat was late in each thing being done, in seconds."""

    def __init__(self) -> None:
        super().__init__()
        self.late: dict[str, float] = {}
        self.doing = "waiting"
        self._last = 0.0
        self._timer = QTimer(self, interval=_BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        self._last = perf_counter()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def _beat(self) -> None:
        now = perf_counter()
        late = now - self._last - _BEAT_MS / 1000
        self.late[self.doing] = max(late, self.late.get(self.doing, 0.0))
        self._last = now
