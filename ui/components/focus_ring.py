"""The ring that says where the keyboard is: 2 px of ink with a 2 px gap. Never a grade's colour, never left out."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from ui.theme import theme

RING = 4
"""What the ring and its gap take on each side."""


def paint_focus_ring(painter: QPainter, rect: QRectF, radius: float) -> QRectF:
    """Draw the ring along the inside of `rect`; returns what is left inside its gap."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("focus"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius)
    painter.restore()
    return rect.adjusted(RING, RING, -RING, -RING)
