"""The head of the panel: the case reference and only the facts needed to judge. No name can appear here."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.components.button import Button
from ui.components.labels import Label, Rule
from ui.panel.timer import PanelTimer
from workbench.domain.audits import Audit, Case

_MOST_FACTS = 2
_SPEAK_FOR_THEMSELVES = ("Young person", "Status", "Judge on")


class CaseStrip(QFrame):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._compact = False
        self._facts: list[tuple[str, str]] = []
        self._ref = Label("", "panel_display")
        self.timer = PanelTimer()
        self.concern = Button("Immediate concern", "alarm", icon_name="warning-octagon", key="F8", height=40)
        self.concern.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._holder = QWidget()
        self._facts_row = QHBoxLayout(self._holder)
        self._facts_row.setContentsMargins(0, 0, 0, 0)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(20)
        self._row.addWidget(self._ref)
        self._row.addWidget(Rule(upright=True))
        self._row.addWidget(self._holder, 1)
        self._row.addWidget(self.timer)
        self._row.addWidget(self.concern)
        self._fit()

    def show_case(self, audit: Audit, case: Case) -> None:
        self._ref.setText(case.ref)
        self._facts = facts_of(audit, case)
        self._show_facts()

    def show_compact(self, compact: bool) -> None:
        if compact != self._compact:
            self._compact = compact
            self._fit()
            self._show_facts()

    def _show_facts(self) -> None:
        while (item := self._facts_row.takeAt(0)) is not None:
            if (shown := item.widget()) is not None:
                shown.hide()
                shown.deleteLater()
        self._facts_row.setSpacing(14 if self._compact else 20)
        for name, value in self._facts:
            self._facts_row.addWidget(_Fact(name, value, named=not self._compact))
        self._facts_row.addStretch(1)
        self._holder.setAccessibleName(". ".join(f"{name}: {value}" for name, value in self._facts))

    def _fit(self) -> None:
        self.setFixedHeight(52 if self._compact else 64)
        side = 24 if self._compact else 28
        self._row.setContentsMargins(side, 0, side, 0)


class _Fact(QWidget):
    def __init__(self, name: str, value: str, *, named: bool) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addStretch(1)
        if named:
            column.addWidget(Label(name, "panel_smallest", "ink3"))
        whole = value if named or name in _SPEAK_FOR_THEMSELVES else f"{name}: {value}"
        label = Label(whole, "panel_line" if named else "panel_body_medium")
        label.setToolTip(f"{name}: {value}")
        column.addWidget(label)
        column.addStretch(1)


def facts_of(audit: Audit, case: Case) -> list[tuple[str, str]]:
    """(name, value) for what a panel needs: who the young person is in bands, the status, the theme's own facts."""
    person = ", ".join(part for part in (case.gender, case.age_band) if part)
    found = [("Young person", person), ("Status", case.status), *case.facts[:_MOST_FACTS]]
    if audit.period_from and audit.period_to:
        found.append(("Judge on", f"{_month(audit.period_from)} to {_month(audit.period_to)}"))
    return [(name, value) for name, value in found if value]


def _month(day: date) -> str:
    return f"{day:%b} {day.year}"
