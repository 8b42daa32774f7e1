"""An immediate concern from a screen of the desk: the button and F8, for the case that is chosen there."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from ui.components.button import Button
from ui.concern.drawer import ConcernDrawer
from ui.workspace import OpenWorkspace
from workbench.domain.audits import Case
from workbench.domain.questions import Concerns

KEYS = ("F8 or Ctrl+Shift+I", "immediate concern about the case chosen")
"""What F1 lists."""


class ConcernAtDesk(QObject):
    """`chosen` gives the audit's id and the case in hand, or None. Put `button` in the head of the page."""

    def __init__(self, workspace: OpenWorkspace, page: QWidget, chosen: Callable[[], tuple[int, Case] | None]) -> None:
        super().__init__(page)
        self._workspace, self._page, self._chosen = workspace, page, chosen
        self._left: QWidget | None = None
        self.drawer: ConcernDrawer | None = None
        self.button = Button("Immediate concern", "alarm", icon_name="warning-octagon", key="F8")
        self.button.clicked.connect(self.raise_one)
        for keys in ("F8", "Ctrl+Shift+I"):
            around = Qt.ShortcutContext.WidgetWithChildrenShortcut
            QShortcut(QKeySequence(keys), page, self.raise_one, context=around)

    def raise_one(self) -> None:
        """The open concern of the case in hand, or a new one."""
        self.open(0)

    def open(self, concern_id: int) -> None:
        found = self._chosen()
        if found is None:
            self._workspace.told.emit("Choose a case first: a concern is logged with its reference.")
            return
        audit_id, case = found
        if self._workspace.read_only and not self._workspace.ask(Concerns(case.id)):
            self._workspace.told.emit("This workspace is open read only, so no concern can be logged here.")
            return
        if self.drawer is None:
            self.drawer = ConcernDrawer(self._workspace, self._page)
            self.drawer.closed.connect(self._on_closed)
        focused = QApplication.focusWidget()
        if focused is not None and not self.drawer.isAncestorOf(focused):
            self._left = focused
        self.drawer.open_for(audit_id, case.id, case.ref, concern_id)

    def _on_closed(self) -> None:
        if self._left is not None:
            self._left.setFocus(Qt.FocusReason.OtherFocusReason)
