"""A question before something that cannot be taken back by Ctrl+Z."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.components.button import Button
from ui.components.labels import Label
from ui.components.paragraph import Paragraph
from ui.form.growing import Growing


class QuestionDialog(Growing):
    """`agreed` says yes. Esc leaves everything as it is; so does Enter, until the keyboard is moved to the other."""

    agreed = Signal()

    def __init__(self, question: str, about: str, yes: str, no: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(question.rstrip("?"))
        self.setMinimumWidth(480)
        self.no = Button(no, key="Esc", height=40)
        self.no.clicked.connect(self.reject)
        self.yes = Button(yes, "alarm", height=40)
        self.yes.clicked.connect(self._on_yes)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.no)
        foot.addWidget(self.yes)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 22, 28, 20)
        column.setSpacing(12)
        column.addWidget(Label(question, "title"))
        column.addWidget(Paragraph(about, "body", "ink2"))
        column.addLayout(foot)
        self.no.setDefault(True)
        self.no.setFocus()

    def _on_yes(self) -> None:
        self.accept()
        self.agreed.emit()
