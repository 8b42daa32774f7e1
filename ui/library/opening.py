"""The dialogs of the library: pasting, comparing, making a scale, saving as a file. What was typed in one is kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.library.at_hand import AtHand
from workbench.domain.edits import Edit
from workbench.domain.library import framework_verbs as verbs
from workbench.domain.library import scale_verbs
from workbench.domain.library.taking_in import lacking, take_in
from workbench.domain.questions import Library

if TYPE_CHECKING:
    from ui.library.paste import PasteDialog
    from ui.library.scale_editor import ScaleDialog

_PASTE, _SCALE = "pasted lines", "the scale in the dialog"
"""What waits for the file; asked again it takes the place of what was asked before."""


class Dialogs(QObject):
    def __init__(self, hand: AtHand, page: QWidget) -> None:
        super().__init__(page)
        from ui.library.scale_editor import Typed

        self._hand, self._page = hand, page
        self._pasted = ""
        self._typed = Typed()

    def something_lacks(self, library: Library) -> bool:
        """Whether there is anything shipped that the library has not."""
        from workbench.imports import shipped

        return any(lacking(shipped.frameworks(), shipped.scales(), library))

    def take_shipped(self) -> None:
        from workbench import tasks

        workspace = self._hand.workspace
        self._hand.edits.run(lambda _: tasks.take_shipped(workspace.store))

    def paste(self) -> None:
        from ui.library.paste import PasteDialog

        library, framework = self._hand.library, self._hand.framework
        if library is None or self._hand.workspace.read_only:
            return
        empty = framework is not None and not framework.lines and not self._hand.scale_id
        dialog = PasteDialog(library, self._hand.framework_id if empty else 0, self._pasted, self._page.window())
        dialog.taken.connect(lambda pasted: self._on_pasted(dialog, pasted))
        dialog.rejected.connect(lambda: self._keep_words(dialog.box.text()))
        dialog.open()

    def compare(self) -> None:
        from ui.library.compare import CompareDialog

        library = self._hand.library
        if library is not None and self._hand.framework is not None:
            CompareDialog(library, self._hand.framework_id, self._page.window()).open()

    def save(self) -> None:
        from ui.library.saving import ask_where

        if self._hand.framework is not None:
            ask_where(self._hand.framework, self._page.window())

    def new_scale(self) -> None:
        from ui.library.scale_editor import ScaleDialog

        dialog = ScaleDialog(self._typed, new=True, parent=self._page.window())
        dialog.settled.connect(lambda _: self._on_scale_made(dialog))
        dialog.rejected.connect(lambda: self._keep_typed(dialog.typed()))
        dialog.open()

    def change_scale(self) -> None:
        from ui.library.scale_editor import ScaleDialog, Typed

        scale, id = self._hand.scale, self._hand.scale_id
        if scale is None:
            return
        typed = Typed(scale.title, scale_verbs.steps_of(scale), scale_verbs.good_of(scale))
        dialog = ScaleDialog(typed, new=False, parent=self._page.window())
        dialog.settled.connect(lambda _: self._on_scale_changed(dialog, id))
        dialog.open()

    def _keep_words(self, words: str) -> None:
        self._pasted = words

    def _keep_typed(self, typed: object) -> None:
        from ui.library.scale_editor import Typed

        assert isinstance(typed, Typed)
        self._typed = typed

    def _on_pasted(self, dialog: object, pasted: object) -> None:
        from ui.library.paste import Pasted, PasteDialog

        assert isinstance(dialog, PasteDialog)
        assert isinstance(pasted, Pasted)
        new_id, told = self._hand.workspace.new_id, list[str]()

        def add(library: Library, id: int) -> Edit | None:
            return verbs.add_lines(library, id, pasted.lines, new_id)

        def take(library: Library) -> Edit | None:
            taken = take_in(pasted.framework, library, new_id)
            told[:] = [taken.sentence]
            return taken.edit

        self._hand.scale_id = 0
        edits, target = self._hand.edits, pasted.framework_id

        def run() -> bool:
            return edits.on_framework(target, add, _PASTE) if target else edits.run(take, _PASTE)

        if self._carried_out(dialog, run):
            self._pasted = ""
            if told and "already here" in told[0]:
                self._hand.workspace.told.emit(told[0])

    def _on_scale_made(self, dialog: object) -> None:
        from ui.library.scale_editor import ScaleDialog, Typed

        assert isinstance(dialog, ScaleDialog)
        typed, new_id = dialog.typed(), self._hand.workspace.new_id

        def make(library: Library) -> Edit:
            return scale_verbs.make_scale(typed.title, typed.steps, typed.good, library, new_id)

        if self._carried_out(dialog, lambda: self._hand.edits.run(make, _SCALE)):
            self._typed = Typed()

    def _on_scale_changed(self, dialog: object, id: int) -> None:
        from ui.library.scale_editor import ScaleDialog

        assert isinstance(dialog, ScaleDialog)
        typed = dialog.typed()

        def change(library: Library) -> Edit | None:
            return scale_verbs.change_scale(library, id, typed.title, typed.steps, typed.good)

        self._carried_out(dialog, lambda: self._hand.edits.run(change, _SCALE))

    def _carried_out(self, dialog: ScaleDialog | PasteDialog, run: Callable[[], bool]) -> bool:
        """Close the dialog once what it asks for is on disk; until then it says why not, and keeps every word."""
        workspace, said = self._hand.workspace, list[str]()
        workspace.refused.connect(said.append)
        done = run()
        workspace.refused.disconnect(said.append)
        if done:
            dialog.accept()
        elif said:
            dialog.show_problem(said[0])
        else:
            dialog.show_problem("The file is busy. This is tried again by itself, and closes once it is done.")
            workspace.did.connect(dialog.close_once_done)
        return done
