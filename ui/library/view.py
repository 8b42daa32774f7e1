"""Lines and scales: every framework and scale of the workspace, to be read; and lines taken from a document."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListView, QVBoxLayout, QWidget

from ui.audit.lists import scale_in_words, scales_offered
from ui.components.button import Button
from ui.components.card import Card
from ui.components.foot_bar import Hint
from ui.components.labels import Label
from ui.components.paragraph import Paragraph
from ui.form.scrolled import scrolled
from ui.library.lines_view import LinesView, ScaleView, lines_of
from ui.page import Page, PageHead
from ui.routes import Screen
from ui.theme import theme
from ui.workspace import OpenWorkspace
from workbench.domain.frameworks import Framework, LineKind
from workbench.domain.questions import Library, LinesAndScales
from workbench.domain.scales import Scale
from workbench.domain.text import counted

Entry = tuple[str, str, Framework | Scale | None]


class LibraryList(QAbstractListModel):
    """Headings (which cannot be chosen), frameworks, scales."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries: tuple[Entry, ...] = ()

    def show_entries(self, entries: Sequence[Entry]) -> None:
        self.beginResetModel()
        self.entries = tuple(entries)
        self.endResetModel()

    # What Qt asks

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if self.entries[index.row()][2] is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        title, about, thing = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{title}\n{about}" if about else title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{title}, {about}" if about else title
        if role == Qt.ItemDataRole.FontRole:
            return theme.font("smallest_strong" if thing is None else "detail")
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(280, 36 if thing is None else 60)
        return None


class LibraryPage(Page):
    """`take_asked` wants lines from a document."""

    take_asked = Signal()
    where = Screen.LIBRARY

    def __init__(self, workspace: OpenWorkspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self._library: Library | None = None
        self._piece: QWidget | None = None
        self.head = PageHead("Lines and scales")
        self.take = Button("Take lines from a document…", "primary", icon_name="upload-simple")
        self.take.clicked.connect(self.take_asked)
        self.take.setEnabled(not workspace.read_only)
        self.head.buttons.addWidget(self.take)
        self.entries = LibraryList(self)
        self.list = QListView()
        self.list.setModel(self.entries)
        self.list.setAccessibleName("Frameworks and scales")
        self.list.setFixedWidth(320)
        self.list.setWordWrap(True)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.title = Label("", "section")
        self.about = Paragraph("", "detail", "ink2")
        self._shown = QVBoxLayout()
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(4, 0, 28, 20)
        column.setSpacing(6)
        column.addWidget(self.title)
        column.addWidget(self.about)
        column.addLayout(self._shown)
        column.addStretch(1)
        beside = QHBoxLayout()
        beside.setContentsMargins(28, 4, 0, 20)
        beside.setSpacing(16)
        beside.addWidget(self.list)
        self._area = scrolled(inner, "Wording")
        beside.addWidget(self._area, 1)
        self.head.setContentsMargins(28, 20, 28, 12)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addLayout(beside, 1)

    def refresh(self) -> None:
        library = self.workspace.ask(LinesAndScales())
        if library == self._library:
            return
        self._library = library
        count = f"{counted(len(library.frameworks), 'framework')}, {counted(len(scales_offered(library)), 'scale')}"
        self.head.show_words("Lines and scales", f"{count}. One in use is frozen: a change makes its next version.")
        frameworks = [
            (each.title, _about(each, library), each)
            for _, each in sorted(library.frameworks, key=lambda item: (item[1].title, -item[1].version))
        ]
        offered = scales_offered(library)
        scales = [(each.title, scale_in_words(each), each) for each in offered]
        self.entries.show_entries([("Lines of enquiry", "", None), *frameworks, ("Scales", "", None), *scales])
        if frameworks:
            self.list.setCurrentIndex(self.entries.index(1))

    def choose(self, key: str, version: int) -> None:
        for row, (_, _, thing) in enumerate(self.entries.entries):
            if isinstance(thing, Framework) and (thing.key, thing.version) == (key, version):
                self.list.setCurrentIndex(self.entries.index(row))

    def focus_first(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def hints(self) -> Sequence[Hint]:
        return ((["↑", "↓"], "move"), (["Alt", "←"], "back"), ("F1", "all keys"))

    def panes(self) -> Sequence[QWidget]:
        return (self.list, self._area, self.take)

    def _on_current(self, now: QModelIndex) -> None:
        thing = self.entries.entries[now.row()][2] if now.isValid() else None
        if thing is None:
            return
        if self._piece is not None:
            self._shown.removeWidget(self._piece)
            self._piece.hide()
            self._piece.deleteLater()
        self.title.setText(thing.title)
        if isinstance(thing, Framework):
            assert self._library is not None
            source = f" Source: {thing.source}." if thing.source else ""
            self.about.set_text(f"{_about(thing, self._library)}. Graded on {thing.scale.title}.{source}")
            lines = LinesView()
            lines.show_lines(lines_of(thing), descriptors=True)
            self._piece = lines
        else:
            self.about.set_text(f"{counted(len(thing.grades), 'grade')}, best first.")
            card = Card()
            card.body.addWidget(ScaleView(thing))
            self._piece = card
        self._shown.addWidget(self._piece)
        self._area.verticalScrollBar().setValue(0)


def _about(framework: Framework, library: Library) -> str:
    lines = sum(line.kind is LineKind.LINE for line in framework.lines)
    used = ", in use: frozen" if (framework.key, framework.version) in library.used else ""
    return f"Version {framework.version}, {counted(lines, 'line')}{used}"
