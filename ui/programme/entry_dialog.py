"""One line of the programme that is no audit here: work that is planned, or an audit a single agency did by itself."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.components.button import Button
from ui.components.form_row import FormRow
from ui.components.labels import Label
from ui.components.paragraph import Paragraph
from ui.form.choice import Choice
from ui.form.growing import Growing
from ui.workspace import OpenWorkspace
from workbench.domain.audits import AuditType, audit_year, year_label
from workbench.domain.edits import Edit
from workbench.domain.planned import Entry, What, change_entry, log_entry, remove_entry
from workbench.domain.programme import months_of
from workbench.domain.questions import Agencies, Entries

TOP = Qt.AlignmentFlag.AlignTop
KINDS = (
    (What.PLANNED.value, "Planned work"),
    (What.SINGLE_AGENCY.value, "Single-agency audit"),
)
_ABOUT = {
    What.PLANNED: "Stands on the programme until it becomes an audit. The note is what is settled so far.",
    What.SINGLE_AGENCY: "An agency looked at its own work. The note is what it found, in a line.",
}
_TITLE_NEEDED = "Give it a title, such as Early help step-down."


class EntryDialog(Growing):
    """Saves when it is asked to, as one step that can be undone. `audit_wanted` carries the Entry that becomes one."""

    audit_wanted = Signal(object)
    logged = Signal(object)
    """The id of the line that was logged or changed."""

    def __init__(
        self, workspace: OpenWorkspace, today: date, entry: Entry | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace, self._entry = workspace, entry
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("On the programme" if entry else "Log planned work")
        self.setMinimumWidth(600)
        shown = entry or Entry(0, audit_year(today), What.PLANNED, "")
        self.what = Choice(KINDS, blank="")
        self.title = QLineEdit()
        self.title.setPlaceholderText("Early help step-down")
        self.title.setMaxLength(200)
        self.type = Choice([(each.value, each.label) for each in AuditType], blank="")
        first = min(shown.year, audit_year(today) - 3)
        self.year = Choice([(str(of), year_label(of)) for of in range(audit_year(today) + 3, first - 1, -1)], blank="")
        self.month = Choice(blank="Not settled")
        self.agency = Choice(
            [(str(each.id), each.name) for each in workspace.ask(Agencies())], blank="Choose the agency"
        )
        self.note = QLineEdit()
        self.note.setMaxLength(300)
        self.about = Paragraph("", "detail", "ink2")
        self.rows = {
            "what": FormRow("Kind", self.what),
            "title": FormRow("Title", self.title, required=True),
            "type": FormRow("Type", self.type),
            "year": FormRow("Year, April to March", self.year),
            "month": FormRow("Month", self.month),
            "agency": FormRow("Agency", self.agency),
            "note": FormRow("Note", self.note),
        }
        self._lay_out(shown)
        self._show(shown)
        self.what.picked.connect(self._on_what)
        self.year.picked.connect(self._on_year)
        self.title.textEdited.connect(self._on_typed)

    @property
    def entry(self) -> Entry:
        """As it stands in the fields."""
        what = What(self.what.value())
        agency = self.agency.value() if what is What.SINGLE_AGENCY else ""
        return Entry(
            self._entry.id if self._entry else 0,
            int(self.year.value()),
            what,
            self.title.text().strip(),
            AuditType(self.type.value()),
            int(agency) if agency else None,
            self.month.value(),
            self.note.text().strip(),
        )

    def save(self) -> bool:
        """Log the line or change it; False where something is to be put right first."""
        wanted, before = self.entry, self._entry
        for name, missing in (
            ("title", "" if wanted.title else _TITLE_NEEDED),
            ("agency", "Choose whose audit it was." if _lacks_agency(wanted) else ""),
        ):
            self.rows[name].set_error(missing)
            if missing:
                self.rows[name].field.setFocus()
                return False
        made: list[int] = []

        def change() -> Edit | None:
            if before is None:
                edit: Edit | None = log_entry(wanted, self._workspace.new_id)
            else:
                now = next((each for each in self._workspace.ask(Entries()) if each.id == before.id), before)
                edit = change_entry(now, wanted)
            made.append(edit.changes[0].id if edit else wanted.id)
            return edit

        if not self._workspace.edit(change):
            return False
        self.logged.emit(made[-1])
        return True

    def _lay_out(self, shown: Entry) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.rows["what"], 0, 0, TOP)
        grid.addWidget(self.rows["type"], 0, 1, TOP)
        grid.addWidget(self.rows["title"], 1, 0, 1, 2, TOP)
        grid.addWidget(self.rows["year"], 2, 0, TOP)
        grid.addWidget(self.rows["month"], 2, 1, TOP)
        grid.addWidget(self.rows["agency"], 3, 0, 1, 2, TOP)
        grid.addWidget(self.rows["note"], 4, 0, 1, 2, TOP)
        cancel = Button("Cancel", key="Esc", height=40)
        cancel.clicked.connect(self.reject)
        self.remove = Button("Take it off", "alarm", height=40, parent=self)
        self.remove.clicked.connect(self._on_remove)
        self.make = Button("Make it an audit", icon_name="arrow-right", height=40)
        self.make.clicked.connect(self._on_make)
        self.done_button = Button("Save" if self._entry else "Log it", "primary", key="Enter", height=40)
        self.done_button.setDefault(True)
        self.done_button.clicked.connect(self._on_save)
        buttons = QHBoxLayout()
        for button in (cancel, self.remove):
            buttons.addWidget(button)
        buttons.addStretch(1)
        for button in (self.make, self.done_button):
            buttons.addWidget(button)
        self.remove.setVisible(self._entry is not None)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addWidget(Label(shown.title if self._entry else "Log planned work", "title"))
        column.addWidget(self.about)
        column.addLayout(grid)
        column.addSpacing(4)
        column.addLayout(buttons)

    def _show(self, entry: Entry) -> None:
        self.what.set_value(entry.what.value)
        self.title.setText(entry.title)
        self.type.set_value(entry.type.value)
        self.year.set_value(str(entry.year))
        self.agency.set_value(str(entry.agency_id or ""))
        self.note.setText(entry.note)
        self._on_year()
        self.month.set_value(entry.month)
        self._on_what()
        self.title.setFocus()

    def _on_what(self) -> None:
        what = What(self.what.value())
        self.about.set_text(_ABOUT[what])
        self.rows["agency"].setVisible(what is What.SINGLE_AGENCY)
        self.rows["agency"].set_error("")
        self.make.setVisible(self._entry is not None and what is What.PLANNED)

    def _on_year(self) -> None:
        months = months_of(int(self.year.value()))
        kept = self.month.value()
        self.month.set_terms(months)
        self.month.set_value(kept if kept in dict(months) else "")

    def _on_typed(self) -> None:
        self.rows["title"].set_error("")

    def _on_save(self) -> None:
        if self.save() or self._workspace.waiting:  # what waits is kept: asked for twice, it would be two lines
            self.accept()

    def _on_remove(self) -> None:
        entry = self._entry
        if entry is not None and self._workspace.edit(lambda: remove_entry(entry)):
            self.accept()

    def _on_make(self) -> None:
        """What was changed here first is saved: nothing typed is lost on the way."""
        if self._entry is not None and self.save():
            wanted = replace(self.entry, id=self._entry.id)
            self.accept()
            self.audit_wanted.emit(wanted)


def _lacks_agency(entry: Entry) -> bool:
    return entry.what is What.SINGLE_AGENCY and entry.agency_id is None
