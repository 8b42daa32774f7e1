"""The ways in: the workspace that is ready for its passphrase, the others, and how to start."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.components.labels import Label
from ui.components.message_bar import MessageBar
from ui.computer_settings import Settings
from ui.recent import Recent, recent
from ui.welcome.cards import WayIn, WorkspaceCard
from ui.welcome.foot import WelcomeFoot
from ui.welcome.recent_row import RecentRow, about


class Ways(QWidget):
    """`chosen` and `dropped` carry the folder of one of the others."""

    chosen = Signal(object)
    dropped = Signal(object)

    def __init__(self, data: Path, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data = data
        self._others: list[QWidget] = []
        self.selected: Path | None = None
        """The folder of the workspace in the card."""
        self.title = Label("Welcome", "display")
        self.lead = Label("", "lead", "ink2")
        self.told = MessageBar("alarm", "")
        self.told.setHidden(True)
        self.card = WorkspaceCard()
        self.create_way = WayIn(
            "plus", "Create a workspace", "Name it, choose where it lives, set a passphrase. Three steps.", "Ctrl N"
        )
        self.open_way = WayIn(
            "folder-open", "Open a workspace folder", "From this computer or an encrypted stick", "Ctrl O"
        )
        self.example_way = WayIn(
            "compass", "Explore the example", "Three invented audits, ready to grade. Nothing to set up.", "Ctrl T"
        )
        self.foot = WelcomeFoot(settings)
        self._others_box = QVBoxLayout()
        self._others_box.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(72, 20, 72, 14)
        column.setSpacing(8)
        column.addStretch(1)
        column.addWidget(self.title)
        column.addWidget(self.lead)
        column.addSpacing(6)
        column.addWidget(self.told)
        column.addWidget(self.card)
        column.addLayout(self._others_box)
        column.addSpacing(12)
        for way in (self.create_way, self.open_way, self.example_way):
            column.addWidget(way)
        column.addStretch(1)
        column.addWidget(self.foot)

    def show_recent(self, selected: Path | None = None) -> None:
        """The list of this computer; `selected`, or the latest that is there, has its passphrase box open."""
        found = recent(self._data)
        if selected is None and found:
            selected = next((each for each in found if each.there), found[0]).folder
        now = datetime.now()
        for widget in self._others:
            widget.hide()
            widget.deleteLater()
        self._others = []
        self.selected = selected
        self.title.setText("Welcome back" if found else "Welcome")
        self.lead.setText(
            "Open your workspace, or start somewhere new" if selected else "Create a workspace, or look at the example"
        )
        self.card.setHidden(selected is None)
        if selected is not None:
            chosen = next((each for each in found if each.folder == selected), None)
            self.card.show_workspace(chosen or Recent(selected, now), now)
        for each in found:
            if each.folder != selected:
                self._add_other(each, now)

    def _add_other(self, each: Recent, now: datetime) -> None:
        other = RecentRow(each.name, about(each, now), each.there)
        other.setToolTip(str(each.folder))
        other.clicked.connect(lambda _checked=False, folder=each.folder: self.chosen.emit(folder))
        other.dropped.connect(lambda folder=each.folder: self.dropped.emit(folder))
        self._others.append(other)
        self._others_box.addWidget(other)
