"""The conclusion in hand: its answer, why, and what it meant for the children. Every word is kept as it is typed."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.components.field import Field
from ui.components.labels import Elided
from ui.kept_words import KeptWords
from ui.panel.words import would_write
from ui.scores.final_grades import AnswerGroup
from ui.workspace import OpenWorkspace
from workbench.domain.audits import AuditLine
from workbench.domain.edits import Edit
from workbench.domain.grading import write
from workbench.domain.judgements import Judgement, Place, Words, owed, words_of
from workbench.domain.moderation.conclusions import BOXES, Conclusion
from workbench.domain.questions import JudgementAt
from workbench.domain.scales import NonScore

_LABELS = {
    Words.REASON: ("Why this conclusion", "What the cases, the agencies and other evidence show together"),
    Words.IMPACT: ("What it meant for the children", "What was different for them?"),
}


class FinalWords(QWidget):
    key_pressed = Signal(str)
    """One of the keys of typing: 'next', 'later', 'grades', 'line up', 'line down'."""
    locked_typing = Signal(object)
    """Words: somebody types in a box that stands still."""

    def __init__(self, workspace: OpenWorkspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._locked = False
        self.title = Elided("", "section")
        self.group = AnswerGroup()
        self.fields = {
            words: Field(_LABELS[words][0], placeholder=_LABELS[words][1], role="body", height=112) for words in BOXES
        }
        self._kept = {words: KeptWords(workspace, field, self) for words, field in self.fields.items()}
        boxes = QHBoxLayout()
        boxes.setSpacing(12)
        for field in self.fields.values():
            field.edit.installEventFilter(self)
            boxes.addWidget(field, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.group)
        column.addLayout(boxes)

    def show_conclusion(self, found: Conclusion, *, locked: bool) -> None:
        """Words being typed stay until another line comes."""
        judgement, line = found.judgement, found.line
        self._locked = locked
        self.title.setText(f"Line {line.line.number}  {line.line.title}")
        self.title.setToolTip(line.line.question)
        self.group.show_line(line, judgement)
        missing = owed(judgement)
        graded = judgement.grade is not None or not judgement.answered
        for words, field in self.fields.items():
            field.set_read_only(locked)
            needed = graded or (words is Words.REASON and judgement.answer is not NonScore.NOT_ANSWERED)
            field.set_required(words in missing or needed)
            write_it = self._writes(judgement.place, words, line)
            self._kept[words].show_words(judgement.place, words, words_of(judgement, words), write_it)

    def settle(self) -> None:
        """Write what is being typed."""
        for kept in self._kept.values():
            kept.settle()

    @property
    def typing_in(self) -> Words | None:
        return next((words for words, field in self.fields.items() if field.edit.hasFocus()), None)

    def focus_words(self, words: Words) -> None:
        self.fields[words].edit.setFocus(Qt.FocusReason.TabFocusReason)

    def shown(self, judgement: Judgement) -> Judgement:
        """With the words in the boxes, which may be ahead of the file."""
        return judgement._replace(reason=self.fields[Words.REASON].text(), impact=self.fields[Words.IMPACT].text())

    def _writes(self, place: Place, words: Words, line: AuditLine) -> Callable[[str], Edit | None]:
        def write_it(text: str) -> Edit | None:
            return write(self._workspace.ask(JudgementAt(place)), words, text, line, self._workspace.new_id)

        return write_it

    # What Qt asks

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride) or not isinstance(event, QKeyEvent):
            return False
        act = self._act_for(event)
        if act is None and self._locked and would_write(event):
            act = self._on_locked_typing
        if act is None:
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            act()
        return True

    def _act_for(self, event: QKeyEvent) -> Callable[[], None] | None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if control:
                return lambda: self.key_pressed.emit("later" if shift else "next")
            case Qt.Key.Key_Escape:
                return lambda: self.key_pressed.emit("grades")
            case Qt.Key.Key_Up | Qt.Key.Key_Down if control:
                down = event.key() == Qt.Key.Key_Down
                return lambda: self.key_pressed.emit("line down" if down else "line up")
        return None

    def _on_locked_typing(self) -> None:
        self.locked_typing.emit(self.typing_in)
