"""Who knew which case: one letter for each answer, by keyboard."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.letters import CASES, letters
from ui.theme import theme
from workbench.domain.audits import Known

Index = QModelIndex | QPersistentModelIndex
_MEANT = {
    "known": Known.KNOWN,
    "nil": Known.NIL,
    "out of scope": Known.OUT_OF_SCOPE,
    "awaited": Known.AWAITED,
}
_SHORT = {Known.KNOWN: "Known", Known.NIL: "Nil", Known.OUT_OF_SCOPE: "Out", Known.AWAITED: "Awaited"}
_NARROWEST, _ROW = 82, 36


def keys() -> tuple[tuple[str, str], ...]:
    """The keys of the grid: its letters as they are set, where they act, and Space, which goes from one to the next."""
    lettered = ((letters.shown(CASES, name), state.label.lower()) for name, state in _MEANT.items())
    return (*((letter, does) for letter, does in lettered if letter), ("Space", "next"))


class InvolvementModel(QAbstractTableModel):
    """Cases down, agencies along. What nobody has said is awaited."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cases: tuple[str, ...] = ()
        self.agencies: tuple[tuple[str, str], ...] = ()
        self.states: dict[tuple[str, str], Known] = {}

    def show_all(
        self, cases: Sequence[str], agencies: Sequence[tuple[str, str]], states: Mapping[tuple[str, str], Known]
    ) -> None:
        """References of cases, (code, name) of agencies, and the state by (reference, code)."""
        same = tuple(cases) == self.cases and tuple(agencies) == self.agencies
        if not same:
            self.beginResetModel()
        self.cases, self.agencies, self.states = tuple(cases), tuple(agencies), dict(states)
        if not same:
            self.endResetModel()
        elif self.cases and self.agencies:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.cases) - 1, len(self.agencies) - 1))

    def state(self, row: int, column: int) -> Known:
        return self.states.get((self.cases[row], self.agencies[column][0]), Known.AWAITED)

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.cases)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.agencies)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        state = self.state(index.row(), index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return _SHORT[state]
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return f"{self.cases[index.row()]}, {self.agencies[index.column()][1]}: {state.label}"
        if role == Qt.ItemDataRole.BackgroundRole and state in (Known.NIL, Known.OUT_OF_SCOPE):
            return theme.color("sunken")
        if role == Qt.ItemDataRole.ForegroundRole:
            return theme.color("ink1" if state is Known.KNOWN else "ink2")
        if role == Qt.ItemDataRole.FontRole:
            return theme.font("detail_strong" if state is Known.KNOWN else "detail")
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        across = orientation == Qt.Orientation.Horizontal
        if role == Qt.ItemDataRole.DisplayRole:
            return self.agencies[section][0] if across else self.cases[section]
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.agencies[section][1] if across else self.cases[section]
        return None


class InvolvementGrid(QTableView):
    """`said` carries ([(case reference, agency code)], Known): the cells of the selection in which it differs."""

    said = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = InvolvementModel(self)
        self.read_only = False
        self.setModel(self.grid)
        self.setAccessibleName("Involvement of each agency in each case")
        self.setAccessibleDescription("K known, N nil return, O out of scope, A awaited, Space the next of the four")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        for corner in self.findChildren(QAbstractButton):
            corner.setAccessibleName("All cases and agencies")
        self.horizontalHeader().setDefaultSectionSize(_NARROWEST)
        self.grid.modelReset.connect(self._spread)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setHighlightSections(False)
        self.doubleClicked.connect(self._on_double_clicked)
        theme.changed.connect(self._spread)

    def set_needed_height(self) -> None:
        """As high as its rows, up to a dozen."""
        rows = min(max(len(self.grid.cases), 1), 12)
        self._spread()
        row = self.verticalHeader().defaultSectionSize()
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + rows * row + 18)

    def _say(self, state: Known | None) -> None:
        if self.read_only:
            return
        current = self.currentIndex()
        places = [place for place in self.selectedIndexes() or [current] if place.isValid()]
        if not places:
            return
        first = current if current in places else places[0]
        order = list(Known)
        wanted = state or order[(order.index(self.grid.state(first.row(), first.column())) + 1) % len(order)]
        changed = [place for place in places if self.grid.state(place.row(), place.column()) is not wanted]
        if changed:
            named = [(self.grid.cases[place.row()], self.grid.agencies[place.column()][0]) for place in changed]
            self.said.emit(named, wanted)

    def _spread(self) -> None:
        """Columns share the width there is, and scroll where there is too little."""
        count, scale = len(self.grid.agencies), theme.text_scale
        narrowest, row = round(_NARROWEST * scale), round(_ROW * scale)
        if row != self.verticalHeader().defaultSectionSize():
            self.verticalHeader().setDefaultSectionSize(row)
        self.horizontalHeader().setMinimumSectionSize(narrowest)
        if count:
            room = self.viewport().width() // count
            self.horizontalHeader().setDefaultSectionSize(min(max(room, narrowest), round(140 * scale)))

    def _on_double_clicked(self, index: QModelIndex) -> None:
        self._say(None)

    # What Qt asks

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._spread()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if meant := letters.meant(CASES, event):
            self._say(_MEANT[meant])
        elif plain and key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._say(None)
        else:
            super().keyPressEvent(event)
