"""The time spent on a case. It locks nothing and moves nothing on."""

from PySide6.QtCore import QElapsedTimer, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.components.labels import Icon, Label


class PanelTimer(QWidget):
    toggled = Signal(bool)
    """True when it runs again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spent: dict[int, int] = {}
        self._case = 0
        self._of = 0
        self._running = True
        self._elapsed = QElapsedTimer()
        self._tick = QTimer(self, interval=1_000)
        self._tick.timeout.connect(self._show)
        self._clock = Label("0:00", "panel_clock")
        self._of_label = Label("", "panel_detail", "ink2")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(Icon("timer", "ink2", 20))
        row.addWidget(self._clock)
        row.addWidget(self._of_label)

    @property
    def running(self) -> bool:
        """Whether it runs while the panel is in view."""
        return self._running

    def show_case(self, case_id: int, minutes: int) -> None:
        """Go on with the time of this case."""
        self._keep()
        self._case, self._of = case_id, minutes
        self._elapsed.start()
        if self._running:
            self._tick.start()
        self._show()

    def pause_or_resume(self) -> None:
        self._keep()
        self._running = not self._running
        self._elapsed.start()
        self._tick.start() if self._running else self._tick.stop()
        self._show()
        self.toggled.emit(self._running)

    def rest(self) -> None:
        """The screen is left: time does not run on."""
        self._keep()
        self._tick.stop()
        self._elapsed.invalidate()

    def _keep(self) -> None:
        if self._case and self._running and self._elapsed.isValid():
            self._spent[self._case] = self._spent.get(self._case, 0) + self._elapsed.elapsed()

    def _show(self) -> None:
        now = self._elapsed.elapsed() if self._running and self._elapsed.isValid() else 0
        seconds = (self._spent.get(self._case, 0) + now) // 1000
        self._clock.setText(f"{seconds // 60}:{seconds % 60:02}")
        paused = "" if self._running else ", paused"
        self._of_label.setText(f"of {self._of} min{paused}")
        self.setAccessibleName(f"{seconds // 60} of {self._of} minutes{paused}")
