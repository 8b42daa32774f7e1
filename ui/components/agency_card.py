"""What one agency said of its own work, standing under the grade it gave itself."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.components.glyph import Given, tone_of
from ui.components.labels import Label
from ui.components.paragraph import Paragraph
from ui.theme import theme
from workbench.domain.scales import Grade


class AgencyCard(QFrame):
    """Tinted for a grade, dashed where there is none. `note` stands right of the name: "not in the room"."""

    def __init__(
        self,
        agency: str,
        given: Given | None,
        reason: str = "",
        *,
        note: str = "",
        most_lines: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._given = given
        scored = isinstance(given, Grade)
        tone = tone_of(given) if given else None
        self.name = Paragraph(agency, "panel_name", f"{tone.value}.text" if tone else "ink1", most_lines=2)
        self.reason = Paragraph(reason, "panel_card", "ink1" if scored else "ink2", most_lines=most_lines)
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self.name, 1)
        if note:
            top.addWidget(Label(note, "panel_smallest", "ink2"))
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 10, 8)
        column.setSpacing(1)
        column.addLayout(top)
        column.addWidget(self.reason)
        self._column = column
        self.reason.setVisible(bool(reason))
        parts = [agency, given.label if given else "", note, reason]
        self.setAccessibleName(". ".join(part for part in parts if part))

    def set_tight(self, tight: bool) -> None:
        """Smaller words and edges, where there is little height."""
        self.reason.set_role("panel_body" if tight else "panel_card")
        self._column.setContentsMargins(12, 5 if tight else 8, 10, 5 if tight else 8)

    # What Qt asks

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if isinstance(self._given, Grade) and theme.look != "contrast":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.grade(self._given.tone, "soft"))
        else:
            pen = QPen(theme.color("line"), 1)
            if not isinstance(self._given, Grade):
                pen.setDashPattern([3, 3])
            painter.setPen(pen)
            painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(rect, 8, 8)
        painter.end()


class NoAgency(QFrame):
    """The place of a column that no agency stands in."""

    def __init__(self, text: str = "No agency", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = Label(text, "panel_body", "ink3")
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 17, 8, 17)
        column.addWidget(self._label)

    # What Qt asks

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.color("hair"), 1)
        pen.setDashPattern([3, 3])
        painter.setPen(pen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.end()
