"""A page longer than the window. It scrolls to where the keyboard is."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ui.components.focus_ring import paint_focus_ring

_BAR = 12


class Scrolled(QScrollArea):
    """Where the bar shows it takes its room from the right margin, so that edges stay where they are."""

    def __init__(self, inner: QWidget, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        inner.setProperty("role", "scrolled")
        layout = inner.layout()
        self._margins = layout.contentsMargins() if layout is not None else None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if name else Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inner)
        self.verticalScrollBar().rangeChanged.connect(self._on_range)

    def _on_range(self, least: int, most: int) -> None:
        inner = self.widget()
        layout = inner.layout() if inner is not None else None
        if layout is None or self._margins is None or self._margins.right() < _BAR:
            return
        kept = self._margins
        right = kept.right() - (_BAR if most > least else 0)
        layout.setContentsMargins(kept.left(), kept.top(), right, kept.bottom())

    # What Qt asks

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self.viewport())
            paint_focus_ring(painter, QRectF(self.viewport().rect()), 8)
            painter.end()


def scrolled(inner: QWidget, name: str = "") -> Scrolled:
    """With a `name` it is a stop for Tab, so that what is only to be read can be scrolled by keys."""
    return Scrolled(inner, name)
