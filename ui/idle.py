"""What can be made ready while nobody waits for it."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer

_PAUSE_MS = 150


class Idle(QObject):
    """Does one piece after another, each in a moment of its own, so that no key press ever waits for two."""

    def __init__(self, pieces: Iterable[Callable[[], object]], parent: QObject) -> None:
        super().__init__(parent)
        self._pieces = iter(pieces)
        self._timer = QTimer(self, interval=_PAUSE_MS)
        self._timer.timeout.connect(self._do_next)
        self._timer.start()

    def put_off(self) -> None:
        """Somebody is at work: wait for a whole pause again."""
        if self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """Leave undone what is not done yet."""
        self._timer.stop()

    def _do_next(self) -> None:
        piece = next(self._pieces, None)
        if piece is None:
            self._timer.stop()
        else:
            piece()
