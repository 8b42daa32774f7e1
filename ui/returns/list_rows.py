"""Rows of several lines in a list: as high as their words need in its width."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from ui.components.paragraph import broken_into_lines
from ui.theme import theme


def fit_row(rows: QListWidget, item: QListWidgetItem, *, sign: int = 0) -> None:
    """`sign` is the side of its icon. The list has a fixed width."""
    room = rows.minimumWidth() - 42 - (sign + 12 if sign else 0)
    lines = broken_into_lines(item.text(), theme.font("body"), room)
    item.setSizeHint(QSize(0, round(len(lines) * QFontMetricsF(theme.font("body")).lineSpacing()) + 16))
