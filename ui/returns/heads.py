"""The heads of the returns: a case with how much of it is settled, an agency in two lines."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.components.paragraph import broken_into_lines, paint_lines
from ui.returns.model import ReturnsModel
from ui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTableView

_CASE = 94
"""Pixels for a reference at 100 %."""
_ANY = 100
"""Along the sections it is as long as the table: Qt would ask every one of them."""


class _Head(QHeaderView):
    def __init__(self, orientation: Qt.Orientation, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)
        self.setSectionsClickable(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @property
    def returns(self) -> ReturnsModel:
        model = self.model()
        assert isinstance(model, ReturnsModel)
        return model


class CaseHead(_Head):
    """The reference and '7 of 8'. It stays while the agencies scroll."""

    def __init__(self, parent: "QTableView | None" = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setAccessibleName("Cases")

    # What Qt asks

    def sizeHint(self) -> QSize:
        return QSize(round(_CASE * theme.text_scale), _ANY)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        model = self.returns
        painter.save()
        painter.fillRect(rect, theme.color("surface"))
        left = QRectF(rect).adjusted(10, 0, -4, 0)
        if section >= len(model.cases):
            painter.setFont(theme.font("detail"))
            painter.setPen(theme.color("ink2"))
            painter.drawText(left, Qt.AlignmentFlag.AlignVCenter, "Settled")
        else:
            settled, of = model.settled_in(section)
            name, detail = theme.line("name"), theme.line("detail")
            top = left.top() + (left.height() - name - detail) / 2
            for role, tone, words, at, high in (
                ("name", "ink1", model.cases[section].ref, top, name),
                ("detail", "ink2", f"{settled} of {of}", top + name, detail),
            ):
                painter.setFont(theme.font(role))
                painter.setPen(theme.color(tone))
                cut = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, round(left.width()))
                painter.drawText(QRectF(left.left(), at, left.width(), high), Qt.AlignmentFlag.AlignVCenter, cut)
        painter.restore()


class AgencyHead(_Head):
    """The name in up to two lines, and where the last row is out of sight how much of it is settled."""

    def __init__(self, parent: "QTableView | None" = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setAccessibleName("Agencies")
        self.counts = False

    def least_height(self) -> int:
        """Without the counts."""
        return round(2 * theme.line("detail") + 12)

    def show_counts(self, shown: bool) -> None:
        if shown != self.counts:
            self.counts = shown
            self.updateGeometry()
            self.viewport().update()

    # What Qt asks

    def sizeHint(self) -> QSize:
        counts = round(theme.line("smallest")) if self.counts else 0
        return QSize(_ANY, self.least_height() + counts)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        model = self.returns
        painter.save()
        painter.fillRect(rect, theme.color("surface"))
        inside = QRectF(rect).adjusted(11, 4, -4, -6)
        font = theme.font("detail_strong")
        lines = broken_into_lines(model.members[section].agency.name, font, inside.width(), 2)
        step, under = theme.line("detail_strong"), theme.line("smallest") if self.counts else 0.0
        top = inside.bottom() - under - step * len(lines)
        at = QRectF(inside.left(), top, inside.width(), step * len(lines))
        paint_lines(painter, lines, at, "detail_strong", theme.color("ink1"))
        if self.counts:
            settled, of = model.settled_of(section)
            painter.setFont(theme.font("smallest"))
            painter.setPen(theme.color("ink2"))
            below = QRectF(inside.left(), inside.bottom() - under, inside.width(), under)
            painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, f"{settled} of {of}")
        painter.restore()
