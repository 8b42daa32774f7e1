"""G: whose grades are entered at the form: the panel's, one agency's own, or a blind reader's."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui.components.button import Button
from ui.components.labels import Label
from ui.components.paragraph import Paragraph
from ui.panel.model import PanelModel
from ui.panel.seat import Who
from workbench.domain.audits import Known
from workbench.domain.moderation.double import readers_judgement

_STANDS = {
    Known.KNOWN: "",
    Known.AWAITED: "awaited; grading for it records that it knows the case",
    Known.NIL: "nil return on this case",
    Known.OUT_OF_SCOPE: "out of scope for this case",
}


class WhoseGrades(QDialog):
    """The readers and agencies of the case with how each stands.

    `chosen` carries an agency's id, a reader's name, or None for the panel.
    """

    chosen = Signal(object)
    twice_asked = Signal()
    """The two readers of the case are to be named or changed."""

    def __init__(self, model: PanelModel, *, agencies_shown: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Grade as")
        self.setMinimumWidth(520)
        choices = _choices(model, agencies_shown=agencies_shown)
        self.list = QListWidget()
        self.list.setAccessibleName("Whose grades are entered")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setWordWrap(True)
        for who, told in choices:
            item = QListWidgetItem(told)
            item.setData(Qt.ItemDataRole.UserRole, who)
            self.list.addItem(item)
        now = model.seat.reader or model.seat.agency_id
        self.list.setCurrentRow(next(row for row, (who, _) in enumerate(choices) if who == now))
        self.list.itemActivated.connect(self._on_chosen)
        self.list.itemClicked.connect(self._on_chosen)
        cancel = Button("Close", key="Esc")
        cancel.clicked.connect(self.reject)
        self.twice = Button("Change the two readers…" if model.sheet.case.raters else "Grade this case twice…", "quiet")
        self.twice.clicked.connect(self._on_twice)
        foot = QHBoxLayout()
        foot.addWidget(self.twice)
        foot.addStretch(1)
        foot.addWidget(cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 22, 28, 20)
        column.setSpacing(10)
        column.addWidget(Label("Grade as", "section"))
        column.addWidget(Paragraph(_told(model), "body", "ink2"))
        column.addWidget(self.list, 1)
        self.list.setMinimumHeight(min(9, len(choices)) * (self.list.sizeHintForRow(0) + 2) + 8)
        column.addLayout(foot)

    def _on_chosen(self, item: QListWidgetItem) -> None:
        who = item.data(Qt.ItemDataRole.UserRole)
        self.accept()
        self.chosen.emit(who)

    def _on_twice(self) -> None:
        self.accept()
        self.twice_asked.emit()

    # What Qt asks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.list.currentItem() is not None:
            self._on_chosen(self.list.currentItem())
            return
        super().keyPressEvent(event)


def _told(model: PanelModel) -> str:
    told = "An agency grades its own part in the case, at the same form. It never touches the panel’s grade."
    if model.sheet.case.raters:
        told += " A reader grades the whole case, blind to the panel and to the other reader."
    if model.sheet.audit.panel_first:
        told += " The panel grades first here: only that agency’s own grades will be shown."
    return told


def _choices(model: PanelModel, *, agencies_shown: bool) -> Sequence[tuple[Who, str]]:
    """(who, how they stand), the panel first, then readers. What an agency graded is counted only where it shows."""
    sheet = model.sheet
    states = {each.agency_id: each.state for each in sheet.involvements}
    found: list[tuple[Who, str]] = [(None, "The panel")]
    count = len(sheet.graded_lines)
    for reader in sheet.case.raters:
        given = sum(readers_judgement(sheet, line, reader).answered for line in sheet.graded_lines)
        found.append((reader, f"{reader}: reader, {given} of {count} answered"))
    for member in sheet.members:
        stands = _STANDS[states.get(member.agency.id, Known.AWAITED)]
        if not stands and agencies_shown and not sheet.audit.panel_first:
            own = (each for each in sheet.own if each.place.agency_id == member.agency.id)
            given = sum(each.answered for each in own)
            stands = f"{min(given, count)} of {count} graded"
        found.append((member.agency.id, f"{member.agency.name}: {stands}" if stands else member.agency.name))
    return found
