"""A judgement in words: why this grade, the evidence seen, what it meant for the child, what was met from others."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.components.chip import Chip
from ui.components.chip import Layer as Fill
from ui.components.field import Field
from ui.components.key_cap import KeyCap
from ui.components.paragraph import Paragraph
from ui.panel.word_tabs import WordTabs
from ui.theme import theme
from workbench.domain.judgements import Judgement, Layer, Place, Words, boxes, owed, words_of
from workbench.domain.scales import Grade, NonScore

DRAFT_MS = 1_500
"""Words being typed are on disk at most this long after the key, and the time of one commit."""

_LABELS = {
    Words.REASON: ("Why this grade", "", "Needed before moving on"),
    Words.EVIDENCE: ("Evidence seen", "source, date, page", "Document, date, page. Do not attach files."),
    Words.IMPACT: ("What it meant for the child", "", "What was different for this child?"),
    Words.FROM_OTHERS: ("What we met from others", "optional", "What helped or hindered your part, from whom?"),
}
_BESIDE_EACH_OTHER = 3
_SHARES = {Words.REASON: 10, Words.EVIDENCE: 8, Words.IMPACT: 9, Words.FROM_OTHERS: 9}


class WordsPanel(QFrame):
    """Typing is drafted as it goes and written when the keyboard leaves a box."""

    draft_due = Signal(object, object, str)
    """(Place, Words, text): words typed that are not on disk yet."""
    finished = Signal(object, object, str)
    """(Place, Words, text): the keyboard has left a box whose words were changed."""
    mode_changed = Signal(bool)
    """True while the keyboard is in a box."""
    key_pressed = Signal(str)
    """One of the keys of typing: 'next', 'later', 'grades', 'line up', 'line down', 'case up', 'case down'."""
    locked_typing = Signal(object)
    """Words: somebody types in a box that cannot be written in now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "sunken")
        self.setProperty("kind", "words")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.fields = {
            words: Field(label, hint=hint, placeholder=placeholder, height=128)
            for words, (label, hint, placeholder) in _LABELS.items()
        }
        self._place: Place | None = None
        self._boxes = boxes(Layer.PANEL)
        self._locked = False
        self._typed: dict[Words, str] = {}
        """What was typed at `_place` and is not known to be on disk; it never goes to another place."""
        self._compact = False
        self._due = QTimer(self, singleShot=True, interval=DRAFT_MS)
        self._due.timeout.connect(self._draft)
        self._chip = Chip(NonScore.NOT_ANSWERED, word=True, role="panel_head")
        self._head = Paragraph("Panel grade", "panel_label", most_lines=2)
        self._note = Paragraph("", "panel_detail", "ink2")
        self._tabs = WordTabs({words: label for words, (label, _, _) in _LABELS.items()})
        self._tabs.chosen.connect(self.focus_words)
        self._escape = KeyCap("Esc")
        self._build()
        for words, field in self.fields.items():
            field.user_edited.connect(lambda text, words=words: self._on_typed(words, text))
            field.left.connect(lambda words=words: self._on_left(words))
            field.entered.connect(lambda words=words: self._on_entered(words))
            field.edit.installEventFilter(self)
        theme.changed.connect(self._fit)
        self._fit()

    def show_judgement(self, judgement: Judgement, given: Grade | NonScore, note: str, agency: str = "") -> None:
        """The kept judgement, the panel's or of the named agency. Words being typed stay until another place comes."""
        if judgement.place != self._place:
            self.settle()
            self._typed.clear()
            self._place = judgement.place
            for field in self.fields.values():
                field.forget()
            self._show_whose(judgement.place.layer, agency)
        kept = {words: words_of(judgement, words) for words in Words}
        missing = owed(judgement)
        asks_impact = not isinstance(given, NonScore)
        for words, field in self.fields.items():
            if words not in self._typed:
                field.set_text(kept[words])
            field.set_required(words in missing or (words in (Words.REASON, Words.IMPACT) and asks_impact))
        self._chip.set_given(given)
        self._note.set_text(note)
        self._tabs.show_state({words: bool(kept[words].strip()) for words in kept}, frozenset(missing))

    def settle(self) -> None:
        """Write whatever is still being typed: before the line, the case or the screen changes."""
        if self.typing:
            QGuiApplication.inputMethod().commit()
        for words in tuple(self._typed):
            self._finish(words)

    def saved(self, place: Place, words: Words, text: str) -> None:
        """These words of a box are on disk; what was typed since is still being typed."""
        if place == self._place and self._typed.get(words) == text:
            del self._typed[words]

    def draft_again(self) -> None:
        """The last draft could not be kept; try again soon."""
        self._due.start()

    def set_locked(self, locked: bool) -> None:
        """Only to be read: the workspace is read only, the case is closed, or the agency has no grade to give here."""
        self._locked = locked
        for field in self.fields.values():
            field.set_read_only(locked)

    @property
    def _tabbed(self) -> bool:
        """One box with tabs: where there is little room, and for the four boxes of an agency."""
        return self._compact or len(self._boxes) > _BESIDE_EACH_OTHER

    @property
    def typing(self) -> bool:
        return self.typing_in is not None

    @property
    def typing_in(self) -> Words | None:
        """The box that has the keyboard."""
        return next((words for words, field in self.fields.items() if field.edit.hasFocus()), None)

    def focus_words(self, words: Words) -> None:
        """The keyboard into one box."""
        if self._tabbed:
            self._show_only(words)
        self.fields[words].edit.setFocus(Qt.FocusReason.TabFocusReason)

    def show_compact(self, compact: bool) -> None:
        """Smaller, and one box with tabs, where there is little room."""
        if compact == self._compact:
            return
        self._compact = compact
        self._fit()

    def _build(self) -> None:
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(8)
        top = QHBoxLayout()
        top.addWidget(self._head, 1)
        top.addWidget(self._escape, 0, Qt.AlignmentFlag.AlignTop)
        left.addLayout(top)
        left.addWidget(self._chip)
        left.addWidget(self._note)
        left.addStretch(1)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(12)
        self._row.addWidget(self._left)
        self._row.addWidget(self._tabs)
        for words, field in self.fields.items():
            self._row.addWidget(field, _SHARES[words])

    def _fit(self) -> None:
        self._row.setContentsMargins(*((24, 10, 24, 8) if self._compact else (28, 14, 28, 12)))
        self._left.setFixedWidth(theme.px(217))
        self._chip.setMinimumSize(theme.px(217), theme.px(34 if self._compact else 38))
        self._note.set_most_lines(1 if self._compact else 3)
        self._tabs.setHidden(not self._tabbed)
        for field in self.fields.values():
            field.set_height(102 if self._compact else 128)
        self._tabs.show_boxes(self._boxes)
        for words, field in self.fields.items():
            field.setHidden(words not in self._boxes)
        if self._tabbed:
            self._show_only(self.typing_in or self._tabs.current)
        self._escape.setHidden(not self.typing)

    def _show_whose(self, layer: Layer, agency: str) -> None:
        """The head, the boxes and how the chip is filled, for whoever gives the grade."""
        self._head.set_text(f"Own grade: {agency}" if agency else "Panel grade")  # an agency's, or a reader's
        self._head.set_tone("accentText" if agency else "ink1")
        self._chip.set_layer(Fill.SOFT if agency else Fill.SOLID)
        for words, field in self.fields.items():
            label = _LABELS[words][0]
            field.edit.setAccessibleName(f"{agency}: {label[0].lower()}{label[1:]}" if agency else label)
        if boxes(layer) != self._boxes:
            self._boxes = boxes(layer)
            if self._tabs.current not in self._boxes:
                self._tabs.show_current(Words.REASON)
            self._fit()

    def _show_only(self, words: Words) -> None:
        self._tabs.show_current(words)
        for each, field in self.fields.items():
            field.setHidden(each is not words)

    def _on_typed(self, words: Words, text: str) -> None:
        self._typed[words] = text
        if not self._due.isActive():  # never put off by further typing
            self._due.start()

    def _draft(self) -> None:
        for words, text in self._typed.items():
            self.draft_due.emit(self._place, words, text)

    def _on_left(self, words: Words) -> None:
        self._finish(words)
        QTimer.singleShot(0, self, self._tell_mode)

    def _on_entered(self, words: Words) -> None:
        self._tabs.show_current(words)
        if self._tabbed:
            self._show_only(words)
        self._tell_mode()

    def _tell_mode(self) -> None:
        self._escape.setHidden(not self.typing)
        self.mode_changed.emit(self.typing)

    def _finish(self, words: Words) -> None:
        if words in self._typed:
            self.finished.emit(self._place, words, self._typed[words])

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
        """What one of our keys does in a box; None leaves it to the box."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if control:
                return lambda: self.key_pressed.emit("later" if shift else "next")
            case Qt.Key.Key_Y if control:  # elsewhere it redoes outside the box
                return self._redo_in_box
            case Qt.Key.Key_Escape:
                return lambda: self.key_pressed.emit("grades")
            case Qt.Key.Key_Up | Qt.Key.Key_Down if control:
                down = event.key() == Qt.Key.Key_Down
                return lambda: self.key_pressed.emit("line down" if down else "line up")
            case Qt.Key.Key_PageUp | Qt.Key.Key_PageDown if control:
                down = event.key() == Qt.Key.Key_PageDown
                return lambda: self.key_pressed.emit("case down" if down else "case up")
            case Qt.Key.Key_Tab if not control:
                return lambda: self._tab(1)
            case Qt.Key.Key_Backtab:
                return lambda: self._tab(-1)
        return None

    def _on_locked_typing(self) -> None:
        self.locked_typing.emit(self.typing_in)

    def _redo_in_box(self) -> None:
        for field in self.fields.values():
            if field.edit.hasFocus():
                field.edit.redo()

    def _tab(self, by: int) -> None:
        order = list(self._boxes)
        at = next(index for index, words in enumerate(order) if self.fields[words].edit.hasFocus()) + by
        if 0 <= at < len(order):
            self.focus_words(order[at])
        else:
            self.key_pressed.emit("grades")


def would_write(event: QKeyEvent) -> bool:
    """Whether this key would change the words of a box."""
    if event.matches(QKeySequence.StandardKey.Paste) or event.matches(QKeySequence.StandardKey.Cut):
        return True
    plain = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    if plain != Qt.KeyboardModifier.NoModifier:
        return False
    return (event.text().isprintable() and bool(event.text())) or event.key() in _ERASING


_ERASING = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_Enter)
