"""Where in the program a user can be."""

from dataclasses import dataclass
from enum import StrEnum


class Screen(StrEnum):
    WELCOME = "welcome"
    PROGRAMME = "programme"
    NEW_AUDIT = "new audit"
    SCOPE = "scope"
    CASES = "cases"
    PANEL = "panel"
    LIBRARY = "library"
    SETTINGS = "settings"
    BRIEFING = "briefing"


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
