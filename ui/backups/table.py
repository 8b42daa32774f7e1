"""The backups of a workspace, newest first: when, why, what they hold, and whether they are whole."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.theme import icon, theme
from workbench.domain.backup_plan import Backup
from workbench.domain.text import counted

Index = QModelIndex | QPersistentModelIndex
_COLUMNS = (("Made", 224), ("Why", 170), ("Holds", 140), ("Last case", 104), ("Size", 78), ("Checked", 122))
_HOLDS = 2
_STATES = {None: ("Not read yet", ""), True: ("Whole", "check-circle"), False: ("Damaged", "warning-circle")}


class BackupModel(QAbstractTableModel):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.backups: tuple[Backup, ...] = ()

    def show_backups(self, backups: Sequence[Backup]) -> None:
        self.beginResetModel()
        self.backups = tuple(backups)
        self.endResetModel()

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.backups)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(_COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        backup, column = self.backups[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return _told(backup)[column]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{_COLUMNS[column][0]}: {_told(backup)[column] or 'not known'}"
        if role == Qt.ItemDataRole.FontRole:
            return theme.font("label" if column == 0 else "body")
        if column == len(_COLUMNS) - 1 and backup.verified is not None:
            name, tone = _STATES[backup.verified][1], "ok" if backup.verified else "alarm"
            if backup.of_another:
                name, tone = "info", "ink2"
            if role == Qt.ItemDataRole.ForegroundRole:
                return theme.color(tone)
            if role == Qt.ItemDataRole.DecorationRole:
                return icon(name, tone, 16, 1.0)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return _COLUMNS[section][0]
        return None


class BackupTable(QTableView):
    """`chosen` carries the Backup of the current row, or None."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.backups = BackupModel(self)
        self.setModel(self.backups)
        self.setAccessibleName("Backups, newest first")
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setSectionResizeMode(_HOLDS, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().currentChanged.connect(self._on_current)
        self._spread()
        theme.changed.connect(self._spread)

    def show_backups(self, backups: Sequence[Backup]) -> None:
        """The row that was current stays so, by the file it stands for."""
        was = self.current()
        self.backups.show_backups(backups)
        place = next((n for n, each in enumerate(backups) if was and each.file == was.file), 0)
        if backups:
            self.setCurrentIndex(self.backups.index(place, 0))
        else:
            self.chosen.emit(None)

    def current(self) -> Backup | None:
        row = self.currentIndex().row()
        return self.backups.backups[row] if 0 <= row < len(self.backups.backups) else None

    def _spread(self) -> None:
        self.verticalHeader().setDefaultSectionSize(round(40 * theme.text_scale))
        for place, (_, width) in enumerate(_COLUMNS):
            self.setColumnWidth(place, round(width * theme.text_scale))

    def _on_current(self, now: QModelIndex, before: QModelIndex) -> None:
        self.chosen.emit(self.current())

    # What Qt asks

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._spread()


def _told(backup: Backup) -> tuple[str, ...]:
    counts = dict(backup.counts)
    holds = f"{counted(counts.get('audit', 0), 'audit')}, {counted(counts.get('case', 0), 'case')}" if counts else ""
    why = backup.why.told if backup.why else "Another workspace’s" if backup.of_another else ""
    state = "Not ours" if backup.of_another else _STATES[backup.verified][0]
    return made_at(backup), why, holds, backup.last_case, in_size(backup.size), state


def width_for_all() -> int:
    """Of a dialog in which every column can be read, at the size of text in force."""
    return round(sum(width for _, width in _COLUMNS) * theme.text_scale) + 90


def made_at(backup: Backup) -> str:
    """'6 May 2026, 10:42', on this computer's clock."""
    here = backup.at.astimezone()
    return f"{here.day} {here:%B} {here:%Y}, {here:%H:%M}"


def in_size(size: int) -> str:
    """'0.3 MB', '52 MB', '1.4 GB'."""
    if size >= 1_000_000_000:
        return f"{size / 1e9:.1f} GB"
    return f"{size / 1e6:.1f} MB" if size < 9_950_000 else f"{size / 1e6:.0f} MB"
