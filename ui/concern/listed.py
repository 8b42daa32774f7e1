"""The other concerns of a case, to read and to follow up, and the way to one more."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.components.button import Button
from ui.components.labels import Icon, Label
from ui.components.paragraph import Paragraph
from ui.theme import theme
from workbench.domain.concerns import Concern


class ConcernList(QWidget):
    """`chosen` carries a concern's id; 0 asks for a new one."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Concerns on this case")
        self.rows: list[_Row] = []
        self.another = Button("Another concern", "quiet", icon_name="plus", height=30, role="detail_strong")
        self.another.clicked.connect(lambda: self.chosen.emit(0))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(self.another, 0, Qt.AlignmentFlag.AlignLeft)

    def show_concerns(self, concerns: Sequence[Concern], current: int, *, may_add: bool) -> None:
        """Those but the one in hand; nothing at all where there is no other and no other may be added."""
        others = [each for each in concerns if each.id != current]
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [_Row(each) for each in others]
        for place, row in enumerate(self.rows):
            row.clicked.connect(lambda _checked=False, id=row.id: self.chosen.emit(id))
            self._column.insertWidget(place, row)
        # In its place from the start, so that the box below stays put when the first word is logged.
        self.another.setHidden(not may_add)
        self.another.setEnabled(any(each.id == current for each in concerns))
        self.setHidden(not others and not may_add)


class _Row(QPushButton):
    def __init__(self, concern: Concern, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.id = concern.id
        self.setProperty("kind", "bare")
        self.setAutoDefault(False)
        still_open = concern.is_open
        raised = concern.raised_at
        first = concern.worry.strip().splitlines()[0] if concern.worry.strip() else "No words yet"
        told = f"{raised.day} {raised:%B}, {raised:%H:%M}: {concern.state}"
        words = Label(told, "detail_strong", "alarm" if still_open else "ink1")
        worry = Paragraph(first, "detail", "ink2", most_lines=1)
        both = QVBoxLayout()
        both.setSpacing(0)
        both.addWidget(words)
        both.addWidget(worry)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 3, 4, 3)
        row.setSpacing(8)
        row.addWidget(Icon("warning-octagon" if still_open else "check-circle", "alarm" if still_open else "ok", 18))
        row.addLayout(both, 1)
        for part in (words, worry):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(f"Concern of {told}. {first}")

    # What Qt asks

    def sizeHint(self) -> QSize:
        return QSize(240, round(2 * theme.line("detail")) + 8)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
