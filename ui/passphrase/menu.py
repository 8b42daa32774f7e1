"""What the plate of the workspace offers beside locking: its passphrase, its code, and for the example a fresh one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from ui.shell import Shell


def pop_up(shell: Shell) -> None:
    """The menu, at the plate in the side bar."""
    from ui.lock import workspace_menu

    assert shell.workspace is not None
    assert shell.desk is not None
    plate = shell.desk.nav.plate
    menu = workspace_menu(shell, shell.workspace.store.folder, shell.lock, lambda: shell.leave_for(None))
    add_key_actions(menu, shell)
    menu.popup(plate.mapToGlobal(plate.rect().bottomLeft()))


def add_key_actions(menu: QMenu, shell: Shell) -> None:
    """Nothing for a workspace that is read only; the example has no passphrase of its own to change."""
    assert shell.workspace is not None
    assert shell.desk is not None
    menu.addSeparator()
    if shell.desk.is_example:
        menu.addAction("Start the example afresh…", lambda: ask_afresh(shell))
    elif not shell.workspace.read_only:
        menu.addAction("Change the passphrase…", lambda: change_passphrase(shell))
        menu.addAction("Make a new recovery code…", lambda: replace_code(shell))


def change_passphrase(shell: Shell) -> None:
    from ui.passphrase.dialogs import ChangePassphrase

    assert shell.workspace is not None
    dialog = ChangePassphrase(shell.workspace, shell)
    dialog.changed.connect(shell.workspace.told)
    dialog.open()


def replace_code(shell: Shell) -> None:
    from ui.passphrase.dialogs import ReplaceCode

    assert shell.workspace is not None
    dialog = ReplaceCode(shell.workspace, shell)
    dialog.changed.connect(shell.workspace.told)
    dialog.open()


def ask_afresh(shell: Shell) -> None:
    from ui.form.question import QuestionDialog

    about = "What was tried out in it goes. Your own workspaces are not touched."
    dialog = QuestionDialog("Start the example afresh?", about, "Start afresh", "Keep it", shell)
    dialog.agreed.connect(lambda: start_afresh(shell))
    dialog.open()


def start_afresh(shell: Shell) -> None:
    """Leave the example; the next process finds its mark, and makes it as it was at first."""
    from ui.recent import example_folder, wish_afresh

    assert shell.desk is not None
    if shell.desk.is_example:
        wish_afresh(shell.data)
        shell.leave_for(example_folder(shell.data))
