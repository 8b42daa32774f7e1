"""In what order a screen reader will read the page."""

from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.components.labels import Icon, Label
from workbench.domain.briefing.briefing import Briefing


class HeardCard(QFrame):
    """Title first, then 1 to 7, then the foot: the order of the tags, which no layout changes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._rows = [Label("", "detail", "ink1") for _ in range(7)]
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Icon("list-numbers", "ink2", 16))
        head.addWidget(Label("How a screen reader will read it", "label"))
        head.addStretch(1)
        head.addWidget(Label("Title, then 1 to 7, then the foot", "detail", "ink2"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(1)
        for place, row in enumerate(self._rows):
            grid.addWidget(row, place % 4, place // 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(6)
        column.addLayout(head)
        column.addLayout(grid)

    def show_briefing(self, briefing: Briefing, current: int) -> None:
        for row, box in zip(self._rows, briefing.boxes, strict=True):
            row.setText(f"{box.number}.  {box.head}")
            row.set_role("detail_strong" if box.number == current else "detail")
