"""The matrix of returns: arrows move, letters act on what is selected, Enter opens."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QFrame, QTableView, QWidget

from ui.components.labels import Label
from ui.letters import RETURNS, letters
from ui.returns.cells import ReturnDelegate
from ui.returns.heads import AgencyHead, CaseHead
from ui.returns.model import ReturnsModel
from ui.theme import theme
from workbench.domain.returns.standing import ReturnsNow

_NARROWEST, _WIDEST, _ROW, _LOWER, _LAST = 90, 150, 54, 48, 34
Place = tuple[int, int]
"""(id of a case, id of an agency)."""


class ReturnsMatrix(QTableView):
    """The first column and the head stay while the rest scrolls."""

    current_changed = Signal()
    acted = Signal(str)
    """The name of an act: "nil", "extend", "chase"."""
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.returns = ReturnsModel(self)
        self._delegate = ReturnDelegate(self)
        self.agencies, self.case_head = AgencyHead(self), CaseHead(self)
        self.setHorizontalHeader(self.agencies)
        self.setVerticalHeader(self.case_head)
        self.setModel(self.returns)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("Returns: cases down, agencies along")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("role", "inside")
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        for corner in self.findChildren(QAbstractButton):
            corner.setAccessibleName("All returns")
        self._corner = Label("Case", "detail", "ink2", self)
        self.selectionModel().currentChanged.connect(self._on_current)
        self.doubleClicked.connect(lambda _index: self.opened.emit())
        self.returns.modelReset.connect(self._spread)
        letters.changed.connect(self._describe)
        theme.changed.connect(self._spread)
        self._describe()

    def show_returns(self, now: ReturnsNow) -> None:
        """The same return stays in hand where it is still there."""
        held = self.place
        self.returns.show_returns(now)
        if self.place is None or self.place != held:
            wanted = self.returns.index_of(*held) if held else QModelIndex()
            self.setCurrentIndex(wanted if wanted.isValid() else self._first(now))

    @property
    def place(self) -> tuple[int | None, int] | None:
        """(id of the case or None for all, id of the agency) that is in hand."""
        return self.returns.place(self.currentIndex())

    def choose(self, case_id: int | None, agency_id: int) -> None:
        index = self.returns.index_of(case_id, agency_id)
        if index.isValid():
            self.setCurrentIndex(index)

    def choose_case(self, case_id: int) -> None:
        """That row, in the column in hand."""
        row = next((n for n, case in enumerate(self.returns.cases) if case.id == case_id), None)
        if row is not None:
            self.setCurrentIndex(self.returns.index(row, max(self.currentIndex().column(), 0)))

    def selected(self) -> list[Place]:
        """The returns that an act is about: what is selected, or what is in hand. All cases of an agency for the last
        row."""
        chosen = self.selectionModel().selectedIndexes()
        current = self.currentIndex()
        found: list[Place] = []
        for index in chosen if current in chosen else [current]:
            place = self.returns.place(index)
            if place is None:
                continue
            case_id, agency_id = place
            cases = [case.id for case in self.returns.cases] if case_id is None else [case_id]
            found += [(each, agency_id) for each in cases]
        return list(dict.fromkeys(found))

    def needed_height(self) -> int:
        """With every case in view."""
        scale = theme.text_scale
        rows = len(self.returns.cases) * round(_ROW * scale) + round(_LAST * scale)
        return rows + self.agencies.least_height() + 2

    def _first(self, now: ReturnsNow) -> QModelIndex:
        """The first return that wants something, else the first of all."""
        for row, standings in enumerate(now.rows):
            for column, standing in enumerate(standings):
                if not standing.settled:
                    return self.returns.index(row, column)
        return self.returns.index(0, 0)

    def _spread(self) -> None:
        """Agencies share the width there is, and scroll where there is too little."""
        scale, count = theme.text_scale, len(self.returns.members)
        fits = self.needed_height() <= self.height()
        self.case_head.setDefaultSectionSize(round((_ROW if fits else _LOWER) * scale))
        if self.returns.cases:
            self.case_head.resizeSection(len(self.returns.cases), round(_LAST * scale))
        self.case_head.setFixedWidth(self.case_head.sizeHint().width())
        self.agencies.show_counts(not fits)
        self.agencies.setFixedHeight(self.agencies.sizeHint().height())
        narrowest = round(_NARROWEST * scale)
        self.agencies.setMinimumSectionSize(narrowest)
        if count:
            room = self.viewport().width() // count
            self.agencies.setDefaultSectionSize(min(max(room, narrowest), round(_WIDEST * scale)))
        self.updateGeometries()
        self._place_corner()

    def _place_corner(self) -> None:
        size = self._corner.sizeHint()
        self._corner.setGeometry(10, self.agencies.height() - size.height() - 6, size.width(), size.height())

    def _describe(self) -> None:
        names = (("chase", "chase"), ("nil", "nil return"), ("extend", "more time"))
        told = [f"{letter} {does}" for name, does in names if (letter := letters.shown(RETURNS, name))]
        self.setAccessibleDescription(", ".join([*told, "Enter opens it"]))

    def _on_current(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self.current_changed.emit()

    # What Qt asks

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._spread()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if meant := letters.meant(RETURNS, event):
            self.acted.emit(meant)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Escape and len(self.selectionModel().selectedIndexes()) > 1:
            keep = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(self.currentIndex(), keep)
        else:
            super().keyPressEvent(event)
