"""Who on the list was audited in the last 12 months: left out with a reason, or kept, as the officer decides."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.components.form_row import FormRow
from ui.components.message_bar import MessageBar
from ui.sampling.table import ListTable
from workbench.domain.sampling.population import Repeat
from workbench.domain.text import counted

REASON = "audited in the last 12 months"
_MOST_ROWS = 4


class Before(QWidget):
    """`decided` says that a person has left somebody out, or in."""

    decided = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.told = MessageBar("caution", "")
        self.table = ListTable("Audited in the last 12 months: tick who is left out")
        self.why = QLineEdit(REASON)
        self.why.setMaxLength(200)
        self.why_row = FormRow("Why they are left out", self.why, watched=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.told)
        column.addWidget(self.table)
        column.addWidget(self.why_row)
        self.table.list.ticked.connect(self._on_ticked)
        self._repeats: tuple[Repeat, ...] = ()
        self.hide()

    def show_repeats(self, repeats: Sequence[Repeat]) -> None:
        """Left out at first, as most partnerships ask. What was decided stays while the list is the same."""
        if tuple(repeats) == self._repeats:
            return
        self._repeats = tuple(repeats)
        rows = [(f"Row {each.row.number}", each.row.local_id, each.told) for each in repeats]
        self.table.list.show_rows(("Leave out", "Local id", "Audited before"), rows, ticks=set(range(len(rows))))
        self.table.setFixedHeight(self.table.height_for(min(max(len(rows), 1), _MOST_ROWS)))
        many = counted(len(rows), "child was", "children were")
        self.told.show_message(
            "caution", f"{many} audited in the last 12 months", "Ticked: left out before the draw. Space changes it."
        )
        self.setHidden(not rows)
        self._show()

    @property
    def left_out(self) -> frozenset[int]:
        """The numbers of the rows that are left out."""
        return frozenset(self._repeats[at].row.number for at in self.table.list.ticks or ())

    @property
    def reason(self) -> str:
        return self.why.text().strip()

    def problem(self) -> bool:
        lacking = bool(self.left_out) and not self.reason
        self.why_row.set_error("Say why, such as: audited in the last 12 months." if lacking else "")
        if lacking:
            self.why.setFocus()
        return lacking

    def _on_ticked(self) -> None:
        self._show()
        self.decided.emit()

    def _show(self) -> None:
        self.why_row.setEnabled(bool(self.left_out))
