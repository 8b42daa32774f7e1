"""Words being typed about a record are on disk two seconds behind the keys, until they are left and written."""

from PySide6.QtCore import QObject, QTimer

from ui.components.field import Field
from ui.workspace import OpenWorkspace
from workbench.domain.edits import Kind, Record
from workbench.domain.questions import FieldNow
from workbench.domain.text import plain
from workbench.errors import WorkbenchError

_BEHIND_MS = 2_000


class KeptTyping(QObject):
    """One box of words: what is typed in it is drafted, and the draft is let go once the record holds the words."""

    def __init__(self, workspace: OpenWorkspace, field: Field, kind: Kind, name: str) -> None:
        super().__init__(field)
        self._workspace, self._field, self._kind, self._name = workspace, field, kind, name
        self._id, self._base, self._is_kept = 0, "", False
        self._typed = ""
        self._due = QTimer(self, singleShot=True, interval=_BEHIND_MS)
        self._due.timeout.connect(self.keep)
        field.user_edited.connect(self._on_typed)
        field.left.connect(self._on_left)

    def show_record(self, id: int, words: str) -> None:
        """The record the box is about now, and what it holds there."""
        if id != self._id:
            if self._due.isActive():  # the record went under the words, by undo: they wait for it to come back
                self._keep(self._typed)
            self._due.stop()
            self._id, self._is_kept = id, False
        if not self._field.edit.hasFocus():
            self._base = words

    def keep(self) -> None:
        """Draft what stands in the box now."""
        self._keep(plain(self._field.text()))

    def _keep(self, text: str) -> None:
        if not self._id or self._workspace.read_only:
            return
        self._is_kept = self._workspace.keep_draft(Record(self._kind, self._id), self._name, text, self._base)
        if not self._is_kept:
            self._due.start()

    def _on_typed(self, text: str) -> None:
        self._typed = plain(text)
        if not self._due.isActive():  # never put off by further typing
            self._due.start()

    def _on_left(self) -> None:
        """After the words were sent to the file: where they wait for it, the draft stays."""
        self._due.stop()
        if not self._is_kept:
            return
        record = Record(self._kind, self._id)
        try:
            held = self._workspace.ask(FieldNow(record, self._name))
        except WorkbenchError:
            return
        if held == plain(self._field.text()):
            self._workspace.drop_draft(record, self._name)
            self._is_kept = False
            self._base = str(held)
