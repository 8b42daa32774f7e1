"""The cards of the welcome screen: a recent workspace with its passphrase in place, and a way to start."""

from datetime import datetime

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.components.announce import announce
from ui.components.button import Button
from ui.components.key_cap import key_cap_size, paint_key_cap
from ui.components.labels import Icon, Label
from ui.components.message_bar import MessageBar
from ui.components.paragraph import Paragraph
from ui.form.secret import Secret
from ui.passphrase.waiting import Waiting
from ui.recent import Recent, short_name, when
from ui.theme import icon, theme
from ui.welcome.backup_line import BackupLine


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
        self._fit()
        theme.changed.connect(self._fit)

    def _fit(self) -> None:
        self.setFixedHeight(max(74, round(theme.line("name") + theme.line("body")) + 30))

    # What Qt asks

    def sizeHint(self) -> QSize:
        return QSize(480, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused, rect, dpr = self.hasFocus(), QRectF(self.rect()), self.devicePixelRatioF()
        inset = 1.0 if focused else 0.5
        painter.setPen(QPen(theme.color("focus"), 2) if focused else QPen(theme.color("hair"), 1))
        painter.setBrush(theme.color("sunken" if self.underMouse() or self.isDown() else "surface"))
        painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), 10, 10)
        side = 48.0
        tile = QRectF(16, (self.height() - side) / 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accentSoft"))
        painter.drawRoundedRect(tile, 8, 8)
        picture = round(tile.center().x() - 11), round(tile.center().y() - 11)
        painter.drawPixmap(*picture, icon(self._icon, "accentText", 22, dpr))
        name, body = theme.line("name"), theme.line("body")
        left, top, wide = 16 + side + 16, (self.height() - name - body - 2) / 2, self.width() - 16 - side - 126
        for text, role, ink, down, high in (
            (self.text(), "name", "ink1", 0.0, name),
            (self._meaning, "body", "ink2", name + 2, body),
        ):
            painter.setFont(theme.font(role))
            painter.setPen(theme.color(ink))
            shown = QFontMetricsF(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, wide)
            painter.drawText(QRectF(left, top + down, wide + 1, high), Qt.AlignmentFlag.AlignVCenter, shown)
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
        self._title = Paragraph("", "section")
        self._where = Paragraph("", "detail", "ink2")
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
        self.backup = BackupLine()
        self.waiting = Waiting(self)
        self.waiting.ticked.connect(self._on_ticked)
        self.waiting.over.connect(self._on_wait_over)
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
        foot.addWidget(self.backup)
        foot.addWidget(self._state)
        foot.addStretch(1)
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

    def show_workspace(self, each: Recent, now: datetime) -> None:
        from workbench.storage.whereabouts import whereabouts

        self._title.set_text(each.name)
        saved = each.saved()
        told = f", last saved {when(saved, now)}" if saved else ""
        self._where.set_text(f"{short_name(each.folder)} {whereabouts(each.folder).in_words}{told}")
        self._where.setToolTip(str(each.folder))
        self.setAccessibleName(f"Workspace {each.name}")
        self.setAccessibleDescription(str(each.folder))
        self.secret.clear()
        self.code.clear()
        self.secret.cover()
        self._by_code = False
        self.waiting.stop()
        self.open.setEnabled(True)
        self.forget_told()
        self._show_which()
        self.backup.look(each.folder)

    def stop(self) -> None:
        self.waiting.stop()
        self.backup.stop()

    def show_wait(self, seconds: float) -> None:
        """Nothing can be tried until they are over; they count down in view."""
        self.waiting.begin(seconds)
        announce(self, self._state.text())
        field = self.code if self._by_code else self.secret
        field.selectAll()
        field.setFocus()

    def show_busy(self, words: str) -> None:
        self.backup.setHidden(True)
        self._state.setText(words)

    def show_problem(self, sentence: str, *, action: str = "", read_only: bool = False) -> None:
        """The sentence of what went wrong, and the one next step."""
        self._acts_read_only = read_only
        self.told.show_message("caution" if read_only else "alarm", sentence, "", action)
        self.told.setHidden(False)
        self._state.setText("")
        self.backup.setHidden(False)
        field = self.code if self._by_code else self.secret
        field.selectAll()
        field.setFocus()

    def forget_told(self) -> None:
        self.told.setHidden(True)
        self._state.setText("")
        self.backup.setHidden(False)

    def _show_which(self) -> None:
        self._asks.setText("Recovery code" if self._by_code else "Passphrase")
        self._asks.setBuddy(self.code if self._by_code else self.secret)
        self.secret.setHidden(self._by_code)
        self.code.setHidden(not self._by_code)
        self.switch.setText("Use the passphrase" if self._by_code else "Use the recovery code")

    def _on_ticked(self, words: str) -> None:
        self.open.setEnabled(False)
        self.backup.setHidden(True)
        self._state.setText(words)

    def _on_wait_over(self) -> None:
        self.open.setEnabled(True)
        self._state.setText("")
        self.backup.setHidden(False)

    def _ask(self, *, read_only: bool = False) -> None:
        if self.waiting.going_on:
            return
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
