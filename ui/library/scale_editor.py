"""A scale in a dialog: its grades best first, and where good ends. It opens again as it was left."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.components.button import Button
from ui.components.chip import Chip
from ui.components.form_row import FormRow
from ui.components.labels import Label
from ui.components.message_bar import MessageBar
from ui.components.paragraph import Paragraph
from ui.form.choice import Choice
from ui.form.scrolled import scrolled
from workbench.domain.library.scale_verbs import FEWEST, MOST, Step, problems, scale_of

BLANK = Step("", "")


@dataclass(frozen=True, slots=True)
class Typed:
    """A scale as it stands in the dialog; it need not be one yet."""

    title: str = ""
    steps: tuple[Step, ...] = (BLANK,) * 4
    good: int = 2


class ScaleDialog(QDialog):
    """`settled` carries what was typed, once it can be a scale; the page makes it and closes the dialog."""

    settled = Signal(object)

    def __init__(self, typed: Typed, *, new: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        named = "New scale" if new else "Change a scale"
        self.setWindowTitle(named)
        self.resize(900, 600)
        self.title = QLineEdit(typed.title)
        self.title_row = FormRow("Title", self.title, required=True)
        self.good = Choice(blank="")
        self.good_row = FormRow(
            "Good or better", self.good, hint="The grades that count as good when they are counted."
        )
        self.told = MessageBar("alarm", "")
        self.told.setHidden(True)
        self.pool = [StepRow() for _ in range(MOST)]  # made once: what is made later would come last for Tab
        self.rows: list[StepRow] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(3, 1)
        for at, head in enumerate(("Shown as", "Code", "Word", "What it means")):
            self._grid.addWidget(Label(head, "smallest", "ink2"), 0, at)
        self.add = Button("Add a grade", icon_name="plus", height=32, role="detail_strong")
        self.add.clicked.connect(self._on_add)
        self.cancel = Button("Close", key="Esc", height=40)
        self.cancel.clicked.connect(self.reject)
        self.make = Button("Make the scale" if new else "Keep the changes", "primary", height=40, key="Ctrl Enter")
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._on_make)
        self.make.clicked.connect(self._on_make)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(10)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.title_row, 3, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.good_row, 2, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        told = "The best grade first. Colour and shape follow from the place, so that scales of one length look alike."
        column.addWidget(Paragraph(told, "detail", "ink2"))
        column.addLayout(self._grid)
        column.addWidget(self.add)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(self.cancel)
        foot.addStretch(1)
        foot.addWidget(self.make)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.setSpacing(12)
        whole.addWidget(Label(named, "title"))
        whole.addWidget(scrolled(inner), 1)
        whole.addWidget(self.told)
        whole.addLayout(foot)
        for place, row in enumerate(self.pool, start=1):
            for at, piece in enumerate(row.pieces):
                self._grid.addWidget(piece, place, at)
            row.changed.connect(self._dress)
            row.remove.clicked.connect(partial(self._on_remove, row))
            row.up.clicked.connect(partial(self._on_up, row))
        for first, second in pairwise(piece for row in self.pool for piece in row.stops):
            self.setTabOrder(first, second)
        self._fill(typed.steps)
        self.good.set_value(str(typed.good))

    def typed(self) -> Typed:
        good = self.good.value()
        return Typed(self.title.text(), tuple(row.step() for row in self.rows), int(good) if good else 0)

    def close_once_done(self, _label: str) -> None:
        self.accept()

    def show_problem(self, sentence: str) -> None:
        self.told.show_message("alarm", sentence)
        self.told.setHidden(False)

    def _fill(self, steps: Sequence[Step]) -> None:
        for place, row in enumerate(self.pool):
            row.show_step(steps[place] if place < len(steps) else None)
        self.rows = self.pool[: len(steps)]
        self._dress()

    def _dress(self) -> None:
        """Looks, names and places after the grades as they stand."""
        typed = self.typed()
        scale = scale_of("scale", typed.title, typed.steps, typed.good)
        for place, (row, grade) in enumerate(zip(self.rows, scale.grades, strict=True), start=1):
            row.show_place(place, len(self.rows))
            row.chip.set_given(grade)
        words = [step.label.strip() or f"Grade {place}" for place, step in enumerate(typed.steps, start=1)]
        terms = [("1", words[0])]
        terms += [(str(place), f"{word} and above") for place, word in enumerate(words[1:-1], start=2)]
        self.good.set_terms(terms)
        self.good.set_value(str(min(max(typed.good, 1), max(len(words) - 1, 1))))
        self.add.setEnabled(len(self.rows) < MOST)

    def _on_add(self) -> None:
        self._fill((*self.typed().steps, BLANK))
        self.rows[-1].code.setFocus()

    def _on_remove(self, row: "StepRow") -> None:
        place = self.rows.index(row)
        steps = self.typed().steps
        self._fill((*steps[:place], *steps[place + 1 :]))
        self.rows[min(place, len(self.rows) - 1)].code.setFocus()

    def _on_up(self, row: "StepRow") -> None:
        place = self.rows.index(row)
        steps = list(self.typed().steps)
        steps.insert(max(place - 1, 0), steps.pop(place))
        self._fill(steps)
        self.rows[max(place - 1, 0)].code.setFocus()

    def _on_make(self) -> None:
        typed = self.typed()
        found = problems(scale_of("scale", typed.title, typed.steps, typed.good))
        self.title_row.set_error(next((said for field, _, said in found if field == "title"), ""))
        self.good_row.set_error(next((said for field, _, said in found if field == "good"), ""))
        for place, row in enumerate(self.rows):
            row.show_problems({field: said for field, at, said in found if at == place})
        self.told.setHidden(not found)
        if not found:
            self.settled.emit(typed)
            return
        _, place, said = found[0]
        self.show_problem(f"Grade {place + 1}: {said}" if place >= 0 else said)
        wrong = next((row.first_wrong() for row in self.rows if row.first_wrong()), None)
        (wrong or self.title).setFocus()


class StepRow(QObject):
    """One grade. Its pieces stand in the grid of the dialog."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.chip = Chip(scale_of("scale", "", (BLANK, BLANK), 1).grades[0], least_width=76)
        self.code, self.word, self.meaning = QLineEdit(), QLineEdit(), QLineEdit()
        self.code.setFixedWidth(84)
        self.word.setFixedWidth(210)
        self.up = Button("", "quiet", icon_name="arrow-up", height=32)
        self.remove = Button("", "quiet", icon_name="trash", height=32)
        for box in self._boxes:
            box.textEdited.connect(self._on_edited)

    @property
    def pieces(self) -> tuple[QWidget, ...]:
        return self.chip, *self._boxes, self.up, self.remove

    @property
    def stops(self) -> tuple[QWidget, ...]:
        return *self._boxes, self.up, self.remove

    @property
    def _boxes(self) -> tuple[QLineEdit, QLineEdit, QLineEdit]:
        return self.code, self.word, self.meaning

    def step(self) -> Step:
        return Step(self.code.text(), self.word.text(), self.meaning.text())

    def show_step(self, step: Step | None) -> None:
        """None where the scale has no such grade."""
        for piece in self.pieces:
            piece.setHidden(step is None)
        words = (step.code, step.label, step.descriptor) if step else ("", "", "")
        for box, text in zip(self._boxes, words, strict=True):
            box.setText(text)
            box.setToolTip(text)
            box.setCursorPosition(0)
        self.show_problems({})

    def show_place(self, place: int, of: int) -> None:
        for box, what in zip(self._boxes, ("code", "word", "meaning"), strict=True):
            box.setAccessibleName(f"Grade {place}, {what}")
        self.up.setAccessibleName(f"Move grade {place} up")
        self.remove.setAccessibleName(f"Take grade {place} away")
        self.up.setToolTip("Move up")
        self.remove.setToolTip("Take away")
        self.up.setEnabled(place > 1)
        self.remove.setEnabled(of > FEWEST)

    def show_problems(self, found: dict[str, str]) -> None:
        for box, field in zip(self._boxes, ("code", "label", "descriptor"), strict=True):
            box.setProperty("state", "error" if field in found else "")
            box.setAccessibleDescription(found.get(field, ""))
            box.setToolTip(found.get(field, "") or box.text())
            box.style().unpolish(box)
            box.style().polish(box)

    def first_wrong(self) -> QLineEdit | None:
        return next((box for box in self._boxes if box.property("state") == "error"), None)

    def _on_edited(self) -> None:
        self.changed.emit()
