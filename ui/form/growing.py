"""A dialog that grows when something in it comes to take more room: a message, the sentence under a field."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QDialog

_ANY = 16_777_215


class Growing(QDialog):
    """It never shrinks by itself: what was under the pointer stays there."""

    _grown_to = 0

    def _grow(self, *, shown: bool) -> None:
        """Once it is shown to what its words like to have, as far as there is room; at first to the least."""
        layout = self.layout()
        if layout is None:
            return
        wide = max(self.width(), layout.totalMinimumSize().width())
        needed = 0
        if layout.hasHeightForWidth():
            over = self.parentWidget()
            room = over.window().height() if over is not None else _ANY
            liked = min(layout.totalHeightForWidth(wide), room) if shown and self.isVisible() else 0
            needed = max(layout.totalMinimumHeightForWidth(wide), liked)
        if wide > self.width() or needed > max(self.height(), self._grown_to):
            self._grown_to = max(needed, self._grown_to)  # asked for once: where there is no more room there is none
            self.resize(wide, max(needed, self.height()))

    # What Qt asks

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self._grow(shown=event.type() == QEvent.Type.LayoutRequest)
        return done
