"""How documents are timed, and below which count nothing about children is published."""

from PySide6.QtWidgets import QWidget

from ui.components.card import Card
from ui.settings.numbers import NumberRow
from ui.settings.section import Section
from ui.workspace import OpenWorkspace
from workbench.domain.questions import SettingsNow
from workbench.domain.settings import READING_SPEED, SMALL_NUMBER


class DocumentsSection(Section):
    title = "Documents"
    about = "These hold for every document that is made from now on."

    def __init__(self, workspace: OpenWorkspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.speed = NumberRow(
            workspace,
            "reading_speed",
            "Reading speed, words a minute",
            READING_SPEED,
            "A seven-minute briefing is timed at this speed, read aloud to a team. Most people read at 120 to 150.",
        )
        self.small = NumberRow(
            workspace,
            "small_number",
            "Smallest number published",
            SMALL_NUMBER,
            "No count of children below this goes into anything that is published.",
        )
        card = Card()
        card.body.addWidget(self.speed)
        card.body.addWidget(self.small)
        self.column.addWidget(card)

    def show_now(self) -> None:
        now = self._workspace.ask(SettingsNow())
        self.speed.show_number(now.reading_speed)
        self.small.show_number(now.small_number)

    def set_read_only(self, read_only: bool) -> None:
        for row in (self.speed, self.small):
            row.line.setReadOnly(read_only)
