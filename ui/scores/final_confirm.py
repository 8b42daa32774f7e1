"""Who confirms the conclusions, and what stands still from then on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.components.button import Button
from ui.components.form_row import FormRow
from ui.components.labels import Label
from ui.components.paragraph import Paragraph
from ui.form.growing import Growing

_STILL = (
    "From then on the panel’s grades and the conclusions stand still, on every screen and under undo. "
    "They can be reopened, with a reason."
)


class ConfirmDialog(Growing):
    """`confirmed` carries who confirms, by name or role. Esc leaves them open."""

    confirmed = Signal(str)

    def __init__(self, ref: str, concluded: str, by: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"Confirm the conclusions of {ref}")
        self.setMinimumWidth(520)
        self.by = QLineEdit(by)
        self.by.setMaxLength(120)
        self.row = FormRow("Confirmed by", self.by, required=True, watched=True, hint="A name or role.")
        self.yes = Button("Confirm", "primary", key="Ctrl Enter", height=40)
        self.yes.clicked.connect(self._on_yes)
        no = Button("Leave them open", key="Esc", height=40)
        no.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(no)
        foot.addWidget(self.yes)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 22, 28, 20)
        column.setSpacing(12)
        column.addWidget(Label(f"Confirm the conclusions of {ref}", "section"))
        column.addWidget(Paragraph(concluded, "body", "ink1"))
        column.addWidget(Paragraph(_STILL, "body", "ink2"))
        column.addWidget(self.row)
        column.addSpacing(4)
        column.addLayout(foot)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._on_yes, context=Qt.ShortcutContext.WindowShortcut)
        self.by.setFocus()
        self.by.selectAll()

    def _on_yes(self) -> None:
        by = " ".join(self.by.text().split())
        self.row.set_error("" if by else "A name or role, such as: panel chair.")
        if not by:
            self.by.setFocus()
            return
        self.accept()
        self.confirmed.emit(by)
