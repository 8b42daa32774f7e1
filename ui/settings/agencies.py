"""The partnership's agencies: their codes, names and kinds, changed in place."""

from dataclasses import replace

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from ui.components.button import Button
from ui.components.card import Card
from ui.components.labels import Label
from ui.settings.section import Section
from ui.theme import theme
from ui.workspace import Intent, OpenWorkspace
from workbench.domain.agencies import add_agency, change_agency, remove_agency
from workbench.domain.audits import Agency
from workbench.domain.questions import Agencies, AgencyUse
from workbench.domain.text import counted

_COLUMNS = (("code", "Code", 96), ("name", "Name", 160), ("kind", "Kind", 110))


class AgenciesSection(Section):
    title = "Agencies"
    about = "A change of name shows in every audit. An agency that an audit names cannot be removed."

    def __init__(self, workspace: OpenWorkspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._read_only = False
        self._shown: tuple[object, ...] = ()
        self.rows: dict[int, dict[str, QLineEdit]] = {}
        """The fields of each agency by its id; those of the one being added under 0."""
        self.card = Card()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self.card.body.addLayout(self._grid)
        self.column.addWidget(self.card)
        self.add = Button("Add agency", icon_name="plus")
        self.add.clicked.connect(self._on_add)

    def show_now(self) -> None:
        agencies, use = self._workspace.ask(Agencies()), dict(self._workspace.ask(AgencyUse()))
        shown = (agencies, tuple(sorted(use.items())), self._read_only)
        if shown == self._shown:
            return
        self._shown = shown
        focused = next(((id, name) for id, row in self.rows.items() for name in row if row[name].hasFocus()), None)
        typed = [
            (id, name, field.text(), field.cursorPosition())
            for id, row in self.rows.items()
            for name, field in row.items()
            if field.isModified()
        ]
        self._clear()
        for column, (_, heading, _) in enumerate(_COLUMNS):
            self._grid.addWidget(Label(heading, "smallest_strong", "ink2"), 0, column)
        for place, agency in enumerate(agencies, start=1):
            self._add_row(place, agency, use.get(agency.id, 0))
        self._add_row(len(agencies) + 1, Agency(0, "", ""), 0)
        for id, name, text, at in typed:
            if id in self.rows:
                self.rows[id][name].setText(text)
                self.rows[id][name].setModified(True)
                self.rows[id][name].setCursorPosition(at)
        for row in self.rows.values():  # at once, not with the next event: Tab may come first
            for field in row.values():
                field.show()
        if focused and focused[0] in self.rows:
            self.rows[focused[0]][focused[1]].setFocus()

    def set_read_only(self, read_only: bool) -> None:
        if read_only != self._read_only:
            self._read_only = read_only
            self.show_now()

    def _clear(self) -> None:
        self.rows.clear()
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None and widget is not self.add:
                widget.hide()
                widget.deleteLater()

    def _add_row(self, place: int, agency: Agency, audits: int) -> None:
        fields: dict[str, QLineEdit] = {}
        for column, (name, heading, wide) in enumerate(_COLUMNS):
            field = fields[name] = QLineEdit(getattr(agency, name))
            field.setMinimumWidth(wide)
            field.setCursorPosition(0)
            if name == "code":  # a few letters: the rest is for the names
                field.setMaximumWidth(round(wide * theme.text_scale))
            field.setReadOnly(self._read_only)
            field.setAccessibleName(f"{heading} of {agency.name}" if agency.id else f"{heading} of a new agency")
            if agency.id:
                field.editingFinished.connect(lambda agency=agency: self._on_edited(agency))
            else:
                field.setPlaceholderText({"code": "POL", "name": "Police", "kind": "Police"}[name])
                field.returnPressed.connect(self._on_add)
            self._grid.addWidget(field, place, column)
        self.rows[agency.id] = fields
        if not agency.id:
            self._grid.addWidget(self.add, place, 3)
            self.add.setEnabled(not self._read_only)
        elif audits:
            self._grid.addWidget(Label(f"in {counted(audits, 'audit')}", "detail", "ink2"), place, 3)
        else:
            remove = Button("Remove", "quiet", icon_name="trash")
            remove.setAccessibleName(f"Remove {agency.name}")
            remove.setEnabled(not self._read_only)
            remove.clicked.connect(lambda _=False, agency=agency: self._on_remove(agency))
            self._grid.addWidget(remove, place, 3)

    def _on_remove(self, agency: Agency) -> None:
        self._edit(agency.id, lambda: remove_agency(agency, 0))

    def _on_edited(self, agency: Agency) -> None:
        if agency.id not in self.rows:  # the rows are being made anew, and keep what is typed
            return
        fields = self.rows[agency.id]
        typed = [field for field in fields.values() if field.isModified()]
        code, name, kind = (fields[each].text() for each in ("code", "name", "kind"))
        wanted = replace(agency, code=code, name=name, kind=kind)
        if wanted == agency:
            return
        there = self._workspace.ask(Agencies())
        now = next((each for each in there if each.id == agency.id), agency)
        for field in typed:
            field.setModified(False)
        if not self._edit(agency.id, lambda: change_agency(now, wanted, there)):
            for field in typed:
                field.setModified(True)
            self._shown = ()

    def _on_add(self) -> None:
        texts = {name: field.text() for name, field in self.rows[0].items()}
        new = Agency(0, **texts)
        if self._edit(new, lambda: add_agency(new, self._workspace.ask(Agencies()), self._workspace.new_id)):
            for field in self.rows[0].values():
                field.clear()
            self.rows[0]["code"].setFocus()

    def _edit(self, which: int | Agency, intent: Intent) -> bool:
        done = self._workspace.edit(intent, about=("agency", which))
        if done:
            self.show_now()
        return done
