"""The programme by year. One stop for Tab; arrows, or J and K, move along it."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.letters import PROGRAMME, letters
from ui.programme.columns import YearHead, years_in_words
from ui.programme.row import AuditRow, EntryRow, Key, Row, YearRow
from workbench.domain.audits import year_label
from workbench.domain.programme import Year

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_LETTERS = {"down": 1, "up": -1}


class AuditRows(QWidget):
    """`opened` carries the id of an audit; `entry_opened` and `entry_removed` an Entry."""

    opened = Signal(object)
    entry_opened = Signal(object)
    entry_removed = Signal(object)
    moved = Signal(object)
    """The row the keyboard is on now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Audits by year")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.rows: list[Row] = []
        self._pieces: list[QWidget] = []
        self._unfolded: set[int] = set()
        self._shown: tuple[object, ...] = ()
        self._years: tuple[Year, ...] = ()
        self._agencies: Mapping[int, str] = {}
        self._today = date.min

    @property
    def audits(self) -> list[AuditRow]:
        return [row for row in self.rows if isinstance(row, AuditRow)]

    def show_years(self, years: Sequence[Year], agencies: Mapping[int, str], today: date) -> None:
        """`agencies` are names by id. Nothing is made again where nothing is different."""
        shown = (tuple(years), dict(agencies), today, frozenset(self._unfolded))
        if shown == self._shown:
            return
        self._shown = shown
        self._years, self._agencies, self._today = tuple(years), agencies, today
        self._make()

    def current(self) -> Key:
        return next((row.key for row in self.rows if row.focusPolicy() & Qt.FocusPolicy.TabFocus), ("", 0))

    def current_audit(self) -> int:
        kind, id = self.current()
        return id if kind == "audit" else 0

    def current_row(self) -> Row | None:
        return next((row for row in self.rows if row.key == self.current()), None)

    def set_current(self, key: Key, *, focus: bool = False) -> None:
        """The row that Tab comes to; the first where `key` is not here. A folded year opens for what is in it."""
        folded = self._folded_year_of(key)
        if folded is not None:
            self._unfolded.add(folded)
            self.show_years(self._years, self._agencies, self._today)
        place = next((n for n, row in enumerate(self.rows) if row.key == key), 0)
        for number, row in enumerate(self.rows):
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if number == place else Qt.FocusPolicy.ClickFocus)
        if focus and self.rows:
            self.rows[place].setFocus(Qt.FocusReason.OtherFocusReason)
            self.moved.emit(self.rows[place])

    def fold(self, year: int, folded: bool) -> None:
        """Show an older year as one line, or all that is in it."""
        (self._unfolded.discard if folded else self._unfolded.add)(year)
        self.show_years(self._years, self._agencies, self._today)

    def focus_first(self) -> None:
        """F6 comes to the row the keyboard was on."""
        self.set_current(self.current(), focus=True)

    def _make(self) -> None:
        held = self.window().focusWidget()
        current, focused = self.current(), held is not None and self.isAncestorOf(held)
        place = next((n for n, row in enumerate(self.rows) if row.key == current), 0)
        gone, self._pieces, self.rows = self._pieces, [], []
        for year in self._years:
            if year.recent:
                head = YearHead(year_label(year.year), year.told, named=not self._pieces)
                self._card(head, self._rows_of(year))
        if older := tuple(year for year in self._years if not year.recent):
            rows: list[Row] = []
            for year in older:
                open_now = year.year in self._unfolded
                rows.append(YearRow(year, folded=not open_now))
                rows += self._rows_of(year) if open_now else []
            self._card(YearHead("Earlier years", years_in_words(older), named=False), rows)
        if self.rows and all(row.key != current for row in self.rows):
            current = self.rows[min(place, len(self.rows) - 1)].key  # its row is gone: the one that took its place
        for piece in self._pieces:
            piece.show()  # at once: the keyboard cannot go where nothing is shown yet
        self.set_current(current, focus=focused)
        for piece in gone:
            self._column.removeWidget(piece)
            piece.hide()
            piece.deleteLater()

    def _rows_of(self, year: Year) -> list[Row]:
        audits: list[Row] = [AuditRow(summary, self._today) for summary in year.audits]
        return audits + [
            EntryRow(entry, self._agencies.get(entry.agency_id or 0, ""), self._today) for entry in year.entries
        ]

    def _card(self, head: QWidget, rows: list[Row]) -> None:
        card = QFrame()
        card.setProperty("role", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        for row in rows:
            row.last = row is rows[-1]
            row.clicked.connect(lambda _checked=False, row=row: self._on_pressed(row))
            self.rows.append(row)
            inside.addWidget(row)
        for piece in (head, card):
            self._pieces.append(piece)
            self._column.addWidget(piece)

    def _folded_year_of(self, key: Key) -> int | None:
        kind, id = key
        for year in self._years:
            ids = [each.audit.id for each in year.audits] if kind == "audit" else [each.id for each in year.entries]
            if kind in ("audit", "entry") and id in ids and not year.recent and year.year not in self._unfolded:
                return year.year
        return None

    def _on_pressed(self, row: Row) -> None:
        self.set_current(row.key)
        if isinstance(row, YearRow):
            row.setFocus(Qt.FocusReason.OtherFocusReason)
            self.fold(row.year.year, not row.folded)
        elif isinstance(row, EntryRow):
            self.entry_opened.emit(row.entry)
        else:
            self.opened.emit(row.key[1])

    # What Qt asks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here, key = next((n for n, row in enumerate(self.rows) if row.hasFocus()), -1), Qt.Key(event.key())
        step = _STEPS.get(key, 0) or _LETTERS.get(letters.meant(PROGRAMME, event), 0)
        if here < 0:
            super().keyPressEvent(event)
            return
        row = self.rows[here]
        if step:
            self.set_current(self.rows[min(max(here + step, 0), len(self.rows) - 1)].key, focus=True)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.set_current(self.rows[0 if key == Qt.Key.Key_Home else -1].key, focus=True)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            row.click()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and isinstance(row, YearRow):
            self.fold(row.year.year, key == Qt.Key.Key_Left)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and isinstance(row, EntryRow):
            self.entry_removed.emit(row.entry)
        else:
            super().keyPressEvent(event)
