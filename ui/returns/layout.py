"""The parts of the returns screen and how they stand."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.components.button import Button
from ui.components.empty_state import EmptyState
from ui.components.message_bar import MessageBar
from ui.page import PageHead
from ui.returns.chase_list import ChaseList
from ui.returns.detail_pane import DetailPane
from ui.returns.matrix import ReturnsMatrix
from ui.returns.state_line import StateLine
from ui.theme import icon, theme

if TYPE_CHECKING:
    from ui.returns.view import ReturnsPage

_MINUTE = 60_000


class DropVeil(QWidget):
    """Over the whole page while files are held over it: where they go when they are let go."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName("Let go to read these return forms")
        self.hide()

    def show_over(self, page: QWidget) -> None:
        self.setParent(page)
        self.setGeometry(page.rect())
        self.show()
        self.raise_()

    # What Qt asks

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = theme.color("canvas").toRgb()
        veil.setAlphaF(0.88)
        painter.fillRect(self.rect(), veil)
        pen = QPen(theme.color("accent"), 2)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(12, 12, -12, -12), 10, 10)
        middle = self.rect().center()
        painter.drawPixmap(middle.x() - 20, middle.y() - 52, icon("tray", "accentText", 40, self.devicePixelRatioF()))
        painter.setFont(theme.font("section"))
        painter.setPen(theme.color("ink1"))
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(self.rect().adjusted(0, middle.y(), 0, 0), flags, "Let go to read these return forms")
        painter.setFont(theme.font("detail"))
        painter.setPen(theme.color("ink2"))
        below = self.rect().adjusted(0, middle.y() + round(theme.line("section")) + 4, 0, 0)
        painter.drawText(below, flags, "Nothing is changed until you have looked at them.")
        painter.end()


class Pieces:
    """Every part by name."""

    def __init__(self, *, read_only: bool) -> None:
        self.head = PageHead("Returns")
        self.chase = Button("Chase", icon_name="paper-plane-tilt")
        self.forms = Button("Make forms", icon_name="file-text")
        self.forms.setToolTip("Ctrl+Shift+M")
        self.read = Button("Import returned forms", "primary", icon_name="tray", key="Ctrl I")
        self.state = StateLine()
        self.matrix = ReturnsMatrix()
        self.pane = DetailPane()
        self.chases = ChaseList()
        self.told = MessageBar("info", "")
        self.told.hide()
        self.empty = EmptyState("No returns yet", " ", "Make forms")
        self.anyway = Button("Show the cases all the same", "quiet")
        self.work, self.blank = QWidget(), QWidget()
        self.drop = DropVeil()
        self.minute = QTimer(interval=_MINUTE)


def lay_out(page: "ReturnsPage", pieces: Pieces) -> None:
    for button in (pieces.chase, pieces.forms, pieces.read):
        pieces.head.buttons.addWidget(button)
    pieces.head.state.hide()
    card = QFrame()
    card.setProperty("role", "card")
    inside = QVBoxLayout(card)
    inside.setContentsMargins(2, 6, 6, 4)
    inside.addWidget(pieces.matrix)
    left = QVBoxLayout()
    left.setSpacing(14)
    left.addWidget(card, 1)
    left.addWidget(pieces.chases)
    beside = QHBoxLayout(pieces.work)
    beside.setContentsMargins(0, 0, 0, 0)
    beside.setSpacing(16)
    beside.addLayout(left, 1)
    beside.addWidget(pieces.pane)
    blank = QVBoxLayout(pieces.blank)
    blank.addStretch(1)
    blank.addWidget(pieces.empty)
    blank.addWidget(pieces.anyway, 0, Qt.AlignmentFlag.AlignHCenter)
    blank.addStretch(2)
    pieces.blank.hide()
    whole = QVBoxLayout(page)
    whole.setContentsMargins(28, 16, 28, 14)
    whole.setSpacing(10)
    whole.addWidget(pieces.head)
    whole.addWidget(pieces.state)
    whole.addWidget(pieces.told)
    whole.addWidget(pieces.work, 1)
    whole.addWidget(pieces.blank, 1)
    pieces.drop.setParent(page)
    pieces.minute.timeout.connect(page.on_minute)
    pieces.minute.start()
    for keys, slot in (
        ("Ctrl+I", page.acts.open_files),
        ("Ctrl+Shift+M", page.acts.make_forms),
        ("Ctrl+D", page.acts.change_due),
    ):
        QShortcut(QKeySequence(keys), page, slot, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
