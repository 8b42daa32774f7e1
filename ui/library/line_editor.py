"""One line of enquiry to be worded: title, question, prompts, and what each grade looks like beside the grade."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.components.chip import Chip
from ui.components.field import Field
from ui.components.form_row import FormRow
from ui.components.labels import Label
from ui.components.paragraph import Paragraph
from ui.form.choice import Choice
from ui.form.lines import show_line
from workbench.domain.frameworks import Line, LineKind
from workbench.domain.library.scale_verbs import MOST
from workbench.domain.scales import Grade, Scale, ramp
from workbench.domain.text import plain

_AS_THE_OTHERS = "As the other lines"
_CHIP = 92


class LineEditor(QWidget):
    """`edited` carries (field, value) once a box was left with other words in it; `typed` is every key.

    Words that were refused, or could not be written yet, stay in their box while the same line is shown.
    """

    edited = Signal(str, object)
    typed = Signal(str, str)
    """(field, words) of the title or the question."""
    unchanged = Signal(str)
    """A box of words was left as it is kept."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line: Line | None = None
        self._scale: Scale | None = None
        self._scales: dict[str, Scale] = {}
        self._read_only = False
        self.title = QLineEdit()
        self.title_row = FormRow("Title", self.title, required=True, hint="A few words: it heads a column.")
        self.question = Field("Question", role="body", height=88, placeholder="What every case is graded against.")
        self.prompts = Field("Prompts", role="body", height=148, placeholder="What to look for, one to a row.")
        self.whole = QCheckBox("Closes the case")
        self.own_scale = Choice(blank=_AS_THE_OTHERS)
        self.grades_head = Label("What each grade looks like", "label")
        self.grades_told = Paragraph(
            "Two short lines each: a chair reads them aloud, and good ones make grades comparable.", "detail", "ink2"
        )
        self.descriptors: dict[str, Field] = {}
        self._rows = [GradeRow() for _ in range(MOST)]  # made once: what is made later would come last for Tab
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.title_row)
        column.addWidget(self.question)
        column.addWidget(self.prompts)
        column.addWidget(self.grades_head)
        column.addWidget(self.grades_told)
        for row in self._rows:
            row.field.left.connect(self._on_descriptors)
            column.addWidget(row)
        column.addWidget(FormRow("Graded on", self.own_scale))
        column.addWidget(self.whole)
        told = "A judgement of the whole case comes last and is never counted among the lines."
        column.addWidget(Paragraph(told, "detail", "ink2"))
        column.addStretch(1)
        self.title.editingFinished.connect(self._on_title)
        self.title.textEdited.connect(self._on_title_typed)
        self.question.left.connect(self._on_question)
        self.question.user_edited.connect(self._on_question_typed)
        self.prompts.left.connect(self._on_prompts)
        self.whole.clicked.connect(self._on_whole)
        self.own_scale.picked.connect(self._on_scale)

    @property
    def line(self) -> Line | None:
        """The line as it was shown; None where nothing is."""
        return self._line

    def show_line(self, line: Line, scale: Scale, scales: Sequence[Scale], *, read_only: bool) -> None:
        """What is being typed stays, unless it is another line."""
        other = self._line is None or line.key != self._line.key
        self._line = line
        self._read_only = read_only
        if other:
            self.title_row.set_error("")
        show_line(self.title, line.title, other=other)
        for field, words in ((self.question, line.question), (self.prompts, "\n".join(line.prompts))):
            self._fill(field, words, other=other)
        self._show_scale(scale, scales)
        told = dict(line.descriptors)
        for code, field in self.descriptors.items():
            self._fill(field, told.get(code, ""), other=other)
        with QSignalBlocker(self.whole):
            self.whole.setChecked(line.kind is LineKind.WHOLE_CASE)
        self.title.setReadOnly(read_only)
        for field in (self.question, self.prompts, *self.descriptors.values()):
            field.set_read_only(read_only)
        self.whole.setEnabled(not read_only)
        self.own_scale.setEnabled(not read_only)

    def adopt(self, key: str) -> None:
        """The new line has come to be under this key: it is the same one, and what is being typed stays."""
        if self._line is not None:
            self._line = replace(self._line, key=key)

    def focus_title(self) -> None:
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)
        self.title.selectAll()

    def settle(self) -> None:
        """Take what is being typed as it stands."""
        self._on_title()
        self._on_question()
        self._on_prompts()
        self._on_descriptors()

    def set_title_problem(self, sentence: str) -> None:
        self.title_row.set_error(sentence)

    def _fill(self, field: Field, words: str, *, other: bool) -> None:
        if other or not (field.edit.hasFocus() and field.typed):
            field.set_text(words)
        if other:
            field.forget()

    def _show_scale(self, scale: Scale, scales: Sequence[Scale]) -> None:
        assert self._line is not None
        self._scales = {str(place): each for place, each in enumerate(scales)}
        self.own_scale.set_terms([(key, each.title) for key, each in self._scales.items()])
        own = next((key for key, each in self._scales.items() if each == self._line.scale), "")
        self.own_scale.set_value(own)
        if scale == self._scale:
            return
        self._scale = scale
        self.descriptors = {}
        for place, row in enumerate(self._rows):
            there = place < len(scale.grades)
            row.setHidden(not there)
            if there:
                row.show_grade(scale.grades[place])
                self.descriptors[scale.grades[place].code] = row.field

    def as_typed(self) -> Line:
        """The line as its boxes stand, whatever has been kept of it."""
        assert self._line is not None
        rows = plain(self.prompts.text()).split("\n")
        return replace(
            self._line,
            title=" ".join(plain(self.title.text()).split()),
            question=plain(self.question.text()).strip(),
            prompts=tuple(text for text in (" ".join(row.split()).lstrip("•-– ") for row in rows) if text),
            descriptors=tuple((code, text) for code, text in self._told() if text),
        )

    def _say(self, field: str, value: object) -> None:
        if self._line is not None and not self._read_only and getattr(self._line, field) != value:
            self.edited.emit(field, value)

    def _told(self) -> tuple[tuple[str, str], ...]:
        return tuple((code, plain(field.text()).strip()) for code, field in self.descriptors.items())

    def _on_title(self) -> None:
        if self._line is None:
            return
        title = self.as_typed().title
        if self.title.text() == self._line.title or title == self._line.title:
            self.unchanged.emit("title")
        elif not title:
            self.title_row.set_error("A line needs a title, such as Hearing the child.")
        else:
            self._say("title", title)

    def _on_title_typed(self, words: str) -> None:
        self.title_row.set_error("")
        self.typed.emit("title", words)

    def _on_question(self) -> None:
        if self._line is None:
            return
        if self.question.text() == self._line.question or self.as_typed().question == self._line.question:
            self.unchanged.emit("question")
        else:
            self._say("question", self.as_typed().question)

    def _on_question_typed(self, words: str) -> None:
        self.typed.emit("question", words)

    def _on_prompts(self) -> None:
        if self._line is not None and self.prompts.text() != "\n".join(self._line.prompts):
            self._say("prompts", self.as_typed().prompts)

    def _on_descriptors(self) -> None:
        if self._line is not None:
            was = dict(self._line.descriptors)
            if any(was.get(code, "") != text for code, text in self._told()):
                self._say("descriptors", self.as_typed().descriptors)

    def _on_whole(self) -> None:
        self._say("kind", LineKind.WHOLE_CASE if self.whole.isChecked() else LineKind.LINE)

    def _on_scale(self, key: str) -> None:
        self._say("scale", self._scales.get(key))


class GradeRow(QWidget):
    """A grade, and beside it what it looks like on this line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tone, symbol = ramp(1)[0]
        self.chip = Chip(Grade("", "", 1, True, "", tone, symbol), least_width=_CHIP)
        self.chip.setFixedWidth(_CHIP)
        self.field = Field("", role="body", height=78)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.field, 1)

    def show_grade(self, grade: Grade) -> None:
        self.chip.set_given(grade)
        self.chip.setToolTip(f"{grade.label}. {grade.descriptor}" if grade.descriptor else grade.label)
        self.field.set_label(f"{grade.label} looks like")
        self.field.set_placeholder(grade.descriptor)
