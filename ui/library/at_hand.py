"""What is at hand in the library: a framework and one of its lines, or a scale; and every change made to it there."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from ui.library.edits import LibraryEdits
from ui.library.framework_pane import FrameworkPane
from ui.library.lists import framework_key, scale_key
from ui.library.scale_pane import ScalePane
from ui.workspace import OpenWorkspace
from workbench.domain.edits import Edit
from workbench.domain.frameworks import Framework, Line, LineKind
from workbench.domain.library import framework_verbs as verbs
from workbench.domain.library import scale_verbs
from workbench.domain.library.framework_changes import users_of
from workbench.domain.questions import Library
from workbench.domain.scales import Scale

NEW = ""
"""The key of a line that is being written and is not there yet."""


class AtHand(QObject):
    """`shown` says that something else is at hand, or the same as the file holds it now."""

    shown = Signal()

    def __init__(self, workspace: OpenWorkspace, pane: FrameworkPane, scale: ScalePane, parent: QObject) -> None:
        super().__init__(parent)
        self.workspace, self._pane, self._scale = workspace, pane, scale
        self.edits = LibraryEdits(workspace, self)
        self.library: Library | None = None
        self.framework_id = self.scale_id = 0
        self._family = ""
        self._line, self._place = NEW, 0
        self._writing = False
        """A line is being written that is not there yet."""
        self._behind = ""
        self._had: frozenset[str] | None = None
        """The keys there were when a new line was sent to the file."""
        self._listen()

    def _listen(self) -> None:
        pane, scale = self._pane, self._scale
        pane.line_chosen.connect(self._on_line)
        pane.lines.edit_asked.connect(pane.editor.focus_title)
        pane.lines.move_asked.connect(self.move)
        pane.lines.add_asked.connect(self.add)
        pane.lines.remove_asked.connect(self.remove_line)
        pane.add.clicked.connect(self.add)
        pane.empty.step_requested.connect(self.add)
        pane.editor.edited.connect(self._on_edited)
        pane.editor.typed.connect(self._on_typed)
        pane.editor.unchanged.connect(self._on_unchanged)
        pane.retitled.connect(self._on_retitled)
        pane.rescaled.connect(self._on_rescaled)
        pane.version.clicked.connect(self.new_version)
        pane.copy.clicked.connect(self.copy)
        pane.remove.clicked.connect(self.remove_framework)
        scale.copy.clicked.connect(self.copy_scale)
        scale.remove.clicked.connect(self.remove_scale)

    @property
    def key(self) -> str:
        """The key of its row in the list."""
        return scale_key(self.scale_id) if self.scale_id else framework_key(self.framework_id)

    @property
    def framework(self) -> Framework | None:
        """As the file holds it."""
        library = self.library
        return next((each for id, each in library.frameworks if id == self.framework_id), None) if library else None

    @property
    def scale(self) -> Scale | None:
        return next((each for id, each in self.library.scales if id == self.scale_id), None) if self.library else None

    def show_library(self, library: Library) -> None:
        """Stay where we are, or go to what was just made; where it is gone, to what is nearest."""
        self.library = library
        frameworks = {id: each for id, each in library.frameworks}
        scales = {id for id, _ in library.scales}
        begun, self.edits.begun = self.edits.begun, 0
        if begun in frameworks:
            self.framework_id, self.scale_id = begun, 0
        elif begun in scales:
            self.scale_id = begun
        if self.scale_id not in scales:
            self.scale_id = 0
        if self.framework_id not in frameworks:
            by_nearness = sorted(
                frameworks.items(), key=lambda item: (item[1].key != self._family, item[1].title, -item[1].version)
            )
            self.framework_id = by_nearness[0][0] if by_nearness else 0
        self._show()

    def choose(self, key: str) -> None:
        """A person chose another framework or scale."""
        kind, _, id = key.partition(" ")
        self.edits.stay()
        self.scale_id = int(id) if kind == "scale" else 0
        if kind == "framework" and int(id) != self.framework_id:
            self.framework_id, self._line, self._writing = int(id), NEW, False
        self._show()

    def _show(self) -> None:
        library, framework = self.library, self.framework
        assert library is not None
        read_only = self.workspace.read_only
        if framework is not None:
            self._family = framework.key
            framework = self.edits.over(self.framework_id, framework)
            self._pane.show_framework(framework, library, users_of(framework, library), read_only=read_only)
            self._show_lines(framework)
        if self.scale is not None:
            self._scale.show_scale(self.scale, library, read_only=read_only)
        self.shown.emit()

    def _show_lines(self, framework: Framework) -> None:
        keys = [line.key for line in framework.lines]
        if self._had is not None and (fresh := [key for key in keys if key not in self._had]):
            self._line, self._writing, self._had = fresh[0], False, None
            self._pane.editor.adopt(fresh[0])
        if self._writing:
            self._pane.show_lines(framework, NEW)
            fresh_line = Line(NEW, len(keys) + 1, "", "")
            self._pane.show_line(fresh_line, framework.scale, read_only=False)
            return
        if not keys:
            self._pane.show_no_lines()
            return
        if self._line not in keys:
            self._line = keys[min(self._place, len(keys) - 1)]
        self._place = keys.index(self._line)
        self._pane.show_lines(framework, self._line)
        line = framework.lines[self._place]
        self._pane.show_line(line, framework.scale_of(line), read_only=self.workspace.read_only)

    def _on_line(self, key: str) -> None:
        self._line, self._writing, self._had = key, False, None
        framework = self.framework
        if framework is not None:
            self._show_lines(self.edits.over(self.framework_id, framework))

    def add(self) -> None:
        """An empty line behind the one in hand; it is there once it has a word in it."""
        if self.framework is None or self.workspace.read_only:
            return
        self._behind, self._writing, self._had = self._line, True, None
        self._show_lines(self.edits.over(self.framework_id, self.framework))
        self._pane.editor.focus_title()

    def move(self, by: int) -> None:
        key = self._line
        if key and not self._writing:
            self._do(lambda library, id: verbs.move_line(library, id, key, by, self.workspace.new_id))

    def remove_line(self) -> None:
        key = self._line
        if key and not self._writing and self.framework is not None and self.framework.lines:
            self._do(lambda library, id: verbs.remove_line(library, id, key, self.workspace.new_id))
            self._pane.focus_lines()

    def new_framework(self) -> None:
        library = self.library
        assert library is not None
        usual = next((scale for _, scale in library.scales if scale.key == "ofsted-4"), None)
        scale = usual or next((scale for _, scale in library.scales), None)
        if scale is None:
            self.workspace.refused.emit("There is no scale to grade on yet. Make one first with New scale.")
            return
        self.scale_id = 0
        if self.edits.run(lambda now: verbs.new_framework(now, "New lines of enquiry", scale, self.workspace.new_id)):
            self._pane.title.setFocus()
            self._pane.title.selectAll()

    def new_version(self) -> None:
        self._do(lambda library, id: verbs.new_version(library, id, self.workspace.new_id))

    def copy(self) -> None:
        self._do(lambda library, id: verbs.copy_framework(library, id, self.workspace.new_id))

    def remove_framework(self) -> None:
        self._do(verbs.remove_framework)

    def copy_scale(self) -> None:
        id = self.scale_id
        self.edits.run(lambda library: scale_verbs.copy_scale(library, id, self.workspace.new_id))

    def remove_scale(self) -> None:
        id = self.scale_id
        self.edits.run(lambda library: scale_verbs.remove_scale(library, id))

    def _do(self, verb: Callable[[Library, int], Edit | None]) -> bool:
        return bool(self.framework_id) and self.edits.on_framework(self.framework_id, verb)

    def _on_edited(self, field: str, value: object) -> None:
        if self._writing:
            self._send_new()
        elif not self.edits.write(self.framework_id, self._line, field, value) and self.framework is not None:
            self._show_lines(self.edits.over(self.framework_id, self.framework))

    def _send_new(self) -> None:
        """The new line as it stands; sent again it takes the place of what still waits."""
        from workbench.imports.framework.short_titles import short_title

        framework, typed = self.framework, self._pane.editor.as_typed()
        assert framework is not None
        if not typed.title and not typed.question:
            return
        line = typed if typed.title else Line("", 0, short_title(typed.question), typed.question, typed.prompts)
        if typed.kind is LineKind.WHOLE_CASE and not typed.title:
            line = Line("", 0, "Whole-case judgement", typed.question, typed.prompts, typed.kind)
        behind, self._had = self._behind, frozenset(each.key for each in framework.lines)

        def add(library: Library, id: int) -> Edit | None:
            return verbs.add_lines(library, id, [line], self.workspace.new_id, after=behind)

        done = self.edits.on_framework(self.framework_id, add, about=("new line", self.framework_id))
        if not done and not self.workspace.waiting:
            self._had = None

    def _on_typed(self, field: str, words: str) -> None:
        line = None if self._writing else self._held_line()
        if line is not None:
            self.edits.typed(self.framework_id, line.key, field, words, str(getattr(line, field)))

    def _on_unchanged(self, field: str) -> None:
        if not self._writing and self._line:
            self.edits.left_as_it_was(self.framework_id, self._line, field)

    def _held_line(self) -> Line | None:
        framework = self.framework
        return next((line for line in framework.lines if line.key == self._line), None) if framework else None

    def _on_retitled(self, title: str) -> None:
        self._do(lambda library, id: verbs.retitle(library, id, title, self.workspace.new_id))

    def _on_rescaled(self, scale: Scale) -> None:
        if not self._do(lambda library, id: verbs.put_on_scale(library, id, scale, self.workspace.new_id)):
            self._show()
