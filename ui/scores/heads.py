"""The heads of the scores: a line by its number and title, a case by its reference."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.components.paragraph import broken_into_lines, paint_lines
from ui.scores.model import ScoresModel
from ui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTableView

CASE = 96
"""Pixels for a reference at 100 %."""
_LEFT = 8


class _Head(QHeaderView):
    def __init__(self, orientation: Qt.Orientation, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)
        self.setSectionsClickable(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @property
    def scores(self) -> ScoresModel:
        model = self.model()
        assert isinstance(model, ScoresModel)
        return model


class CaseHead(_Head):
    """It stays while the lines scroll, and then says under the reference what the column of counts would."""

    def __init__(self, parent: "QTableView | None" = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setAccessibleName("Cases")
        self.counts = False

    def show_counts(self, shown: bool) -> None:
        if shown != self.counts:
            self.counts = shown
            self.viewport().update()

    # What Qt asks

    def sizeHint(self) -> QSize:
        return QSize(round(CASE * theme.text_scale), super().sizeHint().height())

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        model = self.scores
        painter.save()
        painter.fillRect(rect, theme.color("surface"))
        left = QRectF(rect).adjusted(10, 0, -4, 0)
        words = [("label", "ink1", str(model.headerData(section, Qt.Orientation.Vertical)))]
        if self.counts:
            words.append(("smallest", "ink2", model.tally(section).words))
        top = left.center().y() - sum(theme.line(role) for role, _, _ in words) / 2
        for role, tone, text in words:
            painter.setFont(theme.font(role))
            painter.setPen(theme.color(tone))
            cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, round(left.width()))
            line = QRectF(left.left(), top, left.width(), theme.line(role))
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, cut)
            top += theme.line(role)
        painter.setPen(QPen(theme.color("hair"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()


class LineHead(_Head):
    """The number, and the title in up to two lines."""

    def __init__(self, parent: "QTableView | None" = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setAccessibleName("Lines of enquiry")
        self._most = 3

    def set_most(self, lines: int) -> None:
        """How many lines a title may take; no more are kept free than one of them needs."""
        self._most = lines

    def _needed(self) -> int:
        font, found = theme.font("smallest_strong"), 2
        for section in range(self.count()):
            title = str(self.scores.headerData(section, Qt.Orientation.Horizontal))
            wide = self.sectionSize(section) - _LEFT - 3
            found = max(found, len(broken_into_lines(title, font, wide, self._most)))
        return found

    # What Qt asks

    def sizeHint(self) -> QSize:
        lines = (1 + self._needed()) * theme.line("smallest_strong")
        return QSize(super().sizeHint().width(), round(lines + 12))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        model = self.scores
        line = model.line(section)
        counting = line is not None and model.scores is not None and line is not model.scores.whole.whole_case_line
        painter.save()
        painter.fillRect(rect, theme.color("surface"))
        inside = QRectF(rect).adjusted(_LEFT, 4, -3, -6)
        title = str(model.headerData(section, Qt.Orientation.Horizontal))
        step = theme.line("smallest_strong")
        lines = broken_into_lines(title, theme.font("smallest_strong"), inside.width(), self._most)
        top = inside.bottom() - step * len(lines)
        if counting and line is not None:
            painter.setFont(theme.font("smallest_strong"))
            painter.setPen(theme.color("accentText"))
            number = QRectF(inside.left(), inside.top(), inside.width(), step)
            painter.drawText(number, Qt.AlignmentFlag.AlignVCenter, str(line.line.number))
            top = inside.top() + step
        at = QRectF(inside.left(), top, inside.width(), step * len(lines))
        paint_lines(painter, lines, at, "smallest_strong", theme.color("ink1"))
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()
