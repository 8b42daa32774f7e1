"""Which agencies take part in an audit: one more, or one no longer, with a question where its words would go too."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.audit.involvement_grid import InvolvementGrid, keys
from ui.components.button import Button
from ui.components.card import Card
from ui.components.hint_row import HintRow
from ui.components.message_bar import MessageBar
from ui.form.choice import Choice
from ui.form.pick import Pick
from ui.letters import letters
from workbench.domain.audits import Case, Known, Member
from workbench.domain.text import counted


class TakingPart(Card):
    """The grid of who knew which case, and the agencies along it."""

    said = Signal(object, object)
    """([(case ref, agency code)], Known): the same answer in all of them."""
    joined = Signal(str)
    """The name of an agency that is to take part."""
    left = Signal(object)
    """The Member that is to take part no longer; `ask_about` or `leave` follows."""
    confirmed = Signal(object)
    """The same, once it is sure."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Who knew the case", parent=parent)
        self._members: tuple[Member, ...] = ()
        self._asked: Member | None = None
        self.grid = InvolvementGrid()
        self.grid.said.connect(self.said)
        self.join = Choice(free=True, blank="Add an agency")
        self.join.setAccessibleName("Add an agency")
        self.join.setFixedWidth(180)
        self.join.picked.connect(self._on_joined)
        self.leave = Pick("Take one out…", "quiet", height=30, role="detail_strong")
        self.leave.setAccessibleName("Take an agency out")
        self.leave.picked.connect(self._on_leave)
        self.question = MessageBar("caution", "", action="Take it out")
        self.question.acted.connect(self._on_sure)
        self.keep = Button("Keep it", height=32)
        self.keep.clicked.connect(self._on_keep)
        self.asking = QWidget()
        asking = QHBoxLayout(self.asking)
        asking.setContentsMargins(0, 0, 0, 0)
        asking.addWidget(self.question, 1)
        asking.addWidget(self.keep)
        self.asking.setHidden(True)
        self.head.addWidget(self.join)
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addWidget(self.asking)
        under = QHBoxLayout()
        under.setSpacing(12)
        self.hints = HintRow(keys())
        letters.changed.connect(self._on_letters)
        under.addWidget(self.hints, 1)
        under.addWidget(self.leave)
        column.addLayout(under)
        column.addWidget(self.grid)
        self.body.addLayout(column)

    def _on_letters(self) -> None:
        self.hints.show_hints(keys())

    def set_read_only(self, read_only: bool) -> None:
        self.grid.read_only = read_only
        self.join.setEnabled(not read_only)
        self.leave.setEnabled(not read_only)

    def show_all(
        self,
        cases: Sequence[Case],
        members: Sequence[Member],
        states: Mapping[tuple[int, int], Known],
        others: Sequence[str],
    ) -> None:
        """`others` are the agencies of the partnership that do not take part yet; another may be typed."""
        self._members = tuple(members)
        code_of = {member.agency.id: member.agency.code for member in members}
        ref_of = {case.id: case.ref for case in cases}
        self.grid.grid.show_all(
            [case.ref for case in cases],
            [(member.agency.code, member.agency.name) for member in members],
            {(ref_of.get(case, ""), code_of.get(agency, "")): state for (case, agency), state in states.items()},
        )
        self.join.set_terms([(name, name) for name in others])
        self.leave.set_terms([(member.agency.code, member.agency.name) for member in members])
        if self._asked is not None and self._asked.id not in {member.id for member in members}:
            self._settle()

    def ask_about(self, member: Member, judgements: int, cases: int) -> None:
        """What goes with the agency, before it does."""
        self._asked = member
        name = member.agency.name
        given = f"{counted(judgements, 'judgement')} in {counted(cases, 'case')}"
        self.question.show_message(
            "caution",
            f"{name} has given {given}",
            "They go with it, and out of every count. Undo brings all of it back.",
            f"Take {member.agency.code} out",
        )
        self.keep.setText(f"Keep {member.agency.code}")
        self.keep.updateGeometry()
        self.asking.setHidden(False)
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_joined(self, name: str) -> None:
        if name:
            self.join.set_value("")
            self.joined.emit(name)

    def _on_leave(self, code: str) -> None:
        member = next((each for each in self._members if each.agency.code == code), None)
        if member is not None:
            self.left.emit(member)

    def _on_sure(self) -> None:
        member = self._asked
        self._on_keep()
        if member is not None:
            self.confirmed.emit(member)

    def _settle(self) -> None:
        self._asked = None
        self.asking.setHidden(True)

    def _on_keep(self) -> None:
        self._settle()
        self.leave.setFocus(Qt.FocusReason.OtherFocusReason)
