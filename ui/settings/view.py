"""Settings: sections at the left, the one in view at the right. Everything is written when it is left."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, QSize, QStringListModel, Qt
from PySide6.QtWidgets import QHBoxLayout, QListView, QStackedWidget, QVBoxLayout, QWidget

from ui.components.foot_bar import Hint
from ui.computer_settings import Settings as ThisComputer
from ui.form.scrolled import scrolled
from ui.page import Page, PageHead
from ui.routes import Screen
from ui.settings.agencies import AgenciesSection
from ui.settings.backups import BackupsSection
from ui.settings.computer import ComputerSection
from ui.settings.documents import DocumentsSection
from ui.settings.keys import KeysSection
from ui.settings.partnership import PartnershipSection
from ui.settings.section import Section
from ui.settings.word_lists import NamesSection, WordListsSection
from ui.workspace import OpenWorkspace


class SettingsPage(Page):
    """Sections are made when they are first looked at."""

    where = Screen.SETTINGS

    def __init__(self, workspace: OpenWorkspace, computer: ThisComputer, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.head = PageHead("Settings")
        self._makers: dict[str, Callable[[], Section]] = {
            PartnershipSection.title: partial(PartnershipSection, workspace),
            WordListsSection.title: partial(WordListsSection, workspace),
            NamesSection.title: partial(NamesSection, workspace),
            AgenciesSection.title: partial(AgenciesSection, workspace),
            DocumentsSection.title: partial(DocumentsSection, workspace),
            BackupsSection.title: partial(BackupsSection, workspace),
            KeysSection.title: KeysSection,
            ComputerSection.title: partial(ComputerSection, computer),
        }
        self._made: dict[str, tuple[Section, QWidget]] = {}
        self.titles = list(self._makers)
        self.list = QListView()
        self.list.setModel(QStringListModel(self.titles, self))
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setAccessibleName("Sections of settings")
        self.list.setFixedWidth(240)
        self.list.setGridSize(QSize(0, 40))
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self._stack = QStackedWidget()
        beside = QHBoxLayout()
        beside.setContentsMargins(28, 4, 0, 20)
        beside.setSpacing(20)
        beside.addWidget(self.list)
        beside.addWidget(self._stack, 1)
        self.head.setContentsMargins(28, 20, 28, 12)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addLayout(beside, 1)
        self.list.setCurrentIndex(self.list.model().index(0, 0))

    @property
    def sections(self) -> tuple[Section, ...]:
        """All of them, whether they were looked at or not."""
        return tuple(self._at_hand(title)[0] for title in self.titles)

    @property
    def section(self) -> Section:
        """The one in view."""
        return self._at_hand(self.titles[self.list.currentIndex().row()])[0]

    def ahead(self) -> Sequence[Callable[[], object]]:
        return [partial(self._at_hand, title) for title in self.titles]

    def _at_hand(self, title: str) -> tuple[Section, QWidget]:
        """The section with this title, and where it scrolls."""
        if title not in self._made:
            section = self._makers[title]()
            section.set_read_only(self.workspace.read_only)
            area = scrolled(_page(section), title)
            self._made[title] = section, area
            self._stack.addWidget(area)
        return self._made[title]

    def refresh(self) -> None:
        self.head.show_words(
            "Settings", "What is changed here holds for every audit of this workspace, from the moment it is left."
        )
        self.section.show_now()

    def choose(self, title: str) -> None:
        """Bring one section into view."""
        self.list.setCurrentIndex(self.list.model().index(self.titles.index(title), 0))

    def focus_first(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def hints(self) -> Sequence[Hint]:
        return ((["↑", "↓"], "section"), ("F6", "into the section"), (["Alt", "←"], "back"), ("F1", "all keys"))

    def keys(self) -> Sequence[tuple[str, str]]:
        return (("↑ ↓", "another section"), ("F6", "into the section and back"), ("Tab", "next field"))

    def panes(self) -> Sequence[QWidget]:
        return (self.list, self.section)

    def _on_current(self, now: QModelIndex) -> None:
        section, area = self._at_hand(self.titles[now.row()])
        self._stack.setCurrentWidget(area)
        section.show_now()


def _page(section: Section) -> QWidget:
    inner = QWidget()
    column = QVBoxLayout(inner)
    column.setContentsMargins(0, 0, 28, 20)
    column.addWidget(section)
    column.addStretch(1)
    return inner
