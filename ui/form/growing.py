"""A dialog that grows when something in it comes to take more room: a message, the sentence under a field."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QDialog


class Growing(QDialog):
    """It never shrinks by itself: what was under the pointer stays there."""

    _grown_to = 0

    # What Qt asks

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show):
            layout = self.layout()
            if layout is not None and layout.hasHeightForWidth():
                needed = layout.totalMinimumHeightForWidth(self.width())
                if needed > max(self.height(), self._grown_to):
                    self._grown_to = needed  # asked for once: where there is no more room there is none
                    self.resize(self.width(), needed)
        return done
