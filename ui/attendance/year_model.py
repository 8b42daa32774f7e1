"""Attendance over the year as a table: agencies down, meetings along, and last how often each came."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from workbench.domain.attendance_year import AgencyYear, Held, Mark, Year

Index = QModelIndex | QPersistentModelIndex
MARK = Qt.ItemDataRole.UserRole
ROW = Qt.ItemDataRole.UserRole + 1


class YearModel(QAbstractTableModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.year = Year((), ())

    def show_year(self, year: Year) -> None:
        if year == self.year:
            return
        alike = [each.meeting.id for each in year.held] == [each.meeting.id for each in self.year.held]
        alike = alike and [each.agency for each in year.rows] == [each.agency for each in self.year.rows]
        if not alike:
            self.beginResetModel()
            self.year = year
            self.endResetModel()
            return
        self.year = year
        if year.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(year.rows) - 1, len(year.held)))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(year.held))

    def held(self, column: int) -> Held | None:
        """None in the column of counts."""
        return self.year.held[column] if 0 <= column < len(self.year.held) else None

    def mark(self, index: Index) -> Mark | None:
        row = self.row(index)
        return row.marks[index.column()] if row and index.column() < len(row.marks) else None

    def row(self, index: Index) -> AgencyYear | None:
        return self.year.rows[index.row()] if index.isValid() else None

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.year.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() or not self.year.held else len(self.year.held) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, mark = self.row(index), self.mark(index)
        if row is None:
            return None
        if role == MARK:
            return mark
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return mark.words if mark else row.counts
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            held = self.held(index.column())
            return _told(row, mark, held) if mark and held else f"{row.agency.name}. {_counted(row)}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        told = role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
        if role != Qt.ItemDataRole.DisplayRole and not told:
            return None
        if orientation == Qt.Orientation.Vertical:
            row = self.year.rows[section]
            return f"{row.agency.name}. {_counted(row)}" if told else row.agency.name
        held = self.held(section)
        if held is None:
            return "Came to"
        return f"{held.audit}, {held.meeting.name}" if told else held.meeting.name


def _counted(row: AgencyYear) -> str:
    return f"Came to {row.counts}." + (f" {row.flag}." if row.flagged else "")


def _told(row: AgencyYear, mark: Mark, held: Held) -> str:
    parts = [f"{row.agency.name}, {held.meeting.name}, {held.audit}", mark.words]
    if mark.roles:
        parts.append(mark.roles)
    if mark.in_a_row:
        parts.append(row.flag)
    return ". ".join(parts) + "."
