"""One section of the settings: cards that show what the file holds and write what is left."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.components.paragraph import Paragraph


class Section(QWidget):
    """`show_now` asks again; what is being typed stays."""

    title = ""
    about = ""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)
        if self.about:
            self.column.addWidget(Paragraph(self.about, "body", "ink2"))

    def show_now(self) -> None:
        """Show what is in force."""

    def set_read_only(self, read_only: bool) -> None:
        """What cannot be changed while a workspace is open read only."""
