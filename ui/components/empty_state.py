"""A screen with nothing on it yet: one sentence of fact and the one next step."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.components.button import Button
from ui.components.labels import Label
from ui.components.mark import Mark
from ui.components.paragraph import Paragraph


class EmptyState(QWidget):
    """`step_requested` is the press of its button."""

    step_requested = Signal()

    def __init__(
        self,
        title: str,
        fact: str = "",
        step: str = "",
        *,
        icon_name: str = "",
        key: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.title = Label(title, "section")
        self.fact = Paragraph(fact, "detail", "ink2", centred=True)
        self.fact.setMinimumWidth(320)
        self.button = Button(step, "primary", icon_name=icon_name, key=key)
        self.button.setAutoDefault(True)  # the one thing to press here: Enter does it as well as Space
        if not step:
            self.button.hide()
        self.button.clicked.connect(self._on_clicked)
        middle = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(6)
        column.addStretch(1)
        column.addWidget(Mark(44, quiet=True), 0, middle)
        column.addSpacing(4)
        column.addWidget(self.title, 0, middle)
        column.addWidget(self.fact)
        column.addSpacing(4)
        column.addWidget(self.button, 0, middle)
        column.addStretch(1)

    def _on_clicked(self) -> None:
        self.step_requested.emit()
