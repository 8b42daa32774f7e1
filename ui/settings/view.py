"""Settings: sections at the left, the one in view at the right. Everything is written when it is left."""

from collections.abc import Sequence

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
        self.sections: tuple[Section, ...] = (
            PartnershipSection(workspace),
            WordListsSection(workspace),
            NamesSection(workspace),
            AgenciesSection(workspace),
            DocumentsSection(workspace),
            BackupsSection(workspace),
            KeysSection(),
            ComputerSection(computer),
        )
        self.list = QListView()
        self.list.setModel(QStringListModel([section.title for section in self.sections], self))
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setAccessibleName("Sections of settings")
        self.list.setFixedWidth(240)
        self.list.setGridSize(QSize(0, 40))
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self._stack = QStackedWidget()
        for section in self.sections:
            self._stack.addWidget(scrolled(_page(section), section.title))
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
    def section(self) -> Section:
        """The one in view."""
        return self.sections[self._stack.currentIndex()]

    def refresh(self) -> None:
        self.head.show_words(
            "Settings", "What is changed here holds for every audit of this workspace, from the moment it is left."
        )
        self.section.show_now()
        for section in self.sections:
            section.set_read_only(self.workspace.read_only)

    def choose(self, title: str) -> None:
        """Bring one section into view."""
        titles = [section.title for section in self.sections]
        self.list.setCurrentIndex(self.list.model().index(titles.index(title), 0))

    def focus_first(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def hints(self) -> Sequence[Hint]:
        return ((["↑", "↓"], "section"), ("F6", "into the section"), (["Alt", "←"], "back"), ("F1", "all keys"))

    def keys(self) -> Sequence[tuple[str, str]]:
        return (("↑ ↓", "another section"), ("F6", "into the section and back"), ("Tab", "next field"))

    def panes(self) -> Sequence[QWidget]:
        return (self.list, self.section)

    def _on_current(self, now: QModelIndex) -> None:
        self._stack.setCurrentIndex(now.row())
        self.section.show_now()


def _page(section: Section) -> QWidget:
    inner = QWidget()
    column = QVBoxLayout(inner)
    column.setContentsMargins(0, 0, 28, 20)
    column.addWidget(section)
    column.addStretch(1)
    return inner
