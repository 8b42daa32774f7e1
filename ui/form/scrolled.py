"""A page longer than the window. It scrolls to where the keyboard is."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QScrollArea, QWidget
from shiboken6 import isValid

from ui.components.focus_ring import paint_focus_ring

_BAR = 12
_FOLLOWER = "follows the keyboard"


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
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        if app.findChild(QObject, _FOLLOWER, Qt.FindChildOption.FindDirectChildrenOnly) is None:
            _Follower(app)

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


class _Follower(QObject):
    """Qt follows Tab only: this follows every key, to a field that was reached and to the row in hand of a list.

    One for the program, which outlives every window: a receiver that goes with its window can hear of the focus
    that its own end moves.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.setObjectName(_FOLLOWER)
        self._area: Scrolled | None = None
        self._list: QAbstractItemView | None = None
        app.focusChanged.connect(self._on_focus)

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._list is not None and isValid(self._list):
            self._list.removeEventFilter(self)
        self._list = None
        self._area = area = _around(now)
        if now is None or area is None or not area.isVisible():
            return
        if isinstance(now, QAbstractItemView):
            self._list = now
            now.installEventFilter(self)
        if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            return  # what is pressed stays under the pointer
        if self._list is not None:
            QTimer.singleShot(0, self, self._show_row)
        elif now.visibleRegion().isEmpty():
            area.ensureWidgetVisible(now)

    def _show_row(self) -> None:
        shown, area = self._list, self._area
        if shown is None or area is None or not isValid(shown) or not isValid(area):
            return
        inner = area.widget()
        if inner is None or not shown.currentIndex().isValid():
            return
        cell = shown.visualRect(shown.currentIndex())
        at = shown.viewport().mapTo(inner, cell.center())
        area.ensureVisible(at.x(), at.y(), 0, cell.height())

    # What Qt asks

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress:
            QTimer.singleShot(0, self, self._show_row)
        return False


def _around(widget: QWidget | None) -> Scrolled | None:
    above = widget.parentWidget() if widget is not None else None
    while above is not None and not isinstance(above, Scrolled):
        above = above.parentWidget()
    return above


def scrolled(inner: QWidget, name: str = "") -> Scrolled:
    """With a `name` it is a stop for Tab, so that what is only to be read can be scrolled by keys."""
    return Scrolled(inner, name)
