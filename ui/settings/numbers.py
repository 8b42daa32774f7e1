"""A setting that is a whole number within limits, written when it is left."""

from PySide6.QtWidgets import QLineEdit, QWidget

from ui.components.form_row import FormRow
from ui.form.numbers import whole_number
from ui.settings.setting_edits import set_now
from ui.workspace import OpenWorkspace


class NumberRow(FormRow):
    """`name` is the field of the settings it writes."""

    def __init__(
        self,
        workspace: OpenWorkspace,
        name: str,
        label: str,
        limits: tuple[int, int],
        hint: str,
        parent: QWidget | None = None,
    ) -> None:
        self.line = QLineEdit()
        self.line.setMaximumWidth(120)
        super().__init__(label, self.line, hint=hint, parent=parent)
        self._workspace, self._name, self._limits = workspace, name, limits
        self.line.editingFinished.connect(self._on_left)

    def show_number(self, number: int) -> None:
        if not (self.line.hasFocus() and self.line.isModified()):
            self.line.setText(str(number))
            self.set_error("")

    def _on_left(self) -> None:
        if not self.line.isModified():
            return
        least, most = self._limits
        number = whole_number(self.line.text(), least, most)
        self.set_error("" if number is not None else f"Write a number from {least} to {most}.")
        if number is not None:
            self.line.setModified(False)
            set_now(self._workspace, **{self._name: number})
