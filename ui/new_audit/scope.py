"""Step 1 of a new audit: what it is, why, for whom, and the two windows."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from ui.audit.facts import PANEL_GRADES
from ui.audit.lists import ethnicity_sets
from ui.components.card import Card
from ui.components.field import Field
from ui.components.form_row import FormRow
from ui.components.paragraph import Paragraph
from ui.form.choice import Choice
from ui.form.days import DayField
from ui.form.numbers import MINUTES, whole_number
from ui.form.offered import Offered
from ui.workspace import OpenWorkspace
from workbench.domain.audits import Audit, AuditType, audit_year, year_label
from workbench.domain.terms import ListOf
from workbench.domain.text import plain

TOP = Qt.AlignmentFlag.AlignTop
DAYS = ("reading_from", "reading_to", "period_from", "period_to", "returns_due", "panel_day")


class ScopeForm(QWidget):
    """`values` are the fields of an Audit; it shows problems at their fields."""

    def __init__(self, today: date, workspace: OpenWorkspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[str, FormRow] = {}
        self.title, self.ref, self.theme = QLineEdit(), QLineEdit(), QLineEdit()
        Offered(workspace, self.theme, ListOf.THEME)
        self.prompted_by, self.commissioned_by, self.lead = QLineEdit(), QLineEdit(), QLineEdit()
        self.objective = Field("Objective", role="body", height=92, placeholder="What this audit is to find out.")
        self.type = Choice([(each.value, each.label) for each in AuditType], blank="")
        now = audit_year(today)
        self.year = Choice([(str(year), year_label(year)) for year in range(now + 2, now - 9, -1)], blank="")
        self.follows = Choice(free=True, blank="None, or write its reference")
        self.ethnicity_set = Choice(blank="")
        self.minutes = QLineEdit("45")
        self.panel_first = Choice(PANEL_GRADES, blank="")
        self.days = {name: DayField() for name in DAYS}
        self._today = today
        self._ref_typed = False
        self.title.textEdited.connect(self._on_title)
        self.ref.textEdited.connect(self._on_ref)
        self.title.setPlaceholderText("Missing children 2026")
        self.ref.setPlaceholderText("MIS26")
        self.lead.setPlaceholderText("The role, such as partnership officer")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self._what())
        column.addWidget(self._why())
        column.addWidget(self._windows())
        self.clear()

    def clear(self) -> None:
        for line in (self.title, self.ref, self.theme, self.prompted_by, self.commissioned_by, self.lead):
            line.clear()
        for day in self.days.values():
            day.clear()
        self.minutes.setText("45")
        self.panel_first.set_value("beside")
        self.objective.set_text("")
        self.type.set_value(AuditType.CASE_AUDIT.value)
        self.year.set_value(str(audit_year(self._today)))
        self.follows.set_value("")
        self.ethnicity_set.set_value("ew-2021")
        self._ref_typed = False
        for row in self.rows.values():
            row.set_error("")

    def show_known(self, audits: Sequence[tuple[str, str]]) -> None:
        """(reference, title) of the audits there are, to re-audit one of them."""
        self.follows.set_terms([(ref, f"{ref}: {title}") for ref, title in audits])
        self.ethnicity_set.set_terms(ethnicity_sets())
        self.ethnicity_set.set_value("ew-2021")

    def audit(self, audit_id: int = 0) -> Audit:
        texts: dict[str, Any] = {
            name: plain(getattr(self, name).text()).strip()
            for name in ("title", "ref", "theme", "prompted_by", "commissioned_by", "lead")
        }
        days: dict[str, Any] = {name: field.day() for name, field in self.days.items()}
        return Audit(
            id=audit_id,
            year=int(self.year.value()),
            type=AuditType(self.type.value()),
            objective=plain(self.objective.text()).strip(),
            minutes_per_case=whole_number(self.minutes.text(), *MINUTES) or 45,
            ethnicity_set=self.ethnicity_set.value(),
            panel_first=self.panel_first.value() == "first",
            follows=self.follows.value().split(":")[0].strip(),
            **texts,
            **days,
        )

    def problems(self) -> list[tuple[str, str]]:
        """What cannot even be read."""
        found = [(name, field.problem()) for name, field in self.days.items() if field.problem()]
        if whole_number(self.minutes.text(), *MINUTES) is None:
            found.append(("minutes", "Write the minutes as a number from 5 to 480, such as 45."))
        return found

    def show_problems(self, problems: Sequence[tuple[str, str]]) -> None:
        told = dict(reversed(problems))
        for name, row in self.rows.items():
            row.set_error(told.get(name, ""))

    def focus_on(self, name: str) -> bool:
        if name not in self.rows:
            return False
        self.rows[name].field.setFocus()
        return True

    def _row(self, name: str, label: str, field: QWidget, hint: str = "", *, required: bool = False) -> FormRow:
        self.rows[name] = FormRow(label, field, hint=hint, required=required, watched=True)
        return self.rows[name]

    def _what(self) -> Card:
        card = Card("What it is")
        grid = _grid()
        grid.addWidget(self._row("title", "Title", self.title, required=True), 0, 0, 1, 2, TOP)
        grid.addWidget(
            self._row("ref", "Short reference", self.ref, "Cases are numbered from it.", required=True), 0, 2
        )
        grid.addWidget(self._row("type", "Type", self.type), 1, 0, TOP)
        grid.addWidget(self._row("theme", "Theme", self.theme), 1, 1, TOP)
        grid.addWidget(self._row("year", "Year, April to March", self.year), 1, 2, TOP)
        grid.addWidget(self._row("follows", "Re-audit of", self.follows, "Also one that is not here."), 2, 0, TOP)
        grid.addWidget(self._row("ethnicity_set", "Ethnicity is recorded in", self.ethnicity_set), 2, 1, 1, 2, TOP)
        card.body.addLayout(grid)
        return card

    def _why(self) -> Card:
        card = Card("Why, and for whom")
        card.body.addWidget(self.objective)
        grid = _grid()
        grid.addWidget(self._row("prompted_by", "What prompted it", self.prompted_by), 0, 0, 1, 3, TOP)
        grid.addWidget(self._row("commissioned_by", "Commissioned by", self.commissioned_by), 1, 0, TOP)
        grid.addWidget(self._row("lead", "Lead", self.lead), 1, 1, TOP)
        grid.addWidget(self._row("minutes", "Minutes for each case", self.minutes), 1, 2, TOP)
        card.body.addLayout(grid)
        return card

    def _windows(self) -> Card:
        card = Card("Windows, returns and panel day")
        card.body.addWidget(
            Paragraph("Records are read in the reading window; grades are for practice in the judgement window.",
                      "detail", "ink2")
        )  # fmt: skip
        grid = _grid()
        labels = {
            "reading_from": "Read records from",
            "reading_to": "Read records to",
            "returns_due": "Returns due",
            "period_from": "Judge practice from",
            "period_to": "Judge practice to",
            "panel_day": "Panel day",
        }
        for place, (name, label) in enumerate(labels.items()):
            grid.addWidget(self._row(name, label, self.days[name]), place // 3, place % 3, TOP)
        first = self._row("panel_first", "The panel grades", self.panel_first, "First keeps agencies’ grades hidden.")
        grid.addWidget(first, 2, 0, 1, 2, TOP)
        card.body.addLayout(grid)
        return card

    def _on_title(self, title: str) -> None:
        if not self._ref_typed:
            self.ref.setText(proposed_ref(title, int(self.year.value())))

    def _on_ref(self, text: str) -> None:
        self._ref_typed = bool(text)


def proposed_ref(title: str, year: int) -> str:
    """MIS26 for 'Missing children 2026'."""
    letters = [each for each in title.upper() if "A" <= each <= "Z"][:3]
    return f"{''.join(letters)}{year % 100:02d}" if len(letters) == 3 else ""


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(8)
    for place in range(3):
        grid.setColumnStretch(place, 1)
    return grid
