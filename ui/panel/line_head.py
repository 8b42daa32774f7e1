"""The line in hand: its number and title, the question, and the prompts."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.components.key_cap import KeyHint
from ui.components.labels import Label
from ui.components.paragraph import Paragraph
from workbench.domain.audits import AuditLine
from workbench.domain.frameworks import LineKind


class LineHead(QWidget):
    """Prompts show where there is room, and fold behind F3 where there is not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = Label("", "panel_name", "accentText")
        self._title = Label("", "panel_title")
        self._beside = Paragraph("", "panel_text", most_lines=2)
        self._under = Paragraph("", "panel_lead")
        self._move = KeyHint(["↑", "↓"], "change line", "panel_detail")
        self._fold = KeyHint("F3", "prompts", "panel_detail")
        self._prompts = QWidget()
        self._grid = QGridLayout(self._prompts)
        self._grid.setContentsMargins(0, 4, 0, 0)
        self._grid.setHorizontalSpacing(28)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self._number, 0, Qt.AlignmentFlag.AlignBaseline)
        top.addWidget(self._title, 0, Qt.AlignmentFlag.AlignBaseline)
        top.addWidget(self._beside, 1000, Qt.AlignmentFlag.AlignVCenter)
        top.addStretch(1)
        top.addWidget(self._move)
        top.addWidget(self._fold)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(top)
        column.addWidget(self._under)
        column.addWidget(self._prompts)
        self._compact = False
        self._folded = False
        self._fit()

    def show_line(self, each: AuditLine) -> None:
        line = each.line
        whole = line.kind is LineKind.WHOLE_CASE
        self._number.setText("" if whole else f"Line {line.number}")
        self._number.setHidden(whole)
        self._title.setText(line.title)
        self._under.set_text(line.question)
        self._beside.set_text(line.question)
        while (item := self._grid.takeAt(0)) is not None:
            if (shown := item.widget()) is not None:
                shown.hide()
                shown.deleteLater()
        half = (len(line.prompts) + 1) // 2
        for index, prompt in enumerate(line.prompts):
            self._grid.addWidget(_Prompt(prompt), index % half, index // half)

    def show_compact(self, compact: bool) -> None:
        if compact != self._compact:
            self._compact = self._folded = compact
            self._fit()

    def fold(self) -> None:
        """F3: the prompts away, or back."""
        self._folded = not self._folded
        self._fit()

    def _fit(self) -> None:
        self._prompts.setHidden(self._folded)
        self._under.setHidden(self._compact)
        self._beside.setHidden(not self._compact)
        self._move.setHidden(self._compact)
        self._fold.setHidden(not self._compact)


class _Prompt(QWidget):
    def __init__(self, text: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Label("•", "panel_card", "accentText"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Paragraph(text, "panel_card"), 1)
