"""The words of a briefing beside its boxes: title, subtitle, date, the ask at the end, the small print."""

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from ui.components.button import Button
from ui.components.form_row import FormRow
from ui.kept_words import KeptWords
from ui.workspace import OpenWorkspace
from workbench.domain.briefing.versions import Version, write_in
from workbench.domain.edits import Edit, Kind, Record
from workbench.domain.questions import FieldNow

_LABELS = {
    "title": "Title",
    "subtitle": "Under the title",
    "date": "Date, as printed",
    "closing": "The ask at the end of box 7",
    "small_print": "Small print",
}


class AboutWords(QWidget):
    """Folded away until it is wanted: most of a fortnight goes into the boxes. `typed` is every change by a person."""

    typed = Signal()

    def __init__(self, workspace: OpenWorkspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.fold = Button("Title, date and small print", "quiet", icon_name="caret-right", height=28)
        self.fold.setCheckable(True)
        self.fold.toggled.connect(self._on_fold)
        self.fields = {name: QLineEdit() for name in _LABELS}
        self.words = {name: KeptWords(workspace, field, self) for name, field in self.fields.items()}
        for each in self.words.values():
            each.typed.connect(lambda _text: self.typed.emit())
        self._inside = QWidget()
        grid = QGridLayout(self._inside)
        grid.setContentsMargins(0, 4, 0, 4)
        grid.setVerticalSpacing(6)
        grid.setHorizontalSpacing(10)
        for place, (name, label) in enumerate(_LABELS.items()):
            row, across = {"title": (0, 2), "subtitle": (1, 2), "date": (2, 2)}.get(name, (place, 2))
            grid.addWidget(FormRow(label, self.fields[name]), row, 0, 1, across)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.fold)
        column.addWidget(self._inside)
        self._inside.hide()

    def show_version(self, version: Version, *, read_only: bool) -> None:
        record = Record(Kind.BRIEFING, version.id)
        for name, field in self.fields.items():
            self.words[name].show_words(record, name, getattr(version, name), partial(self._write, record, name))
            field.setReadOnly(read_only)

    def written(self) -> dict[str, Any]:
        """The words on screen, by field."""
        return {name: field.text() for name, field in self.fields.items()}

    def field_with(self, text: str) -> QLineEdit:
        """The one these words stand in; the title where they stand in none."""
        return next((field for field in self.fields.values() if text and text in field.text()), self.fields["title"])

    def settle(self) -> None:
        for words in self.words.values():
            words.settle()

    def _write(self, record: Record, name: str, text: str) -> Edit | None:
        return write_in(record, name, self._workspace.ask(FieldNow(record, name)), text, _LABELS[name])

    def _on_fold(self, opened: bool) -> None:
        self._inside.setVisible(opened)
