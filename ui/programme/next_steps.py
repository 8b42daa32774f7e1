"""What to do next, from what the file holds: cases to draw, panels to go on with."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.components.button import Button
from ui.components.labels import Icon, Label, Rule
from ui.routes import Route, Screen
from workbench.domain.questions import AuditSummary

_MOST = 3


def steps(summaries: Sequence[AuditSummary], today: date) -> list[tuple[str, str, str, str, str, Route]]:
    """(icon, what, about, when, button, where it leads), soonest panel first; at most three."""
    found: list[tuple[date, tuple[str, str, str, str, str, Route]]] = []
    for each in summaries:
        audit, day = each.audit, each.audit.panel_day
        wanted = each.cases * each.lines
        year = f" {day.year}" if day and day.year != today.year else ""
        if (each.cases and each.graded >= wanted) or audit.year < today.year - 2:
            continue
        when = f"Panel {day.day} {day:%B}{year}" if day else "No panel day"
        if not each.cases:
            step = (
                "folders",
                "Put in the cases",
                f"{audit.title}: none yet",
                when,
                "Cases",
                Route(Screen.CASES, audit.id),
            )
        elif each.graded:
            told = f"{audit.title}: {each.cases_done} of {each.cases} cases done"
            step = ("users-three", "Go on with the panel", told, when, "Panel", Route(Screen.PANEL, audit.id))
        else:
            told = f"{audit.title}: {each.cases} cases, none graded yet"
            step = ("users-three", "Start the panel", told, when, "Panel", Route(Screen.PANEL, audit.id))
        found.append((day or date.max, step))
    found.sort(key=lambda item: item[0])
    return [step for _, step in found[:_MOST]]


class NextSteps(QFrame):
    """`asked_for` carries a Route."""

    asked_for = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAccessibleName("Next for you")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)
        self._pieces: list[QWidget] = []
        self.buttons: list[Button] = []

    def show_steps(self, found: Sequence[tuple[str, str, str, str, str, Route]]) -> None:
        for piece in self._pieces:
            self._column.removeWidget(piece)
            piece.hide()
            piece.deleteLater()
        self._pieces, self.buttons = [], []
        for number, step in enumerate(found):
            if number:
                self._put(Rule())
            self._put(self._row(*step))

    def _put(self, piece: QWidget) -> None:
        self._pieces.append(piece)
        self._column.addWidget(piece)

    def _row(self, icon_name: str, what: str, about: str, when: str, button: str, route: Route) -> QWidget:
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Label(what, "name"))
        words.addWidget(Label(about, "detail", "ink2"))
        press = Button(button, height=34)
        press.setMinimumWidth(84)
        press.setAccessibleName(f"{what}, {about}")
        press.clicked.connect(lambda _checked=False: self.asked_for.emit(route))
        self.buttons.append(press)
        piece = QWidget()
        row = QHBoxLayout(piece)
        row.setContentsMargins(16, 8, 14, 8)
        row.setSpacing(14)
        row.addWidget(Icon(icon_name, "ink2", 20))
        row.addLayout(words, 1)
        row.addWidget(Label(when, "detail_medium", "ink2"), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(press)
        return piece
