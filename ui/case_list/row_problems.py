"""What is said of one row of a list, and the smallest things that mend it: what a word means, why a name stays."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.components.button import Button
from ui.components.labels import Icon, Label
from ui.components.paragraph import Paragraph
from ui.form.pick import Pick
from ui.form.scrolled import scrolled
from workbench.domain.audits import Known
from workbench.imports.case_list.columns import Column
from workbench.imports.case_list.fields import Around, What
from workbench.imports.case_list.rows import IDENTIFIER, ListRow, State
from workbench.imports.case_list.values import UNKNOWN, Problem


class RowProblems(QWidget):
    """`meant` carries (column's place, the word, what it means); `kept` (the row's number, why)."""

    meant = Signal(int, str, str)
    kept = Signal(int, str)
    kept_everywhere = Signal(str)
    """The same reason for every row that waits for one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = Label("", "label")
        self.because: QLineEdit | None = None
        self.choices: list[Pick] = []
        self._row: ListRow | None = None
        self._shown: tuple[object, ...] = ()
        self._inner = QWidget()
        self._lines = QVBoxLayout(self._inner)
        self._lines.setContentsMargins(0, 0, 16, 0)
        self._lines.setSpacing(6)
        self._lines.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.head)
        column.addWidget(scrolled(self._inner), 1)

    def show_row(self, row: ListRow | None, columns: Sequence[Column], around: Around, kept: Mapping[int, str]) -> None:
        asked = (row, tuple(columns), kept.get(row.number, "") if row else "")
        if asked == self._shown:
            return
        held = self.isAncestorOf(focused) if (focused := self.window().focusWidget()) else False
        self._shown, self._row = asked, row
        self._clear()
        if row is None:
            self.head.setText("")
            return
        self.head.setText(f"{row.told}{f', {row.case.ref}' if row.case.ref else ''}")
        if not row.problems:
            self._put(Paragraph(_nothing(row), "detail", "ink2"))
        by_place = {column.place: (at, column) for at, column in enumerate(columns)}
        for problem in row.problems:
            self._put(self._line(problem, row, by_place.get(problem.column), around))
        if any(problem.sort == IDENTIFIER for problem in row.problems):
            self._put(self._reason(row, kept.get(row.number, "")))
        if held and (stops := [*self.choices, *([self.because] if self.because else [])]):
            stops[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def stops(self) -> list[QWidget]:
        """Where Tab goes here, in order."""
        buttons = [button for button in self._inner.findChildren(Button) if not isinstance(button, Pick)]
        return [*self.choices, *([self.because] if self.because else []), *buttons]

    def _clear(self) -> None:
        self.because, self.choices = None, []
        while self._lines.count() > 1:
            item = self._lines.takeAt(0)
            if item is not None and (piece := item.widget()):
                piece.hide()
                piece.deleteLater()

    def _put(self, piece: QWidget) -> None:
        self._lines.insertWidget(self._lines.count() - 1, piece)
        piece.show()  # now, not when the layout comes to it: the keyboard may go there at once

    def _line(self, problem: Problem, row: ListRow, where: tuple[int, Column] | None, around: Around) -> QWidget:
        piece = QWidget()
        line = QHBoxLayout(piece)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(Icon(*(("warning", "caution") if problem.stops else ("info", "ink2")), 16))
        line.addWidget(Paragraph(problem.sentence, "detail"), 1, Qt.AlignmentFlag.AlignVCenter)
        if problem.sort == UNKNOWN and where is not None:
            at, column = where
            choice = self._choice(problem, row.raws[at], column, around)
            self.choices.append(choice)
            line.addWidget(choice)
        return piece

    def _choice(self, problem: Problem, word: str, column: Column, around: Around) -> Pick:
        if column.target.what is What.AGENCY:
            terms = [(known.value, known.label) for known in Known]
        else:
            terms = list(around.terms(column.target.what))
            terms.insert(0, (" ".join(word.split()), f"Take “{_short(word)}” as it is"))
        near = [term for term in terms if term[0] == problem.meant]
        choice = Pick("It means…")
        choice.set_terms([*near, *(term for term in terms if term not in near)])
        choice.setAccessibleName(f"What {_short(word)} means, in every row of {column.name}")
        choice.setToolTip(f"For every row with “{_short(word)}”")
        choice.picked.connect(lambda value: self.meant.emit(column.place, word, value))
        return choice

    def _reason(self, row: ListRow, kept: str) -> QWidget:
        piece = QWidget()
        line = QHBoxLayout(piece)
        line.setContentsMargins(24, 0, 0, 4)
        line.setSpacing(8)
        because = self.because = QLineEdit(kept)
        because.setAccessibleName("Keep them, because")
        because.setPlaceholderText("it is a worker’s role, a place everyone knows …")
        everywhere = Button("For every such row", "quiet", height=30, role="detail_strong")
        label = Label("Keep them, because", "detail_strong")
        label.setBuddy(because)
        line.addWidget(label)
        line.addWidget(because, 1)
        line.addWidget(everywhere)

        def say() -> None:
            if because.text().strip() != kept:
                self.kept.emit(row.number, because.text().strip())

        def say_everywhere() -> None:
            if because.text().strip():
                self.kept_everywhere.emit(because.text().strip())

        because.editingFinished.connect(say)
        everywhere.clicked.connect(say_everywhere)
        return piece


def _nothing(row: ListRow) -> str:
    if row.state is State.THERE:
        return "It stays as it is in the audit; this row changes nothing."
    return "Nothing to put right." if row.state is State.READY else "Choose above which column is the reference."


def _short(word: str) -> str:
    one = " ".join(word.split())
    return one if len(one) <= 30 else f"{one[:29]}…"
