"""The first screen: open a workspace, make one, or look at the example."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QWidget

from ui.components.announce import announce
from ui.components.message_bar import MessageKind
from ui.computer_settings import Settings
from ui.form.scrolled import scrolled
from ui.idle_lock import IdleLock
from ui.opening import Opening, Wish
from ui.recent import example_folder, forget, recent, remember
from ui.theme import theme
from ui.welcome.create import CreateSteps
from ui.welcome.plate import WelcomePlate
from ui.welcome.renewal import Renewal
from ui.welcome.ways import Ways
from workbench.errors import OpenElsewhere, WorkbenchError, WrongPassphrase

if TYPE_CHECKING:
    from workbench.storage.store import Store

_WAYS, _CREATING, _RENEWING = range(3)
_LARGE_TEXT = 1.2


class WelcomePage(QWidget):
    """`opened` carries the open Store. Until then nothing but folder names is known."""

    opened = Signal(object)

    def __init__(self, data: Path, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data = data
        self._about_card = self._by_code = False
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.opening = Opening(data, self)
        self.opening.opened.connect(self._on_opened)
        self.opening.no_example.connect(self._on_no_example)
        self.opening.failed.connect(self._on_failed)
        self.opening.slow.connect(self._on_slow)
        ways = self.ways = Ways(data, settings)
        self.card, self.told, self.show_recent = ways.card, ways.told, ways.show_recent
        self.card.asked.connect(self._on_asked)
        self.card.dropped.connect(self._on_dropped)
        ways.chosen.connect(self.select)
        ways.dropped.connect(self._drop)
        ways.create_way.clicked.connect(self.start_creating)
        ways.open_way.clicked.connect(self.choose_folder)
        ways.example_way.clicked.connect(self.open_example)
        ways.foot.restore_asked.connect(self.restore)
        ways.foot.check_asked.connect(self.check)
        self.steps = CreateSteps(data)
        self.steps.left.connect(self.show_ways)
        self.steps.opened.connect(self.opened)
        self.steps.code_shown.connect(self._on_code_shown)
        self.idle = IdleLock(lambda: settings.kept.idle_minutes, self)
        self.idle.due.connect(self._on_nobody_here)
        self._stack = QStackedWidget()
        self._stack.addWidget(scrolled(self.ways))
        self._stack.addWidget(scrolled(self.steps))
        self.renewal = Renewal()
        self.renewal.left.connect(self._on_renewal_left)
        self.renewal.opened.connect(self.opened)
        self._stack.addWidget(scrolled(self.renewal))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._plate = WelcomePlate()
        row.addWidget(self._plate, 7)
        row.addWidget(self._stack, 11)
        self._row = row
        theme.changed.connect(self._fit)
        self._fit()
        self.show_recent()

    def _fit(self) -> None:
        """Large text takes its room from the plate."""
        large = theme.text_scale >= _LARGE_TEXT
        self._row.setStretch(0, 4 if large else 7)
        self._plate.setMinimumWidth(390 if large else 440)

    def select(self, folder: Path) -> None:
        """Put this workspace at the top, ready for its passphrase; or say why it cannot be opened.

        An example needs none, and is opened at once.
        """
        from workbench.storage import workspaces

        if self.renewing or self.opening.busy:
            return
        self.show_ways()
        self.told.setHidden(True)
        if folder == example_folder(self._data):
            self.open_example()
            return
        problem = None
        try:
            folder = workspaces.check_folder(folder)
        except WorkbenchError as error:
            problem = str(error)
        self.show_recent(folder)
        if problem:
            known = any(each.folder == folder for each in recent(self._data))
            self.card.show_problem(problem, action="Take off this list" if known else "")
        elif folder.name == example_folder(self._data).name:
            self._about_card = True
            self.opening.open_as_example(folder)
        self.focus_first()

    def focus_first(self) -> None:
        if self.creating:
            self.steps.focus_first()
        elif self.renewing:
            self.renewal.focus_first()
        elif self.ways.selected is not None:
            self.card.secret.setFocus()
        else:
            self.ways.create_way.setFocus()

    @property
    def creating(self) -> bool:
        return self._stack.currentIndex() == _CREATING

    @property
    def renewing(self) -> bool:
        """Whether a workspace is open by its code, and waits for a new passphrase."""
        return self._stack.currentIndex() == _RENEWING

    def start_creating(self) -> None:
        if self.opening.busy or self.creating or self.renewing:
            return
        self.steps.start()
        self._stack.setCurrentIndex(_CREATING)
        self.steps.focus_first()

    def show_ways(self) -> None:
        self._stack.setCurrentIndex(_WAYS)
        self.focus_first()

    def choose_folder(self) -> None:
        chooser = QFileDialog(self, "Open a workspace folder", str(Path.home()))
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.setOption(QFileDialog.Option.ShowDirsOnly)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.fileSelected.connect(self._on_folder_chosen)
        chooser.open()

    def open_example(self) -> None:
        """The example of this computer, made afresh: three invented audits."""
        if self.opening.busy or self.renewing:
            return
        self.told.setHidden(True)
        self._about_card = False
        self.opening.make_example(date.today())

    def restore(self) -> None:
        """Put a backup in place of the workspace at the top, or of one to be chosen."""
        from ui.backups.restore_dialog import RestoreDialog

        dialog = RestoreDialog(self.ways.selected, self._data, self.window())
        dialog.finished.connect(lambda _result: self.show_recent(self.ways.selected))
        dialog.open()

    def check(self) -> None:
        """Look through the whole of a workspace, and say in plain words how it is."""
        from ui.welcome.check_dialog import CheckDialog

        CheckDialog(self.ways.selected, self.window()).open()

    def stop(self) -> None:
        self.idle.stop()
        self.opening.stop()
        self.steps.stop()
        self.renewal.stop()
        self.card.stop()

    def keys(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Enter", "open the workspace"),
            ("Ctrl+N", "create a workspace"),
            ("Ctrl+O", "open a workspace folder"),
            ("Ctrl+T", "explore the example"),
            ("Del", "take a workspace off this list"),
            ("Esc", "leave creating; nothing is kept"),
        )

    def _on_folder_chosen(self, chosen: str) -> None:
        self.select(Path(chosen))

    def _on_asked(self, secret: str, by_code: bool, read_only: bool) -> None:
        if self.ways.selected is None or self.opening.busy:
            return
        self.card.forget_told()
        self._about_card = True
        wish = Wish(self.ways.selected, "" if by_code else secret, secret if by_code else "", read_only)
        self._by_code = by_code
        self.opening.open(wish)

    def _on_opened(self, store: Store) -> None:
        by_code, self._by_code = self._by_code, False
        if not by_code or store.read_only:
            self.opened.emit(store)
            return
        self.renewal.begin(store)
        self._stack.setCurrentIndex(_RENEWING)
        self.idle.begin()
        self.renewal.focus_first()

    def _on_code_shown(self, folder: Path) -> None:
        remember(self._data, folder, datetime.now())
        self.idle.begin()

    def _on_nobody_here(self) -> None:
        """A code, or a workspace opened by one, does not stay on a screen that nobody looks at."""
        self.idle.stop()
        if self.renewing:
            self.renewal.leave()
            self._tell("info", "Nobody was here, so the workspace was closed. Nothing in it was changed.")
        elif self.creating:
            self.steps.stop()
            self.show_recent()
            self.show_ways()
            self._tell(
                "caution",
                "Nobody was here, so the new workspace was closed before its recovery code was typed back. Open it "
                "with its passphrase and make a new recovery code from its menu.",
            )

    def _on_no_example(self) -> None:
        self.card.forget_told()
        self.focus_first()

    def _on_renewal_left(self, saved: bool) -> None:
        self.show_recent(self.ways.selected)
        self.show_ways()
        if saved:
            self._tell("caution", "The old code still holds. Delete the sheet you just saved.")

    def _on_dropped(self) -> None:
        if self.ways.selected is not None:
            self._drop(self.ways.selected)

    def _drop(self, folder: Path) -> None:
        """Off the list; the workspace itself stays where it is."""
        forget(self._data, folder)
        self.show_recent(None if folder == self.ways.selected else self.ways.selected)
        self.focus_first()

    def _on_slow(self) -> None:
        if self._about_card:
            self.card.show_busy("Opening…")
        else:
            self._tell("info", "Making the example…")
        announce(self, "Opening" if self._about_card else "Making the example")

    def _on_failed(self, error: WorkbenchError) -> None:
        if not self._about_card:
            self._tell("alarm", str(error))
        elif isinstance(error, OpenElsewhere):
            self.card.show_problem(str(error), action="Open read only", read_only=True)
        else:
            self._show_failed(error)

    def _show_failed(self, error: WorkbenchError) -> None:
        from workbench.storage.keys.tries import TryLater, seconds_left

        if isinstance(error, TryLater):
            self.card.show_wait(error.seconds)
            return
        self.card.show_problem(str(error))
        if isinstance(error, WrongPassphrase) and self.ways.selected is not None:
            left = seconds_left(self.ways.selected, datetime.now(UTC))
            if left > 0:
                self.card.show_wait(left)

    def _tell(self, kind: MessageKind, sentence: str) -> None:
        self.told.show_message(kind, sentence)
        self.told.setHidden(False)
