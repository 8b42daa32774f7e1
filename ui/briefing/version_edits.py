"""What can be done with the versions of a briefing, each as one step onto what the file holds at that moment."""

from datetime import date

from ui.workspace import OpenWorkspace
from workbench.domain.briefing.drafting import seven_minute
from workbench.domain.briefing.versions import (
    Version,
    begin,
    bring_back,
    current_of,
    draft_again,
    keep_version,
    set_slip,
)
from workbench.domain.edits import Edit
from workbench.domain.questions import BriefingVersions, Everything


class VersionEdits:
    """Of the audit with the id that is given each time."""

    def __init__(self, workspace: OpenWorkspace) -> None:
        self._workspace = workspace

    def begin(self, audit_id: int) -> bool:
        """Draft the first version from the audit's key messages and figures."""
        drafted = seven_minute(self._workspace.ask(Everything(audit_id)), date.today())
        about = ("begin briefing", audit_id)
        return self._workspace.edit(lambda: begin(audit_id, drafted, self._workspace.new_id), about=about)

    def keep(self, audit_id: int) -> bool:
        """Set the version being written aside, and go on with the next."""

        def intent() -> Edit | None:
            current = self._current(audit_id)
            return keep_version(current, date.today(), self._workspace.new_id) if current else None

        return self._workspace.edit(intent, about=("keep version", audit_id))

    def bring_back(self, audit_id: int, earlier: Version) -> bool:
        """The words of a kept version in place of those being written."""

        def intent() -> Edit | None:
            current = self._current(audit_id)
            return bring_back(earlier, current) if current else None

        return self._workspace.edit(intent, about=("bring back version", audit_id))

    def draft_again(self, audit_id: int) -> bool:
        """Every box from the audit as it stands now."""
        drafted = seven_minute(self._workspace.ask(Everything(audit_id)), date.today())

        def intent() -> Edit | None:
            current = self._current(audit_id)
            return draft_again(current, drafted) if current else None

        return self._workspace.edit(intent, about=("draft briefing again", audit_id))

    def set_slip(self, audit_id: int, on: bool) -> bool:
        """Whether the return slip comes at the end."""

        def intent() -> Edit | None:
            current = self._current(audit_id)
            return set_slip(current, on) if current else None

        return self._workspace.edit(intent, about=("slip", audit_id))

    def _current(self, audit_id: int) -> Version | None:
        return current_of(self._workspace.ask(BriefingVersions(audit_id)))
