"""Seven minutes above the boxes: how long the words take read aloud, and what is left to talk."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.components.labels import Label
from ui.components.reading_bar import ReadingBar, in_minutes
from workbench.domain.briefing.versions import MINUTES, seconds_aloud


class ReadAloud(QWidget):
    """The bar, and its figures in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.took = Label("", "label")
        self.at_speed = Label("", "detail", "ink2")
        self.bar = ReadingBar(MINUTES)
        words = QHBoxLayout()
        words.setSpacing(10)
        words.addWidget(self.took)
        words.addWidget(self.at_speed)
        words.addStretch(1)
        words.addWidget(Label("Target: read for under 4 minutes, talk for the rest", "detail", "ink2"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(words)
        column.addWidget(self.bar)

    def show_words(self, beside: int, boxes: Sequence[int], speed: int, current: int) -> None:
        """Words beside the boxes, and of each box in order; `speed` is in words a minute."""
        parts = [(0, seconds_aloud(beside, speed))]
        parts += [(number, seconds_aloud(words, speed)) for number, words in enumerate(boxes, start=1)]
        self.bar.show_parts(parts, current)
        self.took.setText(f"Read aloud: {in_minutes(self.bar.seconds)}")
        self.at_speed.setText(f"{beside + sum(boxes)} words at {speed} a minute")
