"""Long work: how many of how many, which file now, and Stop. Never a spinner alone."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from ui.components.announce import announce
from ui.components.button import Button
from ui.components.labels import Label
from ui.components.paragraph import Paragraph


class ProgressCard(QWidget):
    """Put it in a Card or a dialog."""

    stop_requested = Signal()

    def __init__(self, title: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Label(title, "label")
        self._count = Label("", "label")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(title)
        self._now = Paragraph("", "detail", "ink2", most_lines=1)
        self.stop = Button("Stop", "quiet", key="Esc", height=28, role="detail_strong")
        self.stop.setAccessibleName(f"Stop: {title}")
        self.stop.clicked.connect(self._on_stop)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._count)
        foot = QHBoxLayout()
        foot.addWidget(self._now, 1, Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._bar)
        column.addLayout(foot)

    def show_progress(self, done: int, total: int, now: str = "") -> None:
        """`now` is the file or step being worked on."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._count.setText(f"{done} of {total}" if total else f"{done}")
        self._bar.setAccessibleDescription(self._count.text())
        self._now.set_text(now)

    def show_title(self, title: str) -> None:
        self._title.setText(title)
        self._bar.setAccessibleName(title)
        self.stop.setAccessibleName(f"Stop: {title}")
        self.stop.setEnabled(True)
        announce(self, title)

    def _on_stop(self) -> None:
        self.stop.setEnabled(False)
        self.stop_requested.emit()
