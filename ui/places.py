"""Going from place to place in an open workspace, and back to the same row."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from ui.components.toast import Toast
from ui.computer_settings import Settings
from ui.desk import Desk
from ui.help import Keys
from ui.idle import Idle
from ui.page import Page
from ui.pages import made
from ui.panes import next_pane
from ui.programme.facts import late_now
from ui.routes import MADE_AHEAD, OF_AUDIT, WAYS_BACK, Route, Screen
from ui.taking_in import TakingIn, imported, lines_taken
from ui.workspace import OpenWorkspace
from workbench.domain.questions import AuditSummary, Programme
from workbench.domain.scales import Scale
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from ui.history.pane import HistoryPane
    from ui.panel.view import PanelPage

_MOST_BACK = 100

Records = int | tuple[tuple[int, str], ...]
"""One record, or several each under a heading."""


class Places(QObject):
    """Pages are made in idle moments or when they are first shown, and keep what was on them."""

    def __init__(self, workspace: OpenWorkspace, desk: Desk, stack: QStackedWidget, settings: Settings) -> None:
        super().__init__(desk)
        self.settings = settings
        self._workspace, self._desk, self._stack = workspace, desk, stack
        self._pages: dict[Screen, Page] = {}
        self._panel: PanelPage | None = None
        self.panel_toast: Toast | None = None
        """Above the boxes where the panel writes, never over them."""
        self._history: HistoryPane | None = None
        self._dialogs: list[Any] = []
        self._trail: list[Route] = []
        self._route: Route | None = None
        self._idle = Idle(self._ahead(), self)
        workspace.changed.connect(self._on_changed)

    @property
    def on_panel(self) -> bool:
        return self._panel is not None and self._stack.currentWidget() is self._panel

    @property
    def page(self) -> QWidget:
        if self._panel is not None and self.on_panel:
            return self._panel
        return self._desk.pages.currentWidget() or self._desk

    def go(self, route: Route) -> None:
        """To a place, remembering the one left behind."""
        left = self.here()
        if self._show(route) and left is not None and left != route:
            self._trail.append(left)
            del self._trail[:-_MOST_BACK]
            self._show_way_back()

    def go_to(self, screen: Screen) -> None:
        """To a place of the side bar, about the audit that is open."""
        audit_id = self._route.audit_id if self._route and screen in OF_AUDIT else 0
        self.go(Route(screen, audit_id))

    def back(self) -> None:
        while self._trail:
            left, route = self.here(), self._trail.pop()
            if route.screen in (Screen.CASES, Screen.RETURNS) and left is not None and left.screen is Screen.PANEL:
                route = replace(route, case_id=left.case_id) if left.audit_id == route.audit_id else route
            if self._show(route):
                break
        self._show_way_back()

    def here(self) -> Route | None:
        if self._route is None:
            return None
        if self._panel is not None and self.on_panel:
            return self._panel.here()
        return page.here() if isinstance(page := self.page, Page) else self._route

    def recent(self) -> list[Route]:
        """Where the user has been, the latest first, each place once."""
        return list(dict.fromkeys(reversed(self._trail)))

    def stop(self) -> None:
        """End what is still running in dialogs, and make nothing more."""
        self._idle.stop()
        if self._panel is not None:
            self._panel.leave()
        for page in self._pages.values():
            page.stop()
        for dialog in {*self._dialogs, *self._stack.window().findChildren(TakingIn)}:
            dialog.stop()

    def keys(self) -> list[tuple[str, Keys]]:
        """What F1 lists for the screen in view."""
        if self._panel is not None and self.on_panel:
            tables = self._panel.keys()
            return [(head, [(key.keys, key.does) for key in table]) for head, table in tables]
        return [("This screen", page.keys())] if isinstance(page := self.page, Page) else []

    def next_pane(self, step: int) -> None:
        if self._panel is not None and self.on_panel:
            next_pane(self._panel.panes(), step)
        elif isinstance(page := self.page, Page):
            next_pane((self._desk.nav, *page.panes()), step)

    def toggle_rail(self) -> None:
        """Narrow or wide: the rail of the panel where that is in view, else the side bar. It is remembered."""
        if self._panel is not None and self.on_panel:
            self._panel.set_narrow(not self._panel.narrow)
            self.settings.choose_narrow("panel_narrow", self._panel.narrow)
        else:
            self.settings.choose_narrow(*self._desk.toggle_rail())

    def raise_concern(self) -> None:
        if self._panel is not None:
            self._panel.strip.concern.click()

    def export(self) -> None:
        """Choose a document of the audit in view."""
        here = self.here()
        found = next((each for each in self._programme() if here and each.audit.id == here.audit_id), None)
        if found is None:
            self._desk.tell("info", "Choose an audit first", "Then Ctrl+E makes a document of it.")
            return
        from ui.exporting.view import ExportDialog

        first = self.page.document() if isinstance(self.page, Page) else ("", "")
        dialog = ExportDialog(self._workspace, found.audit, self._stack.window(), first)
        self.hold(dialog)
        dialog.open()

    def show_history(self, record: Records, title: str, scale: Scale | None = None) -> None:
        from ui.history.pane import HistoryPane

        if self._history is None:
            self._history = HistoryPane(self._workspace, self._stack.window())
        records = record if isinstance(record, tuple) else ((record, ""),)
        self._history.show_records(records, title, scale)

    def import_audit(self) -> None:
        self._choose("Import an audit", "Audits (*.json)", self.import_from)

    def take_lines(self) -> None:
        self._choose(
            "Take lines from a document", "Lines (*.txt *.md *.csv *.xlsx *.toml);;Any file (*)", self.take_from
        )

    def import_from(self, file: str) -> None:
        from workbench import tasks

        work = partial(tasks.import_audit, self._workspace.store, Path(file))
        dialog = TakingIn("Import an audit", work, imported, self._stack.window())
        dialog.taken.connect(self._on_imported)
        self.hold(dialog)
        dialog.open()

    def take_from(self, file: str) -> None:
        from workbench import tasks

        work = partial(tasks.take_framework, self._workspace.store, Path(file))
        dialog = TakingIn("Take lines from a document", work, lines_taken, self._stack.window())
        dialog.taken.connect(self._on_lines_taken)
        self.hold(dialog)
        dialog.open()

    def _show(self, route: Route) -> bool:
        try:
            if route.screen is Screen.PANEL:
                self._show_panel(route)
            else:
                page = self._page(route.screen)
                page.show_route(route)
                self._desk.show_page(page)
                self._stack.setCurrentWidget(self._desk)
                page.focus_first()
        except WorkbenchError as error:
            self._workspace.refused.emit(str(error))
            return False
        self._idle.put_off()
        if route.screen in OF_AUDIT or self._route is None:
            self._route = route
        else:
            self._route = Route(route.screen, self._route.audit_id)
        self._show_audit()
        return True

    def _ahead(self) -> Iterator[Callable[[], object]]:
        yield self._panel_page
        for screen in MADE_AHEAD:
            yield partial(self._page, screen)
            yield from self._page(screen).ahead()

    def _show_panel(self, route: Route) -> None:
        panel, before = self._panel_page(), self._stack.currentIndex()
        self._stack.setCurrentWidget(panel)  # first, so that what was typed on a page is written and not shown again
        try:
            panel.open_case(route.audit_id, route.case_id)
        except WorkbenchError:
            self._stack.setCurrentIndex(before)
            raise
        at = next((n for n, line in enumerate(panel.model.lines) if line.id == route.line_id), None)
        if at is not None and panel.model.go_to(at):
            panel.board.focus_grades(panel.model.current)
        if route.agency_id:
            panel.model.grade_as(route.agency_id)
        if route.concern_id:
            panel.concerns.open(route.concern_id)

    def _panel_page(self) -> PanelPage:
        if self._panel is None:
            from ui.panel.view import PanelPage

            self._panel = PanelPage(self._workspace)
            self._panel.set_narrow(self.settings.kept.panel_narrow)
            self._panel.asked_for.connect(self._on_way_out)
            self._panel.export_asked.connect(self.export)
            self._panel.history_asked.connect(self.show_history)
            self._stack.addWidget(self._panel)
            self.panel_toast = Toast(over=self._panel.board)
            self.panel_toast.undo_requested.connect(self._workspace.undo)
        return self._panel

    def _page(self, screen: Screen) -> Page:
        if screen not in self._pages:
            page = self._pages[screen] = made(screen, self._workspace, self)
            page.asked_for.connect(self.go)
            page.foot_changed.connect(self._desk.show_foot)
            self._desk.pages.addWidget(page)
        return self._pages[screen]

    def _programme(self) -> tuple[AuditSummary, ...]:
        return self._workspace.ask(Programme())

    def _show_audit(self) -> None:
        if self._stack.currentWidget() is not self._desk:
            return  # nobody sees the side bar; going back to it shows it as it is then
        audit_id = self._route.audit_id if self._route else 0
        summaries = self._programme()
        self._desk.show_audit(next((each for each in summaries if each.audit.id == audit_id), None))
        self._desk.show_late(late_now(self._workspace, summaries))

    def _choose(self, title: str, kinds: str, then: Any) -> None:
        chooser = QFileDialog(self._stack.window(), title, str(Path.home()), kinds)
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.fileSelected.connect(then)
        chooser.open()

    def hold(self, dialog: Any) -> None:
        self._dialogs.append(dialog)
        dialog.finished.connect(lambda _result: self._dialogs.remove(dialog) if dialog in self._dialogs else None)

    def _show_way_back(self) -> None:
        """The panel's rail says where Alt+← goes, and goes there."""
        if self._panel is not None and self._trail:
            self._panel.rail.show_way_out(f"{WAYS_BACK.get(self._trail[-1].screen, 'Back')}, Alt+←")

    def _on_way_out(self, route: Route) -> None:
        if route.screen is Screen.CASES and self._trail:
            self.back()
        else:
            self.go(route)

    def _on_changed(self, ids: object) -> None:
        self._show_audit()

    def _on_imported(self, found: Any) -> None:
        self._workspace.changed.emit(frozenset())
        self._workspace.did.emit(f"{found.ref} imported")

    def _on_lines_taken(self, taken: Any) -> None:
        framework = taken.reading.framework
        self._workspace.changed.emit(frozenset())
        self._workspace.told.emit(taken.sentence)
        page = self.page
        if hasattr(page, "choose_lines"):
            page.choose_lines(framework.key, framework.version)
        elif hasattr(page, "choose"):
            page.choose(framework.key, framework.version)
