"""The partnership's own lists of words, one word or a few on each line."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.components.card import Card
from ui.components.field import Field
from ui.settings.section import Section
from ui.workspace import OpenWorkspace
from workbench.domain.edits import Edit
from workbench.domain.questions import Terms
from workbench.domain.terms import NAMES, ListOf, set_terms

_KEEP_MS = 2_000
_EXAMPLES = {
    ListOf.AREA: "North\nRiverside",
    ListOf.GROUP: "Quality and improvement group",
    ListOf.PRIORITY: "Children are heard",
    ListOf.THEME: "Missing children",
    ListOf.STAFF: "First and last name",
    ListOf.PLACE: "A home, a street, an estate",
    ListOf.SCHOOL: "The name of a school",
}


class _Lists(Section):
    """One box for each list; written when it is left, or two seconds after typing began."""

    lists: Sequence[ListOf] = ()

    def __init__(self, workspace: OpenWorkspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.boxes: dict[ListOf, Field] = {}
        self._due: dict[ListOf, QTimer] = {}
        self._typed: set[ListOf] = set()
        """The lists in whose boxes words were typed that are not written yet."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        card = Card()
        card.body.addLayout(grid)
        for place, each in enumerate(self.lists):
            box = self.boxes[each] = Field(
                each.label, hint="one to a line", placeholder=_EXAMPLES[each], role="body", height=170
            )
            due = self._due[each] = QTimer(self, singleShot=True, interval=_KEEP_MS)
            due.timeout.connect(lambda each=each: self._write(each))
            box.user_edited.connect(lambda _text, each=each: self._on_typed(each))
            box.left.connect(lambda each=each: self._on_left(each))
            grid.addWidget(box, place // 2, place % 2)
        self.column.addWidget(card)

    def show_now(self) -> None:
        terms = self._workspace.ask(Terms())
        for each, box in self.boxes.items():
            names = [term.name for term in terms if term.list is each]
            as_typed = box.edit.hasFocus() and {" ".join(line.split()) for line in _lines(box)} == set(names)
            if each not in self._typed and not as_typed:
                box.set_text("\n".join(names))

    def set_read_only(self, read_only: bool) -> None:
        for box in self.boxes.values():
            box.set_read_only(read_only)

    def _on_typed(self, of: ListOf) -> None:
        self._typed.add(of)
        if not self._due[of].isActive():
            self._due[of].start()

    def _on_left(self, of: ListOf) -> None:
        self._write(of)
        self.show_now()

    def _write(self, of: ListOf) -> None:
        self._due[of].stop()
        if of not in self._typed:
            return
        text = self.boxes[of].text()
        self._typed.discard(of)

        def intent() -> Edit | None:
            return set_terms(of, text.splitlines(), self._workspace.ask(Terms()), self._workspace.new_id)

        if not self._workspace.edit(intent, about=("terms", of)):
            self._typed.add(of)


def _lines(box: Field) -> list[str]:
    return [line for line in box.text().splitlines() if line.strip()]


class WordListsSection(_Lists):
    title = "Areas, groups, themes"
    about = "These are offered wherever an area, a group, a priority or a theme is asked for. Other words may be typed."
    lists = (ListOf.AREA, ListOf.GROUP, ListOf.PRIORITY, ListOf.THEME)


class NamesSection(_Lists):
    title = "Names to notice"
    about = (
        "Staff, places and schools that could point to a child. Wherever one of these is typed or imported it is "
        "marked, and it stops a publication until it is settled. The list stays in this encrypted file."
    )
    lists = NAMES
