"""The boxes of words as tabs, where there is room for only one of them."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.components.labels import Icon, Label
from ui.theme import theme
from workbench.domain.judgements import Words


class WordTab(QPushButton):
    """One box by name, with a mark: being written, written, or still owed."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = label
        self.setProperty("kind", "tab")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._name = Label(label, "panel_body_medium")
        self._mark = Icon("circle-dashed", "ink3", 16)
        for part in (self._name, self._mark):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 10, 0)
        row.addWidget(self._name, 1)
        row.addWidget(self._mark)

    def show_state(self, *, current: bool, written: bool, owing: bool) -> None:
        self.setChecked(current)
        self._mark.set_icon(*_mark(current, written))
        state = "being written" if current else "written" if written else "owed" if owing else "empty"
        self.setAccessibleName(f"{self._label}, {state}")


def _mark(current: bool, written: bool) -> tuple[str, str]:
    if current:
        return "pencil-simple", "accentText"
    return ("check", "ok") if written else ("circle-dashed", "ink3")


class WordTabs(QFrame):
    chosen = Signal(object)

    def __init__(self, labels: Mapping[Words, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.current = Words.REASON
        self._boxes: tuple[Words, ...] = tuple(labels)
        self._written: Mapping[Words, bool] = {}
        self._owed: frozenset[Words] = frozenset()
        self._tabs = {words: WordTab(label) for words, label in labels.items()}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for words, tab in self._tabs.items():
            tab.clicked.connect(lambda _checked=False, words=words: self.chosen.emit(words))
            column.addWidget(tab)
        column.addStretch(1)
        self._fit()
        theme.changed.connect(self._fit)

    def show_boxes(self, boxes: tuple[Words, ...]) -> None:
        """Only these, in the room there is for all of them."""
        self._boxes = boxes
        for words, tab in self._tabs.items():
            tab.setHidden(words not in boxes)
        self._fit()

    def show_current(self, words: Words) -> None:
        self.current = words
        self._show()

    def show_state(self, written: Mapping[Words, bool], owing: frozenset[Words]) -> None:
        self._written, self._owed = written, owing
        self._show()

    def _show(self) -> None:
        for words, tab in self._tabs.items():
            tab.show_state(
                current=words is self.current, written=self._written.get(words, False), owing=words in self._owed
            )

    def _fit(self) -> None:
        self.setFixedWidth(theme.px(232))
        for tab in self._tabs.values():
            tab.setFixedHeight(max(24, theme.px(28 if len(self._boxes) < 4 else 24)))
