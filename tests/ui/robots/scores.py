"""A robot at the scores: it moves in the matrix and its towers, presses its letters, and reads what they say."""

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.robots.window import WindowRobot
from ui.routes import Route, Screen
from ui.scores.matrix import ScoresTable
from ui.scores.model import MARK, Mark
from ui.scores.view import ScoresPage
from workbench.domain.questions import Programme

_SAID = Qt.ItemDataRole.AccessibleTextRole
_TEXTS = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value, QAccessible.Text.Help)


class ScoresRobot:
    def __init__(self, keys: WindowRobot) -> None:
        self.keys = keys

    def open(self, ref: str = "MIS26") -> "ScoresRobot":
        places = self.keys.shell.places
        assert places is not None
        audit = next(each.audit for each in self.keys.workspace.ask(Programme()) if each.audit.ref == ref)
        places.go(Route(Screen.SCORES, audit.id))
        return self

    def measured(self) -> "ScoresRobot":
        """The intervals are worked out, or why there are none."""
        self.keys.wait(lambda: not self.page._comparing.isActive() and not self.page.measuring.busy)
        return self

    @property
    def page(self) -> ScoresPage:
        page = self.keys.shell.page
        assert isinstance(page, ScoresPage)
        return page

    @property
    def table(self) -> ScoresTable:
        return self.page.pieces.card.table

    def at(self, row: int, column: int) -> "ScoresRobot":
        """Into the matrix and to a cell, by keyboard from its first."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.keys.press("Ctrl+Home", *["Down"] * row, *["Right"] * column)
        here = self.table.currentIndex()
        assert (here.row(), here.column()) == (row, column)
        return self

    def press(self, *keys: str) -> "ScoresRobot":
        self.keys.press(*keys)
        return self

    @property
    def cell(self) -> str:
        """What a screen reader is told of the cell in hand."""
        return str(self.table.currentIndex().data(_SAID))

    @property
    def cells(self) -> list[list[str]]:
        """What is shown, row by row."""
        return _texts(self.table.scores, Qt.ItemDataRole.DisplayRole)

    @property
    def feet(self) -> list[str]:
        """What a screen reader is told of each line's tower."""
        model = self.page.pieces.card.feet.feet
        return [str(model.index(0, column).data(_SAID) or "") for column in range(model.columnCount())]

    @property
    def heads(self) -> list[str]:
        model = self.table.scores
        return [str(model.headerData(at, Qt.Orientation.Horizontal)) for at in range(model.columnCount())]

    @property
    def refs(self) -> list[str]:
        model = self.table.scores
        return [str(model.headerData(at, Qt.Orientation.Vertical)) for at in range(model.rowCount())]

    @property
    def opened(self) -> tuple[str, list[str], list[str]]:
        """What the count that was opened says, the cells it counts, and among them those it is about."""
        model = self.table.scores
        found: dict[Mark, list[str]] = {Mark.COUNTED: [], Mark.MEANT: []}
        for row in range(model.rowCount()):
            for column in range(model.columnCount()):
                index = model.index(row, column)
                if mark := index.data(MARK):
                    found[mark].append(f"{self.refs[row]} {self.heads[column]}")
        words = self.page.opened.words if self.page.opened else ""
        return words, sorted(found[Mark.COUNTED] + found[Mark.MEANT]), found[Mark.MEANT]

    @property
    def pane(self) -> list[str]:
        """Every word of the cell that is open; none where none is."""
        pane = self.page.pieces.cell
        return [] if pane.isHidden() else pane.told

    @property
    def compared(self) -> list[str]:
        """What is said beside the matrix: the headline, then each bar."""
        pane = self.page.pieces.agreement
        return [pane.headline.text(), *(bar.accessibleName() for bar in pane.bars)]

    @property
    def kappa(self) -> str:
        return " ".join(each.text() for each in self.page.pieces.agreement.measured if each.text())

    def everything_told(self) -> str:
        """Every text, tool tip and accessible word of the page, its tables cell by cell."""
        for _ in range(3):
            QApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        page, found = self.page, []
        for widget in (page, *page.findChildren(QWidget)):
            text = getattr(widget, "text", None)
            found += [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
            found.append(str(text()) if callable(text) else "")
        for model in (self.table.scores, page.pieces.card.feet.feet):
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, _SAID):
                found += [words for row in _texts(model, role) for words in row]
                for way in (Qt.Orientation.Horizontal, Qt.Orientation.Vertical):
                    count = model.columnCount() if way == Qt.Orientation.Horizontal else model.rowCount()
                    found += [str(model.headerData(at, way, role)) for at in range(count)]
        node = QAccessible.queryAccessibleInterface(page)
        assert node is not None
        for each in _walk(node):
            found += [each.text(kind) for kind in _TEXTS]
        return "\n".join(dict.fromkeys(each for each in found if each))


def _texts(model: QAbstractItemModel, role: int) -> list[list[str]]:
    rows, columns = range(model.rowCount()), range(model.columnCount())
    return [[str(model.index(row, column).data(role) or "") for column in columns] for row in rows]


def _walk(node: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield node
    for at in range(node.childCount()):
        child = node.child(at)
        if child is not None and child.isValid():
            yield from _walk(child)
