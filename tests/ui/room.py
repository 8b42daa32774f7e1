"""A window on a workspace, brought to one state after another and back to rest, without a test around it."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from enum import Enum
from pathlib import Path
from time import monotonic
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from tests.ui import workspaces_to_show as made
from ui.audit.cases import CasesPage
from ui.concern.drawer import ConcernDrawer
from ui.panel.view import PanelPage
from ui.places import Places
from ui.recent import remember
from ui.routes import Route, Screen
from ui.shell import Shell
from ui.workspace import OpenWorkspace
from workbench.domain.planned import Entry
from workbench.domain.questions import AuditByRef, AuditSummary, Cases, Entries, Overview, Programme
from workbench.domain.setting_up import change_audit
from workbench.domain.whole_audit import WholeAudit
from workbench.storage.store import Store

_LONGEST = 60.0


class Stage(Enum):
    """What a window stands on: which notes the computer has, and which workspace is open."""

    NEW = "a computer on which Plumbline was never used"
    KNOWN = "a computer that remembers workspaces"
    EMPTY = "a workspace without an audit"
    EXAMPLE = "the example"
    READ_ONLY = "the example, open read only"
    LARGE = "an audit of 60 cases, 12 lines and 12 agencies, among many"


class Room:
    """What a state needs to be brought up. `rest` puts everything back for the next."""

    def __init__(self, shell: Shell, folder: Path) -> None:
        self.shell, self.folder = shell, folder
        self._steps = 0
        if shell.workspace is not None:
            shell.workspace.did.connect(self._on_did)
            shell.workspace.undid.connect(self._on_undid)

    @property
    def places(self) -> Places:
        assert self.shell.places is not None
        return self.shell.places

    @property
    def workspace(self) -> OpenWorkspace:
        assert self.shell.workspace is not None
        return self.shell.workspace

    @property
    def page(self) -> Any:
        """The page in view, whatever it is."""
        return self.shell.page

    @property
    def panel(self) -> PanelPage:
        assert isinstance(self.shell.page, PanelPage)
        return self.shell.page

    @property
    def dialogs(self) -> list[QDialog]:
        """Those in view, the one on top last."""
        return [each for each in self.shell.findChildren(QDialog) if each.isVisible()]

    @property
    def dialog(self) -> Any:
        return self.dialogs[-1]

    @property
    def menu(self) -> QMenu | None:
        popup = QApplication.activePopupWidget()
        return popup if isinstance(popup, QMenu) else None

    @property
    def top(self) -> QWidget:
        """What is to be operated: the menu or dialog that is open, else the window."""
        return self.menu or (self.dialogs[-1] if self.dialogs else self.shell)

    @property
    def over(self) -> QWidget:
        """The part of the window that has the keyboard to itself: a dialog, a drawer, or all of it."""
        drawers = [each for each in self.shell.findChildren(ConcernDrawer) if each.isVisible()]
        return self.dialogs[-1] if self.dialogs else drawers[-1] if drawers else self.shell

    def audit(self, ref: str = "") -> int:
        return self.workspace.ask(AuditByRef(ref or self.ref))

    @property
    def ref(self) -> str:
        """The audit most states are about."""
        return made.LARGE_REF if "large" in self.folder.name else "MIS26"

    def programme(self) -> tuple[AuditSummary, ...]:
        return self.workspace.ask(Programme())

    def whole(self, ref: str = "") -> WholeAudit:
        return self.workspace.ask(Overview(self.audit(ref)))

    def case(self, ref: str) -> int:
        return next(each.id for each in self.workspace.ask(Cases(self.audit())) if each.ref == ref)

    def entry(self) -> Entry:
        return self.workspace.ask(Entries())[0]

    def go(self, screen: Screen, case: str = "") -> None:
        audit = 0 if screen in (Screen.PROGRAMME, Screen.LIBRARY, Screen.SETTINGS, Screen.NEW_AUDIT) else self.audit()
        self.places.go(Route(screen, audit, self.case(case) if case else 0))
        self.settle()

    def at_panel(self, case: str, line: int) -> PanelPage:
        """The panel at a line of a case, counted from 1; the keyboard on the grades."""
        self.go(Screen.PANEL, case)
        self.panel.model.go_to(line - 1)
        self.shell.activateWindow()
        self.panel.board.focus_grades(self.panel.model.current)
        return self.panel

    def change(self, **what: Any) -> None:
        """Something about the audit, until the state is left."""
        before = self.whole().audit
        assert self.workspace.edit(lambda: change_audit(before, replace(before, **what)))

    def press(self, *combinations: str) -> None:
        for combination in combinations:
            pressed = QKeySequence(combination.replace("Enter", "Return"))[0]
            QTest.keyClick(self.focus, pressed.key(), pressed.keyboardModifiers())

    def type(self, words: str) -> None:
        QTest.keyClicks(self.focus, words)

    @property
    def focus(self) -> QWidget:
        top = self.top
        if QApplication.activeWindow() is not top and not isinstance(top, QMenu):
            top.activateWindow()
            self.wait(lambda: QApplication.activeWindow() is top)
        widget = top if isinstance(top, QMenu) else QApplication.focusWidget()
        assert widget is not None, "the keyboard is nowhere"
        return widget

    def wait(self, ready: Callable[[], bool]) -> None:
        end = monotonic() + _LONGEST
        while not ready():
            assert monotonic() < end, "it never came"
            QTest.qWait(5)  # a bare loop would keep the interpreter from the thread that works

    def settle(self) -> None:
        for _ in range(8):
            QCoreApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def quiet(self) -> None:
        """Nothing over the screen that is about something else."""
        for toast in (self.shell.toast, self.shell.places.panel_toast if self.shell.places else None):
            if toast is not None:
                toast.hide()

    def rest(self) -> None:
        """Close what is open over the window and take back what was changed for the state."""
        if (menu := self.menu) is not None:
            menu.close()
        for dialog in reversed(self.dialogs):
            dialog.reject()
        if self.shell.desk is not None:
            self.shell.away.idle.stop()  # nobody is here, and nothing locks
            self.shell.away.countdown.hide()
            self.shell.desk.foot.saved.show_saved(datetime.now().time())
            if isinstance(self.page, CasesPage):
                self.page.taking_part._on_keep()
            if getattr(self.page, "where", None) is Screen.BRIEFING:
                self.places.go(Route(Screen.PROGRAMME))  # what is typed in it is written before it is undone
            self.shell.desk.set_narrow(False, on_work=True)
            if self.places.on_panel:
                self.panel.leave()
                self.panel.set_narrow(False)
                self.panel.agencies._put_away = False
                self.panel.line_head._folded = self.panel.compact
                self.panel.line_head._fit()
        while self._steps > 0:
            before = self._steps
            self.workspace.undo()
            if self._steps == before:
                break  # what is never undone, such as a concern
        self._steps = 0
        if (desk := self.shell.desk) is not None:
            for bar in list(desk.messages):  # last: words of what was just undone are told of too
                desk._take_away(bar)
        self.quiet()
        self.settle()

    def _on_did(self, _told: str) -> None:
        self._steps += 1

    def _on_undid(self, _told: str) -> None:
        self._steps -= 1


@contextmanager
def opened(stage: Stage, folder: Path) -> Iterator[Room]:
    """The window of a stage, in a folder of its own; closed afterwards."""
    data = folder / stage.name.lower()
    data.mkdir(parents=True, exist_ok=True)
    if stage is Stage.KNOWN:
        _remember_some(data)
    shell = Shell(data=data, relaunch=lambda _folder: None)
    shell.resize(1440, 900)
    shell.show()
    shell.activateWindow()
    if (store := _store(stage, data)) is not None:
        shell.show_workspace(store)
    room = Room(shell, data)
    room.settle()
    try:
        yield room
    finally:
        room.rest()
        shell.close()
        if (after := shell._after) is not None and (leaving := after._leaving) is not None:
            room.wait(lambda: leaving._job is None)
        shell.deleteLater()
        room.settle()


def _store(stage: Stage, data: Path) -> Store | None:
    match stage:
        case Stage.EXAMPLE:
            return made.example(data)
        case Stage.READ_ONLY:
            return made.read_only(data)
        case Stage.EMPTY:
            return made.empty(data)
        case Stage.LARGE:
            return made.large(data)
    return None


def _remember_some(data: Path) -> None:
    """A workspace that is there, and two whose folders are not to be reached."""
    store = made.empty(data)
    store.close()
    now = datetime.now()
    adults = Path("/media/ruth/BLUE/northmere-safeguarding-adults-board.plumbline")
    remember(data, adults, now.replace(month=1, day=9))
    remember(data, store.folder, now)
