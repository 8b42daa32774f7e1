"""The pages of the desk, each made when it is wanted and told where its requests go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.page import Page
from ui.routes import Screen
from ui.workspace import OpenWorkspace

if TYPE_CHECKING:
    from ui.places import Places


def made(screen: Screen, workspace: OpenWorkspace, places: Places) -> Page:
    match screen:
        case Screen.NEW_AUDIT:
            from ui.new_audit.view import NewAuditPage

            new = NewAuditPage(workspace)
            new.take_asked.connect(places.take_lines)
            new.list_opened.connect(places.hold)
            return new
        case Screen.SCOPE:
            from ui.audit.scope import ScopePage

            scope = ScopePage(workspace)
            scope.export_asked.connect(places.export)
            scope.history_asked.connect(places.show_history)
            return scope
        case Screen.CASES:
            from ui.audit.cases import CasesPage

            cases = CasesPage(workspace)
            cases.history_asked.connect(places.show_history)
            cases.list_opened.connect(places.hold)
            return cases
        case Screen.RETURNS:
            from ui.returns.view import ReturnsPage

            returns = ReturnsPage(workspace)
            returns.history_asked.connect(places.show_history)
            returns.dialog_opened.connect(places.hold)
            return returns
        case Screen.SCORES:
            from ui.scores.view import ScoresPage

            scores = ScoresPage(workspace)
            scores.export_asked.connect(places.export)
            scores.history_asked.connect(places.show_history)
            return scores
        case Screen.LIBRARY:
            from ui.library.view import LibraryPage

            library = LibraryPage(workspace)
            library.take_asked.connect(places.take_lines)
            return library
        case Screen.BRIEFING:
            from ui.briefing.view import BriefingPage

            briefing = BriefingPage(workspace)
            briefing.export_asked.connect(places.export)
            return briefing
        case Screen.ATTENDANCE:
            from ui.attendance.view import AttendancePage

            return AttendancePage(workspace)
        case Screen.SETTINGS:
            from ui.settings.view import SettingsPage

            return SettingsPage(workspace, places.settings)
        case _:
            from ui.programme.view import ProgrammePage

            programme = ProgrammePage(workspace)
            programme.import_asked.connect(places.import_audit)
            return programme
