"""F6: the keyboard from one part of the screen to the next."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def next_pane(panes: Sequence[QWidget], step: int) -> None:
    """To the first stop of the next part in view, or of the one before. A part may know better where its work is."""
    focused = QApplication.focusWidget()
    at = next((n for n, pane in enumerate(panes) if focused and (pane is focused or pane.isAncestorOf(focused))), 0)
    for turn in range(1, len(panes) + 1):
        pane = panes[(at + step * turn) % len(panes)]
        if not pane.isVisible():
            continue
        if (known := getattr(pane, "focus_first", None)) is not None:
            known()
            if QApplication.focusWidget() is not focused:
                return  # else there is nothing in it to do now
            continue
        if (inside := _first_stop(pane)) is not None:
            inside.setFocus(Qt.FocusReason.TabFocusReason)
            return


def _first_stop(pane: QWidget) -> QWidget | None:
    if pane.focusPolicy() & Qt.FocusPolicy.TabFocus and pane.isEnabled():
        return pane
    for child in pane.findChildren(QWidget):
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isVisible() and child.isEnabled():
            return child
    return None
