"""The second step: by what method, how many, with which seed, by whom; and who is left out or chosen."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.components.choice_cards import ChoiceCards
from ui.components.form_row import FormRow
from ui.components.paragraph import Paragraph
from ui.form.days import DayField
from ui.form.numbers import whole_number
from ui.sampling.before import Before
from ui.sampling.groups import Groups
from ui.sampling.table import ListTable
from workbench.domain.sampling.drawing import MOST_DRAWN, Wanted, seed_number, shares
from workbench.domain.sampling.methods import Method
from workbench.domain.sampling.population import ListRow, Population
from workbench.domain.text import counted
from workbench.errors import Refused
from workbench.sampling_tasks import LookedAt

_GROUPS_NEEDED = "Choose the column of the groups under Population first."
_MOST_RESERVES = 50


class MethodStep(QWidget):
    """`changed` says that a person has changed something a draw comes of."""

    changed = Signal()

    def __init__(self, size: int | None, person: str, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looked, self._by_list = LookedAt(Population(()), {}), True
        self.method = ChoiceCards("Method", [(each.value, each.label) for each in Method], Method.RANDOM.value)
        self.sentence = Paragraph("", "body", "ink2")
        self.many, self.reserves = QLineEdit(str(size) if size else ""), QLineEdit("2")
        self.seed, self.by, self.on = QLineEdit(f"{today:%Y%m%d}"), QLineEdit(person), DayField()
        self.many.setMaxLength(3)
        self.reserves.setMaxLength(2)
        self.seed.setMaxLength(40)
        self.by.setMaxLength(120)
        self.on.set_day(today)
        self.many_row = FormRow("How many", self.many, required=True, hint="Such as 8.")
        self.reserves_row = FormRow("Reserves", self.reserves, hint="Next in line, should one be replaced.")
        self.seed_row = FormRow("Seed", self.seed, hint="With it the draw can be repeated.")
        self.by_row = FormRow("Who draws", self.by, hint="A role is enough.")
        self.on_row = FormRow("Drawn on", self.on)
        self.groups = Groups()
        self.total = Paragraph("", "detail", "ink2")
        self.before = Before()
        self.rows = ListTable("The list: tick the cases that are taken")
        self.lacking = Paragraph("", "detail", "alarm")
        self._lay_out()
        self.method.chosen.connect(self._on_method)
        self.groups.edited.connect(self._on_edited)
        self.rows.list.ticked.connect(self._on_edited)
        self.before.decided.connect(self._on_decided)
        for line in (self.many, self.reserves, self.seed, self.by, self.on):
            line.textEdited.connect(self._on_edited)
        self._show()

    def _lay_out(self) -> None:
        facts = QGridLayout()
        facts.setHorizontalSpacing(16)
        facts.setVerticalSpacing(8)
        numbers = QHBoxLayout()
        numbers.setSpacing(16)
        for row in (self.many_row, self.reserves_row, self.seed_row):
            numbers.addWidget(row, 1, Qt.AlignmentFlag.AlignTop)
        facts.addLayout(numbers, 0, 0, 1, 3)
        facts.addWidget(self.by_row, 1, 0, 1, 2, Qt.AlignmentFlag.AlignTop)
        facts.addWidget(self.on_row, 1, 2, Qt.AlignmentFlag.AlignTop)
        for at in range(3):
            facts.setColumnStretch(at, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.method)
        column.addWidget(self.sentence)
        column.addLayout(facts)
        column.addWidget(self.lacking)
        column.addWidget(self.groups)
        column.addWidget(self.total)
        column.addWidget(self.rows, 1)
        column.addWidget(self.before)
        column.addStretch(0)

    @property
    def chosen(self) -> Method:
        return Method(self.method.current)

    def focus_first(self) -> None:
        """The method in force."""
        next(card for card in self.method.cards if card.isChecked()).setFocus()

    def show_looked(self, looked: LookedAt, by_list: bool) -> None:
        """What can be drawn now. What was written and ticked stays while the list is the same."""
        before, self._looked, self._by_list = self._looked, looked, by_list
        self.before.show_repeats(looked.repeats)
        if before.population.rows != looked.population.rows:
            rows = [(f"Row {row.number}", row.local_id, row.stratum) for row in looked.population.rows]
            self.rows.list.show_rows(("Take", "Local id", "Group"), rows if by_list else [], ticks=set())
        self._show()

    @property
    def drawable(self) -> tuple[ListRow, ...]:
        """The rows that are not left out."""
        rows, out = self._looked.population.rows, self.before.left_out
        return tuple(row for row in rows if row.number not in out) if out else rows

    @property
    def left_out(self) -> tuple[ListRow, ...]:
        """The rows that are left out before the draw."""
        out = self.before.left_out
        return tuple(row for row in self._looked.population.rows if row.number in out) if out else ()

    def wanted(self) -> Wanted | None:
        """What is to be drawn; None where something is missing, which is said."""
        if self.before.problem() or self._lacks():
            return None
        method, groups = self.chosen, self.quota() or {}
        picked = self.rows.list.ticks or set()
        rows = self._looked.population.rows
        if self._by_list:
            taken = frozenset(rows[at].number for at in picked)
        else:
            taken = frozenset(range(1, (self._number(self.many, 1, MOST_DRAWN) or 0) + 1))
        size = {True: sum(groups.values()), False: self._number(self.many, 1, MOST_DRAWN) or 0}[method.in_groups]
        if not method.by_chance:
            return Wanted(method, len(taken), chosen=taken)
        reserves = self._number(self.reserves, 0, _MOST_RESERVES) or 0
        return Wanted(method, size, reserves, self.seed.text().strip(), groups if method.in_groups else None)

    def quota(self) -> Mapping[str, int] | None:
        if self.chosen is Method.STRATIFIED:
            return self._shares()
        return self.groups.quota

    def _shares(self) -> dict[str, int]:
        size = self._number(self.many, 1, MOST_DRAWN) or 0
        return shares(Population(self.drawable).groups, size)

    def _lacks(self) -> bool:
        method = self.chosen
        wrong: QWidget | None = None
        told = self._size_problem()
        self.many_row.set_error(told)
        wrong = self.many if told else wrong
        reserves = self._number(self.reserves, 0, _MOST_RESERVES) is None and bool(self.reserves.text().strip())
        self.reserves_row.set_error(f"Write a whole number from 0 to {_MOST_RESERVES}." if reserves else "")
        wrong = self.reserves if reserves else wrong
        seed = ""
        if method.by_chance:
            try:
                seed_number(self.seed.text())
            except Refused as error:
                seed = str(error)
        self.seed_row.set_error(seed)
        wrong = self.seed if seed else wrong
        self.on_row.set_error(self.on.problem())
        wrong = self.on if self.on.problem() else wrong
        lacking = self._groups_problem()
        self.lacking.set_text(lacking)
        self.lacking.setHidden(not lacking)
        if lacking and wrong is None:
            wrong = next(iter(self.groups.lines.values()), self.method.cards[0])
        if wrong is not None:
            wrong.setFocus()
        return wrong is not None

    def _size_problem(self) -> str:
        if self.many_row.isHidden():
            return ""
        size, there = self._number(self.many, 1, MOST_DRAWN), len(self.drawable)
        if size is None:
            return f"Write a whole number from 1 to {MOST_DRAWN}, such as 8."
        return f"There are only {there} to draw from." if size > there else ""

    def _groups_problem(self) -> str:
        method = self.chosen
        if method.in_groups and not self._looked.population.groups:
            return _GROUPS_NEEDED if self._by_list else "Groups need the list: paste or open it under Population."
        if method is Method.QUOTA and not sum((self.groups.quota or {}).values()):
            return "Write how many of each group, such as 2."
        if not method.by_chance and self._by_list and not self.rows.list.ticks:
            return "Tick the cases that are taken: Space on the row."
        if not method.by_chance and self._by_list:
            taken = {self._looked.population.rows[at].number for at in self.rows.list.ticks or ()}
            if both := taken & self.before.left_out:
                return f"Row {min(both)} is ticked to be taken and to be left out. Untick one of the two."
        return ""

    def _show(self) -> None:
        method, population = self.chosen, self._looked.population
        self.sentence.set_text(method.sentence)
        for row in (self.reserves_row, self.seed_row):
            row.setHidden(not method.by_chance)
        self.reserves_row.label.setText("Reserves in each group" if method.in_groups else "Reserves")
        for row, words in ((self.by_row, "Who draws"), (self.on_row, "Drawn on")):
            said = words if method.by_chance else {"Who draws": "Who chose", "Drawn on": "Chosen on"}[words]
            row.label.setText(said)
            row.field.setAccessibleName(said)
        written = method is not Method.QUOTA and (method.by_chance or not self._by_list)
        self.many_row.setHidden(not written)
        groups = population.groups if method.in_groups else ()
        self.groups.setHidden(not groups)
        self.groups.show_groups(groups, self._shares() if groups else {}, free=method is Method.QUOTA)
        self.rows.setHidden(method.by_chance or not self._by_list)
        self.rows.setMinimumHeight(self.rows.height_for(4))
        lacking = self._groups_problem() if method.in_groups and not population.groups else ""
        self.lacking.set_text(lacking)
        self.lacking.setHidden(not lacking)
        self._show_total()

    def _show_total(self) -> None:
        told = ""
        if self.chosen is Method.QUOTA and self._looked.population.groups:
            told = f"{counted(sum((self.groups.quota or {}).values()), 'case')} in all."
        elif not self.chosen.by_chance and self._by_list:
            told = f"{counted(len(self.rows.list.ticks or ()), 'case')} ticked."
        self.total.set_text(told)
        self.total.setHidden(not told)

    def _number(self, line: QLineEdit, least: int, most: int) -> int | None:
        return whole_number(line.text(), least, most)

    def _on_method(self, _key: str) -> None:
        self._show()
        self.changed.emit()

    def _on_decided(self) -> None:
        self._show()
        self.changed.emit()

    def _on_edited(self, _text: str = "") -> None:
        if self.chosen is Method.STRATIFIED:
            self.groups.show_groups(self._looked.population.groups, self._shares(), free=False)
        self._show_total()
        self.changed.emit()
