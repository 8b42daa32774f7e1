"""Eyes on a window: whether it has been painted, and how long it ever stood still."""

import sys
import threading
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, thread_time
from types import FrameType
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

_BEAT_MS = 10
_OVERDUE, _GLANCE = 0.03, 0.005
"""Seconds that a beat is late before it is looked at, and between two looks."""
_OURS = tuple(str(Path(__file__).resolve().parents[1] / part) for part in ("ui", "workbench"))


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


class Stalls(Heartbeat):
    """Says as well `where`: a thread looks what is being run while a beat is overdue, and names what it saw most."""

    def __init__(self) -> None:
        super().__init__()
        self.where: dict[str, str] = {}
        self.busy: dict[str, float] = {}
        """Seconds of work between two beats, which other programs on a busy machine do not lengthen."""
        self._worst: dict[str, float] = {}
        self._worked = 0.0
        self._seen: Counter[str] = Counter()
        self._ended = threading.Event()
        self._gui = threading.get_ident()
        self._thread = threading.Thread(target=self._watch, name="watchdog", daemon=True)

    def start(self) -> None:
        self._worked = thread_time()
        super().start()
        self._thread.start()

    def stop(self) -> None:
        super().stop()
        self._ended.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._ended.wait(_GLANCE):
            if perf_counter() - self._last - _BEAT_MS / 1000 > _OVERDUE:
                frame = sys._current_frames().get(self._gui)
                self._seen[_told(frame)] += 1

    def _beat(self) -> None:
        late = perf_counter() - self._last - _BEAT_MS / 1000
        if self._seen and late > self._worst.get(self.doing, 0.0):
            self._worst[self.doing] = late
            self.where[self.doing] = self._seen.most_common(1)[0][0]
        self._seen.clear()
        worked = thread_time()
        self.busy[self.doing] = max(worked - self._worked, self.busy.get(self.doing, 0.0))
        self._worked = worked
        super()._beat()


def _told(frame: FrameType | None) -> str:
    """The slot that was called, and the innermost of our own code in it: "programme/view.refresh … rows.show_years"."""
    ours: list[str] = []
    while frame is not None:
        code = frame.f_code
        if code.co_filename.startswith(_OURS):
            path = Path(code.co_filename)
            ours.append(f"{path.parent.name}/{path.stem}.{code.co_name}")
        frame = frame.f_back
    if not ours:
        return "Qt"
    return ours[-1] if len(ours) == 1 or ours[0] == ours[-1] else f"{ours[-1]} … {ours[0]}"
