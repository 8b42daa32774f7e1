"""The window: the welcome screen until a workspace is open, then the desk, and the panel over all of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.frame import Frame

if TYPE_CHECKING:
    from ui.actions import Action
    from ui.after_opening import AfterOpening
    from ui.computer_settings import Settings
    from ui.desk import Desk
    from ui.help import Keys
    from ui.places import Places
    from ui.saying import Saying
    from ui.workspace import OpenWorkspace
    from workbench.storage.store import Store

Relaunch = Callable[[Path | None], None]


class Shell(Frame):
    """One workspace at a time. Locking ends the process, so that no key and no case text stays in memory.

    `at_once` False shows the bare plate first: `painted` says that it can be seen, and `dress` puts the rest on it.
    """

    def __init__(
        self,
        folder: Path | None = None,
        *,
        data: Path | None = None,
        relaunch: Relaunch | None = None,
        at_once: bool = True,
    ) -> None:
        super().__init__()
        self._folder, self._data_given, self._relaunch_given = folder, data, relaunch
        self.workspace: OpenWorkspace | None = None
        self.desk: Desk | None = None
        self.places: Places | None = None
        self._saying: Saying | None = None
        self._after: AfterOpening | None = None
        self._ended = self._warned = False
        if at_once:
            self.dress()

    def dress(self) -> None:
        """The welcome screen, the keys that work everywhere, and the place for toasts."""
        from ui.actions import make_shortcuts
        from ui.components.toast import Toast
        from ui.dialog_keys import DialogKeys
        from ui.letters import letters
        from ui.lock import start_again
        from ui.theme import theme
        from ui.welcome.view import WelcomePage

        theme.dress(self)
        self._relaunch = self._relaunch_given or start_again
        letters.use(self.settings)
        self.welcome = WelcomePage(self.data, self.settings)
        self.welcome.opened.connect(self.show_workspace)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.welcome)
        self.setCentralWidget(self._stack)
        self.toast = Toast(over=self._stack)
        self.toast.undo_requested.connect(self.undo)
        self.actions_table = self._actions()
        make_shortcuts(self, self.actions_table)
        concern = self._on_concern_in_dialog
        self._dialogs = DialogKeys(self, {"Ctrl+L": self.lock, "F8": concern, "Ctrl+Shift+I": concern})
        if self._folder is not None:
            self.welcome.select(self._folder.absolute())
        self.welcome.focus_first()

    @cached_property
    def data(self) -> Path:
        """Where this computer's own notes are kept."""
        from workbench.computer import data_folder

        return self._data_given or data_folder()

    @cached_property
    def settings(self) -> Settings:
        from ui.computer_settings import Settings

        return Settings(self.data)

    def show_workspace(self, store: Store) -> None:
        """The home of the workspace that was just opened; then the slow look at the whole file."""
        from ui.after_opening import AfterOpening
        from ui.away import Away
        from ui.desk import Desk
        from ui.identifiers.watch import watch
        from ui.places import Places
        from ui.recent import remember
        from ui.routes import Route, Screen
        from ui.saying import Saying
        from ui.workspace import OpenWorkspace

        workspace = self.workspace = OpenWorkspace(store, self)
        desk = self.desk = Desk(workspace)
        if not desk.is_example:
            remember(self.data, store.folder, datetime.now())
        desk.set_narrow(self.settings.kept.narrow, on_work=self.settings.kept.work_narrow)
        desk.chosen.connect(self._on_place)
        desk.workspace_pressed.connect(self._on_workspace_pressed)
        self._stack.addWidget(desk)
        self.places = Places(workspace, desk, self._stack, self.settings)
        watch.use(workspace, self.places.here)
        self._saying = Saying(workspace, desk, self.places, self.toast)
        workspace.saved.connect(self._on_saved)
        self.setWindowTitle(f"{store.folder.name.removesuffix('.plumbline')} – Plumbline")
        self._stack.setCurrentWidget(desk)
        self._stack.removeWidget(self.welcome)
        self.welcome.stop()
        self.welcome.deleteLater()
        self.places.go(Route(Screen.PROGRAMME))
        self._after = AfterOpening(workspace, desk)
        self._after.begin()
        self.away = Away(workspace, self.places, self.settings, self._stack, self.lock)

    @property
    def page(self) -> QWidget:
        """What fills the window beside the side bar."""
        return self.places.page if self.places is not None else self.welcome

    def undo(self) -> None:
        if self.workspace is not None:
            self.workspace.undo()

    def redo(self) -> None:
        if self.workspace is not None:
            self.workspace.redo()

    def lock(self) -> None:
        """Close the workspace and begin again in a fresh process, at its passphrase."""
        if self.workspace is not None and self.desk is not None:
            self.leave_for(None if self.desk.is_example else self.workspace.store.folder)

    def leave_for(self, folder: Path | None, backup: Path | None = None) -> None:
        """Close, and begin again there; on the way `backup` is put in the place of what the workspace holds."""
        self._dialogs.close_all()
        if self.close() and self._after is not None:
            self._after.leave().then(self._relaunch, folder, backup)

    def _actions(self) -> tuple[Action, ...]:
        from ui.actions import Action

        return (
            Action("all keys for this screen", ("F1",), self._on_help),
            Action("find anything", ("Ctrl+K", "Ctrl+F"), self._on_find),
            Action("undo", ("Ctrl+Z",), self.undo),
            Action("redo", ("Ctrl+Shift+Z", "Ctrl+Y"), self.redo),
            Action("new audit", ("Ctrl+N",), self._on_new),
            Action("export a document", ("Ctrl+E",), self._on_export),
            Action("open another workspace", ("Ctrl+O",), self._on_open),
            Action("next pane", ("F6",), partial(self._on_pane, 1)),
            Action("previous pane", ("Shift+F6",), partial(self._on_pane, -1)),
            Action("side bar as icons, or with words", ("F9",), self._on_rail),
            Action("larger text; on the panel, for a projector", ("Ctrl+=", "Ctrl++"), partial(self._on_size, 1)),
            Action("smaller text", ("Ctrl+-",), partial(self._on_size, -1)),
            Action("text at 100 %", ("Ctrl+0",), partial(self._on_size, 0)),
            Action("back to where you were", ("Alt+Left",), self._on_back),
            Action("lock", ("Ctrl+L",), self.lock),
            Action("explore the example", ("Ctrl+T",), self._on_example, listed=False),
        )

    def _is_unsaved(self) -> bool:
        """Whether something is still only in memory; the first time it is said, the second time it is let go."""
        if self.workspace is None or not self.workspace.waiting or self.workspace.retry() or self._warned:
            return False
        assert self._saying is not None
        self._warned = True  # until something is saved: what is typed after that is asked about anew
        self._saying.refuse("Some changes are not saved yet. Plumbline stays open; closing again leaves without them.")
        return True

    def _on_saved(self, _at: object) -> None:
        self._warned = False

    def _on_place(self, key: str) -> None:
        from ui.routes import Route, Screen

        assert self.places is not None
        assert self.desk is not None
        if key == "lock":
            self.lock()
        elif key == "settings":
            self.places.go(Route(Screen.SETTINGS))
        else:
            self.places.go_to(Screen(key))

    def _on_workspace_pressed(self) -> None:
        from ui.passphrase.menu import pop_up

        pop_up(self)

    def _on_help(self) -> None:
        from ui.help import KeysDialog

        everywhere = [(action.shown, action.text) for action in self.actions_table if action.listed]
        in_boxes = ("Ctrl+Shift+K", "in a box: keep what looks like an identifier, and say why")
        if self.places is None:
            sections: list[tuple[str, Keys]] = [("This screen", self.welcome.keys()), ("Everywhere", everywhere[:1])]
        else:
            sections = [*self.places.keys(), ("Everywhere", [*everywhere, in_boxes])]
        KeysDialog(sections, self).open()

    def _on_find(self) -> None:
        from ui.finding.palette import FindPalette

        if self.workspace is not None and self.places is not None:
            palette = FindPalette(self.workspace, self.places.recent(), self)
            palette.asked_for.connect(self.places.go)
            palette.open()
            palette.typed.setFocus()

    def _on_new(self) -> None:
        from ui.routes import Route, Screen

        if self.places is None:
            self.welcome.start_creating()
        elif self.workspace is not None and not self.workspace.read_only:
            self.places.go(Route(Screen.NEW_AUDIT))

    def _on_export(self) -> None:
        if self.places is not None:
            self.places.export()

    def _on_open(self) -> None:
        if self.workspace is None:
            self.welcome.choose_folder()
        else:
            self.leave_for(None)

    def _on_example(self) -> None:
        if self.places is None:
            self.welcome.open_example()

    def _on_pane(self, step: int) -> None:
        if self.places is not None:
            self.places.next_pane(step)

    def _on_rail(self) -> None:
        if self.places is not None:
            self.places.toggle_rail()

    def _on_size(self, step: int) -> None:
        from ui.computer_settings import larger
        from ui.theme import theme

        if self.places is not None and self.places.on_panel:
            self.settings.choose_projector(larger(theme.scale, step))
        else:
            self.settings.choose_text(larger(theme.text_scale, step))

    def _on_concern_in_dialog(self) -> None:
        """The panel's own key, with a dialog over it: the dialog gives way."""
        if self.places is not None and self.places.on_panel:
            self._dialogs.close_all()
            self.places.raise_concern()

    def _on_back(self) -> None:
        if self.places is not None:
            self.places.back()

    # What Qt asks

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._ended or self.centralWidget() is None:
            return
        focused = self.focusWidget()
        if focused is not None:
            focused.clearFocus()  # what is being typed is left, and so kept
        if self._is_unsaved():
            event.ignore()
            if focused is not None:
                focused.setFocus()
            return
        self._ended = True
        self.hide()
        if self._after is not None:
            self._after.stop()
        if self.places is not None:
            self.places.stop()
        if self.workspace is not None and self._after is not None:
            self._after.leave()
            self.workspace = None
        else:
            self.welcome.stop()
