"""The small window while a workspace is being closed: how far its last backup is, or what became of a restore."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.components.button import Button
from ui.components.labels import Label
from ui.components.message_bar import MessageBar
from ui.components.progress_card import ProgressCard
from ui.theme import theme


class LeavingWindow(QWidget):
    """`stopped` when nobody would wait; `went_on` when what was said has been read. The cross means the same."""

    stopped = Signal()
    went_on = Signal()

    def __init__(self) -> None:
        super().__init__()
        theme.dress(self)  # the window it follows is gone
        self.is_saying = False
        self._may_go = False
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(560)
        self.title = Label("", "title")
        self.progress = ProgressCard("")
        self.progress.stop_requested.connect(self.stopped)
        self.told = MessageBar("alarm", "")
        self.go_on = Button("", "primary", key="Enter", height=40)
        self.go_on.setDefault(True)
        self.go_on.clicked.connect(self._on_go_on)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.go_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(self.title)
        column.addWidget(self.progress)
        column.addWidget(self.told)
        column.addLayout(row)

    def show_work(self, title: str, doing: str, *, stop: str) -> None:
        self._head(title)
        self.progress.show_title(doing)
        self.progress.stop.setText(stop)
        self.progress.stop.setAccessibleName(stop)
        self._show(working=True)
        self.progress.stop.setFocus()

    def say(self, kind: str, happened: str, safe: str, action: str) -> None:
        if not self.title.text():
            self._head("Closing")
        self.told.show_message("ok" if kind == "ok" else "alarm", happened, safe)
        self.go_on.setText(action)
        self._show(working=False)
        self.go_on.setFocus()

    def leave(self) -> None:
        """There is nothing more to wait for: the last window goes, and the program with it."""
        self._may_go = True
        self.close()

    def _head(self, title: str) -> None:
        self.title.setText(title)
        self.setWindowTitle(f"{title} – Plumbline")

    def _show(self, *, working: bool) -> None:
        self.is_saying = not working
        self.progress.setHidden(not working)
        self.told.setHidden(working)
        self.go_on.setHidden(working)
        self.adjustSize()
        self.show()
        self.raise_()
        self.activateWindow()

    def _on_go_on(self) -> None:
        self.is_saying = False
        self.went_on.emit()

    # What Qt asks

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._may_go or not self.isVisible():
            return
        event.ignore()
        if not event.spontaneous():  # the program would end with its last window, and there is still work to do
            return
        if self.is_saying:
            self._on_go_on()
        else:
            self.stopped.emit()
