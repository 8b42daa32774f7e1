"""Beside the matrix: how agencies and panel compare, always in counts, and how far their grades go together."""

from collections.abc import Sequence
from time import monotonic

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.components.compared_bar import ComparedBar, compared_parts
from ui.components.key_cap import KeyCap
from ui.components.labels import Elided, Label, Rule
from ui.components.paragraph import Paragraph
from ui.components.segments import Segments
from ui.components.state_bar import StateLegend
from ui.form.scrolled import scrolled
from ui.letters import SCORES, letters
from ui.theme import theme
from workbench.domain.moderation.agreement import ALPHA, ALPHA_ABOUT, KAPPA, KAPPA_ABOUT, Agreement, Measured
from workbench.domain.moderation.compared import ABOUT, Comparison, Counts, agency_words
from workbench.domain.moderation.double import differed
from workbench.domain.moderation.graded_twice import graded_twice_words
from workbench.domain.progress import Progress

WIDTH, LEAST = 284, 240
_AGENCIES, _LINES = "agencies", "lines"
_SAY_AFTER = 0.3
_WIDE = 1240
"""A page that has room for this pane in full."""


class AgreementPane(QFrame):
    """`opened` carries ("agencies" or "lines", its id): the cells behind that count."""

    opened = Signal(str, object)
    acted = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAccessibleName("Agencies and the panel")
        self._comparison: Comparison | None = None
        self._began = 0.0
        self._room = 0
        self.headline, self.apart = Paragraph("", "body"), Paragraph("", "detail", "ink2")
        self.legend = StateLegend(counts=False)
        self.by = Segments("Compared by", [(_AGENCIES, "By agency"), (_LINES, "By line")])
        self.counts_what = Label("Panel lower than self", "label", "ink2")
        self.bars: list[ComparedBar] = []
        self._keys: list[tuple[str, int]] = []
        self.measured = [Paragraph("", "detail", "ink2" if place else "ink1") for place in range(3)]
        self.twice: list[QWidget] = []
        self.cell_head, self.cell_words = Elided("", "label"), Paragraph("", "detail", "ink2")
        self.enter = KeyCap("Enter")
        self._lay_out()
        self.by.chosen.connect(lambda _key: self._show_bars())
        theme.changed.connect(self._fit)
        self._fit()

    def _lay_out(self) -> None:
        self._inner = QWidget()
        column = self._column = QVBoxLayout(self._inner)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(4)
        title = Label("Agencies and the panel", "section")
        title.setToolTip(ABOUT)
        for piece in (title, self.headline, self.apart):
            column.addWidget(piece)
        column.addSpacing(4)
        column.addWidget(self.legend)
        column.addSpacing(4)
        column.addWidget(Rule())
        column.addSpacing(6)
        column.addWidget(self.by, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(2)
        column.addWidget(self.counts_what)
        self._bars = QVBoxLayout()
        self._bars.setSpacing(0)
        self._bars.setContentsMargins(-6, 2, -6, 0)
        column.addLayout(self._bars)
        column.addSpacing(6)
        column.addWidget(Rule())
        column.addSpacing(4)
        self._kappa = Label(KAPPA, "label")
        self._kappa.setToolTip(KAPPA_ABOUT)
        column.addWidget(self._kappa)
        for words in self.measured:
            column.addWidget(words)
        self._twice = QVBoxLayout()
        self._twice.setSpacing(4)
        column.addLayout(self._twice)
        column.addStretch(1)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 10, 16, 14)
        foot.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(self.cell_head, 1)
        head.addWidget(self.enter)
        foot.addLayout(head)
        foot.addWidget(self.cell_words)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.setSpacing(0)
        whole.addWidget(scrolled(self._inner, "How far grades go together"), 1)
        whole.addWidget(Rule())
        whole.addLayout(foot)

    def show_comparison(self, found: Comparison) -> None:
        """The counts, at once."""
        self._comparison = found
        total = found.total
        self.headline.set_text(found.words)
        self.apart.set_text(total.apart)
        self.apart.setVisible(bool(total.apart))
        self.legend.show_parts(compared_parts(total.same, total.lower, total.higher))
        self.legend.setVisible(bool(total.n))
        self.counts_what.setVisible(bool(total.n))
        self._show_bars()

    def show_waiting(self) -> None:
        """The intervals follow."""
        self._began = monotonic()
        if not self.measured[0].text():
            self._say([""])

    def show_progress(self, at: Progress) -> None:
        """After a moment of nothing a count, and never a sign without one."""
        if monotonic() - self._began > _SAY_AFTER:
            self._say([f"{at.label}: {at.done:,} of {at.total:,}."])

    def show_agreement(self, found: Agreement) -> None:
        self._say(found.kappa.words)
        self._show_twice(found)

    def show_cell(self, head: str, words: str, *, opens: bool) -> None:
        """What is in hand in the matrix, and whether Enter opens it."""
        self.cell_head.setText(head)
        self.cell_words.set_text(words)
        self.enter.setVisible(opens)

    def show_opened(self, key: str) -> None:
        """Which bar's cells are shown in the matrix."""
        for bar, (kind, id) in zip(self.bars, self._keys, strict=True):
            bar.setChecked(key == f"{kind} {id}")

    def focus_first(self) -> None:
        for segment in self.by.segments:
            if segment.isChecked():
                segment.setFocus(Qt.FocusReason.TabFocusReason)

    def _say(self, words: Sequence[str]) -> None:
        for place, paragraph in enumerate(self.measured):
            text = words[place] if place < len(words) else ""
            paragraph.set_text(text)
            paragraph.setVisible(bool(text))

    def _show_bars(self) -> None:
        found = self._comparison
        if found is None:
            return
        rows: list[tuple[tuple[str, int], str, Counts, str]] = []
        if self.by.current == _AGENCIES:
            for member, of in found.most_lower_first:
                rows.append(((_AGENCIES, member.agency.id), member.agency.name, of, agency_words(member, of)))
        else:
            for line, of in found.by_line:
                name = f"{line.line.number}  {line.line.title}"
                rows.append(((_LINES, line.id), name, of, f"Line {line.line.number}, {line.line.title}: {of.words}"))
        while len(self.bars) > len(rows):
            gone = self.bars.pop()
            self._bars.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self.bars) < len(rows):
            bar = ComparedBar()
            bar.clicked.connect(self._on_bar)
            self.bars.append(bar)
            self._bars.addWidget(bar)
        self._keys = [key for key, *_ in rows]
        for bar, (_, name, of, told) in zip(self.bars, rows, strict=True):
            bar.show_compared(name, of.lower_of if of.n else "", compared_parts(of.same, of.lower, of.higher), told)
            bar.setChecked(False)

    def _on_bar(self) -> None:
        bar = self.sender()
        if isinstance(bar, ComparedBar):
            self.opened.emit(*self._keys[self.bars.index(bar)])

    def _show_twice(self, found: Agreement) -> None:
        """Cases that two people graded: how far they are, who differed where, and alpha."""
        for gone in self.twice:
            self._twice.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self.twice = []
        if not found.double:
            return
        self._put(Rule())
        self._put(Label("Graded twice", "label"))
        self._put(Paragraph(graded_twice_words(found.double), "detail"))
        for case in found.double:
            self._put(Paragraph(case.words, "detail", "ink2"))
            for each in differed(case):
                self._put(Paragraph(each.words, "detail", "ink2"))
        if found.alpha is not None:
            self._put_measured(found.alpha)

    def _put_measured(self, found: Measured) -> None:
        title = Label(ALPHA, "label")
        title.setToolTip(ALPHA_ABOUT)
        self._put(title)
        for place, words in enumerate(found.words):
            self._put(Paragraph(words, "detail", "ink2" if place else "ink1"))

    def _put(self, piece: QWidget) -> None:
        self.twice.append(piece)
        self._twice.addWidget(piece)

    def give_way(self, room: int) -> None:
        """Narrower where the page is `room` wide and the lines need it."""
        self._room = room
        self._fit()

    def _fit(self) -> None:
        wanted = WIDTH if self._room > _WIDE * theme.text_scale else LEAST
        self.setFixedWidth(round(wanted * min(theme.text_scale, 1.2)))

    # What Qt asks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif meant := letters.meant(SCORES, event):
            self.acted.emit(meant)
        else:
            super().keyPressEvent(event)
