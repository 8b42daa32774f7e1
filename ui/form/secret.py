"""A passphrase being typed, with Show inside the box."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.components.button import Button


class Secret(QLineEdit):
    """Covered until Show is pressed. The words are never kept anywhere by this box."""

    shown = Signal(bool)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._name = name
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMaxLength(1_000)
        self._show = Button("Show", "quiet", height=30, role="detail_strong", parent=self)
        self._show.setAccessibleName(f"Show {name.lower()}")
        self._show.clicked.connect(self._on_show)
        self.setTextMargins(0, 0, 62, 0)

    @property
    def button(self) -> Button:
        return self._show

    def cover(self) -> None:
        self._set_covered(True)

    def _on_show(self) -> None:
        self._set_covered(self.echoMode() == QLineEdit.EchoMode.Normal)
        self.setFocus()

    def _set_covered(self, covered: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Password if covered else QLineEdit.EchoMode.Normal)
        self._show.setText("Show" if covered else "Hide")
        self._show.setAccessibleName(f"{self._show.text()} {self._name.lower()}")
        self._place()
        self.shown.emit(not covered)

    def _place(self) -> None:
        size = self._show.sizeHint()
        self._show.setGeometry(
            self.width() - size.width() - 6, (self.height() - size.height()) // 2, size.width(), size.height()
        )

    # What Qt asks

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), 42)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
