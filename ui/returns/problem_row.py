"""One thing to fix in a return: what is wrong, in which cell, and the smallest ways to settle it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.components.button import Button
from ui.components.glyph import Given
from ui.components.keep_grade import KeepGrade
from ui.components.labels import Rule
from ui.components.link import Link
from ui.components.paragraph import Paragraph
from ui.components.pill import Pill
from workbench.domain.audits import AuditLine
from workbench.domain.returns.detail import OwedLine
from workbench.domain.returns.meant import answer_offered
from workbench.domain.returns.problems import Problem
from workbench.domain.returns.settling import offers_in_words, waiting_in_words
from workbench.domain.scales import NonScore
from workbench.domain.whole_audit import WholeAudit

_IN_A_ROW = 2
_MOST_LINES = 4
"""Of words that can be read in full where they are typed in."""


def meant(offer: str, line: AuditLine | None) -> Given | None:
    """The grade or non-score that an offer stands for; None where it is whether the agency knows the case."""
    if line is None:
        return None
    answer = answer_offered(offer, line.scale)
    return answer if isinstance(answer, NonScore) else line.scale.grade(answer)


class ToFix(QWidget):
    """A numbered sentence with buttons under it."""

    kept = Signal(object)
    """The offer that is meant."""
    typing_asked = Signal()
    left_out = Signal()

    def __init__(self, number: int, sentence: str, place: str, fix: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence = sentence
        self._number = number
        self._keeps = QGridLayout()
        self._keeps.setSpacing(8)
        self._links = QHBoxLayout()
        self._links.setSpacing(12)
        self._words = words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Paragraph(sentence, "body"))
        if place:
            words.addWidget(Paragraph(place, "smallest", "ink3"))
        if fix:
            words.addWidget(Paragraph(fix, "detail", "ink2"))
        column = QGridLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setHorizontalSpacing(8)
        column.setVerticalSpacing(6)
        mark = Pill(str(number), tone="caution", ground="cautionSoft", edge="caution")
        column.addWidget(mark, 0, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(words, 0, 1)
        column.addLayout(self._keeps, 1, 0, 1, 2)
        column.addLayout(self._links, 2, 0, 1, 2)
        column.addWidget(Rule(), 3, 0, 1, 2)
        column.setColumnStretch(1, 1)

    def add_words(self, waiting: Sequence[tuple[str, str]], *, most_lines: int) -> None:
        """(box, its text) of what waits until it is settled."""
        for box, text in waiting:
            self._words.addWidget(Paragraph(f"{box}: {text}", "detail", "ink2", most_lines=most_lines))

    def add_keeps(self, offers: Sequence[tuple[str, str]], line: AuditLine | None) -> None:
        """(offer, its words) of what the cell may mean."""
        for place, (offer, words) in enumerate(offers):
            given = meant(offer, line)
            keep = KeepGrade(given) if given is not None else Button(words, height=34, role="detail_strong")
            keep.setAccessibleDescription(self.sentence)
            keep.clicked.connect(lambda _checked=False, offer=offer: self.kept.emit(offer))
            self._keeps.addWidget(keep, place // _IN_A_ROW, place % _IN_A_ROW)
        self._keeps.setColumnStretch(_IN_A_ROW, 1)

    def add_typing(self, words: str = "Type it in") -> None:
        self._add_link(words, self.typing_asked)

    def add_leaving(self) -> None:
        self._add_link("Leave it out", self.left_out)

    def end(self) -> None:
        """No more buttons."""
        self._links.addStretch(1)

    def _add_link(self, words: str, signal: object) -> None:
        link = Link(words, words, "detail_strong")
        link.setAccessibleName(f"{words}: {self.sentence}")
        link.asked.connect(lambda _key: signal.emit())  # type: ignore[attr-defined]
        self._links.addWidget(link)


def of_problem(number: int, problem: Problem, whole: WholeAudit, *, may_act: bool) -> ToFix:
    """The sentence, the cell, the fix, and what can be kept of it."""
    place = f"Sheet “{problem.sheet}”" + (f", cell {problem.cell}" if problem.cell else "")
    row = ToFix(number, problem.problem, place, problem.fix)
    line = next((each for each in whole.lines if each.id == problem.line_id), None)
    row.add_words(waiting_in_words(problem), most_lines=_MOST_LINES if line is not None else 0)
    if may_act:
        row.add_keeps(offers_in_words(whole, problem), line)
        if line is not None and problem.case_id is not None:
            row.add_typing()
        row.add_leaving()
    row.end()
    return row


def of_owed(number: int, owed: OwedLine, *, may_act: bool) -> ToFix:
    """Words that are missing beside a grade that was taken."""
    row = ToFix(number, owed.sentence, "", "")
    if may_act:
        row.add_typing()
    row.end()
    return row
