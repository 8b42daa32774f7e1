"""The side bar: where you can go, 240 px with words or 60 px with icons."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.components.button import is_plain_enter
from ui.components.labels import Icon, Label, Rule
from ui.components.mark import Mark
from ui.components.nav_plate import WorkspacePlate
from ui.components.paragraph import Paragraph
from ui.theme import icon, theme

WIDE, NARROW = 240, 60


@dataclass(frozen=True, slots=True)
class NavEntry:
    key: str
    icon_name: str
    label: str


class NavItem(QPushButton):
    """One place to go. In the narrow bar its words are the tool tip."""

    asked = Signal(str)

    def __init__(self, entry: NavEntry, parent: QWidget | None = None) -> None:
        super().__init__(entry.label, parent)
        self.entry = entry
        self._badge = ""
        self._alarm = False
        self._current = False
        self._narrow = False
        self.setProperty("role", "painted")
        self.setAutoDefault(False)
        self.setFixedHeight(36)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._name()
        self.clicked.connect(self._on_clicked)

    def set_badge(self, text: str, *, alarm: bool = False) -> None:
        self._badge, self._alarm = text, alarm
        self._name()

    @property
    def is_current(self) -> bool:
        return self._current

    def set_current(self, current: bool) -> None:
        self._current = current
        self._name()

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        self._name()

    def _name(self) -> None:
        words = [self.entry.label, self._badge, "current page" if self._current else ""]
        self.setAccessibleName(", ".join(word for word in words if word))
        self.setToolTip(", ".join(word for word in words[:2] if word) if self._narrow else "")
        self.update()

    def _on_clicked(self) -> None:
        self.asked.emit(self.entry.key)

    def _paint_badge(self, painter: QPainter) -> float:
        """Returns where the words must end."""
        if not self._badge:
            return self.width() - 8.0
        font = theme.font("smallest_strong")
        width = QFontMetricsF(font).horizontalAdvance(self._badge) + 14
        plate = QRectF(self.width() - 6 - width, (self.height() - 20) / 2, width, 20)
        painter.setPen(QPen(theme.color("hair"), 1))
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(plate.adjusted(0.5, 0.5, -0.5, -0.5), 9.5, 9.5)
        painter.setFont(font)
        painter.setPen(theme.color("alarm" if self._alarm else "ink2"))
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, self._badge)
        return plate.left() - 4

    # What Qt asks

    def sizeHint(self) -> QSize:
        return QSize(44 if self._narrow else 220, 36)

    def minimumSizeHint(self) -> QSize:
        return QSize(36, 36)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_plain_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        painter.setPen(Qt.PenStyle.NoPen)
        if self._current or self.underMouse():
            painter.setBrush(theme.color("surface" if self._current else "sunken"))
            painter.drawRoundedRect(rect, 6, 6)
        if self._current:
            painter.setBrush(theme.color("accent"))
            painter.drawRoundedRect(QRectF(0, 7, 3, self.height() - 14), 1.5, 1.5)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 6, 6)
        picture = icon(self.entry.icon_name, "accentText" if self._current else "ink2", 20, self.devicePixelRatioF())
        left = (self.width() - 20) // 2 if self._narrow else 12
        painter.drawPixmap(left, 8, picture)
        if self._narrow:
            if self._badge and self._alarm:
                painter.setPen(QPen(theme.color("rail"), 1.5))
                painter.setBrush(theme.color("alarm"))
                painter.drawEllipse(QRectF(left + 14, 5, 9, 9))
        else:
            end = self._paint_badge(painter)
            font = theme.font("label" if self._current else "body_medium")
            painter.setFont(font)
            painter.setPen(theme.color("ink1" if self._current else "ink2"))
            words = QFontMetricsF(font).elidedText(self.entry.label, Qt.TextElideMode.ElideRight, end - 42)
            painter.drawText(QRectF(42, 0, end - 42, 36), Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()


class NavBar(QFrame):
    """`chosen` carries the entry's key; "settings" and "lock" stand at the foot of it."""

    chosen = Signal(str)
    workspace_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "side")
        self.setAccessibleName("Places")
        self._narrow = False
        self._items: dict[str, NavItem] = {}
        self._words: list[QWidget] = []
        self._rules: list[QWidget] = []
        self._feet: list[QWidget] = []
        self._sections = QVBoxLayout()
        self._sections.setSpacing(2)
        self._title = Label("Plumbline", "product")
        self._head = QHBoxLayout()
        self._head.setSpacing(8)
        self._head.addWidget(Mark(28))
        self._head.addWidget(self._title, 1)
        self.plate = WorkspacePlate()
        self.plate.clicked.connect(self._on_plate)
        self._person = Paragraph("", "smallest", "ink3", most_lines=1)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 14, 10, 10)
        column.setSpacing(2)
        column.addLayout(self._head)
        column.addSpacing(8)
        column.addWidget(self.plate)
        column.addSpacing(12)
        column.addLayout(self._sections)
        column.addStretch(1)
        for entry in (NavEntry("settings", "gear-six", "Settings"), NavEntry("lock", "lock-key", "Lock")):
            column.addWidget(self._new_item(entry))
        column.addSpacing(6)
        foot_rule = Rule()
        column.addWidget(foot_rule)
        column.addSpacing(6)
        column.addWidget(self._foot("wifi-slash", Label("Offline by design", "smallest", "ink2")))
        column.addWidget(self._foot("user-circle", self._person))
        self._fixed_words: list[QWidget] = [self._title, self.plate, foot_rule, *self._feet]
        self._dress()

    def show_sections(self, sections: Sequence[tuple[str, Sequence[NavEntry]]]) -> None:
        """Sections from the top: their heading and entries. Badges and the current place are set again after."""
        while (taken := self._sections.takeAt(0)) is not None:
            if (widget := taken.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        keep = ("settings", "lock")
        self._items = {key: item for key, item in self._items.items() if key in keep}
        self._words, self._rules = [], []
        for place, (heading, entries) in enumerate(sections):
            title = Label(heading, "smallest_strong", "ink3")
            title.setContentsMargins(10, 12 if place else 0, 0, 4)
            rule = Rule()
            self._words.append(title)
            self._sections.addWidget(title)
            if place:
                self._rules.append(rule)
                self._sections.addWidget(rule)
            for entry in entries:
                self._sections.addWidget(self._new_item(entry))
        self._dress()

    def set_current(self, key: str) -> None:
        for one, item in self._items.items():
            item.set_current(one == key)

    def focus_first(self) -> None:
        """The keyboard on the place in view; the entries around it are one arrow away."""
        items = [*list(self._items.values())[2:], *self._items.values()]  # Settings and Lock stand at the foot
        start = next((each for each in items if each.is_current and each.isEnabled()), items[0])
        start.setFocus(Qt.FocusReason.TabFocusReason)

    def set_badge(self, key: str, text: str, *, alarm: bool = False) -> None:
        self._items[key].set_badge(text, alarm=alarm)

    def set_available(self, key: str, available: bool) -> None:
        self._items[key].setEnabled(available)

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        self._dress()

    def set_workspace(self, name: str, detail: str = "Encrypted workspace") -> None:
        self.plate.show_workspace(name, detail)

    def set_person(self, text: str) -> None:
        self._person.set_text(text)
        self._person.setToolTip(text)

    def _new_item(self, entry: NavEntry) -> NavItem:
        item = NavItem(entry)
        item.asked.connect(self.chosen)
        self._items[entry.key] = item
        return item

    def _foot(self, icon_name: str, label: QWidget) -> QWidget:
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(12, 2, 12, 2)
        row.setSpacing(8)
        row.addWidget(Icon(icon_name, "ink3", 16))
        row.addWidget(label, 1)
        self._feet.append(foot)
        return foot

    def _dress(self) -> None:
        self.setFixedWidth(NARROW if self._narrow else WIDE)
        self._head.setContentsMargins(11 if self._narrow else 8, 4, 0, 0)
        for widget in (*self._fixed_words, *self._words):
            widget.setVisible(not self._narrow)
        for rule in self._rules:
            rule.setVisible(self._narrow)
        for item in self._items.values():
            item.set_narrow(self._narrow)

    def _on_plate(self) -> None:
        self.workspace_pressed.emit()
