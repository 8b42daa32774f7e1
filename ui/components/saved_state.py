"""Whether what is on the screen is in the file. Always there, bottom right."""

from datetime import time

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.components.announce import announce
from ui.components.button import Button
from ui.components.labels import Icon, Label


class SavedState(QWidget):
    """Shows what it is told, which is only ever what has happened."""

    retry_requested = Signal()
    resized = Signal()
    """It takes more or less room than before."""

    def __init__(self, *, panel: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._prefix = "panel_" if panel else ""
        self._icon = Icon("check-circle", "ok", 16)
        self._word = Label("", f"{self._prefix}detail_medium", "ink2")
        self._why = Label("", f"{self._prefix}detail", "ink2")
        self._retry = Button("Retry", "secondary", height=28, role="detail_strong")
        self._retry.setAccessibleName("Retry saving")
        self._retry.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a press leaves the keyboard where the work is
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for piece in (self._icon, self._word, self._why, self._retry):
            row.addWidget(piece)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._retry.clicked.connect(self._on_retry)
        # A save is quicker than this; only a slow one is worth a word.
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(500)
        self._slow.timeout.connect(self._on_slow)
        self._state = ""
        self._show("", "check-circle", "ok", "", "")

    @property
    def state(self) -> str:
        """ "", "saved", "saving", "not_saved" or "read_only"."""
        return self._state

    def show_saved(self, at: time) -> None:
        """After the commit has returned, and not before."""
        was = self._state
        self._show("saved", "check-circle", "ok", f"Saved {at:%H:%M:%S}", "")
        if was == "not_saved":
            announce(self, "Saved")

    def show_saving(self) -> None:
        if self._state != "saving":
            self._slow.start()

    def show_not_saved(self, why: str) -> None:
        """`why` also says what is safe: "disk full; your words are kept"."""
        self._show("not_saved", "warning-circle", "alarm", "Not saved", why)
        announce(self, f"Not saved: {why}")

    def show_read_only(self, why: str = "") -> None:
        self._show("read_only", "lock", "ink2", "Read only", why)

    def _show(self, state: str, icon_name: str, tone: str, word: str, why: str) -> None:
        self._slow.stop()
        wider = (state, why) != (self._state, self._why.text())
        self._state = state
        self._icon.set_icon(icon_name, tone)
        self._icon.setVisible(bool(word))
        self._word.setText(word)
        self._word.set_role(f"{self._prefix}detail_medium" if state == "saved" else f"{self._prefix}detail_strong")
        self._word.set_tone("alarm" if state == "not_saved" else "ink2" if state == "saved" else "ink1")
        self._why.setText(why)
        self._why.setVisible(bool(why))
        self._retry.setVisible(state == "not_saved")
        if wider:
            self.resized.emit()

    def _on_slow(self) -> None:
        self._show("saving", "arrows-clockwise", "ink2", "Saving", "")

    def _on_retry(self) -> None:
        self.retry_requested.emit()
