"""The first step: what is drawn from. A list, which stays in the memory of this window, or only its size."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.case_list.paste_box import PasteBox
from ui.components.button import Button
from ui.components.choice_cards import ChoiceCards
from ui.components.form_row import FormRow
from ui.components.paragraph import Paragraph
from ui.form.choice import Choice
from ui.form.days import DayField
from ui.form.numbers import whole_number
from workbench.domain.audits import Sample
from workbench.domain.sampling.population import MOST_SIZE, Population, likeliest_id, only_size
from workbench.domain.text import counted
from workbench.sampling_tasks import LookedAt, PopulationList

LIST, SIZE = "list", "size"
_NEVER_KEPT = (
    "The ids of the list are never kept: only a keyed fingerprint of each drawn one, so that a child audited in the "
    "last 12 months is noticed. Names are not needed; leave them out."
)


class PopulationStep(QWidget):
    """`pasted` carries a table as text; `columns` says that another column was chosen; `changed` anything else."""

    pasted = Signal(str)
    open_asked = Signal()
    headed = Signal(bool)
    columns = Signal()
    changed = Signal()

    def __init__(self, sample: Sample, parent: QWidget | None = None) -> None:
        """`sample` is what is recorded already."""
        super().__init__(parent)
        self.what = ChoiceCards(
            "What you have", ((LIST, "A list of children"), (SIZE, "Only how many there are")), LIST
        )
        self.paste = PasteBox()
        self.open = Button("Open a file…", icon_name="folder-open")
        self.read = Paragraph("or drop an .xlsx or .csv file on this window", "detail", "ink2")
        self.id, self.group = Choice(blank=""), Choice(blank="No groups")
        self.id_row = FormRow("Column of the local id", self.id, hint="It is shown on this screen only.")
        self.group_row = FormRow("Column of the groups", self.group, hint="Such as plan type or age band.")
        self.heads = QCheckBox("The first row is headings")
        self.passed = Paragraph("", "detail", "caution")
        self.many = QLineEdit()
        self.many.setMaxLength(6)
        self.many_row = FormRow("How many there are to draw from", self.many, required=True, hint="Such as 143.")
        self.day, self.source, self.criteria = DayField(), QLineEdit(), QLineEdit()
        for line in (self.source, self.criteria):
            line.setMaxLength(400)
        self.day_row = FormRow("List taken on", self.day)
        self.source_row = FormRow("Where it is from", self.source, hint="Such as: the case system.", watched=True)
        self.criteria_row = FormRow(
            "Who was in", self.criteria, hint="Such as: aged 10 to 17, missing twice or more since April.", watched=True
        )
        self.never = Paragraph(_NEVER_KEPT, "detail", "ink2")
        self.many.setText("" if sample.population is None else str(sample.population))
        self.day.set_day(sample.on)
        self.source.setText(sample.source)
        self.criteria.setText(sample.criteria)
        self._began = self._written()
        self._read: PopulationList | None = None
        self._looked: LookedAt | None = None
        self._listen()
        self._lay_out()
        self._show()

    def _listen(self) -> None:
        self.what.chosen.connect(self._on_what)
        self.paste.pasted.connect(self.pasted)
        self.open.clicked.connect(self.open_asked)
        self.heads.clicked.connect(self.headed)
        for choice in (self.id, self.group):
            choice.picked.connect(self._on_column)
        for line in (self.many, self.day, self.source, self.criteria):
            line.textEdited.connect(self._on_typed)

    def _lay_out(self) -> None:
        beside = QHBoxLayout()
        beside.setSpacing(12)
        beside.addWidget(self.paste, 2)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.open)
        words.addWidget(self.read)
        beside.addLayout(words, 3)
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addWidget(self.id_row, 2)
        columns.addWidget(self.group_row, 2)
        columns.addWidget(self.heads, 1)
        self._list = QWidget()
        inside = QVBoxLayout(self._list)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addLayout(beside)
        self._columns = QWidget()
        self._columns.setLayout(columns)
        columns.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._columns)
        inside.addWidget(self.passed)
        facts = QGridLayout()
        facts.setHorizontalSpacing(16)
        facts.setVerticalSpacing(8)
        facts.addWidget(self.day_row, 0, 0, Qt.AlignmentFlag.AlignTop)
        facts.addWidget(self.source_row, 0, 1, Qt.AlignmentFlag.AlignTop)
        facts.addWidget(self.criteria_row, 1, 0, 1, 2)
        facts.setColumnStretch(0, 1)
        facts.setColumnStretch(1, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.what)
        column.addWidget(self._list)
        column.addWidget(self.many_row)
        column.addLayout(facts)
        column.addWidget(self.never)
        column.addStretch(1)

    @property
    def touched(self) -> bool:
        """Whether a person would miss anything of it."""
        return self._read is not None or self._written() != self._began

    @property
    def by_list(self) -> bool:
        return self.what.current == LIST

    @property
    def read_list(self) -> PopulationList | None:
        return self._read

    @property
    def id_column(self) -> int:
        return int(self.id.value() or 0)

    @property
    def group_column(self) -> int | None:
        return int(self.group.value()) if self.group.value() else None

    @property
    def looked(self) -> LookedAt:
        """The rows that can be drawn, or the numbers of a list of which only the size is known."""
        if self.by_list:
            return self._looked or LookedAt(Population(()), {})
        return LookedAt(only_size(self._how_many() or 0), {})

    def show_read(self, read: PopulationList) -> None:
        """Another list; the columns that read most like an id and a group are chosen, until somebody chooses."""
        again = self._read is not None and self._read.heads == read.heads
        self._read, self._looked = read, None
        self.heads.setChecked(read.headed)
        if not again:
            self.id.set_terms([(str(at), head) for at, head in enumerate(read.heads)])
            self.id.set_value(str(likeliest_id(read.heads, [row for _, row in read.rows[:200]])))
            self.group.set_terms([(str(at), read.heads[at]) for at in read.groups])
            self.group.set_value("")
        self.paste.show_low(True)
        self._show()

    def show_looked(self, looked: LookedAt) -> None:
        self._looked = looked
        self._show()

    def problem(self) -> bool:
        """Say what is still needed; True where something is."""
        wrong: QWidget | None = None
        self.day_row.set_error(self.day.problem())
        if self.day.problem():
            wrong = self.day
        if self.by_list:
            if not self.looked.population.rows:
                self.passed.set_text("Paste or open the list first, or say only how many there are.")
                self.passed.setHidden(False)
                wrong = self.paste
        else:
            told = "" if self._how_many() else f"Write a whole number from 1 to {MOST_SIZE:,}, such as 143."
            self.many_row.set_error(told)
            wrong = self.many if told else wrong
        if wrong is not None:
            wrong.setFocus()
        return wrong is not None

    @property
    def taken_on(self) -> date | None:
        return self.day.day()

    def _written(self) -> tuple[str, ...]:
        return tuple(line.text().strip() for line in (self.many, self.day, self.source, self.criteria))

    def _how_many(self) -> int | None:
        return whole_number(self.many.text(), 1, MOST_SIZE)

    def _show(self) -> None:
        self._list.setHidden(not self.by_list)
        self.many_row.setHidden(self.by_list)
        self.never.setHidden(not self.by_list)
        self._columns.setHidden(self._read is None)
        passed: tuple[str, ...] = ()
        if self._read is not None:
            words = f"{self._read.name}: {counted(len(self._read.rows), 'row')} read."
            if self._looked is not None:
                population = self._looked.population
                passed = population.passed
                words += f" {counted(len(population.rows), 'child', 'children')} can be drawn."
            self.read.set_text(f"{words} Paste or open again to take another list.")
        self.passed.set_text(" ".join(passed))
        self.passed.setHidden(not passed)

    def _on_what(self, _key: str) -> None:
        self._show()
        self.changed.emit()

    def _on_column(self, _value: str) -> None:
        self.columns.emit()

    def _on_typed(self, _text: str) -> None:
        self.changed.emit()
