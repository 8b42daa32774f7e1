"""The third step: the ordered list of the draw. Once it is kept, which row of the list got which reference: once."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.components.button import Button
from ui.components.choice_cards import ChoiceCards
from ui.components.message_bar import MessageBar, MessageKind
from ui.components.paragraph import Paragraph
from ui.sampling.table import ListTable
from workbench.domain.sampling.drawing import Place
from workbench.domain.sampling.drawn import State
from workbench.domain.sampling.population import ListRow, Repeat
from workbench.domain.sampling.telling import Mix
from workbench.domain.sampling.verbs import CasesOf
from workbench.domain.text import counted

HEADS = ("Place", "Reference", "Draw", "Row of your list", "Local id", "Group", "Audited before")
_ALWAYS = 4
"""So many columns are there even where they say nothing."""
_ONCE = "It is shown once and kept nowhere in Plumbline. Copy it to where your partnership keeps such lists."


class DrawnStep(QWidget):
    """`cases_chosen` says that something else is to become of the drawn places."""

    cases_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.told = MessageBar("info", "")
        self.told.hide()
        self.cases = ChoiceCards("What the drawn places become", self._choices(0, 0), CasesOf.MAKE.value)
        self.mix = Paragraph("", "body")
        self.table = ListTable("The list of the draw")
        self.copy = Button("Copy this list", icon_name="copy")
        self.copy.setAccessibleDescription("Place, reference, row and local id, for a list kept outside this program")
        self.copy.hide()
        self.copied = False
        self._left_out: tuple[tuple[str, ...], ...] = ()
        foot = QHBoxLayout()
        foot.addWidget(self.copy)
        foot.addStretch(1)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.told)
        column.addWidget(self.cases)
        column.addWidget(self.mix)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        self.copy.clicked.connect(self._on_copy)
        self.cases.chosen.connect(self._on_cases)

    @property
    def become(self) -> CasesOf:
        return CasesOf(self.cases.current)

    def show_cases(self, many: int, there: int) -> None:
        """`many` are drawn; `there` is how many cases the audit has."""
        kept = self.cases.current
        fresh = ChoiceCards("What the drawn places become", self._choices(many, there), kept)
        self._column.replaceWidget(self.cases, fresh)
        self.cases.hide()
        self.cases.deleteLater()
        self.cases = fresh
        fresh.chosen.connect(self._on_cases)

    def show_draw(
        self,
        places: Sequence[Place],
        refs: Sequence[str],
        mix: Sequence[Mix],
        repeats: Sequence[Repeat],
        many: int,
        left_out: Sequence[ListRow] = (),
    ) -> None:
        """`refs` are the references of the drawn places, as far as they have one; `many` were asked for.

        Who was `left_out` before the draw is in the copy alone: without it nobody could repeat the draw.
        """
        self._left_out = tuple(("", "", "Left out", str(row.number), row.local_id, row.stratum) for row in left_out)
        named = list(refs)
        before = {each.row.number: each.told for each in repeats}
        rows = []
        for place in places:
            is_drawn = place.state is State.DRAWN
            ref = named.pop(0) if is_drawn and named else ""
            rows.append((
                str(place.position), ref, "Drawn" if is_drawn else "Reserve", str(place.row.number),
                place.row.local_id, place.row.stratum, before.get(place.row.number, ""),
            ))  # fmt: skip
        quiet = frozenset(at for at, place in enumerate(places) if place.state is not State.DRAWN)
        warned = frozenset(at for at, row in enumerate(rows) if row[-1])
        shown = [at for at in range(len(HEADS)) if at < _ALWAYS or any(row[at] for row in rows)]
        kept = [tuple(row[at] for at in shown) for row in rows]
        self.table.list.show_rows([HEADS[at] for at in shown], kept, quiet=quiet, warned=warned)
        told = "; ".join(f"{each.stratum}: {each.counts}" for each in mix)
        drawn = len(places) - len(quiet)
        short = f"The list holds only {drawn} of the {many} wanted. " if drawn < many and not mix else ""
        self.mix.set_text(f"{short}{counted(drawn, 'case')} drawn, {counted(len(quiet), 'reserve')}. {told}".strip())

    def show_kept(self) -> None:
        """It is in the file: what is on screen now is there once."""
        self.cases.hide()
        self.tell("ok", "The draw is kept. Copy this list now: it links the references to the children", _ONCE)
        self.copy.show()
        self.copy.setFocus()

    def tell(self, kind: MessageKind, happened: str, safe: str = "") -> None:
        self.told.show_message(kind, happened, safe)
        self.told.show()

    @staticmethod
    def _choices(many: int, there: int) -> list[tuple[str, str]]:
        choices = [(CasesOf.MAKE.value, f"Make {counted(many, 'new case')}"), (CasesOf.NONE.value, "No cases yet")]
        if there:
            choices.insert(1, (CasesOf.THERE.value, f"They are the {counted(there, 'case')} here, in this order"))
        return choices

    def _on_cases(self, _key: str) -> None:
        self.cases_chosen.emit()

    def _on_copy(self) -> None:
        shown = self.table.list
        last = len(shown.heads) - (shown.heads[-1] == HEADS[-1])
        out = [tuple(row[HEADS.index(head)] for head in shown.heads[:last]) for row in self._left_out]
        rows = [shown.heads[:last], *(row[:last] for row in shown.rows), *out]
        QGuiApplication.clipboard().setText(
            "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in rows)
        )
        self.copied = True
        self.tell("ok", "Copied. Paste it where your partnership keeps such lists", "Then copy something else over it.")
