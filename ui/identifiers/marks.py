"""The marks in a box of words: underlines that leave the words, the caret and what can be undone as they are."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QWidget

from ui.components.announce import announce
from ui.components.identifier_note import KEY, IdentifierNote
from ui.identifiers.watch import watch
from ui.theme import theme

if TYPE_CHECKING:
    from workbench.domain.identifiers import Found

PAUSE_MS = 300
"""How long nobody has typed before the words are looked through."""


class Marks(QObject):
    """Looks through one box after each pause in typing. A box that is only to be read is left alone."""

    def __init__(self, edit: QTextEdit | QLineEdit, note: IdentifierNote) -> None:
        super().__init__(edit)
        self.edit, self.note = edit, note
        self.found: tuple[Found, ...] = ()
        self._composing = False
        """Whether an input method is still making a word: its letters are not in the words yet."""
        self._at = 0
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.look)
        edit.textChanged.connect(self._on_text_changed)
        _follow_the_keyboard()
        if edit.hasFocus():
            self.hear_keys()
        note.keep_asked.connect(self.ask_to_keep)
        note.next_asked.connect(self.go_on)
        watch.changed.connect(self._on_text_changed)
        theme.changed.connect(self._paint)

    def hear_keys(self) -> None:
        """Only once the keyboard is in the box: to hear all that every box is told would slow each page's making."""
        self.edit.installEventFilter(self)

    def text(self) -> str:
        return self.edit.toPlainText() if isinstance(self.edit, QTextEdit) else self.edit.text()

    def look(self) -> None:
        """Look now; otherwise it is done after a pause."""
        self._pause.stop()
        if self._composing:
            self._pause.start()
            return
        looked = watch.awake and not self.edit.isReadOnly()
        self.show_found(watch.look(self.text()) if looked else ())

    def show_found(self, found: tuple[Found, ...]) -> None:
        if not found and not self.found:
            return
        before = self._current
        self.found = found
        self._at = min(self._at, max(0, len(found) - 1))
        if before in found:
            self._at = found.index(before)
        self._tell()
        self._paint()

    def go_on(self) -> None:
        """To the next one of the box, which is brought into view; the caret stays where it is."""
        self._at = (self._at + 1) % max(1, len(self.found))
        self._tell()
        self._paint()
        if isinstance(self.edit, QTextEdit) and self._current is not None:
            shown, bar = self.edit.cursorRect(self._cursor(self._current)), self.edit.verticalScrollBar()
            if shown.top() < 0 or shown.bottom() > self.edit.viewport().height():
                bar.setValue(bar.value() + shown.top())

    def ask_to_keep(self) -> None:
        """Ask why the one that is told about is meant to stay."""
        from ui.identifiers.keep_dialog import KeepDialog

        if self._current is not None and watch.may_keep:
            KeepDialog(self._current, self.edit).open()

    @property
    def _current(self) -> Found | None:
        return self.found[self._at] if self._at < len(self.found) else None

    def _on_text_changed(self) -> None:
        if not watch.awake and not self.found:
            return
        if not self.text():
            self.show_found(())
        else:
            if isinstance(self.edit, QLineEdit) and self.found and not self._composing:
                self._format_line(())  # they would stay at their places while the words move on
            self._pause.start()

    def _tell(self) -> None:
        one = self._current
        sentence = one.sentence if one else ""
        news = sentence and sentence != self.note.sentence
        self.note.show_found(
            sentence,
            one.short if one else "",
            self._at + 1,
            len(self.found),
            may_keep=watch.may_keep or not watch.awake,
        )
        if news:
            announce(self.edit, sentence)

    def _paint(self) -> None:
        if isinstance(self.edit, QLineEdit):
            self._format_line(self.found)
            return
        selections = []
        for each in self.found:
            selection = QTextEdit.ExtraSelection()
            selection.cursor = self._cursor(each)
            selection.format = self._format(each)
            selections.append(selection)
        self.edit.setExtraSelections(selections)

    def _format(self, one: Found) -> QTextCharFormat:
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        look.setUnderlineColor(theme.color("caution"))
        if one == self._current:
            look.setBackground(theme.color("cautionSoft"))
        return look

    def _cursor(self, one: Found) -> QTextCursor:
        assert isinstance(self.edit, QTextEdit)
        text = self.text()
        cursor = QTextCursor(self.edit.document())
        cursor.setPosition(units(text[: one.start]))
        cursor.setPosition(units(text[: one.end]), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _format_line(self, found: tuple[Found, ...]) -> None:
        """A line of text has no marks of its own; formats reach it the way an input method's do."""
        assert isinstance(self.edit, QLineEdit)
        text, caret = self.text(), self.edit.cursorPosition()
        formats = [
            QInputMethodEvent.Attribute(
                QInputMethodEvent.AttributeType.TextFormat,
                units(text[: each.start]) - caret,
                units(each.text),
                self._format(each),
            )
            for each in found
        ]
        QApplication.sendEvent(self.edit, QInputMethodEvent("", formats))

    # What Qt asks

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QInputMethodEvent):
            self._composing = bool(event.preeditString())
        if event.type() not in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride) or not isinstance(event, QKeyEvent):
            return False
        if not self.found or QKeySequence(event.keyCombination()) != QKeySequence(KEY):
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            self.ask_to_keep()
        return True


@cache
def _follow_the_keyboard() -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.focusChanged.connect(_on_focus)


def _on_focus(_left: QWidget | None, now: QWidget | None) -> None:
    if isinstance(now, QTextEdit | QLineEdit):
        marks = now.findChild(Marks, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if marks is not None:
            marks.hear_keys()


def units(text: str) -> int:
    """How many places Qt counts for a text: two for each character beyond the first 65,536."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def mark_line(edit: QLineEdit, parent: QWidget) -> IdentifierNote:
    """The note for a line of text, to be put under it; the marks live with the line."""
    note = IdentifierNote(parent=parent)
    Marks(edit, note)
    return note
