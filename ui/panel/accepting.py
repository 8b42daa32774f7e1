"""Y: the panel accepts the grade most agencies gave, where all who graded are in one band."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.components.button import Button
from ui.components.labels import Icon, Label
from ui.letters import PANEL as LETTERS
from ui.letters import letters
from ui.panel.model import PanelModel
from ui.panel.panel_first import AgenciesShown
from ui.workspace import OpenWorkspace
from workbench.domain.edits import Edit
from workbench.domain.moderation.accepting import Offer, accept, offer
from workbench.domain.questions import CaseGrades, JudgementAt


class AcceptBar(QWidget):
    """Beside the grade heads: the button, or that the split is to be discussed; nothing where there is neither."""

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = Button("", key="Y", height=28, role="panel_detail_strong")
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a press keeps the keyboard on the grades
        self.button.clicked.connect(self.pressed)
        self._icon = Icon("users-three", "ink2", 18)
        self.split = Label("", "panel_detail_strong", "ink2")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for part in (self.button, self._icon, self.split):
            row.addWidget(part)
        letters.changed.connect(self._show_letter)
        self._show_letter()
        self.show_offer(Offer())

    def show_offer(self, now: Offer) -> None:
        offered = bool(now.grade)
        self.button.setText(now.words if offered else "")
        self.button.setToolTip(f"{now.words}. {now.beside}".strip() if offered else "")
        self.button.setAccessibleName(f"{now.words}. {now.beside}".strip() if offered else "")
        self.button.setHidden(not offered)
        self.split.setText("" if offered else now.words)
        for part in (self._icon, self.split):
            part.setHidden(offered or not now.words)
        self.setHidden(not now.words)

    def _show_letter(self) -> None:
        self.button.set_key(letters.shown(LETTERS, "accept"))


class Accepting(QObject):
    """What is on offer follows the screen: nothing before agencies' grades are seen, nor to anybody but the panel."""

    def __init__(self, workspace: OpenWorkspace, model: PanelModel, shown: AgenciesShown, bar: AcceptBar) -> None:
        super().__init__(bar)
        self._workspace, self._model, self._shown, self._bar = workspace, model, shown, bar

    @property
    def offer(self) -> Offer:
        model = self._model
        if model.acting:
            return Offer(refusal="Only the panel accepts agencies’ grades. Esc goes back to the panel.")
        found = offer(model.sheet, model.line)
        if not self._shown.shown and not model.sheet.audit.panel_first:
            return Offer(refusal="Agencies’ grades are hidden, so none is accepted. F4 shows them.")
        return Offer(refusal=found.refusal) if self._workspace.read_only else found

    @property
    def offered(self) -> bool:
        return bool(self.offer.grade)

    def show(self) -> None:
        self._bar.show_offer(self.offer)

    def accept(self) -> bool:
        """True once the panel has that grade on disk; otherwise it is said why not."""
        now, model = self.offer, self._model
        if not now.grade:
            self._workspace.told.emit(now.refusal or "This workspace is open read only, so nothing was changed.")
            return False
        place, line, case_id = model.place, model.line, model.sheet.case.id

        def intent() -> Edit | None:
            sheet = self._workspace.ask(CaseGrades(case_id))
            current = self._workspace.ask(JudgementAt(place))
            return accept(sheet, line, now.grade, current, self._workspace.new_id)

        return self._workspace.edit(intent, about=(place, "grade"))
