"""A robot at the draw of the sample: it pastes a list, goes through the steps by keyboard and keeps the draw."""

from PySide6.QtGui import QGuiApplication

from tests.ui.populations import listed
from tests.ui.robots.window import WindowRobot
from ui.audit.cases import CasesPage
from ui.sampling.card import SampleCard
from ui.sampling.dialog import DrawDialog
from ui.sampling.table import ListModel


class DrawRobot:
    def __init__(self, keys: WindowRobot) -> None:
        self.keys = keys

    def open(self) -> "DrawRobot":
        self.keys.press("Ctrl+Shift+D")
        assert isinstance(self.keys.dialog, DrawDialog)
        return self

    @property
    def dialog(self) -> DrawDialog:
        found = [each for each in self.keys.shell.findChildren(DrawDialog) if each.isVisible()]
        assert len(found) == 1, "the draw is not open"
        return found[0]

    @property
    def is_open(self) -> bool:
        return any(each.isVisible() for each in self.keys.shell.findChildren(DrawDialog))

    def paste(self, text: str) -> "DrawRobot":
        QGuiApplication.clipboard().setText(text)
        self.keys.tab_to("Paste the list here").press("Ctrl+V")
        return self.settle()

    def settle(self) -> "DrawRobot":
        dialog = self.dialog
        self.keys.wait(lambda: not dialog.busy)
        return self

    def group_by(self, head: str) -> "DrawRobot":
        choice = self.keys.tab_to("Column of the groups").focused
        for _ in range(9):
            if getattr(choice, "currentText")() == head:  # noqa: B009  a choice, as any field that has the keyboard
                return self.settle()
            self.keys.press("Down")
            self.settle()
        raise AssertionError(f"no column {head}")

    def next(self) -> "DrawRobot":
        self.keys.press("Ctrl+Return")
        return self.settle()

    def method(self, digit: int) -> "DrawRobot":
        self.keys.press(str(digit))
        return self

    @property
    def step(self) -> str:
        return self.dialog.pieces.steps.accessibleName()

    @property
    def rows(self) -> list[tuple[str, ...]]:
        return list(self.dialog.pieces.drawn.table.list.rows)

    @property
    def heads(self) -> tuple[str, ...]:
        return self.dialog.pieces.drawn.table.list.heads

    @property
    def told(self) -> str:
        return self.dialog.pieces.told.accessibleName() if self.dialog.pieces.told.isVisible() else ""


class SampleRobot:
    """The card on Cases and sample."""

    def __init__(self, keys: WindowRobot) -> None:
        self.keys = keys

    @property
    def card(self) -> SampleCard:
        page = self.keys.shell.page
        assert isinstance(page, CasesPage)
        return page.sample.card

    @property
    def rows(self) -> list[tuple[str, ...]]:
        model = self.card.table.list
        assert isinstance(model, ListModel)
        return list(model.rows)

    def at(self, place: int) -> "SampleRobot":
        """The keyboard on a place of the list of the draw."""
        self.keys.tab_to("The list of the draw").press("Ctrl+Home")
        for _ in range(place - 1):
            self.keys.press("Down")
        return self


def stratified(drawing: DrawRobot, size: str = "4") -> DrawRobot:
    """At the draw of a list of 70, in proportion to its three groups."""
    drawing.paste(listed(70)).group_by("Plan").next()
    assert drawing.step == "Step 2 of 3, Method"
    drawing.keys.tab_to("1, Random")
    drawing.method(2).keys.tab_to("How many").fill(size)
    return drawing.next()


def made(drawing: DrawRobot) -> DrawRobot:
    """Kept, with new cases."""
    drawing.dialog.pieces.drawn.cases.cards[0].setFocus()
    drawing.method(1).next()
    drawing.keys.wait(lambda: drawing.dialog.is_kept)
    return drawing
