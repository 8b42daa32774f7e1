"""Where a hit leads, and what a place is called that was visited before."""

from collections.abc import Sequence

from ui.routes import Route, Screen
from ui.workspace import OpenWorkspace
from workbench.domain.finding import Found, Hit
from workbench.domain.questions import Cases, Entries, Programme

_NAMES = {
    Screen.PROGRAMME: "Audit programme",
    Screen.NEW_AUDIT: "New audit",
    Screen.SCOPE: "Scope and lines",
    Screen.CASES: "Cases and sample",
    Screen.RETURNS: "Returns",
    Screen.PANEL: "Panel",
    Screen.SCORES: "Scores",
    Screen.BRIEFING: "Briefings",
    Screen.LIBRARY: "Lines and scales",
    Screen.SETTINGS: "Settings",
    Screen.ATTENDANCE: "Attendance",
}
_ATTENDANCE = ("attendance", "register", "who", "came", "panel", "meetings")
ICONS = {
    Found.AUDIT: "calendar-check",
    Found.CASE: "folders",
    Found.PERSON: "user-circle",
    Found.ENTRY: "flag",
    Found.LINE: "list-numbers",
    Found.AGENCY: "users-three",
    Found.TERM: "text-aa",
    Found.MESSAGE: "chat-text",
    Found.BOX: "file-text",
}
_MOST_RECENT = 8


def route_to(hit: Hit) -> Route:
    """The screen where it can be seen and changed."""
    match hit.kind:
        case Found.CASE:
            return Route(Screen.CASES, hit.audit_id, hit.case_id)
        case Found.PERSON if hit.case_id:
            return Route(Screen.CASES, hit.audit_id, hit.case_id)
        case Found.LINE if not hit.audit_id:
            return Route(Screen.LIBRARY)
        case Found.MESSAGE | Found.BOX:
            return Route(Screen.BRIEFING, hit.audit_id)
        case Found.ENTRY:
            return Route(Screen.PROGRAMME, entry_id=hit.id)
        case Found.AGENCY | Found.TERM:
            return Route(Screen.SETTINGS)
        case Found.PERSON if not hit.audit_id:
            return Route(Screen.SETTINGS)
        case _:
            return Route(Screen.SCOPE, hit.audit_id)


def screens(typed: str) -> list[tuple[str, str, Route]]:
    """(place, what is there, route) of the screens that stand nowhere in the side bar, by a part of their name."""
    words = typed.casefold().split()
    named = bool(words) and words[0][:3] in ("att", "reg")  # the first word says it is meant
    if not named or not all(any(known.startswith(word) for known in _ATTENDANCE) for word in words):
        return []
    return [(_NAMES[Screen.ATTENDANCE], "Who came to panel meetings", Route(Screen.ATTENDANCE))]


def visited(workspace: OpenWorkspace, routes: Sequence[Route]) -> list[tuple[str, str, Route]]:
    """(place, about what, route), as they were given; places about what is gone are left out."""
    audits = {each.audit.id: each.audit for each in workspace.ask(Programme())}
    entries = {each.id: each.title for each in workspace.ask(Entries())}
    refs: dict[int, dict[int, str]] = {}
    found: list[tuple[str, str, Route]] = []
    seen: set[tuple[str, str]] = set()
    for route in routes:
        audit = audits.get(route.audit_id)
        if route.audit_id and audit is None:
            continue
        place, about = _NAMES.get(route.screen, ""), audit.title if audit else entries.get(route.entry_id, "")
        if route.screen in (Screen.PROGRAMME, Screen.LIBRARY, Screen.SETTINGS, Screen.NEW_AUDIT):
            about = ""  # which row the keyboard was on there is no name for the place
        elif audit is not None and route.case_id:
            if audit.id not in refs:
                refs[audit.id] = {case.id: case.ref for case in workspace.ask(Cases(audit.id))}
            about = f"{refs[audit.id].get(route.case_id, '')}, {about}".removeprefix(", ")
        if place and (place, about) not in seen:
            seen.add((place, about))
            found.append((place, about, route))
    return found[:_MOST_RECENT]
