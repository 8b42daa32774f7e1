"""The facts of one case. No field asks for a name, a date of birth or a number of a child or family."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from ui.audit.fact_pairs import FactPairs
from ui.audit.lists import FIELD_LISTS, ethnicities, terms
from ui.components.field import Field
from ui.components.form_row import FormRow
from ui.components.paragraph import Paragraph
from ui.form.choice import Choice
from ui.form.lines import show_line
from ui.form.offered import Offered, terms_of
from ui.workspace import OpenWorkspace
from workbench.domain.audits import Case
from workbench.domain.terms import ListOf
from workbench.domain.text import plain

LABELS = {
    "ref": "Reference",
    "age_band": "Age band",
    "gender": "Gender",
    "ethnicity": "Ethnicity",
    "send": "Disability or SEND",
    "language": "Main language",
    "status": "Status",
    "placement": "Where the child lives",
    "area": "Area",
    "lead_professional": "Lead professional",
}
_TEXTS = ("ref", "area", "lead_professional")
_CHOICES = ("age_band", "gender", "ethnicity", "send", "language", "status", "placement")
_ORDER = ("ref", "age_band", "gender", "ethnicity", "send", "language", "status", "placement", "area",
          "lead_professional")  # fmt: skip


class CaseForm(QWidget):
    """`edited` carries the whole Case as it should be; it speaks only when a person has changed something.

    With `words_apart` the words of the synopsis are somebody else's: kept while they are typed.
    """

    edited = Signal(object)

    def __init__(self, workspace: OpenWorkspace, *, words_apart: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._words_apart = workspace, words_apart
        self._themes: list[str] = []
        self._case = Case(0, "")
        self.lines = {name: QLineEdit() for name in _TEXTS}
        self.choices = {name: Choice(free=name not in ("age_band", "ethnicity")) for name in _CHOICES}
        self.rows: dict[str, FormRow] = {}
        Offered(workspace, self.lines["area"], ListOf.AREA)
        self.lines["lead_professional"].setPlaceholderText("The role, such as social worker")
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        for place, name in enumerate(_ORDER):
            field = self.lines.get(name) or self.choices[name]
            self.rows[name] = FormRow(LABELS[name], field, watched=True)
            grid.addWidget(self.rows[name], place // 2, place % 2, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.synopsis = Field(
            "Synopsis", role="body", height=104, placeholder="What happened, in a few lines. No names."
        )
        self.themes = QLineEdit()
        self.themes.setPlaceholderText("Missing from education; County lines")
        self.add_theme = Choice(free=False, blank="Choose one to add")
        self.facts = FactPairs()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(
            Paragraph("No name, date of birth or number of a child or family belongs here.", "detail", "ink2")
        )
        column.addLayout(grid)
        column.addWidget(self.synopsis)
        column.addWidget(FormRow("Themes", self.themes, hint="More than one: put ; between them.", watched=True))
        column.addWidget(FormRow("Add a theme", self.add_theme))
        column.addWidget(self.facts)
        self._listen()

    def _listen(self) -> None:
        for line in (*self.lines.values(), self.themes):
            line.editingFinished.connect(self._on_edited)
        for choice in self.choices.values():
            choice.picked.connect(self._on_edited)
        self.add_theme.picked.connect(self._on_theme)
        if not self._words_apart:
            self.synopsis.left.connect(self._on_edited)
        self.facts.left.connect(self._on_edited)

    def show_case(self, case: Case, ethnicity_set: str) -> None:
        """What is being typed in a box stays, unless it is another case."""
        other = case.id != self._case.id or case.ref != self._case.ref or not self._case.ref
        self._case = case
        self._fill_lists(ethnicity_set)
        for name, line in self.lines.items():
            show_line(line, getattr(case, name), other=other)
        for name, choice in self.choices.items():
            if other or not choice.hasFocus() or choice.lineEdit() is None:
                choice.set_value(getattr(case, name))
        if not self._words_apart and (other or not (self.synopsis.edit.hasFocus() and self.synopsis.typed)):
            self.synopsis.set_text(case.synopsis)
        self.facts.show_facts(case.facts, fresh=other)
        show_line(self.themes, "; ".join(case.themes), other=other)
        self.set_problem("ref", "")

    def set_read_only(self, read_only: bool) -> None:
        for line in (*self.lines.values(), self.themes):
            line.setReadOnly(read_only)
        for choice in (*self.choices.values(), self.add_theme):
            choice.setEnabled(not read_only)
        self.synopsis.set_read_only(read_only)
        self.facts.set_read_only(read_only)

    def set_problem(self, name: str, sentence: str) -> None:
        self.rows[name].set_error(sentence)

    def case(self) -> Case:
        """The case as the form stands."""
        texts: dict[str, Any] = {name: plain(line.text()).strip() for name, line in self.lines.items()}
        texts |= {name: plain(choice.value()) for name, choice in self.choices.items()}
        themes = tuple(dict.fromkeys(part.strip() for part in plain(self.themes.text()).split(";") if part.strip()))
        return replace(
            self._case,
            synopsis=self._case.synopsis if self._words_apart else plain(self.synopsis.text()),
            themes=themes,
            facts=self.facts.facts(),
            **texts,
        )

    def settle(self) -> None:
        """Take what is being typed as it stands."""
        self._on_edited()

    def _fill_lists(self, ethnicity_set: str) -> None:
        ours = terms_of(self._workspace, ListOf.THEME)
        if not self._themes or ours != self._themes[: len(ours)]:
            shipped = [value for value, _ in terms("themes")]
            self._themes = list(dict.fromkeys([*ours, *shipped]))
            self.add_theme.set_terms([(theme, theme) for theme in self._themes])
            for name, vocabulary in FIELD_LISTS.items():
                self.choices[name].set_terms(terms(vocabulary))
        self.choices["ethnicity"].set_terms(ethnicities(ethnicity_set))

    def _on_theme(self, theme: str) -> None:
        if theme:
            have = [part.strip() for part in self.themes.text().split(";") if part.strip()]
            self.themes.setText("; ".join(dict.fromkeys([*have, theme])))
            self.add_theme.set_value("")
            self._on_edited()

    def _on_edited(self) -> None:
        wanted = self.case()
        if wanted == self._case:
            return
        if not wanted.ref:  # the rest is kept all the same
            self.set_problem("ref", "A case needs a reference, such as MIS26-01.")
            wanted = replace(wanted, ref=self._case.ref)
        else:
            self.set_problem("ref", "")
        if wanted != self._case:
            self.edited.emit(wanted)
