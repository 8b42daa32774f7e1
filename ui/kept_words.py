"""Words typed at the desk: drafted while they are typed, written as one step when the box is left."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QLineEdit

from ui.components.field import Field
from ui.workspace import OpenWorkspace
from workbench.domain.edits import Edit
from workbench.domain.questions import Subject
from workbench.domain.text import plain

_DRAFT_MS = 1_500
"""Words being typed are on disk at most this long after the key, and the time of one commit."""
Write = Callable[[str], Edit | None]


class KeptWords(QObject):
    """One box about one field at a time. `typed` is every change by a person; nothing typed goes to another place."""

    typed = Signal(str)

    def __init__(self, workspace: OpenWorkspace, box: Field | QLineEdit, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._box = workspace, box
        self._subject: Subject | None = None
        self._field = ""
        self._write: Write | None = None
        self._base = ""
        self._unsaved: str | None = None
        self._sent: str | None = None
        self._held: dict[tuple[Subject, str], tuple[str, str]] = {}
        """(words, what they began with) of places left while the file could not take them: shown again there."""
        self._due = QTimer(self, singleShot=True, interval=_DRAFT_MS)
        self._due.timeout.connect(self._draft)
        workspace.settled.connect(self._on_settled)
        if isinstance(box, Field):
            box.user_edited.connect(self._on_typed)
            box.left.connect(self.settle)
        else:
            box.textEdited.connect(self._on_typed)
            box.editingFinished.connect(self.settle)

    def show_words(self, subject: Subject, field: str, text: str, write: Write) -> None:
        """What the file holds. Words being typed about the same field stay as they are."""
        if (subject, field) != (self._subject, self._field):
            self._let_go()
            self._subject, self._field = subject, field
            self._unsaved, self._base = self._held.pop((subject, field), (None, text))
            self._sent = self._unsaved
            self._put(text if self._unsaved is None else self._unsaved)
            self._forget()
        self._write = write
        if self._unsaved is None:
            self._base = text
            self._put(text)

    def settle(self) -> None:
        """Write what is still being typed; until it is on disk the box remembers it."""
        self._due.stop()
        if self._unsaved is None or self._subject is None or self._write is None:
            return
        typing, text, write = (self._subject, self._field), self._unsaved, self._write
        self._sent = text
        if self._workspace.edit(lambda: write(text), about=typing, settles=typing) or self._workspace.waiting:
            return
        if not self._workspace.read_only:  # the record was undone under the words: they wait for it to come back
            self._workspace.keep_draft(*typing, plain(text), self._base)

    def _let_go(self) -> None:
        """Another place comes into the box: what the file did not take is remembered for this one."""
        if self._unsaved != self._sent:
            self.settle()
        if self._unsaved is not None and self._subject is not None:
            self._held[self._subject, self._field] = (self._unsaved, self._base)

    def _on_settled(self, subject: Subject, field: str) -> None:
        """What was sent is on disk, at once or some time after it was left; what was typed since is not."""
        self._held.pop((subject, field), None)
        if (subject, field) != (self._subject, self._field) or self._unsaved is None:
            return
        if self._unsaved == self._sent:
            self._unsaved = self._sent = None
        else:
            self._due.start()  # its draft went with the words that were sent

    def _forget(self) -> None:
        """Ctrl+Z in the box brings back nothing of the place before."""
        if isinstance(self._box, Field):
            self._box.forget()
        else:
            self._box.setText(self._box.text())
            self._box.setCursorPosition(0)

    @property
    def text(self) -> str:
        return self._box.text()

    def _put(self, text: str) -> None:
        if isinstance(self._box, Field):
            self._box.set_text(text)
        elif text != self._box.text():
            self._box.setText(text)
            self._box.setCursorPosition(0)

    def _on_typed(self, text: str) -> None:
        if self._subject is None:
            return
        self._unsaved, self._sent = text, None
        self.typed.emit(text)
        if not self._due.isActive():  # never put off by further typing
            self._due.start()

    def _draft(self) -> None:
        if self._unsaved is None or self._subject is None:
            return
        if not self._workspace.keep_draft(self._subject, self._field, plain(self._unsaved), self._base):
            self._due.start()
