"""Why something that looks like an identifier is meant to stay."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.components.button import Button
from ui.components.form_row import FormRow
from ui.components.labels import Label
from ui.components.paragraph import Paragraph
from ui.form.growing import Growing
from ui.identifiers.watch import watch
from workbench.domain.identifiers import Found


class KeepDialog(Growing):
    """Kept once, it is not told again anywhere in the workspace; who kept it, when and why is in the history."""

    def __init__(self, found: Found, box: QWidget) -> None:
        super().__init__(box.window())
        self._found, self._box = found, box
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Keep it, say why")
        self.setMinimumWidth(520)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText("Such as: published number of the duty team")
        self._row = FormRow(
            "Why is it kept", self.reason, hint="It is then not marked again anywhere in this workspace."
        )
        keep = Button("Keep it", "primary", height=40)
        keep.setDefault(True)
        cancel = Button("Leave it marked", key="Esc", height=40)
        keep.clicked.connect(self._keep)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(Label("Keep it, say why", "title"))
        column.addWidget(Paragraph(found.sentence, "body", "ink2"))
        column.addWidget(self._row)
        column.addLayout(buttons)
        self.reason.setFocus()

    def _keep(self) -> None:
        if not self.reason.text().strip():
            self._row.set_error("Say why, such as: published number of the duty team.")
            self.reason.setFocus()
        elif watch.keep(self._found.kind, self._found.text, self.reason.text()):
            self.accept()

    # What Qt asks

    def done(self, result: int) -> None:
        super().done(result)
        self._box.setFocus(Qt.FocusReason.PopupFocusReason)
