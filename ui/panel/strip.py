"""The head of the panel: the case reference and only the facts needed to judge. No name can appear here."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.components.button import Button
from ui.components.labels import Elided, Label, Rule
from ui.components.pill import Pill
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
        self._ref = Label("", "panel_display")
        self._facts = FactsRow()
        self.notice = Pill("", role="panel_detail_strong")
        self.notice.hide()
        self.timer = PanelTimer()
        self.concern = Button(
            "Immediate concern", "alarm", icon_name="warning-octagon", key="F8", height=40, role="panel_label"
        )
        self.concern.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(20)
        self._row.addWidget(self._ref)
        self._row.addWidget(Rule(upright=True))
        self._row.addWidget(self._facts, 1)
        self._row.addWidget(self.notice)
        self._row.addWidget(self.timer)
        self._row.addWidget(self.concern)
        self._fit()

    def show_case(self, audit: Audit, case: Case) -> None:
        self._ref.setText(case.ref)
        self._facts.show_facts(facts_of(audit, case), compact=self._compact)

    def show_notice(self, text: str, icon_name: str = "", *, caution: bool = False) -> None:
        """What the room should know of this line besides the facts; empty for nothing."""
        tone, ground = ("caution", "cautionSoft") if caution else ("ink2", "sunken")
        self.notice.show_status(text, icon_name, tone=tone, ground=ground)
        self.notice.setAccessibleName(text)
        self.notice.setVisible(bool(text))

    def show_compact(self, compact: bool) -> None:
        if compact != self._compact:
            self._compact = compact
            self._fit()
            self._facts.show_facts(self._facts.facts, compact=compact)

    def _fit(self) -> None:
        self.setFixedHeight(52 if self._compact else 64)
        side = 24 if self._compact else 28
        self._row.setContentsMargins(side, 0, side, 0)


class FactsRow(QWidget):
    """The theme's own facts give way first where there is little room; all of them are always read out."""

    def __init__(self) -> None:
        super().__init__()
        self.facts: list[tuple[str, str]] = []
        self._shown: list[_Fact] = []
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._row = QHBoxLayout(self)
        self._row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        self._row.setContentsMargins(0, 0, 0, 0)

    def show_facts(self, facts: list[tuple[str, str]], *, compact: bool) -> None:
        while (item := self._row.takeAt(0)) is not None:
            if (shown := item.widget()) is not None:
                shown.hide()
                shown.deleteLater()
        self.facts = facts
        self._row.setSpacing(14 if compact else 20)
        self._shown = [_Fact(name, value, named=not compact) for name, value in facts]
        for fact in self._shown:
            self._row.addWidget(fact)
        self._row.addStretch(1)
        self.setAccessibleName(". ".join(f"{name}: {value}" for name, value in facts))
        self._leave_off()

    def _leave_off(self) -> None:
        gap = self._row.spacing()
        room = self.width() + gap - sum(fact.sizeHint().width() + gap for fact in self._shown)
        # The theme's own first, then from the right; who the young person is stays.
        own = [fact for fact in self._shown[1:] if fact.name not in _SPEAK_FOR_THEMSELVES]
        rest = [fact for fact in self._shown[1:] if fact.name in _SPEAK_FOR_THEMSELVES]
        for fact in self._shown[:1]:
            fact.setHidden(False)
        for fact in (*reversed(own), *reversed(rest)):
            gone = room < 0
            fact.setHidden(gone)
            room += fact.sizeHint().width() + gap if gone else 0

    # What Qt asks

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._leave_off()


class _Fact(QWidget):
    def __init__(self, name: str, value: str, *, named: bool) -> None:
        super().__init__()
        self.name = name
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addStretch(1)
        if named:
            column.addWidget(Label(name, "panel_smallest", "ink3"))
        whole = value if named or name in _SPEAK_FOR_THEMSELVES else f"{name}: {value}"
        label = Elided(whole, "panel_line" if named else "panel_body_medium")
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
