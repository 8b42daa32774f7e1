"""Lines and scales: every framework and scale of the workspace, to be worded, versioned, compared and handed on."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.components.button import Button
from ui.components.empty_state import EmptyState
from ui.components.foot_bar import Hint
from ui.library.at_hand import AtHand
from ui.library.framework_pane import FrameworkPane
from ui.library.line_editor import LineEditor
from ui.library.lists import RowList, framework_key, library_rows
from ui.library.opening import Dialogs
from ui.library.scale_pane import ScalePane
from ui.page import Page, PageHead
from ui.routes import Screen
from ui.theme import theme
from ui.workspace import OpenWorkspace
from workbench.domain.questions import Library, LinesAndScales
from workbench.domain.text import counted


class LibraryPage(Page):
    """`take_asked` wants lines from a file."""

    take_asked = Signal()
    where = Screen.LIBRARY

    def __init__(self, workspace: OpenWorkspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self._library: Library | None = None
        self.head = PageHead("Lines and scales")
        self.shipped = Button("Take shipped lines", icon_name="books")
        self.take = Button("Take from a file…", icon_name="upload-simple")
        self.paste = Button("Paste lines…", "primary", icon_name="note-pencil", key="Ctrl Shift V")
        for button in (self.shipped, self.take, self.paste):
            self.head.buttons.addWidget(button)
        self.list = RowList("Frameworks and scales")
        self.new_lines = Button("New lines", icon_name="plus", height=32, role="detail_strong")
        self.new_scale = Button("New scale", icon_name="plus", height=32, role="detail_strong")
        self.panes_shown = QStackedWidget()
        self.empty = EmptyState(
            "No lines of enquiry yet",
            "Take those that come with Plumbline, paste a list from any document, or take one from a file.",
            "Take shipped lines",
            icon_name="books",
        )
        self.panes_shown.addWidget(self.empty)
        self._whole = False
        self._making = self._parts()
        self._lay_out()
        for button in (self.take, self.paste, self.new_lines, self.new_scale):
            button.setEnabled(not workspace.read_only)

    def complete(self) -> None:
        """The panes at the right: made part by part in idle moments, or with the first look at the page."""
        for _ in self._making:
            pass

    def _parts(self) -> Iterator[None]:
        editor = LineEditor()
        yield
        self.framework = FrameworkPane(editor)
        yield
        self.panes_shown.addWidget(self.framework)
        yield
        self.scale = ScalePane()
        self.panes_shown.addWidget(self.scale)
        self._whole = True
        self.hand = AtHand(self.workspace, self.framework, self.scale, self)
        self.dialogs = Dialogs(self.hand, self)
        self._listen()
        self._fit()
        theme.changed.connect(self._fit)

    def _lay_out(self) -> None:
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(8)
        left.addWidget(self.list, 1)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self.new_lines)
        below.addWidget(self.new_scale)
        below.addStretch(1)
        left.addLayout(below)
        beside = QHBoxLayout()
        beside.setContentsMargins(28, 4, 0, 16)
        beside.setSpacing(20)
        beside.addWidget(self._left)
        beside.addWidget(self.panes_shown, 1)
        self.head.setContentsMargins(28, 20, 28, 12)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addLayout(beside, 1)

    def _listen(self) -> None:
        dialogs = self.dialogs
        self.list.chosen.connect(self._on_chosen)
        self.hand.shown.connect(self._on_shown)
        self.take.clicked.connect(self.take_asked)
        self.paste.clicked.connect(dialogs.paste)
        self.shipped.clicked.connect(dialogs.take_shipped)
        self.empty.step_requested.connect(dialogs.take_shipped)
        self.new_lines.clicked.connect(self.hand.new_framework)
        self.new_scale.clicked.connect(dialogs.new_scale)
        self.framework.compare.clicked.connect(dialogs.compare)
        self.framework.save.clicked.connect(dialogs.save)
        self.scale.change.clicked.connect(dialogs.change_scale)
        paste = QShortcut(QKeySequence("Ctrl+Shift+V"), self, dialogs.paste)
        paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _fit(self) -> None:
        """The lists as wide as the size of text asks, and less where there is little room for the words."""
        room, scale = self.width(), theme.text_scale
        least = self.new_lines.sizeHint().width() + self.new_scale.sizeHint().width() + 8
        left = max(least, round(min(264 * scale, room * 0.25)))
        self._left.setFixedWidth(left)
        self.framework.fit(round(min(292 * scale, max(210, room * 0.27))), room - left - 76)

    def ahead(self) -> Sequence[Callable[[], object]]:
        from workbench.imports import shipped

        part = partial(next, self._making, None)
        return (shipped.frameworks, part, part, part, self.complete)

    def refresh(self) -> None:
        self.complete()
        library = self.workspace.ask(LinesAndScales())
        if library == self._library:
            return
        self._library = library
        frameworks, scales = counted(len(library.frameworks), "framework"), counted(len(library.scales), "scale")
        self.head.show_words("Lines and scales", f"{frameworks}, {scales}. What an audit uses is frozen.")
        lacks = not self.workspace.read_only and self.dialogs.something_lacks(library)
        self.shipped.setHidden(not lacks)
        self.empty.button.setHidden(not lacks)
        self.hand.show_library(library)

    def choose(self, key: str, version: int) -> None:
        """The framework just taken in."""
        self.refresh()
        for id, each in self.workspace.ask(LinesAndScales()).frameworks:
            if (each.key, each.version) == (key, version):
                self._on_chosen(framework_key(id))
                self._on_shown()

    def focus_first(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def hints(self) -> Sequence[Hint]:
        return (
            (["↑", "↓"], "move"),
            ("F6", "lines, then wording"),
            ("Enter", "edit"),
            (["Alt", "↑", "↓"], "reorder"),
            ("Ins", "add"),
            ("Del", "take out"),
            ("F1", "all keys"),
        )

    def keys(self) -> Sequence[tuple[str, str]]:
        return (
            ("↑ ↓", "next, previous in a list"),
            ("F6", "from the list to its lines, to the line’s words, to the buttons"),
            ("Enter", "in the lines: edit the line"),
            ("Alt+↑ Alt+↓", "in the lines: move the line up, down"),
            ("Ins", "in the lines: add a line behind this one"),
            ("Del", "in the lines: take the line out; Ctrl+Z brings it back"),
            ("Ctrl+Shift+V", "paste lines from any document"),
        )

    def panes(self) -> Sequence[QWidget]:
        pane = self.framework
        return (self.list, pane.lines, pane.editor, pane.version, self.scale.area, self.scale.copy, self.paste)

    def _on_chosen(self, key: str) -> None:
        self.hand.choose(key)

    def _on_shown(self) -> None:
        """What is at hand has changed: the list follows."""
        assert self._library is not None
        self.list.show_rows(library_rows(self._library), self.hand.key)
        here = self.framework if self.hand.framework_id else self.empty
        self.panes_shown.setCurrentWidget(self.scale if self.hand.scale_id else here)

    # What Qt asks

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._whole:
            self._fit()
