"""A problem that needs no answer: why it goes off the list."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.components.button import Button
from ui.components.form_row import FormRow
from ui.components.labels import Label
from ui.components.paragraph import Paragraph
from ui.form.growing import Growing
from workbench.domain.returns.problems import Problem


class LeaveOut(Growing):
    """`agreed` carries the reason; nothing goes off the list without one."""

    agreed = Signal(str)

    def __init__(self, problem: Problem, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Leave it out")
        self.setMinimumWidth(520)
        self.why = QLineEdit()
        self.why.setMaxLength(200)
        self.why.setPlaceholderText("Such as: the agency sent another row")
        self.row = FormRow(
            "Why", self.why, required=True, watched=True, hint="Kept in the history, with what the row said."
        )
        leave = Button("Leave it out", "primary", height=40)
        leave.setDefault(True)
        leave.clicked.connect(self._on_leave)
        cancel = Button("Cancel", key="Esc", height=40)
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 22, 28, 20)
        column.setSpacing(12)
        column.addWidget(Label("Leave it out", "title"))
        column.addWidget(Paragraph(problem.problem, "body", "ink2"))
        column.addWidget(self.row)
        column.addLayout(foot)
        self.why.setFocus()

    def _on_leave(self) -> None:
        why = self.why.text().strip()
        self.row.set_error("" if why else "Say why, such as: the agency sent another row.")
        if not why:
            self.why.setFocus()
            return
        self.accept()
        self.agreed.emit(why)
