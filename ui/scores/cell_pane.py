"""One cell opened beside the matrix: the panel's judgement, each agency's own, and the way to the panel."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.components.button import Button
from ui.components.chip import Chip
from ui.components.chip import Layer as Fill
from ui.components.labels import Icon, Label, Rule
from ui.components.paragraph import Paragraph
from ui.form.scrolled import Scrolled, scrolled
from ui.scores.detail import CellDetail, OwnGrade
from ui.theme import theme
from workbench.domain.audits import AuditLine, Known
from workbench.domain.judgements import Judgement, Words, owed, words_of
from workbench.domain.moderation.cells import COVERED
from workbench.domain.moderation.matrix import given
from workbench.domain.scales import Grade, NonScore
from workbench.domain.text import listed

WIDTH = 380
_BOXES = ((Words.REASON, "Reason"), (Words.EVIDENCE, "Evidence"), (Words.IMPACT, "What it meant for the child"))
_FROM_OTHERS = (Words.FROM_OTHERS, "What it met from others")


class CellPane(QFrame):
    """It changes nothing: grades and words are changed on the panel."""

    panel_asked = Signal()
    history_asked = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAccessibleName("One cell")
        self.detail: CellDetail | None = None
        self.where, self.title = Label("", "section"), Paragraph("", "body", "ink2")
        self.back = Button("Back", "quiet", key="Esc", height=28, role="detail_strong")
        self.back.setAccessibleName("Back to the scores")
        self.panel = Button("Open in the panel", icon_name="users-three", height=32, role="detail_strong")
        self.changes = Button(
            "All changes", "quiet", icon_name="clock-counter-clockwise", height=32, role="detail_strong"
        )
        self.back.clicked.connect(self.left)
        self.panel.clicked.connect(self.panel_asked)
        self.changes.clicked.connect(self.history_asked)
        self._pieces: list[QWidget] = []
        self._body: Scrolled | None = None
        self._lay_out()
        theme.changed.connect(self._fit)
        self._fit()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.where, 1)
        top.addWidget(self.back)
        head = QVBoxLayout()
        head.setContentsMargins(16, 12, 10, 10)
        head.setSpacing(2)
        head.addLayout(top)
        head.addWidget(self.title)
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(16, 10, 16, 14)
        self._column.setSpacing(4)
        self._body = scrolled(inner, "What was given here")
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 10, 16, 12)
        foot.setSpacing(8)
        foot.addWidget(self.panel)
        foot.addWidget(self.changes)
        foot.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(Rule())
        whole.addWidget(self._body, 1)
        whole.addWidget(Rule())
        whole.addLayout(foot)

    def show_detail(self, detail: CellDetail) -> None:
        if detail == self.detail:
            return
        other = self.detail is None or (detail.cell.case.id, detail.cell.line.id) != (
            self.detail.cell.case.id, self.detail.cell.line.id,
        )  # fmt: skip
        self.detail = detail
        line = detail.cell.line
        self.where.setText(detail.where)
        self.title.set_text(line.line.title)
        self.title.setToolTip(line.line.question)
        self.setAccessibleName(f"{detail.where}, {line.line.title}")
        self.changes.setEnabled(bool(detail.records))
        self._clear()
        self._show_panel(detail)
        self._show_twice(detail)
        self._show_own(detail)
        self._column.addStretch(1)
        if other and self._body is not None:
            self._body.verticalScrollBar().setValue(0)

    def focus_first(self) -> None:
        """What there is to read; from there Tab goes to the buttons."""
        if self._body is not None:
            self._body.setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def told(self) -> list[str]:
        """Every word that is shown."""
        found = [label.text() for label in self.findChildren(Label) if not label.isHidden()]
        return found + [words.text() for words in self.findChildren(Paragraph) if not words.isHidden()]

    def _clear(self) -> None:
        gone, self._pieces = self._pieces, []
        while self._column.takeAt(0) is not None:
            pass
        for piece in gone:
            piece.hide()
            piece.deleteLater()

    def _show_panel(self, detail: CellDetail) -> None:
        answer = given(detail.cell.line, detail.panel)
        self._put(_head("Panel", Chip(answer, word=True)))
        self._put_words(detail.panel)
        if not detail.cell.covered:
            for words in detail.cell.words[-1:] if isinstance(answer, Grade) else ():
                self._put(Paragraph(words, "detail", "ink2"))

    def _show_twice(self, detail: CellDetail) -> None:
        if detail.twice is None:
            return
        self._put(Rule())
        self._put(Paragraph(f"Graded twice. {detail.twice.words}", "detail", "ink2"))
        for each in detail.twice.given:
            self._put(_head(each.place.rater or "", Chip(given(detail.cell.line, each), word=True)))
            self._put_words(each)

    def _show_own(self, detail: CellDetail) -> None:
        self._put(Rule())
        if detail.cell.covered:
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 4, 0, 0)
            row.addWidget(Icon("eye-slash", "ink2", 16), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Paragraph(COVERED, "detail", "ink2"), 1)
            self._put(line)
            return
        self._put(Label("Agencies’ own grades", "label"))
        split = detail.cell.split.label
        self._put(Paragraph(f"{split}." if split else "Fewer than two agencies graded.", "detail", "ink2"))
        for each in detail.own:
            if each.judgement.answered or each.known is Known.KNOWN:
                self._put_own(detail.cell.line, each)
        rest = [each for each in detail.own if not each.judgement.answered and each.known is not Known.KNOWN]
        for known in dict.fromkeys(each.known for each in rest):
            names = listed([each.member.agency.name for each in rest if each.known is known])
            self._put(Paragraph(f"{known.label}: {names}.", "detail", "ink2"))

    def _put_own(self, line: AuditLine, each: OwnGrade) -> None:
        self._column.addSpacing(4)
        self._put(_head(each.member.agency.name, Chip(given(line, each.judgement), word=True, layer=Fill.SOFT)))
        self._put_words(each.judgement, from_others=True)

    def _put_words(self, judgement: Judgement, *, from_others: bool = False) -> None:
        for box, name in (*_BOXES, *((_FROM_OTHERS,) if from_others else ())):
            if text := words_of(judgement, box).strip():
                if box is not Words.REASON:
                    self._put(Label(name, "smallest_strong", "ink2"))
                self._put(Paragraph(text, "detail"))
        if lacking := owed(judgement):
            words = listed([each.label for each in lacking])
            self._put(Paragraph(f"{words.capitalize()} owed", "detail", "caution"))
        elif not judgement.answered and judgement.reason.strip():
            self._put(Paragraph(f"{NonScore.NOT_ANSWERED.label} yet", "detail", "ink2"))

    def _put(self, piece: QWidget) -> None:
        self._pieces.append(piece)
        self._column.addWidget(piece)
        piece.show()  # at once, not with the next event

    def _fit(self) -> None:
        self.setFixedWidth(round(WIDTH * min(theme.text_scale, 1.15)))

    # What Qt asks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _head(name: str, chip: Chip) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 2, 0, 0)
    row.setSpacing(8)
    words = Paragraph(name, "label", most_lines=2)
    row.addWidget(words, 1)
    row.addWidget(chip)
    return line
