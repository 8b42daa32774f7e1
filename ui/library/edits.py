"""Edits of the library as its page asks for them: onto the version that is worked on, and never lost on the way."""

from collections.abc import Callable, Hashable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, QTimer

from ui.workspace import OpenWorkspace
from workbench.domain.edits import Added, Edit, Kind, Record
from workbench.domain.frameworks import Framework
from workbench.domain.library import framework_verbs as verbs
from workbench.domain.library.framework_changes import held
from workbench.domain.questions import Library, LinesAndScales, Typing

Verb = Callable[[Library], Edit | None]
_DRAFT_MS = 2_000


class LibraryEdits(QObject):
    """`begun` is the id of the framework or scale the last edit added, until it is shown."""

    def __init__(self, workspace: OpenWorkspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.begun = 0
        self._moved: dict[int, int] = {}
        """From a frozen version to the one an edit of it made: what is still on its way goes there too."""
        self._unsaved: dict[tuple[int, str, str], object] = {}
        self._sent: set[tuple[int, str, str]] = set()
        """Of these, the ones that wait for the file; the others were refused."""
        self._draft: tuple[int, str, str, str, str] | None = None
        self._drafted: set[Typing] = set()
        self._timer = QTimer(self, singleShot=True, interval=_DRAFT_MS)
        self._timer.timeout.connect(self._keep_draft)

    def run(self, verb: Verb, about: Hashable = None, settles: Typing | None = None) -> bool:
        """Do what `verb` makes of the library as it is then; True once it is on disk."""

        def intent() -> Edit | None:
            edit = verb(self._workspace.ask(LinesAndScales()))
            self.begun = _begun(edit)
            return edit

        return self._workspace.edit(intent, about, settles)

    def on_framework(
        self,
        id: int,
        verb: Callable[[Library, int], Edit | None],
        about: Hashable = None,
        settles: Typing | None = None,
    ) -> bool:
        """As `run`, on the version the work on this one has gone on to."""

        def act(library: Library) -> Edit | None:
            there = self._target(id, library)
            edit = verb(library, there)
            if edit is not None and (made := _begun(edit, Kind.FRAMEWORK)):
                self._moved[there] = made
            return edit

        return self.run(act, about, settles)

    def write(self, id: int, key: str, field: str, value: object) -> bool:
        """One field of a line. Words that are refused, or cannot be written yet, stay on the screen."""
        values: dict[str, Any] = {field: value}
        where = (id, key, field)
        self._unsaved[where] = value
        self._forget_typing()
        typing = self._typing(id, key, field)
        settles = typing if typing in self._drafted else None

        def verb(library: Library, there: int) -> Edit | None:
            return verbs.change_line(library, there, key, self._workspace.new_id, **values)

        done = self.on_framework(id, verb, where, settles)
        if not done and self._workspace.waiting:
            self._sent.add(where)
        if done:
            self._unsaved.pop(where, None)
            if typing is not None:
                self._drafted.discard(typing)
        return done

    def stay(self) -> None:
        """A person has chosen what to work on: an edit of a frozen version makes its own next one again."""
        self._moved.clear()

    def over(self, id: int, framework: Framework) -> Framework:
        """As it is to be shown: with words that are not on disk."""
        if not self._workspace.waiting:
            for where in self._sent:
                self._unsaved.pop(where, None)
            self._sent.clear()
        here: dict[str, dict[str, Any]] = {}
        for (at, key, field), value in list(self._unsaved.items()):
            line = next((line for line in framework.lines if line.key == key), None)
            if at == id and line is not None:
                if getattr(line, field) == value:
                    del self._unsaved[at, key, field]
                else:
                    here.setdefault(key, {})[field] = value
        return replace(framework, lines=tuple(replace(line, **here.get(line.key, {})) for line in framework.lines))

    def typed(self, id: int, key: str, field: str, words: str, base: str) -> None:
        """Words that are being typed into a line no audit uses are kept, at most two seconds behind the keys."""
        self._draft = (id, key, field, words, base)
        if not self._timer.isActive():
            self._timer.start()

    def left_as_it_was(self, id: int, key: str, field: str) -> None:
        self._forget_typing()
        self._unsaved.pop((id, key, field), None)
        typing = self._typing(id, key, field)
        if typing is not None and typing in self._drafted:
            self._workspace.drop_draft(*typing)
            self._drafted.discard(typing)

    def _forget_typing(self) -> None:
        self._timer.stop()
        self._draft = None

    def _keep_draft(self) -> None:
        if self._draft is None:
            return
        id, key, field, words, base = self._draft
        typing = self._typing(id, key, field)
        if typing is None:
            return
        if self._workspace.keep_draft(*typing, words, base):
            self._drafted.add(typing)
        else:
            self._timer.start()

    def _typing(self, id: int, key: str, field: str) -> Typing | None:
        library = self._workspace.ask(LinesAndScales())
        if id not in {known for known, _ in library.frameworks}:
            return None
        now = held(library, id)
        return (Record(Kind.LINE, now.line_ids[key]), field) if not now.frozen and key in now.line_ids else None

    def _target(self, id: int, library: Library) -> int:
        there = {known for known, _ in library.frameworks}
        while self._moved.get(id) in there:
            id = self._moved[id]
        return id


def _begun(edit: Edit | None, *kinds: Kind) -> int:
    changes = edit.changes if edit else ()
    for kind in kinds or (Kind.FRAMEWORK, Kind.SCALE):
        for change in changes:
            if isinstance(change, Added) and change.kind is kind:
                return change.id
    return 0
