"""A closed case asks why before anything in it is changed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.components.button import Button
from ui.components.field import Field
from ui.components.labels import Label
from ui.components.paragraph import Paragraph


class ReopenDialog(QDialog):
    """`reasoned` carries why; Esc leaves the case closed."""

    reasoned = Signal(str)

    def __init__(self, ref: str, closed: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"Reopen {ref}")
        self.setMinimumWidth(520)
        self.why = Field("Why is this case reopened?", required=True, role="body", height=104)
        reopen = Button("Reopen", "primary", key="Ctrl Enter", height=40)
        reopen.clicked.connect(self._on_reopen)
        keep = Button("Leave it closed", key="Esc", height=40)
        keep.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(keep)
        foot.addWidget(reopen)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 22, 28, 20)
        column.setSpacing(12)
        column.addWidget(Label(f"{ref} was {closed}", "section"))
        column.addWidget(Paragraph("The reason is kept with the case and shows in its history.", "body", "ink2"))
        column.addWidget(self.why)
        column.addLayout(foot)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._on_reopen, context=Qt.ShortcutContext.WindowShortcut)
        self.why.user_edited.connect(lambda _text: self.why.set_error(""))
        self.why.edit.setFocus()

    def _on_reopen(self) -> None:
        why = self.why.text().strip()
        if not why:
            self.why.set_error("Say why in a few words")
            self.why.edit.setFocus()
            return
        self.accept()
        self.reasoned.emit(why)
