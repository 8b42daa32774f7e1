"""Robots at the backups of an open workspace, and at the restore dialog of a closed one."""

from pathlib import Path

from tests.arrange import panel, whole_of
from tests.ui.robots.window import WindowRobot
from ui.backups.look import LookDialog
from ui.backups.restore_dialog import RestoreDialog
from ui.backups.table import BackupTable
from ui.backups.view import BackupsDialog
from ui.lock import show_backups
from ui.workspace import OpenWorkspace
from workbench.domain import grading
from workbench.domain.questions import JudgementAt


class _TableRobot:
    def __init__(self, keys: WindowRobot) -> None:
        self.keys = keys

    @property
    def table(self) -> BackupTable:
        raise NotImplementedError

    @property
    def rows(self) -> list[list[str]]:
        """Each backup as it is shown, newest first."""
        model = self.table.backups
        return [
            [str(model.index(row, column).data()) for column in range(model.columnCount())]
            for row in range(model.rowCount())
        ]

    def choose(self, row: int) -> None:
        self.keys.tab_to("Backups, newest first").press("Home", *["Down"] * row)

    def press(self, button: str) -> None:
        self.keys.tab_to(button).press("Space")

    def hear(self, words: str) -> None:
        self.keys.hear(words)


class BackupsRobot(_TableRobot):
    def open(self) -> "BackupsRobot":
        show_backups(self.keys.shell)
        return self.wait_read()

    def wait_read(self) -> "BackupsRobot":
        self.keys.wait(lambda: self.dialog._job is None)
        return self

    @property
    def dialog(self) -> BackupsDialog:
        (dialog,) = [each for each in self.keys.shell.findChildren(BackupsDialog) if each.isVisible()]
        return dialog

    @property
    def table(self) -> BackupTable:
        return self.dialog.table

    @property
    def counted(self) -> str:
        return self.dialog.count.text()

    def look(self) -> list[str]:
        """What is seen inside: the sentence, then each audit."""
        self.press("Look inside")
        dialog = self.keys.dialog
        assert isinstance(dialog, LookDialog)
        self.keys.wait(lambda: dialog.audits.count() > 0)
        seen = [dialog.about.text(), *(dialog.audits.item(row).text() for row in range(dialog.audits.count()))]
        self.keys.press("Esc")
        return seen


class RestoreRobot(_TableRobot):
    @property
    def dialog(self) -> RestoreDialog:
        (dialog,) = [each for each in self.keys.shell.findChildren(RestoreDialog) if each.isVisible()]
        return dialog

    @property
    def table(self) -> BackupTable:
        return self.dialog.table

    def choose_place(self, place: Path) -> None:
        self.dialog.choose(place)

    def list_with(self, words: str) -> None:
        self.keys.tab_to("Passphrase").fill(words).press("Enter")
        self.keys.wait(lambda: self.dialog._job is None)

    def put_back(self) -> None:
        """Both presses, and the wait until it is done."""
        self.press("Restore…")
        self.press("Put it back")
        self.keys.wait(lambda: self.dialog._job is None)


def grade(workspace: OpenWorkspace, answer: str) -> None:
    """Give the first line of the first case this grade, as the panel does."""
    whole = whole_of(workspace.store)
    place = panel(whole, 0, 0)
    line = next(each for each in whole.lines if each.id == place.line_id)
    assert workspace.edit(lambda: grading.give(workspace.ask(JudgementAt(place)), answer, line, workspace.new_id))
