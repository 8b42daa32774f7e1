"""Find anything: type a part of it, Enter opens it. With nothing typed, the places you have been."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from ui.components.announce import announce
from ui.components.key_cap import KeyHint
from ui.components.labels import Label
from ui.finding.places import ICONS, route_to, screens, visited
from ui.finding.results import Line, Results
from ui.routes import Route
from ui.workspace import OpenWorkspace
from workbench.domain.finding import MOST, Find, Found, Hit
from workbench.domain.text import counted

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
_SAY_AFTER = 600
"""Milliseconds of quiet before a screen reader is told how many there are."""
_HOW = "Type a part of a title, a reference or a name. Case references may be cut anywhere: 26-03."


class FindPalette(QDialog):
    """`asked_for` carries a Route."""

    asked_for = Signal(object)

    def __init__(self, workspace: OpenWorkspace, recent: Sequence[Route] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Find anything")
        self.resize(680, 520)
        self._workspace = workspace
        self._recent = visited(workspace, recent)
        self.typed = QLineEdit()
        self.typed.setMaxLength(200)
        self.typed.setPlaceholderText("An audit, a case such as MIS26-03, a line, a person, a message")
        self.typed.setAccessibleName("Find anything")
        self.typed.setClearButtonEnabled(True)
        for button in self.typed.findChildren(QToolButton):
            button.setAccessibleName("Clear")
        self.typed.textChanged.connect(self._fill)
        self.typed.returnPressed.connect(self._on_open)
        self.list = Results()
        self.list.itemClicked.connect(self._on_open)
        self.count = Label("", "detail", "ink2")
        foot = QHBoxLayout()
        foot.setSpacing(16)
        foot.addWidget(self.count, 1)
        for keys, does in ((["↑", "↓"], "move"), (["Enter"], "open"), (["Esc"], "close")):
            foot.addWidget(KeyHint(keys, does))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(10)
        column.addWidget(self.typed)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        self._saying = QTimer(self, singleShot=True, interval=_SAY_AFTER)
        self._saying.timeout.connect(self._say)
        self._fill()

    def _fill(self) -> None:
        question = Find(self.typed.text())
        groups: list[tuple[str, list[Line]]] = []
        if self.typed.text().strip():
            groups = [("Screen", [_screen(*each)]) for each in screens(self.typed.text())]
            groups += _grouped(self._workspace.ask(question))
            self.list.nothing = _nothing(self.typed.text())
        elif self._recent:
            groups = [("Where you have been", [_place(*each) for each in self._recent])]
        else:
            self.list.nothing = _HOW
        self.list.show_groups(groups)
        found = len(self.list.lines)
        typed = bool(self.typed.text().strip())
        self.count.setText(_told(found) if found and typed else "")
        self._saying.start()

    def _say(self) -> None:
        chosen = self.list.chosen()
        told = self.count.text() if chosen else self.list.nothing
        announce(self.list, ". ".join(part for part in (told, chosen.said if chosen else "") if part))

    def _on_open(self) -> None:
        line = self.list.chosen()
        if line is not None:
            self.accept()
            self.asked_for.emit(line.route)

    # What Qt asks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()), 0)
        if step:
            for _ in range(abs(step)):
                self.list.step(1 if step > 0 else -1)
            self._saying.start()
        else:
            super().keyPressEvent(event)


def _nothing(typed: str) -> str:
    return f"Nothing found for “{' '.join(typed.split())[:40]}”. Try a part of the word, or another one."


def _told(found: int) -> str:
    return f"The best {MOST}. Type more to narrow it." if found >= MOST else counted(found, "result")


def _grouped(hits: Sequence[Hit]) -> list[tuple[str, list[Line]]]:
    groups: dict[Found, list[Line]] = {}
    for hit in hits:
        line = Line(ICONS[hit.kind], hit.title, hit.detail, hit.told, route_to(hit))
        groups.setdefault(hit.kind, []).append(line)
    return [(kind.heading if len(lines) > 1 else kind.label, lines) for kind, lines in groups.items()]


def _screen(place: str, about: str, route: Route) -> Line:
    return Line("users-three", place, about, f"Screen: {place}, {about}", route)


def _place(place: str, about: str, route: Route) -> Line:
    title, detail = (about, place) if about else (place, "")
    return Line("clock-counter-clockwise", title, detail, f"{place}, {about}" if about else place, route)
