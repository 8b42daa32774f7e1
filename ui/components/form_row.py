"""A label above its field, and under it what to write instead."""

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.components.labels import Icon, Label
from ui.components.paragraph import Paragraph
from ui.identifiers.marks import mark_line


class FormRow(QWidget):
    """`field` is any stock widget: it takes its accessible name from the label.

    `watched` marks what looks like an identifier in it, where it is a line of text.
    """

    def __init__(
        self,
        label: str,
        field: QWidget,
        *,
        hint: str = "",
        required: bool = False,
        beside: str = "",
        watched: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.field = field
        self._hint = hint
        self.label = Label(label, "label")
        self.label.setBuddy(field)
        if not field.accessibleName():
            field.setAccessibleName(label)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.label)
        if required or beside:
            head.addWidget(Label(beside or "required", "smallest", "ink3"))
        head.addStretch(1)
        self._icon = Icon("warning-circle", "alarm", 14)
        self._under = Paragraph("", "detail", "ink3")
        foot = QHBoxLayout()
        foot.setSpacing(6)
        foot.addWidget(self._icon)
        foot.addWidget(self._under, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(field)
        column.addLayout(foot)
        if watched and type(field) is QLineEdit:  # no day or number
            column.addWidget(mark_line(field, self))
        self.set_error("")

    def set_error(self, message: str) -> None:
        """The right form, not the wrong one: "Write it as MIS26-03". Empty when all is well."""
        self.field.setProperty("state", "error" if message else "")
        self.field.style().unpolish(self.field)
        self.field.style().polish(self.field)
        self.field.setAccessibleDescription(message or self._hint)
        self._under.set_text(message or self._hint)
        self._under.set_tone("alarm" if message else "ink3")
        self._icon.setVisible(bool(message))
        self._under.setVisible(bool(message or self._hint))
