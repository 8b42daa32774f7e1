"""The pieces of the panel's rail that are pressed: facts of the room, the whole-case judgement, closing the case."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.components.labels import Icon, Label
from ui.components.paragraph import Paragraph
from ui.theme import theme
from workbench.domain.audits import AuditLine
from workbench.domain.judgements import Judgement
from workbench.domain.scales import NonScore

_ROOM = 196
"""What the rail leaves for the words beside an icon."""


class RoomFact(QPushButton):
    """One fact about the room, with its icon; a button only where pressing it does something."""

    def __init__(self, icon_name: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bare")
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._label = Paragraph(text, "panel_detail", "ink2", most_lines=2)
        self._label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._icon_name = icon_name
        self._icon = Icon(icon_name, "ink2", 18)
        middle = QVBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.addStretch(1)
        middle.addWidget(self._label)
        middle.addStretch(1)
        row.addWidget(self._icon)
        row.addLayout(middle, 1)
        self.setAccessibleName(text)
        theme.changed.connect(self.updateGeometry)

    def _tall(self) -> int:
        """Two lines where the words need them: the rail has one width."""
        return max(theme.px(24), self._label.heightForWidth(theme.px(_ROOM)))

    def set_text(self, text: str, *, tone: str = "ink2", icon_name: str = "") -> None:
        self._label.set_text(text)
        self._label.set_tone(tone)
        self._icon.set_icon(icon_name or self._icon_name, tone)
        self.setAccessibleName(text)
        self.updateGeometry()

    # What Qt asks

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._tall())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._tall())


class RailPlate(QPushButton):
    """An icon, a name and a line under it, in a dashed frame at the foot of the lines."""

    def __init__(self, icon_name: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "dashed")
        self.setAutoDefault(False)
        self._compact = False
        self._name = Label(name, "panel_label", "ink2")
        self._detail = Label("", "panel_smallest", "ink3")
        self._icon = Icon(icon_name, "ink2", 18)
        self._row = row = QHBoxLayout(self)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        self._words = QWidget()
        words = QVBoxLayout(self._words)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(1)
        words.addWidget(self._name)
        words.addWidget(self._detail)
        row.addWidget(self._words, 1)
        for part in (self._name, self._detail, self._words):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changed.connect(self.updateGeometry)

    def show_compact(self, compact: bool) -> None:
        self._compact = compact
        self._row.setSpacing(6 if compact else 12)
        self._row.setContentsMargins(*((6, 9, 4, 9) if compact else (14, 9, 14, 9)))

    def show_words(self, name: str, detail: str, *, enabled: bool, current: bool = False) -> None:
        self._name.setText(name)
        self._detail.setText(detail)
        self._detail.setToolTip(detail)
        self._name.set_tone("ink1" if enabled else "ink2")
        self.setEnabled(enabled)
        state = "current" if current else ""
        if state != self.property("state"):
            self.setProperty("state", state)
            self.style().unpolish(self)
            self.style().polish(self)

    # What Qt asks

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.px(54))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, theme.px(54))


class WholeCaseButton(RailPlate):
    """Opens the whole-case judgement once every line is answered; until then it says how many are missing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("flag", "Whole-case judgement", parent)
        self.at = 0

    def show_compact(self, compact: bool) -> None:
        """The flag alone on the narrow rail; its name is still read out."""
        super().show_compact(compact)
        self._words.setHidden(compact)

    def show_state(self, judgement: Judgement, line: AuditLine, lines: int, *, is_open: bool, at: int) -> None:
        self.at = lines
        given = judgement.answer
        if isinstance(given, NonScore):
            told = given.label if judgement.answered else f"Opens when {lines} of {lines} are graded"
            if is_open and not judgement.answered:
                told = "Open: every line is answered"
        else:
            told = line.scale.grade(given).label
        self.show_words("Whole-case judgement", told, enabled=is_open, current=is_open and at == lines)
        self.setAccessibleName(f"Whole-case judgement. {told}")


class CloseButton(RailPlate):
    """Offered when everything is answered; on a closed case it says so, and a press asks why it is reopened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("lock-key", "Close case", parent)
        self._said = ("", "")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_compact(self, compact: bool) -> None:
        """The lock with one word on the narrow rail."""
        super().show_compact(compact)
        if compact:
            self._row.setContentsMargins(6, 2, 4, 2)
        self.setProperty("kind", "bare" if compact else "dashed")
        self.style().unpolish(self)
        self.style().polish(self)
        self._detail.setHidden(compact)
        self._show()

    def show_state(self, *, can_close: bool, closed: str, still_owed: str) -> None:
        """`closed` is the day in words, empty while the case is open; `still_owed` is said and never blocks."""
        self.setHidden(not can_close and not closed)
        if closed:
            self._said = f"Closed on {closed}", still_owed or "C reopens it"
        else:
            self._said = "Close case", still_owed or "Every line is answered"
        self.setAccessibleName(". ".join(self._said))
        self.setAccessibleDescription("Key C")
        self._show()

    def _show(self) -> None:
        name, detail = self._said
        self.show_words(name.split()[0] if self._compact and name else name, detail, enabled=True)

    # What Qt asks

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.px(28 if self._compact else 54))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, theme.px(28 if self._compact else 54))
