"""Typing in what an agency meant on one line of one case: its grade and its words, as its form has them."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.components.button import Button
from ui.components.field import Field
from ui.components.form_row import FormRow
from ui.components.labels import Label
from ui.components.paragraph import Paragraph
from ui.form.choice import Choice
from ui.form.growing import Growing
from ui.form.scrolled import scrolled
from ui.workspace import OpenWorkspace
from workbench.domain.audits import AuditLine
from workbench.domain.grading import name_of
from workbench.domain.judgements import Judgement, Layer, Words, boxes, words_of
from workbench.domain.questions import Drafts
from workbench.domain.scales import NonScore
from workbench.domain.text import plain

_LABELS = {
    Words.REASON: "Reason",
    Words.EVIDENCE: "Evidence, by reference",
    Words.IMPACT: "What it meant for the child",
    Words.FROM_OTHERS: "What we met from others (optional)",
}
_NON = "non-score:"
_DRAFT_MS = 1_500


class TypeIn(Growing):
    """`typed` carries (the grade's code or the NonScore, the words by box)."""

    typed = Signal(object, object)

    def __init__(
        self,
        workspace: OpenWorkspace,
        where: str,
        line: AuditLine,
        current: Judgement,
        told: str,
        texts: Mapping[Words, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`told` is what is wrong; `texts` the words of the form that wait, which stand before what is kept."""
        super().__init__(parent)
        self._workspace, self._current = workspace, current
        self._kept = False
        drafts = {each.field: each.text for each in workspace.ask(Drafts()) if each.subject == current.place}
        self._due = QTimer(self, singleShot=True, interval=_DRAFT_MS)
        self._due.timeout.connect(self._draft)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"{where}, {name_of(line).lower()}")
        self.setMinimumWidth(640)
        terms = [(grade.code, grade.label) for grade in line.scale.grades]
        terms += [(_NON + each.value, each.label) for each in NonScore if each is not NonScore.NOT_ANSWERED]
        self.answer = Choice(terms, blank="Not answered")
        self.answer.set_value(current.grade or (_NON + current.non_score.value if current.non_score else ""))
        self.answer_row = FormRow("Grade", self.answer, required=True, hint=f"Scale: {line.scale.title}")
        self.fields: dict[Words, Field] = {}
        inner = QWidget()
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(0, 0, 12, 0)
        inside.setSpacing(10)
        inside.addWidget(self.answer_row)
        for words in boxes(Layer.SELF):
            field = Field(_LABELS[words], role="body", height=84)
            field.set_text(drafts.get(words, "") or (texts or {}).get(words, "") or words_of(current, words))
            field.user_edited.connect(lambda _text: self._due.isActive() or self._due.start())
            self.fields[words] = field
            inside.addWidget(field)
        inside.addStretch(1)
        self.keep = Button("Keep it", "primary", key="Ctrl Enter", height=40)
        self.keep.clicked.connect(self._on_keep)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._on_keep)
        cancel = Button("Cancel", key="Esc", height=40)
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 22, 28, 20)
        column.setSpacing(8)
        column.addWidget(Label(f"{where}, {name_of(line).lower()}", "title"))
        column.addWidget(Paragraph(line.line.question or line.line.title, "body"))
        column.addWidget(Paragraph(told, "detail", "ink2"))
        area = scrolled(inner)
        area.setMinimumHeight(240)
        column.addWidget(area, 1)
        column.addLayout(foot)
        high = parent.window().height() - 56 if parent is not None else 760
        self.resize(680, min(760, high))
        first: QWidget = self.answer
        if current.answered:
            empty = (field for field in self.fields.values() if not field.text().strip())
            first = next(empty, self.fields[Words.REASON])
        first.setFocus()

    @property
    def given(self) -> str | NonScore:
        value = self.answer.value()
        if value.startswith(_NON):
            return NonScore(value.removeprefix(_NON))
        return value or NonScore.NOT_ANSWERED

    def _on_keep(self) -> None:
        given = self.given
        self.answer_row.set_error("Choose what the agency meant." if given is NonScore.NOT_ANSWERED else "")
        if given is NonScore.NOT_ANSWERED:
            self.answer.setFocus()
            return
        self._kept = True
        self.accept()
        self.typed.emit(given, self.texts)

    @property
    def texts(self) -> dict[Words, str]:
        return {words: field.text() for words, field in self.fields.items()}

    def drop_drafts(self) -> None:
        """What was typed is kept with the line now."""
        for words in self.fields:
            self._workspace.drop_draft(self._current.place, words)

    def _draft(self) -> None:
        """Words being typed are on disk a moment after the key, whatever becomes of the dialog."""
        for words, field in self.fields.items():
            if field.typed:
                base = words_of(self._current, words)
                self._workspace.keep_draft(self._current.place, words, plain(field.text()), base)

    # What Qt asks

    def done(self, result: int) -> None:
        self._due.stop()
        if not self._kept and any(field.typed for field in self.fields.values()):
            self._draft()
            self._workspace.told.emit("Not kept yet. The words stand there again when you open it.")
        super().done(result)
