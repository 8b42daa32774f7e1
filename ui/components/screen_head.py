"""The head of a screen: where am I, its title, its state in one line, and what can be done, top right."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.components.labels import Icon, Label
from ui.components.link import Link
from ui.components.paragraph import Paragraph


class ScreenHead(QWidget):
    """Put them into `buttons`. `crumb_chosen` carries the key of the crumb pressed."""

    crumb_chosen = Signal(str)

    def __init__(self, title: str, state: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Label(title, "title")
        self.state = Paragraph(state, "body", "ink2")
        if not state:
            self.state.hide()
        self._crumbs = QHBoxLayout()
        self._crumbs.setSpacing(6)
        # A link keeps 2 px for its ring; its words still stand over the title's.
        self._crumbs.setContentsMargins(-2, 0, 0, 0)
        self._pieces: list[QWidget] = []
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addLayout(self._crumbs)
        words.addWidget(self.title)
        words.addWidget(self.state)
        right = QVBoxLayout()
        right.addStretch(1)
        right.addLayout(self.buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(28, 18, 28, 0)
        row.setSpacing(16)
        row.addLayout(words, 1)
        row.addLayout(right)

        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_title(self, title: str, state: str = "") -> None:
        self.title.setText(title)
        self.state.set_text(state)
        self.state.setVisible(bool(state))

    def show_crumbs(self, crumbs: Sequence[tuple[str, str]], here: str = "") -> None:
        """Key and words of what lies above, two at most, then the words of this place."""
        for piece in self._pieces:
            self._crumbs.removeWidget(piece)
            piece.hide()
            piece.deleteLater()
        while self._crumbs.takeAt(0) is not None:
            pass
        self._pieces = []
        for key, text in crumbs:
            link = Link(key, text)
            link.asked.connect(self.crumb_chosen)
            self._pieces += [link, Icon("caret-right", "ink4", 12)]
        if here:
            self._pieces.append(Label(here, "detail", "ink3"))
        for piece in self._pieces:
            self._crumbs.addWidget(piece)
        self._crumbs.addStretch(1)
