"""The cards of the welcome screen: a recent workspace with its passphrase in place, and a way to start."""

from datetime import datetime

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.components.button import Button
from ui.components.key_cap import key_cap_size, paint_key_cap
from ui.components.labels import Icon, Label
from ui.components.message_bar import MessageBar
from ui.form.secret import Secret
from ui.recent import Recent
from ui.theme import icon, theme


class WayIn(QPushButton):
    """A tile with an icon, what it does, and its key."""

    def __init__(self, icon_name: str, title: str, meaning: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._icon, self._meaning, self._key = icon_name, meaning, key
        self.setProperty("role", "painted")
        self.setAutoDefault(False)
        self.setAccessibleName(title)
        self.setAccessibleDescription(f"{meaning} Key {key}." if key else meaning)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._height = 74 if key else 62
        self.setFixedHeight(self._height)

    # What Qt asks

    def sizeHint(self) -> QSize:
        return QSize(480, self._height)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self._height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused, rect, dpr = self.hasFocus(), QRectF(self.rect()), self.devicePixelRatioF()
        inset = 1.0 if focused else 0.5
        painter.setPen(QPen(theme.color("focus"), 2) if focused else QPen(theme.color("hair"), 1))
        painter.setBrush(theme.color("sunken" if self.underMouse() or self.isDown() else "surface"))
        painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), 10, 10)
        side = self.height() - 26
        tile = QRectF(16, 13, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accentSoft"))
        painter.drawRoundedRect(tile, 8, 8)
        picture = round(tile.center().x() - 11), round(tile.center().y() - 11)
        painter.drawPixmap(*picture, icon(self._icon, "accentText", 22, dpr))
        left, top = 16 + side + 16, (self.height() - 42) / 2
        for text, role, ink, down in ((self.text(), "name", "ink1", 0), (self._meaning, "body", "ink2", 22)):
            painter.setFont(theme.font(role))
            painter.setPen(theme.color(ink))
            painter.drawText(QRectF(left, top + down, self.width() - left - 110, 20), 0, text)
        painter.drawPixmap(self.width() - 34, (self.height() - 16) // 2, icon("caret-right", "ink3", 16, dpr))
        if self._key:
            size = key_cap_size(self._key)
            place = QRectF(self.width() - 50 - size.width(), (self.height() - size.height()) / 2, *size.toTuple())
            paint_key_cap(painter, place, self._key, theme.color("ink2"))
        painter.end()


class WorkspaceCard(QFrame):
    """The workspace about to be opened. `asked` carries (secret, by recovery code, read only)."""

    asked = Signal(str, bool, bool)
    dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._by_code = False
        self._title = Label("", "section")
        self._where = Label("", "detail", "ink2")
        self._asks = Label("Passphrase", "label")
        self.secret = Secret("Passphrase")
        self._asks.setBuddy(self.secret)
        self.open = Button("Open", "primary", key="Enter", height=42)
        self.open.clicked.connect(self._on_open)
        self.secret.returnPressed.connect(self._on_open)
        self.code = QLineEdit()
        self.code.setMinimumHeight(42)
        self.code.setAccessibleName("Recovery code")
        self.code.setPlaceholderText("XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX")
        self.code.returnPressed.connect(self._on_open)
        self.switch = Button("Use the recovery code", "quiet", height=28, role="detail_strong")
        self.switch.clicked.connect(self._on_switch)
        self._state = Label("", "detail", "ink2")
        self.told = MessageBar("alarm", "")
        self.told.acted.connect(self._on_acted)
        self._acts_read_only = False
        self._lay_out()
        self.forget_told()
        self._show_which()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._where)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(Icon("lock-key", "accentText", 20))
        head.addLayout(words, 1)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.secret, 1)
        row.addWidget(self.code, 1)
        row.addWidget(self.open)
        foot = QHBoxLayout()
        foot.addWidget(self._state, 1)
        foot.addWidget(self.switch)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 12)
        column.setSpacing(6)
        column.addLayout(head)
        column.addSpacing(2)
        column.addWidget(self._asks)
        column.addLayout(row)
        column.addLayout(foot)
        column.addWidget(self.told)
        QWidget.setTabOrder(self.secret, self.secret.button)

    def show_workspace(self, each: Recent, now: datetime, *, known: bool = True) -> None:
        self._title.setText(each.name)
        self._where.setText(f"{each.folder}{f', opened {when(each.opened, now)}' if known else ''}")
        self.setAccessibleName(f"Workspace {each.name}")
        self.secret.clear()
        self.code.clear()
        self.secret.cover()
        self._by_code = False
        self.forget_told()
        self._show_which()

    def show_busy(self, words: str) -> None:
        self._state.setText(words)

    def show_problem(self, sentence: str, *, action: str = "", read_only: bool = False) -> None:
        """The sentence of what went wrong, and the one next step."""
        self._acts_read_only = read_only
        self.told.show_message("caution" if read_only else "alarm", sentence, "", action)
        self.told.setHidden(False)
        self._state.setText("")
        field = self.code if self._by_code else self.secret
        field.selectAll()
        field.setFocus()

    def forget_told(self) -> None:
        self.told.setHidden(True)
        self._state.setText("")

    def _show_which(self) -> None:
        self._asks.setText("Recovery code" if self._by_code else "Passphrase")
        self._asks.setBuddy(self.code if self._by_code else self.secret)
        self.secret.setHidden(self._by_code)
        self.code.setHidden(not self._by_code)
        self.switch.setText("Use the passphrase" if self._by_code else "Use the recovery code")

    def _ask(self, *, read_only: bool = False) -> None:
        typed = (self.code if self._by_code else self.secret).text()
        if typed:
            self.asked.emit(typed, self._by_code, read_only)
        else:
            what = "recovery code" if self._by_code else "passphrase"
            self.show_problem(f"Type the {what} of this workspace first.")

    def _on_open(self) -> None:
        self._ask()

    def _on_switch(self) -> None:
        self._by_code = not self._by_code
        self.forget_told()
        self._show_which()
        (self.code if self._by_code else self.secret).setFocus()

    def _on_acted(self) -> None:
        if self._acts_read_only:
            self._ask(read_only=True)
        else:
            self.dropped.emit()


def when(at: datetime, now: datetime) -> str:
    """'today at 17:31', 'yesterday at 09:05', '6 May 2026 at 11:00'."""
    days = (now.date() - at.date()).days
    day = {0: "today", 1: "yesterday"}.get(days, f"{at.day} {at:%B} {at.year}")
    return f"{day} at {at:%H:%M}"
