"""Locking by itself when nobody is there: after a countdown, or at once when the computer itself locks."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow

_WARNED_FOR = 60
"""Seconds before the lock in which it is counted down."""
_SIGNS_OF_LIFE = frozenset((
    QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel,
    QEvent.Type.TouchBegin, QEvent.Type.TabletPress, QEvent.Type.TabletMove, QEvent.Type.NativeGesture,
))  # fmt: skip


def awake_clock() -> float:
    """Seconds that go on while the computer sleeps, so that a lid closed for an hour counts as an hour."""
    boottime = getattr(time, "CLOCK_BOOTTIME", None)
    return time.clock_gettime(boottime) if boottime is not None else time.time()


class IdleLock(QObject):
    """`minutes` says how long nothing may happen: it is asked each time, for the panel allows longer than the desk.

    Only the windows themselves are watched, through which every key and pointer comes once; no timer runs but the one
    for the next moment that matters.
    """

    counting = Signal(int)
    """Seconds left, in the last minute."""
    stayed = Signal()
    """Somebody is there after all."""
    due = Signal()
    """Time to lock; the owner says with `put_off` if it could not be done."""

    def __init__(
        self, minutes: Callable[[], int], parent: QObject | None = None, *, now: Callable[[], float] = awake_clock
    ) -> None:
        super().__init__(parent)
        self._minutes, self._now = minutes, now
        self._last = now()
        self._counting = self._going = False
        self._watched: list[QWindow] = []
        self.timer = QTimer(self, singleShot=True)
        self.timer.setTimerType(Qt.TimerType.CoarseTimer)
        self.timer.timeout.connect(self.look)

    def begin(self) -> None:
        self.stop()
        self._last, self._going = self._now(), True
        _app().focusWindowChanged.connect(self._watch)
        for window in QGuiApplication.topLevelWindows():
            self._watch(window)
        self.look()

    def stop(self) -> None:
        if self._going:
            _app().focusWindowChanged.disconnect(self._watch)
        self.timer.stop()
        self._counting = self._going = False
        for window in self._watched:
            window.removeEventFilter(self)
        self._watched = []

    @property
    def left(self) -> float:
        """Seconds until it locks."""
        return self._last + self._minutes() * 60 - self._now()

    def stay(self) -> None:
        """As if a key had been pressed now."""
        if self.left <= 0:
            self.look()  # the time ran out while the computer slept: the key that wakes it does not unlock it
            return
        self._last = self._now()
        if self._counting:
            self._counting = False
            self.stayed.emit()
            self.look()

    def put_off(self) -> None:
        """It could not be locked now: a minute more."""
        self._last = self._now() - (self._minutes() - 1) * 60
        self._counting = False
        self.timer.start(_WARNED_FOR * 1_000)

    def look(self) -> None:
        """What is due at this moment; and the timer set for the next."""
        left = self.left
        if left <= 0:
            self.timer.stop()
            self.due.emit()
        elif left <= _WARNED_FOR:
            self._counting = True
            self.counting.emit(round(left))
            self.timer.start(round((left % 1 or 1) * 1_000))
        else:
            if self._counting:  # the panel came on screen: there is more time again
                self._counting = False
                self.stayed.emit()
            self.timer.start(round((left - _WARNED_FOR) * 1_000))

    def _watch(self, window: QWindow | None) -> None:
        if window is not None and window not in self._watched:
            self._watched.append(window)
            window.destroyed.connect(lambda _gone=None, gone=window: self._forget(gone))
            window.installEventFilter(self)

    def _forget(self, window: QWindow) -> None:
        self._watched = [each for each in self._watched if each is not window]

    # What Qt asks

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS_OF_LIFE:
            self.stay()
        return False


def _app() -> QGuiApplication:
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    return app


_TELLS = (
    ("org.freedesktop.login1.Manager", "PrepareForSleep"),
    ("org.freedesktop.ScreenSaver", "ActiveChanged"),
    ("org.gnome.ScreenSaver", "ActiveChanged"),
)


class SystemLock(QObject):
    """`locked` when the computer sleeps or its own lock comes on: on Linux it is told over D-Bus."""

    locked = Signal()

    def begin(self) -> bool:
        """Listen; whether anybody is there to be listened to. It never waits for an answer."""
        if not sys.platform.startswith("linux"):
            return False
        try:
            from PySide6.QtCore import SLOT
            from PySide6.QtDBus import QDBusConnection
        except ImportError:
            return False
        heard = False
        # Without these no bus is running, and asking for one would try to start it.
        session = os.environ.get("DBUS_SESSION_BUS_ADDRESS") or os.path.exists(f"/run/user/{os.getuid()}/bus")
        buses = [QDBusConnection.systemBus(), *([QDBusConnection.sessionBus()] if session else [])]
        for bus in buses:
            for interface, name in _TELLS:
                if bus.isConnected():
                    slot: Any = SLOT("on_told(bool)")  # its stubs ask for bytes, the call for str
                    heard |= bool(bus.connect("", "", interface, name, self, slot))
        return heard

    @Slot(bool)
    def on_told(self, on: bool) -> None:
        """Going to sleep, or the screen lock coming on; not the end of either."""
        if on:
            self.locked.emit()
