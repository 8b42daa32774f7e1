"""The facts of an audit, edited in place: a field is saved when a person leaves it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from ui.audit.lists import ethnicity_sets
from ui.components.card import Card
from ui.components.field import Field
from ui.components.form_row import FormRow
from ui.form.choice import Choice
from ui.form.days import DayField
from ui.form.lines import in_hand, show_line
from ui.form.numbers import MINUTES, whole_number
from workbench.domain.audits import Audit, AuditType, year_label
from workbench.domain.text import plain

_TEXTS = {
    "title": "Title",
    "ref": "Short reference",
    "theme": "Theme",
    "prompted_by": "What prompted it",
    "commissioned_by": "Commissioned by",
    "lead": "Lead",
}
_DAYS = {
    "reading_from": "Read records from",
    "reading_to": "Read records to",
    "period_from": "Judge practice from",
    "period_to": "Judge practice to",
    "returns_due": "Returns due",
    "panel_day": "Panel day",
}
PANEL_GRADES = (("beside", "With agencies’ grades in view"), ("first", "First, before it sees theirs"))
"""Whether `panel_first` is set, as it is chosen."""
_PLACES = (
    ("title", 0, 0, 2), ("type", 0, 2, 1), ("year", 0, 3, 1),
    ("ref", 1, 0, 1), ("theme", 1, 1, 1), ("follows", 1, 2, 1), ("ethnicity_set", 1, 3, 1),
    ("prompted_by", 2, 0, 2), ("commissioned_by", 2, 2, 1), ("lead", 2, 3, 1),
    ("reading_from", 3, 0, 1), ("reading_to", 3, 1, 1), ("period_from", 3, 2, 1), ("period_to", 3, 3, 1),
    ("returns_due", 4, 0, 1), ("panel_day", 4, 1, 1), ("minutes", 4, 2, 1), ("panel_first", 4, 3, 1),
)  # fmt: skip


class AuditFacts(Card):
    """`edited` carries the Audit as it should be; what cannot be taken is said at its field and not sent.

    The words of the objective are the page's: they are kept while they are typed.
    """

    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("What it is", parent=parent)
        self._audit: Audit | None = None
        self._taken: frozenset[str] = frozenset()
        self.fields: dict[str, QLineEdit | Choice] = {name: QLineEdit() for name in _TEXTS}
        self.fields |= {name: DayField() for name in _DAYS}
        self.fields["type"] = Choice([(each.value, each.label) for each in AuditType], blank="")
        self.fields["year"] = Choice(blank="")
        self.fields["follows"] = Choice(free=True, blank="None")
        self.fields["ethnicity_set"] = Choice(blank="")
        self.fields["panel_first"] = Choice(PANEL_GRADES, blank="")
        self.fields["minutes"] = QLineEdit()
        labels = {**_TEXTS, **_DAYS, "type": "Type", "year": "Year, April to March", "follows": "Re-audit of",
                  "ethnicity_set": "Ethnicity is recorded in", "minutes": "Minutes for each case",
                  "panel_first": "The panel grades"}  # fmt: skip
        self.rows = {name: FormRow(labels[name], self.fields[name], watched=True) for name, *_ in _PLACES}
        self.objective = Field("Objective", role="body", height=92)
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(6)
        for name, row, column, span in _PLACES:
            grid.addWidget(self.rows[name], row, column, 1, span, Qt.AlignmentFlag.AlignTop)
        for column in range(4):
            grid.setColumnStretch(column, 1)
        box = QVBoxLayout()
        box.setSpacing(10)
        box.addLayout(grid)
        box.addWidget(self.objective)
        self.body.addLayout(box)
        for field in self.fields.values():
            if isinstance(field, Choice):
                field.picked.connect(self._on_edited)
            else:
                field.editingFinished.connect(self._on_edited)

    def show_audit(self, audit: Audit, others: Sequence[tuple[str, str]], *, ethnicity_fixed: bool) -> None:
        """`others` are (reference, title) of the other audits. What is being typed stays."""
        same = self._audit is not None and self._audit.id == audit.id
        self._audit = audit
        self._taken = frozenset(ref for ref, _ in others)
        self._choice("year").set_terms([(str(y), year_label(y)) for y in range(audit.year + 3, audit.year - 9, -1)])
        self._choice("follows").set_terms([(ref, f"{ref}: {title}") for ref, title in others])
        self._choice("ethnicity_set").set_terms(ethnicity_sets())
        for name, value in _shown(audit).items():
            field = self.fields[name]
            if same and isinstance(field, DayField) and in_hand(field):
                continue
            if isinstance(field, Choice):
                field.set_value(str(value))
            elif isinstance(field, DayField):
                field.set_day(value)
            else:
                show_line(field, str(value), other=not same)
            self.rows[name].set_error("")
        self.fields["ethnicity_set"].setEnabled(not ethnicity_fixed)

    def set_read_only(self, read_only: bool) -> None:
        for field in self.fields.values():
            if isinstance(field, Choice):
                field.setEnabled(not read_only and field.isEnabled())
            else:
                field.setReadOnly(read_only)
        self.objective.set_read_only(read_only)

    def line(self, name: str) -> QLineEdit:
        """The line for one fact that is plain words."""
        field = self.fields[name]
        assert isinstance(field, QLineEdit)
        return field

    def _choice(self, name: str) -> Choice:
        field = self.fields[name]
        assert isinstance(field, Choice)
        return field

    def _on_edited(self) -> None:
        if self._audit is None:
            return
        wrong = self._problems()
        for name, row in self.rows.items():
            row.set_error(wrong.get(name, ""))
        wanted = self._wanted(frozenset(wrong))
        if wanted != self._audit:
            self.edited.emit(wanted)

    def _problems(self) -> dict[str, str]:
        wrong = {}
        for name in _DAYS:
            field = self.fields[name]
            if isinstance(field, DayField) and field.problem():
                wrong[name] = field.problem()
        if not self._text("title"):
            wrong["title"] = "An audit needs a title."
        ref = self._text("ref")
        if not ref:
            wrong["ref"] = "An audit needs a short reference, such as MIS26."
        elif ref in self._taken:
            wrong["ref"] = f"Another audit already has the reference {ref}."
        if whole_number(self._text("minutes"), *MINUTES) is None:
            wrong["minutes"] = "Write a number from 5 to 480."
        for first, last in (("reading_from", "reading_to"), ("period_from", "period_to")):
            begin, end = self._day(first), self._day(last)
            if begin and end and end < begin:
                wrong[last] = "This window ends before it starts."
        return wrong

    def _wanted(self, wrong: frozenset[str]) -> Audit:
        """The audit with every field that can be taken; the others as they were."""
        assert self._audit is not None
        values: dict[str, Any] = {name: self._text(name) for name in _TEXTS}
        values |= {name: self._day(name) for name in _DAYS}
        values |= {
            "type": AuditType(self._choice("type").value()),
            "year": int(self._choice("year").value()),
            "follows": self._choice("follows").value().split(":")[0].strip(),
            "ethnicity_set": self._choice("ethnicity_set").value(),
            "panel_first": self._choice("panel_first").value() == "first",
            "minutes_per_case": whole_number(self._text("minutes"), *MINUTES) or self._audit.minutes_per_case,
        }
        return replace(self._audit, **{name: value for name, value in values.items() if name not in wrong})

    def _text(self, name: str) -> str:
        field = self.fields[name]
        assert isinstance(field, QLineEdit)
        return plain(field.text()).strip()

    def _day(self, name: str) -> Any:
        field = self.fields[name]
        assert isinstance(field, DayField)
        return field.day()


def _shown(audit: Audit) -> dict[str, Any]:
    values: dict[str, Any] = {name: getattr(audit, name) for name in (*_TEXTS, *_DAYS)}
    return values | {
        "type": audit.type.value,
        "year": audit.year,
        "follows": audit.follows,
        "ethnicity_set": audit.ethnicity_set,
        "minutes": audit.minutes_per_case,
        "panel_first": "first" if audit.panel_first else "beside",
    }
