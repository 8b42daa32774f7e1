"""How much room backups may take, and the way to them."""

from PySide6.QtWidgets import QWidget

from ui.components.button import Button
from ui.components.card import Card
from ui.settings.numbers import NumberRow
from ui.settings.section import Section
from ui.workspace import OpenWorkspace
from workbench.domain.questions import SettingsNow
from workbench.domain.settings import BACKUP_GB


class BackupsSection(Section):
    title = "Backups"
    about = (
        "A backup is made at opening, every half hour while something changes, and at closing. Each is opened and "
        "checked before it counts."
    )

    def __init__(self, workspace: OpenWorkspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.budget = NumberRow(
            workspace,
            "backup_gb",
            "Space for backups, in gigabytes",
            BACKUP_GB,
            "The oldest go first. The last two checked backups stay, whatever room they take.",
        )
        self.open = Button("See, copy or restore backups…", icon_name="clock-counter-clockwise")
        self.open.clicked.connect(self._on_open)
        card = Card()
        card.body.addWidget(self.budget)
        card.body.addWidget(self.open)
        self.column.addWidget(card)

    def show_now(self) -> None:
        self.budget.show_number(self._workspace.ask(SettingsNow()).backup_gb)

    def set_read_only(self, read_only: bool) -> None:
        self.budget.line.setReadOnly(read_only)

    def _on_open(self) -> None:
        from ui.backups.view import BackupsDialog

        BackupsDialog(self._workspace, self.window()).open()
