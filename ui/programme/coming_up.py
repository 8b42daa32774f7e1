"""Coming up: how ready the next panel is, each thing done or not, with its count."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.components.labels import Icon, Label
from ui.components.link import Link
from ui.components.mark import Mark
from ui.components.paragraph import Paragraph
from ui.programme.facts import route_of
from ui.theme import theme
from workbench.domain.next_steps import Readiness, Ready

NONE_SET = "No panel day is coming up. Set one under Scope and lines, and what it needs will stand here."


class ComingUp(QFrame):
    """`asked_for` carries a Route: each count leads to what it counts."""

    asked_for = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAccessibleName("Coming up")
        self._shown: Readiness | None = None
        self._piece: QWidget | None = None
        self.links: list[Link] = []
        self.told: list[str] = []
        """Each line as a screen reader says it."""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(18, 16, 18, 14)
        self._make()
        theme.changed.connect(self._make)

    def show_readiness(self, found: Readiness | None) -> None:
        if found != self._shown:
            self._shown = found
            self._make()

    def _make(self) -> None:
        if self._piece is not None:
            self._column.removeWidget(self._piece)
            self._piece.hide()
            self._piece.deleteLater()
        self.links, self.told = [], []
        self._piece = QWidget()
        column = QVBoxLayout(self._piece)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        if self._shown is None:
            column.addWidget(Paragraph(NONE_SET, "body", "ink2"))
        else:
            column.addLayout(self._head(self._shown))
            column.addSpacing(4)
            for item in self._shown.items:
                column.addWidget(self._line(item, self._shown.audit_id))
        column.addStretch(1)
        self._column.addWidget(self._piece, 1)

    def _head(self, found: Readiness) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Label(found.when, "section"))
        words.addWidget(Paragraph(found.about, "detail", "ink2", most_lines=2))
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addLayout(words, 1)
        head.addWidget(Mark(34), 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _line(self, item: Ready, audit_id: int) -> QWidget:
        count = Link(item.label, item.count, "detail_medium", "ink2")
        told = f"{item.label}, {item.count}, {'done' if item.done else 'not yet'}"
        count.setAccessibleName(told)
        count.clicked.connect(lambda _checked=False: self.asked_for.emit(route_of(item.way, audit_id)))
        self.links.append(count)
        self.told.append(told)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(Icon("check-circle-fill" if item.done else "circle-dashed", "ok" if item.done else "ink3", 16))
        row.addWidget(Label(item.label, "body"), 1)
        row.addWidget(count)
        return line
