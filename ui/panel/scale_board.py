"""The scale across the room: the panel's grades as column heads, and each agency under the grade it gave itself."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.components.agency_card import AgencyCard, NoAgency
from ui.components.bracket import Bracket
from ui.components.chip import Layer
from ui.components.grade_head import GradeHead
from ui.components.non_score_list import NonScoreList
from ui.letters import letters
from ui.panel.keys import non_score_keys, non_score_meant
from ui.theme import theme
from workbench.domain.agency_grades import AgencyGrade, agencies_split, in_words
from workbench.domain.audits import AuditLine, Known
from workbench.domain.judgements import Judgement
from workbench.domain.scales import Grade, NonScore

_GAP = 8
BAR = 14  # kept free at the right, so that the columns do not move when the cards scroll
_SIDE = 216
_MANY = 4  # more cards than this in a column, and each drops to its name and one line


class ScaleBoard(QWidget):
    """`chosen` asks for a grade's code or a non-score; nothing is filled until the judgement says so."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Panel grade")
        self.heads: list[GradeHead] = []
        self.non_scores = NonScoreList()
        letters.changed.connect(self._show_letters)
        self._line: AuditLine | None = None
        self._judgement: Judgement | None = None
        self._grades: tuple[AgencyGrade, ...] = ()
        self._agencies_shown = True
        self._layer = Layer.SOLID
        self._compact = False
        self._cards_row: QHBoxLayout | None = None
        self._side: QWidget | None = None
        self._bracket = Bracket()
        self._heads_row = QHBoxLayout()
        self._heads_row.setSpacing(_GAP)
        self._heads_row.setContentsMargins(0, 0, BAR, 0)
        self._heads_row.addWidget(self.non_scores)
        self._scroll = Cards()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setAccessibleName("Agencies' own grades")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bracket)
        column.addLayout(self._heads_row)
        column.addSpacing(_GAP)
        column.addWidget(self._scroll, 1)
        self._scroll.resized.connect(self._place)
        self.non_scores.chosen.connect(self.chosen)
        self.non_scores.move_requested.connect(self._move)
        theme.changed.connect(self._arrange)

    @property
    def agencies_shown(self) -> bool:
        return self._agencies_shown

    def show_agencies(self, shown: bool) -> None:
        """Hidden grades stay hidden in the heads, the bracket and the cards alike."""
        self._agencies_shown = shown
        self._arrange()

    def show_compact(self, compact: bool) -> None:
        if compact != self._compact:
            self._compact = compact
            self._arrange()

    def show_grader(self, who: str) -> None:
        """Whose grade the heads give and fill: an agency's or a reader's own, or the panel's where `who` is empty."""
        self.setAccessibleName(f"{who}’s own grade" if who else "Panel grade")
        self._layer = Layer.SOFT if who else Layer.SOLID

    def show_line(
        self, line: AuditLine, grades: tuple[AgencyGrade, ...], judgement: Judgement, *, shown: bool | None = None
    ) -> None:
        """Another line: its scale in the heads, its agencies in the columns where they are `shown`."""
        self._line, self._grades = line, grades
        self._agencies_shown = self._agencies_shown if shown is None else shown
        self._make_heads(line)
        self._arrange()
        self.show_judgement(judgement)

    def show_judgement(self, judgement: Judgement) -> None:
        """Fill the head of the grade that is kept."""
        self._judgement = judgement
        for head in self.heads:
            head.setChecked(head.grade.code == judgement.grade)
        given = judgement.answer
        self.non_scores.show_given(given if isinstance(given, NonScore) else None)

    def focus_grades(self, judgement: Judgement | None = None) -> None:
        """The keyboard on the grade that stands, else on the first."""
        standing = next((head for head in self.heads if judgement and head.grade.code == judgement.grade), None)
        if standing is None and judgement and judgement.non_score:
            self.non_scores.rows[judgement.non_score].setFocus()
            return
        (standing or self.heads[0]).setFocus()

    def focus_first(self) -> None:
        self.focus_grades(self._judgement)

    def has_keyboard(self) -> bool:
        return any(stop.hasFocus() for stop in (*self.heads, *self.non_scores.rows.values()))

    def _make_heads(self, line: AuditLine) -> None:
        keys = line.scale.digits()
        while len(self.heads) < len(line.scale.grades):
            head = GradeHead(line.scale.grades[0], "1")
            head.clicked.connect(lambda _checked=False, head=head: self.chosen.emit(head.grade.code))
            head.move_requested.connect(self._move)
            self._heads_row.insertWidget(len(self.heads), head, 1)
            head.setVisible(True)  # at once, so that it can take the keyboard before the next layout
            self.heads.append(head)
        while len(self.heads) > len(line.scale.grades):
            gone = self.heads.pop()
            self._heads_row.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for head, grade, key in zip(self.heads, line.scale.grades, keys, strict=True):
            worded = Grade(
                grade.code, grade.label, grade.rank, grade.good, line.descriptor(grade.code), grade.tone, grade.symbol
            )
            head.set_grade(worded, key)
            head.set_layer(self._layer)
        for index in range(len(self.heads)):
            self._heads_row.setStretch(index, 1)
        for first, second in pairwise((*self.heads, *self.non_scores.rows.values())):
            QWidget.setTabOrder(first, second)

    def _arrange(self) -> None:
        """Agencies under their grades; done anew for each line, as no two lines have the same."""
        line = self._line
        if line is None:
            return
        shown = self._grades if self._agencies_shown else ()
        page = QWidget()
        row = QHBoxLayout(page)
        row.setSpacing(_GAP)
        for head in self.heads:
            here = [each for each in shown if each.answer == head.grade.code and each.graded]
            head.set_agencies([each.member.agency.name for each in here], shown=self._agencies_shown)
            under = QWidget()
            under.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # as wide as its head
            under.setLayout(self._column([self._card(each, head.grade, len(here)) for each in here]))
            row.addWidget(under, 1)
        others = [each for each in shown if not each.graded]
        for non_score, non_score_row in self.non_scores.rows.items():
            names = [each.member.agency.name for each in others if _shown_as(each) is non_score]
            non_score_row.set_agencies(names)
        side = QWidget()
        side.setLayout(self._column([self._card(each, _shown_as(each), len(others)) for each in others], empty=False))
        row.addWidget(side)
        self._cards_row, self._side = row, side
        old = self._scroll.takeWidget()
        self._scroll.setWidget(page)
        if old is not None:
            old.deleteLater()
        self._scroll.viewport().setAutoFillBackground(False)
        page.setAutoFillBackground(False)
        self._place()

    def _column(self, cards: Sequence[QWidget], *, empty: bool = True) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5 if self._compact else 6)
        for card in cards:
            column.addWidget(card)
        if not cards and empty:
            column.addWidget(NoAgency("No agency" if self._agencies_shown else "Hidden"))
        column.addStretch(1)
        return column

    def _card(self, each: AgencyGrade, given: Grade | NonScore | None, beside: int) -> AgencyCard:
        note = "not in the room" if each.member.in_room is False else ""
        lines = 1 if beside > _MANY else 2 if self._compact else 0
        card = AgencyCard(each.member.agency.name, given, each.reason, note=note, most_lines=lines)
        card.set_tight(self._compact)
        return card

    def _place(self) -> None:
        """The side column under its head, and the bracket over the columns it spans."""
        if self._line is None or self._cards_row is None or self._side is None:
            return  # the window has been laid out before the first cards were
        taken = self._scroll.width() - self._scroll.viewport().width()
        self._cards_row.setContentsMargins(0, 0, max(0, BAR - taken), 0)
        wide = theme.px(_SIDE)
        self.non_scores.setFixedWidth(wide)
        self._side.setFixedWidth(wide)
        apart = agencies_split(self._grades, self._line)
        told = [part for part in (apart.label, in_words(self._grades)) if part]
        self.setAccessibleDescription(", ".join(told) if self._agencies_shown else "Agencies’ grades are hidden")
        if not self._agencies_shown or not apart.label:
            self._bracket.show_split("")
            return
        count = len(self.heads)
        column = (self.width() - BAR - wide - count * _GAP) / count
        centres = {head.grade.code: at * (column + _GAP) + column / 2 for at, head in enumerate(self.heads)}
        self._bracket.show_split(apart.label, centres[apart.best], centres[apart.worst])

    def _show_letters(self) -> None:
        self.non_scores.show_keys(non_score_keys())

    def _move(self, by: int) -> None:
        """← and → walk the heads, then the four non-scores; they choose nothing."""
        stops = [*self.heads, *self.non_scores.rows.values()]
        at = next((index for index, stop in enumerate(stops) if stop.hasFocus()), 0)
        stops[max(0, min(len(stops) - 1, at + by))].setFocus(Qt.FocusReason.TabFocusReason)

    # What Qt asks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        if plain and self._line is not None and self.has_keyboard():
            keys = self._line.scale.digits()
            if event.text() and event.text() in keys:
                self.chosen.emit(self._line.scale.grades[keys.index(event.text())].code)
                return
            non_score = non_score_meant(event)
            if non_score is not None:
                self.chosen.emit(non_score)
                return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()


class Cards(QScrollArea):
    """`resized`: the room for the cards is another now, as the bar has come or gone."""

    resized = Signal()

    # What Qt asks

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


def _shown_as(each: AgencyGrade) -> NonScore | None:
    """The mark beside an agency without a grade; none for a nil return or an agency out of scope: words say that."""
    if each.state in (Known.NIL, Known.OUT_OF_SCOPE) and each.answer is NonScore.NOT_ANSWERED:
        return None
    return each.answer if isinstance(each.answer, NonScore) else None
