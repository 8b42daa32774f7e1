"""Starting the window. Only Qt is imported before the first paint; the rest comes in a thread while a person reads."""

import gc
import importlib
import sys
import threading
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from ui.shell import Shell

_NEEDED_LATER = (
    "workbench.tasks",
    "workbench.storage.workspaces",
    "workbench.imports.shipped",
    "cryptography.hazmat.primitives.kdf.argon2",
    "ui.places",
    "ui.away",
    "ui.programme.view",
    "ui.panel.view",
    "ui.audit.cases",
    "ui.audit.scope",
    "ui.library.view",
    "ui.new_audit.view",
    "ui.briefing.view",
    "ui.settings.view",
    "ui.finding.palette",
    "ui.exporting.view",
    "ui.library.compare",
    "ui.library.paste",
    "ui.history.pane",
)
_AFTER_MS = 100
"""The thread waits this long after the welcome screen is there, so as not to compete with its first painting."""


def open_window(arguments: list[str]) -> int:
    """Open the window, with the workspace named in `arguments` if there is one; gives the exit code."""
    app = QApplication([sys.argv[0]])
    app.setApplicationName("Plumbline")
    app.setApplicationDisplayName("Plumbline")
    sys.excepthook = _tell_of_a_bug
    shell = Shell(Path(arguments[0]) if arguments else None, at_once=False)
    shell.fit(shell.screen().availableGeometry())
    shell.painted.connect(lambda: dress(app, shell))
    shell.show()
    return app.exec()


def dress(app: QApplication, shell: Shell) -> None:
    """What the bare window becomes once it has been seen; then the imports of later, while a person reads."""
    from ui.theme import theme

    theme.install(app, shell.settings.kept.look)
    shell.settings.apply()
    shell.dress()
    QTimer.singleShot(_AFTER_MS, import_the_rest)


def import_the_rest() -> threading.Thread:
    """Import what opening a workspace will need, while the passphrase is being typed."""

    def load() -> None:
        for name in _NEEDED_LATER:
            importlib.import_module(name)
        from ui.audit import lists

        lists.read_all()
        gc.freeze()  # what was just imported stays: a full collection need not look through it in the middle of a press

    thread = threading.Thread(target=load, name="imports", daemon=True)
    thread.start()
    return thread


def _tell_of_a_bug(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A bug says so, names the place in the program, and shows no case text, path or key."""
    where = trace
    while where and where.tb_next:
        where = where.tb_next
    place = f"{Path(where.tb_frame.f_code.co_filename).stem}, line {where.tb_lineno}" if where else "unknown"
    from PySide6.QtWidgets import QMessageBox

    from ui.theme import theme

    print(f"Plumbline met a bug: {kind.__name__} in {place}", file=sys.stderr)
    box = QMessageBox(QApplication.activeWindow())
    theme.dress(box)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle("Plumbline")
    box.setText("Something went wrong in Plumbline itself.")
    box.setInformativeText(f"What was saved is safe. Tell us this: {kind.__name__} in {place}.")
    box.open()
