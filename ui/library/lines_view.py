"""Lines of enquiry with their prompts and what each grade looks like, to be read."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.components.chip import Chip
from ui.components.labels import Label, Rule
from ui.components.paragraph import Paragraph
from ui.components.pill import Pill
from workbench.domain.audits import AuditLine
from workbench.domain.frameworks import Framework, LineKind
from workbench.domain.scales import Scale


def lines_of(framework: Framework) -> tuple[AuditLine, ...]:
    """The lines with the scale each is graded on."""
    return tuple(AuditLine(0, line, framework.scale_of(line)) for line in framework.lines)


class LinesView(QFrame):
    """A card of lines. `descriptors` shows what each grade looks like under each line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAccessibleName("Lines of enquiry")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(18, 6, 18, 10)
        self._column.setSpacing(0)
        self._pieces: list[QWidget] = []
        self._shown: tuple[object, ...] = ()

    def show_lines(self, lines: Sequence[AuditLine], *, descriptors: bool, told: Sequence[str] = ()) -> None:
        """`told` is a word for each line, such as how far it is graded."""
        asked = (tuple(lines), descriptors, tuple(told))
        if asked == self._shown:
            return
        self._shown = asked
        for piece in self._pieces:
            self._column.removeWidget(piece)
            piece.hide()
            piece.deleteLater()
        self._pieces = []
        for number, line in enumerate(lines):
            if number:
                self._put(Rule())
            self._put(_line(line, descriptors=descriptors, told=told[number] if told else ""))

    def _put(self, piece: QWidget) -> None:
        self._pieces.append(piece)
        self._column.addWidget(piece)


class ScaleView(QWidget):
    """A scale: its grades with their words, whether good or better, and the key that gives them."""

    def __init__(self, scale: Scale, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(8)
        for grade in scale.grades:
            row = QHBoxLayout()
            row.setSpacing(14)
            chip = Chip(grade, word=True, least_width=210)
            words = QVBoxLayout()
            words.setSpacing(0)
            words.addWidget(Paragraph(grade.descriptor or "No wording of its own.", "detail", "ink2"))
            words.addWidget(
                Label("Counts as good or better" if grade.good else "Not good or better", "smallest", "ink3")
            )
            row.addWidget(chip)
            row.addLayout(words, 1)
            column.addLayout(row)


def _line(line: AuditLine, *, descriptors: bool, told: str) -> QWidget:
    piece = QWidget()
    column = QVBoxLayout(piece)
    column.setContentsMargins(0, 10, 0, 10)
    column.setSpacing(3)
    whole = line.line.kind is LineKind.WHOLE_CASE
    head = QHBoxLayout()
    head.setSpacing(10)
    number = Label("" if whole else str(line.line.number), "name", "accentText")
    number.setFixedWidth(24)
    head.addWidget(number)
    head.addWidget(Label(line.line.title, "name"))
    if whole:
        head.addWidget(Pill("Whole case"))
    head.addStretch(1)
    if told:
        head.addWidget(Label(told, "detail_medium", "ink2"))
    column.addLayout(head)
    words = QVBoxLayout()
    words.setContentsMargins(34, 0, 0, 0)
    words.setSpacing(3)
    words.addWidget(Paragraph(line.line.question, "body"))
    for prompt in line.line.prompts:
        words.addWidget(Paragraph(f"•  {prompt}", "detail", "ink2"))
    if descriptors:
        words.addSpacing(4)
        for grade in line.scale.grades:
            text = line.descriptor(grade.code)
            if text:
                row = QHBoxLayout()
                row.setSpacing(10)
                row.addWidget(Chip(grade, least_width=54))
                row.addWidget(Paragraph(text, "detail", "ink2"), 1)
                words.addLayout(row)
    column.addLayout(words)
    return piece
