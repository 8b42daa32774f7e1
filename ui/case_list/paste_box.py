"""The box a list is pasted into. A pasted table is read at once and does not stay in the box."""

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTextEdit, QWidget

from ui.theme import theme


class PasteBox(QTextEdit):
    """`pasted` carries a table as text: pasted, or typed and then Ctrl+Enter."""

    pasted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)  # the whole dialog takes files
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Paste the list here")
        self.setAccessibleDescription("Copy the rows in the spreadsheet with their headings, then press Ctrl+V here")
        self._lines = 2
        self.show_low(False)
        theme.changed.connect(self._dress)

    def show_low(self, low: bool) -> None:
        """One line high, once a list is there."""
        self._lines = 1 if low else 2
        bars = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(bars.ScrollBarAlwaysOff if low else bars.ScrollBarAsNeeded)
        self.setPlaceholderText(
            "Paste another list here" if low else "Paste the rows here, with their headings (Ctrl+V)"
        )
        self._dress()

    def _dress(self) -> None:
        self.setFont(theme.font("body"))
        self.setFixedHeight(round(theme.line("body") * self._lines + 18))

    # What Qt asks

    def sizeHint(self) -> QSize:
        return QSize(380, self.height())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        text = source.text()
        if "\t" in text or "\n" in text.strip():
            self.clear()
            self.pasted.emit(text)
        else:
            self.insertPlainText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.toPlainText().strip():
            text = self.toPlainText()
            self.clear()
            self.pasted.emit(text)
        else:
            super().keyPressEvent(event)
