"""The heads of the preview: each column's own heading, and below it a choice of what it is taken as."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from ui.form.choice import Choice
from ui.theme import theme
from workbench.imports.case_list.columns import Column
from workbench.imports.case_list.fields import Around, What, target_of

_EDGE = 8
_NARROWEST, _WIDEST = 118, 280
_WORDY = {What.SYNOPSIS: 280, What.ETHNICITY: 190, What.STATUS: 180, What.PLACEMENT: 180, What.THEMES: 220}


class ColumnHeads(QHeaderView):
    """`chosen` carries (the column's place in the list, Target). Section 0 is the rows' own and has no choice."""

    chosen = Signal(int, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.choices: list[Choice] = []
        self._columns: tuple[Column, ...] = ()
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.sectionResized.connect(self.put)
        self.geometriesChanged.connect(self.put)
        theme.changed.connect(self._on_theme)

    def show_columns(self, columns: Sequence[Column], around: Around) -> None:
        while len(self.choices) > len(columns):
            choice = self.choices.pop()
            choice.hide()
            choice.deleteLater()
        while len(self.choices) < len(columns):
            choice = Choice(blank="", parent=self.viewport())
            choice.picked.connect(self._on_picked)
            choice.installEventFilter(self)
            self.choices.append(choice)
        for choice, column, before in zip(self.choices, columns, (*self._columns, *columns), strict=False):
            if choice.count() == 0 or before.private != column.private or before.place != column.place:
                allowed = dict.fromkeys((*column.allowed(around), column.target))
                choice.set_terms([(target.key, around.label(target)) for target in allowed])
            choice.set_value(column.target.key)
            choice.setAccessibleName(f"Column {column.letter}, {column.name}: taken as")
            choice.setAccessibleDescription(column.told)
            choice.setToolTip(column.told)
            choice.setEnabled(choice.count() > 1)
            choice.show()
        self._columns = tuple(columns)
        self.put()
        self.viewport().update()

    def put(self) -> None:
        """Each choice under its heading, wherever the table is scrolled to."""
        height = self._choice_height()
        for section, choice in enumerate(self.choices, start=1):
            if section < self.count():
                left = self.sectionViewportPosition(section)
                width = self.sectionSize(section)
                choice.setGeometry(left + 4, self.height() - height - _EDGE, max(width - 8, 24), height)

    def wanted(self, section: int) -> int:
        """How wide a column is, so that its head and what it is taken as can be read."""
        column, choice = self._columns[section - 1], self.choices[section - 1]
        words = QFontMetricsF(theme.font("label")).horizontalAdvance(column.name) + 22
        taken = QFontMetricsF(theme.font("body")).horizontalAdvance(choice.currentText()) + 64
        least = _WORDY.get(column.target.what, _NARROWEST) * theme.text_scale
        return round(min(max(words, taken, least), _WIDEST * theme.text_scale))

    def _choice_height(self) -> int:
        return max(30, round(theme.line("detail") + 12))

    def _on_picked(self, key: str) -> None:
        section = next(place for place, choice in enumerate(self.choices) if choice is self.sender())
        self.chosen.emit(self._columns[section].place, target_of(key))

    def _on_theme(self) -> None:
        self.updateGeometry()
        self.put()

    # What Qt asks

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), round(theme.line("label")) + self._choice_height() + 3 * _EDGE)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keyboard on a choice brings its column into view."""
        if event.type() == QEvent.Type.FocusIn and watched in self.choices:
            table = self.parent()
            section = next(place for place, choice in enumerate(self.choices, start=1) if choice is watched)
            if isinstance(table, QTableView):
                left, bar = self.sectionPosition(section), table.horizontalScrollBar()
                room = self.viewport().width()
                if left < bar.value():
                    bar.setValue(left)
                elif left + self.sectionSize(section) > bar.value() + room:
                    bar.setValue(left + self.sectionSize(section) - room)
                self.put()
        return super().eventFilter(watched, event)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.save()
        painter.fillRect(rect, theme.color("surface"))
        painter.setPen(theme.color("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        words = rect.adjusted(10, _EDGE, -6, 0)
        words.setHeight(round(theme.line("label")))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        if section == 0:
            painter.setFont(theme.font("label"))
            painter.setPen(theme.color("ink2"))
            painter.drawText(words, middle, "Row")
            painter.setFont(theme.font("detail"))
            words.translate(0, words.height() + _EDGE)
            painter.drawText(words, middle, "Each column is taken as")
        elif section <= len(self._columns):
            column = self._columns[section - 1]
            painter.setFont(theme.font("label"))
            kept = column.target.what.kept
            painter.setPen(theme.color("ink1" if kept else "ink3"))
            shown = painter.fontMetrics().elidedText(column.name, Qt.TextElideMode.ElideRight, words.width())
            painter.drawText(words, middle, shown)
        painter.restore()
