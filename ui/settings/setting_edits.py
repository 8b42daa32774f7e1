"""Writing one setting at a time, onto what the file holds at that moment."""

from dataclasses import replace
from typing import Any

from ui.workspace import OpenWorkspace
from workbench.domain.edits import Edit
from workbench.domain.questions import SettingsNow
from workbench.domain.settings import change_settings


def set_now(workspace: OpenWorkspace, **values: Any) -> bool:
    """Write these settings; True once they are on disk."""

    def intent() -> Edit | None:
        now = workspace.ask(SettingsNow())
        return change_settings(now, replace(now, **values), workspace.new_id)

    return workspace.edit(intent, about=("settings", *values))
