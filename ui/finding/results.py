"""What was found, under headings: an icon and a word for each kind, what it is, and what it belongs to."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.routes import Route
from ui.theme import icon, theme

_WHAT = Qt.ItemDataRole.UserRole
_SIDE = 12


@dataclass(frozen=True, slots=True)
class Line:
    """One result and where it leads."""

    icon_name: str
    title: str
    detail: str
    said: str
    """As a screen reader says it."""
    route: Route


class _Painter(QStyledItemDelegate):
    """Headings quiet; results with the title in ink and what it belongs to beside it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        result = isinstance(index.data(_WHAT), Line)
        return QSize(0, round(theme.line("body") + 18) if result else round(theme.line("smallest_strong") + 14))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect, line = QRectF(option.rect), index.data(_WHAT)
        if isinstance(line, Line):
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            self._result(painter, rect, line, chosen=chosen)
        else:
            painter.setFont(theme.font("smallest_strong"))
            painter.setPen(theme.color("ink3"))
            flags = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
            painter.drawText(rect.adjusted(_SIDE, 0, -_SIDE, -4), flags, str(index.data()))
        painter.restore()

    def _result(self, painter: QPainter, rect: QRectF, line: Line, *, chosen: bool) -> None:
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accentSoft"))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 6, 6)
            painter.setBrush(theme.color("accent"))
            painter.drawRoundedRect(QRectF(rect.left() + 1, rect.top() + 8, 3, rect.height() - 16), 1.5, 1.5)
        picture = icon(line.icon_name, "accentText" if chosen else "ink2", 18, painter.device().devicePixelRatio())
        painter.drawPixmap(round(rect.left()) + _SIDE, round(rect.center().y()) - 9, picture)
        x, end = rect.left() + _SIDE + 30, rect.right() - _SIDE
        title = QFontMetricsF(theme.font("label"))
        most = (end - x) * (0.62 if line.detail else 1.0)
        shown = title.elidedText(line.title, Qt.TextElideMode.ElideRight, most)
        self._words(painter, QRectF(x, rect.top(), most + 2, rect.height()), shown, "label", "ink1")
        x += title.horizontalAdvance(shown) + 14
        shown = QFontMetricsF(theme.font("detail")).elidedText(line.detail, Qt.TextElideMode.ElideRight, end - x)
        self._words(painter, QRectF(x, rect.top(), end - x + 2, rect.height()), shown, "detail", "ink2")

    def _words(self, painter: QPainter, room: QRectF, text: str, role: str, tone: str) -> None:
        painter.setFont(theme.font(role))
        painter.setPen(theme.color(tone))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)


class Results(QListWidget):
    """Groups of lines. Only a line can be chosen; the first is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Found")
        self.setItemDelegate(_Painter(self))
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nothing = ""
        """Said in the middle while there is nothing to list."""
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the arrows come from the box above, where the typing is

    def show_groups(self, groups: list[tuple[str, list[Line]]]) -> None:
        self.clear()
        for heading, lines in groups:
            head = QListWidgetItem(heading)
            head.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(head)
            for line in lines:
                item = QListWidgetItem(f"{line.title}  {line.detail}".strip())
                item.setData(_WHAT, line)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, line.said)
                if len(line.title) + len(line.detail) > 60:
                    item.setToolTip(line.said)
                self.addItem(item)
        self.step(1)

    @property
    def lines(self) -> list[Line]:
        """Every result in view, in order."""
        found = (self.item(row).data(_WHAT) for row in range(self.count()))
        return [each for each in found if isinstance(each, Line)]

    def chosen(self) -> Line | None:
        item = self.currentItem()
        line = item.data(_WHAT) if item is not None else None
        return line if isinstance(line, Line) else None

    def step(self, by: int) -> None:
        """To the next or the previous line, over the headings."""
        row = self.currentRow() + by
        while 0 <= row < self.count():
            if isinstance(self.item(row).data(_WHAT), Line):
                self.setCurrentRow(row)
                if row == 1:
                    self.scrollToTop()
                return
            row += 1 if by > 0 else -1

    def step_to_end(self, *, last: bool) -> None:
        self.setCurrentRow(-1)
        if last:
            self.setCurrentRow(self.count() - 1)
        else:
            self.step(1)

    # What Qt asks

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.nothing and not self.count():
            room = QRectF(self.viewport().rect()).adjusted(24, 24, -24, -24)
            painter = QPainter(self.viewport())
            painter.setFont(theme.font("body"))
            painter.setPen(theme.color("ink2"))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.nothing)
            painter.end()
