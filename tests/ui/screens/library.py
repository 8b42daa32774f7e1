"""Lines and scales: frameworks, the editors, versions beside each other, and lines pasted from anywhere."""

from PySide6.QtCore import Qt

from tests.ui.room import Room, Stage
from tests.ui.screens.view import view
from ui.routes import Screen
from workbench.domain.questions import LinesAndScales

_PASTED = """Lines of enquiry

1. Was risk seen early, and did somebody act on it?
- What was known on the day?
2. Was the child seen alone, and what did they say?
3. Did each agency tell the others what they needed to know?
"""


@view(Stage.EXAMPLE)
def library(room: Room) -> None:
    room.go(Screen.LIBRARY)


@view(Stage.EXAMPLE)
def library_frozen(room: Room) -> None:
    """Lines that an audit uses: the next change makes a version."""
    room.go(Screen.LIBRARY)
    _choose(room, "missing-children")


@view(Stage.EXAMPLE)
def library_line(room: Room) -> None:
    """The editor of a line, the keyboard in its question."""
    room.go(Screen.LIBRARY)
    _choose(room, "multi-agency-case-audit")
    room.page.framework.focus_lines()
    room.press("Down", "Enter")


@view(Stage.EXAMPLE)
def library_no_lines(room: Room) -> None:
    room.go(Screen.LIBRARY)
    room.page.hand.new_framework()
    room.quiet()


@view(Stage.EXAMPLE)
def library_scale(room: Room) -> None:
    room.go(Screen.LIBRARY)
    id = next(id for id, scale in room.workspace.ask(LinesAndScales()).scales if scale.key == "care-inspectorate-6")
    room.page._on_chosen(f"scale {id}")
    room.page._on_shown()


@view(Stage.EXAMPLE)
def new_scale(room: Room) -> None:
    room.go(Screen.LIBRARY)
    room.page.dialogs.new_scale()


@view(Stage.EXAMPLE)
def new_scale_lacking(room: Room) -> None:
    room.go(Screen.LIBRARY)
    room.page.dialogs.new_scale()
    room.press("Ctrl+Enter")


@view(Stage.EXAMPLE)
def compare_versions(room: Room) -> None:
    """Of lines whose first question was worded anew."""
    room.go(Screen.LIBRARY)
    _choose(room, "missing-children")
    room.page.hand._on_edited("question", "Did we see the danger to this child early, and act on it the same day?")
    room.quiet()
    room.page.dialogs.compare()


@view(Stage.EXAMPLE)
def compare_versions_all_lines(room: Room) -> None:
    compare_versions(room)
    room.dialog.only.click()


@view(Stage.EXAMPLE)
def paste_lines_empty(room: Room) -> None:
    room.go(Screen.LIBRARY)
    room.page.dialogs._pasted = ""
    room.page.dialogs.paste()


@view(Stage.EXAMPLE)
def paste_lines(room: Room) -> None:
    room.go(Screen.LIBRARY)
    room.page.dialogs._pasted = _PASTED
    room.page.dialogs.paste()


@view(Stage.EXAMPLE)
def lines_taken_from_a_file(room: Room) -> None:
    room.go(Screen.LIBRARY)
    path = room.folder / "lines.txt"
    path.write_text(_PASTED, encoding="utf-8")
    room.places.take_from(str(path))
    room.wait(lambda: room.dialog._job is None)
    room.quiet()


@view(Stage.READ_ONLY)
def library_read_only(room: Room) -> None:
    room.go(Screen.LIBRARY)


def _choose(room: Room, key: str) -> None:
    """The last version of these lines."""
    room.page.list.setFocus(Qt.FocusReason.TabFocusReason)
    frameworks = room.workspace.ask(LinesAndScales()).frameworks
    id, _ = max((pair for pair in frameworks if pair[1].key == key), key=lambda pair: pair[1].version)
    room.page._on_chosen(f"framework {id}")
    room.page._on_shown()
    room.settle()
