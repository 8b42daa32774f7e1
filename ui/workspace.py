"""The open workspace as widgets see it: ask, edit, undo; and signals for what has become true on disk."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from ui.answers import Answers
from workbench.domain.edits import Edit
from workbench.domain.ids import NewId
from workbench.domain.questions import Question, Subject, Typing, UndoSteps
from workbench.errors import NotSaved, WorkbenchError

if TYPE_CHECKING:
    from workbench.storage.store import Store

A = TypeVar("A")
Intent = Callable[[], Edit | None]
"""Builds an edit from what the file holds now; None where nothing is to be done."""

_RETRY_MS = 1_000
_IDLE_MS = 2_000


class OpenWorkspace(QObject):
    """The file leads: every signal is about something that has been committed, or that could not be."""

    changed = Signal(object)
    """frozenset of the ids of the records that changed; views ask again for these."""
    saved = Signal(object)
    """datetime.time of the last commit, local."""
    not_saved = Signal(str)
    """Why the file could not be written; what was meant is kept and tried again."""
    did = Signal(str)
    """The sentence for a toast: what the user just did. It can be undone."""
    logged = Signal(str)
    """What the user just did and nothing takes back: an immediate concern. Undo would take back something else."""
    undid = Signal(str)
    """The sentence for what was undone or redone."""
    told = Signal(str)
    """A sentence for a toast that is about no change: "This is the last case"."""
    refused = Signal(str)
    """Why something was not done at all."""
    settled = Signal(object, object)
    """(what about, field): the words of this box are on disk now, perhaps some time after they were left."""

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store = store
        self._answers = Answers(store)
        self._waiting: dict[Hashable, tuple[Intent, Typing | None]] = {}
        self._turned_down: set[Hashable] = set()
        self.kept_back: Callable[[Edit], str] | None = None
        """Why a step is neither undone nor named now: somebody grades who must not see what others gave."""
        self._retrying = QTimer(self, singleShot=True, interval=_RETRY_MS)
        self._retrying.timeout.connect(self.retry)
        self._idle = QTimer(self, singleShot=True, interval=_IDLE_MS)
        self._idle.timeout.connect(self._checkpoint)

    @property
    def new_id(self) -> NewId:
        return self.store.new_id

    @property
    def read_only(self) -> bool:
        return self.store.read_only

    @property
    def waiting(self) -> bool:
        """Whether something the user did is still only in memory."""
        return bool(self._waiting)

    def ask(self, question: Question[A]) -> A:
        return self._answers.ask(question)

    def edit(self, intent: Intent, about: Hashable = None, settles: Typing | None = None) -> bool:
        """Do what `intent` says and commit it; True once it is on disk.

        Where the file cannot be written the intent is kept and tried again; a later one `about` the same thing takes
        its place. `settles` names the draft whose words are saved by it.
        """
        if self.read_only:
            self.refused.emit("This workspace is open read only, so nothing was changed.")
            return False
        key = about if about is not None else object()
        self._waiting.pop(key, None)
        self._waiting[key] = (intent, settles)
        self._turned_down.discard(key)
        return self.retry() and key not in self._turned_down

    def retry(self) -> bool:
        """Try everything that waits, oldest first; True when nothing waits any more."""
        while self._waiting:
            key = next(iter(self._waiting))
            intent, settles = self._waiting.pop(key)
            try:
                edit = self._commit(intent, settles)
            except NotSaved as error:
                self._waiting = {key: (intent, settles), **self._waiting}
                self.not_saved.emit(str(error))
                self._retrying.start()
                return False
            except WorkbenchError as error:
                self._turned_down.add(key)
                self.refused.emit(str(error))
                continue
            self._tell(edit, settles)
        return True

    def keep_draft(self, subject: Subject, field: str, text: str, base: str) -> bool:
        """Keep words being typed, off the journal; True once they are on disk."""
        try:
            self.store.keep_draft(subject, field, text, base)
        except NotSaved as error:
            self.not_saved.emit(str(error))
            return False
        self._now_saved()
        return True

    def drop_draft(self, subject: Subject, field: str) -> None:
        try:
            self.store.drop_draft(subject, field)
        except NotSaved as error:
            self.not_saved.emit(str(error))

    def undo(self) -> None:
        self._step(forward=False)

    def redo(self) -> None:
        self._step(forward=True)

    def close(self) -> None:
        self._retrying.stop()
        self._idle.stop()
        self.store.close()

    def _step(self, *, forward: bool) -> None:
        try:
            steps = self.ask(UndoSteps())
            edit = steps.redo if forward else steps.undo
            if edit is None:
                self.refused.emit("There is nothing to redo." if forward else "There is nothing to undo.")
                return
            if self.kept_back is not None and (why := self.kept_back(edit)):
                self.refused.emit(why)
                return
            self.store.apply(edit)
        except NotSaved as error:
            self.not_saved.emit(str(error))
        except WorkbenchError as error:
            self.refused.emit(str(error))
        else:
            self._now_saved()
            self.changed.emit(edit.touched)
            self.undid.emit(f"{'Redone' if forward else 'Undone'}: {edit.label}")

    def _commit(self, intent: Intent, settles: Typing | None) -> Edit | None:
        edit = intent()
        if edit is not None:
            self.store.apply(edit, settles)
        elif settles:
            self.store.drop_draft(*settles)
        return edit

    def _tell(self, edit: Edit | None, settles: Typing | None) -> None:
        if settles:
            self.settled.emit(*settles)
        if edit is not None:
            self._now_saved()
            self.changed.emit(edit.touched)
            (self.did if edit.undoable else self.logged).emit(edit.label)
        elif not self._waiting:
            self.saved.emit(datetime.now().time())

    def _now_saved(self) -> None:
        self.saved.emit(datetime.now().time())
        self._idle.start()

    def _checkpoint(self) -> None:
        try:
            self.store.checkpoint()
        except WorkbenchError:
            self._idle.start()
