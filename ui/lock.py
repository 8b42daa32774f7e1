"""Leaving a workspace: a fresh process begins, so that nothing of this one stays in memory."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QProcess, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from ui.shell import Shell

_MAIN = Path(__file__).resolve().parents[1] / "main.py"


def start_again(folder: Path | None) -> None:
    """Plumbline at its welcome screen, with this workspace ready for its passphrase; and an end to this process."""
    program = [] if getattr(sys, "frozen", False) else [str(_MAIN)]
    QProcess.startDetached(sys.executable, [*program, *([str(folder)] if folder else [])])
    QCoreApplication.quit()


def workspace_menu(parent: Shell, folder: Path, lock: Callable[[], None], other: Callable[[], None]) -> QMenu:
    """What can be done with the workspace that is open."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setAccessibleName("Workspace")
    menu.addAction("Lock", lock)
    menu.addAction("Open another workspace…", other)
    menu.addSeparator()
    menu.addAction("Backups…", lambda: show_backups(parent))
    menu.addAction("Show its folder", lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder.parent))))
    return menu


def show_backups(shell: Shell) -> None:
    """The backups of the workspace that is open."""
    from ui.backups.view import BackupsDialog

    if shell.workspace is not None:
        BackupsDialog(shell.workspace, shell).open()
