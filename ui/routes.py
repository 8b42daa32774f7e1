"""Where in the program a user can be."""

from dataclasses import dataclass
from enum import StrEnum


class Screen(StrEnum):
    WELCOME = "welcome"
    PROGRAMME = "programme"
    NEW_AUDIT = "new audit"
    SCOPE = "scope"
    CASES = "cases"
    RETURNS = "returns"
    PANEL = "panel"
    SCORES = "scores"
    LIBRARY = "library"
    SETTINGS = "settings"
    BRIEFING = "briefing"
    ATTENDANCE = "attendance"


OF_AUDIT = (Screen.SCOPE, Screen.CASES, Screen.RETURNS, Screen.PANEL, Screen.SCORES, Screen.BRIEFING)
"""The screens that are about one audit."""
MADE_AHEAD = (
    Screen.CASES,
    Screen.SCOPE,
    Screen.RETURNS,
    Screen.SCORES,
    Screen.LIBRARY,
    Screen.NEW_AUDIT,
    Screen.BRIEFING,
)
"""Those made in idle moments, the likeliest first; the others are made in a moment, and each costs memory."""
WAYS_BACK = {
    Screen.CASES: "Back to the cases",
    Screen.RETURNS: "Back to the returns",
    Screen.SCORES: "Back to the scores",
    Screen.PROGRAMME: "Back to the programme",
    Screen.SCOPE: "Back to scope and lines",
    Screen.LIBRARY: "Back to lines and scales",
    Screen.BRIEFING: "Back to the briefing",
    Screen.NEW_AUDIT: "Back to the new audit",
    Screen.ATTENDANCE: "Back to attendance",
}


@dataclass(frozen=True, slots=True)
class Route:
    """A screen, and the audit and case it is about where it is about one."""

    screen: Screen
    audit_id: int = 0
    case_id: int = 0
    concern_id: int = 0
    """On the panel or the cases: the logged concern to be opened over the screen."""
    entry_id: int = 0
    """On the programme: the planned work the keyboard is on; for a new audit: the planned work that becomes it."""
    agency_id: int = 0
    """On the returns: the agency in hand; on the panel: the agency whose own grades are entered."""
    meeting_id: int = 0
    """On attendance: the meeting in hand."""
    importing: bool = False
    """On the returns: ask at once for the forms that came back."""
    line_id: int = 0
    """On the scores: the line in hand; on the panel: the line to open."""
