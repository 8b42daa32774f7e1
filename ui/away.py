"""When nobody is at the open workspace: the countdown, the lock, and what holds it back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from ui.components.countdown import Countdown
from ui.idle_lock import IdleLock, SystemLock
from ui.workspace import OpenWorkspace

if TYPE_CHECKING:
    from ui.computer_settings import Settings
    from ui.places import Places

_COUNTED = "Nobody seems to be here. Plumbline locks in {} s."


class Away(QObject):
    """The panel on screen allows longer than the desk; nothing turns the lock off."""

    def __init__(
        self,
        workspace: OpenWorkspace,
        places: Places,
        settings: Settings,
        over: QWidget,
        lock: Callable[[], None],
    ) -> None:
        super().__init__(over)
        self._workspace, self._places, self._settings, self._lock = workspace, places, settings, lock
        self.countdown = Countdown("Stay", over=over)
        self.idle = IdleLock(self.minutes, self)
        self.idle.counting.connect(lambda seconds: self.countdown.show_seconds(_COUNTED, seconds))
        self.idle.stayed.connect(self.countdown.hide)
        self.idle.due.connect(self._on_due)
        self.countdown.pressed.connect(self.idle.stay)
        self.system = SystemLock(self)
        self.system.locked.connect(self._on_due)
        self.idle.begin()
        QTimer.singleShot(0, self, self.system.begin)

    def minutes(self) -> int:
        kept = self._settings.kept
        return kept.meeting_minutes if self._places.on_panel else kept.idle_minutes

    def _on_due(self) -> None:
        """Lock, but never over words that are only in memory: those are tried again first, every minute."""
        self.countdown.hide()
        typing = QApplication.focusWidget()
        if typing is not None:
            typing.clearFocus()  # what is being typed is left, and so kept
        if self._workspace.waiting and not self._workspace.retry():
            self.idle.put_off()
            if typing is not None:
                typing.setFocus()
            return
        self._lock()
