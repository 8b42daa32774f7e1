"""F4, and the panel grading first: whether the agencies' grades are on the screen, and what it takes to see them."""

from PySide6.QtCore import QObject, QTimer, Signal

from ui.panel.model import PanelModel
from ui.panel.strip import CaseStrip

_ARMED_MS = 10_000


class AgenciesShown(QObject):
    """Where the panel grades a line first, seeing the agencies' grades before it has takes a second, deliberate F4."""

    changed = Signal()

    def __init__(self, model: PanelModel, strip: CaseStrip, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model, self._strip = model, strip
        self._put_away = False
        self._armed = QTimer(self, singleShot=True, interval=_ARMED_MS)
        self._armed.timeout.connect(self.show)
        model.case_changed.connect(self._armed.stop)
        model.line_changed.connect(self._armed.stop)
        model.judged.connect(self._armed.stop)

    @property
    def shown(self) -> bool:
        return not self._put_away and not self._model.held_back

    def press(self) -> str:
        """F4. What is to be said when this press alone shows nothing; empty otherwise."""
        if self.shown:
            self._put_away = True
            self._model.look(at_agencies=False)
        elif self._model.held_back and not self._armed.isActive():
            self._armed.start()
            self.show()
            return "The panel has not graded this line. F4 again shows the agencies’ grades."
        else:
            self._model.look(at_agencies=True)
            self._put_away = False
        self._armed.stop()
        self.changed.emit()
        return ""

    def show(self) -> None:
        """Say in the strip how it stands; nothing where every audit shows the agencies' grades."""
        if self._armed.isActive():
            self._strip.show_notice("F4 again shows agencies’ grades", "eye", caution=True)
        elif self._model.held_back:
            self._strip.show_notice("Panel grades first", "eye-slash")
        elif self._model.looked_early and self.shown:
            self._strip.show_notice("Seen before the panel’s grade", "eye", caution=True)
        else:
            self._strip.show_notice("")
