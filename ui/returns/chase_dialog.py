"""C: the message for each agency that has something to send, to be read before it is copied."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QPlainTextEdit, QVBoxLayout, QWidget

from ui.components.button import Button
from ui.components.labels import Label
from ui.components.paragraph import Paragraph
from ui.returns.list_rows import fit_row
from ui.theme import theme
from workbench.domain.returns.chasing import Chase
from workbench.domain.text import listed

_COPIED = "Copied"


class ChaseDialog(QDialog):
    """`copy_asked` carries a Chase; the one that opened this says with `mark_copied` that it is on the clipboard."""

    copy_asked = Signal(object)

    def __init__(
        self,
        chases: Sequence[Chase],
        first: int,
        message: Callable[[Chase], str],
        parent: QWidget | None = None,
    ) -> None:
        """`first` is the place of the agency in hand."""
        super().__init__(parent)
        self._chases, self._message = tuple(chases), message
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Chase")
        room = parent.window().size() if parent is not None else QSize(1280, 720)
        scale = theme.text_scale
        self.resize(min(round(860 * scale), room.width() - 80), min(round(560 * scale), room.height() - 56))
        self.list = QListWidget()
        self.list.setAccessibleName("Agencies to chase")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setWordWrap(True)
        self.list.setFixedWidth(round(290 * theme.text_scale))
        for chase in self._chases:
            item = QListWidgetItem(_row(chase))
            fit_row(self.list, item)
            self.list.addItem(item)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName("Message")
        self.text.setTabChangesFocus(True)
        self.copy = Button("Copy message", "primary", icon_name="copy", key="Enter", height=40)
        self.copy.clicked.connect(self._on_copy)
        self.close_button = Button("Close", key="Esc", height=40)
        self.close_button.clicked.connect(self.reject)
        beside = QHBoxLayout()
        beside.setSpacing(12)
        beside.addWidget(self.list)
        beside.addWidget(self.text, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        foot.addWidget(self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 22, 28, 20)
        column.setSpacing(10)
        column.addWidget(Label("Chase", "title"))
        told = "Copied to the clipboard and logged with your name and the time. Nothing is sent from this computer."
        column.addWidget(Paragraph(told, "body", "ink2"))
        column.addLayout(beside, 1)
        column.addLayout(foot)
        self.list.currentRowChanged.connect(self._on_row)
        self.list.setCurrentRow(first)
        self.list.setFocus()

    def mark_copied(self, chase: Chase) -> None:
        """Its row says so; the keyboard goes on to the next agency."""
        place = self._chases.index(chase)
        item = self.list.item(place)
        if not item.text().endswith(_COPIED):
            item.setText(f"{item.text()}\n{_COPIED}")
            fit_row(self.list, item)
        left = [n for n in range(len(self._chases)) if not self.list.item(n).text().endswith(_COPIED)]
        following = [n for n in left if n > place] or left
        if following:
            self.list.setCurrentRow(following[0])
        self.list.setFocus()

    @property
    def current(self) -> Chase:
        return self._chases[max(self.list.currentRow(), 0)]

    def _on_row(self, _row: int) -> None:
        self.text.setPlainText(self._message(self.current))
        self.copy.setAccessibleName(f"Copy message for {self.current.member.agency.name}")

    def _on_copy(self) -> None:
        self.copy_asked.emit(self.current)

    # What Qt asks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_copy()
        else:
            super().keyPressEvent(event)


def _row(chase: Chase) -> str:
    return f"{chase.member.agency.name}: {chase.told}\n{listed(list(chase.refs))}\n{chase.note}"
