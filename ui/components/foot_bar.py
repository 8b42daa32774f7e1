"""The foot of a screen: the mode and the keys left, the saved state right. It never scrolls."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.components.key_cap import KeyHint
from ui.components.labels import Icon, Label
from ui.components.pill import Pill
from ui.components.saved_state import SavedState
from ui.theme import theme

Hint = tuple[str | Sequence[str], str]
"""Keys and what they do: (["Ctrl", "Enter"], "save, go to line 6")."""


class FootBar(QFrame):
    """`saved` is its SavedState. Hints that do not fit are left off from the right; F1 lists every key."""

    def __init__(self, hints: Sequence[Hint] = (), *, panel: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panel = panel
        self.setProperty("role", "foot")
        self.setProperty("kind", "panel" if panel else "")
        self.setAccessibleName("Keys and saved state")
        role = "panel_detail_strong" if panel else "detail_strong"
        self._mode = Pill("", tone="accentText", ground="accentSoft", role=role)
        self._mode.hide()
        self._example = Pill("Example, invented", "compass", tone="caution", ground="cautionSoft", role=role)
        self._example.hide()
        self._note = QWidget()
        self._note_words = Label("", "panel_detail_medium" if panel else "detail_medium", "ink2")
        note = QHBoxLayout(self._note)
        note.setContentsMargins(0, 0, 0, 0)
        note.setSpacing(6)
        note.addWidget(Icon("info", "ink2", 15))
        note.addWidget(self._note_words)
        self._note.hide()
        self._hints: list[KeyHint] = []
        self._shown: tuple[Hint, ...] = ()
        self.saved = SavedState(panel=panel)
        self.saved.resized.connect(self._leave_off)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(28, 0, 28, 0)
        self._row.setSpacing(18 if panel else 22)
        self._row.addWidget(self._mode)
        self._row.addStretch(1)
        self._row.addWidget(self._note)
        self._row.addWidget(self._example)
        self._row.addWidget(self.saved)
        self.setMinimumWidth(320)
        self.show_hints(hints)
        self._dress()
        theme.changed.connect(self._dress)

    def show_mode(self, word: str, icon_name: str = "") -> None:
        """ "Grading" or "Typing"; empty for none."""
        self._mode.show_status(word, icon_name, tone="accentText", ground="accentSoft")
        self._mode.setAccessibleName(f"Mode: {word}")
        self._mode.setVisible(bool(word))

    def show_example(self, shown: bool) -> None:
        """The mark of the example workspace: it never leaves the foot."""
        self._example.setVisible(shown)
        self._leave_off()

    def show_note(self, words: str) -> None:
        """A fact about what is in view, such as that there are too few for percentages; empty for none."""
        self._note_words.setText(words)
        self._note.setVisible(bool(words))
        self._leave_off()

    def show_hints(self, hints: Sequence[Hint]) -> None:
        if tuple(hints) == self._shown and self._hints:
            return
        self._shown = tuple(hints)
        for hint in self._hints:
            self._row.removeWidget(hint)
            hint.hide()
            hint.deleteLater()
        self._hints = [KeyHint(keys, does, "panel_body" if self._panel else "detail") for keys, does in hints]
        for place, hint in enumerate(self._hints):
            self._row.insertWidget(1 + place, hint)
        self._leave_off()

    def _dress(self) -> None:
        self.setFixedHeight(theme.px(42) if self._panel else round(36 * theme.text_scale))

    def _leave_off(self) -> None:
        if not self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            return
        gap = self._row.spacing()
        room = self.width() - 56 - self.saved.sizeHint().width() - gap
        if not self._example.isHidden():
            room -= self._example.sizeHint().width() + gap
        if not self._note.isHidden():
            room -= self._note.sizeHint().width() + gap
        if not self._mode.isHidden():
            room -= self._mode.sizeHint().width() + gap
        # The last hint is F1, which lists the rest: it keeps its place.
        order = [*self._hints[-1:], *self._hints[:-1]]
        for hint in order:
            room -= hint.sizeHint().width() + gap
            hint.setVisible(room >= 0)

    # What Qt asks

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:  # what stands in it has another size
            self._leave_off()
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._leave_off()
