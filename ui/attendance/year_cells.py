"""How the grid of the year is painted: present is quiet; only gaps of two in a row stand out, with a sign and words."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from ui.attendance.year_model import MARK, ROW, YearModel
from ui.components.paragraph import broken_into_lines, paint_lines
from ui.theme import icon, theme
from workbench.domain.attendance_year import AgencyYear, Mark
from workbench.domain.meetings import Presence
from workbench.domain.text import in_words

_GAP = 2
AGENCY = 176
"""Pixels at 100 %."""
# Icon, its ink and that of the word.
LOOKS: dict[Presence | None, tuple[str, str, str]] = {
    Presence.PRESENT: ("check", "ok", "ink1"),
    Presence.DEPUTY: ("user-circle", "ok", "ink1"),
    Presence.APOLOGIES: ("chat-text", "ink2", "ink1"),
    Presence.ABSENT: ("x", "ink1", "ink1"),
    None: ("circle-dashed", "ink3", "ink2"),
}


class YearDelegate(QStyledItemDelegate):
    # What Qt asks

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect, mark, row = QRectF(option.rect), index.data(MARK), index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(mark, Mark):
            _paint_mark(painter, rect, mark)
        elif isinstance(row, AgencyYear):
            _paint_counts(painter, rect, row)
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus):
            focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
            painter.setPen(QPen(theme.color("focus" if focused else "control"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1.5, 1.5, -1.5, -1.5), 6, 6)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(round(124 * theme.text_scale), round(44 * theme.text_scale))


def _paint_mark(painter: QPainter, rect: QRectF, mark: Mark) -> None:
    plate = rect.adjusted(_GAP + 0.5, _GAP + 0.5, -_GAP - 0.5, -_GAP - 0.5)
    if not mark.expected and mark.state is None:
        painter.setFont(theme.font("smallest"))
        painter.setPen(theme.color("ink3"))
        painter.drawText(plate.adjusted(9, 0, -4, 0), Qt.AlignmentFlag.AlignVCenter, "Not in it")
        return
    name, sign, ink = LOOKS[mark.state]
    pen = QPen(theme.color("caution" if mark.in_a_row else "line" if mark.state is None else "hair"), 1)
    if mark.state is None:
        pen.setDashPattern([3, 2.5])
    painter.setPen(pen)
    painter.setBrush(theme.color("cautionSoft" if mark.in_a_row else "sunken" if mark.gap else "surface"))
    painter.drawRoundedRect(plate, 5, 5)
    if mark.in_a_row:
        name, sign, ink = "warning", "caution", "caution"
    words = [(mark.words, "detail_strong", ink)]
    if mark.in_a_row:
        words.append((f"{in_words(mark.in_a_row)} in a row", "smallest", "caution"))
    elif mark.roles:
        words.append((mark.roles, "smallest", "ink2"))
    side = round(15 * theme.text_scale)
    painter.drawPixmap(
        round(plate.left() + 8),
        round(plate.center().y() - side / 2),
        icon(name, sign, side, painter.device().devicePixelRatio()),
    )
    left = plate.left() + side + 15
    top = plate.center().y() - sum(theme.line(role) for _, role, _ in words) / 2
    for text, role, tone in words:
        painter.setFont(theme.font(role))
        painter.setPen(theme.color(tone))
        room = plate.right() - left - 4
        cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, round(room))
        painter.drawText(QRectF(left, top, room + 2, theme.line(role)), Qt.AlignmentFlag.AlignVCenter, cut)
        top += theme.line(role)


def _paint_counts(painter: QPainter, rect: QRectF, row: AgencyYear) -> None:
    words = [(f"{row.came} of {row.said}" if row.said else "None said", "label", "ink1")]
    if row.flagged:
        words.append((row.flag, "smallest_strong", "caution"))
    elif row.said and row.not_said:
        words.append((f"{row.not_said} not said", "smallest", "ink2"))
    top = rect.center().y() - sum(theme.line(role) for _, role, _ in words) / 2
    for text, role, tone in words:
        left = rect.left() + 12
        if tone == "caution":
            side = round(13 * theme.text_scale)
            ratio = painter.device().devicePixelRatio()
            middle = top + (theme.line(role) - side) / 2
            painter.drawPixmap(round(left), round(middle), icon("warning", "caution", side, ratio))
            left += side + 4
        painter.setFont(theme.font(role))
        painter.setPen(theme.color(tone))
        painter.drawText(QRectF(left, top, rect.right() - left, theme.line(role)), Qt.AlignmentFlag.AlignVCenter, text)
        top += theme.line(role)


class YearHead(QHeaderView):
    """The heads of the grid: they stay while the meetings scroll."""

    def __init__(self, orientation: Qt.Orientation, name: str, parent: "QTableView | QWidget | None" = None) -> None:
        super().__init__(orientation, parent)
        self.setAccessibleName(name)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)
        self.setSectionsClickable(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    # What Qt asks

    def sizeHint(self) -> QSize:
        if self.orientation() == Qt.Orientation.Vertical:
            return QSize(round(AGENCY * theme.text_scale), super().sizeHint().height())
        return QSize(super().sizeHint().width(), round(theme.line("detail_strong") + 2 * theme.line("smallest") + 12))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        model = self.model()
        assert isinstance(model, YearModel)
        painter.save()
        painter.fillRect(rect, theme.color("surface"))
        inside = QRectF(rect).adjusted(10, 4, -4, -5)
        held = model.held(section) if self.orientation() == Qt.Orientation.Horizontal else None
        if self.orientation() == Qt.Orientation.Vertical:
            name = model.year.rows[section].agency.name
            lines = broken_into_lines(name, theme.font("label"), inside.width(), 2)
            high = theme.line("label") * len(lines)
            at = QRectF(inside.left(), inside.center().y() - high / 2, inside.width(), high)
            paint_lines(painter, lines, at, "label", theme.color("ink1"))
        elif held is None:
            painter.setFont(theme.font("detail_strong"))
            painter.setPen(theme.color("ink1"))
            painter.drawText(inside, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, "Came to")
        else:
            day = held.meeting.day
            told = (
                (f"{day.day} {day:%b %Y}", "detail_strong", "ink1"),
                (held.ref, "smallest", "ink2"),
                (held.meeting.title, "smallest", "ink2"),
            )
            top = inside.top()
            for text, role, tone in told:
                painter.setFont(theme.font(role))
                painter.setPen(theme.color(tone))
                cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, round(inside.width()))
                painter.drawText(
                    QRectF(inside.left(), top, inside.width(), theme.line(role)), Qt.AlignmentFlag.AlignVCenter, cut
                )
                top += theme.line(role)
        painter.restore()
