"""One quiet line under words that look like an identifier: what, and the smallest fix. It never stops the typing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from ui.components.labels import Icon
from ui.components.link import Link
from ui.components.paragraph import Paragraph, broken_into_lines
from ui.theme import theme

KEY = "Ctrl+Shift+K"
"""Pressed in the box, it is "Keep, say why"."""
_WIDE = 480
"""From this width on the two links stand side by side."""
_NARROW = 330
_ICON = 16


class IdentifierNote(QWidget):
    """`keep_asked` and `next_asked` are its two links. Hidden while there is nothing to say."""

    keep_asked = Signal()
    next_asked = Signal()

    def __init__(self, role: str = "detail", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence = ""
        self._short, self._role, self._little = "", role, False
        self.said = Paragraph("", role, "caution", most_lines=2)
        self.keep = Link("keep", "Keep, say why", role)
        self.keep.setToolTip(KEY)
        self.next = Link("next", "Next", role)
        self.keep.asked.connect(lambda _key: self.keep_asked.emit())
        self.next.asked.connect(lambda _key: self.next_asked.emit())
        self._links = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._links.setContentsMargins(0, 0, 0, 0)
        self._links.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignRight)
        self._links.addWidget(self.next, 0, Qt.AlignmentFlag.AlignRight)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(Icon("warning", "caution", _ICON), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.said, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(self._links)
        self.setHidden(True)
        theme.changed.connect(self._fit)

    def show_found(self, sentence: str, short: str, number: int = 1, of: int = 1, *, may_keep: bool = True) -> None:
        """One of the identifiers of a box; an empty sentence says there is none. `short` is shown in a narrow box."""
        self.sentence, self._short = sentence, short
        self.said.setToolTip(sentence)
        self.keep.setVisible(may_keep and bool(sentence))
        self.keep.setAccessibleName(f"Keep, say why. {sentence}")
        self.keep.setAccessibleDescription(f"In the box: {KEY}")
        self.next.setText(f"Next, {number} of {of}")
        self.next.updateGeometry()
        self.next.setVisible(of > 1)
        self.setHidden(not sentence)
        self._fit()

    def set_little(self, little: bool) -> None:
        """One line only, in a low box."""
        self._little = little
        self._fit()

    def _fit(self) -> None:
        """As many lines as the sentence takes, up to three beside links that stand one over the other."""
        if not self.sentence:
            return
        across = self._little or self.width() >= _WIDE or self.next.isHidden()
        self._links.setDirection(QBoxLayout.Direction.LeftToRight if across else QBoxLayout.Direction.TopToBottom)
        self._links.setSpacing(12 if across else 0)
        beside = sum(link.sizeHint().width() + 12 for link in (self.keep, self.next) if not link.isHidden())
        width = self.width() - _ICON - 12 - (beside if across else self.keep.sizeHint().width())
        self.said.set_text(self.sentence if self.width() >= _NARROW else self._short)
        self.said.setAccessibleName(self.sentence)
        most = 1 if self._little else 3 if not across or self.width() < _NARROW else 2
        lines = len(broken_into_lines(self.said.text(), theme.font(self._role), max(40, width), most))
        self.said.set_most_lines(most)
        self.said.setFixedHeight(round(theme.line(self._role)) * max(1, lines))

    # What Qt asks

    def hasHeightForWidth(self) -> bool:
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
