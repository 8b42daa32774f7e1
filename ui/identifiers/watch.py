"""What the open workspace wants noticed in words that are typed, and what it has decided to keep."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from ui.routes import Route
    from ui.workspace import OpenWorkspace
    from workbench.domain.identifiers import Found, IdentifierKind
    from workbench.domain.identifiers.keeping import Lookout

_ASK_AGAIN_MS = 400
_WARM_MS = 900
_MOST = 20_000
"""Characters of one box that are looked through: far more than anybody types, few enough never to be felt."""


class Watch(QObject):
    """One for the program, `watch`. It rests until a workspace is open; boxes ask it after a pause in typing."""

    changed = Signal()
    """Other names, or something more is kept: boxes look again."""

    def __init__(self) -> None:
        super().__init__()
        self._workspace: OpenWorkspace | None = None
        self._here: Callable[[], Route | None] = lambda: None
        self._lookout: Lookout | None = None
        self._days: dict[int, tuple[date | None, date | None]] = {}
        self._asking = QTimer(self, singleShot=True, interval=_ASK_AGAIN_MS)
        self._asking.timeout.connect(self._ask_again)
        self._warming = QTimer(self, singleShot=True, interval=_WARM_MS)
        self._warming.timeout.connect(self._warm)

    def use(self, workspace: OpenWorkspace, here: Callable[[], Route | None]) -> None:
        """Notice what this workspace wants noticed; `here` says which audit is being worked on."""
        self.rest()
        self._workspace, self._here = workspace, here
        workspace.changed.connect(self._on_changed)
        workspace.destroyed.connect(self._on_gone)
        self._warming.start()

    def rest(self) -> None:
        """Notice nothing: no workspace is open."""
        if self._workspace is not None:
            self._workspace.changed.disconnect(self._on_changed)
            self._workspace.destroyed.disconnect(self._on_gone)
        self._on_gone()

    @property
    def awake(self) -> bool:
        return self._workspace is not None

    @property
    def may_keep(self) -> bool:
        return self._workspace is not None and not self._workspace.read_only

    def look(self, text: str) -> tuple[Found, ...]:
        """The identifiers in a text that nobody has decided to keep; a few milliseconds for a full box."""
        from ui.routes import Screen

        here = self._here()
        if self._workspace is None or not text.strip() or (here is not None and here.screen is Screen.SETTINGS):
            return ()  # the settings are where the names to notice are kept
        if self._lookout is None:
            self._lookout = self._asked()
        return self._lookout.found_in(text[:_MOST], *self._audit_days(here.audit_id if here is not None else 0))

    def keep(self, kind: IdentifierKind, text: str, reason: str) -> bool:
        """Let it stand wherever it is written in this workspace; True once that is on disk."""
        from workbench.domain.identifiers.keeping import keep_identifier

        workspace = self._workspace
        if workspace is None:
            return False
        kept = workspace.edit(lambda: keep_identifier(kind, text, reason, workspace.new_id))
        if kept:
            self._ask_again()
        return kept

    def _asked(self) -> Lookout:
        from workbench.domain.identifiers.keeping import Lookout, lookout_of

        assert self._workspace is not None
        try:
            return lookout_of(self._workspace.ask)
        except WorkbenchError:
            return self._lookout or Lookout()

    def _audit_days(self, audit_id: int) -> tuple[date | None, date | None]:
        """The panel's day of the audit that is open, and the first day its records are read from."""
        from workbench.domain.questions import Programme

        if not audit_id or self._workspace is None:
            return None, None
        if audit_id not in self._days:
            try:
                audits = [summary.audit for summary in self._workspace.ask(Programme())]
            except WorkbenchError:
                return None, None
            self._days = {audit.id: (audit.panel_day, audit.reading_from) for audit in audits}
        return self._days.get(audit_id, (None, None))

    def _on_changed(self, _ids: object) -> None:
        if self._lookout is not None:
            self._asking.start()

    def _ask_again(self) -> None:
        self._asking.stop()
        self._days = {}
        if self._workspace is not None and (now := self._asked()) != self._lookout:
            self._lookout = now
            self.changed.emit()

    def _warm(self) -> None:
        """The patterns are made ready while nobody types."""
        self.look("Born 3 May 2011, NHS 943 476 5919, 07700 900123, B801200005001")

    def _on_gone(self) -> None:
        self._workspace, self._lookout, self._days = None, None, {}
        self._here = lambda: None
        self._asking.stop()
        self._warming.stop()


watch = Watch()
