"""Leaving a workspace: a fresh process begins, so that nothing of this one stays in memory."""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QProcess, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMenu, QWidget

_MAIN = Path(__file__).resolve().parents[1] / "main.py"


def start_again(folder: Path | None) -> None:
    """Plumbline at its welcome screen, with this workspace ready for its passphrase; and an end to this process."""
    program = [] if getattr(sys, "frozen", False) else [str(_MAIN)]
    QProcess.startDetached(sys.executable, [*program, *([str(folder)] if folder else [])])
    QCoreApplication.quit()


def workspace_menu(parent: QWidget, folder: Path, lock: Callable[[], None], other: Callable[[], None]) -> QMenu:
    """What can be done with the workspace that is open."""
    menu = QMenu(parent)
    menu.setAccessibleName("Workspace")
    menu.addAction("Lock", lock)
    menu.addAction("Open another workspace…", other)
    menu.addSeparator()
    menu.addAction("Show its folder", lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder.parent))))
    return menu
