"""A band across the panel that says how things stand here: grading as an agency, or a case that is closed."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.components.button import Button
from ui.components.labels import Elided, Icon
from ui.theme import theme


class Band(QWidget):
    """`strong` is the accent's own ground, which nothing else on the panel has; quiet is the ground of what is shut."""

    acted = Signal()

    def __init__(
        self, icon_name: str, action: str, key: str, *, strong: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._ground = "accent" if strong else "sunken"
        self._compact = False
        ink, second = ("accentInk", "accentInk") if strong else ("ink1", "ink2")
        self.head = Elided("", "panel_label", ink)
        self.told = Elided("", "panel_body", second)
        self.told.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.button = Button(action, key=key, height=28, role="panel_detail_strong")
        self.button.clicked.connect(self.acted)
        self._row = row = QHBoxLayout(self)
        row.setSpacing(10)
        row.addWidget(Icon(icon_name, ink, 18))
        row.addWidget(self.head)
        row.addWidget(self.told, 1)
        row.addWidget(self.button)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._fit()
        theme.changed.connect(self._fit)

    def show_words(self, head: str, told: str) -> None:
        """An empty head hides it."""
        self.head.setText(head)
        self.told.setText(told)
        self.setAccessibleName(f"{head.rstrip('.')}. {told}")
        self.setHidden(not head)

    def show_compact(self, compact: bool) -> None:
        if compact != self._compact:
            self._compact = compact
            self._fit()

    def _fit(self) -> None:
        side = 24 if self._compact else 28
        self._row.setContentsMargins(side, 0, side, 0)
        self.setFixedHeight(max(34 if self._compact else 40, theme.px(36)))

    # What Qt asks

    def sizeHint(self) -> QSize:
        return QSize(320, self.minimumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color(self._ground))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.color("hair"))
        painter.end()
